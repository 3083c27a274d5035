"""The fan of a slider: the run for each of its values, computed in one call and sent along with the figure.

While a slider is dragged the player shows the fan's run for the value under the finger, with no word to the server.
Numbers travel as 12 bits of the window's width, finer than a screen can show; what lies outside the window is only
said to lie left or right of it. On release the exact run replaces the fan's.
"""

import base64
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_view.drawing import Columns, Figure

LEVELS = 4094  # parts of the window: 0 … LEVELS lie in it
BELOW, ABOVE, NONE = -1, LEVELS + 1, LEVELS + 2
FASTEST = 1  # zlib's level; the higher ones save a tenth and cost three times as much


@dataclass(frozen=True)
class Fan:
    """The runs of one slider.

    Attributes
    ----------
    values
        The slider's values, ascending; one run each. A slider of steps has one run, the longest.
    columns
        For each name an array of shape (runs, steps + 1).
    sets
        The constant that the slider's value is, if templates name it.
    is_listed
        Whether the slider counts its values instead of naming them.
    """

    values: NDArray[np.float64]
    columns: Columns
    sets: str = ""
    is_listed: bool = False


@dataclass(frozen=True)
class Live:
    """All that the player needs to follow a finger.

    Attributes
    ----------
    fans
        By the key of the slider.
    exact
        The sliders' values for which the figure itself is exact.
    windows
        For each name in the fans' columns the (lowest, highest) that is drawn; what lies beyond is marked in the
        columns that ``beyond`` names.
    beyond
        For each name the columns to mark below and above its window.
    tables
        Columns that depend on a place alone, on an even grid over the window of the name ``tables_over``.
    kept
        Columns of the figure that do not depend on the sliders.
    kept_at_start
        Columns whose first row does not depend on the sliders; the others are not shown meanwhile.
    hidden
        Traces that belong to the exact run only.
    step_axes, step_lengths
        The axes on which the steps are counted, and how far they may reach.
    """

    fans: Mapping[str, Fan]
    exact: Mapping[str, float]
    windows: Mapping[str, tuple[float, float]]
    beyond: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    tables: Columns = field(default_factory=dict)
    tables_over: str = ""
    kept: tuple[str, ...] = ()
    kept_at_start: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    step_axes: tuple[str, ...] = ()
    step_lengths: tuple[int, ...] = ()


def quantised(values: ArrayLike, window: tuple[float, float]) -> NDArray[np.int16]:
    """Return values as parts of a window: 0 … LEVELS inside, BELOW and ABOVE outside, NONE where there is none."""
    low, high = window
    with np.errstate(invalid="ignore", over="ignore"):
        part = np.round((np.asarray(values, dtype=np.float64) - low) * (LEVELS / (high - low)))
    part = np.where(part < 0, BELOW, np.where(part > LEVELS, ABOVE, part))
    return np.where(np.isnan(part), NONE, part).astype("<i2")


def restored(parts: ArrayLike, window: tuple[float, float]) -> NDArray[np.float64]:
    """Return the values that the player reads from quantised ones; NaN outside the window."""
    low, high = window
    part = np.asarray(parts, dtype=np.float64)
    return np.where((part < 0) | (part > LEVELS), np.nan, low + part * ((high - low) / LEVELS))


def sent(live: Live) -> Figure:
    """Return what goes to the player: how it is laid out, and all numbers in one compressed block."""
    blocks: list[bytes] = []
    layout: dict[str, Any] = {}
    for key, fan in live.fans.items():
        (shape,) = {column.shape for column in fan.columns.values()}
        runs, rows = shape
        layout[key] = {
            "values": fan.values.tolist(),
            "runs": runs,
            "rows": rows,
            "names": [*fan.columns],
            "sets": fan.sets,
            "isListed": fan.is_listed,
        }
        blocks += [quantised(column, live.windows[name]).tobytes() for name, column in fan.columns.items()]
    blocks += [column.astype("<f4").tobytes() for column in live.tables.values()]
    return {
        "fans": layout,
        "exact": dict(live.exact),
        "levels": LEVELS,
        "windows": dict(live.windows),
        "beyond": dict(live.beyond),
        "tables": [*live.tables],
        "grid": len(next(iter(live.tables.values()), ())),
        "tables_over": live.tables_over,
        "kept": live.kept,
        "kept_at_start": live.kept_at_start,
        "hidden": live.hidden,
        "step_axes": live.step_axes,
        "step_lengths": live.step_lengths,
        "block": base64.b64encode(zlib.compress(b"".join(blocks), FASTEST)).decode("ascii"),
    }
