"""A run of a version of the five lines becomes a drawing that moves from line to line instead of from step to step."""

import numpy as np
from numpy.typing import NDArray

from gd_core import Landscape, Run
from gd_core.checks import checked_plain
from gd_view.chapters.the_code.executed import Executed, executed
from gd_view.chapters.the_code.lines import FIVE_LINES, Does, Version
from gd_view.curve import figure
from gd_view.drawing.drawing import Columns, Drawing
from gd_view.drawing.traces import packed

LISTED = "listed"  # the column that marks the rows of the table: one a step
TANGENT = ("tangent from", "tangent to", "loss from", "loss to", "slope word")
WORD_HEIGHT = "loss where measured"


@np.errstate(over="ignore")  # in single precision a place far outside the picture may be infinite
def drawing(run: Run[Landscape], version: Version = FIVE_LINES) -> Drawing:
    """Return what a version does with the numbers of a run, on the loss curve.

    The slope is in the picture while its line runs, and so is the step.

    Raises
    ------
    ValueError
        If the run was made by another rule than the one in the five lines.
    """
    checked_plain("the five lines", run.rule)
    made = executed(version, run)
    whole = figure.descent(made.run)
    columns = columns_by_line(whole.columns, made, version)
    traces = whole.placed()["data"]
    is_above = {trace["name"]: trace.get("yaxis", "y") == "y" for trace in traces}
    path = {"so far": (columns["w"], columns["loss"]), "on the axis": (columns["w"], None)}
    data = []
    for trace in traces:
        if is_above[trace["name"]]:
            x, y = path.get(trace["name"], (None, None))
            floor = np.full_like(columns["w"], figure.FLOOR * run.landscape.loss_window[1])
            places = {} if x is None else {"x": packed(x, "f4"), "y": packed(floor if y is None else y, "f4")}
            data.append({**trace, **places})
    axes = {key: axis for key, axis in whole.figure["layout"].items() if key not in ("xaxis2", "yaxis2")}
    axes["yaxis"] = {**axes["yaxis"], "domain": [0, 1]}
    axes["annotations"] = [name for name in axes["annotations"] if "x2" not in name["xref"]]
    changed = {
        "step": {"x": ["came from", "came to"]},
        "slope in words": {"y": [WORD_HEIGHT]},
    }
    moving = [{**move, **changed.get(move["trace"], {})} for move in whole.moving if is_above[move["trace"]]]
    return Drawing(
        figure={"data": data, "layout": axes},
        columns=columns,
        moving=tuple(moving),
        so_far=tuple(name for name in whole.so_far if is_above[name]),
        at_end=("trajectory",),
        constants={**whole.constants, "start": float(run.start)},
    )


def lines_executed(version: Version, n_steps: int, n_walked: int) -> list[int]:
    """Return the numbers of the lines in the order in which they are executed.

    Parameters
    ----------
    version
        Whose lines.
    n_steps
        Number of rounds of the loop.
    n_walked
        Number of rounds until the run has left, after which nothing follows it; ``n_steps`` if it never leaves.
    """
    repeat, hand_back = version.line(Does.REPEAT), version.line(Does.HAND_BACK)
    rounds = [*range(repeat, hand_back)] * n_walked
    return [version.line(Does.BEGIN), *rounds, *([repeat, hand_back] if n_walked == n_steps else [])]


def columns_by_line(columns: Columns, made: Executed, version: Version) -> Columns:
    """Return columns of a run, (steps + 1,), with a row for every line executed, (rows,), and those of the lines."""
    n_steps = made.run.n_steps
    line = np.array(lines_executed(version, n_steps, len(columns["w"]) - 1), dtype=np.int16)
    is_line = {does: line == number for number, does in enumerate(version.does, 1)}
    moved, measured = np.cumsum(is_line[Does.MOVE]), np.cumsum(is_line[Does.MEASURE])
    kept = np.cumsum(is_line.get(Does.KEEP, np.zeros_like(line)))
    is_measured = measured > 0
    last = np.maximum(measured - 1, 0)  # the step of the slope in grad
    before = np.maximum(moved - 1, 0)
    seen_from = made.measured_at[last]
    listed = is_line[Does.MOVE] | is_line[Does.BEGIN]

    def where(is_there: NDArray[np.bool_], values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.where(is_there, values, np.nan)

    exact = {name: columns[name][moved] for name in ("w", "loss")}
    exact |= {name: where(listed, columns[name][moved]) for name in ("slope", "move")}
    exact |= {"grad": where(is_measured, made.grad[last]), "caller": made.caller[moved]}
    # Exact, too: in single precision the edge of the window could lie outside it.
    exact |= {name: columns[name][moved] for name in figure.OUTSIDE}
    exact["before"] = where(is_line[Does.MOVE], columns["w"][before])
    seen = {name: where(is_line[Does.MEASURE], columns[name][seen_from]) for name in TANGENT}
    seen[WORD_HEIGHT] = where(is_line[Does.MEASURE], columns["loss"][seen_from])
    seen |= {"came from": exact["before"], "came to": where(is_line[Does.MOVE], columns["arrow to"][before])}
    counted = {
        "line": line,
        "step": moved,
        "places": moved + 1,
        "kept": kept,
        "rounds left": n_steps - moved,
        "measured": is_measured,
        "changed": exact["caller"] != made.run.start,
        LISTED: listed,
    }
    return (
        exact
        | {name: column.astype(np.float32) for name, column in seen.items()}
        | {name: column.astype(np.int16) for name, column in counted.items()}
    )
