"""The questions of the fog walk, against the loss and slope of its curve."""

import re

import pytest

from gd_view.chapters.fog_walk import questions as ask
from gd_view.chapters.fog_walk import walk

DEEP, SHALLOW, HILLTOP = -1.332312819, 1.273368822, 0.058943997


def loss(w):
    return 0.25 * w**4 - 0.85 * w**2 + 0.1 * w + 1


def slope(w):
    return w**3 - 1.7 * w + 0.1


def walked(moves):
    return walk.places(walk.readable(moves))


def said(text):
    """Return the numbers in a sentence."""
    return [float(found.replace("−", "-")) for found in re.findall(r"[−-]?\d+(?:\.\d+)?", text)]


def test_the_numbers_in_the_questions_are_those_of_the_curve():
    left, right, _ = ask.WHICH_WAY.options
    assert said(ask.WHICH_WAY.text) == pytest.approx([0.5, slope(0.5)])
    assert said(left.feedback) == pytest.approx([loss(0.5), loss(0.4), 0.4], abs=5e-5)
    assert said(right.feedback) == pytest.approx([loss(0.5), loss(0.6), 0.6], abs=5e-5)
    *_, zero = ask.FLAT_GROUND.options
    assert said(zero.feedback) == pytest.approx([loss(SHALLOW)], abs=5e-3)
    assert abs(slope(walked(ask.DOWN_TO_FLAT)[-1])) < 1e-5
    assert abs(slope(walked("llll")[-1])) < 0.1
    assert abs(walked("llll")[-1] - HILLTOP) < 0.05


@pytest.mark.parametrize(
    "question", [ask.WHICH_WAY, ask.FLAT_GROUND, ask.WHAT_IS_CHOSEN], ids=lambda q: q.key
)
def test_every_link_of_a_question_leads_to_a_state_of_the_page(question):
    sees = [question.see, *(option.see for option in question.options)]
    for _, values in filter(None, sees):
        assert walk.readable(values["moves"]) == values["moves"]
        assert values["lifted"] in (0, 1)
    assert len({option.feedback for option in question.options}) == len(question.options)
