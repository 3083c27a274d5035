"""One valley: what the chapter says and draws, against the closed form and exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from gd_core import SINGLE_WELL, walk
from gd_view.chapters.single_well import questions as ask
from gd_view.chapters.single_well import scale, steps_curve
from gd_view.chapters.single_well import words as regimes
from gd_view.curve import figure
from gd_view.drawing.traces import unpacked
from gd_view.wording import fill


def run(rate, n_steps, start=4.0):
    return walk(SINGLE_WELL, start, rate, n_steps)


def counted(percent, start=Fraction(4)):
    """The smallest k with |1 - 2α|^k · |w₀| < 0.01, counted with exact fractions."""
    factor, distance, k = abs(1 - 2 * Fraction(percent, 100)), abs(start), 0
    while distance >= Fraction(1, 100):
        distance, k = distance * factor, k + 1
    return k


def drawn(drawing, name):
    (trace,) = (trace for trace in drawing.placed()["data"] if trace["name"] == name)
    return trace


# The numbers of the lesson


def test_0_1_and_0_9_have_the_same_loss_at_every_step():
    """(1 - 0.2)² = (1 - 1.8)² = 0.64, so the loss is 16 · 0.64ⁿ either way: 0.1845 after 10."""
    expected = [float(16 * Fraction(16, 25) ** n) for n in range(11)]
    for rate in (0.1, 0.9):
        np.testing.assert_allclose(SINGLE_WELL.loss(run(rate, 10).iterates), expected, rtol=1e-12)
    assert round(expected[10], 4) == 0.1845
    assert "0.1845" in ask.SAME_LOSS.options[2].feedback


def test_at_one_it_hops_for_ever():
    np.testing.assert_array_equal(run(1.0, 50).iterates, [4.0, -4.0] * 25 + [4.0])
    assert SINGLE_WELL.loss(4.0) == SINGLE_WELL.loss(-4.0) == 16


def test_at_a_half_it_lands_in_one_step_exactly():
    assert not run(0.5, 50).iterates[1:].any()


def test_beyond_one_it_leaves():
    """-1.2 to the power: -4.8, 5.76, -6.912; 4 · 1.2¹⁰ = 24.77 with loss 613.4; 4 · 1.2⁵⁰ = 36 402."""
    w = run(1.1, 50).iterates
    np.testing.assert_allclose(w[1:4], [-4.8, 5.76, -6.912], rtol=1e-12)
    assert w[10] == pytest.approx(24.77, abs=5e-3)
    assert SINGLE_WELL.loss(w[10]) == pytest.approx(613.4, abs=0.05)
    assert w[50] == pytest.approx(36402, abs=0.5)


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
    w = run(percent / 100, 300).iterates
    assert np.flatnonzero(abs(w) < 0.01)[0] == steps
    assert f"α = {percent / 100:g} needs {steps} step" in steps_curve.here_in_words(4.0, percent / 100)


def test_between_a_half_and_one_the_sides_alternate_and_the_loss_still_falls():
    for rate in np.arange(51, 100) / 100:
        w = run(rate, 20).iterates
        assert (w[1:] * w[:-1] < 0).all()
        assert (np.diff(w**2) < 0).all()


def test_the_replies_say_the_steps_that_it_takes():
    for option in ask.FIRST_THERE.options:
        steps = counted(round(100 * float(option.text)))
        spelled = {1: "one step", 7: "seven steps", 27: "27 steps"}[steps]
        assert spelled in option.feedback.lower()
    assert ask.FIRST_THERE.options[2].is_right
    rises = ask.STEPS_NEEDED.options
    assert (
        f"{counted(1)} steps at 0.01, a single one at 0.5, and {counted(99)} again at 0.99"
        in rises[1].feedback
    )
    assert f"0.1 needs {counted(10)} steps and 0.3 needs {counted(30)}" in rises[2].feedback


# What the chapter says


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
    words = regimes.state(run(0.1, 20))
    assert words == (
        "α = 0.1: each step multiplies w by 0.8. It creeps in and never changes sides. "
        "After 20 steps w = 0.04612, loss 0.002127. Comes within 0.01 in 27 steps."
    )
    assert regimes.state(run(1.0, 1)).endswith("After 1 step w = −4, loss 16. Comes within 0.01 never.")


@pytest.mark.parametrize("percent", [1, 10, 50, 90, 100, 110])
@pytest.mark.parametrize("start", [-5.0, 0.0, 4.0])
def test_the_closed_form_is_what_the_loop_computes(percent, start):
    columns = regimes.closed_form(start, percent / 100, 50)
    factor = 1 - 2 * Fraction(percent, 100)
    exact = [float(Fraction(start) * factor**k) for k in range(51)]
    np.testing.assert_allclose(columns["closed form"], exact, rtol=1e-12)
    np.testing.assert_allclose(run(percent / 100, 50, start).iterates, exact, rtol=1e-12)


def test_the_line_of_the_closed_form_reads_well_on_the_other_side_of_zero():
    line = fill(regimes.closed_form_line(-3.0, 0.9), {"k": 1, "w": 2.4, "closed form": 2.4})
    assert "(−3) · (1 − 2α)<sup>1</sup> = (−3) · (−0.8)<sup>1</sup>" in line


def test_a_pinned_run_of_equal_loss_is_called_equal_and_others_by_their_sign():
    beside = regimes.beside(run(0.1, 10), run(0.9, 10))
    assert not beside["loss gap"].any()
    assert regimes.beside(run(0.1, 10), run(0.2, 10))["loss gap"][1] < 0
    assert regimes.beside(run(0.1, 10), run(0.05, 10))["loss gap"][1] > 0
    line = fill(regimes.pinned_line(4.0, 0.1), {"k": 10, **{name: row[-1] for name, row in beside.items()}})
    assert "w = 0.4295, loss 0.1845" in line
    assert "the same loss" in line


def test_the_strip_of_regimes_has_its_borders_and_its_marker_where_they_belong():
    """0.5 and 1 of 1.1 are 45.45 and 90.91 per cent of the width."""
    html = scale.learning_rates(0.33, 4.0, 1.1)
    assert html.count("left:45.45%") == 1
    assert html.count("left:90.91%") == 1
    assert '<i style="left:30.00%">' in html
    for name in ("creeps", "zig-zags", "leaves", "lands in one", "two-cycle"):
        assert name in html
    assert "= 0.34." in html  # 1 - 2 · 0.33


# What it draws


@pytest.mark.parametrize("start", [4.0, -5.0, 0.1])
def test_the_curve_of_steps_needed_is_exact_everywhere_and_lowest_at_a_half(start):
    curve = drawn(steps_curve.steps_curve(start, 0.1, 1.1), "steps needed")
    exact = [counted(percent, Fraction(str(start))) for percent in range(1, 100)]
    np.testing.assert_array_equal(unpacked(curve["y"]), exact)
    np.testing.assert_allclose(unpacked(curve["x"]), np.arange(1, 100) / 100, rtol=1e-6)
    best = drawn(steps_curve.steps_curve(start, 0.1, 1.1), "best")
    assert (best["x"], best["y"]) == ([0.5], [1.0])
    assert min(exact) == 1


def test_you_are_here_stands_at_the_slider_and_on_the_curve():
    here = drawn(steps_curve.steps_curve(4.0, 0.9, 1.1), "you are here")
    assert (here["x"], here["y"]) == ([0.9], [27.0])


@pytest.mark.parametrize("rate", [1.0, 1.1])
def test_from_one_on_it_says_never(rate):
    words = drawn(steps_curve.steps_curve(4.0, rate, 1.1), "you are here, in words")
    assert "never" in words["text"][0]
    assert "never gets there" in steps_curve.here_in_words(4.0, rate)


def test_a_start_at_the_minimum_needs_no_curve():
    (note,) = steps_curve.steps_curve(0.0, 0.1, 1.1).figure["data"]
    assert "no step is needed" in note["text"][0]
    assert "none" in steps_curve.alt(0.0, 0.1)


def test_a_pinned_run_is_drawn_in_dashes_and_squares_on_both_pictures():
    pinned, shown = run(0.1, 10), run(0.9, 10)
    drawing = figure.descent(shown, regimes.beside(pinned, shown), is_compared=True)
    for name in ("pinned run", "pinned loss of every step"):
        trace = drawn(drawing, name)
        assert trace["line"]["dash"] == "longdash"
        assert trace["marker"]["symbol"] == "square-open"
    np.testing.assert_array_equal(unpacked(drawn(drawing, "pinned run")["x"]), pinned.iterates)
    ours, theirs = (drawn(drawing, name) for name in ("loss of every step", "pinned loss of every step"))
    np.testing.assert_allclose(unpacked(ours["y"]), unpacked(theirs["y"]), rtol=1e-6)
    assert drawn(drawing, "pinned pin")["x"] == [pinned.final]
    plain = figure.descent(shown)
    assert not [trace for trace in plain.figure["data"] if trace["name"].startswith("pinned")]
