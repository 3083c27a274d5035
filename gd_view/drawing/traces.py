"""Traces, axes and a layout in the lesson's look, and numbers packed as Plotly reads them: plain dicts throughout."""

import base64
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_view.drawing import palette

Figure = dict[str, Any]

AXES = ("x", "y", "z")
STRIP_LENGTHS = (10, 20, 30, 50, 100)  # steps; few, so that a strip's axis stays while a run is tried out


def packed(values: ArrayLike, dtype: str = "f8") -> Figure:
    """Return numbers of any shape as Plotly's own typed array: 11 characters a double, exact, NaN kept."""
    array = np.ascontiguousarray(values, dtype=f"<{dtype}")
    return {"dtype": dtype, "bdata": base64.b64encode(array.tobytes()).decode("ascii")}


def unpacked(values: Any) -> NDArray[np.float64]:
    """Return the numbers of a typed array or a list, (points,)."""
    if isinstance(values, dict):
        data = base64.b64decode(values["bdata"])
        return np.frombuffer(data, dtype=f"<{values['dtype']}").astype(np.float64)
    return np.asarray(values, dtype=np.float64)


def line(name: str, x: Any, y: Any, colour: str, width: float, dash: str = "solid") -> Figure:
    """Return a line that ignores the pointer."""
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": width, "dash": dash, "simplify": False},
    }


def even_line(name: str, grid: NDArray[np.float64], y: ArrayLike, colour: str, width: float) -> Figure:
    """Return a line over an even grid, (points,): of the grid only start and spacing are written."""
    given = line(name, None, packed(y, "f4"), colour, width)
    del given["x"]
    return given | {"x0": float(grid[0]), "dx": float(grid[-1] - grid[0]) / (len(grid) - 1)}


def markers(name: str, x: Any, y: Any, marker: Figure, opacity: float = 1.0) -> Figure:
    """Return separate points, which ignore the pointer."""
    return {
        "type": "scatter",
        "name": name,
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": marker,
        "opacity": opacity,
    }


def guess_mark(x: float, y: float, side: str) -> Figure:
    """Return the mark of a reader's guess at a place of the plot, with words to its left or right."""
    ring = {"symbol": "circle-open-dot", "size": 22, "color": palette.TEXT.light, "line": {"width": 2}}
    return {
        **markers("your guess", [x], [y], ring),
        "mode": "markers+text",
        "text": ["your guess   " if side == "left" else "   your guess"],
        "textposition": f"middle {side}",
        "textfont": {"color": palette.TEXT.light, "size": 14},
    }


def arrow_head(colour: str, size: float) -> Figure:
    """Return the markers of a line between two points: none at its start, a head at its end."""
    return {
        "symbol": "arrow",
        "size": [0, size],
        "angleref": "previous",
        "color": colour,
        "opacity": 1,
        "line": {"width": 0},
    }


def halo(ground: str = palette.PAPER.light) -> str:
    """Return the shadow of words that lie on a ground of this colour: lines and marks end a little before them."""
    return ", ".join(5 * [f"0 0 3px {ground}"])


def words(name: str, font: Figure, position: str) -> Figure:
    """Return words without a place, which a moving part gives them later; on paper if the font says of no other."""
    return {
        "type": "scatter",
        "name": name,
        "mode": "text",
        "x": [],
        "y": [],
        "text": [],
        "textfont": {"shadow": halo()} | font,
        "textposition": position,
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


def axis_name(text: str, x: str, y: str) -> Figure:
    """Return the name of a horizontal axis, at its right end: below it there is no room to spare."""
    return {
        "text": text,
        "xref": f"{x} domain",
        "yref": f"{y} domain",
        "x": 1,
        "y": 0,
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 15, "color": palette.TEXT.light},
    }


def layout(name: str, **choices: Any) -> Figure:
    """Return a layout in the lesson's look; the zoom is kept as long as the name stays."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": palette.TEXT.light, "size": 14},
        "margin": {"l": 52, "r": 14, "t": 8, "b": 44},
        "showlegend": False,
        "hovermode": False,
        "dragmode": "zoom",  # with a mouse; the player turns it off for fingers, which scroll the page
        "uirevision": name,
        **choices,
    }


def steps_shown(n_steps: int) -> int:
    """Return the length of a strip's axis with room for a number of steps; beyond the lesson's runs, that number."""
    return next((length for length in STRIP_LENGTHS if length >= n_steps), n_steps)
