"""The welcome: the subject, one picture of all of it, and the way to begin."""

import streamlit as st

from gd_core import DOUBLE_WELL, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.welcome import picture, words
from gd_view.player import player

LEARNING_RATE = 0.1
STARTS = [i / 10 for i in range(-21, 22)]

st.title("How a machine walks downhill")

left, right = st.columns([9, 11], gap="large")

with left:
    st.markdown(
        "A machine learns by making a number called **loss** smaller. This is the oldest and still the most "
        "used way to do it: look at the slope under your feet, take a step down, repeat."
    )
    st.latex(r"w \;\leftarrow\; w - \alpha \cdot \nabla L")
    st.markdown("*w* is where you stand, ∇L the slope there, and α, the learning rate, says how far to step.")
    st.markdown(
        f"Here {len(STARTS)} walkers start on the same two valleys. Each feels only the slope where it stands. "
        "Below the curve you see their ways, step by step downward: a divide, and two streams. **Where you start "
        "decides where you end.** So does how far you step, and that is where it gets interesting."
    )
    st.markdown(
        "You will predict first and then watch. Being wrong is the useful part; nobody sees your answers, "
        "nothing is stored, there is no login."
    )
    first = after(CONTENTS["welcome"])
    st.page_link(first.file, label=f"Begin with {first.announced}", icon=":material/arrow_forward:")

walkers = walk(DOUBLE_WELL, STARTS, LEARNING_RATE, n_steps=30)

with right:
    player(picture.streams(walkers), words.narration(walkers), key="figure")
