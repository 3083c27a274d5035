"""A line through six points is turned; beside it its loss, the mean of the squared misses, leaves a trail over w.

A row of the columns is a line: the first lies flat, and each is turned a little farther than the one before, up to the
w of the slider. On the left, both axes have one scale, so a square is a square. It lies away from the line: on the
right where the line passes above the point, else on the left. Its corner is reached by adding the miss, with its sign.

Columns of a turn
-----------------
Each has the shape (rows,). Some have the number of a point in their name.

``w``                         sent   Parameter: how much the line rises from x to x + 1.
``handle {x,y}``              sent   Place on the line where it is taken hold of.
``loss``                      made   Mean of the six squared misses.
``{left,right} end``          made   Heights of the line at the edges of the picture.
``miss {1,2,3,4,5,6}``        made   w·x − y: how far above the point the line passes.
``line {1,2,3,4,5,6}``        made   Height of the line at the point's x.
``far side {1,2,3,4,5,6}``    made   Place of the square's side that is not at the point.
``square {1,2,3,4,5,6}``      made   The square of the miss.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core import RAIN
from gd_view.chapters.loss.dials import W
from gd_view.drawing import palette
from gd_view.drawing.drawing import Columns, Drawing, Recipes, combined
from gd_view.drawing.fans import Fan, Live
from gd_view.drawing.traces import Figure, axis, layout, line, markers, packed, words
from gd_view.wording import number

LEFT, RIGHT = -0.25, 3.25  # room for the squares of the steepest line, on the right, and of the flat one
FLOOR, TOP = -0.15, 2.85
REACH = 2.7  # of the hand, from the origin: farther than any point
LOSS_TOP = 1.2
NUMBERS = range(1, len(RAIN.x) + 1)
BESIDE = {"xaxis": "x2", "yaxis": "y2"}
WHOLE, LOWEST = "loss curve", ("lowest loss", "lowest loss in words")


def _recipes() -> Recipes:
    made: dict[str, tuple[tuple[str | float, ...], ...]] = {
        # (w·x − y)² multiplied out, and the mean of it.
        "loss": ((RAIN.curvature / 2, "w", "w"), (-RAIN.curvature * RAIN.best, "w"), (RAIN.loss(0.0),)),
        "left end": ((LEFT, "w"),),
        "right end": ((RIGHT, "w"),),
    }
    for i, x, y in zip(NUMBERS, RAIN.x, RAIN.y, strict=True):
        made[f"miss {i}"] = ((x, "w"), (-y,))
        made[f"line {i}"] = ((x, "w"),)
        made[f"far side {i}"] = ((x,), (1, f"miss {i}"))
        made[f"square {i}"] = ((1, f"miss {i}", f"miss {i}"),)
    return made


RECIPES = _recipes()


def turned(w: float) -> NDArray[np.float64]:
    """Return the parameters of the lines from the flat one up to w, (rows,)."""
    grid = W.grid()
    return grid[grid <= w + 1e-9]


def handle(w: NDArray[np.float64]) -> Columns:
    """Return the place where each line is taken hold of, as far from the origin on all of them; w (rows,)."""
    x = REACH / np.hypot(1.0, w)
    return {"handle x": x, "handle y": x * w}


def drawing(w: float, *, knows_shape: bool = False, knows_lowest: bool = False) -> Drawing:
    """Return the line turned from flat up to w, and its trail.

    Parameters
    ----------
    w
        Of the slider's grid.
    knows_shape, knows_lowest
        Whether the whole curve, and the name of its lowest point, may be shown once the line has been turned.
    """
    hidden = ([_whole_curve()] if knows_shape else []) + (_lowest() if knows_lowest else [])
    return Drawing(
        figure={"data": [*_data(), *hidden, *_loss()], "layout": _layout()},
        columns=combined({"w": turned(w), **handle(turned(w))}, RECIPES, {}),
        recipes=RECIPES,
        moving=_moves(),
        so_far=("trail",),
        paths={"trail": {"x": "w", "y": "loss"}},
        at_end=tuple(trace["name"] for trace in hidden),
    )


def follows(w: float) -> Live:
    """Return the fan with which line, squares and trail follow the hand: for each w the turn that ends there."""
    grid = W.grid()
    rows = np.arange(grid.size)
    turns = np.where(rows <= rows[:, np.newaxis], grid, np.nan)
    tables = handle(grid)
    return Live(
        fans={W.key: Fan(grid, {"w": turns})},
        exact={W.key: w},
        windows={"w": W.ends},
        tables=tables,
        tables_over=dict.fromkeys(tables, "w"),
        clicks=(W.key,),
        turns=True,
        grip=("handle x", "handle y"),
        kept_traces=(WHOLE, *LOWEST),
    )


def _data() -> list[Figure]:
    """Return the points with the squares of their misses, and the line."""
    blue, orange, text = palette.CURVE.light, palette.POSITION.light, palette.TEXT.light
    point = {"size": 9, "color": text, "line": {"width": 1.5, "color": palette.PAPER.light}}
    grip = {"size": 15, "color": orange, "line": {"width": 2.5, "color": palette.PAPER.light}}
    area = {"fill": "toself", "fillcolor": f"{blue}2e"}
    return [
        *({**line(f"square {i}", [], [], blue, 1), **area} for i in NUMBERS),
        line("line", [], [], orange, 3.5),
        *(line(f"miss {i}", [], [], blue, 2.5) for i in NUMBERS),
        markers("showers", list(RAIN.x), list(RAIN.y), point),
        markers("handle", [], [], grip),
        words("line in words", {"size": 15, "color": orange}, "bottom right"),
    ]


def _loss() -> list[Figure]:
    """Return the point (w, loss) with its trail, in the plot beside."""
    blue, orange, quiet = palette.CURVE.light, palette.POSITION.light, palette.QUIET.light
    pin = {"size": 17, "color": orange, "line": {"width": 3, "color": palette.PAPER.light}}
    parts = [
        line("trail", [], [], blue, 3.5),
        line("height", [], [], quiet, 1.5, dash="dash"),
        line("drop-line", [], [], orange, 2, dash="dot"),
        {**markers("pin", [], [], pin), "cliponaxis": False},  # on a phone the axis ends near the last w
    ]
    return [{**part, **BESIDE} for part in parts]


def _whole_curve() -> Figure:
    grid = W.grid()
    curve = line(WHOLE, packed(grid, "f4"), packed(RAIN.loss(grid), "f4"), palette.CURVE.light, 2)
    return {**curve, **BESIDE, "opacity": palette.SOFT}


def _lowest() -> list[Figure]:
    """Return the lowest point, and its name above the bowl, where it covers nothing."""
    green = palette.MINIMUM.light
    mark = {"symbol": "diamond", "size": 11, "color": green}
    font = {"size": 13, "color": green}
    name = {**words(LOWEST[1], font, "bottom center"), "x": [RAIN.best], "y": [LOSS_TOP]}
    parts = [
        markers(LOWEST[0], [RAIN.best], [RAIN.lowest], mark),
        {**name, "text": [f"◆ lowest: {number(RAIN.lowest)}"]},
    ]
    return [{**part, **BESIDE} for part in parts]


def _moves() -> tuple[Mapping[str, Any], ...]:
    squares = [
        {
            "trace": f"square {i}",
            "x": [x, x, f"far side {i}", f"far side {i}", x],
            "y": [y, f"line {i}", f"line {i}", y, y],
        }
        for i, x, y in zip(NUMBERS, RAIN.x, RAIN.y, strict=True)
    ]
    misses = [
        {"trace": f"miss {i}", "x": [x, x], "y": [y, f"line {i}"]}
        for i, x, y in zip(NUMBERS, RAIN.x, RAIN.y, strict=True)
    ]
    return (
        *squares,
        *misses,
        {"trace": "line", "x": [LEFT, RIGHT], "y": ["left end", "right end"]},
        {"trace": "handle", "x": ["handle x"], "y": ["handle y"]},
        {"trace": "line in words", "x": [LEFT], "y": [TOP], "text": [" y = {w} · x"]},
        {"trace": "height", "x": [_aside(-1), "w"], "y": ["loss", "loss"]},
        {"trace": "drop-line", "x": ["w", "w"], "y": ["loss", 0]},
        {"trace": "pin", "x": ["w"], "y": ["loss"]},
    )


def _aside(side: int) -> float:
    """Return an end of the axis of w, a little beyond the slider's: the pin is to be seen whole."""
    return W.ends[max(side, 0)] + side * 0.1


def _layout() -> Figure:
    return layout(
        "line and loss",
        margin={"l": 44, "r": 8, "t": 6, "b": 44},
        dragmode=False,
        xaxis=axis(
            fixedrange=True,
            range=[LEFT, RIGHT],
            domain=[0, 0.54],
            constrain="domain",
            constraintoward="left",
            dtick=1,
            title={"text": "hours of rain x", "standoff": 6},
        ),
        yaxis=axis(
            fixedrange=True,
            range=[FLOOR, TOP],
            scaleanchor="x",
            constrain="domain",
            constraintoward="bottom",
            dtick=1,
            title={"text": "cm of water y", "standoff": 6},
        ),
        xaxis2=axis(
            fixedrange=True,
            range=[_aside(-1), _aside(1)],
            domain=[0.71, 1],
            anchor="y2",
            dtick=0.5,
            title={"text": "parameter w", "standoff": 6},
        ),
        yaxis2=axis(
            fixedrange=True,
            range=[0, LOSS_TOP],
            anchor="x2",
            dtick=0.5,
            title={"text": "loss L", "standoff": 6},
        ),
    )
