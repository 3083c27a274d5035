"""Many parameters: one slope for each, one learning rate for all."""

import streamlit as st

from gd_core import SINGLE_WELL, Bowl, gradient_descent, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.many_parameters import chips, fans, map, on_request, surface, words
from gd_view.chapters.many_parameters import questions as ask
from gd_view.chapters.many_parameters import run as bowl_run
from gd_view.chapters.many_parameters.dials import (
    DIALS,
    RATES,
    SLIDERS,
    START_W1,
    START_W2,
    STEPS,
)
from gd_view.drawing.narration import untold
from gd_view.page import card, chapter, controls, pointing, shut, state
from gd_view.player import player

HERE = CONTENTS["many_parameters"]

picture, article = chapter.spread("Many parameters: which way is downhill?", HERE)
with article:
    # What the sliders change stands below what can be pressed.
    story, limits, any_number = st.container(), st.empty(), st.container()

knows_the_limit = shut.is_open(HERE.address, ask.SPEED_LIMIT)


def show() -> None:
    """Show the parts that a slider changes."""
    values = state.values(HERE.address, *DIALS)
    bowl = Bowl(values["condition_number"], values["rotation"])
    start = values[START_W1.key], values[START_W2.key]
    run = walk(bowl, start, values["learning_rate"], values["steps"])
    is_surface = values["dimensions"] == 3
    ghost = pointing.ghost(HERE.address)
    drawing = surface.surface(run) if is_surface else map.above(run, (ghost.x, ghost.y) if ghost else None)
    told = words.narration(run, surface.in_piece if is_surface else bowl_run.in_window)
    if shut.is_asked(HERE, ask.WHERE_DOWNHILL_POINTS):
        drawing, told = untold(drawing, told, *map.WAY_DOWN)
    elif shut.asks(HERE):
        drawing, told = untold(drawing, told)
    with st.container(key="tall_figure"):
        player(
            drawing,
            told,
            key="figure",
            live=None
            if is_surface
            else fans.plane_fans(run, STEPS, RATES, is_held=pointing.awaited(HERE.address) is not None),
            address=state.address(HERE.address, *DIALS, last=drawing.n_steps),
            on_click=pointing.on_click(
                HERE.address, None if is_surface else chapter.sets(START_W1, START_W2)
            ),
        )
    controls.sliders(*SLIDERS)
    if knows_the_limit:
        limits.markdown(words.limits(bowl))


with picture:
    chapter.live(HERE.address, show)

with story:
    st.markdown(
        "Two parameters now, w₁ and w₂, and a round bowl seen from above: L = w₁² + w₂². From each line to the next "
        "one inward the loss halves. The 1 and the 2 count parameters; on other pages w₂ is the place after step 2. "
        "You can drag the start."
    )
    shut.switch(HERE.address)

    st.header("Two slopes, one step")
    st.markdown(
        "Nudge w₁ alone: how fast the loss rises is the slope in w₁, ∂L/∂w₁. Nudge w₂ alone, and you have the other. "
        "The pair is the **gradient**. A slope is positive where more of its parameter means more loss, so the pair "
        "points **uphill**, the steepest way. Descent steps the opposite way, both at once, each by −α times its own "
        "slope:"
    )
    st.latex(
        r"\begin{pmatrix} w_1 \\ w_2 \end{pmatrix} \leftarrow \begin{pmatrix} w_1 \\ w_2 \end{pmatrix} - \alpha \cdot"
        r"\begin{pmatrix} \partial L / \partial w_1 \\ \partial L / \partial w_2 \end{pmatrix}"
    )
    card.card(HERE.address, ask.WHERE_DOWNHILL_POINTS)

    st.header("Stretch it")
    if shut.until(HERE.address, ask.WHERE_DOWNHILL_POINTS):
        st.markdown(
            "L = w₁² + κ · w₂². Along the valley the curvature is 2, across it 2κ. The largest divided by the smallest "
            "is the **condition number**, κ. At κ = 1 there is no valley, and downhill leads straight to the minimum. "
            "Otherwise only from the axes. On the map the arrow, a direction without length, crosses the strong line, "
            "where the loss is the walker's, at a right angle."
        )
        controls.presets(HERE.address, chips.SHAPES)
    st.markdown(
        "Turn the valley, and each slope depends on *both* parameters. In general it may depend on all."
    )
    card.card(HERE.address, ask.NEW_POINT)

    st.header("One α for every direction")
    card.card(HERE.address, ask.A_TENTH)
    card.card(HERE.address, ask.SPEED_LIMIT)
    if shut.until(HERE.address, ask.SPEED_LIMIT):
        st.markdown(
            "Along the floor the slope is nearly zero, and a parameter whose slope is nearly zero barely moves."
        )
        controls.presets(HERE.address, chips.RATES)

with any_number:
    st.header("Any number of parameters")
    st.markdown(words.worked(gradient_descent(SINGLE_WELL.gradient, words.WORKED)))
    st.markdown(on_request.explanation())
    on_request.section()
    chapter.close(
        HERE,
        (
            "One α must serve all directions: the sharp one caps it, the gentle one pays for it."
            if knows_the_limit
            else "Every parameter has a slope of its own, and one α serves them all."
        )
        + " How long is the program that moved three million of them?",
        after(HERE),
        *DIALS,
    )
