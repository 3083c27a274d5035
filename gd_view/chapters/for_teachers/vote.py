"""The form that opens a vote: a question, how it is answered, and the address of the teacher's screen.

It stores nothing. The room is opened by that address, when the teacher goes there.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from gd_view.page import controls, rooms
from gd_view.page.contents import Chapter
from gd_view.votes import codes

OPEN = "Open a vote"
BY = {rooms.CHOICES: "by its choices", rooms.PLACE: "by a place on the curve"}


def show(chapters: Sequence[Chapter], titles: Mapping[str, str]) -> None:
    """Show the form, and below it the link to the teacher's screen: with every change to a room of another code.

    Parameters
    ----------
    chapters
        Those with questions.
    titles
        Of all pages, by their addresses.
    """
    by_address = {chapter.address: chapter for chapter in chapters}
    address = st.selectbox(
        "Chapter of the question", [*by_address], format_func=titles.__getitem__, key="vote_chapter"
    )
    chapter = by_address[address]
    questions = {question.key: question for question in chapter.questions}
    stars = [i for i, question in enumerate(chapter.questions) if question.is_star]
    key = st.selectbox(
        "Question",
        [*questions],
        index=next(iter(stars), 0),
        format_func=lambda key: (
            f"{'★ ' if questions[key].is_star else ''}{questions[key].text.replace('`', '')}"
        ),
        key=f"vote_question_{chapter.slug}",
    )
    ways = rooms.ways(chapter, questions[key])
    by = ways[0]
    if len(ways) > 1:
        by = st.radio(
            "Answered", ways, format_func=BY.__getitem__, horizontal=True, key=f"vote_by_{chapter.slug}_{key}"
        )
    path = rooms.address(codes.new_code(), codes.new_secret(), chapter, questions[key], by, is_presented=True)
    st.html(f'<p class="gd-open-vote">{controls.opened(path, OPEN)} (in a new tab)</p>')
