"""Two valleys: the start and the learning rate decide between them."""

import streamlit as st

from gd_core import DOUBLE_WELL, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.double_well import chips, scale, words
from gd_view.chapters.double_well import questions as ask
from gd_view.chapters.double_well.dials import DIALS, LEARNING_RATE
from gd_view.page import card, chapter, controls, shut, state
from gd_view.wording import number

HERE = CONTENTS["double_well"]

picture, article = chapter.spread("Two valleys: which one will it find?", HERE)
with article:
    story, scale_of_rates, ending = st.container(), st.empty(), st.container()


def show() -> None:
    """Show the parts that a slider changes."""
    values = state.values(HERE.address, *DIALS)
    run = walk(
        DOUBLE_WELL,
        values["start"],
        values["learning_rate"],
        values["steps"],
        leaves_beyond=DOUBLE_WELL.leaves_beyond,
    )
    chapter.show_run(
        HERE.address,
        run,
        *DIALS,
        narration=words.narration(run),
        columns=words.columns(run),
    )
    controls.sliders(*DIALS)
    scale_of_rates.html(scale.learning_rates(values["learning_rate"], LEARNING_RATE.high))


with picture:
    chapter.live(HERE.address, show)

with story:
    st.markdown(
        "Two valleys, one rule. The walker goes down whatever side it happens to stand on. Two numbers decide where it "
        "ends: where it starts, and how far it steps. The curve is L = w⁴/4 − 0.85w² + 0.1w + 1, its slope "
        "L′ = w³ − 1.7w + 0.1, its curvature L″ = 3w² − 1.7."
    )
    shut.switch(HERE.address)

    st.header("The start decides")
    card.card(HERE.address, ask.WHERE_IT_ENDS)
    card.card(HERE.address, ask.WATERSHED)
    if shut.until(HERE.address, ask.WHERE_IT_ENDS, ask.WATERSHED):
        st.markdown(
            f"The hilltop at w = {number(DOUBLE_WELL.hilltops[0])} is a watershed. With a small α a walker ends on the "
            "side on which it started, better or not. Each bottom is a **local minimum**, lower than all places "
            "near it, and nothing says that a deeper valley exists."
        )
        controls.presets(HERE.address, chips.STARTS)

    st.header("Higher than the hill")
    card.card(HERE.address, ask.ROLLS_OVER)

    st.header("The step decides, too")
    card.card(HERE.address, ask.HIGH_OR_STEEP)
    card.card(HERE.address, ask.LONGER_STEP)
    if shut.until(HERE.address, ask.HIGH_OR_STEEP, ask.LONGER_STEP):
        st.markdown(
            "A step is −α times the slope, however high the walker stands. If a step towards the hilltop is longer "
            "than the way to it, the walker comes down on the other side. It has not rolled; it has jumped, and "
            "arithmetic decides where it lands, not which valley is better."
        )
        st.markdown(words.promises())
        controls.presets(HERE.address, chips.JUMPS)

    st.header("To settle, and to be kept")
    st.markdown(
        "Near a minimum each step multiplies the distance to it by 1 − αL″. Beyond α = 2/L″ that is less than −1: near "
        "the bottom every step ends farther away. So a walker can settle in a valley only while α is below 2 divided "
        "by its curvature. The deep valley has "
        f"L″ = {number(DOUBLE_WELL.curvature(DOUBLE_WELL.minima[0]))} at its bottom, so there it can below "
        f"{number(words.DEEP)}; the shallow one has "
        f"{number(DOUBLE_WELL.curvature(DOUBLE_WELL.minima[1]))}, and there it can below {number(words.SHALLOW)}. "
        "Above that a valley may still keep a walker, bouncing, as long as the longest step back ends before the "
        f"hilltop: the deep valley up to {words.DEEP_IN_WORDS}, the shallow one up to {words.SHALLOW_IN_WORDS}. "
        "Beyond, the steps alone carry it to and fro across the hill; that takes no speed."
    )
    controls.presets(HERE.address, chips.KEPT)

with ending:
    chapter.close(
        HERE,
        "A run ends when its steps are used up, and it settles where the slope is gone. Whether that place is any good "
        "is a different question. You have tried some starts and some α. What do all the others do?",
        after(HERE),
        *DIALS,
    )
