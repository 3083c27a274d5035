"""Two valleys: what the chapter says and draws, against hand arithmetic and exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, descend, ending, walk
from gd_view.chapters.double_well import questions as ask
from gd_view.chapters.double_well import scale
from gd_view.chapters.double_well import words as stability
from gd_view.curve import figure
from gd_view.curve import words as narration
from tests.unit.momentum import Momentum


def run(start, rate, n_steps=30):
    return walk(DOUBLE_WELL, start, rate, n_steps, leaves_beyond=DOUBLE_WELL.leaves_beyond)


def loss(w):
    """L(w) = 0.25w⁴ - 0.85w² + 0.1w + 1, exact for a fraction."""
    return w**4 / 4 - Fraction(85, 100) * w**2 + w / 10 + 1


def slope(w):
    """L'(w) = w³ - 1.7w + 0.1, exact for a fraction."""
    return w**3 - Fraction(17, 10) * w + Fraction(1, 10)


def within(start, rate, minimum):
    """The first step from which the run stays within 0.01 of a minimum."""
    return int(np.flatnonzero(abs(run(start, rate, 2000).iterates - minimum) >= 0.01)[-1]) + 1


DEEP, SHALLOW = DOUBLE_WELL.minima


# The numbers of the lesson


def test_the_limits_are_two_over_the_curvature_at_the_bottoms():
    """3w² - 1.7 at the roots -1.332312819 and 1.273368822 of w³ - 1.7w + 0.1."""
    for limit, w, expected in zip(
        stability.LIMITS, (-1.332312819, 1.273368822), (0.551698, 0.632030), strict=True
    ):
        assert slope(Fraction(w)) == pytest.approx(0, abs=1e-8)
        assert limit == pytest.approx(2 / (3 * w**2 - 1.7), rel=1e-8)
        assert limit == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(
    ("start", "rate", "minimum", "steps"),
    [
        (0.5, 0.1, SHALLOW, 18),
        (-0.5, 0.1, DEEP, 15),
        (2.0, 0.1, SHALLOW, 9),
        (2.0, 0.45, DEEP, 10),
        (-2.0, 0.5, SHALLOW, 8),
        (0.05, 0.1, DEEP, 42),
        (0.06, 0.1, SHALLOW, 57),
    ],
)
def test_where_a_start_ends_and_after_how_many_steps(start, rate, minimum, steps):
    assert within(start, rate, minimum) == steps


def test_the_watershed_lies_between_the_two_neighbours():
    (hilltop,) = DOUBLE_WELL.hilltops
    assert 0.05 < hilltop < 0.06
    assert round(hilltop, 4) == 0.0589
    said = ask.WATERSHED.options[0].feedback
    assert "0.0589" in said
    assert "42 steps" in said
    assert "57" in said


def test_from_2_with_0_1_it_walks_down_and_stays():
    """2 - 0.1 · (8 - 3.4 + 0.1) = 1.53; then 1.53 - 0.1 · 1.0806 = 1.42."""
    w = run(2.0, 0.1).iterates
    first = 2 - slope(Fraction(2)) / 10
    second = first - slope(first) / 10
    assert (float(first), round(float(second), 2)) == (1.53, 1.42)
    np.testing.assert_allclose(w[1:3], [float(first), float(second)], rtol=1e-12)
    assert (np.diff(w) < 0).all()
    assert (w > SHALLOW).all()
    assert loss(Fraction(2)) == Fraction(18, 10)
    assert DOUBLE_WELL.loss(DOUBLE_WELL.hilltops[0]) == pytest.approx(1.003, abs=5e-4)


def test_from_2_with_0_45_the_first_move_passes_the_hilltop():
    """2 - 0.45 · 4.7 = -0.115, a move of 2.115."""
    assert 2 - Fraction(45, 100) * slope(Fraction(2)) == Fraction(-115, 1000)
    assert run(2.0, 0.45).iterates[1] == pytest.approx(-0.115, abs=1e-12)
    assert stability.jumps(run(2.0, 0.45)) == [1]


def test_from_minus_2_with_a_half_the_first_move_lands_at_a_quarter():
    """-2 - 0.5 · (-8 + 3.4 + 0.1) = 0.25."""
    assert -2 - slope(Fraction(-2)) / 2 == Fraction(1, 4)
    assert run(-2.0, 0.5).iterates[1] == pytest.approx(0.25, abs=1e-12)


