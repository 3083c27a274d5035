"""What a class sees on top of a chapter that a teacher's link has opened: the task, and what the link holds.

A task shows as it was typed. It is in the address, and anybody can write one.
"""

from collections.abc import Collection, Mapping
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gd_view.page import lesson, session, state
from gd_view.page.contents import Chapter
from gd_view.page.question import Question, Typed
from gd_view.page.settings import Choice, Dial, Letters
from gd_view.page.verdicts import inline

TASK = "Your task"
OTHER_RUN = "The question of this link is about another run than the one that the link holds; I left it out."
ASKED = "Your question, below the picture"  # where the picture stands above the article


def show(here: Chapter) -> None:
    """Show the task of a chapter's link, if it has one, and say what the link holds and what could not be used."""
    query = state.said(here.address).query
    given, asked = lesson.read(query), _asked(here, query)
    words = ""
    if given.task:
        words += (
            f'<p class="gd-task-label">{TASK}</p><p class="gd-task-words" dir="auto">{escape(given.task)}</p>'
        )
    if asked and lesson.allows(_held(here, query), asked.state):
        words += (
            f'<p class="gd-task-below"><span class="gd-task-label">{ASKED}:</span> {inline(asked.text)}</p>'
        )
    if held := holds(here, given):
        words += f'<p class="gd-task-holds">{held}</p>'
    if words:
        st.html(f'<section class="gd-task" aria-label="From your teacher">{words}</section>')
    if rules := _legible(controlled(here).keys() & {*given.fixed}):
        st.html(f"<style>{rules}</style>")
    notes = [lesson.unusable(query, controlled(here), [question.key for question in here.questions])]
    if asked and not lesson.allows(_held(here, query), asked.state):
        notes.append(OTHER_RUN)
    if note := " ".join(filter(None, notes)):
        st.warning(note, icon=":material/info:")


def make_room(here: Chapter, article: DeltaGenerator) -> None:
    """Keep a place at the top of the article for the question that the link asks, if it asks one of the chapter's."""
    asked = _asked(here, state.said(here.address).query)
    session.memory().top = article.container() if asked else None


def _asked(here: Chapter, query: Mapping[str, str]) -> Question | Typed | None:
    """Return the question of a chapter that its link asks."""
    key = lesson.read(query).question
    return next((question for question in here.questions if question.key == key), None)


def _held(here: Chapter, query: Mapping[str, str]) -> dict[str, object]:
    """Return the values that a link holds, which are those of the address as long as the page is shown."""
    return {
        key: one.read(query[key])[0] if key in query else one.default
        for key, one in controlled(here).items()
        if key in lesson.read(query).held
    }


def _legible(keys: Collection[str]) -> str:
    """Return the style by which sliders that a link fixes can be read: Streamlit's own is pale."""
    words = ':is([data-testid="stWidgetLabel"], [data-testid="stSliderThumbValue"]) *'
    return "\n".join(
        f".st-key-{key} {words} {{ color: light-dark(#14202b, #eef2f6) !important; }}" for key in keys
    )


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
