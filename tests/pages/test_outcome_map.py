"""The chapter on the outcome map: the sheet, the circle, the words, the questions and the address."""

import json

import pytest

from gd_view.chapters.outcome_map import picture
from gd_view.chapters.outcome_map import questions as ask
from gd_view.page.question import LETTERS
from tests.pages.reading import figures, html

QUESTIONS = (ask.SHAPE, ask.WHO_SETTLES, ask.FATES)


def players(chapter):
    """What each figure was given, by its name."""
    return {given["name"]: given for given in figures(chapter)}


def circle(chapter):
    return players(chapter)["The circle on the map"]


def names(figure):
    return [trace["name"] for trace in figure["figure"]["data"]]


def test_untouched_it_shows_two_halves_a_run_and_a_sheet_to_predict_under(open_chapter):
    chapter = open_chapter("outcome_map")
    assert "sheet" in names(circle(chapter))
    assert "Settles in the shallow valley" in players(chapter)["The run in the circle"]["headline"]
    assert any("−2.20 to 0.05 settle in the deep valley" in text.value for text in chapter.markdown)
    assert html(chapter).count("gd-fate gd-fate-") == 2


@pytest.mark.parametrize("letter", ["", "A", "B", "C", "D"])
def test_any_answer_and_none_takes_the_sheet_off(open_chapter, letter):
    chapter = open_chapter("outcome_map")
    if letter:
        chapter.radio(key="ask_outcome_map_shape_0").set_value(letter).run()
    chapter.button(key="go_outcome_map_shape").click().run()
    assert "sheet" not in names(circle(chapter))
    assert html(chapter).count("gd-fate gd-fate-") == 6
    chapter.button(key="go_outcome_map_shape").click().run()  # ask me again
    assert "sheet" in names(circle(chapter))


def test_the_sheet_gives_way_to_a_link_and_to_the_slider(open_chapter):
    chapter = open_chapter("outcome_map", start="-0.5", learning_rate="0.6")
    (sheet,) = (trace for trace in circle(chapter)["figure"]["data"] if trace["name"] == "sheet")
    assert min(sheet["y"]) == pytest.approx(0.605)
    chapter.slider(key="learning_rate").set_value(1.2).run()
    assert "sheet" not in names(circle(chapter))


def test_the_circle_and_the_run_follow_the_sliders(open_chapter):
    chapter = open_chapter("outcome_map")
    chapter.slider(key="start").set_value(-0.5).run()
    chapter.slider(key="learning_rate").set_value(0.6).run()
    (ring,) = (move for move in circle(chapter)["moving"] if move["trace"] == "crosshair")
    assert (ring["x"], ring["y"]) == (["start"], ["rate"])
    assert circle(chapter)["constants"] == {"start": -0.5, "rate": 0.6}
    assert circle(chapter)["address"]["values"] == {"start": "-0.50", "learning_rate": "0.60"}
    told = players(chapter)["The run in the circle"]["headline"]
    assert "Bounces in the deep valley" in told
    assert "between −1.484 and −1.097" in told


def test_the_map_itself_is_the_same_in_every_state(open_chapter):
    chapter = open_chapter("outcome_map")
    before = players(chapter)["Outcome map"]
    chapter.slider(key="learning_rate").set_value(0.9).run()
    chapter.button(key="go_outcome_map_shape").click().run()
    assert players(chapter)["Outcome map"] == before


def test_what_a_reader_moves_is_small(open_chapter):
    """The map is tens of kilobytes; what is sent for a move is not."""
    given = players(open_chapter("outcome_map"))
    assert len(json.dumps(given["Outcome map"])) > 30_000
    assert len(json.dumps(given["The circle on the map"])) < 8_000


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_answer_gets_its_own_reply(open_chapter, question):
    chapter = open_chapter("outcome_map")
    place = f"outcome_map_{question.key}"
    for letter, option in zip(LETTERS, question.options, strict=False):
        chapter.radio(key=f"ask_{place}_0").set_value(letter).run()
        chapter.button(key=f"go_{place}").click().run()
        assert not chapter.exception
        assert f"Your choice, {letter}" in html(chapter)
        assert ("✗ Your choice" in html(chapter)) == (not option.is_right)
        chapter.button(key=f"go_{place}").click().run()


@pytest.mark.parametrize(
    ("given", "used"),
    [("nan", 0.1), ("", 0.1), ("1e999", 0.1), ("5", 1.2), ("-1", 0.01), ("0.604", 0.6), ("<b>", 0.1)],
)
def test_what_cannot_be_used_of_an_address_becomes_the_nearest_that_can(open_chapter, given, used):
    chapter = open_chapter("outcome_map", learning_rate=given)
    assert chapter.slider(key="learning_rate").value == used
    assert "Learning rate" in chapter.warning[0].value


@pytest.mark.parametrize("start", ["-2.2", "2.2"])
@pytest.mark.parametrize("rate", ["0.01", "1.2"])
def test_the_corners_of_the_map_are_pages(open_chapter, start, rate):
    assert circle(open_chapter("outcome_map", start=start, learning_rate=rate))["alt"]


def test_the_limits_in_the_prose_are_those_of_the_curvature(open_chapter):
    """2/3.625172 = 0.551698 and 2/3.164404 = 0.632030."""
    (prose,) = (
        text.value for text in open_chapter("outcome_map").markdown if "more sharply curved" in text.value
    )
    for number in ("3.625", "3.164", "0.552", "0.632"):
        assert number in prose


def test_every_state_that_is_linked_to_is_on_the_map():
    for question in QUESTIONS:
        for see in [question.see, *(option.see for option in question.options)]:
            if see is not None:
                assert set(see[1]) == {"start", "learning_rate"}
                assert min(abs(picture.STARTS - see[1]["start"])) < 1e-9
                assert min(abs(picture.RATES - see[1]["learning_rate"])) < 1e-9
