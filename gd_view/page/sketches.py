"""To answer by drawing a curve: the sketch stays, the true curve grows over it, and what lies between is told.

A sketch that says the same as an option chooses it. Whatever it says, the reader may choose another one.
"""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from gd_view.page.question import LETTERS, Question
from gd_view.player.sheet import sheet, understood

SKETCHES = "sketches"  # in the session: by the place of the question the heights, as shares of the sheet
REFUSED = "refused_sketch"  # the place of a question for which the browser sent what is no sketch
NO_SKETCH = (
    "What your browser sent is not a curve from edge to edge. Draw it again, please, or choose in words."
)
OR = "Or choose in words:"


def kept() -> dict[str, NDArray[np.float64]]:
    """Return this session's sketches, by the place of the question."""
    drawn: dict[str, NDArray[np.float64]] = st.session_state.setdefault(SKETCHES, {})
    return drawn


def show(page: str, question: Question, *, is_over: bool, grows: bool) -> None:
    """Show the sheet of a question that has one: to be drawn on, and once it is answered with the true curve."""
    place = f"{page}_{question.key}"
    sketch = kept().get(place)
    if question.sheet is None:
        return

    def on_drawn(given: object) -> None:
        _take(place, question, given)

    with st.container(key=f"sheet_{place}"):
        sheet(question.sheet, sketch, key=f"draw_{place}", is_over=is_over, grows=grows, on_drawn=on_drawn)
        if st.session_state.get(REFUSED) == place and not is_over:
            st.markdown(NO_SKETCH)


def told(page: str, question: Question) -> str:
    """Return what a sketch is beside the truth, in sentences, and nothing where none was drawn."""
    sketch = of(page, question)
    return "" if sketch is None or question.sheet is None else question.sheet.told(sketch)


def of(page: str, question: Question) -> NDArray[np.float64] | None:
    """Return the sketch of a question, in values of its sheet, or None."""
    heights = kept().get(f"{page}_{question.key}")
    return None if heights is None or question.sheet is None else question.sheet.y.value(heights)


def forget(place: str) -> None:
    """Forget the sketch at the place of a question."""
    kept().pop(place, None)
    st.session_state.pop(REFUSED, None)


def _take(place: str, question: Question, given: object) -> None:
    """Take what a browser says was drawn; an empty list says that the sheet was emptied."""
    forget(place)
    heights = understood(given)
    if heights is None and given != []:
        st.session_state[REFUSED] = place
    chosen = None
    if heights is not None and question.sheet is not None:
        kept()[place] = heights
        chosen = question.sheet.option(question.sheet.y.value(heights))
    st.session_state[f"ask_{place}_0"] = None if chosen is None else LETTERS[chosen]
