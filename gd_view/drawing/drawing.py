"""A drawing: a figure together with the rules by which it moves.

The figure shows the whole run. Each moving part names columns, once: the pin stands at ``("w", "loss")`` of the
step that is shown. So the payload grows by one row of numbers a step, however many parts move. And the same rules
draw a run that is only being tried. Plain dicts throughout: Plotly's own classes cost a hundred times as much to
make.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_view.drawing.traces import AXES, Figure, packed, unpacked
from gd_view.wording import fill, names_in

Columns = dict[str, NDArray[np.float64]]
COUNTED = ("k", "k+1")  # the step that is shown, and the next one
Recipes = Mapping[str, tuple[tuple[str | float, ...], ...]]


@dataclass(frozen=True)
class Drawing:
    """A figure and the rules by which it moves.

    Attributes
    ----------
    figure
        ``{"data": [...], "layout": {...}}``, valid Plotly, but for the places of the moving parts.
    columns
        For each name an array of shape (rows,), a row for each step shown, the start first.
    moving
        For each moving trace ``{"trace": name, "x": [...], "y": [...], "text": [...]}``. An entry is a number or
        the name of a column; in ``text`` it is a template. ``source``, of an image, holds the address of a picture
        for each row.
    so_far
        Traces that show their first k + 1 points only.
    constants
        Numbers that a template may name beside the columns.
    recipes
        Columns made of others: for each name a sum of products, ``((-1, "rate", "slope"),)``.
    paths
        Traces that draw whole columns: for each name ``{"x": column, "y": column}``. A number stands for a trace
        that lies level, "k" for the steps. A trace with a text for each point draws no more points than it has
        texts. The figure need not hold their coordinates.
    outside
        Columns that hold a number where the iterate lies outside the picture.
    at_end
        Traces that tell of the whole run. They are not drawn before its last step has been shown.
    grows
        Whether the reader makes the run row by row: a new row is shown at once. Any other figure opens at its start.
    log
        What of the layout changes where the reader chooses a logarithmic scale: "annotations" to be added, and the
        axes by name. Without it there is no such choice.
    scene
        Word for the subject of the figure. When it becomes another, one picture dissolves into the other.

    Raises
    ------
    ValueError
        If a moving part, a path or a recipe names a trace or a column that does not exist, or an image has not a
        picture for each row.
    """

    figure: Figure
    columns: Columns = field(default_factory=dict)
    moving: tuple[Mapping[str, Any], ...] = ()
    so_far: tuple[str, ...] = ()
    constants: Mapping[str, float] = field(default_factory=dict)
    recipes: Recipes = field(default_factory=dict)
    paths: Mapping[str, Mapping[str, str | float]] = field(default_factory=dict)
    outside: tuple[str, ...] = ()
    at_end: tuple[str, ...] = ()
    grows: bool = False
    log: Figure = field(default_factory=dict)
    scene: str = ""

    def __post_init__(self) -> None:
        """Refuse an unknown name: in the page it would be a NaN, and nothing would be drawn."""
        traces = {trace["name"] for trace in self.figure["data"]}
        known = self.names
        for name, parts in self._named():
            if name not in traces:
                raise ValueError(f"no trace of the figure is called {name!r}")
            if missing := sorted(parts - known):
                raise ValueError(f"the trace {name!r} names {missing[0]!r}, and no column is called so")
        for move in self.moving:
            if "source" in move and len(move["source"]) != self.n_steps + 1:
                raise ValueError(f"the image {move['trace']!r} must have a picture for each row")
        if missing := sorted({*self.outside} - known):
            raise ValueError(f"{missing[0]!r} is to tell what lies outside, and no column is called so")
        made = {*self.columns, *self.constants}
        for name, terms in self.recipes.items():
            factors = {factor for term in terms for factor in term if isinstance(factor, str)}
            if missing := sorted(factors - made):
                raise ValueError(f"the recipe of {name!r} names {missing[0]!r}, and no column is called so")
            made.add(name)

    def _named(self) -> Iterator[tuple[str, set[str]]]:
        """Yield the trace of every moving part and path, and the columns that it names."""
        for move in self.moving:
            entries = {entry for axis in AXES for entry in move.get(axis, ()) if isinstance(entry, str)}
            yield move["trace"], entries.union(*map(names_in, move.get("text", ())))
        for name, axes in self.paths.items():
            yield name, {column for column in axes.values() if isinstance(column, str)}
        for name in (*self.so_far, *self.at_end):
            yield name, set()

    @property
    def names(self) -> frozenset[str]:
        """Names that a moving part or a sentence may use."""
        return frozenset({*self.columns, *self.recipes, *self.constants, *COUNTED})

    @property
    def n_steps(self) -> int:
        """Number of steps after the start."""
        return max((len(column) for column in self.columns.values()), default=1) - 1

    def with_frames(self) -> Figure:
        """Return the figure with one standard Plotly frame a step, for a notebook.

        In the page the player makes each picture from the columns, so frames never cross the network. Their size
        grows with the square of the steps, because a frame repeats the path so far.
        """
        placed = self.placed()
        index = {trace["name"]: i for i, trace in enumerate(placed["data"])}
        frames = []
        for k in range(self.n_steps + 1):
            parts = [self.part(move, k) for move in self.moving]
            parts += [self._first(placed["data"][index[name]], k) for name in self.so_far]
            names = [move["trace"] for move in self.moving] + list(self.so_far)
            traces = [index[name] for name in names]
            kinds = [{"type": placed["data"][i]["type"]} for i in traces]
            data = [kind | part for kind, part in zip(kinds, parts, strict=True)]
            frames.append({"name": str(k), "data": data, "traces": traces})
        return {**placed, "frames": frames}

    def placed(self) -> Figure:
        """Return the figure with every path drawn and every moving part at its place for the last step."""
        places = {move["trace"]: self.part(move, self.n_steps) for move in self.moving}
        data = [
            {**trace, **self._path(trace), **places.get(trace["name"], {})} for trace in self.figure["data"]
        ]
        return {**self.figure, "data": data}

    def _path(self, trace: Figure) -> Figure:
        """Return the coordinates of a trace that draws whole columns, as player/web/shown.js makes them."""
        n_points = len(trace["text"]) if "text" in trace else self.n_steps + 1
        return {
            axis: packed(self._column(column)[:n_points])
            for axis, column in self.paths.get(trace["name"], {}).items()
        }

    def _column(self, column: str | float) -> NDArray[np.float64]:
        if column == "k":
            return np.arange(self.n_steps + 1.0)
        return self.columns[column] if isinstance(column, str) else np.full(self.n_steps + 1, float(column))

    def part(self, move: Mapping[str, Any], k: int) -> Figure:
        """Return the coordinates, texts and picture of one moving trace at step k."""
        values = {name: float(column[k]) for name, column in self.columns.items()}
        values |= {"k": k, "k+1": k + 1, **self.constants}
        place: Figure = {
            axis: [_drawn(values[entry] if isinstance(entry, str) else entry) for entry in move[axis]]
            for axis in AXES
            if axis in move
        }
        if "text" in move:
            place["text"] = [fill(template, values) for template in move["text"]]
        if "source" in move:
            place["source"] = move["source"][k]
        return place

    @staticmethod
    def _first(trace: Figure, k: int) -> Figure:
        return {axis: unpacked(trace[axis])[: k + 1].tolist() for axis in AXES if axis in trace}


def _drawn(value: float) -> float | None:
    """Return a coordinate, or None where it has no place: JSON knows neither NaN nor infinity."""
    return value if np.isfinite(value) else None


def combined(columns: Columns, recipes: Recipes, constants: Mapping[str, float]) -> Columns:
    """Return the columns and those that recipes make of them, all of one shape.

    Its twin is `combined` in player/web/live.js.
    """
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
