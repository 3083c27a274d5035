"""Pointing at a place of the picture: what waits for it, what it answers, and how the waiting ends."""

import pytest

from gd_view.chapters.double_well import questions as ask
from gd_view.page.card import PROMPTS
from gd_view.page.pointing import GHOSTS, POINT, POINTING, Ghost
from tests.pages.reading import figure, press, said

PAGE = "double_well"
PLACE = f"{PAGE}_{ask.ROLLS_OVER.key}"


def waits(chapter):
    return chapter.button(key=f"point_{PLACE}").label == POINTING


def test_it_waits_with_the_run_of_the_question_at_its_start(open_chapter):
    chapter = press(open_chapter(PAGE, start="-1"), f"point_{PLACE}")
    assert waits(chapter)
    given = figure(chapter)
    assert given["address"]["values"]["start"] == "2.00"
    assert given["address"]["plays"] is False
    assert given["live"]["clicks"] == given["live"]["grip"] == []


def test_a_second_press_a_slider_or_an_answer_ends_the_waiting(open_chapter):
    chapter = press(open_chapter(PAGE), f"point_{PLACE}")
    press(chapter, f"point_{PLACE}")
    assert not waits(chapter)
    press(chapter, f"point_{PLACE}")
    chapter.slider(key="start").set_value(1.0).run()
    assert not waits(chapter)
    assert figure(chapter)["live"]["clicks"] == ["start"]
    press(chapter, f"point_{PLACE}")
    press(chapter, f"go_{PLACE}")
    assert figure(chapter)["live"]["clicks"] == ["start"]
    press(chapter, f"go_{PLACE}")
    assert chapter.button(key=f"go_{PLACE}").label == PROMPTS["ask"]
    assert chapter.button(key=f"point_{PLACE}").label == POINT


@pytest.mark.parametrize("question", [ask.WATERSHED, ask.HIGH_OR_STEEP], ids=lambda question: question.key)
def test_a_question_without_a_place_has_no_such_button(open_chapter, question):
    keys = {button.key for button in open_chapter(PAGE).button}
    assert f"point_{PAGE}_{question.key}" not in keys
    assert f"point_{PLACE}" in keys


def test_the_distance_is_told_and_forgotten_when_the_question_is_asked_again(open_chapter):
    """From −1.3 to the root of w³ − 1.7w + 0.1 on the right, 1.2727: 2.57."""
    chapter = open_chapter(PAGE)
    chapter.session_state[GHOSTS] = {PAGE: Ghost(ask.ROLLS_OVER, -1.3, 0.2)}
    press(chapter, f"go_{PLACE}")
    assert "You pointed at −1.3; it is at 1.27, 2.6 away." in said(chapter)[0]
    press(chapter, f"go_{PLACE}")
    press(chapter, f"go_{PLACE}")
    assert "pointed" not in said(chapter)[0]
