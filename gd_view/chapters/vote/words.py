"""The words that teacher and class see alike."""

import streamlit as st

from gd_view.page.question import LETTERS, Question
from gd_view.page.rooms import ROOM, Asked
from gd_view.page.verdicts import inline
from gd_view.votes.forms import numbers
from gd_view.wording import number

ROUNDS = ("First vote", "Second vote")
RIGHT = '<strong class="gd-right">✓ Right</strong>'


def door(label: str = "Code of the room") -> str:
    """Return the form that leads into a room by its code, as HTML."""
    return (
        f'<form class="gd-enter" action="vote" method="get"><label>{label}'
        f'<input name="{ROOM}" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" '
        'required maxlength="12"></label><button type="submit">Join</button></form>'
    )


def told(about: Asked) -> str:
    """Return what is right, as HTML."""
    right = about.right
    if isinstance(right, tuple):
        return f'<p class="gd-is-right">{RIGHT} {" and ".join(map(number, right))}</p>'
    assert isinstance(about.question, Question)
    text = about.question.options[LETTERS.index(right)].text
    return f'<p class="gd-is-right">{RIGHT} <strong>{right}</strong> {inline(text)}</p>'


def answer(given: str, about: Asked) -> str:
    """Return an answer as it was counted, for a reader."""
    return given if about.form.letters else written(given)


def written(given: str) -> str:
    """Return the numbers of an answer as they were counted, for a reader."""
    return " and ".join(number(value, 6) for value in numbers(given))


def drawn(markup: str) -> None:
    """Show HTML with a drawing in it: `st.html` would leave the drawing out."""
    st.markdown(markup, unsafe_allow_html=True)
