"""A walk in the fog: one position, one tilt, and a landscape nobody sees."""

import streamlit as st

from gd_view.chapters import CONTENTS, after
from gd_view.chapters.fog_walk import chips, picture, walk, words
from gd_view.chapters.fog_walk import questions as ask
from gd_view.chapters.fog_walk.dials import DIALS
from gd_view.page import card, chapter, controls, shut, state
from gd_view.player import player

HERE = CONTENTS["fog_walk"]

place, article = chapter.spread("A walk in the fog: which way is down?", HERE)
with article:
    story, hindsight, end = st.container(), st.empty(), st.container()

knows = {
    "knows_way": shut.is_open(HERE.address, ask.WHICH_WAY),
    "knows_flat": shut.is_open(HERE.address, ask.FLAT_GROUND),
}


def show() -> None:
    """Show the parts that a button changes."""
    values = state.values(HERE.address, *DIALS)
    visited, is_lifted = walk.places(values["moves"]), bool(values["lifted"])
    drawing = picture.picture(visited, is_lifted)
    player(
        drawing,
        words.narration(visited, is_lifted, **knows),
        key="figure",
        address=state.address(HERE.address, *DIALS, last=drawing.n_steps),
    )
    controls.note()
    controls.presses(
        "walk",
        values,
        walk.buttons(visited, is_lifted),
        disabled=walk.disabled(visited),
        primary=walk.inviting(visited, is_lifted),
    )
    hindsight.markdown(words.looking_back() if is_lifted else "")


with place:
    chapter.live(HERE.address, show)

with story:
    st.markdown(
        "Thick fog, and you want to get down. You cannot see a valley; you can feel which way the ground tilts. So you "
        "step that way, and feel again. That is all the algorithm ever knows: **one position, one tilt**. "
        "The tilt has a number, the **slope**: how fast the ground rises if you go right, negative where it drops."
    )
    shut.switch(HERE.address)
    card.card(HERE.address, ask.WHICH_WAY)
    if shut.until(HERE.address, ask.WHICH_WAY):
        controls.presets(HERE.address, chips.BY_HAND)
    st.header("Where it is flat")
    card.card(HERE.address, ask.FLAT_GROUND)
    if shut.until(HERE.address, ask.FLAT_GROUND):
        controls.presets(HERE.address, chips.FLAT)

with end:
    st.header("Where the picture breaks")
    card.card(HERE.address, ask.WHAT_IS_CHOSEN)
    if shut.until(HERE.address, ask.WHAT_IS_CHOSEN):
        st.markdown(
            "A real walker has legs, momentum and a memory. This one has none. It forgets every step as soon as it is "
            "made. And it does not choose its height; it chooses a place, and the height follows."
        )
        st.markdown(
            "Why walk, and not just solve slope = 0? That needs a formula of the whole ground, and one that can be "
            "solved. There rarely is one. And the walker feels the slope where it stands, and nowhere else."
        )
    takeaway = "You never saw the valley, and yet you walked down: one slope at a time is enough."
    if shut.is_open(HERE.address, ask.FLAT_GROUND):
        takeaway = "Flat ground ends the walk. It does not prove you reached the bottom of the world."
    takeaway += " Your feet followed a rule all the time. What does it say?"
    chapter.close(HERE, takeaway, after(HERE))
