"""A walk in the fog: one position, one tilt, and a landscape nobody sees."""

import streamlit as st

from gd_view.chapters import CONTENTS, after
from gd_view.chapters.fog_walk import picture, walk, words
from gd_view.chapters.fog_walk import questions as ask
from gd_view.chapters.fog_walk.dials import DIALS
from gd_view.page import card, chapter, controls, state
from gd_view.player import player

HERE = CONTENTS["fog_walk"]

st.title("A walk in the fog: which way is down?")
st.markdown(
    "Thick fog, and you want to get down. You cannot see a valley; you can feel which way the ground tilts. So you "
    "step that way, and feel again. That is all the algorithm ever knows: **one position, one tilt**."
)


@st.fragment
def show() -> None:
    """Show the parts that a button changes: when one is pressed, Streamlit runs this alone."""
    place, panel = st.columns([13, 7], gap="large")

    with place:
        values = state.values(HERE.address, *DIALS)
        controls.note()
        visited, is_lifted = walk.places(values["moves"]), bool(values["lifted"])
        controls.presses(
            "walk",
            values,
            walk.buttons(visited, is_lifted),
            disabled=walk.disabled(visited),
            primary=walk.inviting(visited, is_lifted),
        )
        player(
            picture.picture(visited, is_lifted),
            words.narration(visited, is_lifted),
            key="figure",
            address=state.address(HERE.address, *DIALS),
        )

    with panel:
        card.card(HERE.address, ask.WHICH_WAY)
        card.card(HERE.address, ask.FLAT_GROUND)

    if is_lifted:
        st.markdown(words.looking_back())


show()

left, right = st.columns(2, gap="large")

with left:
    st.markdown(
        "**Where the picture breaks.** A real walker has legs, momentum and a memory. This one has none. It forgets "
        "every step as soon as it is made. And it does not choose its height; it chooses a place, and the height "
        "follows."
    )
    controls.presets(
        HERE.address,
        {
            "three steps downhill": {"moves": "ddd", "lifted": 0},
            "by hand to 1.2 …": {"moves": "rrrrrrr", "lifted": 0},
            "… and to 1.3": {"moves": "rrrrrrrr", "lifted": 0},
            "nearly flat at once: four to the left": {"moves": "llll", "lifted": 0},
            "over the top, then downhill": {"moves": "llllllll" + 16 * "d", "lifted": 0},
        },
    )

with right:
    card.card(HERE.address, ask.WHAT_IS_CHOSEN)

chapter.close(
    "Flat ground ends the walk. It does not prove you reached the bottom of the world.",
    after(HERE),
)
