"""The curve of the steps needed, counted with exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from gd_view.chapters.single_well import steps_curve
from gd_view.drawing.traces import unpacked
from tests.unit.oracles import steps_needed as counted
from tests.unit.reading import trace
from tests.unit.runs import on_single_well as run


@pytest.mark.parametrize(
    ("percent", "steps"),
    [
        (1, 297),
        (5, 57),
        (10, 27),
        (25, 9),
        (30, 7),
        (40, 4),
        (50, 1),
        (60, 4),
        (70, 7),
        (75, 9),
        (90, 27),
        (99, 297),
    ],
)
def test_steps_needed_from_4(percent, steps):
    assert counted(percent) == steps
    w = run(4.0, percent / 100, 300).iterates
    assert np.flatnonzero(abs(w) < 0.01)[0] == steps
    assert f"α = {percent / 100:g} needs {steps} step" in steps_curve.here_in_words(4.0, percent / 100)


@pytest.mark.parametrize("start", [4.0, -5.0, 0.1])
def test_the_curve_of_steps_needed_is_exact_everywhere_and_lowest_at_a_half(start):
    curve = trace(steps_curve.steps_curve(start, 0.1, 1.1), "steps needed")
    exact = [counted(percent, Fraction(str(start))) for percent in range(1, 100)]
    np.testing.assert_array_equal(unpacked(curve["y"]), exact)
    np.testing.assert_allclose(unpacked(curve["x"]), np.arange(1, 100) / 100, rtol=1e-6)
    best = trace(steps_curve.steps_curve(start, 0.1, 1.1), "best")
    assert (best["x"], best["y"]) == ([0.5], [1.0])
    assert min(exact) == 1


def test_you_are_here_stands_at_the_slider_and_on_the_curve():
    here = trace(steps_curve.steps_curve(4.0, 0.9, 1.1), "you are here")
    assert (here["x"], here["y"]) == ([0.9], [27.0])


@pytest.mark.parametrize("rate", [1.0, 1.1])
def test_from_one_on_it_says_never(rate):
    words = trace(steps_curve.steps_curve(4.0, rate, 1.1), "you are here, in words")
    assert "never" in words["text"][0]
    assert "never gets there" in steps_curve.here_in_words(4.0, rate)


def test_a_start_at_the_minimum_needs_no_curve():
    (note,) = steps_curve.steps_curve(0.0, 0.1, 1.1).figure["data"]
    assert "no step is needed" in note["text"][0]
    assert "none" in steps_curve.alt(0.0, 0.1)
