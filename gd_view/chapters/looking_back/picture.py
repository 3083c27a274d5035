"""Many walkers at once: every start on the double well, carried into one valley or the other."""

import numpy as np
from numpy.typing import NDArray

from gd_core import Landscape, Run
from gd_view.curve.words import minimum
from gd_view.drawing import palette
from gd_view.drawing.drawing import Columns, Drawing
from gd_view.drawing.traces import Figure, axis, layout, line, markers, packed

VALLEYS = (palette.CURVE.light, palette.POSITION.light)
SYMBOLS = ("circle", "square")
DIVIDE = 0.5  # of the figure's height: the landscape above, the streams below
CURVE_POINTS = 241


def streams(run: Run[Landscape]) -> Drawing:
    """Return the landscape with its walkers, and below it their ways, step by step downward.

    Parameters
    ----------
    run
        One run for each walker, all with one learning rate, on a landscape with two minima. The iterates have the
        shape (steps + 1, walkers).
    """
    landscape, iterates = run.landscape, run.iterates
    ends = np.abs(iterates[-1][:, np.newaxis] - np.array(landscape.minima)).argmin(axis=1)
    columns = {f"w {i}": iterates[:, i] for i in range(iterates.shape[1])}
    columns |= {f"loss {i}": landscape.loss(column) for i, column in enumerate(iterates.T)}
    left, right = landscape.w_window
    grid = np.linspace(left, right, CURVE_POINTS)
    curve = line("loss curve", packed(grid, "f4"), packed(landscape.loss(grid), "f4"), palette.TEXT.light, 3)
    walkers, ways, moving = [], [], []
    for valley, (colour, symbol) in enumerate(zip(VALLEYS, SYMBOLS, strict=True)):
        name = minimum(landscape, valley)
        members = np.flatnonzero(ends == valley)
        ways.append(_ways(f"ways to the {name}", iterates[:, members], colour))
        edge = {"width": 1.5, "color": palette.PAPER.light}
        mark = {"symbol": symbol, "size": 11, "color": colour, "line": edge}
        walkers.append(markers(f"walkers to the {name}", [], [], mark))
        walkers.append(
            {**markers(f"fronts to the {name}", [], [], {**mark, "size": 7}), "yaxis": "y2", "xaxis": "x2"}
        )
        places = [f"w {i}" for i in members]
        moving.append({"trace": f"walkers to the {name}", "x": places, "y": [f"loss {i}" for i in members]})
        moving.append({"trace": f"fronts to the {name}", "x": places, "y": ["k"] * members.size})
    return Drawing(
        figure={"data": [curve, *ways, *walkers], "layout": _layout(landscape, run.n_steps)},
        columns=_lighter(columns),
        moving=tuple(moving),
        constants={"rate": run.learning_rate},
    )


def _ways(name: str, iterates: NDArray[np.float64], colour: str) -> Figure:
    """Return the ways of several runs, iterates (steps + 1, walkers), as one line with gaps between them."""
    n_rows, n_runs = iterates.shape
    x = np.vstack([iterates, np.full(n_runs, np.nan)]).T.ravel()
    y = np.tile(np.append(np.arange(n_rows), np.nan), n_runs)
    way = line(name, packed(x, "f4"), packed(y, "f4"), colour, 1.5)
    return {**way, "xaxis": "x2", "yaxis": "y2", "opacity": palette.SOFT}


def _lighter(columns: Columns) -> Columns:
    return {name: column.astype(np.float32) for name, column in columns.items()}


def _layout(landscape: Landscape, n_steps: int) -> Figure:
    (left, right), (_, top) = landscape.w_window, landscape.loss_window
    across = {"range": [left, right], "showgrid": False}
    return layout(
        f"streams on {landscape.name}",
        margin={"l": 52, "r": 14, "t": 8, "b": 44},
        xaxis=axis(**across, anchor="y", showticklabels=False, ticks=""),
        yaxis=axis(range=[0, 0.72 * top], domain=[DIVIDE + 0.02, 1], title={"text": "loss L", "standoff": 6}),
        xaxis2=axis(**across, anchor="y2", title={"text": "parameter w", "standoff": 6}),
        yaxis2=axis(
            range=[n_steps + 0.5, -0.5],
            domain=[0, DIVIDE - 0.02],
            showgrid=False,
            title={"text": "step k", "standoff": 6},
        ),
    )
