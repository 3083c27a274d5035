"""The fan of a slider: the run for each of its values, computed in one call and sent along with the figure.

While a slider is dragged the player shows the fan's run for the value under the finger, with no word to the server.
Numbers travel as 12 bits of the window's width, finer than a screen can show. Outside the window they travel on a
logarithmic scale, finer than three digits can tell. On release the exact run replaces the fan's.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_view.drawing.beats import Beats
from gd_view.drawing.drawing import Columns, Recipes
from gd_view.drawing.traces import Figure

LEVELS = 4094  # parts of the window: 0 … LEVELS lie in it
TABLE_LEVELS = 32764  # finer for tables, which are few
BELOW, ABOVE = -1, LEVELS + 1  # and on, downward and upward, for what lies outside the window
FOLD = 3000  # such parts for each factor e of the distance
FARTHEST = 28_000  # so many say that it lies more than 11,000 windows away, and no more
NONE = 32_767  # no number


@dataclass(frozen=True)
class Fan:
    """The runs of one slider.

    Attributes
    ----------
    values
        The slider's values, (values,), ascending; one run each. A slider of steps has one run, the longest.
    columns
        For each name an array of shape (runs, steps + 1). None where the loop makes the slider's runs.
    sets
        Name of the constant that the slider sets, if templates use it.
    is_listed
        Whether the slider counts its values instead of naming them.
    """

    values: NDArray[np.float64]
    columns: Columns
    sets: str = ""
    is_listed: bool = False

    @property
    def rows(self) -> int:
        """Number of rows of each run: its steps and the start."""
        return max((column.shape[1] for column in self.columns.values()), default=0)


@dataclass(frozen=True)
class Loop:
    """How the player makes a run itself where no fan holds it, because two sliders are moved at once.

    The recipes are followed row by row. In the order of the landscape's own arithmetic they give numpy's run to the
    last bit.

    Attributes
    ----------
    begins
        Slider that says where each column begins.
    recipes
        Columns made of the others in the same row.
    follows
        For each of the columns that begin the one that holds its next row.
    within
        Range beyond which no row follows another.
    measures
        Columns made of the whole run: for each a function of player/web/measures.js, and the columns and numbers that
        it takes.
    then
        Columns made of these.
    """

    begins: Mapping[str, str]
    recipes: Recipes
    follows: Mapping[str, str]
    within: tuple[float, float]
    measures: Mapping[str, tuple[str | float, ...]] = field(default_factory=dict)
    then: Recipes = field(default_factory=dict)


@dataclass(frozen=True)
class Live:
    """The runs that the player shows while a finger moves.

    Attributes
    ----------
    fans
        Fan of each slider, by its key.
    exact
        Values of the sliders for which the figure itself is exact.
    windows
        For each name in the fans' columns the (lowest, highest) value that is drawn.
    beyond
        For each name the two columns that mark the numbers below and above its window.
    beats
        Patterns by which a figure that shows a step in several rows makes them of the fans' columns, in place of these.
    places
        Recipes of columns that tables are looked up at.
    tables, tables_over
        Columns that depend on a place alone, (points,), on an even grid over the window of the place, and the column
        that holds it.
    loop
        How to make a run that no fan holds. Without it the first of the moved sliders is followed alone.
    kept
        Columns of the figure that do not depend on the sliders.
    kept_at_start
        Columns whose first row does not depend on the sliders. Their other rows are not shown meanwhile.
    clicks
        Sliders that a click on the plot sets, across and up. Where there are two, the first one's columns do not
        depend on the second.
    turns
        Whether a click, or the grip, sets its one slider to the steepness of the line from the origin to its place.
        Then what is taken hold of is the last row, and else the first.
    kept_traces
        Traces in ``at_end`` of the drawing that tell the same whatever the sliders say, and stay meanwhile.
    grip
        Columns or constants, across and up, that say where a reader can take hold of what a click moves.
    held
        Words for it, if it is not the start of a run or a line.
    step_axes, step_lengths
        Axes that count the steps, and the lengths that they may have.
    """

    fans: Mapping[str, Fan]
    exact: Mapping[str, float]
    windows: Mapping[str, tuple[float, float]]
    beyond: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    beats: Beats = field(default_factory=dict)
    places: Recipes = field(default_factory=dict)
    tables: Columns = field(default_factory=dict)
    tables_over: Mapping[str, str] = field(default_factory=dict)
    loop: Loop | None = None
    kept: tuple[str, ...] = ()
    kept_at_start: tuple[str, ...] = ()
    clicks: tuple[str, ...] = ()
    turns: bool = False
    kept_traces: tuple[str, ...] = ()
    grip: tuple[str, ...] = ()
    held: str = ""
    step_axes: tuple[str, ...] = ()
    step_lengths: tuple[int, ...] = ()


def quantised(
    values: NDArray[np.float64] | Sequence[float], window: tuple[float, float], levels: int = LEVELS
) -> NDArray[np.int16]:
    """Return values as parts of a window, in their shape.

    0 … ``levels`` are inside the window. Outside it a part is counted on: of the distance d from the window, in widths
    of the window, `FOLD` times log(1 + d), up to `FARTHEST`. `NONE` stands for NaN.
    """
    values, (low, high) = np.asarray(values, dtype=np.float64), window
    part = np.rint((values - low) * (levels / (high - low)))
    for side, edge, first in ((-1, low, BELOW), (1, high, levels + 1)):
        is_beyond = values < low if side < 0 else values > high
        away = np.abs(values[is_beyond] - edge) / (high - low)
        part[is_beyond] = first + side * np.minimum(np.rint(FOLD * np.log1p(away)), FARTHEST)
    part[np.isnan(part)] = NONE
    return part.astype("<i2")


def restored(parts: ArrayLike, window: tuple[float, float]) -> NDArray[np.float64]:
    """Return the values that the player reads from quantised ones, of any shape; NaN where they are not known.

    Its twin is `restored` in player/web/live.js.
    """
    low, high = window
    part = np.asarray(parts, dtype=np.float64)
    beyond = np.maximum(BELOW - part, part - ABOVE)
    away = (high - low) * np.expm1(np.where(beyond < FARTHEST, beyond, np.nan) / FOLD)
    inside = low + part * ((high - low) / LEVELS)
    return np.where(part < 0, low - away, np.where(part > LEVELS, high + away, inside))


def steepness(x: float, y: float) -> float:
    """Return how steeply a line rises from the origin to a place; on the left of the origin it stands upright.

    Its twin is `steepness` in player/web/live.js.
    """
    return y / x if x > 0 else math.copysign(math.inf, y)


def sent(live: Live) -> tuple[Figure, bytes]:
    """Return the layout of the numbers for the player, and all numbers in one block."""
    blocks: list[bytes] = []
    layout: dict[str, Any] = {}
    for key, fan in live.fans.items():
        ((runs, _),) = {column.shape for column in fan.columns.values()} or {(0, 0)}
        layout[key] = {
            "low": float(fan.values[0]),
            "high": float(fan.values[-1]),
            "count": len(fan.values),
            "listed": fan.values.tolist() if fan.is_listed else None,
            "runs": runs,
            "names": [*fan.columns],
            "sets": fan.sets,
        }
        blocks += [quantised(column, live.windows[name]).tobytes() for name, column in fan.columns.items()]
    tables = {}
    for name, column in live.tables.items():
        low, high = float(np.nanmin(column)), float(np.nanmax(column))
        tables[name] = (low, high if high > low else low + 1)
        blocks.append(quantised(column, tables[name], TABLE_LEVELS).tobytes())
    return {
        "fans": layout,
        "levels": LEVELS,
        "fold": FOLD,
        "farthest": FARTHEST,
        "none": NONE,
        "windows": dict(live.windows),
        "beyond": dict(live.beyond),
        "beats": {name: vars(pattern) for name, pattern in live.beats.items()},
        "places": live.places,
        "tables": tables,
        "table_levels": TABLE_LEVELS,
        "loop": vars(live.loop) if live.loop else None,
        "grid": len(next(iter(live.tables.values()), ())),
        "tables_over": dict(live.tables_over),
        "kept": live.kept,
        "kept_at_start": live.kept_at_start,
        "clicks": live.clicks,
        "turns": live.turns,
        "kept_traces": live.kept_traces,
        "grip": live.grip,
        "held": live.held,
        "step_axes": live.step_axes,
        "step_lengths": live.step_lengths,
    }, b"".join(blocks)
