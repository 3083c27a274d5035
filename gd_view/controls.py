"""The sliders of a run, and the address that holds their values.

The address is the state: a reader who copies it shares exactly what is on the screen. It is read when a page
is opened or a link, Back or Forward is followed, and written after every change. What cannot be used in it is
replaced by the nearest value that can, and the page says so.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from streamlit.delta_generator import DeltaGenerator

from gd_core import number

VISIT = "visit"  # the mark that a followed link carries, see player/web/address.js


class Setting(ABC):
    """Something the reader sets: a value with a key, of which the address may say anything."""

    key: str
    label: str
    default: float

    @property
    @abstractmethod
    def kind(self) -> type[int] | type[float]:
        """The type of the values: a widget wants all its numbers of one."""

    @abstractmethod
    def nearest(self, value: float) -> float:
        """Return the value it can have that is nearest to a finite number."""

    @abstractmethod
    def text(self, value: float) -> str:
        """Return a value as the address writes it."""

    def read(self, given: str) -> tuple[float, str]:
        """Return the value for what an address gives, and a sentence if it could not be used as it stands."""
        try:
            value = float(given)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            return self.default, self._note(given, self.default)
        used = self.nearest(value)
        return used, "" if math.isclose(used, value, abs_tol=1e-12) else self._note(given, used)

    def _note(self, given: str, used: float) -> str:
        return _unusable(self.label, given, number(used))


@dataclass(frozen=True)
class Dial(Setting):
    """One slider: its key is the URL parameter, the argument in the code and the name in the table.

    Attributes
    ----------
    key, label
        Name in the code and the address; words on the screen.
    low, high, step
        Range and grid. Whole numbers make a slider of whole numbers.
    default
        The value of a page that nobody has touched.
    """

    key: str
    label: str
    low: float
    high: float
    step: float
    default: float

    @property
    def kind(self) -> type[int] | type[float]:
        """The type of the values: a slider wants all its numbers of one."""
        return int if isinstance(self.step, int) else float

    @property
    def digits(self) -> int:
        """Digits after the decimal point of a value on the grid."""
        return 0 if self.kind is int else max(0, -math.floor(math.log10(self.step)))

    def grid(self) -> NDArray[np.float64]:
        """Return all the values, ascending."""
        count = round((self.high - self.low) / self.step) + 1
        return np.round(self.low + np.arange(count) * self.step, self.digits)

    def nearest(self, value: float) -> float:
        """Return the value of the range and grid nearest to a finite number."""
        inside = min(max(value, self.low), self.high)
        on_grid = self.low + round((inside - self.low) / self.step) * self.step
        return self.kind(round(on_grid, self.digits))

    def text(self, value: float) -> str:
        """Return a value as the address writes it."""
        return f"{value:.{self.digits}f}"


@dataclass(frozen=True)
class Choice(Setting):
    """One of a few listed values: a slider over them, or buttons where the values have names.

    Attributes
    ----------
    key, label
        Name in the code and the address; words on the screen.
    values
        In ascending order.
    default
        The value of a page that nobody has touched.
    names
        What to call the values on buttons.
    """

    key: str
    label: str
    values: tuple[float, ...]
    default: float
    names: tuple[str, ...] = ()

    @property
    def kind(self) -> type[int] | type[float]:
        """The type of the values: a widget wants all its numbers of one."""
        return int if all(isinstance(value, int) for value in self.values) else float

    def nearest(self, value: float) -> float:
        """Return the listed value nearest to a finite number."""
        return min(self.values, key=lambda listed: abs(listed - value))

    def text(self, value: float) -> str:
        """Return a value as the address writes it."""
        return f"{value:g}"


@dataclass(frozen=True)
class Letters:
    """A word of letters that stand for something, such as the moves of a walk.

    Attributes
    ----------
    key, label
        Name in the code and the address; words on the screen.
    readable
        Returns what can be used of the letters in an address.
    default
        The letters of a page that nobody has touched.
    """

    key: str
    label: str
    readable: Callable[[str], str]
    default: str = ""
    kind: type[str] = str

    def text(self, value: str) -> str:
        """Return a value as the address writes it."""
        return value

    def read(self, given: str) -> tuple[str, str]:
        """Return the letters for what an address gives, and a sentence if they could not be used as they stand."""
        used = self.readable(given)
        shown = "none" if not used else f"“{used}”" if len(used) <= 24 else f"{len(used)} letters of it"
        return used, "" if used == given else _unusable(self.label, given, shown)


START = "start"
LEARNING_RATE = "learning_rate"
STEPS = "steps"


def start_dial(low: float, high: float, step: float, default: float) -> Dial:
    """Return the slider of the start w₀."""
    return Dial(START, "Start w₀", low, high, step, default)


def learning_rate_dial(low: float, high: float, default: float) -> Dial:
    """Return the slider of the learning rate α."""
    return Dial(LEARNING_RATE, "Learning rate α", low, high, 0.01, default)


def steps_dial(high: int, default: int) -> Dial:
    """Return the slider of the number of steps."""
    return Dial(STEPS, "Steps", 0, high, 1, default)


def one_of(key: str, label: str, names: Sequence[str]) -> Letters:
    """Return a setting that is one of several names, the first of them by default; see `switch`."""
    return Letters(key, label, lambda given: given if given in names else names[0], names[0])


def values(page: str, *settings: Dial | Choice | Letters) -> dict[str, Any]:
    """Return the values of a page's settings by key.

    They come from the address where it has them, else from where the reader last left the sliders, else from the
    defaults. They are known before `sliders` shows them, so a page can send its picture first.
    """
    _read_address(page, settings)
    known = {setting.key: st.session_state[setting.key] for setting in settings}
    st.session_state.setdefault("remembered", {})[page] = known
    return known


def sliders(*settings: Dial | Choice) -> DeltaGenerator:
    """Show the sliders of settings, each with a field to type in; buttons for choices that have names; the note.

    Returns
    -------
    DeltaGenerator
        The panel they are in, for what else changes with them.
    """
    named = [setting for setting in settings if isinstance(setting, Choice) and setting.names]
    panel = st.container(key="panel")  # look.css puts the fields beside the sliders
    with panel:
        for setting in settings:
            if isinstance(setting, Dial):
                _slider(setting)
            elif setting not in named:
                _listed(setting)
        if named:
            with st.container(horizontal=True, gap="medium"):
                for choice in named:
                    _buttons(choice)
        note()
    return panel


def note() -> None:
    """Say what of the address could not be used, if there is anything to say."""
    if said := st.session_state.get("note"):
        st.warning(said, icon=":material/link_off:")


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
    chosen: str = st.session_state.get(word.key, word.default)
    if _is_visit(page):
        keys = {word.key, *(dial.key for those in dials.values() for dial in those)}
        is_given = any(key in st.query_params for key in keys)
        last = {} if is_given else st.session_state.get("remembered", {}).get(page, {})
        chosen = word.read(st.query_params.get(word.key, last.get(word.key, word.default)))[0]
    items = ""
    for name, words in names.items():
        here = ' aria-current="true"' if name == chosen else ""
        values: dict[str, float | str] = {word.key: name, **{dial.key: dial.default for dial in dials[name]}}
        items += f"<li{here}>{link(page, words, **values)}</li>"
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
        st.session_state.update(change({key: st.session_state[key] for key in values}))
        st.session_state["note"] = ""

    with st.container(key=f"presses_{name}", horizontal=True, gap="small"):
        for i, (label, change) in enumerate(buttons.items()):
            key = f"press_{name}_{i}"
            st.button(
                label,
                key=key,
                on_click=press,
                args=(change,),
                disabled=label in disabled,
                type="primary" if label in primary else "secondary",
            )


def address(page: str, *dials: Dial | Choice | Letters) -> dict[str, Any]:
    """Return the page and values for the player, which writes them into the address bar.

    From the second run on Streamlit is told as well, so that it sends them along wherever it connects next.
    """
    values = {dial.key: dial.text(st.session_state[dial.key]) for dial in dials}
    given = st.query_params.to_dict()
    written = {key: value for key, value in given.items() if key != VISIT} | values
    if st.session_state.get("address_page") == page and written != given:
        st.query_params.from_dict(written)
    st.session_state["address_page"] = page
    return {"page": page, "values": values}


def set_value(dial: Dial | Choice, value: float) -> None:
    """Set a slider from elsewhere, in a callback: the nearest value it has."""
    st.session_state[dial.key] = dial.nearest(value)
    st.session_state["note"] = ""


def link(page: str, text: str, **values: float | str) -> str:
    """Return a link, as HTML, to a state of a page."""
    written = {key: value if isinstance(value, str) else f"{value:g}" for key, value in values.items()}
    query = "&amp;".join(f"{key}={value}" for key, value in written.items())
    return f'<a href="{page}?{query}" target="_self">{text}</a>'


def presets(page: str, choices: Mapping[str, Mapping[str, float | str]]) -> None:
    """Show links to states worth seeing, as chips."""
    chips = "".join(f"<li>{link(page, text, **values)}</li>" for text, values in choices.items())
    st.html(f'<ul class="gd-chips" aria-label="States worth seeing">{chips}</ul>')


def _is_visit(page: str) -> bool:
    """Return whether the page was just opened, or a link, Back or Forward led to another of its states."""
    state, visit = st.session_state, st.query_params.get(VISIT)
    return state.get("page") != page or (visit is not None and visit != state.get("visit"))


def _read_address(page: str, dials: tuple[Dial | Choice | Letters, ...]) -> None:
    # Leaving for a page without settings, Streamlit forgets the values of sliders, and the page is still the last one.
    if not _is_visit(page) and all(dial.key in st.session_state for dial in dials):
        return
    state, visit = st.session_state, st.query_params.get(VISIT)
    if visit is not None:
        state["visit"] = visit
    given = {dial.key: st.query_params[dial.key] for dial in dials if dial.key in st.query_params}
    last = {} if given else state.get("remembered", {}).get(page, {})
    notes = []
    for dial in dials:
        value = last.get(dial.key, dial.default)
        if dial.key in given:
            value, note = dial.read(given[dial.key])
            notes += [note] if note else []
        state[dial.key] = dial.kind(value)
    state["page"] = page
    state["note"] = " ".join(notes)


def _slider(dial: Dial) -> None:
    state, typed = st.session_state, f"{dial.key}_typed"
    form: dict[str, Any] = {
        "min_value": dial.kind(dial.low),
        "max_value": dial.kind(dial.high),
        "step": dial.kind(dial.step),
        "format": "%d" if dial.kind is int else f"%.{dial.digits}f",
    }

    # The field is empty but for what is being typed, and shows the value as its placeholder: a field that the
    # server fills speaks with an old value when keys are quicker than the network, and moves the slider back.
    def take() -> None:
        if state[typed] is not None:
            set_value(dial, state[typed])
            state[typed] = None

    st.slider(dial.label, key=dial.key, on_change=_forget_note, **form)
    st.number_input(
        f"{dial.label}, typed",
        key=typed,
        value=None,
        placeholder=dial.text(state[dial.key]).replace("-", "−"),
        on_change=take,
        label_visibility="collapsed",
        **form,
    )


def _listed(choice: Choice) -> None:
    options = [choice.kind(value) for value in choice.values]
    st.select_slider(choice.label, options, format_func=number, key=choice.key, on_change=_forget_note)


def _buttons(choice: Choice) -> None:
    names = {choice.kind(value): name for value, name in zip(choice.values, choice.names, strict=True)}
    st.segmented_control(
        choice.label,
        list(names),
        required=True,
        format_func=names.__getitem__,
        key=choice.key,
        on_change=_forget_note,
    )


def _forget_note() -> None:
    st.session_state["note"] = ""


def _unusable(label: str, given: str, used: str) -> str:
    shown = "".join(c for c in given if c.isalnum() or c in "+-. ")[:24] or "nothing readable"
    return f"This link had a value I cannot use ({label} = {shown}); I used {used}."
