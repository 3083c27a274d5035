"""A slip is known by its result, and a pair is right only if both are."""

from dataclasses import replace

import pytest

from gd_view.page.question import Option, Question, Typed, is_coarse, may_be_given, reply

STEP = Typed(
    "third_step",
    "From w = 2.56 with α = 0.1 on L = w²: where next?",
    answer=(2.048,),
    feedback="The slope is 5.12.",
    state={"start": 2.56},
    slips={(1.92,): "the old step", (3.072,): "the sign"},
)

PAIR = Typed(
    "pair",
    "Where next?",
    answer=(1.5, 0.6),
    feedback="Both.",
    state={"start": 2},
    slips={(1.5, 0.65): "the new u for v"},
)


@pytest.mark.parametrize(
    ("given", "is_right", "words"),
    [
        ((2.048,), True, "The slope is 5.12."),
        ((2.049,), True, "The slope is 5.12."),
        ((2.0491,), False, "Take it in order"),
        ((1.92,), False, "the old step"),
        ((3.0715,), False, "the sign"),
        ((99.0,), False, "Take it in order"),
    ],
)
def test_a_typed_number_gets_the_reply_that_is_its_own(given, is_right, words):
    right, said = reply(STEP, given)
    assert right is is_right
    assert said.startswith(words)


@pytest.mark.parametrize(
    ("given", "is_right_but_coarse"),
    [
        ((2.05,), True),
        ((2.0,), True),
        ((2.04,), False),  # cut off, not rounded
        ((2.1,), False),
        ((2.048,), False),
        ((2.0484,), False),
        ((1.92,), False),
        ((1.9,), False),
        ((2.0, 2.0), False),
    ],
)
def test_a_right_number_of_fewer_digits_is_known_as_such(given, is_right_but_coarse):
    """2.048 is 2.0 to two digits and 2.05 to three."""
    assert is_coarse(STEP, given) is is_right_but_coarse


def test_a_pair_is_right_to_fewer_digits_if_each_is_right_or_is_so():
    fine = replace(PAIR, answer=(1.504, 0.6), slips={(1.5, 0.65): "the new u for v"})
    assert is_coarse(fine, (1.5, 0.6))
    assert not is_coarse(fine, (1.5, 0.65))
    assert not is_coarse(fine, (1.504, 0.6))
    assert not is_coarse(fine, (1.5, 0.7))


def test_a_pair_is_right_only_if_both_are():
    assert reply(PAIR, (1.5, 0.6)) == (True, "Both.")
    assert reply(PAIR, (1.5, 0.65)) == (False, "the new u for v")
    assert reply(PAIR, (1.5, 0.7))[0] is False


@pytest.mark.parametrize("forged", ["Z", "AB", "", "<b>", "C"])
def test_a_choice_that_no_reader_can_make_is_none(forged):
    """A browser sends the words of an option; Streamlit hands on what is none as it is."""
    question = Question("q", "Which?", (Option("one", "", is_right=True), Option("two", "")), state={})
    assert not may_be_given(question, (forged,))
    assert may_be_given(question, ("B",))
