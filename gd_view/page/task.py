"""What a class sees on top of a chapter that a teacher's link has opened: the task, and what the link holds.

A task shows as it was typed. It is in the address, and anybody can write one.
"""

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gd_view.page import lesson, session, state, verdicts
from gd_view.page.contents import Chapter
from gd_view.page.settings import Choice, Dial, Letters

TASK = "Your task"
ASKED = "Your question, below the picture"  # where the picture stands above the article


def show(here: Chapter) -> None:
    """Show the task of a chapter's link, if it has one, and say what the link holds and what could not be used."""
    told = state.said(here.address)
    given = lesson.read(told.query)
    words = ""
    if given.task:
        words += (
            f'<p class="gd-task-label">{TASK}</p><p class="gd-task-words" dir="auto">{escape(given.task)}</p>'
        )
    for question in here.questions:
        if question.key == given.question:
            words += (
                f'<p class="gd-task-below"><span class="gd-task-label">{ASKED}:</span> '
                f"{verdicts.inline(question.text)}</p>"
            )
    if held := holds(here, given):
        words += f'<p class="gd-task-holds">{held}</p>'
    if words:
        st.html(f'<section class="gd-task" aria-label="From your teacher">{words}</section>')
    questions = [question.key for question in here.questions]
    if note := lesson.unusable(told.query, controlled(here), questions):
        st.warning(note, icon=":material/info:")


def make_room(here: Chapter, article: DeltaGenerator) -> None:
    """Keep a place at the top of the article for the question that the link asks, if it asks one of the chapter's."""
    asked = state.lesson(here.address).question
    is_there = any(question.key == asked for question in here.questions)
    session.memory().top = article.container() if is_there else None


def controlled(here: Chapter) -> dict[str, Dial | Choice | Letters]:
    """Return the settings of a chapter that a link can hold, by key."""
    return {one.key: one for dials in here.dials for one in dials}


def holds(here: Chapter, given: lesson.Lesson) -> str:
    """Return a sentence on what a link holds, as HTML, and nothing where it holds nothing."""
    settings = controlled(here)
    fixed, hidden = (
        " and ".join(escape(settings[key].label) for key in keys if key in settings)
        for keys in (given.fixed, given.hidden)
    )
    said = [f"{verb} {names}" for verb, names in (("fixes", fixed), ("hides", hidden)) if names]
    return f"This link {' and '.join(said)}. What it holds stays as it is." if said else ""