def test_from_2_it_blows_up_from_0_86_on():
    """An orbit of this map that is once beyond 10 never returns; one that has not left by step 2000 stays."""
    rates = np.arange(56, 121) / 100
    ends = descend(DOUBLE_WELL.gradient, np.full(rates.size, 2.0), rates, 2000, leaves_beyond=10).final
    np.testing.assert_array_equal(np.isnan(ends), rates >= 0.855)


def test_the_steeper_place_makes_the_longer_step_though_it_lies_lower():
    high, steep = (Fraction(5, 100), Fraction(17, 10))
    assert float(loss(high)) == pytest.approx(1.003, abs=5e-4)
    assert float(loss(steep)) == pytest.approx(0.80, abs=5e-3)
    steps = float(abs(slope(steep)) / 10), float(abs(slope(high)) / 10)
    assert steps == pytest.approx((0.2123, 0.0015), abs=5e-5)
    assert steps[0] / steps[1] == pytest.approx(140, abs=2)
    assert float(slope(high)) == pytest.approx(0.015, abs=5e-4)
    assert float(slope(steep)) == pytest.approx(2.12, abs=5e-3)
    assert float(slope(Fraction(1, 2))) == -0.625


def test_at_0_6_the_deep_valley_lets_go_and_the_shallow_one_holds():
    assert sorted(run(-0.5, 0.6, 2000).iterates[-2:]) == pytest.approx([-1.4838, -1.0971], abs=5e-5)
    assert run(0.5, 0.6, 2000).final == pytest.approx(SHALLOW, abs=1e-6)


def test_1_2_from_0_5_leaves_at_step_18():
    assert ending(run(0.5, 1.2)).step == 18


def test_the_lowest_loss_there_is():
    assert float(loss(Fraction(DEEP))) == pytest.approx(0.145677123, abs=5e-10)


def test_the_questions_and_replies_quote_these_numbers():
    """Each number as its arithmetic gives it, in the words that the reader gets."""
    rolls, jumps, longer = (
        " ".join([question.text, *(option.feedback for option in question.options)])
        for question in (ask.ROLLS_OVER, ask.LONGER_STEP, ask.HIGH_OR_STEEP)
    )
    first = 2 - slope(Fraction(2)) / 10
    for value, digits in ((first, 2), (first - slope(first) / 10, 2), (loss(Fraction(2)), 1)):
        assert f"{float(value):.{digits}f}" in rolls
    landing = 2 - Fraction(45, 100) * slope(Fraction(2))
    assert f"−{abs(float(landing)):.3f}" in jumps
    assert f"{float(2 - landing):.1f} long" in jumps
    assert "hilltop at 0.059" in jumps
    assert "begins at α = 0.86" in jumps
    for w in (Fraction(5, 100), Fraction(17, 10)):
        assert f"{float(abs(slope(w))) / 10:.4f}" in longer
    assert "0.015 and 2.12" in longer
    assert "about 140 times" in longer
    assert (
        f"slope at 0.5 is −{abs(float(slope(Fraction(1, 2)))):.3f}" in ask.WHERE_IT_ENDS.options[1].feedback
    )


# What the chapter says


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.01, "Both"),
        (0.55, "Both"),
        (0.56, "Only the shallow"),
        (0.63, "Only the shallow"),
        (0.64, "Neither"),
        (1.2, "Neither"),
    ],
)
def test_what_holds_changes_at_the_two_limits(rate, words):
    assert stability.sentence(rate).startswith(words)


def test_the_scale_has_its_marks_where_they_belong():
    """0.551698 and 0.632030 of 1.2 are 45.97 and 52.67 per cent of the width."""
    html = scale.learning_rates(0.3, 1.2)
    assert html.count("left:45.97%") == 1
    assert html.count("left:52.67%") == 1
    assert '<i style="left:25.00%">' in html
    assert "0.552" in html
    assert "0.632" in html


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
        "Start 2, height 1.8. α = 0.45. Crossed the hilltop 1 time. Settles at w = −1.332"
    )
    assert words.endswith("the lowest possible loss here is 0.146.")


def test_every_sentence_of_a_step_names_the_jump_first():
    captions = stability.captions(narration.CAPTIONS)
    assert captions.keys() == narration.CAPTIONS.keys()
    assert all(
        template.startswith("{jumped?Just jumped over the hilltop. ||}") for template in captions.values()
    )


# What it draws


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
