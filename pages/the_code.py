"""The code: the five lines behind every chapter, running line by line, to take away, and with its slips."""

import streamlit as st

from gd_core import LANDSCAPES, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.the_code import by_line, program, slips, words
from gd_view.chapters.the_code import questions as ask
from gd_view.chapters.the_code.dials import DIALS, LANDSCAPE, SLIP
from gd_view.curve.words import title
from gd_view.page import card, chapter, controls, state
from gd_view.player import player

HERE = CONTENTS["the_code"]

st.title("Five lines: is that really all of it?")
st.markdown(
    "Here is everything you have seen, in five lines. Read them once as mathematics and once as a walk: press "
    "Step, and they run one after the other. Then find what breaks them."
)


@st.fragment
def show() -> None:
    """Show the parts that a slider changes: when one moves, Streamlit runs this alone."""
    picture, panel = st.columns([13, 7], gap="large")

    with panel:
        name = controls.switch(HERE.address, LANDSCAPE, {one.name: title(one) for one in LANDSCAPES}, DIALS)

    values = state.values(HERE.address, LANDSCAPE, *DIALS[name], SLIP)
    landscape = {one.name: one for one in LANDSCAPES}[name]
    run = walk(
        landscape,
        values["start"],
        values["learning_rate"],
        values["steps"],
        leaves_beyond=landscape.leaves_beyond,
    )
    version = slips.VERSIONS[values["slip"]]

    with picture, st.container(key="code_figure"):
        player(
            by_line.drawing(run, version),
            words.narration(run, version),
            key="figure",
            address=state.address(HERE.address, LANDSCAPE, *DIALS[name], SLIP),
            on_click=chapter.sets(DIALS[name][0]),
        )

    with panel:
        controls.sliders(*DIALS[name])
        controls.fields(*DIALS[name])
        if version.slipped:
            controls.presets(HERE.address, {"Without the slip": {**values, "slip": "none"}})
        card.card(HERE.address, ask.PRINTS)

    st.markdown(
        "Every chapter so far changed only what stands in the brackets: **grad_fn**, the ground; **w_init**, the "
        "start; **learning_rate**; **n_steps**. The five lines stayed the same. They do not even ask what w is: a "
        "number, or an array of a million."
    )

    st.header("Your run, to take away")
    own = program.program(run)
    listing, about = st.columns([15, 6], gap="large")
    listing.code(own, language="python")
    with about:
        st.markdown(
            "This is the run above as a program of its own. It needs Python alone, and prints w and the loss after "
            "every step. Copy it, or take it with you:"
        )
        st.download_button(
            "Download as .py",
            own,
            "gradient_descent.py",
            "text/x-python",
            icon=":material/code:",
            on_click="ignore",
        )
        st.download_button(
            "Download as notebook",
            program.notebook(run),
            "gradient_descent.ipynb",
            "application/x-ipynb+json",
            icon=":material/book_2:",
            on_click="ignore",
        )
        st.markdown(
            "The five lines are in the middle of it, as they are above. Change what you like and run it again: nothing "
            "that you type on this page is ever run here."
        )


show()

st.header("Four slips that everybody makes once")
st.markdown(
    "Each changes a single line, the marked one. Predict what comes of it; then see what really came of it."
)
for slip, question in (
    (slips.STALE, ask.STALE),
    (slips.PLUS, ask.PLUS),
    (slips.IN_PLACE, ask.IN_PLACE),
    (slips.HISTORY, ask.HISTORY),
):
    st.subheader(slip.name)
    listing, answer = st.columns([11, 9], gap="large")
    listing.html(words.listing(slip.version))
    with answer:
        is_told = card.card(HERE.address, question)
    if is_told:
        listing.markdown("What came of it, from a real run:")
        listing.code(slips.session(slip), language="python")
        listing.markdown(slip.remedy)

chapter.close(
    "Five lines. Every chapter only changed grad_fn, w_init, learning_rate and n_steps.",
    after(HERE),
)
