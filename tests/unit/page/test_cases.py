"""Changed cases: which one a try gets, and options that can be told apart."""

import pytest

from gd_view.page.cases import (
    Result,
    another,
    ascending,
    can_be_told_apart,
    is_shown_exactly,
    turned,
)
from gd_view.wording import equals, number


@pytest.mark.parametrize("size", [1, 2, 17, 400])
def test_no_case_comes_twice_before_all_have_come(size):
    cases = range(100, 100 + size)
    first, second = ([another(cases, tries) for tries in range(begin, begin + size)] for begin in (0, size))
    assert sorted(first) == list(cases)
    assert second == first
    assert size < 17 or first != list(cases)


def test_results_are_options_in_ascending_order_each_with_its_own_reply():
    options = ascending(Result(2.0, "two", is_right=True), Result(-1.25, "less"), Result(10.0, "more"))
    assert [(option.text, option.feedback, option.is_right, option.at) for option in options] == [
        ("−1.25", "less", False, None),
        ("2", "two", True, None),
        ("10", "more", False, None),
    ]
    placed = ascending(Result(2.0, "two", is_right=True), words="At {}", is_placed=True)
    assert [(option.text, option.at) for option in placed] == [("At 2", 2.0)]


def test_options_that_look_alike_cannot_be_told_apart():
    """To three digits 1.234 and 1.2335 are both 1.23."""
    assert not can_be_told_apart(ascending(Result(1.234, "a"), Result(1.2335, "b")))
    assert can_be_told_apart(ascending(Result(1.234, "a"), Result(1.245, "b")))


def test_options_are_turned_and_none_is_lost():
    options = ascending(*(Result(float(i), str(i)) for i in range(4)))
    assert [next(option.text for option in turned(options, tries)) for tries in range(5)] == [*"01230"]
    assert {*turned(options, 3)} == {*options}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0.6, "= 0.6"),
        (-2.45, "= −2.45"),
        (0.1 + 0.2, "= 0.3"),
        (1.234, "≈ 1.23"),
        (0.0, "= 0"),
        (-1.7715, "≈ −1.77"),
    ],
)
def test_an_equation_says_whether_digits_are_left_out(value, told):
    assert f"{equals(value)} {number(value)}" == told
    assert is_shown_exactly(value) == told.startswith("=")
