"""The code: the five lines behind every chapter, running line by line, to take away, and with its slips."""

import streamlit as st

from gd_core import LANDSCAPES, runs
from gd_view.chapters.the_code import lines, program, slips
from gd_view.chapters.the_code import questions as ask
from gd_view.curve.words import title
from gd_view.page import card as predict
from gd_view.page import chapter, controls, settings
from gd_view.player import player

PAGE = "code"
LANDSCAPE = settings.one_of("landscape", "Landscape", [one.name for one in LANDSCAPES])
RATE, STEPS = settings.learning_rate_dial(0.01, 1.20, default=0.10), settings.steps_dial(50, default=4)
DIALS = {
    "single_well": (settings.start_dial(-5.0, 5.0, step=0.1, default=4.0), RATE, STEPS),
    "double_well": (settings.start_dial(-2.20, 2.20, step=0.01, default=0.50), RATE, STEPS),
}

st.title("Five lines: is that really all of it?")
st.markdown(
    "Here is everything you have seen, in five lines. Read them once as mathematics and once as a walk: press "
    "Step, and they run one after the other. Then find what breaks them."
)


@st.fragment
def walk() -> None:
    """Show what a slider changes: Streamlit runs this alone when one moves, and lets the rest of the page be."""
    picture, panel = st.columns([13, 7], gap="large")

    with panel:
        name = controls.switch(PAGE, LANDSCAPE, {one.name: title(one) for one in LANDSCAPES}, DIALS)

    values = controls.values(PAGE, LANDSCAPE, *DIALS[name])
    landscape = {one.name: one for one in LANDSCAPES}[name]
    run = runs.walk(
        landscape,
        values["start"],
        values["learning_rate"],
        values["steps"],
        leaves_beyond=landscape.leaves_beyond,
    )

    with picture, st.container(key="code_figure"):
        player(
            lines.drawing(run),
            key="figure",
            name="Gradient descent, line by line",
            alt=lines.alt(run),
            headline=lines.headline(run),
            captions=lines.CAPTIONS,
            readout=lines.READOUT,
            update=lines.listing(),
            table=lines.TABLE,
            address=controls.address(PAGE, LANDSCAPE, *DIALS[name]),
            on_click=chapter.sets(DIALS[name][0]),
            rows_are="Moment",
        )

    with panel:
        controls.sliders(*DIALS[name])
        controls.fields(*DIALS[name])
        predict.card(PAGE, ask.PRINTS)

    st.markdown(
        "Every chapter so far changed only what stands in the brackets: **grad_fn**, the ground; **w_init**, the "
        "start; **learning_rate**; **n_steps**. The five lines stayed the same. They do not even ask what w is: a "
        "number, or an array of a million."
    )

    st.header("Your run, to take away")
    own = program.program(run)
    listing, words = st.columns([15, 6], gap="large")
    listing.code(own, language="python", wrap_lines=True)
    with words:
        st.markdown(
            "This is the run above as a program of its own. It needs Python and numpy, and prints the table of the "
            "run exactly as it is on the screen. Copy it, or take it with you:"
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


walk()

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
    listing, card = st.columns([11, 9], gap="large")
    listing.code(slip.code, language="python", wrap_lines=True)
    with card:
        is_told = predict.card(PAGE, question)
    if is_told:
        listing.markdown("What came of it, from a real run:")
        listing.code(slip.session, language="python", wrap_lines=True)
        listing.markdown(slip.remedy)

chapter.close(
    "Five lines. Every chapter only changed grad_fn, w_init, learning_rate and n_steps.",
    "welcome.py",
    "back to the beginning",
)
