"""What is being made smaller, as a reader meets it: the slider, a tap, the questions, and what waits for them."""

import numpy as np
import pytest

from gd_core import RAIN
from gd_view.chapters.loss import picture
from gd_view.chapters.loss import questions as ask
from gd_view.chapters.loss.dials import W
from gd_view.drawing.traces import unpacked
from gd_view.page import controls
from gd_view.page.chapter import turns
from gd_view.page.question import LETTERS
from gd_view.page.shut import SHUT
from tests.pages.reading import choose, each_chip, figure, html, linked, press

QUESTIONS = (ask.SHAPE, ask.ONE_POINT, ask.LOWEST, ask.PULLS)
LOWEST_IN_WORDS = "(w − 0.8)² + 0.05"


def told(chapter):
    return " ".join(markdown.value for markdown in chapter.markdown)


def shown_w(chapter):
    given = figure(chapter)
    (value,) = given["address"]["values"].values()
    turned = unpacked(given["columns"]["w"])
    assert turned[-1] == float(value)
    return turned


def traces(chapter):
    return {trace["name"] for trace in figure(chapter)["figure"]["data"]}


def test_untouched_the_line_lies_flat_and_nothing_tells_of_the_curve(open_chapter):
    chapter = open_chapter("loss")
    assert shown_w(chapter).tolist() == [0]
    assert not traces(chapter) & {picture.WHOLE, *picture.LOWEST}
    assert LOWEST_IN_WORDS not in told(chapter)
    assert "need not be zero" not in told(chapter) + html(chapter)
    assert html(chapter).count(SHUT) == 3
    assert linked(chapter) == ["loss?w=0&step=0"], "the line as it is"


@pytest.mark.parametrize("w", [0.0, 0.8, 1.8])
def test_the_slider_turns_the_line_from_flat(open_chapter, w):
    chapter = open_chapter("loss")
    chapter.slider(key="w").set_value(w).run()
    assert not chapter.exception
    np.testing.assert_allclose(shown_w(chapter), picture.turned(w))


@pytest.mark.parametrize(
    ("given", "used"), [("abc", "0.00"), ("9", "1.80"), ("-1", "0.00"), ("0.52", "0.50")]
)
def test_an_address_that_cannot_be_used_is_said_and_replaced(open_chapter, given, used):
    chapter = open_chapter("loss", w=given)
    assert figure(chapter)["address"]["values"] == {"w": used}
    assert "cannot use" in chapter.warning[0].value


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_answer_gets_its_reply_and_its_turn_is_played(open_chapter, question):
    chapter = open_chapter("loss")
    for letter, option in zip(LETTERS, question.options, strict=False):
        choose(chapter, "loss", question, letter)
        assert option.feedback in html(chapter)
        assert shown_w(chapter)[-1] == question.state["w"]
        assert figure(chapter)["address"]["plays"]
        press(chapter, f"go_loss_{question.key}")


def test_each_answer_opens_what_it_was_asked_for_and_no_more(open_chapter):
    chapter = open_chapter("loss")
    press(chapter, "go_loss_lowest")
    assert LOWEST_IN_WORDS not in told(chapter)
    press(chapter, "go_loss_shape")
    assert LOWEST_IN_WORDS in told(chapter)
    assert {picture.WHOLE, *picture.LOWEST} <= traces(chapter)
    assert SHUT not in html(chapter)
    chapter = open_chapter("loss")
    press(chapter, "go_loss_shape")
    assert traces(chapter) & {picture.WHOLE, *picture.LOWEST} == {picture.WHOLE}
    assert LOWEST_IN_WORDS not in told(chapter)


def test_what_the_machine_sees_is_what_the_loss_is_a_little_farther(open_chapter):
    """By hand: (0.1 − 0.8)² + 0.05 = 0.54, and 0.8² + 0.05 = 0.69."""
    chapter = open_chapter("loss")
    press(chapter, "go_loss_shape")
    assert "at 0.1 it is 0.54 in place of 0.69" in told(chapter)
    assert "37 lines" in told(chapter)


def test_every_chip_shows_its_line(open_chapter):
    chapter = open_chapter("loss")
    press(chapter, "go_loss_shape")
    press(chapter, "go_loss_lowest")
    chips = [link for link in linked(chapter) if link.startswith("loss?") and "step" not in link]
    assert len(chips) >= 3
    for chip in each_chip(chapter, chips):
        assert shown_w(chapter)[-1] == float(chip.partition("w=")[2])


@pytest.mark.parametrize(
    ("place", "w"),
    [
        ((1.0, 0.8), 0.8),
        ((2.0, 2.5), 1.25),
        ((2.0, 2.54), 1.25),
        ((0.5, 2.0), 1.8),
        ((3.0, -0.1), 0.0),
        ((-0.2, 1.0), 1.8),
        ((0.0, 0.0), 1.8),
        ((-0.1, -0.1), 0.0),
    ],
)
def test_a_tap_turns_the_line_to_its_place(monkeypatch, place, w):
    """The rise over the run; left of the origin the line stands upright, and the slider ends at 1.8."""
    said = {}
    monkeypatch.setattr(
        controls, "set_value", lambda dial, value: said.update({dial.key: dial.nearest(value)})
    )
    turns(W)(*place)
    assert said == {"w": w}


def test_the_prose_is_short(open_chapter):
    chapter = open_chapter("loss")
    for question in QUESTIONS:
        press(chapter, f"go_loss_{question.key}")
    prose = [one.value for one in chapter.markdown if "<" not in one.value]
    assert 200 < len(" ".join(prose).split()) < 400
    assert RAIN.lowest > 0
