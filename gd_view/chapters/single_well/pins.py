"""A pinned run: kept in the picture beside the one the sliders make, and in the address.

Chips carry the pin along, so that a reader can pin one state and look at another.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from gd_view.chapters.single_well.dials import PINNED
from gd_view.page import controls, settings

Pin = Mapping[
    str, float
]  # its start and learning rate by their names in the address; empty if nothing is pinned


def read(page: str, *dials: settings.Dial) -> Pin:
    """Return the pinned run of a page: from the address when that speaks, else from the session."""
    pins, visit = st.session_state.setdefault("pins", {}), st.query_params.get(controls.VISIT)
    if page not in pins or (visit is not None and visit != st.session_state.get("pins_visit")):
        st.session_state["pins_visit"] = visit
        pins[page], st.session_state["pins_note"] = _given(dials)
    pin: Pin = pins[page]
    return pin


def button(page: str, pin: Pin) -> None:
    """Show the button that pins the run of the sliders, or lets go of the pinned one."""

    def press() -> None:
        st.session_state["pins"][page] = {} if pin else {PINNED[key]: st.session_state[key] for key in PINNED}
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


def address(written: Mapping[str, Any], pin: Pin, *dials: settings.Dial) -> dict[str, Any]:
    """Return what the address shall hold with the pinned run in it."""
    named = {PINNED[dial.key]: dial for dial in dials if dial.key in PINNED}
    values = {key: named[key].text(value) for key, value in pin.items()}
    for key in named:
        if key not in values and key in st.query_params:
            del st.query_params[key]
    return {**written, "values": {**written["values"], **values}}


def _given(dials: tuple[settings.Dial, ...]) -> tuple[Pin, str]:
    own = [
        replace(dial, key=PINNED[dial.key], label=f"Pinned {dial.label}")
        for dial in dials
        if dial.key in PINNED
    ]
    given = {dial.key: st.query_params[dial.key] for dial in own if dial.key in st.query_params}
    if not given:
        return {}, ""
    read = {dial.key: dial.read(given.get(dial.key, str(dial.default))) for dial in own}
    return {key: value for key, (value, _) in read.items()}, " ".join(
        note for _, note in read.values() if note
    )
