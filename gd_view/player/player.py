"""Mount the figure player, a Streamlit component of plain HTML and JavaScript.

Streamlit sends a component's files with every run. So only an empty section and a loader go with the figure. The
player itself, in `web/`, is served by `app.py`, below the app's own base path, and its style sheet is part of the
lesson's own.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, TypeGuard

import numpy as np
import streamlit as st

from gd_view.drawing import palette
from gd_view.drawing.drawing import Drawing
from gd_view.drawing.fans import Live, sent
from gd_view.drawing.traces import AXES, Figure
from gd_view.player.payload import sealed
from gd_view.player.strings import STEPS, STRINGS, Rows

LABEL = ("text", "textposition")
LARGEST = sys.float_info.max
HERE = Path(__file__).parent
SECTION = (
    '<section class="gd-player" data-testid="figure-player" data-ready="false" '
    f'data-missing="{escape(STRINGS.no_player)}"></section>'
)


@cache
def _component() -> Any:
    return st.components.v2.component(
        "figure_player",
        html=SECTION,
        js=(HERE / "loader.js").read_text(encoding="utf-8"),
        isolate_styles=False,
    )


def _parted(drawing: Drawing, own: Sequence[str]) -> tuple[list[Figure], dict[str, Figure]]:
    """Return the traces without what the player draws from the columns, and what only a run knows of them.

    Parameters
    ----------
    drawing
        The figure and what moves in it.
    own
        Traces that belong to this run, points and all.
    """
    placed: dict[str, set[str]] = {name: {*AXES} for name in drawing.paths}
    placed |= {move["trace"]: {*AXES} & {*move} | ({"text"} & {*move}) for move in drawing.moving}
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
    """Return the place (x, y) of a click, or None: the value comes from a browser, and anybody can forge one."""
    if not isinstance(given, Mapping):
        return None
    x, y = given.get("x"), given.get("y")
    return (float(x), float(y)) if _is_finite(x) and _is_finite(y) else None


def _is_finite(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST


def player(
    drawing: Drawing,
    *,
    key: str,
    name: str,
    alt: str,
    headline: str = "",
    captions: Mapping[str, str] | None = None,
    readout: str = "",
    update: str = "",
    aside: str = "",
    table: Sequence[tuple[str, str]] = (),
    outside: Sequence[str] = (),
    address: Mapping[str, Any] | None = None,
    live: Live | None = None,
    on_click: Callable[[float, float], object] | None = None,
    opens_at: int | None = None,
    rows_are: Rows = STEPS,
    grows: bool = False,
    scene: str = "",
    speed: int = 3,
    table_is_open: bool = False,
) -> None:
    """Show a drawing, step by step, with its words, its table and its controls.

    Parameters
    ----------
    drawing
        The figure and what moves in it.
    key
        Unique on the page; the same on every rerun, so that the figure's node, zoom and step are kept.
    name
        What the figure is, in a few words.
    alt
        One sentence that names the figure and its state.
    headline
        What became of the run.
    captions
        Templates of the sentence for a step: ``step``, and where they differ ``start``, ``last``, ``outside``,
        ``still`` wherever the column of that name holds a number, and ``line 3`` wherever the column ``line``
        holds a 3.
    readout, update
        Templates of the lines of quantities and of arithmetic for a step; may carry spans of a class. The one
        with ``data-line="3"`` lights up where the column ``line`` holds a 3.
    aside
        Template of what else there is to say at a step, below the controls; may carry spans of a class.
    table
        Columns of the run's table as (name, title). A column ``listed``, if there is one, says which steps
        have a row.
    outside
        Columns that hold a number when the iterate lies outside the picture.
    address
        The page and the values that the address bar shall hold.
    live
        The runs to show while a slider is dragged.
    on_click
        Called with the place (x, y) when the reader clicks on the plot.
    opens_at
        The step to open at, if not at the last one with the whole run shown.
    rows_are
        What a row of the columns is, if not a step of the run: at the beginning of a line, one, several.
    grows
        Whether the reader makes the run row by row: a new row is shown at once.
    scene
        What the figure is of, in a word: when it becomes another, one picture dissolves into the other.
    speed
        Rows a second, of 1, 3 and 10: the choice that a page opens with.
    table_is_open
        Whether a page opens with its table unfolded.
    """

    def clicked() -> None:
        place = clicked_place(st.session_state[key].clicked)
        if on_click and place:
            on_click(*place)

    fans, block = sent(live) if live else (None, b"")
    data, of_the_run = _parted(drawing, live.hidden if live else ())
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
        "alt": alt,
        "headline": headline,
        "aside": aside,
        "address": address,
    }
    look = {
        "figure": {"data": data, "layout": layout},
        "recipes": drawing.recipes,
        "paths": drawing.paths,
        "live": fans,
        "moving": drawing.moving,
        "so_far": drawing.so_far,
        "name": name,
        "captions": captions,
        "readout": readout,
        "update": update,
        "table": table,
        "outside": outside,
        "clickable": on_click is not None,
        "opens_at": opens_at,
        "rows_are": rows_are,
        "grows": grows,
        "scene": scene,
        "speed": speed,
        "table_is_open": table_is_open,
        "dark": palette.DARK,
    }
    _component()(
        key=key,
        data=sealed(run, columns, look, block),
        on_clicked_change=clicked,
    )
