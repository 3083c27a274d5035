"""The form that makes a link to a class. It stores nothing: what is chosen goes into the link."""

from collections.abc import Mapping, Sequence

import streamlit as st

from gd_view.chapters.for_teachers import links
from gd_view.page import controls
from gd_view.page.contents import Chapter
from gd_view.page.lesson import LONGEST, VERSION, Lesson
from gd_view.page.question import Question, Typed
from gd_view.page.task import controlled
from gd_view.player.share import share

AS_IT_OPENS = "as it opens, or as the question asks"
PASTED = "as an address says"
FREE, FIXED, HIDDEN = HOLDS = ("free", "fixed", "hidden")


def show(chapters: Sequence[Chapter], titles: Mapping[str, str]) -> None:
    """Show the form and below it the link.

    Parameters
    ----------
    chapters
        Those that a link can open.
    titles
        Of all pages, by their addresses.
    """
    by_address = {chapter.address: chapter for chapter in chapters}
    chapter = by_address[
        st.selectbox("Chapter", [*by_address], format_func=titles.__getitem__, key="lesson_chapter")
    ]
    questions = {question.key: question for question in chapter.questions}
    asked = st.selectbox(
        "Question on top (if any)",
        [*questions],
        index=None,
        format_func=lambda key: questions[key].text.replace("`", ""),
        placeholder="none",
        key=f"lesson_question_{chapter.slug}",
    )
    task = st.text_area(
        "Task in your own words (if any)",
        max_chars=LONGEST,
        help=None,
        placeholder="Shown as it is typed, above the chapter.",
        key="lesson_task",
    )
    query, refused = _state(chapter, questions.get(asked or ""), titles)
    lesson = Lesson(VERSION, *_held(chapter), question=asked or "", task=task)
    made = links.Packed(refused=refused) if query is None else links.packed(chapter, query, lesson)
    for note in filter(None, (made.refused, *made.notes)):
        st.warning(note, icon=":material/info:")
    if made.path:
        share(made.path, f"{chapter.title}: Gradient descent")
        st.html(f"<p>{controls.opened(made.path, 'Open it in a new tab')}</p>")


def _state(
    chapter: Chapter, question: Question | Typed | None, titles: Mapping[str, str]
) -> tuple[Mapping[str, str] | None, str]:
    """Show what the picture can be set to, and return the query that was chosen, or None and why there is none."""
    chips = {words: state for row in chapter.chips for words, state in row.items()}
    chosen = st.selectbox("Picture", [AS_IT_OPENS, *chips, PASTED], key=f"lesson_state_{chapter.slug}")
    if chosen != PASTED:
        state = chips.get(chosen, question.state if question else {})
        return links.as_written(state), ""
    address = st.text_input(
        "Address of this chapter", key=f"lesson_address_{chapter.slug}", autocomplete="off"
    )
    return links.pasted(chapter, address, titles)


def _held(chapter: Chapter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Show a choice for each control, and return the keys of those hidden and of those fixed."""
    chosen = {}
    with st.container(key="lesson_controls"):
        for key, setting in controlled(chapter).items():
            chosen[key] = st.radio(
                setting.label[:1].upper() + setting.label[1:],
                HOLDS,
                horizontal=True,
                key=f"lesson_{chapter.slug}_{key}",
            )
    hidden, fixed = (tuple(key for key in chosen if chosen[key] == one) for one in (HIDDEN, FIXED))
    return hidden, fixed
