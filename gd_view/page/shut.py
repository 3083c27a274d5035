"""What is shut until a question is answered, and the switch that opens all of a page.

Whatever tells an answer is asked for here: a paragraph, a scale, the chips that name an outcome. Nothing is locked: to
be shown the answer opens it as well.
"""

import streamlit as st

from gd_view.page import card, pointing, state
from gd_view.page.contents import Chapter
from gd_view.page.question import Question, Typed

SHUT = "Opens after your prediction."
NOT_ASKED = (
    "The switch at the top opens this: its question is about another run than the one that this link holds."
)
SWITCH = "Show everything, I will not predict"


def is_open(page: str, *questions: Question | Typed) -> bool:
    """Return whether what tells the answers of some questions of a page may be shown."""
    is_all = bool(st.session_state.get(f"open_{page}", False))
    return is_all or all(card.is_answered(page, question) for question in questions)


def until(page: str, *questions: Question | Typed) -> bool:
    """Return whether what tells the answers may be shown, and where it may not, say so in its place."""
    may_show = is_open(page, *questions)
    if not may_show:
        can_open = all(state.allows(page, question.state) for question in questions)
        st.html(f'<p class="gd-shut">{SHUT if can_open else NOT_ASKED}</p>')
    return may_show


def asks(here: Chapter) -> bool:
    """Return whether a page shows the run of a question that is still asked, of where its one step leads.

    It does so while it waits for a place in the picture, while it is presented, and on a link to a class.
    """
    return any(
        question.is_placed and question.state.get("steps") == 1 and is_asked(here, question)
        for question in here.questions
    )


def is_asked(here: Chapter, question: Question | Typed) -> bool:
    """Return whether a page shows the run of a question that is still asked."""
    return pointing.is_shown(here.address, question) and not is_open(here.address, question)


def switch(page: str) -> None:
    """Show the switch that opens all of a page."""
    st.toggle(SWITCH, key=f"open_{page}", persist_state="session")
