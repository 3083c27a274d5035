"""The line through the origin: its loss is a parabola over w, with round numbers, in exact fractions and by polyfit."""

from fractions import Fraction

import numpy as np
import pytest

from gd_core import RAIN, SINGLE_WELL, LineFit

POINTS = [(Fraction(str(x)), Fraction(str(y))) for x, y in zip(RAIN.x, RAIN.y, strict=True)]
GRID = np.linspace(-2, 3, 51)


def exact_loss(w):
    """The mean of the squared misses, without a rounding."""
    return sum((w * x - y) ** 2 for x, y in POINTS) / len(POINTS)


def test_the_showers_give_round_numbers():
    """Mean x² is 1, Σxy / Σx² is 4/5, and what is left there 1/20."""
    assert sum(x * x for x, _ in POINTS) / 6 == 1
    assert sum(x * y for x, y in POINTS) / sum(x * x for x, _ in POINTS) == Fraction(4, 5)
    assert exact_loss(Fraction(4, 5)) == Fraction(1, 20)
    assert (RAIN.curvature, RAIN.best, RAIN.lowest) == pytest.approx((2, 0.8, 0.05), rel=1e-12)


def test_every_loss_is_that_of_the_fractions():
    expected = [float(exact_loss(Fraction(round(w * 10), 10))) for w in GRID]
    np.testing.assert_allclose(RAIN.loss(GRID), expected, rtol=1e-12)
    assert RAIN.loss(1.0) == pytest.approx(0.09, rel=1e-12)


def test_a_parabola_through_its_losses_has_its_curvature_and_its_lowest_place():
    """numpy.polyfit knows nothing of the points: a w² + b w + d is lowest at −b / 2a."""
    a, b, d = np.polyfit(GRID, RAIN.loss(GRID), 2)
    assert (2 * a, -b / (2 * a), d - b * b / (4 * a)) == pytest.approx(
        (RAIN.curvature, RAIN.best, RAIN.lowest)
    )


def test_a_straight_line_fitted_by_least_squares_is_the_best_one():
    ((best,), (rest,), _, _) = np.linalg.lstsq(np.array(RAIN.x)[:, np.newaxis], np.array(RAIN.y))
    assert (best, rest / 6) == pytest.approx((RAIN.best, RAIN.lowest))


def test_it_is_the_single_well_moved_and_lifted():
    np.testing.assert_allclose(RAIN.loss(GRID), SINGLE_WELL.loss(GRID - 0.8) + 0.05, atol=1e-12)
    assert SINGLE_WELL.curvature(0.0) == pytest.approx(RAIN.curvature)


def test_a_miss_is_positive_where_the_line_passes_above_the_point():
    fit = LineFit(x=(1.0, 2.0), y=(1.0, 5.0))
    np.testing.assert_array_equal(fit.misses(2.0), [1, -1])
    assert fit.misses(np.zeros((3, 4))).shape == (3, 4, 2)
    assert fit.loss(2.0) == 1
    assert fit.loss(np.array([[2.0, 3.0]])).tolist() == [[1, 2.5]]  # (2² + 1²) / 2


def test_points_that_lie_on_a_line_through_the_origin_leave_nothing():
    fit = LineFit(x=(1.0, -2.0, 3.0), y=(0.5, -1.0, 1.5))
    assert (fit.best, fit.lowest) == pytest.approx((0.5, 0))
