"""The questions on a line and its loss: every number that they name, in exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from gd_core import RAIN, LineFit
from gd_view.chapters.loss import questions as ask
from gd_view.chapters.loss.dials import W
from tests.unit.reading import numbers_in, right

X, Y = ([Fraction(str(value)) for value in values] for values in (RAIN.x, RAIN.y))


def best(y):
    """Σxy / Σx²."""
    return sum(a * b for a, b in zip(X, y, strict=True)) / sum(a * a for a in X)


def test_the_trail_falls_then_rises_and_bends_the_same_way_everywhere():
    """Second differences of a parabola are all alike, 2·a·h² = 2 · 0.05²: no V, no step, no line."""
    loss = RAIN.loss(W.grid())
    np.testing.assert_allclose(np.diff(loss, 2), 2 * 0.05**2, atol=1e-12)
    assert np.diff(loss)[0] < 0 < np.diff(loss)[-1]
    assert "bowl" in right(ask.SHAPE).text
    assert ask.SHAPE.state == {"w": W.high}


def test_a_mean_of_bare_misses_would_have_straight_sides():
    """What the reply to the V says: between the w's at which a point is met, the mean of |miss| is straight."""
    corners = sorted(float(y / x) for x, y in zip(X, Y, strict=True))
    w = np.linspace(corners[1] + 1e-6, corners[2] - 1e-6, 9)
    np.testing.assert_allclose(np.diff(np.abs(RAIN.misses(w)).mean(axis=-1), 2), 0, atol=1e-12)


def test_the_steepest_line_passes_above_every_point():
    """What the reply to "down" says."""
    assert (RAIN.misses(W.high) > 0).all()


def test_the_lowest_loss_is_a_twentieth_at_four_fifths():
    assert numbers_in(right(ask.LOWEST).feedback) == [0.8, 0.05]
    assert (best(Y), ask.LOWEST.state) == (Fraction(4, 5), {"w": 0.8})
    losses = RAIN.loss(W.grid())
    assert losses.argmin() == 16
    assert losses.min() == pytest.approx(0.05)
    assert len({y / x for x, y in zip(X, Y, strict=True)}) > 1  # no line through the origin meets all six


def test_a_centimetre_more_pulls_by_the_x_of_its_shower():
    """Δw* = x / Σx²: 1.5 / 6 and 0.3 / 6."""
    longest = best([*Y[:-1], Y[-1] + 1])
    shortest = best([Y[0] + 1, *Y[1:]])
    assert (X[0], X[-1]) == (min(X), max(X)) == (Fraction(3, 10), Fraction(3, 2))
    assert (longest, shortest) == (Fraction(21, 20), Fraction(17, 20))
    assert numbers_in(right(ask.PULLS).feedback) == [0.8, 1.05, 0.85]
    assert (longest - best(Y)) / (shortest - best(Y)) == 5
    assert ask.PULLS.state == {"w": float(longest)}
    assert {option.see[1]["w"] for option in ask.PULLS.options} == {float(shortest)}
    assert LineFit(RAIN.x, (*RAIN.y[:-1], RAIN.y[-1] + 1)).best == pytest.approx(1.05)


def test_even_points_on_a_line_would_give_a_bowl():
    """What a reply says: with y = 0.8x the second differences of the mean square are all alike, and not zero."""
    w = [Fraction(i, 20) for i in range(37)]
    losses = [sum((one * x - Fraction(4, 5) * x) ** 2 for x in X) / 6 for one in w]
    seconds = {a - 2 * b + c for a, b, c in zip(losses, losses[1:], losses[2:], strict=False)}
    assert len(seconds) == 1
    assert min(seconds) > 0
