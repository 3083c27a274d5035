"""Mount the figure player, a Streamlit component of plain HTML and JavaScript.

The player's style sheet is part of the lesson's own, see `gd_view.page.look`.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeGuard

import numpy as np
import streamlit as st

from gd_view.drawing import palette
from gd_view.drawing.drawing import Drawing
from gd_view.drawing.fans import Live, sent
from gd_view.drawing.large import large
from gd_view.drawing.narration import Narration
from gd_view.drawing.traces import AXES, Figure
from gd_view.player.component import component
from gd_view.player.payload import sealed
from gd_view.player.strings import STRINGS

LARGE = "large"  # in the session: whether figures are drawn for a whole room
SHOWN = "players_shown"  # in the session
ANSWERED = "answered"  # in the session: clicks and typed values that the server has taken in
LABEL = ("text", "textposition")
LARGEST = sys.float_info.max
SECTION = (
    '<section class="gd-player" data-testid="figure-player" data-module="player.js" data-ready="false">'
    f'<p class="gd-coming">{STRINGS.coming}</p></section>'
)


def _component() -> Any:
    return component("figure_player", SECTION)


def shown() -> dict[str, bytes]:
    """Return what the players of this session were sent last, by key, for whoever takes it away."""
    of_the_session: dict[str, bytes] = st.session_state.setdefault(SHOWN, {})
    return of_the_session


def count_answer() -> None:
    """Count a click or a typed value, in its callback, so that the figure that answers it differs from the one before.

    Else the same run would not be handed on to the player, which waits for it.
    """
    st.session_state[ANSWERED] = st.session_state.get(ANSWERED, 0) + 1


def _parted(drawing: Drawing, own: Sequence[str]) -> tuple[list[Figure], dict[str, Figure]]:
    """Return the traces without the parts that the player draws from the columns, and the parts that a run owns.

    Parameters
    ----------
    drawing
        The figure and its moving parts.
    own
        Names of the traces whose points belong to this run.
    """
    placed: dict[str, set[str]] = {name: {*AXES} for name in drawing.paths}
    placed |= {move["trace"]: {*AXES, "text", "source"} & {*move} for move in drawing.moving}
    of_the_run: dict[str, Figure] = {}
    data = []
    for trace in drawing.figure["data"]:
        name, look = trace["name"], trace
        look = {part: value for part, value in look.items() if part not in placed.get(name, ())}
        kept = (*AXES, *LABEL) if name in own else LABEL if name in drawing.paths else ()
        if words := {part: look.pop(part) for part in kept if part in look}:
            of_the_run[name] = words
        data.append(look)
    return data, of_the_run


def clicked_place(given: object) -> tuple[float, float] | None:
    """Return the place (x, y) of a click, or None: a browser sends the value, so it may be forged."""
    if not isinstance(given, Mapping):
        return None
    x, y = given.get("x"), given.get("y")
    return (float(x), float(y)) if _is_finite(x) and _is_finite(y) else None


def _is_finite(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST


def player(
    drawing: Drawing,
    narration: Narration,
    *,
    key: str,
    live: Live | None = None,
    address: Mapping[str, Any] | None = None,
    on_click: Callable[[float, float], object] | None = None,
) -> None:
    """Show a drawing, step by step, with its words, its table and its controls.

    Parameters
    ----------
    drawing
        The figure and its moving parts.
    narration
        The words for it.
    key
        Name, unique on the page. It is the same on every rerun, so that the figure's node, zoom and step are kept.
    live
        Runs to show while a slider is dragged.
    address
        Page and values for the address bar.
    on_click
        Function of the place (x, y) of a click on the plot.

    Raises
    ------
    ValueError
        If the drawing lacks a name of the narration.
    """
    narration.check(drawing)
    if st.session_state.get(LARGE):
        drawing = replace(drawing, figure=large(drawing.figure), log=large(drawing.log))

    def clicked() -> None:
        count_answer()
        place = clicked_place(st.session_state[key].clicked)
        if on_click and place:
            on_click(*place)

    fans, block = sent(live) if live else (None, b"")
    traces, of_the_run = _parted(drawing, drawing.at_end)
    layout = dict(drawing.figure["layout"])
    columns = {
        name: column
        for name, column in drawing.columns.items()
        if name not in drawing.recipes and not np.isnan(column).all()
    }
    run = {
        "traces": of_the_run,
        "constants": dict(drawing.constants),
        "exact": dict(live.exact) if live else {},
        "rows": {key: fan.rows for key, fan in live.fans.items()} if live else {},
        "annotations": layout.pop("annotations", ()),
        "alt": narration.alt,
        "headline": narration.headline,
        "also_said": narration.also_said,
        "aside": narration.aside,
        "address": address,
        "answered": st.session_state.get(ANSWERED, 0),
    }
    look = {
        "figure": {"data": traces, "layout": layout},
        "recipes": drawing.recipes,
        "paths": drawing.paths,
        "live": fans,
        "moving": drawing.moving,
        "so_far": drawing.so_far,
        "name": narration.name,
        "live_headline": narration.live_headline,
        "captions": narration.captions,
        "readout": narration.readout,
        "update": narration.update,
        "table": narration.table,
        "tells": narration.tells,
        "outside": drawing.outside,
        "clickable": on_click is not None,
        "at_end": drawing.at_end,
        "row_is": narration.row_is,
        "grows": drawing.grows,
        "scene": drawing.scene,
        "log": drawing.log or None,
        "speed": narration.speed,
        "dark": palette.DARK,
    }
    data = shown()[key] = sealed(run, columns, look, block)
    _component()(
        key=key,
        data=data,
        on_clicked_change=clicked,
    )
