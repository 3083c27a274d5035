"""One valley in words, and the closed form and a pinned run beside the shown one, against exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from gd_view.chapters.single_well import words as regimes
from gd_view.curve import figure
from gd_view.drawing.traces import unpacked
from gd_view.wording import fill
from tests.unit.reading import numbers_in, trace
from tests.unit.runs import on_single_well as run


@pytest.mark.parametrize(
    ("rate", "word"),
    [
        (0.01, "creeps"),
        (0.49, "creeps"),
        (0.5, "lands"),
        (0.51, "zig-zags"),
        (0.99, "zig-zags"),
        (1.0, "two-cycle"),
        (1.01, "leaves"),
        (1.1, "leaves"),
    ],
)
def test_the_regime_changes_at_a_half_and_at_one(rate, word):
    assert word in regimes.sentence(rate, 4.0)


def test_at_the_minimum_nothing_moves_at_any_rate():
    for rate in (0.1, 0.5, 1.0, 1.1):
        assert "nothing moves" in regimes.sentence(rate, 0.0)


def test_the_state_in_words():
    words = regimes.state(run(4.0, 0.1, 20))
    assert words == (
        "α = 0.1: each step multiplies w by 0.8. It creeps in and never changes sides. "
        "After 20 steps w = 0.0461, loss 0.00213. Comes within 0.01 in 27 steps."
    )
    assert regimes.state(run(4.0, 1.0, 1)).endswith("After 1 step w = −4, loss 16. Comes within 0.01 never.")


def test_one_step_does_not_tell_that_it_will_be_hopping_for_ever():
    """The step from 4 to −4 answers one question, and the next one asks what comes of it."""
    once, twice = (regimes.narration(run(4.0, 1.0, n), "", {}) for n in (1, 2))
    assert (
        once.headline
        == "<strong>Still on its way after 1 step.</strong> <span>More steps would show where it goes.</span>"
    )
    for word in ("hop", "two-cycle", "never"):
        assert word not in once.alt
        assert word not in once.headline
    assert "hopping between −4 and 4" in twice.headline
    assert "a two-cycle" in twice.alt


@pytest.mark.parametrize("percent", [1, 10, 50, 90, 100, 110])
@pytest.mark.parametrize("start", [-5.0, 0.0, 4.0])
def test_the_closed_form_is_what_the_loop_computes(percent, start):
    columns = regimes.closed_form(start, percent / 100, 50)
    factor = 1 - 2 * Fraction(percent, 100)
    exact = [float(Fraction(start) * factor**k) for k in range(51)]
    np.testing.assert_allclose(columns["closed form"], exact, rtol=1e-12)
    np.testing.assert_allclose(run(start, percent / 100, 50).iterates, exact, rtol=1e-12)


def test_the_line_of_the_closed_form_reads_well_on_the_other_side_of_zero():
    line = fill(regimes.closed_form_line(-3.0, 0.9), {"k": 1, "w": 2.4, "closed form": 2.4})
    assert "(−3) · (1 − 2α)<sup>1</sup> = (−3) · (−0.8)<sup>1</sup>" in line


def test_a_pinned_run_of_equal_loss_is_called_equal_and_others_by_their_sign():
    beside = regimes.beside(run(4.0, 0.1, 10), run(4.0, 0.9, 10))
    assert not beside["loss gap"].any()
    assert regimes.beside(run(4.0, 0.1, 10), run(4.0, 0.2, 10))["loss gap"][1] < 0
    assert regimes.beside(run(4.0, 0.1, 10), run(4.0, 0.05, 10))["loss gap"][1] > 0
    line = fill(regimes.pinned_line(4.0, 0.1), {"k": 10, **{name: row[-1] for name, row in beside.items()}})
    assert "w = 0.429, loss 0.184" in line
    assert "the same loss" in line


def test_a_pinned_run_is_drawn_in_dashes_and_squares_on_both_pictures():
    pinned, shown = run(4.0, 0.1, 10), run(4.0, 0.9, 10)
    drawing = figure.descent(shown, regimes.beside(pinned, shown), is_compared=True)
    for name in ("pinned run", "pinned loss of every step"):
        line = trace(drawing, name)
        assert line["line"]["dash"] == "longdash"
        assert line["marker"]["symbol"] == "square-open"
    np.testing.assert_array_equal(unpacked(trace(drawing, "pinned run")["x"]), pinned.iterates)
    ours, theirs = (trace(drawing, name) for name in ("loss of every step", "pinned loss of every step"))
    np.testing.assert_allclose(unpacked(ours["y"]), unpacked(theirs["y"]), rtol=1e-6)
    assert trace(drawing, "pinned pin")["x"] == [pinned.final]
    plain = figure.descent(shown)
    assert not [one for one in plain.figure["data"] if one["name"].startswith("pinned")]


def test_what_is_said_of_a_flatter_valley_is_true_of_it():
    """On w²/10 the slope is w/5: α = 5 lands in one step from anywhere, 10 hops, and just below it comes nearer."""
    assert numbers_in(regimes.other_valleys()) == [0.5, 1, 2, 1, 2, 10, 0.2, 5, 10, 0.001, 0.1]

    def after(rate, w=Fraction(4)):
        return w - rate * w / 5

    assert after(Fraction(5)) == 0
    assert after(Fraction(10)) == -4
    assert abs(after(Fraction(99, 10))) < 4 < abs(after(Fraction(101, 10)))
