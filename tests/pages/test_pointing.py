"""Pointing at a place of the picture: what waits for it, what it answers, and how the waiting ends."""

import pytest

from gd_view.chapters.double_well import questions as ask
from gd_view.chapters.many_parameters.questions import NEW_POINT
from gd_view.chapters.single_well.questions import LANDING
from gd_view.drawing.traces import unpacked
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


@pytest.mark.parametrize(
    ("page", "question", "given", "apart"),
    [
        ("single_well", LANDING, ("3",), "7"),
        ("single_well", LANDING, ("-3.5",), "0.5"),
        ("many_parameters", NEW_POINT, ("0.2", "-1"), "3"),
    ],
)
def test_a_typed_place_stays_as_a_ghost_too_and_its_distance_is_told(
    open_chapter, page, question, given, apart
):
    """From −4 to 3 it is 7; of the two parameters the answer is taken and moved by 3 along w₂."""
    if len(given) > 1:
        given = (f"{question.answer[0]}", f"{question.answer[1] - 3}")
    chapter = open_chapter(page)
    for i, text in enumerate(given):
        chapter.text_input(key=f"ask_{page}_{question.key}_{i}").set_value(text)
    press(chapter, f"check_{page}_{question.key}")
    assert f"Your guess is {apart} away." in said(chapter)[0]
    (ghost,) = (trace for trace in figure(chapter)["figure"]["data"] if trace["name"] == "your guess")
    place = [float(unpacked(figure(chapter)["traces"].get("your guess", ghost)[axis])[0]) for axis in "xy"]
    assert place[: len(given)] == [float(text) for text in given]


def test_a_right_place_has_no_distance_and_what_is_no_place_no_ghost(open_chapter):
    chapter = open_chapter("single_well")
    for text in ("-4", "1e300"):
        chapter.text_input(key=f"ask_single_well_{LANDING.key}_0").set_value(text)
        press(chapter, f"check_single_well_{LANDING.key}")
        assert "away" not in said(chapter)[0]
        press(chapter, f"go_single_well_{LANDING.key}")
    assert "your guess" not in [trace["name"] for trace in figure(chapter)["figure"]["data"]]
