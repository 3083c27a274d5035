"""The questions on two parameters, against the arithmetic that they ask for."""

import math

import pytest

from gd_view.chapters.many_parameters import questions as ask
from gd_view.chapters.many_parameters import words as bowl_words
from gd_view.chapters.many_parameters.dials import CONDITION_NUMBERS, LEARNING_RATES
from gd_view.page.question import reply
from tests.unit.runs import on_a_bowl as run


def test_the_typed_answer_and_its_slips_are_what_the_arithmetic_gives():
    """L = u² + uv + v² at (2, 1): slopes 5 and 4. New u for v; plus for minus; without the product."""
    u, v, a = 2, 1, 0.1
    right = (u - a * (2 * u + v), v - a * (u + 2 * v))
    stale = (right[0], v - a * (right[0] + 2 * v))
    plus = (u + a * (2 * u + v), v + a * (u + 2 * v))
    alone = (u - a * 2 * u, v - a * 2 * v)
    assert ask.NEW_POINT.answer == pytest.approx(right)
    assert [*ask.NEW_POINT.slips] == [pytest.approx(slip) for slip in (stale, plus, alone)]
    for slip, words in ask.NEW_POINT.slips.items():
        assert reply(ask.NEW_POINT, slip) == (False, words)


def states(question):
    sees = [question.see, *(option.see for option in question.options)]
    return [see[1] for see in sees if see]


@pytest.mark.parametrize(
    "question", [ask.WHERE_DOWNHILL_POINTS, ask.A_TENTH, ask.SPEED_LIMIT], ids=lambda q: q.key
)
def test_the_states_that_prove_an_answer_are_on_the_controls(question):
    assert states(question)
    for values in states(question):
        assert values["condition_number"] in CONDITION_NUMBERS
        assert values["learning_rate"] in LEARNING_RATES
        assert 0 <= values["steps"] <= 100


def test_the_state_above_the_limit_leaves_and_the_gentle_one_only_waits():
    above, waits = ask.SPEED_LIMIT.see[1], ask.SPEED_LIMIT.options[0].see[1]
    trajectory = run(above["condition_number"], above["learning_rate"])
    assert above["learning_rate"] > 1 / above["condition_number"]
    assert bowl_words.sentences(trajectory)[0].startswith("Left the picture")
    assert waits["learning_rate"] < 1 / waits["condition_number"]
    # w₁ still wants 4·(1 - 2α)^k < 0.01 when w₂, with 2·|1 - 2κα|^k, has long arrived
    along, across = 1 - 2 * 0.03, abs(1 - 2 * 25 * 0.03)
    assert math.log(400) / -math.log(along) > 10 * math.log(200) / -math.log(across)
