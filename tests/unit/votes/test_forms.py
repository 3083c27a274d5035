"""What may be answered, and what is refused in plain words."""

import math
import re

import pytest

from gd_view.votes.forms import Form, Refused, numbers

CHOICES = Form(letters="ABCD")
PLACE = Form(numbers=1, low=-2.4, high=2.4)
TWO = Form(numbers=2, low=-10, high=10)


@pytest.mark.parametrize("letter", "ABCD")
def test_a_letter_of_the_question_is_an_answer(letter):
    assert CHOICES.written(letter) == letter


@pytest.mark.parametrize(
    ("given", "counted"),
    [([1.25], "1.25"), ((2,), "2"), ([-0.0], "0"), ([0.1 + 0.2], "0.3"), ([-2.4], "-2.4"), ([2.4], "2.4")],
)
def test_equal_numbers_are_counted_as_one_answer(given, counted):
    assert PLACE.written(given) == counted
    assert numbers(counted) == pytest.approx(tuple(given))


def test_two_numbers_are_one_answer():
    assert TWO.written([2.4, -0.5]) == "2.4 -0.5"
    assert numbers("2.4 -0.5") == (2.4, -0.5)


FORGED = ["", "E", "a", "AB", "AA", None, 0, 1.5, True, ["A"], {"A": 1}, b"A", "\x00", "Ａ", "A" * 10**5]


@pytest.mark.parametrize("given", FORGED, ids=range(len(FORGED)))
def test_what_is_no_letter_of_the_question_is_refused(given):
    with pytest.raises(Refused, match=re.escape("Choose one from A to D.")):
        CHOICES.written(given)


NO_PLACES = [[], [1, 2], [math.nan], [math.inf], [-math.inf], [2.41], [-2.4001], ["1"], [None], [True]]
NO_PLACES += ["1", 1.0, {0: 1}]


@pytest.mark.parametrize("given", NO_PLACES, ids=range(len(NO_PLACES)))
def test_what_is_no_place_of_the_picture_is_refused(given):
    with pytest.raises(Refused, match=re.escape("Give a number from −2.4 to 2.4.")):
        PLACE.written(given)
