"""Two valleys: the start and the learning rate decide which one is found."""

import streamlit as st

from gd_core import DOUBLE_WELL, descend
from gd_view import chapter, controls, predict
from gd_view.questions import double_well as ask

PAGE = "double_well"
DIALS = (
    controls.start_dial(-2.20, 2.20, step=0.01, default=0.50),
    controls.learning_rate_dial(0.01, 1.20, default=0.10),
    controls.steps_dial(100, default=30),
)

st.title("Two valleys: which one will it find?")
st.markdown(
    "Two valleys, one rule. The walker goes down whatever side it happens to stand on. It has no speed, so "
    "it cannot roll over a hill. But with a large α a single step can be longer than the hill is wide. Then it jumps."
)

picture, panel = st.columns([13, 7], gap="large")

with panel:
    run = controls.sliders(PAGE, *DIALS)
    controls.presets(
        PAGE,
        {
            "from 0.5: the shallow valley": {"start": 0.5, "learning_rate": 0.1, "steps": 30},
            "from −0.5: the deep one": {"start": -0.5, "learning_rate": 0.1, "steps": 30},
            "jumps the hill": {"start": 2, "learning_rate": 0.45, "steps": 30},
            "the deep valley lets go at 0.6": {"start": -0.5, "learning_rate": 0.6, "steps": 100},
            "wanders": {"start": 0.5, "learning_rate": 1.05, "steps": 100},
            "blows up": {"start": 0.5, "learning_rate": 1.2, "steps": 30},
        },
    )
    predict.card(PAGE, ask.ROLLS_OVER)

trajectory = descend(
    DOUBLE_WELL.gradient,
    run["start"],
    run["learning_rate"],
    run["steps"],
    leaves_beyond=DOUBLE_WELL.leaves_beyond,
)

with picture:
    chapter.show_run(PAGE, DOUBLE_WELL, trajectory, run, *DIALS)

chapter.close(
    "“It stopped” means that the slope is zero. Whether the place is any good is a different question.",
    "single_well.py",
    "one valley, every learning rate",
)
