"""The outcome map: every start and every learning rate at once, each cell a whole run."""

import streamlit as st

from gd_core import DOUBLE_WELL, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.outcome_map import chips, picture, small_run, words
from gd_view.chapters.outcome_map import questions as ask
from gd_view.chapters.outcome_map.dials import DIALS, LEARNING_RATE, START
from gd_view.page import card, chapter, controls, shut, state
from gd_view.player import player
from gd_view.wording import number

HERE = CONTENTS["outcome_map"]
N_STEPS = 100

place, article = chapter.spread("Which runs settle, and which never will?", HERE)
with article:
    story, fields, reading = st.container(), st.empty(), st.container()


def show() -> None:
    """Show the parts that a slider changes."""
    values = state.values(HERE.address, *DIALS)
    start, rate = values["start"], values["learning_rate"]
    run = walk(DOUBLE_WELL, start, rate, N_STEPS, leaves_beyond=DOUBLE_WELL.leaves_beyond)
    is_covered = not shut.is_open(HERE.address, ask.SHAPE)
    has_limits = shut.is_open(HERE.address, ask.SHAPE, ask.WHO_SETTLES)
    with st.container(key="pictures"):
        with st.container(key="layers"):
            player(picture.map_layer(), words.of_the_map(), key="map")
            player(
                picture.reader_layer(start, rate, is_covered=is_covered, has_limits=has_limits),
                words.of_the_circle(start, rate, is_covered=is_covered),
                key="circle",
                live=picture.follows(start, rate),
                on_click=chapter.sets(START, LEARNING_RATE),
            )
        drawing = small_run.picture(run)
        player(
            drawing,
            words.of_the_run(run),
            key="figure",
            live=small_run.fans(run),
            address=state.address(HERE.address, *DIALS, last=drawing.n_steps),
            on_click=chapter.sets(START),
        )
    st.html(f'<p class="gd-row" data-tells="{LEARNING_RATE.key}">{words.row(rate)}</p>')
    controls.sliders(*DIALS)
    fields.html(words.legend(max(picture.ORDERLY, rate) if is_covered else LEARNING_RATE.high))


with place:
    chapter.live(HERE.address, show)

with story:
    st.markdown(
        "Every dot of this map is a whole run on the two valleys: across, where it started; up, its learning rate. "
        "The circle is one of them, and beside the map you can play it. Drag it, move it with the sliders, or click on "
        "the map."
    )
    shut.switch(HERE.address)
    card.card(HERE.address, ask.SHAPE)

with reading:
    if shut.until(HERE.address, ask.SHAPE):
        st.markdown(
            "Low down, the world is simple: left side, left valley. Higher up, the outer starts begin to leap across: "
            "their first step is longer than the way to the hilltop. Between two bands a hundredth of the start "
            "decides where a walker ends, and at the top nothing keeps it. All starts from which a walker settles in a "
            "valley are that valley's **basin of attraction**: low on the map each row shows both, for one α."
        )
        controls.presets(HERE.address, chips.SHAPES)

    st.header("To settle, and to be kept")
    card.card(HERE.address, ask.WHO_SETTLES)
    if shut.until(HERE.address, ask.SHAPE, ask.WHO_SETTLES):
        (deep, shallow), (deep_keeps, shallow_keeps) = picture.limits()
        st.markdown(
            "Four lines are on the map now. They are the limits of the last chapter. Above the first dotted one, "
            f"{number(deep)}, nobody settles in the deep valley; above the second, {number(shallow)}, nobody settles "
            "at all. **The deepest valley is the first in which nobody settles**: it is the more sharply curved one. "
            "That is how this curve is made, and no law for every loss. The 2 divided by the curvature is one. "
            f"The two dashed lines, {deep_keeps:.3f} and {shallow_keeps:.3f}, end the bouncing in either valley. Above "
            "both a walker crosses the hill again and again, or leaves."
        )
        controls.presets(HERE.address, chips.LIMITS)

    st.header("One start, many fates")
    card.card(HERE.address, ask.FATES)
    if shut.until(HERE.address, ask.FATES):
        controls.presets(HERE.address, chips.FATES)

    chapter.close(
        HERE,
        "Curvature caps the learning rate, in every valley on its own. And what if w is not one number, but many?",
        after(HERE),
        *DIALS,
        layers=("map", "circle"),
    )
