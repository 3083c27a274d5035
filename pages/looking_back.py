"""Looking back: what the reader believed, what happened, and where to read on."""

import streamlit as st

from gd_core import DOUBLE_WELL, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.looking_back import beliefs, picture, reading, words
from gd_view.page import chapter, memory
from gd_view.player import player

HERE = CONTENTS["looking_back"]
LEARNING_RATE = 0.1
STARTS = [i / 10 for i in range(-21, 22)]

st.title("What you believed, and what you know now")
held = beliefs.held(CONTENTS.values())
st.markdown(f'<p role="status">{beliefs.summed_up(held)}</p>', unsafe_allow_html=True)
if again := beliefs.told_again(held):
    st.header("Where it went another way")
    st.markdown(again, unsafe_allow_html=True)
if held:
    with st.expander("Your predictions as text, to copy and hand in"):
        st.code(beliefs.as_text(held), language=None, wrap_lines=True)

st.header("All of it in one picture")
st.markdown(
    f"{len(STARTS)} walkers start on the two valleys with α = {LEARNING_RATE}. Each feels only the slope where it "
    "stands. Below the curve are their ways, step by step downward: a divide, and two streams."
)
walkers = walk(DOUBLE_WELL, STARTS, LEARNING_RATE, n_steps=30)
player(picture.streams(walkers), words.narration(walkers), key="figure")

st.header("What to read next")
st.markdown(reading.listed())

st.header("What is kept")
st.markdown(
    "Your answers are kept in this tab of your browser, so that they outlast a reload. They go when the tab is closed, "
    "or now, if you wish."
)
nothing = not memory.holds_something(CONTENTS.values())
st.button("Forget my answers", key="forget", on_click=memory.forget, disabled=nothing)

chapter.lead_on(after(HERE), "Back to the beginning")
