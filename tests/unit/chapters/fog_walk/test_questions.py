"""The questions of the fog walk, against the loss and slope of its curve."""

import pytest

from gd_view.chapters.fog_walk import questions as ask
from gd_view.chapters.fog_walk import walk
from tests.unit.chapters.fog_walk.moves import walked
from tests.unit.oracles import HILLTOP_AT, SHALLOW_AT, loss, slope
from tests.unit.reading import numbers_in


def test_the_numbers_in_the_questions_are_those_of_the_curve():
    left, right, _ = ask.WHICH_WAY.options
    assert numbers_in(ask.WHICH_WAY.text) == pytest.approx([0.5, slope(0.5)])
    assert numbers_in(left.feedback) == pytest.approx([loss(0.5), loss(0.4), 0.4], abs=5e-4)
    assert numbers_in(right.feedback) == pytest.approx([loss(0.5), loss(0.6), 0.6], abs=5e-4)
    *_, zero = ask.FLAT_GROUND.options
    assert numbers_in(zero.feedback) == pytest.approx([loss(SHALLOW_AT)], abs=5e-3)
    assert abs(slope(walked(ask.DOWN_TO_FLAT)[-1])) < 1e-5
    assert abs(slope(walked("llll")[-1])) < 0.1
    assert abs(walked("llll")[-1] - HILLTOP_AT) < 0.05


@pytest.mark.parametrize(
    "question", [ask.WHICH_WAY, ask.FLAT_GROUND, ask.WHAT_IS_CHOSEN], ids=lambda q: q.key
)
def test_every_link_of_a_question_leads_to_a_state_of_the_page(question):
    sees = [("state", question.state), *(option.see for option in question.options)]
    for _, values in filter(None, sees):
        assert walk.readable(values["moves"]) == values["moves"]
        assert values["lifted"] in (0, 1)
    assert len({option.feedback for option in question.options}) == len(question.options)
