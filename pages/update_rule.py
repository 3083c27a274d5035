"""One step, taken apart: the work of each symbol of the rule, beat by beat."""

import streamlit as st

from gd_core import SINGLE_WELL, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.update_rule import beats, chips, words
from gd_view.chapters.update_rule import picture as drawing
from gd_view.chapters.update_rule import questions as ask
from gd_view.chapters.update_rule.dials import DIALS, START
from gd_view.page import card, chapter, controls, pointing, shut, state
from gd_view.player import player

HERE = CONTENTS["update_rule"]

picture, article = chapter.spread("One step, taken apart: what does each symbol do?", HERE)


def show() -> None:
    """Show the parts that a slider changes."""
    values = state.values(HERE.address, *DIALS)
    run = walk(SINGLE_WELL, values["start"], values["learning_rate"], values["steps"])
    ghost = pointing.ghost(HERE.address)
    beat_by_beat = drawing.drawing(run, ghost.x if ghost else None)

    with st.container(key="rule_figure"):
        player(
            beat_by_beat,
            words.narration(run),
            key="figure",
            live=beats.fans(
                run,
                {dial.key: dial.grid() for dial in DIALS},
                is_held=pointing.awaited(HERE.address) is not None,
            ),
            address=state.address(HERE.address, *DIALS, last=beat_by_beat.n_steps),
            on_click=pointing.on_click(HERE.address, chapter.sets(START)),
        )

    controls.sliders(*DIALS)


with picture:
    chapter.live(HERE.address, show)

with article:
    st.markdown(
        "The walk in the fog is one line of mathematics, done again and again. Here is the line, and under it the "
        "numbers of one step on the valley L = w², whose slope is L′ = 2w. Every step has three beats: measure, "
        "multiply, move. Each place that a walk visits is an **iterate**."
    )
    shut.switch(HERE.address)
    st.markdown("\n".join(words.SYMBOLS), unsafe_allow_html=True)

    st.header("The minus")
    card.card(HERE.address, ask.FROM_MINUS_THREE)

    st.header("The length of a step")
    card.card(HERE.address, ask.SECOND_MOVE)
    if shut.until(HERE.address, ask.SECOND_MOVE):
        st.markdown(words.brakes())
    card.card(HERE.address, ask.THIRD_STEP)
    if shut.until(HERE.address, ask.FROM_MINUS_THREE, ask.SECOND_MOVE, ask.THIRD_STEP):
        controls.presets(HERE.address, chips.STEPS)

    takeaway = "Measure, multiply, move: that is one step."
    if shut.is_open(HERE.address, ask.SECOND_MOVE):
        takeaway = "Same α, smaller slope, smaller step: the method brakes by itself."
    chapter.close(HERE, f"{takeaway} Would a larger α not simply be faster?", after(HERE), *DIALS)
