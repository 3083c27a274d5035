"""What a session remembers of its pages: what the address said, what was set, what the browser may not know yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    """What the address said last.

    Attributes
    ----------
    number
        Counts what was said.
    page
        Of which page, by its own address.
    mark, query
        The mark of the visit, and the rest.
    is_arrival
        Whether the reader came from another page.
    """

    number: int
    page: str
    mark: str
    query: Mapping[str, str]
    is_arrival: bool


@dataclass(frozen=True)
class Kept:
    """What a page is set to, and what the browser may not know of it yet.

    Attributes
    ----------
    values
        By key.
    heeded
        The number of what the address said last.
    stands
        Where the sliders stand in the browser, by the number that it says with its reports: as it reported last, or as
        they were set. Empty if it shows what they were set to last.
    told
        The latest addresses, each with the keys that must be absent as None.
    """

    values: Values = field(default_factory=dict)
    heeded: int = 0
    stands: Mapping[int, Values] = field(default_factory=dict)
    told: tuple[Mapping[str, str | None], ...] = ()


@dataclass(frozen=True)
class Opening:
    """At which step an address has a figure open.

    Attributes
    ----------
    number
        Of what the address said, as of `Said`.
    step
        The step, as it stands in the address, until it is known to be one of the run's.
    values
        The values that belong to it.
    """

    number: int
    step: str
    values: Values


@dataclass
class Memory:
    """What a session remembers.

    Attributes
    ----------
    said
        What the address said last.
    pages
        What each page is set to.
    put
        By key the value that a callback set in this run, and what was reported then.
    sets
        How often sliders were set.
    sliders
        The keys of the sliders that the present page shows.
    set_now
        The keys that this run sets.
    loaded
        The state that a callback loaded in this run.
    opens
        At which step the figure is to open, if the address said so.
    steps
        All steps that addresses have asked for.
    figures
        What the players of the page's picture were sent last, by key.
    plays
        Whether the run is to be played, or else shown at its start, as soon as a figure is told of it; None if neither.
    options
        What every address holds beside its values, whatever the page; None where it must not hold the key.
    note
        What to say of an option that could not be used, once a page says what of its address could not.
    top
        The place on top of this run's page for the question that the link asks, if it asks one.
    """

    said: Said = Said(0, "", "", {}, is_arrival=True)
    pages: dict[str, Kept] = field(default_factory=dict)
    put: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    sets: int = 0
    sliders: set[str] = field(default_factory=set)
    set_now: set[str] = field(default_factory=set)
    loaded: Values | None = None
    opens: Opening | None = None
    steps: set[str] = field(default_factory=set)
    figures: Mapping[str, bytes] = field(default_factory=dict)
    plays: bool | None = None
    options: dict[str, str | None] = field(default_factory=dict)
    note: str = ""
    top: DeltaGenerator | None = None


def memory() -> Memory:
    """Return what this session remembers."""
    of_the_session: Memory = st.session_state.setdefault("memory", Memory())
    return of_the_session
