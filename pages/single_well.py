"""One valley: the learning rate alone decides whether a run creeps, lands, zig-zags, cycles or leaves."""

import streamlit as st

from gd_core import SINGLE_WELL, descend
from gd_view import chapter, controls

PAGE = "single_well"
DIALS = (
    controls.start_dial(-5.0, 5.0, step=0.1, default=4.0),
    controls.learning_rate_dial(0.01, 1.10, default=0.10),
    controls.steps_dial(50, default=20),
)

st.title("One valley: is a bigger step a faster one?")
st.markdown(
    "Feel the slope, step downhill, repeat: w ← w − α · slope. On this valley, L = w², each step multiplies "
    "w by 1 − 2α. That one number tells you everything that can happen."
)

picture, panel = st.columns([13, 7], gap="large")

with panel:
    run = controls.sliders(PAGE, *DIALS)
    controls.presets(
        PAGE,
        {
            "0.1 against …": {"start": 4, "learning_rate": 0.1, "steps": 10},
            "… 0.9": {"start": 4, "learning_rate": 0.9, "steps": 10},
            "lands in one at 0.5": {"start": 4, "learning_rate": 0.5, "steps": 10},
            "two-cycle at 1": {"start": 4, "learning_rate": 1, "steps": 20},
            "blows up at 1.1": {"start": 4, "learning_rate": 1.1, "steps": 10},
        },
    )

trajectory = descend(SINGLE_WELL.gradient, run["start"], run["learning_rate"], run["steps"])

with picture:
    chapter.show_run(PAGE, SINGLE_WELL, trajectory, run, *DIALS)

chapter.close(
    "The fastest learning rate lies in the middle: 0.9 is exactly as fast as 0.1, and beyond 1 nothing settles.",
    "double_well.py",
    "two valleys",
)
