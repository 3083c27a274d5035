"""The sliders of a run, their fields, buttons and chips, and the note on what could not be used.

What they are set to is kept in `state`; here it is shown.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, TypeGuard
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gd_view.page import state
from gd_view.page.settings import Choice, Dial, Letters
from gd_view.page.typed import stripped
from gd_view.player.player import count_answer
from gd_view.wording import number


def sliders(*settings: Dial | Choice) -> DeltaGenerator:
    """Show the sliders of settings, buttons for choices that have names, and the note.

    What the link hides is not shown, and what it fixes cannot be moved.

    Returns
    -------
    DeltaGenerator
        The panel they are in, for what else changes with them.
    """
    lesson = state.lesson()
    settings, fixed = tuple(one for one in settings if one.key not in lesson.hidden), lesson.fixed
    state.shows(*(setting.key for setting in settings))
    panel = st.container(key="panel")
    with panel:
        for setting in settings:
            if isinstance(setting, Dial):
                _slider(setting, is_fixed=setting.key in fixed)
            elif not _has_names(setting):
                _listed(setting, is_fixed=setting.key in fixed)
        if named := [setting for setting in settings if _has_names(setting)]:
            with st.container(horizontal=True, gap="medium"):
                for choice in named:
                    _buttons(choice, is_fixed=choice.key in fixed)
        note()
        st.text_input("How often the sliders were set", key=state.STANDS, label_visibility="collapsed")
    return panel


def fields(*settings: Dial | Choice) -> None:
    """Show a field for each slider, to type exact values into, and what sets the sliders to them.

    They are apart from the sliders, so that a page need not send them again with every move. And they are a form, which
    the browser empties: what the server empties may be said twice by a reader who is quicker than the network.
    """
    free = [setting for setting in settings if setting.key not in state.lesson().held]
    typed = {setting: f"{setting.key}_typed" for setting in free if not _has_names(setting)}

    def take() -> None:
        count_answer()
        notes = []
        for setting, field in typed.items():
            if text := stripped(st.session_state[field]):
                value, note = setting.take(text, state.current(setting.key))
                state.put(setting.key, value)
                notes += [note] if note else []
        st.session_state["note"] = " ".join(notes)

    if not typed:
        st.markdown("This link fixes all of them.")
        return
    with st.form("typed", clear_on_submit=True, border=False):
        with st.container(key="fields", horizontal=True, gap="small"):
            for setting, field in typed.items():
                low, high = map(number, setting.ends)
                st.text_input(
                    f"Exact {setting.symbol}",
                    key=field,
                    placeholder=f"{low}\u202f…\u202f{high}",
                    autocomplete="off",
                )
        st.form_submit_button("Set", key="set_typed", on_click=take)


def note() -> None:
    """Say what of the address, or of what was typed, could not be used, if there is anything to say."""
    if said := st.session_state.get("note"):
        st.warning(said, icon=":material/info:")


def switch(page: str, word: Letters, names: Mapping[str, str], dials: Mapping[str, Sequence[Dial]]) -> str:
    """Show what a page can be about, as links, and return what it is about.

    Parameters
    ----------
    page
        The page's own address.
    word
        What the address says of it.
    names
        What there is to choose from, and the words for it.
    dials
        For each of them its sliders. They may differ, so a link leads to the defaults of its own.
    """
    chosen: str = state.kept(page).values.get(word.key, word.default)
    chosen = (state.loaded() or {}).get(word.key, chosen)
    keys = {word.key, *(dial.key for those in dials.values() for dial in those)}
    if query := state.asked(page):
        chosen = word.read(query.get(word.key, word.default))[0] if keys & {*query} else chosen
    if word.key in state.lesson(page).hidden:
        return chosen
    is_held = bool(keys & state.lesson(page).held)  # each link sets them all
    items = ""
    for name, words in names.items():
        here = ' aria-current="true"' if name == chosen else ""
        values: dict[str, float | str] = {word.key: name, **{dial.key: dial.default for dial in dials[name]}}
        items += f"<li{here}>{words if is_held else link(page, words, **values)}</li>"
    st.html(f'<ul class="gd-chips gd-switch" aria-label="{word.label}">{items}</ul>')
    return chosen


Press = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def presses(
    name: str,
    values: Mapping[str, Any],
    buttons: Mapping[str, Press],
    *,
    disabled: Sequence[str] = (),
    primary: Sequence[str] = (),
) -> None:
    """Show a row of buttons that change what the page holds.

    A button that changes what the link fixes cannot be pressed, and one that changes what it hides is not shown.

    Parameters
    ----------
    name
        Of the row, unique on the page.
    values
        What the page holds, by key.
    buttons
        For each label what takes those values and returns the changed ones.
    disabled, primary
        Labels of buttons that cannot be pressed now, and of those that wait for it.
    """

    def press(change: Press) -> None:
        # The values as they are when the button is pressed: quick presses may outrun the page.
        for key, value in change({key: state.current(key) for key in values}).items():
            state.put(key, value)
        st.session_state["note"] = ""

    lesson = state.lesson()
    with st.container(key=f"presses_{name}", horizontal=True, gap="small"):
        for i, (label, change) in enumerate(buttons.items()):
            if (changed := {*change(values)}) & {*lesson.hidden}:
                continue
            key = f"press_{name}_{i}"
            st.button(
                label,
                key=key,
                on_click=press,
                args=(change,),
                disabled=label in disabled or bool(changed & {*lesson.fixed}),
                type="primary" if label in primary else "secondary",
            )


def set_value(dial: Dial | Choice, value: float) -> None:
    """Set a slider from elsewhere, in a callback: the nearest value it has."""
    state.put(dial.key, dial.nearest(value))
    st.session_state["note"] = ""


def link(page: str, text: str, **values: float | str) -> str:
    """Return a link, as HTML, to a state of a page; without values, to the page.

    What the page's own link says to a class goes along, with the values that it holds, to that page and no other.
    """
    values = {**values, **state.held(page)}
    written = {key: value if isinstance(value, str) else f"{value:g}" for key, value in values.items()}
    said = {key: text for key, text in state.lesson(page).written().items() if text is not None}
    query = escape(urlencode(written | said))
    return f'<a href="{page}{"?" if query else ""}{query}" target="_self">{text}</a>'


def opened(path: str, text: str) -> str:
    """Return a link, as HTML, that opens an address of the lesson in a tab of its own."""
    return f'<a href="{escape(path)}" target="_blank" rel="noopener">{text}</a>'


def presets(page: str, choices: Mapping[str, Mapping[str, float | str]]) -> None:
    """Show links to states worth seeing, as chips: those to which a page may be set."""
    chips = "".join(
        f"<li>{link(page, text, **values)}</li>"
        for text, values in choices.items()
        if state.allows(page, values)
    )
    if chips:
        st.html(f'<ul class="gd-chips" aria-label="States worth seeing">{chips}</ul>')


def _has_names(setting: Dial | Choice) -> TypeGuard[Choice]:
    """Return whether a setting is shown as buttons, and not as a slider."""
    return isinstance(setting, Choice) and bool(setting.names)


def _slider(dial: Dial, *, is_fixed: bool) -> None:
    st.slider(
        dial.label,
        min_value=dial.kind(dial.low),
        max_value=dial.kind(dial.high),
        step=dial.kind(dial.step),
        format="%d" if dial.kind is int else f"%.{dial.digits}f",
        key=dial.key,
        on_change=_forget_note,
        disabled=is_fixed,
        **state.standing(dial.key),
    )


def _listed(choice: Choice, *, is_fixed: bool) -> None:
    options = [choice.kind(value) for value in choice.values]
    st.select_slider(
        choice.label,
        options,
        format_func=number,
        key=choice.key,
        on_change=_forget_note,
        disabled=is_fixed,
        **state.standing(choice.key),
    )


def _buttons(choice: Choice, *, is_fixed: bool) -> None:
    names = {choice.kind(value): name for value, name in zip(choice.values, choice.names, strict=True)}
    st.segmented_control(
        choice.label,
        list(names),
        default=state.standing(choice.key).get("value"),
        required=True,
        format_func=names.__getitem__,
        key=choice.key,
        on_change=_forget_note,
        disabled=is_fixed,
    )


def _forget_note() -> None:
    st.session_state["note"] = ""
