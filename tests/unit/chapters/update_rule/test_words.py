"""One step in three beats, in words: against arithmetic by hand."""

import re

import pytest

from gd_view.chapters.update_rule import words as rule_words
from gd_view.wording import fill
from tests.unit.chapters.update_rule.beats import row
from tests.unit.reading import numbers_in
from tests.unit.runs import on_single_well as run


def captions(start, rate, n_steps):
    values = [row(start, rate, n_steps, k) for k in range(3 * n_steps + 1)]
    return [fill(rule_words.CAPTIONS[f"line {one['line']:.0f}"], one) for one in values]


def test_the_sentences_of_the_first_step():
    assert captions(4.0, 0.1, 1) == [
        "You stand at w = 4, at height 16. A step begins with the slope.",
        "Step 1, measure: the slope of w² is 2w, here 2 × 4 = 8. Go 1 to the right along the tangent, and it climbs "
        "by 8.",
        "Step 1, multiply: 0.1 × 8 = 0.8. The minus turns it round: the move is −0.8, to the left.",
        "Step 1, move: new w = 4 − 0.1 × 8 = 3.2, to the left. The loss goes from 16 to 10.2.",
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
    assert all(re.findall(r'gd-meaning" translate="yes">(.+?)<', rule))


@pytest.mark.parametrize(
    ("start", "rate", "n_steps", "words"),
    [
        (4.0, 0.1, 0, "Standing at 4."),
        (4.0, 0.1, 1, "1 step: from 4 to 3.2.</strong> The loss goes from 16 to 10.2."),
        (4.0, 0.1, 3, "First move −0.8, last −0.512: same α, flatter ground."),
        (4.0, 1.1, 3, "First move −8.8, last −12.7: same α, steeper ground."),
        (4.0, 1.0, 3, "First move −8, last −8: same α, equally steep ground."),
        (0.0, 0.1, 3, "The slope is zero, so nothing moves."),
    ],
)
def test_the_headline_compares_the_first_move_with_the_last(start, rate, n_steps, words):
    """By hand: with α = 1.1 the moves are −8.8 · (−1.2)^k, so the third is −8.8 · 1.44 = −12.672."""
    assert words in rule_words.headline(run(start, rate, n_steps))


def test_why_the_steps_get_shorter_in_numbers():
    assert numbers_in(rule_words.brakes()) == pytest.approx([4, 8, 0.1, -0.8, 3.2, 6.4, -0.64])


def test_above_the_table_it_says_where_the_loss_after_a_step_stands():
    """Row k has the loss of w_k, and w_k+1 as its new w; the next row begins with that."""
    told = rule_words.narration(run(4.0, 0.1, 2))
    assert "The loss after that step stands in the next row." in told.aside
    first, second = (row(4.0, 0.1, 2, k) for k in (3, 6))
    assert second["w"] == first["next"]
    assert second["loss"] == pytest.approx(first["next"] ** 2)
