"""What a reader types is understood as a person would, and a slip is known by its result."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_view.page.question import Typed, reply
from gd_view.page.settings import understood

STEP = Typed(
    "third_step",
    "From w = 2.56 with α = 0.1 on L = w²: where next?",
    answer=(2.048,),
    feedback="The slope is 5.12.",
    slips={(1.92,): "the old step", (3.072,): "the sign"},
)
PAIR = Typed(
    "pair", "Where next?", answer=(1.5, 0.6), feedback="Both.", slips={(1.5, 0.65): "the new u for v"}
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2.048", 2.048),
        (" 2,048 ", 2.048),
        ("+2.048", 2.048),
        ("−2.4", -2.4),
        ("-2.4", -2.4),
        ("– 2.4", -2.4),
        (".5", 0.5),
        ("5.", 5.0),
        ("5.7e-5", 5.7e-5),
        ("5,7E−5", 5.7e-5),
        ("-36", -36.0),
    ],
)
def test_a_number_is_understood_however_it_is_written(typed, value):
    assert understood(typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "two",
        "nan",
        "inf",
        "1e999",
        "1,000.5",
        "0x10",
        "2.4.1",
        "−",
        "1_0",
        "1 2",
        "٣",
        "<b>1</b>",
        "e5",
    ],
)
def test_what_is_no_number_is_no_number(typed):
    assert understood(typed) is None


def test_what_is_long_and_no_number_is_found_out_at_once():
    """An expression that tries every way to part the digits would be at it for minutes, and stop all readers."""
    assert understood(200_000 * "1" + "x") is None
    assert understood(200_000 * "1") is None


@given(st.text(max_size=24))
def test_no_text_makes_trouble(typed):
    assert understood(typed) is None or isinstance(understood(typed), float)


@given(st.floats(-1e6, 1e6))
def test_what_python_writes_is_read_back(value):
    assert understood(repr(value)) == value


@pytest.mark.parametrize(
    ("given", "is_right", "words"),
    [
        ((2.048,), True, "The slope is 5.12."),
        ((2.049,), True, "The slope is 5.12."),
        ((2.0491,), False, "Not yet"),
        ((1.92,), False, "the old step"),
        ((3.0715,), False, "the sign"),
        ((99.0,), False, "Not yet"),
    ],
)
def test_a_typed_number_gets_the_reply_that_is_its_own(given, is_right, words):
    right, said = reply(STEP, given)
    assert right is is_right
    assert said.startswith(words)


def test_a_pair_is_right_only_if_both_are():
    assert reply(PAIR, (1.5, 0.6)) == (True, "Both.")
    assert reply(PAIR, (1.5, 0.65)) == (False, "the new u for v")
    assert reply(PAIR, (1.5, 0.7))[0] is False
