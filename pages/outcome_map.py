"""The outcome map: every start and every learning rate at once, each cell a whole run."""

import streamlit as st

from gd_core import DOUBLE_WELL, largest_stable_learning_rate, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.outcome_map import picture, words
from gd_view.chapters.outcome_map import questions as ask
from gd_view.chapters.outcome_map.dials import DIALS, LEARNING_RATE, START
from gd_view.page import card, chapter, controls, state
from gd_view.player import player
from gd_view.wording import number

HERE = CONTENTS["outcome_map"]
N_STEPS = 100

st.title("Which runs settle, and which never will?")
st.markdown(
    "Every dot of this map is a whole run on the two valleys: across, where it started; up, its learning rate. "
    "The circle is one of them. Move it with the sliders, or click on the map."
)


def show() -> None:
    """Show the parts that a slider changes."""
    values = state.values(HERE.address, *DIALS)
    start, rate = values["start"], values["learning_rate"]
    run = walk(DOUBLE_WELL, start, rate, N_STEPS, leaves_beyond=DOUBLE_WELL.leaves_beyond)
    is_told = card.is_answered(HERE.address, ask.SHAPE)

    with st.container(key="picture"):
        with st.container(key="layers"):
            player(picture.map_layer(), words.of_the_map(), key="map")
            player(
                picture.reader_layer(start, rate, is_covered=not is_told),
                words.of_the_circle(start, rate, is_covered=not is_told),
                key="figure",
                live=picture.follows(start, rate),
                address=state.address(HERE.address, *DIALS),
                on_click=chapter.sets(START, LEARNING_RATE),
            )
        st.html(words.legend(LEARNING_RATE.high if is_told else max(picture.ORDERLY, rate)))
        st.markdown(f'<p role="status">{words.row(rate)}</p>', unsafe_allow_html=True)
        controls.presets(
            HERE.address,
            {
                "the first jump": {"start": 2.2, "learning_rate": 0.31},
                "0.6 beside the deep valley": {"start": -0.5, "learning_rate": 0.6},
                "0.6 beside the shallow one": {"start": 0.5, "learning_rate": 0.6},
                "out of the deep valley": {"start": -1.3, "learning_rate": 0.9},
                "wanders": {"start": 0.5, "learning_rate": 1.05},
                "leaves": {"start": 0.5, "learning_rate": 1.2},
            },
        )

    with controls.sliders(*DIALS):
        controls.fields(*DIALS)
        with st.container(key="small_run"):
            player(picture.run_picture(run), words.of_the_run(run), key="run")


chapter.stage(HERE.address, show, ask.SHAPE)

left, right = st.columns(2, gap="large")
with left:
    card.card(HERE.address, ask.WHO_SETTLES)
with right:
    card.card(HERE.address, ask.FATES)

deep, shallow = (
    largest_stable_learning_rate(DOUBLE_WELL.curvature(minimum)) for minimum in DOUBLE_WELL.minima
)
st.header("How to read it")
st.markdown(
    "Low down, the world is simple: left side, left valley. Higher up, the outer starts begin to leap across: their "
    "first step is longer than the way to the hilltop. Above the first dotted line nobody settles in the deep valley; "
    "above the second, nobody settles at all."
)
st.markdown(
    "You can settle in a valley only while α is below 2 divided by its curvature. The deep valley is the more sharply "
    f"curved one: {number(DOUBLE_WELL.curvature(DOUBLE_WELL.minima[0]))} against "
    f"{number(DOUBLE_WELL.curvature(DOUBLE_WELL.minima[1]))}. So its limit is {number(deep, 3)}, and the shallow "
    f"valley's is {number(shallow, 3)}: **the deepest valley is the first in which nobody settles.** That is "
    "how this curve is made, and no law for every loss. What is a law is the 2 divided by the curvature."
)

chapter.close(
    "You can settle in a valley only while α is below 2 divided by its curvature; here that ends first in the deepest.",
    after(HERE),
)
