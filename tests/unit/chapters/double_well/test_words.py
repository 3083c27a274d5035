"""Two valleys in words, and the jumps and drops that stand beside a run, against exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, ending, walk
from gd_view.chapters.double_well import words as stability
from gd_view.curve import figure
from gd_view.curve import words as narration
from tests.unit.momentum import Momentum
from tests.unit.oracles import DEEP_AT, SHALLOW_AT, loss, slope
from tests.unit.reading import numbers_in
from tests.unit.runs import on_double_well as run


def test_the_limits_are_two_over_the_curvature_at_the_bottoms():
    """3w² - 1.7 at the roots -1.332312819 and 1.273368822 of w³ - 1.7w + 0.1."""
    for limit, w, expected in zip(stability.LIMITS, (DEEP_AT, SHALLOW_AT), (0.551698, 0.632030), strict=True):
        assert slope(Fraction(w)) == pytest.approx(0, abs=1e-8)
        assert limit == pytest.approx(2 / (3 * w**2 - 1.7), rel=1e-8)
        assert limit == pytest.approx(expected, abs=5e-7)


def test_the_lowest_loss_there_is():
    assert float(loss(Fraction(DEEP_AT))) == pytest.approx(0.145677123, abs=5e-10)


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.01, "In both valleys"),
        (0.55, "In both valleys"),
        (0.56, "Only in the shallow valley"),
        (0.63, "Only in the shallow valley"),
        (0.64, "In neither valley"),
        (1.2, "In neither valley"),
    ],
)
def test_where_one_can_rest_changes_at_two_limits(rate, words):
    assert stability.sentence(rate).startswith(words)


@pytest.mark.parametrize(
    ("rate", "keeps"),
    [
        (0.56, [0.886]),
        (0.63, [0.886]),
        (0.88, [0.886, 1.005]),
        (0.89, [1.005]),
        (1.0, [1.005]),
        (1.01, []),
    ],
)
def test_what_keeps_a_walker_changes_at_two_more(rate, keeps):
    """0.88565 and 1.00548: see tests/unit/gd_core/test_trapping.py."""
    assert numbers_in(stability.sentence(rate)) == keeps


@pytest.mark.parametrize(
    ("start", "rate", "n_steps", "sentence"),
    [
        (0.5, 0.1, 30, ""),
        (2.0, 0.45, 0, ""),
        (2.0, 0.45, 1, "Step 1 jumped over the hilltop."),
        (2.0, 0.45, 100, "Step 1 jumped over the hilltop."),
    ],
)
def test_a_jump_is_named_at_its_step(start, rate, n_steps, sentence):
    assert stability.jumped(run(start, rate, n_steps)) == sentence


def test_several_jumps_are_named_or_counted():
    """A wandering run, and the changes of sign of w - 0.058944 counted one by one."""
    w = run(0.5, 1.05, 100).iterates
    jumps = [k for k in range(1, 101) if (w[k - 1] < 0.058944) != (w[k] < 0.058944)]
    assert len(jumps) > 3
    assert stability.jumped(run(0.5, 1.05, 100)) == (
        f"It jumped over the hilltop {len(jumps)} times, first at step {jumps[0]}."
    )
    two = run(0.5, 1.05, jumps[1])
    assert stability.jumped(two) == f"Steps {jumps[0]} and {jumps[1]} jumped over the hilltop."


def test_a_run_on_the_hilltop_itself_has_not_jumped():
    (hilltop,) = DOUBLE_WELL.hilltops
    assert stability.jumped(run(hilltop, 0.1)) == ""


@pytest.mark.parametrize(("start", "rate"), [(0.5, 0.1), (2.0, 0.45), (-2.2, 0.5), (0.06, 1.2)])
def test_the_promised_and_the_real_drop_are_exact(start, rate):
    """α · L'² and L(w) - L(w - αL'), in fractions; near the bottom a difference of floats would be noise."""
    trajectory = run(start, rate, 60)
    columns = figure.descent(trajectory, stability.columns(trajectory)).columns
    for k, w in enumerate(trajectory.iterates):
        if not np.isfinite(w):
            break
        exact, alpha = Fraction(w), Fraction(rate)
        # the slope as computed: its own rounding is the core's matter
        s = Fraction(float(DOUBLE_WELL.gradient(w)))
        promised, real = alpha * s * s, loss(exact) - loss(exact - alpha * s)
        assert columns["predicted drop"][k] == pytest.approx(float(promised), rel=1e-9)
        true_slope_error = abs(slope(exact) - s) * alpha * abs(s)
        assert columns["drop"][k] == pytest.approx(float(real), rel=1e-9, abs=float(4 * true_slope_error))


def test_a_small_step_keeps_the_promise_and_a_long_one_does_not():
    """The slope at 2 is 4.7."""
    small, long = (stability.columns(run(2.0, rate))["drop"][0] / (rate * 4.7**2) for rate in (0.01, 0.45))
    assert small == pytest.approx(1, abs=0.06)
    assert long < 0.2


def test_with_momentum_the_real_drop_is_that_of_the_step_that_was_taken():
    """L(w) - L(w + move), by differences of the polynomial 0.25w⁴ - 0.85w² + 0.1w + 1."""
    rolls = walk(DOUBLE_WELL, 2.0, 0.1, 20, rule=Momentum())
    polynomial = np.polynomial.Polynomial([1, 0.1, -0.85, 0, 0.25])
    real = polynomial(rolls.iterates[:-1]) - polynomial(rolls.iterates[1:])
    np.testing.assert_allclose(stability.columns(rolls)["drop"][:-1], real, atol=1e-12)


def test_the_state_in_words():
    trajectory = run(2.0, 0.45)
    words = stability.state(trajectory, ending(trajectory))
    assert words.startswith(
        "Start 2, height 1.8. α = 0.45. Crossed the hilltop 1 time. Settles at w = −1.33 "
    )
    assert words.endswith("the lowest possible loss here is 0.146.")


def test_every_sentence_of_a_step_names_the_jump_first():
    captions = stability.captions(narration.CAPTIONS)
    assert captions.keys() == narration.CAPTIONS.keys()
    assert all(
        template.startswith("{jumped?Just jumped over the hilltop. ||}") for template in captions.values()
    )


def test_a_jump_is_marked_on_the_strip_at_its_step():
    trajectory = run(2.0, 0.45)
    drawing = figure.descent(trajectory, stability.columns(trajectory))
    (marks,) = (trace for trace in drawing.figure["data"] if trace["name"] == "jumps")
    assert marks["x"] == [1]
    assert marks["xaxis"] == "x2"
    assert marks["marker"]["symbol"] == "triangle-up"


@pytest.mark.parametrize(
    ("start", "rate", "steps", "words"),
    [(2.0, 0.45, [1], [" jumped"]), (2.2, 1.2, [1, 2], ["", " jumped"])],
)
def test_the_word_beside_a_jump_never_lies_on_the_next_one(start, rate, steps, words):
    """By hand at 2.2 with 1.2: -1.2 · (2.2³ - 1.7 · 2.2 + 0.1) = -8.41, so to -6.2, and back."""
    trajectory = run(start, rate, 100)
    drawing = figure.descent(trajectory, stability.columns(trajectory))
    (marks,) = (trace for trace in drawing.figure["data"] if trace["name"] == "jumps")
    assert (marks["x"], marks["text"]) == (steps, words)


def test_a_run_that_left_is_told_up_to_the_step_at_which_it_left():
    trajectory = run(0.5, 1.2)
    drawing = figure.descent(trajectory, stability.columns(trajectory))
    assert {len(column) for column in drawing.columns.values()} == {19}


def test_a_promise_is_exceeded_beside_a_hilltop_and_a_run_that_rises_settles_all_the_same():
    """In exact fractions; then the run from -1.85 with 0.5 by a plain loop, the whole of it."""
    near = Fraction(1, 2)
    promised = slope(near) ** 2 / 10
    got = loss(near) - loss(near - slope(near) / 10)
    assert got > promised
    w = [Fraction(-185, 100)]
    w.append(w[0] - slope(w[0]) / 2)
    before, after = map(loss, w)
    assert after > before
    place, k, settled = -1.85, 0, 0
    for k in range(1, 41):
        place -= 0.5 * slope(place)
        settled = settled if min(abs(place - DEEP_AT), abs(place - SHALLOW_AT)) < 0.01 else k + 1
    assert settled == 15
    told = [0.5, 0.1, got, promised, -1.85, 0.5, before, after, 15]
    assert numbers_in(stability.promises()) == pytest.approx([float(one) for one in told], abs=5e-4)


def test_without_speed_a_walker_crosses_the_hill_for_ever():
    """From 0.5 with 1.05, by a plain loop: across in each of forty stretches of a thousand steps, and never out."""
    w = 0.5
    for _ in range(40):
        sides = set()
        for _ in range(1000):
            w -= 1.05 * ((w * w - 1.7) * w + 0.1)
            sides.add(w > 0.0589)
        assert sides == {True, False}
        assert abs(w) < 10
