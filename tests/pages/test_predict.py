"""The prediction card, as a reader meets it: on the chapters of one valley and of two."""

import re
from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from gd_view.chapters import CONTENTS
from gd_view.chapters.single_well import questions as single_well
from gd_view.page.card import PROMPTS
from gd_view.page.question import LETTERS, Question
from tests.pages.reading import choose, figure, follow, html, linked, press, said, show_everything

ASKED = [
    (page, question)
    for page in ("single_well", "double_well")
    for question in CONTENTS[page].questions
    if isinstance(question, Question)
]
IDS = [question.key for _, question in ASKED]


def is_set_to(values, state):
    """Return whether the address of a page holds a state, and no pinned run that is not part of it."""
    keys = {*state, *(key for key in values if key.startswith("pinned"))}
    return all(float(values[key]) == state.get(key) for key in keys)


@pytest.mark.parametrize("page", ["single_well", "double_well"])
def test_nothing_is_chosen_and_every_question_can_be_shown_unanswered(open_chapter, page):
    chapter = open_chapter(page)
    mine = [question for of, question in ASKED if of == page]
    assert [radio.value for radio in chapter.radio] == [None] * len(mine)
    assert not said(chapter)
    for question in mine:
        assert chapter.button(key=f"go_{page}_{question.key}").label == PROMPTS["ask"]
        assert question.options[0].feedback not in html(chapter)


@pytest.mark.parametrize(("page", "question"), ASKED, ids=IDS)
def test_every_answer_gets_its_own_reply_and_what_happened(open_chapter, page, question):
    chapter = open_chapter(page)
    for letter, option in zip(LETTERS, question.options, strict=False):
        choose(chapter, page, question, letter)
        assert said(chapter) == [
            f'<p class="gd-said gd-latest" role="status">Your choice: {letter}. What happened: {question.right}.</p>'
        ]
        told, _, others = html(chapter).partition('<details class="gd-others">')
        assert option.feedback in told
        assert f"✓ Your choice, {letter}:" in told if option.is_right else f"✗ Your choice, {letter}:" in told
        assert question.options[LETTERS.index(question.right)].feedback in told
        for other in question.options:
            assert other.feedback in told + others
        assert re.search(r'class="gd-see" data-run="[^"]+"><a href="\w+\?start=[^>]+>Play it again', told)
        assert figure(chapter)["address"]["plays"]
        assert is_set_to(figure(chapter)["address"]["values"], question.state)
        assert chapter.button(key=f"go_{page}_{question.key}").label == PROMPTS["again"]
        press(chapter, f"go_{page}_{question.key}")
        assert chapter.radio(key=f"ask_{page}_{question.key}_0").value is None
        assert option.feedback not in html(chapter)


@pytest.mark.parametrize(("page", "question"), ASKED, ids=IDS)
def test_shown_without_answering_it_tells_what_happened(open_chapter, page, question):
    chapter = press(open_chapter(page), f"go_{page}_{question.key}")
    assert said(chapter) == [
        f'<p class="gd-said gd-latest" role="status">What happened: {question.right}.</p>'
    ]
    told = html(chapter)
    assert "Your choice" not in told
    assert question.options[LETTERS.index(question.right)].feedback in told
    assert f"ask_{page}_{question.key}_0" not in {radio.key for radio in chapter.radio}


@pytest.mark.parametrize(("page", "question"), ASKED, ids=IDS)
def test_the_links_of_a_reply_lead_to_states_of_the_page_as_they_are_written(open_chapter, page, question):
    chapter = show_everything(open_chapter(page), page)
    before = Counter(linked(chapter))
    wrong = next(letter for letter in LETTERS if letter != question.right)
    choose(chapter, page, question, wrong)
    proofs = list(Counter(linked(chapter)) - before)
    assert proofs
    for i, link in enumerate(proofs):
        assert link.startswith(f"{page}?")
        follow(chapter, link, f"proof{i}")
        assert not chapter.exception
        assert not chapter.warning
        for key in ("start", "learning_rate", "steps"):
            assert f"{key}={chapter.slider(key=key).value:g}" in link


def test_an_answer_survives_sliders_and_another_chapter_and_is_not_in_the_address(open_chapter):
    question = single_well.SAME_LOSS
    chapter = choose(open_chapter("single_well"), "single_well", question, "B")
    chapter.slider(key="learning_rate").set_value(0.9).run()
    assert "✗ Your choice, B:" in html(chapter)
    chapter.switch_page("double_well.py").run()
    assert "Your choice" not in html(chapter)
    chapter.switch_page("single_well.py").run()
    assert "✗ Your choice, B:" in html(chapter)
    assert set(chapter.query_params) <= {"start", "learning_rate", "steps"}


