"""To answer with a place of the picture: the guess stays as a ghost, the run plays, the distance is told.

A question whose answer is a place has a button that waits for a click or a tap on the plot. Meanwhile the picture shows
the question's own run at its start, and a click there moves no slider. Numbers that are typed are a guess as well.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from gd_view.page import state
from gd_view.page.question import LETTERS, Question, Typed
from gd_view.wording import number

POINT = "Point at it in the picture"
POINTING = "Click, tap, or press arrow keys and Enter, where you think it is."
AWAITED = "pointing"  # in the session: page and question that wait for a place
GHOSTS = "ghosts"  # and the guesses, by page
FARTHEST = 1e9  # a number beyond it is no place that anybody means


@dataclass(frozen=True)
class Ghost:
    """A guess in the picture, a place (x, y) in the plot's own numbers, and the question that it answers."""

    question: Question | Typed
    x: float
    y: float


def button(page: str, question: Question | Typed) -> None:
    """Show the button that waits for a place in the picture, where a question's answer is one."""
    if question.is_placed:
        place = f"{page}_{question.key}"
        is_awaited = awaited(page) == question.key
        st.button(
            POINTING if is_awaited else POINT,
            key=f"point_{place}",
            icon=":material/ads_click:",
            on_click=stop if is_awaited else _begin,
            args=() if is_awaited else (page, question),
        )


def awaited(page: str) -> str | None:
    """Return the key of the question of a page that waits for a place in the picture, if one does.

    It waits as long as the picture shows the run that it asks about.
    """
    where, question = st.session_state.get(AWAITED, ("", None))
    return question.key if where == page and is_shown(page, question) else None


def ghost(page: str) -> Ghost | None:
    """Return the guess to show in a page's picture: as long as it shows the run that was asked about."""
    guess: Ghost | None = st.session_state.get(GHOSTS, {}).get(page)
    return guess if guess and is_shown(page, guess.question) else None


def on_click(
    page: str, otherwise: Callable[[float, float], None] | None = None
) -> Callable[[float, float], None] | None:
    """Return what a click on the picture does: it answers the question that waits for it, or else does as usual."""
    if awaited(page) is None:
        return otherwise
    _, question = st.session_state[AWAITED]

    def pointed(x: float, y: float) -> None:
        stop()
        st.session_state.setdefault(GHOSTS, {})[page] = Ghost(question, x, y)
        place = f"{page}_{question.key}"
        for i, text in enumerate(_texts(question, x, y)):
            st.session_state[f"ask_{place}_{i}"] = text

    return pointed


def typed(page: str, question: Typed, given: Sequence[float]) -> None:
    """Take typed numbers for a guess, where the answer is a place and they are one, however far away."""
    if question.is_placed and len(given) == len(question.answer) and max(map(abs, given)) < FARTHEST:
        x, y = (*given, 0.0)[:2]
        st.session_state.setdefault(GHOSTS, {})[page] = Ghost(question, x, y)


def told(page: str, question: Question | Typed) -> str:
    """Return a sentence with the distance of the guess from the place where the answer is, empty without a guess."""
    guess: Ghost | None = st.session_state.get(GHOSTS, {}).get(page)
    if guess is None or guess.question.key != question.key:
        return ""
    if isinstance(question, Typed):
        at = (guess.x, guess.y)[: len(question.answer)]
        apart = math.dist(at, question.answer)
        return f"Your guess is {number(apart, 2)} away." if apart else ""
    goal = question.options[LETTERS.index(question.right)].at
    if goal is None:
        return ""
    return f"You pointed at {number(guess.x, 3)}; it is at {number(goal, 3)}, {number(abs(guess.x - goal), 2)} away."


def _texts(question: Question | Typed, x: float, y: float) -> list[str]:
    """Return what a guess puts into the fields of a card: its numbers, or the letter of the nearest option."""
    if isinstance(question, Typed):
        return [f"{value:.2f}" for value in (x, y)[: len(question.answer)]]
    placed = [
        (abs(one.at - x), letter)
        for letter, one in zip(LETTERS, question.options, strict=False)
        if one.at is not None
    ]
    return [min(placed)[1]]


def is_shown(page: str, question: Question | Typed) -> bool:
    """Return whether a page shows the run of a question, or is about to."""
    values = {**state.kept(page).values, **(state.loaded() or {})}
    return all(values.get(key, value) == value for key, value in question.state.items())


def forget(page: str, question: Question | Typed) -> None:
    """Forget the guess at the answer of a question of a page."""
    guess: Ghost | None = st.session_state.get(GHOSTS, {}).get(page)
    if guess and guess.question.key == question.key:
        del st.session_state[GHOSTS][page]


def _begin(page: str, question: Question | Typed) -> None:
    st.session_state[AWAITED] = page, question
    forget(page, question)
    state.load(question.state, plays=False)


def stop() -> None:
    """Wait for a place no longer."""
    st.session_state.pop(AWAITED, None)
