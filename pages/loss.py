"""What is being made smaller: a loss, made from data and one parameter."""

import streamlit as st

from gd_core import RAIN
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.loss import by_hand, chips, words
from gd_view.chapters.loss import picture as drawing
from gd_view.chapters.loss import questions as ask
from gd_view.chapters.loss.dials import DIALS, W
from gd_view.page import card, chapter, controls, shut, sketches, state
from gd_view.player import player
from gd_view.wording import number

HERE = CONTENTS["loss"]
A_LITTLE = 0.1

picture, article = chapter.spread("What is being made smaller?", HERE)
knows_shape = shut.is_open(HERE.address, ask.SHAPE)
knows_lowest = shut.is_open(HERE.address, ask.SHAPE, ask.LOWEST)


def show() -> None:
    """Show the parts that the slider changes."""
    w = state.values(HERE.address, *DIALS)[W.key]
    line = drawing.drawing(w, knows_shape=knows_shape, knows_lowest=knows_lowest)
    with st.container(key="line_figure"):
        player(
            line,
            words.narration(w, knows_lowest=knows_lowest),
            key="figure",
            live=drawing.follows(w),
            address=state.address(HERE.address, *DIALS, last=line.n_steps),
            on_click=chapter.turns(W),
        )
    controls.sliders(*DIALS)


with picture:
    chapter.live(HERE.address, show)

with article:
    st.markdown(
        "It rained six times. Each point is a shower: it lasted *x* hours, and then *y* centimetres of water stood in "
        "a bucket. No rain, no water: so try a line through the origin, y = w · x. Its w is a **parameter** (also "
        "called **weight**), a number that is yours to choose: how much water an hour of rain adds."
    )
    st.markdown(
        "Each point that the line misses gets a square, as wide as the miss. The mean of the six squares is the "
        "**loss**, one number for how badly the line fits. Take hold of the line and turn it, or tap where it "
        "shall pass. On the right a point at (w, loss) leaves a trail."
    )
    shut.switch(HERE.address)

    st.header("A trail over w")
    card.card(HERE.address, ask.SHAPE)
    if shut.until(HERE.address, ask.SHAPE):
        st.markdown(
            "Data and a parameter go in, one number comes out. The data stay as they are, so the loss depends on w "
            "alone, and all lines together make a curve: a **landscape** with w along the ground and the loss as "
            "its height."
        )
    card.card(HERE.address, ask.ONE_POINT)

    st.header("As low as it gets")
    card.card(HERE.address, ask.LOWEST)
    if shut.until(HERE.address, ask.SHAPE, ask.LOWEST):
        st.markdown(
            "Multiply the six squares out, take the mean, and what comes out is "
            f"**L = (w − {number(RAIN.best)})² + {number(RAIN.lowest)}**, exactly. It is the simplest valley there is, "
            f"w², moved to {number(RAIN.best)} and lifted by {number(RAIN.lowest)}. To learn means to find the lowest "
            "place, and that need not be zero."
        )
        sketch = sketches.of(HERE.address, ask.SHAPE)
        if sketch is not None:
            st.markdown(by_hand.lowest_in_words(sketch))
        controls.presets(HERE.address, chips.FITS)
    card.card(HERE.address, ask.PULLS)

    st.header("What the machine sees")
    if shut.until(HERE.address, ask.SHAPE):
        st.markdown(
            f"You saw the whole curve because {len(W.grid())} lines were tried. With a million parameters nobody can "
            f"try them all. A machine stands at one w, say {number(W.low)}, and asks how the loss changes if w changes "
            f"a little: at {number(A_LITTLE)} it is {number(RAIN.loss(A_LITTLE), 3)} in place of "
            f"{number(RAIN.loss(W.low), 3)}. So that way is down. The rest of the landscape lies in fog."
        )
    takeaway = "A loss is one number, made from data and parameters."
    if knows_lowest:
        takeaway += " Learning makes it smaller, and the smallest need not be zero."
    takeaway += " But how does one get down a curve that nobody sees?"
    chapter.close(HERE, takeaway, after(HERE), *DIALS)