def test_a_choice_not_yet_looked_up_stays_while_the_sliders_move_and_over_another_chapter(open_chapter):
    chapter = open_chapter("single_well")
    place = f"single_well_{single_well.AT_ONE.key}"
    chapter.radio(key=f"ask_{place}_0").set_value("C").run()
    assert chapter.button(key=f"go_{place}").label == PROMPTS["check"]
    chapter.slider(key="steps").set_value(5).run()
    assert chapter.radio(key=f"ask_{place}_0").value == "C"
    chapter.switch_page("double_well.py").run()
    chapter.switch_page("single_well.py").run()
    assert chapter.radio(key=f"ask_{place}_0").value == "C"
    assert not said(chapter)


def test_another_reader_sees_no_answer(open_chapter):
    choose(open_chapter("single_well"), "single_well", single_well.SAME_LOSS, "B")
    assert "Your choice" not in html(open_chapter("single_well"))


# A card with a number to type, on a page of its own

TYPED_PAGE = """
from gd_view.page import card, question
STATE = {"start": 4, "steps": 3}
ONE = question.Typed("one", "w after a step?", (2.048,), "The slope is 5.12.", STATE,
                    {(1.92,): "You reused the old step."})
TWO = question.Typed("two", "The new point?", (1.5, 0.6), "Both at the old point.", STATE,
                    {(1.5, 0.65): "You used the new u for v."}, labels=("u", "v"))
for asked in (ONE, TWO):
    card.card("home", asked)
import streamlit as st
st.caption(f'{card.is_answered("home", ONE)} {card.is_answered("home", TWO)}')
"""


@pytest.fixture
def typed():
    return AppTest.from_string(TYPED_PAGE, default_timeout=10).run()


def check(page, key, *given):
    for i, text in enumerate(given):
        page.text_input(key=f"ask_home_{key}_{i}").set_value(text)
    page.button(key=f"check_home_{key}").click().run()


@pytest.mark.parametrize(
    ("given", "status", "words"),
    [
        ("2.048", "That is it.", "The slope is 5.12."),
        ("2,0485", "That is it.", "The slope is 5.12."),
        ("1.92", "What happened: 2.048.", "You reused the old step."),
        ("−7", "What happened: 2.048.", "Take it in order"),
    ],
)
def test_a_typed_answer_gets_its_reply_and_can_be_tried_again(typed, given, status, words):
    check(typed, "one", given)
    assert said(typed) == [f'<p class="gd-said gd-latest" role="status">Your answer: {given}. {status}</p>']
    assert words in html(typed)
    assert "The slope is 5.12." in html(typed)
    assert typed.button(key="go_home_one").label == PROMPTS["again"]
    assert 'href="home?start=4&amp;steps=3"' in html(typed)
    assert typed.caption[0].value == "True False"
    check(typed, "one", "2.048")
    assert "The slope is 5.12." in html(typed)


@pytest.mark.parametrize("given", ["two", "<b>9</b>", "nan", "2,048", 40 * "1", "'\"; --"])
def test_what_cannot_be_read_is_said_kindly_and_never_runs(typed, given):
    check(typed, "one", given)
    assert not typed.exception
    assert "I cannot read that as a number" in html(typed)
    assert "The slope is 5.12." not in html(typed)
    assert typed.caption[0].value == "False False"
    assert "<b>9" not in "".join(said(typed))


def test_a_right_answer_of_fewer_digits_is_asked_for_more_and_tells_nothing(typed):
    check(typed, "one", "2.05")
    assert said(typed) == [
        '<p class="gd-said" role="status">Your answer: 2.05. Right; more digits, please.</p>'
    ]
    assert "<strong>≈ Right:</strong> more digits, please." in html(typed)
    assert "The slope is 5.12." not in html(typed)
    assert typed.caption[0].value == "False False"
    check(typed, "one", "2.048")
    assert "That is it." in said(typed)[0]
    assert typed.caption[0].value == "True False"


def test_a_text_too_long_for_an_answer_is_told_as_cut(typed):
    check(typed, "one", "2.048" + 30 * "0")
    assert f"Your answer: 2.048{18 * '0'}…." in said(typed)[0]
    assert "in 24 characters at most" in html(typed)


def test_two_fields_are_judged_together(typed):
    check(typed, "two", "1.5", "")
    assert typed.caption[0].value == "False False"
    check(typed, "two", "1.5", "0,65")
    assert "You used the new u for v." in html(typed)
    check(typed, "two", "1.5", "0.6")
    assert "Both at the old point." in html(typed)


def test_a_typed_question_can_be_shown_and_asked_again(typed):
    typed.button(key="go_home_two").click().run()
    assert said(typed) == ['<p class="gd-said gd-latest" role="status">The answer: 1.5 and 0.6.</p>']
    assert typed.caption[0].value == "False True"
    typed.button(key="go_home_two").click().run()
    assert not said(typed)
    assert typed.text_input(key="ask_home_two_0").value == ""
    assert typed.caption[0].value == "False False"
