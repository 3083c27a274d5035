"""One valley: the learning rate alone decides whether a run creeps, lands, zig-zags, cycles or leaves."""

from typing import Any

import streamlit as st

from gd_core import SINGLE_WELL, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.single_well import chips, pins, scale, steps_curve, words
from gd_view.chapters.single_well import questions as ask
from gd_view.chapters.single_well.dials import DIALS, LEARNING_RATE
from gd_view.page import card, chapter, controls, shut, state
from gd_view.player import player

HERE = CONTENTS["single_well"]

picture, article = chapter.spread("One valley: is a bigger step a faster one?", HERE)
with article:
    story, scale_of_rates, every_rate = st.container(), st.empty(), st.container()

pin = pins.read(HERE.address, *DIALS)
knows_rates = shut.is_open(HERE.address, ask.SAME_LOSS, ask.AT_ONE, ask.FIRST_THERE)


def show() -> dict[str, Any]:
    """Show the parts that a slider changes."""
    values = state.values(HERE.address, *DIALS)
    start, rate, steps = values["start"], values["learning_rate"], values["steps"]
    run = walk(SINGLE_WELL, start, rate, steps)
    columns = words.closed_form(start, rate, steps)
    aside = words.closed_form_line(start, rate)
    if pin:
        pinned = walk(SINGLE_WELL, pin["pinned_start"], pin["pinned_learning_rate"], steps)
        columns |= words.beside(pinned, run)
    with st.container(key="compared"):
        chapter.show_run(
            HERE.address,
            run,
            *DIALS,
            narration=words.narration(run, aside, pin),
            columns=columns,
            is_compared=bool(pin),
            is_asked=shut.asks(HERE),
            also=pins.held(pin, *DIALS),
        )
    controls.sliders(*DIALS)
    if knows_rates:
        scale_of_rates.html(scale.learning_rates(rate, LEARNING_RATE.high, is_at_minimum=start == 0))
    return values


# The curve of steps needed, once it is there, moves with the sliders. Then they run the whole page.
is_shown = shut.is_open(HERE.address, ask.STEPS_NEEDED)
with picture:
    values = chapter.live(HERE.address, show, runs_the_page=is_shown)

with story:
    st.markdown(
        "Feel the slope, step downhill, repeat: w ← w − α · slope. On this valley, L = w², the slope is 2w, so a step "
        "leads to w − α · 2w = (1 − 2α) · w. That one factor decides everything that can happen here. A run whose "
        "iterates come as near to one place as you like **converges**; once it stays within 0.01, this lesson says "
        "that it **settles**."
    )
    shut.switch(HERE.address)

    st.header("What one number decides")
    card.card(HERE.address, ask.SAME_LOSS)
    pins.button(HERE.address, pin)
    card.card(HERE.address, ask.LANDING)
    card.card(HERE.address, ask.AT_ONE)
    card.card(HERE.address, ask.FIRST_THERE)
    if shut.until(HERE.address, ask.SAME_LOSS, ask.AT_ONE, ask.FIRST_THERE):
        st.markdown(
            "Each step multiplies w by 1 − 2α. Between 0 and 1 you creep in; at exactly 0 you land; between −1 and 0 "
            "you zig-zag in; at −1 you hop for ever; beyond −1 you leave. The loss is w², so each step multiplies it "
            "by (1 − 2α)². For 0.1 and for 0.9 that is 0.64: **the two runs look nothing alike, and their losses are "
            "equal at every step.**"
        )
        controls.presets(HERE.address, pins.carried(chips.REGIMES, pin))

with every_rate:
    st.header("Every learning rate at once")
    card.card(HERE.address, ask.STEPS_NEEDED)
    if shut.until(HERE.address, ask.STEPS_NEEDED):
        player(
            steps_curve.steps_curve(values["start"], values["learning_rate"], LEARNING_RATE.high),
            steps_curve.narration(values["start"], values["learning_rate"]),
            key="steps_needed",
            on_click=chapter.sets(LEARNING_RATE),
        )
        st.markdown(
            "A click on the curve sets α. Too small creeps, too large zig-zags; the best lies in the middle."
        )
        st.markdown(words.other_valleys())
        takeaway = "The fastest lies in the middle: on L = w² 0.9 is just as fast as 0.1, and beyond 1 nothing settles."
    else:
        takeaway = "One number decides whether a run creeps, lands, zig-zags, hops or leaves."
    takeaway += " And where there are two valleys, what decides then?"
    chapter.close(HERE, takeaway, after(HERE), *DIALS)
