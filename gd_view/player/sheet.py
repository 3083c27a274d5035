"""Mount a sheet: empty axes on which the reader draws a curve, with pointer, finger or keys.

Afterwards the true curve grows over the sketch, which stays. Until then nothing of the truth is in the page.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from gd_view.drawing.freehand import COLUMNS, Axis, Sheet
from gd_view.player.component import component
from gd_view.wording import number

SECTION = '<section class="gd-sheet" data-module="sheet.js" role="group"></section>'
TRUTH_POINTS = 8 * (COLUMNS - 1) + 1  # the true curve may have corners between the columns
DECIMALS = 3  # of a share of the height: finer than a pixel


def sheet(
    paper: Sheet,
    sketch: NDArray[np.float64] | None,
    *,
    key: str,
    is_over: bool,
    grows: bool,
    on_drawn: Callable[[object], None],
) -> None:
    """Show a sheet.

    Parameters
    ----------
    paper
        Its axes, and the truth.
    sketch
        What is drawn on it, (`COLUMNS`,) as shares of the height.
    key
        Name, unique on the page.
    is_over
        Whether the true curve is shown, and the sketch stands still.
    grows
        Whether it grows over the sketch, else it is there at once.
    on_drawn
        Function of what a browser says was drawn, which may be forged.
    """

    def drawn() -> None:
        on_drawn(st.session_state[key].drawn)

    data = {
        "x": _axis(paper.x),
        "y": _axis(paper.y),
        "ask": paper.ask,
        "columns": COLUMNS,
        "begins": round(paper.begins, DECIMALS),
        "sketch": None if sketch is None else sketch.tolist(),
        "truth": _truth(paper) if is_over else None,
        "grows": grows,
    }
    component("sheet", SECTION)(key=key, data=[data], on_drawn_change=drawn)


def understood(given: object) -> NDArray[np.float64] | None:
    """Return the heights of a sketch, or None where a browser's value, which may be forged, is none."""
    if not isinstance(given, list | tuple) or len(given) != COLUMNS or not all(map(_is_share, given)):
        return None
    return np.array(given, dtype=np.float64)


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1  # NaN is not


def _axis(axis: Axis) -> dict[str, Any]:
    ticks = [[number(tick), round(float(axis.share(tick)), 4)] for tick in axis.ticks]
    ends = {"low": axis.low, "high": axis.high, "is_logarithmic": axis.is_logarithmic}
    return {"name": axis.name, "title": axis.title, "ticks": ticks, **ends}


def _truth(paper: Sheet) -> list[list[float]]:
    """Return the true curve, (points, 2) as shares."""
    across = np.linspace(0, 1, TRUTH_POINTS)
    up = paper.y.share(paper.truth(paper.x.value(across)))
    points: list[list[float]] = np.round(np.stack([across, up], axis=-1), 4).tolist()
    return points
