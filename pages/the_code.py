"""The code: the five lines behind every chapter, running line by line, with their slips, and to take away."""

import streamlit as st

from gd_core import LANDSCAPES, Landscape, Run, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.the_code import by_line, chips, program, slips, words
from gd_view.chapters.the_code import questions as ask
from gd_view.chapters.the_code.dials import DIALS, LANDSCAPE, SLIP
from gd_view.curve.words import title
from gd_view.page import card, chapter, controls, shut, state
from gd_view.player import player

HERE = CONTENTS["the_code"]

picture, article = chapter.spread("Five lines: is that really all of it?", HERE)
with article:
    story, grounds, rest = st.container(), st.container(), st.container()


def show() -> Run[Landscape]:
    """Show the parts that a slider changes, and return the run."""
    with grounds:
        name = controls.switch(HERE.address, LANDSCAPE, {one.name: title(one) for one in LANDSCAPES}, DIALS)
    values = state.values(HERE.address, LANDSCAPE, *DIALS[name], SLIP)
    landscape, version = {one.name: one for one in LANDSCAPES}[name], slips.VERSIONS[values["slip"]]
    run = walk(
        landscape,
        values["start"],
        values["learning_rate"],
        values["steps"],
        leaves_beyond=landscape.leaves_beyond,
    )
    drawing = by_line.drawing(run, version)
    with st.container(key="code_figure"):
        player(
            drawing,
            words.narration(run, version),
            key="figure",
            live=by_line.fans(run, version, {dial.key: dial.grid() for dial in DIALS[name]}),
            address=state.address(HERE.address, LANDSCAPE, *DIALS[name], SLIP, last=drawing.n_steps),
            on_click=chapter.sets(DIALS[name][0]),
        )
    controls.sliders(*DIALS[name])
    return run


with picture:
    run = chapter.live(HERE.address, show, runs_the_page=True)  # the program to take away is that of the run

with story:
    st.markdown(
        "Here is everything you have seen, in five lines. Read them once as mathematics and once as a walk: press "
        "Step, and they run one after the other. Then find what breaks them."
    )
    shut.switch(HERE.address)
    card.card(HERE.address, ask.PRINTS)
    st.markdown(
        "Every chapter so far changed only what stands in the brackets: **grad_fn**, the ground; **w_init**, the "
        "start; **learning_rate**; **n_steps**. The five lines stayed the same. They do not even ask what w is: a "
        "number, or an array of a million."
    )

with rest:
    st.header("Four slips that everybody makes once")
    st.markdown("Predict what comes of each. Then it runs in the picture, line by line, as it is written.")
    for slip, question in zip(slips.SLIPS, ask.OF_SLIPS, strict=True):
        st.subheader(slip.name)
        is_told = shut.is_open(HERE.address, question)
        st.html(words.text(slip.version, is_marked=is_told))
        card.card(HERE.address, question)
        if is_told:
            with st.container(key=f"came_of_{slip.version.key}"):
                st.markdown("Typed into Python:")
                st.code(slips.session(slip), language="python")
                st.markdown(slip.remedy)
                controls.presets(HERE.address, {"The same run without the slip": chips.WITHOUT[question.key]})

    st.header("Your run, to take away")
    st.markdown(
        "This is the run of the sliders, without a slip, as a program of its own. It needs Python alone, and prints w "
        "and the loss after every step. Change what you like and run it again: nothing that you type on this page is "
        "ever run here."
    )
    st.code(program.program(run), language="python")
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Download as .py",
            program.program(run),
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
    chapter.close(
        HERE,
        "Five lines. Every chapter only changed grad_fn, w_init, learning_rate and n_steps. What did you believe they "
        "would do?",
        after(HERE),
        *DIALS[run.landscape.name],
    )
