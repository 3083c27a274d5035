"""The chapter on the outcome map: the sheet, the circle, the words, the questions and the address."""

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


def run(chapter):
    return players(chapter)["The run in the circle"]


def names(figure):
    return [trace["name"] for trace in figure["figure"]["data"]]


def test_untouched_it_shows_two_halves_a_run_and_a_sheet_to_predict_under(open_chapter):
    chapter = open_chapter("outcome_map")
    assert "sheet" in names(circle(chapter))
    assert "Settles in the shallow valley" in run(chapter)["headline"]
    assert "−2.20 to 0.05 settle in the deep valley" in html(chapter)
    assert html(chapter).count("gd-fate gd-fate-") == 2


def test_the_switch_of_the_page_takes_the_sheet_off_and_shows_the_limits(open_chapter):
    chapter = open_chapter("outcome_map")
    chapter.toggle(key="open_outcome_map").set_value(True).run()
    assert "sheet" not in names(circle(chapter))
    assert sum(name.endswith("valley") for name in names(circle(chapter))) == 4


def test_the_limits_are_on_the_map_once_it_has_been_asked_who_settles(open_chapter):
    chapter = open_chapter("outcome_map")
    for question, n_limits in ((ask.SHAPE, 0), (ask.WHO_SETTLES, 4)):
        chapter.button(key=f"go_outcome_map_{question.key}").click().run()
        assert sum(name.endswith("valley") for name in names(circle(chapter))) == n_limits


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_an_answer_has_the_run_of_its_question_played(open_chapter, question):
    """By the small run, which alone writes the address: whoever is told of an answer must be able to play it."""
    chapter = open_chapter("outcome_map")
    assert "plays" not in run(chapter)["address"]
    chapter.button(key=f"go_outcome_map_{question.key}").click().run()
    assert run(chapter)["address"]["plays"]
    assert run(chapter)["constants"]["rate"] == question.state["learning_rate"]
    assert run(chapter)["exact"]["start"] == question.state["start"]
    assert circle(chapter)["address"] is None


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
    assert run(chapter)["address"]["values"] == {"start": "-0.50", "learning_rate": "0.60"}
    assert run(chapter)["exact"] == {"start": -0.5, "learning_rate": 0.6, "steps": 100}
    told = run(chapter)["headline"]
    assert "Bounces in the deep valley" in told
    assert "between −1.48 and −1.1," in told


def test_the_map_itself_is_the_same_in_every_state(open_chapter):
    chapter = open_chapter("outcome_map")
    before = players(chapter)["Outcome map"]
    chapter.slider(key="learning_rate").set_value(0.9).run()
    chapter.button(key="go_outcome_map_shape").click().run()
    assert players(chapter)["Outcome map"] == before


def test_what_a_reader_moves_is_small(open_chapter):
    """Bytes as sent: the map's are many and always the same; those of a move are few but for the run's fans."""
    of_the_map, of_the_circle, of_the_run = (
        len(one.proto.bytes) for one in open_chapter("outcome_map").get("bidi_component") if one.proto.bytes
    )
    assert of_the_map > 3 * of_the_circle
    assert of_the_circle < 2_000
    assert of_the_run < 25_000


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
    [("nan", 0.1), ("", 0.1), ("1e999", 1.2), ("5", 1.2), ("-1", 0.01), ("0.604", 0.6), ("<b>", 0.1)],
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
    """2/3.625172 = 0.551698 and 2/3.164404 = 0.632030; told only once it has been asked who settles.

    The two others are 0.88565 and 1.00548: see tests/unit/gd_core/test_trapping.py.
    """
    chapter = open_chapter("outcome_map")
    assert not any("more sharply curved" in text.value for text in chapter.markdown)
    for question in (ask.SHAPE, ask.WHO_SETTLES):
        chapter.button(key=f"go_outcome_map_{question.key}").click().run()
    (prose,) = (text.value for text in chapter.markdown if "more sharply curved" in text.value)
    for number in ("0.552", "0.632", "0.886", "1.005"):
        assert number in prose


def test_every_state_that_is_linked_to_is_on_the_map():
    for question in QUESTIONS:
        for state in [question.state, *(option.see[1] for option in question.options if option.see)]:
            assert set(state) == {"start", "learning_rate"}
            assert min(abs(picture.STARTS - state["start"])) < 1e-9
            assert min(abs(picture.RATES - state["learning_rate"])) < 1e-9
