"""Where starts higher than the hill end, by a plain loop, and where a ball would, by halving."""

from itertools import pairwise

import pytest

from gd_view.chapters.double_well import changed
from tests.unit.changed import given, made, tells, wrong_by
from tests.unit.oracles import DEEP_AT, HILLTOP_AT, SHALLOW_AT, loss, slope
from tests.unit.reading import right

SLIPS = {"lossy": "might roll over", "free": "without friction", "top": "The slope is zero up there"}


def places(start, rate, n_steps):
    w = [start]
    for _ in range(n_steps):
        w.append(w[-1] - rate * slope(w[-1]))
    return w


def as_high_across(start):
    """The place beyond the other valley's bottom where the loss is that of the start: it rises from there on."""
    inner, outer = (DEEP_AT, -3.0) if start > 0 else (SHALLOW_AT, 3.0)
    for _ in range(60):
        middle = (inner + outer) / 2
        inner, outer = (middle, outer) if loss(middle) < loss(start) else (inner, middle)
    return inner


def test_the_right_option_is_where_a_plain_loop_ends_and_each_wrong_one_where_its_ball_would():
    for question in made(changed.case):
        start, rate, steps = map(float, given(question, "start", "learning_rate", "steps"))
        w = places(start, rate, 2000)
        own, other = (SHALLOW_AT, DEEP_AT) if start > 0 else (DEEP_AT, SHALLOW_AT)
        assert w[-1] == pytest.approx(own, abs=1e-9)
        assert abs(w[int(steps)] - own) < 0.01
        assert right(question).at == pytest.approx(own)
        assert tells(right(question).text, own)
        wrong = wrong_by(question, SLIPS)
        assert wrong["lossy"].at == pytest.approx(other)
        assert tells(wrong["lossy"].text, other)
        assert wrong["free"].at == pytest.approx(as_high_across(start), abs=1e-6)
        assert tells(wrong["free"].text, as_high_across(start))
        assert wrong["top"].at == pytest.approx(HILLTOP_AT)


def test_what_the_replies_say_of_the_run_is_so():
    """It starts higher than the hill; each step is shorter than the last and goes the same way, and none climbs."""
    for question in made(changed.case):
        start, rate, steps = map(float, given(question, "start", "learning_rate", "steps"))
        w = places(start, rate, int(steps))
        moves = [b - a for a, b in pairwise(w)]
        assert loss(start) > loss(HILLTOP_AT)
        assert all(abs(b) < abs(a) and a * b > 0 for a, b in pairwise(moves))
        assert all(loss(b) < loss(a) + 1e-12 for a, b in pairwise(w))
        assert tells(question.text, start, loss(start), rate)
        assert f"{'right' if start > HILLTOP_AT else 'left'} of the hill" in question.text
        assert tells(right(question).feedback, abs(moves[0]))
        wrong = wrong_by(question, SLIPS)
        assert tells(wrong["lossy"].feedback, loss(start), loss(HILLTOP_AT))
        assert tells(wrong["free"].feedback, loss(start))


def test_both_sides_are_asked():
    assert {question.state["start"] > 0 for question in made(changed.case)[:8]} == {True, False}
