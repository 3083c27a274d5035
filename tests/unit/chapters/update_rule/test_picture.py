"""One step in three beats, against arithmetic by hand: on L = w² the slope is 2w, and wₖ = (1 − 2α)^k · w₀."""

import re
from fractions import Fraction

import numpy as np
import pytest
from plotly.graph_objects import Figure

from gd_core import SINGLE_WELL, walk
from gd_view.chapters.update_rule import picture
from gd_view.chapters.update_rule import questions as ask
from gd_view.chapters.update_rule import words as rule_words
from gd_view.chapters.update_rule.picture import Beat
from gd_view.drawing.traces import unpacked
from gd_view.page.question import reply
from gd_view.wording import fill, number
from tests.unit.momentum import REFUSED, Momentum

CORNERS = [
    (4.0, 0.1, 4),
    (-3.0, 0.1, 1),
    (5.0, 1.1, 50),
    (-5.0, 0.01, 50),
    (4.0, 0.5, 3),
    (0.0, 0.1, 2),
    (4.0, 1.0, 3),
]


def run(start, rate, n_steps):
    return walk(SINGLE_WELL, start, rate, n_steps)


def columns(start, rate, n_steps):
    return picture.columns_by_beat(run(start, rate, n_steps))


def row(start, rate, n_steps, k):
    """Return all that a sentence may name at row k."""
    return {"rate": rate, "k": k} | {
        name: float(column[k]) for name, column in columns(start, rate, n_steps).items()
    }


def said(text):
    """Return the numbers in a text."""
    return [float(found.replace("−", "-")) for found in re.findall(r"(?<![\w.])−?\d+(?:\.\d+)?", text)]


def test_the_first_four_steps_by_hand():
    shown = columns(4.0, 0.1, 4)
    done = shown["line"] == Beat.MOVE
    np.testing.assert_allclose(shown["next"][done], [3.2, 2.56, 2.048, 1.6384], rtol=1e-12)
    np.testing.assert_allclose(shown["height"][done], [10.24, 6.5536, 4.194304, 2.68435456], rtol=1e-12)
    np.testing.assert_allclose(shown["slope"][done], [8, 6.4, 5.12, 4.096], rtol=1e-12)
    np.testing.assert_allclose(shown["move"][done], [-0.8, -0.64, -0.512, -0.4096], rtol=1e-12)


@pytest.mark.parametrize(
    ("n_steps", "w", "loss"),
    [(10, "0.4295", "0.1845"), (20, "0.04612", "0.002127"), (50, "5.709 × 10⁻⁵", "3.259 × 10⁻⁹")],
)
def test_where_ten_twenty_and_fifty_steps_end(n_steps, w, loss):
    """Exactly 4 · (4/5)^k, with fractions."""
    exact = 4 * Fraction(4, 5) ** n_steps
    last = row(4.0, 0.1, n_steps, -1)
    assert last["at"] == pytest.approx(float(exact), rel=1e-12)
    assert last["height"] == pytest.approx(float(exact**2), rel=1e-12)
    assert (number(float(exact)), number(float(exact**2))) == (w, loss)


