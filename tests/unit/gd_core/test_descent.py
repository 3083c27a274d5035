"""The loop: exact against closed forms and hand arithmetic, for one number or millions, and careful."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_core import (
    DOUBLE_WELL,
    SINGLE_WELL,
    GradientDescent,
    descend,
    gradient_descent,
)
from tests.unit.momentum import Momentum
from tests.unit.reading import every_landscape


def double(w):
    return 2 * w


# --- what it computes --------------------------------------------------------------------------------


def test_the_worked_example_step_by_step():
    """From 4 with α = 0.1: 4 - 0.1·8 = 3.2, 3.2 - 0.1·6.4 = 2.56, 2.048, 1.6384."""
    iterates = descend(double, 4.0, learning_rate=0.1, n_steps=4).iterates
    np.testing.assert_allclose(iterates, [4, 3.2, 2.56, 2.048, 1.6384], rtol=1e-15)
    np.testing.assert_allclose(
        SINGLE_WELL.loss(iterates)[1:], [10.24, 6.5536, 4.194304, 2.68435456], rtol=1e-14
    )


@pytest.mark.parametrize(("n_steps", "w", "places"), [(10, 0.4295, 4), (20, 0.0461, 4), (50, 5.709e-5, 8)])
def test_the_worked_example_further_on(n_steps, w, places):
    """4 · 0.8^k."""
    assert gradient_descent(double, 4.0, 0.1, n_steps) == pytest.approx(w, abs=0.5 * 10**-places)
    assert gradient_descent(double, 4.0, 0.1, n_steps) == pytest.approx(4 * 0.8**n_steps, rel=1e-13)


def test_fifty_steps_at_a_tenth_are_the_default():
    assert gradient_descent(double, 4.0) == pytest.approx(4 * 0.8**50, rel=1e-13)
    assert descend(double, 4.0).final == gradient_descent(double, 4.0)
    assert descend(double, 4.0).n_steps == 50


def test_every_component_of_a_vector_goes_to_nearly_zero():
    """(3, -2, 1.5) · 0.8^50, with 0.8^50 = 1.43e-5."""
    final = gradient_descent(double, np.array([3.0, -2.0, 1.5]))
    np.testing.assert_allclose(final, np.array([3.0, -2.0, 1.5]) * 0.8**50, rtol=1e-13)
    assert np.abs(final).max() < 5e-5


def test_on_the_single_well_every_iterate_is_the_closed_form():
    """On L = w², wₖ = (1 - 2α)^k · w₀, for every learning rate on the slider."""
    rates = np.arange(1, 111) / 100
    k = np.arange(51)[:, np.newaxis]
    trajectory = descend(SINGLE_WELL.gradient, 4.0, rates, n_steps=50)
    np.testing.assert_allclose(trajectory.iterates, 4.0 * (1 - 2 * rates) ** k, rtol=1e-11, atol=1e-300)


@pytest.mark.parametrize(
    ("start", "learning_rate", "expected"),
    [
        (0.5, 0.1, [0.5625, 0.6303, 0.7024]),
        (2.0, 0.1, [1.53, 1.422, 1.366]),  # 2 - 0.1·(8 - 3.4 + 0.1) = 2 - 0.47
        (2.0, 0.45, [-0.115]),  # 2 - 0.45·4.7: past the hilltop in one step
        (-2.0, 0.5, [0.25]),  # -2 + 0.5·4.5
    ],
)
def test_the_first_steps_on_the_double_well_by_hand(start, learning_rate, expected):
    """w - α(w³ - 1.7w + 0.1)."""
    iterates = descend(DOUBLE_WELL.gradient, start, learning_rate, n_steps=len(expected)).iterates
    np.testing.assert_allclose(iterates[1:], expected, atol=5e-4)


def test_the_path_ends_where_the_plain_loop_ends():
    start = np.array([[-2.0, -0.5, 0.06], [0.5, 1.0, 2.0]])
    final = gradient_descent(DOUBLE_WELL.gradient, start, 0.1, 30)
    np.testing.assert_array_equal(descend(DOUBLE_WELL.gradient, start, 0.1, 30).final, final)


@settings(deadline=None, max_examples=60)
@given(
    start=st.floats(-2.2, 2.2), rate=st.floats(0.01, 1.2), first=st.integers(0, 30), then=st.integers(0, 30)
)
def test_a_run_stopped_and_taken_up_again_is_the_same_run(start, rate, first, then):
    """There is no memory: m steps and then n more are m + n steps, to the last bit."""
    halfway = gradient_descent(DOUBLE_WELL.gradient, start, rate, first)
    whole = gradient_descent(DOUBLE_WELL.gradient, start, rate, first + then)
    if np.isfinite(halfway):
        resumed = gradient_descent(DOUBLE_WELL.gradient, halfway, rate, then)
        np.testing.assert_array_equal(resumed, whole)


# --- shapes ------------------------------------------------------------------------------------------


def test_starts_and_learning_rates_broadcast_to_a_grid_of_runs():
    """A grid of 3 rates and 4 starts is the same 12 runs as one by one."""
    starts, rates = np.array([-2.0, -0.5, 0.5, 2.0]), np.array([[0.1], [0.45], [0.6]])
    grid = descend(DOUBLE_WELL.gradient, starts, rates, n_steps=25)
    assert grid.iterates.shape == (26, 3, 4)
    assert grid.final.shape == (3, 4)
    for i, j in np.ndindex(3, 4):
        alone = descend(DOUBLE_WELL.gradient, starts[j], rates[i, 0], n_steps=25)
        np.testing.assert_array_equal(grid.iterates[:, i, j], alone.iterates)


def test_the_last_axis_may_be_the_coordinates():
    """On L = w₁² + 10w₂² a step multiplies w₁ by 1 - 2α and w₂ by 1 - 20α."""
    points = np.array([[4.0, 2.0], [1.0, -1.0], [0.0, 3.0]])
    final = gradient_descent(lambda w: w * np.array([2.0, 20.0]), points, 0.02, 10)
    np.testing.assert_allclose(final, points * np.array([0.96, 0.6]) ** 10, rtol=1e-12)


@pytest.mark.parametrize("start", [4, 4.0, np.float32(4), np.int64(4), np.array(4)])
def test_a_number_gives_a_numpy_float(start):
    assert type(gradient_descent(double, start, n_steps=3)) is np.float64
    assert type(gradient_descent(double, start, n_steps=0)) is np.float64
    assert descend(double, start, n_steps=3).iterates.shape == (4,)


def test_lists_and_whole_numbers_are_taken_as_floats():
    np.testing.assert_allclose(gradient_descent(double, [4, -2], 0.1, 1), [3.2, -1.6])
    assert descend(double, [4, -2], 0.1, 1).iterates.dtype == np.float64


def test_no_step_at_all_returns_the_start():
    assert gradient_descent(double, 4.0, n_steps=0) == 4.0
    assert descend(double, 4.0, n_steps=0).iterates.tolist() == [4.0]
    assert descend(double, 4.0, n_steps=0).n_steps == 0


def test_a_whole_float_counts_as_a_number_of_steps():
    assert descend(double, 4.0, n_steps=5.0).n_steps == descend(double, 4.0, n_steps=np.int64(5)).n_steps == 5


# --- a run that leaves -------------------------------------------------------------------------------


def test_nothing_is_clipped():
    """At α = 1.1 the factor is -1.2: w₁₀ = 4 · 1.2¹⁰ = 24.77, w₅₀ = 36 402."""
    iterates = descend(double, 4.0, 1.1, 50).iterates
    np.testing.assert_allclose(iterates[[1, 2, 3, 10]], [-4.8, 5.76, -6.912, 24.77], rtol=2e-4)
    assert iterates[50] == pytest.approx(36402, abs=0.5)


def test_the_iterate_that_left_is_kept_and_the_later_ones_are_nan():
    """4 · 1.2^k passes 10 at k = 6: -4.8, 5.76, -6.912, 8.294, -9.953, 11.944."""
    iterates = descend(double, 4.0, 1.1, 10, leaves_beyond=10).iterates
    assert iterates[6] == pytest.approx(11.943936)
    assert np.isfinite(iterates[:7]).all()
    assert np.isnan(iterates[7:]).all()


def test_an_iterate_on_the_bound_has_not_left():
    """At α = 1 on L = w² the run hops 4, -4, 4 for ever: never beyond 4."""
    assert np.isfinite(descend(double, 4.0, 1.0, 30, leaves_beyond=4).iterates).all()


@pytest.mark.parametrize("side", [1, -1])
def test_a_run_leaves_on_either_side(side):
    """α = 1 and the slope -w: each step doubles w."""
    iterates = descend(lambda w: -w, side, 1.0, 5, leaves_beyond=5).iterates
    np.testing.assert_array_equal(iterates, side * np.array([1, 2, 4, 8, np.nan, np.nan]))


def test_a_run_that_left_does_not_come_back():
    """α = 1 and the slope 2w - 6: each step turns w into 6 - w, so from 1 to 5 and back to 1."""
    iterates = descend(lambda w: 2 * w - 6, [1.0, 3.0], 1.0, 4, leaves_beyond=4).iterates
    np.testing.assert_array_equal(iterates[:, 0], [1, 5, np.nan, np.nan, np.nan])
    np.testing.assert_array_equal(iterates[:, 1], 3)


def test_in_a_grid_each_run_leaves_by_itself():
    rates = np.array([0.1, 1.1])
    iterates = descend(double, 4.0, rates, 10, leaves_beyond=10).iterates
    np.testing.assert_allclose(iterates[:, 0], 4 * 0.8 ** np.arange(11.0))
    assert np.isnan(iterates[:, 1]).tolist() == [False] * 7 + [True] * 4


@every_landscape
def test_a_blow_up_runs_on_to_infinity_without_a_warning(landscape):
    with np.errstate(all="raise"):
        assert not np.isfinite(gradient_descent(landscape.gradient, 5.0, 3.0, 2000))
        assert not np.isfinite(descend(landscape.gradient, np.array([5.0]), 3.0, 2000).final).any()


# --- what it leaves alone ----------------------------------------------------------------------------


@pytest.mark.parametrize("run", [gradient_descent, descend])
@pytest.mark.parametrize("n_steps", [0, 3])
def test_the_callers_start_is_never_changed(run, n_steps):
    def double_in_place(w):
        w *= 2
        return w

    start = np.array([4.0, -2.0])
    result = run(double_in_place, start, 0.1, n_steps)
    assert start.tolist() == [4.0, -2.0]
    assert result is not start


@pytest.mark.parametrize("run", [gradient_descent, descend])
def test_a_gradient_function_may_keep_what_it_is_given(run):
    """No iterate is written over by the next one."""
    kept = []

    def double_and_keep(w):
        kept.append(w)
        return 2 * w

    run(double_and_keep, np.array([4.0]), 0.1, 3)
    at_the_last = [2.048] if run is descend else []  # where it measures the step that would come next
    np.testing.assert_allclose(np.ravel(kept), [4, 3.2, 2.56, *at_the_last])


def test_a_trajectory_cannot_be_changed():
    trajectory = descend(double, 4.0, [0.1, 0.2])
    for array in (trajectory.iterates, trajectory.moves, trajectory.learning_rate):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0
    with pytest.raises(AttributeError):
        trajectory.iterates = np.zeros(3)


def test_three_million_parameters_need_three_arrays_at_a_time():
    """The iterate and two of: its gradient, the gradient's multiple, the next iterate. Never fifty."""
    start = np.ones(3_000_000)
    tracemalloc.start()
    try:
        final = gradient_descent(double, start, 0.1, 50)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    np.testing.assert_allclose(final[::999_999], 0.8**50, rtol=1e-13)
    assert peak < 3.1 * start.nbytes


