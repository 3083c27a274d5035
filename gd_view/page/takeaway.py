"""The state of a chapter to take away, made when it is asked for: as one HTML file, and its run as a program.

The file has the figure with its player, sliders, words and table, and a question.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from gd_view.page import look, session
from gd_view.page.contents import Chapter
from gd_view.page.question import LETTERS, Question, State, Typed
from gd_view.page.settings import Choice, Dial
from gd_view.page.verdicts import inline
from gd_view.player import offline
from gd_view.player.payload import parted
from gd_view.wording import exactly

TITLE = "Take it with you"
WHAT = (
    "The picture as it is set now, with player, sliders, words, table and a question: one file of about 2.3 MB that "
    "opens by a double click and needs neither this lesson nor a network."
)
BUTTON = "Download as one HTML file"
AS_PROGRAM = "Download the run as a program"
ASK = "A question"
TOLD = "What happened"
RIGHT, WRONG = "✓", "✗"


def buttons(here: Chapter, dials: Sequence[Dial | Choice], layers: Sequence[str]) -> None:
    """Show what makes the file of a chapter when it is pressed.

    It is pressed long after the page has run: what is shown by then stands in the memory of the session.
    """
    memory = session.memory()
    st.html(f"<p>{WHAT}</p>")
    st.download_button(
        BUTTON,
        lambda: made(here, memory.figures, memory.pages[here.address].values, dials, layers),
        f"{here.slug}.html",
        "text/html",
        key="take",
        icon=":material/download:",
        on_click="ignore",
    )
    as_program = here.program
    if as_program:
        st.download_button(
            AS_PROGRAM,
            lambda: as_program(memory.pages[here.address].values).encode(),
            f"{here.slug}.py",
            "text/x-python",
            key="take_program",
            icon=":material/code:",
            on_click="ignore",
        )


def made(
    here: Chapter,
    figures: Mapping[str, bytes],
    values: State,
    dials: Sequence[Dial | Choice],
    layers: Sequence[str] = (),
) -> bytes:
    """Return the file.

    Parameters
    ----------
    here
        The chapter.
    figures
        What its players were sent, by key.
    values
        What the page is set to.
    dials
        Sliders that the page has. The file has those that a figure can follow.
    layers
        Keys of figures that lie on one another.
    """
    fans = _fans(figures)
    return offline.file(
        here.title,
        figures,
        style=look.of_chapter(here.slug),
        above=f"<p>{escape(_said(values, dials))}</p>" if dials else "",
        dials="".join(_dial(one, fans[one.key]) for one in dials if one.key in fans),
        below="".join(map(_asked, questions(here, values))),
        layers=layers,
    ).encode()


def questions(here: Chapter, values: State) -> list[Question | Typed]:
    """Return the questions of a chapter about just this state, or else the one for a whole class."""
    about = [
        one for one in here.questions if all(values.get(key) == value for key, value in one.state.items())
    ]
    return about or [one for one in here.questions if one.is_star]


def _said(values: State, dials: Sequence[Dial | Choice]) -> str:
    """Return a sentence that says what the page is set to."""
    said = (f"{one.name} = {_written(one, values[one.key])}" for one in dials if one.key in values)
    return f"{', '.join(said)}."


def _written(one: Dial | Choice, value: Any) -> str:
    return one.names[one.values.index(value)] if isinstance(one, Choice) and one.names else exactly(value)


def _fans(figures: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what the figures know of the sliders that they follow, by key."""
    looks = (json.loads(zlib.decompress(parted(sealed)[2])) for sealed in figures.values())
    return {key: fan for each in looks if each["live"] for key, fan in each["live"]["fans"].items()}


def _dial(one: Dial | Choice, fan: Mapping[str, Any]) -> str:
    if isinstance(one, Choice) or fan["listed"]:
        return offline.dial(one.key, one.label, 0, len(fan["listed"]) - 1, 1, 0)
    return offline.dial(one.key, one.label, one.low, one.high, one.step, one.digits)


def _asked(question: Question | Typed) -> str:
    """Return a question as HTML; the answers are folded away, and wait for a prediction."""
    if isinstance(question, Typed):
        options = "".join(f"<p>{escape(label)}: ______</p>" for label in question.labels)
        right = " and ".join(exactly(value) for value in question.answer)
        told = _reply(f"{RIGHT} {right}", question.feedback)
        for slip, words in question.slips.items():
            told += _reply(f"{WRONG} {' and '.join(map(exactly, slip))}", words)
    else:
        options = f"<ol>{''.join(f'<li>{inline(one.text)}</li>' for one in question.options)}</ol>"
        told = "".join(
            _reply(f"{RIGHT if one.is_right else WRONG} {letter}", one.feedback)
            for letter, one in zip(LETTERS, question.options, strict=False)
        )
    return (
        f'<section class="gd-asked"><p>{ASK}</p><h2>{inline(question.text)}</h2>{options}'
        f"<details><summary>{TOLD}</summary>{told}</details></section>"
    )


def _reply(heading: str, words: str) -> str:
    return f"<p><strong>{escape(heading)}:</strong> {inline(words)}</p>"
