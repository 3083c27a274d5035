"""What every figure is made of: a drawing that knows how it moves, and traces in the lesson's look.

A `Drawing` is a figure and how it moves. The figure shows the whole run. What moves is said
once, by naming columns: the pin stands at ``("w", "loss")`` of whatever step is shown. So the payload grows
by one row of numbers a step, however many parts move, and the same rules draw a run that is only being
tried. Plain dicts throughout: Plotly's own classes cost a hundred times as much to make.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_view import palette
from gd_view.wording import fill

Figure = dict[str, Any]
Columns = dict[str, NDArray[np.float64]]
Recipes = Mapping[str, tuple[tuple[str | float, ...], ...]]

AXES = ("x", "y", "z")
STRIP_LENGTHS = (10, 20, 30, 50, 100)  # steps; few, so that a strip's axis stays while a run is tried out


@dataclass(frozen=True)
class Drawing:
    """A figure and the rules by which it moves.

    Attributes
    ----------
    figure
        ``{"data": [...], "layout": {...}}``, valid Plotly, but for where the moving parts stand.
    columns
        For each name an array with a row for each step shown.
    moving
        For each moving trace ``{"trace": name, "x": [...], "y": [...], "text": [...]}``; an entry is a
        number, the name of a column or, in ``text``, a template.
    so_far
        Traces that show their first k + 1 points only.
    constants
        What a template may name beside the columns.
    recipes
        Columns that are made of others: for each name a sum of products, ``((-1, "rate", "slope"),)``.
    paths
        Traces that draw whole columns: for each name ``{"x": column, "y": column}``, or a number for a trace
        that lies level. A trace with a text for each point draws no more points than it has texts.
    """

    figure: Figure
    columns: Columns = field(default_factory=dict)
    moving: tuple[Mapping[str, Any], ...] = ()
    so_far: tuple[str, ...] = ()
    constants: Mapping[str, float] = field(default_factory=dict)
    recipes: Recipes = field(default_factory=dict)
    paths: Mapping[str, Mapping[str, str | float]] = field(default_factory=dict)

    @property
    def n_steps(self) -> int:
        """How many steps can be shown after the start."""
        return max((len(column) for column in self.columns.values()), default=1) - 1

    def with_frames(self) -> Figure:
        """Return the figure with one standard Plotly frame a step, for a notebook.

        In the page the player does the same from the columns, so frames never cross the network. Their size
        grows with the square of the steps, because a frame repeats the path so far.
        """
        index = {trace["name"]: i for i, trace in enumerate(self.figure["data"])}
        frames = []
        for k in range(self.n_steps + 1):
            parts = [self.part(move, k) for move in self.moving]
            parts += [self._first(self.figure["data"][index[name]], k) for name in self.so_far]
            names = [move["trace"] for move in self.moving] + list(self.so_far)
            traces = [index[name] for name in names]
            kinds = [{"type": self.figure["data"][i]["type"]} for i in traces]
            data = [kind | part for kind, part in zip(kinds, parts, strict=True)]
            frames.append({"name": str(k), "data": data, "traces": traces})
        return {**self.placed(), "frames": frames}

    def placed(self) -> Figure:
        """Return the figure with every moving part where it stands at the last step."""
        places = {move["trace"]: self.part(move, self.n_steps) for move in self.moving}
        data = [{**trace, **places.get(trace["name"], {})} for trace in self.figure["data"]]
        return {**self.figure, "data": data}

    def part(self, move: Mapping[str, Any], k: int) -> Figure:
        """Return where one moving trace stands at step k."""
        values = {name: float(column[k]) for name, column in self.columns.items()}
        values |= {"k": k, "k+1": k + 1, **self.constants}
        place: Figure = {
            axis: [_drawn(values[entry] if isinstance(entry, str) else entry) for entry in move[axis]]
            for axis in AXES
            if axis in move
        }
        if "text" in move:
            place["text"] = [fill(template, values) for template in move["text"]]
        return place

    @staticmethod
    def _first(trace: Figure, k: int) -> Figure:
        return {axis: unpacked(trace[axis])[: k + 1].tolist() for axis in AXES if axis in trace}


def _drawn(value: float) -> float | None:
    """Return a coordinate, or Plotly's word for none: JSON knows neither NaN nor infinity."""
    return value if np.isfinite(value) else None


