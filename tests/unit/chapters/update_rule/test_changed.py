"""One step from other places: the right new w and each slip's, in exact fractions."""

from gd_view.chapters.update_rule import changed
from tests.unit.changed import given, made, read, tells, wrong_by
from tests.unit.reading import right

SLIPS = {
    "plus": "added their product",
    "height": "is the height",
    "half": "took w itself",
    "whole": "whole slope",
}


def test_the_right_option_is_the_step_and_each_wrong_one_what_its_slip_gives():
    """On L = w² the step leads to w − α · 2w."""
    for question in made(changed.case):
        w, rate = given(question, "start", "learning_rate")
        assert read(question.text) == [w, rate]
        assert question.state["steps"] == 1
        gives = {
            "plus": w + rate * 2 * w,
            "height": w - rate * w**2,
            "half": w - rate * w,
            "whole": w - 2 * w,
        }
        assert tells(right(question).text, w - rate * 2 * w)
        for slip, option in wrong_by(question, SLIPS).items():
            assert tells(option.text, gives[slip]), (question.text, slip)


def test_an_option_stands_in_the_picture_where_it_says():
    for question in made(changed.case):
        assert question.is_placed
        for option in question.options:
            assert tells(option.text, option.at)


def test_every_equation_in_a_reply_holds_as_it_is_written():
    for question in made(changed.case):
        w, rate = given(question, "start", "learning_rate")
        new = w - rate * 2 * w
        assert read(right(question).feedback) == [2, w, 2 * w, w, rate, 2 * w, new]
        wrong = wrong_by(question, SLIPS)
        assert read(wrong["height"].feedback) == [rate, w**2, w**2, 2 * w]
        assert read(wrong["whole"].feedback) == [2 * w, rate, 2 * w, rate * 2 * w]
        assert abs(w + rate * 2 * w) > abs(w) > abs(new)  # uphill, downhill


def test_none_repeats_a_step_of_the_chapter():
    told = {(-3, 0.1), (4, 0.1), (3.2, 0.1), (2.56, 0.1)}
    assert not told & {(q.state["start"], q.state["learning_rate"]) for q in made(changed.case)}
