"""One step, taken apart: what each symbol of the rule does, beat by beat."""

import streamlit as st

from gd_core import SINGLE_WELL, runs
from gd_view.chapters.update_rule import picture, words
from gd_view.chapters.update_rule import questions as ask
from gd_view.page import card, chapter, controls, settings
from gd_view.player import player

PAGE = "update_rule"
DIALS = (
    settings.start_dial(-5.0, 5.0, step=0.1, default=4.0),
    settings.learning_rate_dial(0.01, 1.10, default=0.10),
    settings.steps_dial(50, default=1),
)

st.title("One step, taken apart: what does each symbol do?")
st.markdown(
    "The walk in the fog is one line of mathematics, done again and again. Here is the line, and under it the numbers "
    "of one step on the valley L = w². Press Play: every step has three beats."
)


def walk() -> None:
    """Show what a slider changes."""
    values = controls.values(PAGE, *DIALS)
    run = runs.walk(SINGLE_WELL, values["start"], values["learning_rate"], values["steps"])

    with st.container(key="rule_figure"):
        player(
            picture.drawing(run),
            key="figure",
            name="One step in three beats",
            alt=words.alt(run),
            headline=words.headline(run),
            captions=words.CAPTIONS,
            readout=words.BEATS,
            update=words.RULE,
            table=words.TABLE,
            address=controls.address(PAGE, *DIALS),
            on_click=chapter.sets(DIALS[0]),
            rows_are="Beat",
            speed=1,
            table_is_open=True,
        )

    controls.sliders(*DIALS).markdown(words.worked(run))


chapter.stage(
    PAGE,
    walk,
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
    if card.card(PAGE, ask.SECOND_MOVE):
        st.markdown(words.brakes())
    card.card(PAGE, ask.THIRD_STEP)

chapter.close(
    "Same α, smaller slope, smaller step: the method brakes by itself.",
    "single_well.py",
    "one valley, every learning rate",
)
