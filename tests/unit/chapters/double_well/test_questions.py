"""The questions on two valleys, and the numbers that they name, by hand and in exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, descend, ending
from gd_view.chapters.double_well import questions as ask
from gd_view.chapters.double_well import words as stability
from tests.unit.oracles import DEEP_AT, NAMED_RUNS, SHALLOW_AT, loss, slope
from tests.unit.runs import on_double_well as run


def within(start, rate, minimum):
    """The first step from which the run stays within 0.01 of a minimum."""
    return int(np.flatnonzero(abs(run(start, rate, 2000).iterates - minimum) >= 0.01)[-1]) + 1


@pytest.mark.parametrize(("start", "rate", "valley", "steps"), NAMED_RUNS)
def test_where_a_start_ends_and_after_how_many_steps(start, rate, valley, steps):
    assert within(start, rate, (DEEP_AT, SHALLOW_AT)[valley]) == steps


def test_the_watershed_lies_between_the_two_neighbours():
    (hilltop,) = DOUBLE_WELL.hilltops
    assert 0.05 < hilltop < 0.06
    assert round(hilltop, 4) == 0.0589
    said = ask.WATERSHED.options[0].feedback
    assert "0.0589" in said
    assert "42 steps" in said
    assert "57" in said


def test_from_2_with_0_1_it_walks_down_and_stays():
    """2 - 0.1 · (8 - 3.4 + 0.1) = 1.53; then 1.53 - 0.1 · 1.0806 = 1.42."""
    w = run(2.0, 0.1).iterates
    first = 2 - slope(Fraction(2)) / 10
    second = first - slope(first) / 10
    assert (float(first), round(float(second), 2)) == (1.53, 1.42)
    np.testing.assert_allclose(w[1:3], [float(first), float(second)], rtol=1e-12)
    assert (np.diff(w) < 0).all()
    assert (w > SHALLOW_AT).all()
    assert loss(Fraction(2)) == Fraction(18, 10)
    assert DOUBLE_WELL.loss(DOUBLE_WELL.hilltops[0]) == pytest.approx(1.003, abs=5e-4)


def test_from_2_with_0_45_the_first_move_passes_the_hilltop():
    """2 - 0.45 · 4.7 = -0.115, a move of 2.115."""
    assert 2 - Fraction(45, 100) * slope(Fraction(2)) == Fraction(-115, 1000)
    assert run(2.0, 0.45).iterates[1] == pytest.approx(-0.115, abs=1e-12)
    assert stability.jumps(run(2.0, 0.45)) == [1]


def test_from_minus_2_with_a_half_the_first_move_lands_at_a_quarter():
    """-2 - 0.5 · (-8 + 3.4 + 0.1) = 0.25."""
    assert -2 - slope(Fraction(-2)) / 2 == Fraction(1, 4)
    assert run(-2.0, 0.5).iterates[1] == pytest.approx(0.25, abs=1e-12)


def test_from_2_it_blows_up_from_0_86_on():
    """An orbit of this map that is once beyond 10 never returns; one that has not left by step 2000 stays."""
    rates = np.arange(56, 121) / 100
    ends = descend(DOUBLE_WELL.gradient, np.full(rates.size, 2.0), rates, 2000, leaves_beyond=10).final
    np.testing.assert_array_equal(np.isnan(ends), rates >= 0.855)


def test_the_steeper_place_makes_the_longer_step_though_it_lies_lower():
    high, steep = (Fraction(5, 100), Fraction(17, 10))
    assert float(loss(high)) == pytest.approx(1.003, abs=5e-4)
    assert float(loss(steep)) == pytest.approx(0.80, abs=5e-3)
    steps = float(abs(slope(steep)) / 10), float(abs(slope(high)) / 10)
    assert steps == pytest.approx((0.212, 0.0015), abs=5e-4)
    assert steps[0] / steps[1] == pytest.approx(140, abs=2)
    assert float(slope(high)) == pytest.approx(0.015, abs=5e-4)
    assert float(slope(steep)) == pytest.approx(2.12, abs=5e-3)
    assert float(slope(Fraction(1, 2))) == -0.625


def test_at_0_6_the_deep_valley_lets_go_and_the_shallow_one_holds():
    assert sorted(run(-0.5, 0.6, 2000).iterates[-2:]) == pytest.approx([-1.4838, -1.0971], abs=5e-5)
    assert run(0.5, 0.6, 2000).final == pytest.approx(SHALLOW_AT, abs=1e-6)


def test_1_2_from_0_5_leaves_at_step_18():
    assert ending(run(0.5, 1.2)).step == 18


def test_the_questions_and_replies_quote_these_numbers():
    """Each number as its arithmetic gives it, in the words that the reader gets."""
    rolls, jumps, longer = (
        " ".join([question.text, *(option.feedback for option in question.options)])
        for question in (ask.ROLLS_OVER, ask.LONGER_STEP, ask.HIGH_OR_STEEP)
    )
    first = 2 - slope(Fraction(2)) / 10
    for value, digits in ((first, 2), (first - slope(first) / 10, 2), (loss(Fraction(2)), 1)):
        assert f"{float(value):.{digits}f}" in rolls
    landing = 2 - Fraction(45, 100) * slope(Fraction(2))
    assert f"−{abs(float(landing)):.3f}" in jumps
    assert f"{float(2 - landing):.1f} long" in jumps
    assert "hilltop at 0.059" in jumps
    assert "begins between 0.85 and 0.86" in jumps
    for rate, leaves in ((0.85, False), (0.86, True)):
        w = 2.0
        for _ in range(2000):
            w = w - rate * slope(w) if abs(w) < 10 else w
        assert (abs(w) >= 10) is leaves
    for w, digits in ((Fraction(5, 100), 4), (Fraction(17, 10), 3)):
        assert f"{float(abs(slope(w))) / 10:.{digits}f}" in longer
    assert "0.015 and 2.12" in longer
    assert "about 140 times" in longer
    assert (
        f"slope at 0.5 is −{abs(float(slope(Fraction(1, 2)))):.3f}" in ask.WHERE_IT_ENDS.options[1].feedback
    )


@pytest.mark.parametrize(
    "question", [ask.WHERE_IT_ENDS, ask.ROLLS_OVER, ask.LONGER_STEP], ids=lambda q: q.key
)
def test_the_place_of_the_right_answer_is_where_a_plain_loop_ends(question):
    """And every other place is another one."""
    w = question.state["start"]
    for _ in range(2000):
        w = w - question.state["learning_rate"] * (w**3 - 1.7 * w + 0.1)
    (right,) = (option.at for option in question.options if option.is_right)
    assert right == pytest.approx(w, abs=1e-9)
    places = [option.at for option in question.options if option.at is not None]
    assert all(abs(place - right) > 0.5 for place in places if place != right)
    assert len(set(places)) >= 2