def test_the_callers_learning_rates_are_never_changed_and_stay_writable():
    rates = np.array([0.1, 0.2])
    trajectory = descend(double, 4.0, rates)
    rates[0] = 7.0
    assert trajectory.learning_rate.tolist() == [0.1, 0.2]


# --- the steps that were taken -----------------------------------------------------------------------


def test_the_moves_of_the_worked_example_and_the_one_that_would_come_next():
    """-0.1 times 8, 6.4 and 5.12."""
    np.testing.assert_allclose(descend(double, 4.0, 0.1, 2).moves, [-0.8, -0.64, -0.512], rtol=1e-15)
    assert descend(double, 4.0, 0.1, 0).moves == pytest.approx([-0.8])


def test_the_moves_of_momentum_by_hand():
    """v = 8, 0.9·8 + 6.4 = 13.6, 0.9·13.6 + 3.68 = 15.92; a tenth of it each time, from 4 to 3.2 and 1.84."""
    run = descend(double, 4.0, 0.1, 2, rule=Momentum())
    np.testing.assert_allclose(run.iterates, [4, 3.2, 1.84], rtol=1e-15)
    np.testing.assert_allclose(run.moves, [-0.8, -1.36, -1.592], rtol=1e-15)


@pytest.mark.parametrize("rule", [GradientDescent(), Momentum()], ids=["plain", "momentum"])
@given(start=st.floats(-2.2, 2.2), rate=st.floats(0, 1.2), n_steps=st.integers(0, 60))
def test_every_iterate_and_its_move_make_the_next_iterate_to_the_last_bit(rule, start, rate, n_steps):
    run = descend(DOUBLE_WELL.gradient, start, rate, n_steps, rule=rule)
    assert run.moves.shape == run.iterates.shape
    with np.errstate(over="ignore", invalid="ignore"):
        np.testing.assert_array_equal(run.iterates[:-1] + run.moves[:-1], run.iterates[1:])


@given(start=st.floats(-2.2, 2.2), rate=st.floats(0, 1.2), n_steps=st.integers(1, 60))
def test_the_last_move_is_the_first_of_the_run_that_goes_on(start, rate, n_steps):
    longer = descend(DOUBLE_WELL.gradient, start, rate, n_steps + 1, leaves_beyond=10)
    here = descend(DOUBLE_WELL.gradient, start, rate, n_steps, leaves_beyond=10)
    np.testing.assert_array_equal(here.moves, longer.moves[:-1])


def test_the_move_from_the_iterate_that_left_is_kept_and_the_later_ones_are_nan():
    """In a grid: at α = 1.1, 4 · 1.2^k passes 10 at k = 6, and the move from there is -2.2 times as long."""
    run = descend(double, 4.0, [0.1, 1.1], 10, leaves_beyond=10)
    np.testing.assert_array_equal(np.isnan(run.moves), np.isnan(run.iterates))
    assert run.moves[6, 1] == pytest.approx(-2.2 * 4 * 1.2**6)
    assert np.isnan(run.moves[7:, 1]).all()
