"""The questions on two parameters, against the arithmetic that they ask for."""

import math
from fractions import Fraction

import numpy as np
import pytest

from gd_view.chapters.many_parameters import questions as ask
from gd_view.chapters.many_parameters import words as bowl_words
from gd_view.chapters.many_parameters.dials import CONDITION_NUMBERS, LEARNING_RATES
from gd_view.page.question import reply
from tests.unit.oracles import bowl_loss, bowl_walk
from tests.unit.runs import on_a_bowl as run


def test_the_typed_answer_and_its_slips_are_what_the_arithmetic_gives():
    """L = 3u² - 4uv + 3v² at (4, 2): slopes 16 and -4. New u for v; plus for minus; without the product."""
    u, v, a = 4, 2, Fraction(1, 10)
    right = (u - a * (6 * u - 4 * v), v - a * (6 * v - 4 * u))
    stale = (right[0], v - a * (6 * v - 4 * right[0]))
    plus = (u + a * (6 * u - 4 * v), v + a * (6 * v - 4 * u))
    alone = (u - a * 6 * u, v - a * 6 * v)
    assert ask.NEW_POINT.answer == pytest.approx([*map(float, right)])
    slips = [pytest.approx([*map(float, slip)]) for slip in (stale, plus, alone)]
    assert [*ask.NEW_POINT.slips] == slips
    for slip, words in ask.NEW_POINT.slips.items():
        assert reply(ask.NEW_POINT, slip) == (False, words)


def test_the_typed_question_is_about_the_run_that_its_answer_loads():
    """3u² - 4uv + 3v² is the bowl with κ = 5 turned by 45°, and the one step from (4, 2) leads to (2.4, 2.4)."""
    state = ask.NEW_POINT.state
    kappa, degrees = state["condition_number"], state["rotation"]
    u, v = np.meshgrid(np.linspace(-5, 5, 7), np.linspace(-3, 3, 7))
    np.testing.assert_allclose(bowl_loss(kappa, degrees, u, v), 3 * u**2 - 4 * u * v + 3 * v**2, atol=1e-12)
    end = bowl_walk(kappa, state["learning_rate"], degrees, state["steps"])[-1]
    assert (end.real, end.imag) == pytest.approx(ask.NEW_POINT.answer)


def states(question):
    return [question.state, *(option.see[1] for option in question.options if option.see)]


@pytest.mark.parametrize(
    "question", [ask.WHERE_DOWNHILL_POINTS, ask.A_TENTH, ask.SPEED_LIMIT], ids=lambda q: q.key
)
def test_the_states_that_prove_an_answer_are_on_the_controls_and_say_everything(question):
    for values in states(question):
        assert values["condition_number"] in CONDITION_NUMBERS
        assert values["learning_rate"] in LEARNING_RATES
        assert 0 <= values["steps"] <= 100
        assert {*values} == {*question.state}


def test_the_slopes_and_the_angle_that_the_star_question_tells():
    """L = u² + 10v² at (4, 2): slopes 8 and 40, 52° off the way to (0, 0), by the phase of a quotient."""
    turn = abs(np.degrees(np.angle((8 + 40j) / (4 + 2j))))
    assert round(turn) == 52
    (right,) = (option for option in ask.WHERE_DOWNHILL_POINTS.options if option.is_right)
    assert "52°" in right.feedback
    state = ask.WHERE_DOWNHILL_POINTS.state
    assert (state["condition_number"], state["rotation"]) == (10, 0)


def test_at_a_tenth_the_loss_sinks_to_40_and_no_lower():
    """w₁ is 4·0.8^k, w₂ is 2·(-1)^k: L = 16·0.64^k + 40, which falls with every step."""
    k = np.arange(31)
    z = bowl_walk(10, 0.1, 0, 30)
    losses = bowl_loss(10, 0, z.real, z.imag)
    np.testing.assert_allclose(losses, 16 * 0.64**k + 40)
    assert (np.diff(losses) < 0).all()
    (right,) = (option for option in ask.A_TENTH.options if option.is_right)
    assert "sinks to 40 and no lower" in right.text


def test_the_gentle_direction_is_the_slower_one_below_the_best_rate_and_only_there():
    """Of 1 - 2α and 1 - 2κα the first has the larger size exactly if α < 1/(1 + κ), with exact fractions."""
    for kappa in CONDITION_NUMBERS[1:]:
        for rate in (Fraction(str(rate)) for rate in LEARNING_RATES):
            is_slower = abs(1 - 2 * rate) > abs(1 - 2 * kappa * rate)
            assert is_slower == (rate < Fraction(1, 1 + kappa))
    assert ask.SPEED_LIMIT.options[0].feedback.startswith("Below the best α")


def test_the_state_above_the_limit_leaves_and_the_gentle_one_only_waits():
    above, waits = ask.SPEED_LIMIT.state, ask.SPEED_LIMIT.options[0].see[1]
    trajectory = run(above["condition_number"], above["learning_rate"])
    assert above["learning_rate"] > 1 / above["condition_number"]
    assert bowl_words.sentences(trajectory)[0].startswith("Left the picture")
    assert waits["learning_rate"] < 1 / waits["condition_number"]
    # w₁ still wants 4·(1 - 2α)^k < 0.01 when w₂, with 2·|1 - 2κα|^k, has long arrived
    along, across = 1 - 2 * 0.03, abs(1 - 2 * 25 * 0.03)
    assert math.log(400) / -math.log(along) > 10 * math.log(200) / -math.log(across)


def test_what_the_reasons_say_of_the_arrow():
    """The slopes at (4, 2) are 8 and 40, whatever α is."""
    _, farther, own = ask.WHERE_DOWNHILL_POINTS.because.reasons
    u, v = 4, 2
    assert Fraction(2 * 10 * v, 2 * u) == 5
    assert "five times" in own.reply
    assert f"{u} against {v}" in farther.reply