@pytest.mark.parametrize(("start", "rate", "n_steps"), CORNERS)
def test_every_step_has_three_beats_and_ends_at_the_closed_form(start, rate, n_steps):
    shown = columns(start, rate, n_steps)
    assert shown["line"].tolist() == [0] + [1, 2, 3] * n_steps
    assert shown["step"].tolist() == [0, *(k for k in range(1, n_steps + 1) for _ in range(3))]
    k = shown["step"][1:]
    np.testing.assert_allclose(shown["w"][1:], start * (1 - 2 * rate) ** (k - 1.0), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(shown["next"][1:], start * (1 - 2 * rate) ** k, rtol=1e-9, atol=1e-12)
    np.testing.assert_array_equal(np.where(shown["line"] == 3, shown["next"], shown["w"]), shown["at"])


def test_each_beat_shows_its_own_parts_and_those_before_it():
    shown = columns(4.0, 0.1, 2)
    visible = {
        name: {int(shown["line"][k]) for k in range(len(column)) if np.isfinite(column[k])}
        for name, column in shown.items()
    }
    assert visible["tangent from"] == visible["tangent to"] == visible["slope words at"] == {1, 2, 3}
    assert visible["one to the right"] == visible["beside the rise"] == {1}
    assert visible["slope bar from"] == visible["slope bar to"] == {2}
    assert visible["arrow from"] == visible["arrow to"] == {2, 3}
    assert visible["came from"] == {3}
    assert visible["at"] == visible["height"] == {0, 1, 2, 3}


def test_the_slope_is_drawn_as_one_to_the_right_and_so_much_up():
    shown = row(-3.0, 0.1, 1, 1)
    assert (shown["tangent to"] - shown["w"], shown["loss to"] - shown["loss"]) == (1, -6)
    assert (shown["tangent to"] - shown["tangent from"], shown["loss to"] - shown["loss from"]) == (2, -12)


def test_along_the_axis_lie_the_slope_turned_round_and_the_part_of_it_that_alpha_keeps():
    """From 4 the slope is 8: turned round it reaches −4, and a tenth of it 3.2."""
    shown = row(4.0, 0.1, 1, 2)
    assert (shown["slope bar from"], shown["slope bar to"]) == (4, -4)
    assert (shown["arrow from"], shown["arrow to"]) == pytest.approx((4, 3.2))


@pytest.mark.parametrize(("start", "rate", "n_steps"), [*CORNERS, (4.0, 0.1, 0)])
def test_the_figure_is_plotly_and_every_moving_part_is_in_it(start, rate, n_steps):
    drawing = picture.drawing(run(start, rate, n_steps))
    Figure(drawing.figure)
    names = [trace["name"] for trace in drawing.figure["data"]]
    assert len(set(names)) == len(names)
    assert {move["trace"] for move in drawing.moving} | set(drawing.so_far) <= set(names)
    assert drawing.n_steps == 3 * n_steps
    grid = next(trace for trace in drawing.figure["data"] if trace["name"] == "loss curve")
    heights = unpacked(grid["y"])
    places = grid["x0"] + grid["dx"] * np.arange(len(heights))
    assert places[-1] == pytest.approx(picture.RIGHT)
    np.testing.assert_allclose(heights, places**2, rtol=1e-6, atol=1e-6)


def test_a_step_by_another_rule_has_other_beats_and_is_refused_by_name():
    with pytest.raises(ValueError, match=REFUSED):
        picture.drawing(walk(SINGLE_WELL, 4.0, 0.1, 1, rule=Momentum()))


def captions(start, rate, n_steps):
    values = [row(start, rate, n_steps, k) for k in range(3 * n_steps + 1)]
    return [fill(rule_words.CAPTIONS[f"line {one['line']:.0f}"], one) for one in values]


def test_the_sentences_of_the_first_step():
    assert captions(4.0, 0.1, 1) == [
        "You stand at w = 4, at height 16. A step begins with the slope.",
        "Step 1, measure: the slope of w² is 2w, here 2 × 4 = 8. Go 1 to the right along the tangent, and it climbs "
        "by 8.",
        "Step 1, multiply: 0.1 × 8 = 0.8. The minus turns it round: the move is −0.8, to the left.",
        "Step 1, move: w = 4 − 0.1 × 8 = 3.2, to the left. The loss goes from 16 to 10.24.",
    ]


def test_the_sentences_of_a_step_on_the_other_side_and_of_none():
    _, measure, multiply, move = captions(-3.0, 0.1, 1)
    assert measure.endswith("2 × (−3) = −6. Go 1 to the right along the tangent, and it drops by 6.")
    assert multiply.endswith("0.1 × (−6) = −0.6. The minus turns it round: the move is 0.6, to the right.")
    assert move.endswith("w = −3 − 0.1 × (−6) = −2.4, to the right. The loss goes from 9 to 5.76.")
    assert "where it was" in captions(0.0, 0.1, 1)[3]


@pytest.mark.parametrize(
    ("k", "shown"),
    [(0, "? = 4 − 0.1 × ?"), (1, "? = 4 − 0.1 × 8"), (2, "? = 4 − 0.1 × 8"), (3, "3.2 = 4 − 0.1 × 8")],
)
def test_a_number_of_the_rule_is_a_question_mark_until_its_beat_has_come(k, shown):
    rule = fill(rule_words.RULE, row(4.0, 0.1, 1, k))
    values = [
        re.sub(r"<span hidden>[^<]*</span>|<[^>]*>", "", value) for value in re.findall(r"<b>(.*?)</b>", rule)
    ]
    assert " ".join(values) == shown
    symbols = re.findall(r"<i>(.*?)</i>", rule)
    assert symbols == ["w", "←", "w", "−", "α", "·", "∇L"]
    assert all(re.findall(r'gd-meaning">(.+?)<', rule))


@pytest.mark.parametrize(
    ("start", "rate", "n_steps", "words"),
    [
        (4.0, 0.1, 0, "Standing at 4."),
        (4.0, 0.1, 1, "1 step: from 4 to 3.2.</strong> The loss goes from 16 to 10.24."),
        (4.0, 0.1, 3, "First move −0.8, last −0.512: same α, flatter ground."),
        (4.0, 1.1, 3, "First move −8.8, last −12.67: same α, steeper ground."),
        (4.0, 1.0, 3, "First move −8, last −8: same α, equally steep ground."),
        (0.0, 0.1, 3, "The slope is zero, so nothing moves."),
    ],
)
def test_the_headline_compares_the_first_move_with_the_last(start, rate, n_steps, words):
    """By hand: with α = 1.1 the moves are −8.8 · (−1.2)^k, so the third is −8.8 · 1.44 = −12.672."""
    assert words in rule_words.headline(run(start, rate, n_steps))


@pytest.mark.parametrize(
    ("start", "rate", "numbers"),
    [
        (4.0, 0.1, [2, 4, 8, 0.1, 8, 0.8, -0.8, 4, 0.8, 3.2, 16, 10.24]),
        (-3.0, 0.1, [2, -3, -6, 0.1, -6, -0.6, 0.6, -3, -0.6, -2.4, 9, 5.76]),
    ],
)
def test_the_worked_step(start, rate, numbers):
    text = (
        rule_words.worked(run(start, rate, 1)).replace("2w: ", "").split("1. Measure. ")[1].replace("w²", "")
    )
    text = re.sub(r"^\d\. ", "", text, flags=re.MULTILINE).replace("**", "").replace(". ", " ")
    assert said(text) == pytest.approx(numbers)


def test_why_the_steps_get_shorter_in_numbers():
    assert said(rule_words.brakes()) == pytest.approx([4, 8, 0.1, -0.8, 3.2, 6.4, -0.64])


def step(w, slope, rate=0.1):
    return w - rate * slope


def test_the_options_of_the_step_from_minus_three_are_the_results_of_their_slips():
    wrong_sign, right, height, half = (
        float(one.text.replace("−", "-")) for one in ask.FROM_MINUS_THREE.options
    )
    assert right == pytest.approx(step(-3, 2 * -3))
    assert wrong_sign == pytest.approx(-3 + 0.1 * 2 * -3)
    assert height == pytest.approx(step(-3, 9))
    assert half == pytest.approx(step(-3, -3))
    assert ask.FROM_MINUS_THREE.right == "B"
    assert ask.FROM_MINUS_THREE.is_star
    assert {12.96, 9} <= set(said(ask.FROM_MINUS_THREE.options[0].feedback))
    assert wrong_sign**2 == pytest.approx(12.96)
    assert right**2 == pytest.approx(5.76)


def test_the_options_of_the_second_move():
    texts = [float(option.text) for option in ask.SECOND_MOVE.options]
    assert texts == pytest.approx([0.1 * 8, 0.1 * 2 * 3.2, 0.8 / 2, 0.8 * 2])
    assert ask.SECOND_MOVE.right == "B"


def test_each_slip_of_the_third_step_is_named():
    """The old step again, half the slope, the wrong sign, the loss for the slope."""
    w = 2.56
    slips = [w - 0.64, step(w, w), w + 0.1 * 2 * w, step(w, w**2)]
    assert ask.THIRD_STEP.answer == pytest.approx((step(w, 2 * w),))
    assert reply(ask.THIRD_STEP, ask.THIRD_STEP.answer)[0]
    replies = [reply(ask.THIRD_STEP, (slip,)) for slip in slips]
    assert [is_right for is_right, _ in replies] == [False] * 4
    assert [words for _, words in replies] == list(ask.THIRD_STEP.slips.values())
    for border in (2.047, 2.049):
        assert reply(ask.THIRD_STEP, (border,))[0]
    assert not reply(ask.THIRD_STEP, (2.05,))[0]
