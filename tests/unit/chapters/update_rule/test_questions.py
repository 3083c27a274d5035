"""The questions on one step: each option is the result of its slip, by hand."""

from fractions import Fraction

import pytest

from gd_view.chapters.update_rule import questions as ask
from gd_view.page.question import reply
from tests.unit.reading import numbers_in


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
    assert {12.96, 9} <= set(numbers_in(ask.FROM_MINUS_THREE.options[0].feedback))
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


def test_the_places_from_minus_three_are_what_each_slip_gives():
    """The step uphill, the step, the height for the slope, w itself for the slope."""
    w, rate = Fraction(-3), Fraction(1, 10)
    expected = [w + rate * 2 * w, w - rate * 2 * w, w - rate * w**2, w - rate * w]
    assert [option.at for option in ask.FROM_MINUS_THREE.options] == [float(place) for place in expected]