def steps_shown(n_steps: int) -> int:
    """Return how far the axis of a strip reaches that has to show so many steps."""
    return next(length for length in STRIP_LENGTHS if length >= n_steps)


def combined(columns: Columns, recipes: Recipes, constants: Mapping[str, float]) -> Columns:
    """Return the columns with those that recipes make of them; player/web/live.js does the same."""
    made: dict[str, Any] = {**constants, **columns}
    shape = next((column.shape for column in columns.values()), ())
    for name, terms in recipes.items():
        made[name] = np.broadcast_to(sum(_product(made, factors) for factors in terms), shape)
    return {name: made[name] for name in (*columns, *recipes)}


def _product(columns: Mapping[str, Any], factors: tuple[str | float, ...]) -> Any:
    product: Any = 1.0
    for factor in factors:
        product = product * (columns[factor] if isinstance(factor, str) else factor)
    return product


def packed(values: ArrayLike, dtype: str = "f8") -> Figure:
    """Return numbers as Plotly's own typed array: 11 characters a double, exact, NaN kept."""
    array = np.ascontiguousarray(values, dtype=f"<{dtype}")
    return {"dtype": dtype, "bdata": base64.b64encode(array.tobytes()).decode("ascii")}


def unpacked(values: Any) -> NDArray[np.float64]:
    """Return the numbers of a typed array or a list."""
    if isinstance(values, dict):
        data = base64.b64decode(values["bdata"])
        return np.frombuffer(data, dtype=f"<{values['dtype']}").astype(np.float64)
    return np.asarray(values, dtype=np.float64)


def line(name: str, x: Any, y: Any, colour: str, width: float, dash: str = "solid") -> Figure:
    """Return a line that nothing happens to under the pointer."""
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": width, "dash": dash, "simplify": False},
        "hoverinfo": "skip",
    }


def even_line(name: str, grid: NDArray[np.float64], y: ArrayLike, colour: str, width: float) -> Figure:
    """Return a line over an even grid, of which only the start and the spacing need to be told."""
    given = line(name, None, packed(y, "f4"), colour, width)
    del given["x"]
    return given | {"x0": float(grid[0]), "dx": float(grid[-1] - grid[0]) / (len(grid) - 1)}


def markers(name: str, x: Any, y: Any, marker: Figure, opacity: float = 1.0) -> Figure:
    """Return points."""
    return {
        "type": "scatter",
        "name": name,
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": marker,
        "opacity": opacity,
        "hoverinfo": "skip",
    }


def words(name: str, font: Figure, position: str) -> Figure:
    """Return words that are put in place later."""
    return {
        "type": "scatter",
        "name": name,
        "mode": "text",
        "x": [],
        "y": [],
        "text": [],
        "textfont": font,
        "textposition": position,
        "hoverinfo": "skip",
    }


def axis(**choices: Any) -> Figure:
    """Return an axis in the lesson's look."""
    return {
        "gridcolor": palette.GRID.light,
        "linecolor": palette.QUIET.light,
        "tickcolor": palette.QUIET.light,
        "zeroline": False,
        "showline": True,
        "ticks": "outside",
        "automargin": False,
        **choices,
    }


def layout(name: str, **choices: Any) -> Figure:
    """Return a layout in the lesson's look; zoom is kept as long as the name stays."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": palette.TEXT.light, "size": 14},
        "margin": {"l": 52, "r": 14, "t": 8, "b": 44},
        "showlegend": False,
        "hovermode": "closest",  # nothing hovers; without it Plotly does not say where a click was
        "dragmode": "zoom",  # under a mouse; the player turns it off for fingers, which scroll the page
        "uirevision": name,
        **choices,
    }
