"""One step, taken apart: the work of each symbol of the rule, beat by beat."""

import streamlit as st

from gd_core import SINGLE_WELL, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.update_rule import picture, words
from gd_view.chapters.update_rule import questions as ask
from gd_view.chapters.update_rule.dials import DIALS, START
from gd_view.page import card, chapter, controls, state
from gd_view.player import player

HERE = CONTENTS["update_rule"]

st.title("One step, taken apart: what does each symbol do?")
st.markdown(
    "The walk in the fog is one line of mathematics, done again and again. Here is the line, and under it the numbers "
    "of one step on the valley L = w². Press Play: every step has three beats."
)


def show() -> None:
    """Show the parts that a slider changes."""
    values = state.values(HERE.address, *DIALS)
    run = walk(SINGLE_WELL, values["start"], values["learning_rate"], values["steps"])

    with st.container(key="rule_figure"):
        player(
            picture.drawing(run),
            words.narration(run),
            key="figure",
            address=state.address(HERE.address, *DIALS),
            on_click=chapter.sets(START),
        )

    controls.sliders(*DIALS)


chapter.stage(
    HERE.address,
    show,
    ask.FROM_MINUS_THREE,
    *DIALS,
    chips={
        "from −3, the other side": {"start": -3, "learning_rate": 0.1, "steps": 1},
        "four steps from 4": {"start": 4, "learning_rate": 0.1, "steps": 4},
        "where it is flat": {"start": 0, "learning_rate": 0.1, "steps": 1},
    },
)

left, right = st.columns(2, gap="large")

with left:
    st.markdown("\n".join(words.SYMBOLS), unsafe_allow_html=True)

with right:
    if card.card(HERE.address, ask.SECOND_MOVE):
        st.markdown(words.brakes())
    card.card(HERE.address, ask.THIRD_STEP)

chapter.close(
    "Same α, smaller slope, smaller step: the method brakes by itself.",
    after(HERE),
)
