"""A slip is known by its result, and a pair is right only if both are."""

import pytest

from gd_view.page.question import Typed, reply

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


def test_a_pair_is_right_only_if_both_are():
    assert reply(PAIR, (1.5, 0.6)) == (True, "Both.")
    assert reply(PAIR, (1.5, 0.65)) == (False, "the new u for v")
    assert reply(PAIR, (1.5, 0.7))[0] is False
