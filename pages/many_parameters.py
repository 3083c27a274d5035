"""Many parameters: one slope for each, one learning rate for all."""

from typing import Any

import streamlit as st

from gd_core import SINGLE_WELL, Bowl, gradient_descent, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.many_parameters import fans, map, on_request, surface, words
from gd_view.chapters.many_parameters import questions as ask
from gd_view.chapters.many_parameters import run as bowl_run
from gd_view.chapters.many_parameters.dials import CONDITION_NUMBERS, DIALS, RATES, STEPS, best_listed
from gd_view.page import card, chapter, controls, state
from gd_view.player import player

HERE = CONTENTS["many_parameters"]
START = (4.0, 2.0)

st.title("Many parameters: which way is downhill?")
st.markdown(
    "With two parameters there are two slopes: nudge only w₁ and measure, nudge only w₂ and measure. The pair is the "
    "**gradient**. Its opposite is the steepest way down *from here*, and both parameters move at once."
)


def show() -> dict[str, Any]:
    """Show the parts that a slider changes."""
    values = state.values(HERE.address, *DIALS)
    bowl = Bowl(values["condition_number"], values["rotation"])
    run = walk(bowl, START, values["learning_rate"], values["steps"])
    is_surface = values["dimensions"] == 3

    with st.container(key="tall_figure"):
        player(
            surface.surface(run) if is_surface else map.above(run),
            words.narration(run, surface.in_piece if is_surface else bowl_run.in_window),
            key="figure",
            live=None if is_surface else fans.plane_fans(run, STEPS, RATES),
            address=state.address(HERE.address, *DIALS),
        )

    controls.sliders(*DIALS)
    return values


# The limits of this bowl, once they are told, move with its slider. Then the slider runs the whole page.
knows_the_limit = card.is_answered(HERE.address, ask.SPEED_LIMIT)
values = chapter.stage(
    HERE.address,
    show,
    ask.WHERE_DOWNHILL_POINTS,
    *DIALS,
    chips={
        "round": {"condition_number": 1, "learning_rate": 0.1, "steps": 30},
        "stretched": {"condition_number": 10, "learning_rate": 0.0909, "steps": 30},
        "stretched and turned": {
            "condition_number": 10,
            "learning_rate": 0.0909,
            "steps": 30,
            "rotation": 45,
        },
        "just too much": {"condition_number": 10, "learning_rate": 0.105, "steps": 30},
    },
    runs_the_page=knows_the_limit,
)

st.header("Two slopes, one step")
left, right = st.columns(2, gap="large")
with left:
    st.latex(
        r"\begin{pmatrix} w_1 \\ w_2 \end{pmatrix} \leftarrow \begin{pmatrix} w_1 \\ w_2 \end{pmatrix} - \alpha \cdot"
        r"\begin{pmatrix} \partial L / \partial w_1 \\ \partial L / \partial w_2 \end{pmatrix}"
    )
    st.markdown(
        "∂L/∂w₁ is the slope in w₁ alone: how fast the loss rises if only w₁ grows a little. ∂L/∂w₂ is the same for "
        "w₂. Both are measured where you stand; then both parameters move, each by α times its own slope."
    )
    st.markdown(
        "On the map the minimum lies in the middle, and from each line to the next one inward **the loss halves**. "
        "The downhill arrow crosses its line at a right angle. It shows a direction, not a length. Both axes have the "
        "same scale, or it would not look like one."
    )
with right:
    card.card(HERE.address, ask.NEW_POINT)

st.header("One α for every direction")
left, right = st.columns(2, gap="large")
with left:
    card.card(HERE.address, ask.A_TENTH)
with right:
    card.card(HERE.address, ask.SPEED_LIMIT)
if knows_the_limit:
    st.markdown(words.limits(Bowl(values["condition_number"], values["rotation"])))
controls.presets(
    HERE.address,
    {
        f"κ = {choice}: the best α": {
            "condition_number": choice,
            "learning_rate": best_listed(choice),
            "steps": 100,
        }
        for choice in CONDITION_NUMBERS
    },
)

st.header("Any number of parameters")
worked = gradient_descent(SINGLE_WELL.gradient, words.WORKED)
st.markdown(words.worked(worked))
st.markdown(on_request.explanation())
on_request.section()

chapter.close(
    "One α must serve all directions: the sharp one caps it, the gentle one pays for it.",
    after(HERE),
)
