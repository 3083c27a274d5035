"""The chapter on the code: its own run as a program, its questions, its slips and its address."""

import re

import pytest

from gd_core import DOUBLE_WELL, SINGLE_WELL, walk
from gd_view.chapters.the_code import lines, program, words
from gd_view.chapters.the_code import questions as ask
from gd_view.chapters.the_code.slips import VERSIONS
from gd_view.page import takeaway
from gd_view.page.question import LETTERS
from tests.pages.reading import figure, html

QUESTIONS = (ask.PRINTS, ask.STALE, ask.PLUS, ask.IN_PLACE, ask.HISTORY)


def codes(chapter):
    return [code.value for code in chapter.code]


def test_untouched_it_shows_the_worked_example_and_its_program(open_chapter):
    chapter = open_chapter("the_code")
    shown = figure(chapter)
    assert "n_steps=4" in shown["headline"]
    assert "Returns 1.64." in shown["headline"]
    run = walk(SINGLE_WELL, 4.0, 0.1, 4)
    assert codes(chapter)[0] == program.program(run).strip()
    assert [button.label for button in chapter.get("download_button")] == [
        "Download as .py",
        "Download as notebook",
        takeaway.BUTTON,
    ]


def test_an_address_of_the_other_landscape_shows_that_run(open_chapter):
    chapter = open_chapter("the_code", landscape="double_well", start="2", learning_rate="0.45", steps="10")
    run = walk(DOUBLE_WELL, 2.0, 0.45, 10)
    assert codes(chapter)[0] == program.program(run).strip()
    assert figure(chapter)["address"]["values"] == {
        "landscape": "double_well",
        "start": "2.00",
        "learning_rate": "0.45",
        "steps": "10",
        "slip": "none",
    }
    assert (chapter.slider(key="start").min, chapter.slider(key="start").max) == (-2.2, 2.2)


def test_the_switch_leads_to_each_landscape_with_sliders_of_its_own(open_chapter):
    switch = html(open_chapter("the_code"))
    assert "code?landscape=single_well&amp;start=4&amp;learning_rate=0.1&amp;steps=4" in switch
    assert "code?landscape=double_well&amp;start=0.5&amp;learning_rate=0.1&amp;steps=4" in switch


def test_a_slider_keeps_the_landscape(open_chapter):
    chapter = open_chapter("the_code", landscape="double_well")
    chapter.slider(key="start").set_value(-0.5).run()
    assert not chapter.exception
    assert figure(chapter)["address"]["values"]["landscape"] == "double_well"
    assert "n_steps = -0.5, 0.1, 4\n" in codes(chapter)[0]


@pytest.mark.parametrize("given", ["", "nan", "single_well; rm", "DOUBLE_WELL", "<b>", "x" * 500])
def test_a_landscape_that_there_is_not_becomes_the_first_and_the_page_says_so(open_chapter, given):
    chapter = open_chapter("the_code", landscape=given, start="4")
    assert "landscape" in figure(chapter)["address"]["values"]
    assert figure(chapter)["address"]["values"]["landscape"] == "single_well"
    (note,) = chapter.warning
    assert "Landscape" in note.value


@pytest.mark.parametrize("landscape", ["single_well", "double_well"])
@pytest.mark.parametrize(("start", "rate", "steps"), [("-9", "9", "99"), ("9", "0.6", "99"), ("9", "0", "0")])
def test_the_ends_of_the_sliders_show_a_run_and_its_program(open_chapter, landscape, start, rate, steps):
    chapter = open_chapter("the_code", landscape=landscape, start=start, learning_rate=rate, steps=steps)
    assert lines.SOURCE in codes(chapter)[0]
    assert not re.search(r"\bnan\b|not a number|[{}]", figure(chapter)["headline"], re.IGNORECASE)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_answer_gets_its_own_reply_and_the_right_one_is_told(open_chapter, question):
    chapter = open_chapter("the_code")
    place = f"code_{question.key}"
    for letter, option in zip(LETTERS, question.options, strict=False):
        chapter.radio(key=f"ask_{place}_0").set_value(letter).run()
        chapter.button(key=f"go_{place}").click().run()
        assert not chapter.exception
        told = html(chapter)
        assert f"Your choice, {letter}" in told
        assert ("✗ Your choice" in told) == (not option.is_right)
        chapter.button(key=f"go_{place}").click().run()  # ask me again


def test_what_came_of_a_slip_is_shown_once_it_was_predicted_or_asked_for(open_chapter):
    chapter = open_chapter("the_code")
    assert not [code for code in codes(chapter) if code.startswith(">>>")]
    chapter.button(key="go_code_stale").click().run()
    (session,) = (code for code in codes(chapter) if code.startswith(">>>"))
    assert session.endswith("-36.0")


def test_an_answer_is_not_in_the_address(open_chapter):
    chapter = open_chapter("the_code")
    chapter.radio(key="ask_code_prints_0").set_value("B").run()
    chapter.button(key="go_code_prints").click().run()
    assert set(figure(chapter)["address"]["values"]) == {
        "landscape",
        "start",
        "learning_rate",
        "steps",
        "slip",
    }


def test_every_state_of_a_question_is_a_whole_state_of_the_page():
    """A key left out would keep what another question loaded, a slip above all."""
    for question in QUESTIONS:
        for state in [question.state, *(option.see[1] for option in question.options if option.see)]:
            assert set(state) == {"landscape", "start", "learning_rate", "steps", "slip"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_an_answer_runs_the_very_lines_that_the_question_is_about(open_chapter, question):
    chapter = open_chapter("the_code", landscape="double_well", start="2")
    chapter.button(key=f"go_code_{question.key}").click().run()
    assert not chapter.exception
    given = figure(chapter)
    slip = "none" if question is ask.PRINTS else question.key
    assert given["address"]["plays"]
    assert given["address"]["values"]["slip"] == slip
    assert given["update"] == words.listing(VERSIONS[slip])
    assert given["headline"] == words.headline(
        walk(SINGLE_WELL, 4.0, 0.1, question.state["steps"]), VERSIONS[slip]
    )


def test_before_an_answer_no_slip_is_marked_and_nothing_says_what_comes_of_it(open_chapter):
    chapter = open_chapter("the_code")
    assert "← slip" not in html(chapter)
    assert not [code for code in codes(chapter) if code.startswith(">>>")]
    chapter.toggle(key="open_code").set_value(True).run()
    assert html(chapter).count("← slip") == 4
    assert len([code for code in codes(chapter) if code.startswith(">>>")]) == 4


def test_the_program_to_take_away_never_has_the_slip(open_chapter):
    chapter = open_chapter("the_code", slip="plus", steps="5")
    (own,) = (code for code in codes(chapter) if code.startswith('"""'))
    assert own == program.program(walk(SINGLE_WELL, 4.0, 0.1, 5)).strip()


@pytest.mark.parametrize("given", ["", "PLUS", "<b>", "import os"])
def test_a_slip_that_there_is_not_becomes_none_and_the_page_says_so(open_chapter, given):
    chapter = open_chapter("the_code", slip=given)
    assert figure(chapter)["address"]["values"]["slip"] == "none"
    (note,) = chapter.warning
    assert "Slip" in note.value


@pytest.mark.parametrize("slip", VERSIONS)
def test_every_slider_is_followed_whatever_the_slip(open_chapter, slip):
    shown = figure(open_chapter("the_code", slip=slip))
    named = {fan["sets"] for fan in shown["live"]["fans"].values()}
    assert named == {"start", "rate", "n_steps"}
    assert named <= shown["constants"].keys()
    assert all(f"{{{name}}}" in shown["live_headline"] for name in named)
