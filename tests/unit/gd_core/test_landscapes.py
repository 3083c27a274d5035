"""Every landscape keeps the same contract, and the two of the lesson have the numbers it names."""

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, SINGLE_WELL
from tests.unit.reading import every_landscape

# Coefficients of L, highest power first, written out once more for numpy's own polynomials.
POLYNOMIAL = {
    "single_well": np.poly1d([1, 0, 0]),
    "double_well": np.poly1d([0.25, 0, -0.85, 0.1, 1]),
}


@every_landscape
def test_loss_gradient_and_curvature_are_the_polynomial_and_its_derivatives(landscape):
    """0.25w⁴ - 0.85w² + 0.1w + 1 has the derivatives w³ - 1.7w + 0.1 and 3w² - 1.7."""
    w = np.linspace(-6, 6, 241)
    loss = POLYNOMIAL[landscape.name]
    np.testing.assert_allclose(landscape.loss(w), loss(w), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(landscape.gradient(w), loss.deriv()(w), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(landscape.curvature(w), loss.deriv(2)(w), rtol=1e-12, atol=1e-12)


@every_landscape
def test_the_gradient_is_the_slope_of_the_loss_and_the_curvature_that_of_the_gradient(landscape):
    """Central differences: f'(w) = (f(w + h) - f(w - h)) / 2h + O(h²)."""
    w = np.linspace(*landscape.w_window, 101)
    h = 6e-6  # near the cube root of machine epsilon, best for central differences
    slope = (landscape.loss(w + h) - landscape.loss(w - h)) / (2 * h)
    np.testing.assert_allclose(landscape.gradient(w), slope, atol=1e-8)
    bend = (landscape.gradient(w + h) - landscape.gradient(w - h)) / (2 * h)
    np.testing.assert_allclose(landscape.curvature(w), bend, atol=1e-8)


@every_landscape
def test_minima_and_hilltops_are_the_real_roots_of_the_gradient(landscape):
    """Between two valleys there is a hill: ascending, the roots alternate minimum, hilltop, minimum."""
    roots = np.sort(np.roots(POLYNOMIAL[landscape.name].deriv()).real)
    np.testing.assert_allclose(landscape.minima, roots[0::2], rtol=1e-14, atol=1e-15)
    np.testing.assert_allclose(landscape.hilltops, roots[1::2], rtol=1e-14)


@every_landscape
def test_the_landmarks_are_as_good_as_floats_get(landscape):
    """A root known to half a unit in its last place has a slope of at most that times L''."""
    for w in landscape.minima + landscape.hilltops:
        assert abs(landscape.gradient(w)) <= np.spacing(abs(w)) * abs(landscape.curvature(w))
    assert all(landscape.curvature(w) > 0 for w in landscape.minima)
    assert all(landscape.curvature(w) < 0 for w in landscape.hilltops)


@every_landscape
def test_every_minimum_has_a_name_and_every_landmark_is_in_the_window(landscape):
    assert len(landscape.minimum_names) == len(landscape.minima) == len(landscape.hilltops) + 1
    (left, right), (bottom, top) = landscape.window
    assert (left, right) == landscape.w_window
    assert (bottom, top) == landscape.loss_window
    for w in landscape.minima + landscape.hilltops:
        assert left < w < right
        assert bottom <= landscape.loss(w) < top
    assert max(-left, right) < landscape.leaves_beyond


@every_landscape
@pytest.mark.parametrize("quantity", ["loss", "gradient", "curvature"])
def test_numbers_and_arrays_give_the_same_values_to_the_last_bit(landscape, quantity):
    function = getattr(landscape, quantity)
    w = np.linspace(-2.3, 2.3, 24).reshape(2, 3, 4)
    values = function(w)
    assert values.shape == w.shape
    assert values.dtype == np.float64
    for number, value in zip(w.flat, values.flat, strict=True):
        assert function(number) == function(float(number)) == value


@every_landscape
def test_whole_numbers_give_what_the_same_floats_give(landscape):
    whole = np.array([-2, 0, 1, 3])
    for function in (landscape.loss, landscape.gradient, landscape.curvature):
        np.testing.assert_array_equal(function(whole), function(whole.astype(float)))


@every_landscape
def test_no_power_of_a_runaway_parameter_raises(landscape):
    """1e200³ is beyond the largest float: as a product it is inf, as ``1e200**3`` an OverflowError."""
    assert landscape.loss(1e200) == np.inf
    assert landscape.gradient(1e200) > 1e200


def test_the_single_well_is_the_worked_example():
    """At w = 4 on L = w²: height 16, slope 8, curvature 2."""
    assert (SINGLE_WELL.loss(4.0), SINGLE_WELL.gradient(4.0), SINGLE_WELL.curvature(4.0)) == (16, 8, 2)


def test_the_heights_of_the_double_well_are_those_of_the_lesson():
    """0.25·16 - 0.85·4 ± 0.2 + 1 = 1.8 and 1.4 at ±2; 2.9624 and 2.5224 at ±2.2."""
    heights = DOUBLE_WELL.loss(np.array([0, 2, -2, 2.2, -2.2, *DOUBLE_WELL.minima, *DOUBLE_WELL.hilltops]))
    expected = [1, 1.8, 1.4, 2.9624, 2.5224, 0.145677123, 0.406378695, 1.002944182]
    np.testing.assert_allclose(heights, expected, atol=5e-10)


def test_the_deeper_valley_is_the_sharper_one():
    """With critical points p < m < q of a quartic, L''(p) / L''(q) = (m - p) / (q - m)."""
    p, q = DOUBLE_WELL.minima
    (m,) = DOUBLE_WELL.hilltops
    deep, shallow = DOUBLE_WELL.curvature(p), DOUBLE_WELL.curvature(q)
    assert deep / shallow == pytest.approx((m - p) / (q - m))
    assert DOUBLE_WELL.loss(p) < DOUBLE_WELL.loss(q)
    assert (deep, shallow) == (pytest.approx(3.625172, abs=5e-7), pytest.approx(3.164404, abs=5e-7))
