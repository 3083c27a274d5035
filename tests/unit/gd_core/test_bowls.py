"""Two parameters: the gradient, where it points, and what limits the learning rate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_core import SINGLE_WELL, Bowl, descend, gradient_descent, shrink_factor

CONDITION_NUMBERS = [1, 2, 5, 10, 25, 50]
START = np.array([4.0, 2.0])

every_bowl = pytest.mark.parametrize(
    "bowl", [Bowl(k, r) for k in CONDITION_NUMBERS for r in (0, 45, 30)], ids=str
)


def steps_to_stay_near(bowl, start, learning_rate, n_steps=600):
    """First step from which both parameters are within 0.01 of 0 to the end of the run."""
    offsets = np.abs(descend(bowl.gradient, start, learning_rate, n_steps).iterates).max(axis=-1)
    return np.flatnonzero(offsets >= 0.01)[-1] + 1


def turned(point, degrees):
    """(x + iy)·e^(iθ)."""
    z = complex(*point) * np.exp(1j * np.deg2rad(degrees))
    return np.array([z.real, z.imag])


def test_an_unturned_bowl_is_its_formula():
    """L = w₁² + κ·w₂² has the gradient (2w₁, 2κw₂): at (4, 2) with κ = 10, L = 56 and (8, 40)."""
    bowl = Bowl(10)
    assert bowl.loss(START) == 56
    assert bowl.gradient(START).tolist() == [8, 40]
    assert bowl.hessian.tolist() == [[2, 0], [0, 20]]


@every_bowl
def test_the_gradient_is_the_slope_of_the_loss_in_each_direction(bowl):
    """Central differences are exact on a quadratic but for rounding."""
    points = np.random.default_rng(1).uniform(-5, 5, (20, 2))
    for axis in (0, 1):
        h = 1e-3 * np.eye(2)[axis]
        slope = (bowl.loss(points + h) - bowl.loss(points - h)) / 2e-3
        np.testing.assert_allclose(bowl.gradient(points)[:, axis], slope, atol=1e-7)
        bend = (bowl.gradient(points + h) - bowl.gradient(points - h)) / 2e-3
        np.testing.assert_allclose(bend, np.tile(bowl.hessian[axis], (20, 1)), atol=1e-7)


@every_bowl
def test_turning_the_bowl_turns_everything_with_it(bowl):
    """L(R·w) on the turned bowl is L(w) on the unturned one, and its gradient R·∇L(w)."""
    unturned = Bowl(bowl.condition_number)
    w = turned(START, bowl.rotation)
    assert bowl.loss(w) == pytest.approx(unturned.loss(START))
    np.testing.assert_allclose(bowl.gradient(w), turned(unturned.gradient(START), bowl.rotation), atol=1e-12)
    assert bowl.angle_to_minimum(w) == pytest.approx(unturned.angle_to_minimum(START), abs=1e-6)


def test_the_hessian_of_the_bowl_turned_by_45_degrees():
    """[[κ + 1, 1 - κ], [1 - κ, κ + 1]]."""
    np.testing.assert_allclose(Bowl(10, 45).hessian, [[11, -9], [-9, 11]], atol=1e-14)
    np.testing.assert_allclose(Bowl(10, -45).hessian, [[11, 9], [9, 11]], atol=1e-14)


@every_bowl
def test_the_curvatures_are_the_eigenvalues_of_the_hessian(bowl):
    """Their ratio is the condition number; 2/λmax is 1/κ and 2/(λmin + λmax) is 1/(1 + κ)."""
    smallest, largest = np.linalg.eigvalsh(bowl.hessian)
    assert bowl.curvatures == (pytest.approx(smallest), pytest.approx(largest))
    assert bowl.condition_number == pytest.approx(largest / smallest)
    assert bowl.largest_stable_learning_rate == pytest.approx(2 / largest)
    assert bowl.best_learning_rate == pytest.approx(2 / (smallest + largest))


@pytest.mark.parametrize(
    ("condition_number", "degrees"), [(1, 0), (2, 18.4), (5, 41.6), (10, 52.1), (25, 58.9), (50, 61.1)]
)
def test_downhill_is_well_off_the_way_to_the_minimum(condition_number, degrees):
    """At (4, 2): the angle between (8, 4κ) and (4, 2), that is atan(κ/2) - atan(1/2)."""
    angle = Bowl(condition_number).angle_to_minimum(START)
    assert angle == pytest.approx(np.rad2deg(np.arctan(condition_number / 2) - np.arctan(0.5)))
    assert angle == pytest.approx(degrees, abs=0.05)


def test_along_an_axis_downhill_does_point_at_the_minimum():
    points = np.array([[4.0, 0.0], [0.0, -3.0]])
    assert Bowl(50).angle_to_minimum(points).tolist() == [0, 0]
    assert Bowl(1).angle_to_minimum(START) == 0


def test_at_the_minimum_there_is_no_way_downhill():
    assert np.isnan(Bowl(10).angle_to_minimum(np.zeros(2)))


@settings(deadline=None, max_examples=60)
@given(
    condition_number=st.floats(1, 1000),
    rotation=st.floats(-360, 360),
    w=st.tuples(*[st.floats(0.01, 100)] * 2),
)
def test_downhill_never_points_away_from_the_minimum(condition_number, rotation, w):
    """wᵀHw > 0: the angle stays below 90 degrees."""
    assert 0 <= Bowl(condition_number, rotation).angle_to_minimum(np.array(w)) < 90


def test_at_a_tenth_one_parameter_is_the_worked_example_and_the_other_hops():
    """κ = 10, α = 0.1: factors 0.8 and -1, so w₂² stays 4 and the loss sticks at 40."""
    bowl = Bowl(10)
    assert shrink_factor(0.1, np.array(bowl.curvatures)).tolist() == [0.8, -1.0]
    iterates = descend(bowl.gradient, START, 0.1, 60).iterates
    np.testing.assert_allclose(iterates[:4, 0], [4, 3.2, 2.56, 2.048], rtol=1e-15)
    assert iterates[:4, 1].tolist() == [2, -2, 2, -2]
    assert bowl.loss(iterates[-1]) == pytest.approx(40)


def test_the_first_step_at_the_best_rate():
    """(4, 2) times 9/11 and -9/11."""
    first = gradient_descent(Bowl(10).gradient, START, Bowl(10).best_learning_rate, 1)
    np.testing.assert_allclose(first, [36 / 11, -18 / 11], rtol=1e-14)
    np.testing.assert_allclose(first, [3.2727, -1.6364], atol=5e-5)


@pytest.mark.parametrize(("condition_number", "steps"), [(1, 1), (10, 30), (25, 75), (50, 150)])
def test_the_steps_to_the_bottom_grow_with_the_condition_number(condition_number, steps):
    """Smallest k with 4 · ((κ - 1)/(κ + 1))^k < 0.01; on the bowl turned by 45° the two swap every step."""
    for rotation in (0, 45):
        bowl = Bowl(condition_number, rotation)
        assert steps_to_stay_near(bowl, START, bowl.best_learning_rate) == steps


@pytest.mark.parametrize("condition_number", CONDITION_NUMBERS)
def test_the_steepest_direction_sets_the_limit(condition_number):
    bowl = Bowl(condition_number)
    limit = bowl.largest_stable_learning_rate
    assert steps_to_stay_near(bowl, START, 0.95 * limit, 3000) < 3000
    assert np.abs(gradient_descent(bowl.gradient, START, 1.05 * limit, 200)).max() > 100


@every_bowl
def test_no_constant_rate_is_better_than_the_best(bowl):
    """The slower of |1 - 2α| and |1 - 2κα| decides."""

    def slowest(rate):
        return np.abs(shrink_factor(rate, np.array(bowl.curvatures))).max()

    best = slowest(bowl.best_learning_rate)
    assert best == pytest.approx((bowl.condition_number - 1) / (bowl.condition_number + 1), abs=1e-12)
    assert all(slowest(rate) >= best for rate in np.linspace(0.001, 1.05, 500))


@pytest.mark.parametrize("condition_number", CONDITION_NUMBERS)
def test_gradient_descent_does_not_care_how_the_bowl_is_turned(condition_number):
    """The run from R·w₀ on the turned bowl is R times the run from w₀ on the unturned one."""
    rate = 0.7 / condition_number
    plain = descend(Bowl(condition_number).gradient, START, rate, 40).iterates
    turned_run = descend(Bowl(condition_number, 45).gradient, turned(START, 45), rate, 40).iterates
    np.testing.assert_allclose(turned_run, [turned(w, 45) for w in plain], atol=1e-13)


def test_points_may_fill_a_grid_of_any_shape():
    w = np.linspace(-4, 4, 24).reshape(3, 4, 2)
    bowl = Bowl(5, 30)
    assert bowl.loss(w).shape == bowl.angle_to_minimum(w).shape == (3, 4)
    assert bowl.gradient(w).shape == (3, 4, 2)
    assert bowl.loss(w)[1, 2] == pytest.approx(bowl.loss(w[1, 2]))


def test_both_slopes_are_taken_at_the_old_point():
    """L = u² + uv + v² at (2, 1), α = 0.1: slopes (5, 4), new point (1.5, 0.6)."""

    def gradient(w):
        u, v = w
        return np.array([2 * u + v, u + 2 * v])

    np.testing.assert_allclose(gradient_descent(gradient, [2, 1], 0.1, 1), [1.5, 0.6])


@pytest.mark.parametrize("n", [2, 1_000])
def test_with_more_parameters_the_function_is_the_same(n):
    """On the sum of w² every parameter shrinks by 0.8 per step, whatever the others do."""
    start = np.linspace(-4, 4, n)
    np.testing.assert_allclose(gradient_descent(SINGLE_WELL.gradient, start), start * 0.8**50, rtol=1e-12)


@pytest.mark.parametrize("condition_number", [0.5, 0, -1, np.nan, np.inf])
def test_a_condition_number_below_one_is_refused(condition_number):
    with pytest.raises(ValueError, match="condition_number must be"):
        Bowl(condition_number)


def test_a_rotation_that_is_not_finite_is_refused():
    with pytest.raises(ValueError, match="rotation must be finite, got inf"):
        Bowl(10, np.inf)
