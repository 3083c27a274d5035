"""A pinned run: kept in the picture beside the one the sliders make, and in the address.

Chips carry the pin along, so that a reader can pin one state and look at another.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from gd_view.chapters.single_well.dials import PINNED
from gd_view.page import settings, state

# Start and learning rate by their names in the address; empty if nothing is pinned.
Pin = Mapping[str, float]


def read(page: str, *dials: settings.Dial) -> Pin:
    """Return the pinned run of a page: from the address when that speaks, else from the session."""
    pins, said = st.session_state.setdefault("pins", {}), state.said(page)
    number, pin = pins.get(page, (0, {}))
    if (loaded := state.loaded()) is not None:
        pin, number = {key: value for key, value in loaded.items() if key in PINNED.values()}, said.number
        pins[page] = said.number, pin
    if number != said.number:
        if number == 0 or said.query:
            pin, st.session_state["pins_note"] = _given(said.query, dials)
        pins[page] = said.number, pin
    now: Pin = pin
    return now


def button(page: str, pin: Pin) -> None:
    """Show the button that pins the run of the sliders, or lets go of the pinned one."""

    def press() -> None:
        number, _ = st.session_state["pins"][page]
        mine = {} if pin else {name: state.current(key) for key, name in PINNED.items()}
        st.session_state["pins"][page] = number, mine
        st.session_state["pins_note"] = ""

    if note := st.session_state.get("pins_note"):
        st.warning(note, icon=":material/link_off:")
    st.button(
        "Unpin the run" if pin else "Pin this run to compare",
        key=f"pin_{page}",
        icon=":material/keep_off:" if pin else ":material/keep:",
        on_click=press,
    )


def carried(choices: Mapping[str, Mapping[str, float]], pin: Pin) -> dict[str, Mapping[str, float]]:
    """Return the states of chips with the pinned run in them, but for those that have one of their own."""
    return {text: {**pin, **values} for text, values in choices.items()}


def held(pin: Pin, *dials: settings.Dial) -> dict[str, str | None]:
    """Return what the address holds of the pinned run, by key; None where there is none."""
    return {
        PINNED[dial.key]: dial.text(pin[PINNED[dial.key]]) if pin else None
        for dial in dials
        if dial.key in PINNED
    }


def _given(query: Mapping[str, str], dials: tuple[settings.Dial, ...]) -> tuple[Pin, str]:
    own = [
        replace(dial, key=PINNED[dial.key], label=f"Pinned {dial.label}")
        for dial in dials
        if dial.key in PINNED
    ]
    given = {dial.key: query[dial.key] for dial in own if dial.key in query}
    if not given:
        return {}, ""
    read = {dial.key: dial.read(given.get(dial.key, str(dial.default))) for dial in own}
    return {key: value for key, (value, _) in read.items()}, " ".join(
        note for _, note in read.values() if note
    )
