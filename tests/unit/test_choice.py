"""A choice among listed values: what an address may say of it, and what becomes of it."""

import pytest

from gd_view.settings import Choice

RATE = Choice("learning_rate", "Learning rate α", (0.01, 0.0909, 0.1, 1.05), default=0.1)


@pytest.mark.parametrize("value", RATE.values)
def test_a_listed_value_comes_back_from_its_own_address_without_a_word(value):
    assert RATE.read(RATE.text(value)) == (value, "")


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("0.09", 0.0909),
        ("0.099", 0.1),
        ("7", 1.05),
        ("-3", 0.01),
        ("abc", 0.1),
        ("", 0.1),
        ("nan", 0.1),
        ("1e999", 0.1),
    ],
)
def test_anything_else_becomes_the_nearest_listed_value_or_the_default_and_the_page_says_so(given, used):
    value, note = RATE.read(given)
    assert value == used
    assert f"I used {used:g}." in note


def test_whole_numbers_stay_whole():
    """So that `condition_number=10` is not written as 10.0."""
    choice = Choice("condition_number", "Condition number κ", (1, 2, 10), default=2)
    assert choice.kind is int
    assert choice.text(choice.nearest(8.0)) == "10"
