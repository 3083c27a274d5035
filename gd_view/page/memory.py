"""What the reader's own tab keeps of a visit: answers, sketches and what followed, and which pages were opened whole.

The server keeps nothing beyond the session. So what the session holds goes to the tab's own storage, which ends with
the tab. A session that begins where the storage holds something takes it from there: after a reload, or at another
server because the first one died. What comes from a browser can be forged; of that, only what a reader could have done
is taken.
"""

import re
import secrets
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from gd_view.page import card, reasons, sketches
from gd_view.page.contents import Chapter
from gd_view.page.question import CHANGED, LETTERS, Question, Typed, may_be_given
from gd_view.player import sheet

KEY = "kept"
SESSION = "kept_session"  # the name of this session: what another one has stored is to be taken in
TAKEN = "kept_is_taken"
TRIES = re.compile(r"[1-9][0-9]{0,3}")  # nobody leaves ten thousand cases behind


@cache
def _component() -> Any:
    return st.components.v2.component(
        "memory", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"), isolate_styles=False
    )


def recall(chapters: Iterable[Chapter]) -> None:
    """Take in what the reader's tab has kept, if this session is new to it."""
    state = st.session_state
    session = state.setdefault(SESSION, secrets.token_hex(4))
    given = (state.get(KEY) or {}).get("stored")
    # What was told to a session before this one comes once more when a lost connection is made again.
    if not state.get(TAKEN) and isinstance(given, Mapping) and given.get("session") == session:
        _take_in(given.get("kept"), tuple(chapters))
        state[TAKEN] = True


def keep(chapters: Iterable[Chapter]) -> None:
    """Have the reader's tab keep what there is now, or tell what it has kept.

    It tells at once. So this follows `st.navigation`, which says to the browser what page it is on: a message that
    leaves before that asks for the first page, whatever the address says.
    """
    state = st.session_state
    data = {"session": state[SESSION], "isTaken": state.get(TAKEN, False), "kept": _kept(tuple(chapters))}
    _component()(key=KEY, data=[data], on_stored_change=_heard)


def forget() -> None:
    """Forget all answers and all that was opened."""
    card.answers().clear()
    sketches.kept().clear()
    for key in [str(key) for key in st.session_state]:
        if key.startswith(("ask_", "open_")) or key == card.LATEST:
            del st.session_state[key]


def _heard() -> None:
    """Take what the tab has kept; Streamlit holds it for `recall`."""


def _kept(chapters: tuple[Chapter, ...]) -> dict[str, Any] | None:
    """Return what there is to keep, or None if there is nothing."""
    opened = [chapter.address for chapter in chapters if st.session_state.get(f"open_{chapter.address}")]
    answers = card.answers()
    if not answers and not opened:
        return None
    drawn = {place: heights.tolist() for place, heights in sketches.kept().items() if place in answers}
    return {"answers": answers, "opened": opened, **({"sketches": drawn} if drawn else {})}


def _take_in(kept: object, chapters: tuple[Chapter, ...]) -> None:
    """Put into the session what was kept; an answer that the reader has given meanwhile stays."""
    answers, opened = understood(kept, chapters)
    for place, answer in answers.items():
        card.answers().setdefault(place, answer)
    for place, heights in understood_sketches(kept, chapters).items():
        sketches.kept().setdefault(place, heights)
    for address in opened:
        st.session_state[f"open_{address}"] = True


def holds_something(chapters: Iterable[Chapter]) -> bool:
    """Return whether there is anything to forget."""
    return _kept(tuple(chapters)) is not None


def understood(
    kept: object, chapters: tuple[Chapter, ...]
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Return the answers, by the place of the question, and the addresses of the pages opened, of what was kept.

    Parameters
    ----------
    kept
        What a browser says was kept. Whatever in it no reader can have done is left out.
    chapters
        The chapters whose questions may be answered.
    """
    if not isinstance(kept, Mapping):
        return {}, ()
    given, opened = kept.get("answers"), kept.get("opened")
    answers = {}
    if isinstance(given, Mapping):
        for chapter in chapters:
            for question in chapter.questions:
                place = f"{chapter.address}_{question.key}"
                if answer := _possible(question, given.get(place)):
                    answers[place] = answer
                if isinstance(question, Question):
                    answers |= _what_followed(place, question, given, answer)
    known = opened if isinstance(opened, list | tuple) else ()
    return answers, tuple(chapter.address for chapter in chapters if chapter.address in known)


def _what_followed(
    place: str, question: Question, given: Mapping[object, object], answer: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """Return what a reader can have done after an answer: a reason, changed cases left behind, the answer to one."""
    reason, tries = (_text(given.get(f"{place}{end}")) for end in (reasons.GIVEN, card.TRIES))
    followed: dict[str, tuple[str, ...]] = {}
    if question.changed and TRIES.fullmatch(tries):
        followed[f"{place}{card.TRIES}"] = (tries,)
    if answer and question.because and reason in [*LETTERS[: len(question.because.reasons)]]:
        followed[f"{place}{reasons.GIVEN}"] = (reason,)
    if answer and question.changed and card.is_wrong(question, answer):
        (number,) = followed.get(f"{place}{card.TRIES}", ("0",))
        if changed := _possible(question.changed(int(number)), given.get(f"{place}{CHANGED}")):
            followed[f"{place}{CHANGED}"] = changed
    return followed


def _text(given: object) -> str:
    """Return the one text that was kept, or an empty one."""
    if isinstance(given, list | tuple) and len(given) == 1 and isinstance(given[0], str):
        return given[0]
    return ""


def understood_sketches(kept: object, chapters: tuple[Chapter, ...]) -> dict[str, NDArray[np.float64]]:
    """Return the sketches, by the place of the question, of what was kept, as of `understood`."""
    given = kept.get("sketches") if isinstance(kept, Mapping) else None
    if not isinstance(given, Mapping):
        return {}
    places = [
        f"{chapter.address}_{question.key}"
        for chapter in chapters
        for question in chapter.questions
        if isinstance(question, Question) and question.sheet
    ]
    drawn = {place: sheet.understood(given.get(place)) for place in places}
    return {place: heights for place, heights in drawn.items() if heights is not None}


def _possible(question: Question | Typed, given: object) -> tuple[str, ...]:
    """Return an answer that a reader can have given to a question or asked to be shown, or nothing."""
    if not isinstance(given, list | tuple) or not all(isinstance(text, str) for text in given):
        return ()
    answer = tuple(given)
    return answer if may_be_given(question, answer) or answer == card.REVEALED else ()
