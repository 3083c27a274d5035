"""One step in three beats: measure the slope, multiply it by α, move. The picture shows the finding of each beat.

A row of the columns is a beat. Row 0 is the start, and every step has three more: the columns have the shape
(3 · steps + 1,).
"""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from gd_core import SINGLE_WELL, Landscape, Run
from gd_core.checks import checked_plain
from gd_view.curve.beside import guessed
from gd_view.drawing import palette
from gd_view.drawing.drawing import Columns, Drawing
from gd_view.drawing.traces import Figure, arrow_head, axis, even_line, layout, line, markers, packed, words

FLOOR = -7.5  # the horizontal axis, with room above it for the bar and the arrow
SLOPE_BAR = -2.9  # the height at which a whole slope is laid along the axis
TOP = SINGLE_WELL.loss_window[1]
LEFT, RIGHT = SINGLE_WELL.w_window
BESIDE = 0.28  # from a line to the words beside it
LOW = 9.0  # a place less high has no room for its words over those of the bar
SMALLEST_ARROW = 0.05  # the arrow of a shorter move could not be seen
LISTED = "listed"  # the column that marks the rows of the table: one a step


class Beat(IntEnum):
    """The beat of a row."""

    STAND = 0
    MEASURE = 1
    MULTIPLY = 2
    MOVE = 3


def drawing(run: Run[Landscape], guess: float | None = None) -> Drawing:
    """Return a run on the single well, beat by beat, and a mark at the place where the reader expects the walker.

    Raises
    ------
    ValueError
        If the run was made by another rule, whose steps have other beats.
    """
    checked_plain("a step in three beats", run.rule)
    columns = columns_by_beat(run)
    ghost = [] if guess is None else [guessed(run.landscape, guess)]
    data = [*_ground(), *_arithmetic(), *_walker(columns), *ghost]
    return Drawing(
        figure={"data": data, "layout": _layout()},
        columns=columns,
        moving=_moves(),
        so_far=("visited",),
        constants={"rate": run.learning_rate},
    )


def beats(n_steps: int) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Return the beat of each row, and the number of steps before it, both (rows,)."""
    beat = [Beat.STAND, *[Beat.MEASURE, Beat.MULTIPLY, Beat.MOVE] * n_steps]
    complete = [0, *np.repeat(np.arange(n_steps), 3)]
    return np.array(beat, dtype=np.int16), np.array(complete, dtype=np.int16)


def columns_by_beat(run: Run[Landscape]) -> Columns:
    """Return the numbers known in each beat, (rows,). NaN hides a part of the picture until its beat has come."""
    beat, complete = beats(run.n_steps)
    w, move = run.iterates[complete], run.moves[complete]
    slope, loss = SINGLE_WELL.gradient(w), SINGLE_WELL.loss(w)
    moved = beat == Beat.MOVE
    at = np.where(moved, run.iterates[np.minimum(complete + 1, run.n_steps)], w)
    height = SINGLE_WELL.loss(at)
    measured, multiplied = beat >= Beat.MEASURE, beat >= Beat.MULTIPLY

    def when(is_so: NDArray[np.bool_], values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.where(is_so, values, np.nan)

    measures, multiplies = beat == Beat.MEASURE, beat == Beat.MULTIPLY
    inward = np.where(at < 0, 1.0, -1.0)
    # The rise of a tangent stands to the right of it, and the bar with its words just above the lowest heights.
    are_covered = (measures & (at < 0)) | (multiplies & (height < LOW))
    exact = {
        "w": w,
        "loss": loss,
        "slope": slope,
        "steepness": np.abs(slope),
        "turned": -slope,
        "scaled": -move,
        "move": move,
        "next": w + move,
        "at": at,
        "height": height,
    }
    drawn = {
        "tangent from": when(measured, w - 1),
        "tangent to": when(measured, w + 1),
        "loss from": loss - slope,
        "loss to": loss + slope,
        "slope words at": when(measured, w - 0.25 * np.where(slope < 0, -1.0, 1.0)),
        "slope words over": np.maximum(loss + np.abs(slope) + 1.8, height + 4.6),
        "one to the right": when(measures, w + 1),
        "halfway along": when(measures, w + 0.5),
        "halfway up": loss + slope / 2,
        "beside the rise": when(measures, w + 1 + BESIDE),
        "slope bar from": when(multiplies, w),
        "slope bar to": when(multiplies, w - slope),
        "middle of the bar": when(multiplies, np.clip(w - slope / 2, LEFT + 2.6, RIGHT - 2.6)),
        "arrow from": when(multiplied, w),
        "arrow to": when(multiplied & (np.abs(move) > SMALLEST_ARROW), w + move),
        "middle of the arrow": when(multiplied, np.clip(w + move / 2, LEFT + 2.6, RIGHT - 2.6)),
        "came from": when(moved, w),
        "words at": np.where(are_covered, np.nan, at + 0.95 * inward),
        "words over": height + 1.6,
        "height words over": np.minimum(height, TOP - 4.5),
        "place": when(moved | (beat == Beat.STAND), at),
        "left of it": np.where(at < LEFT, LEFT, np.nan),
        "right of it": np.where(at > RIGHT, RIGHT, np.nan),
    }
    counted = {
        "line": beat,
        "step": complete + (beat > Beat.STAND),
        "knows slope": measured,
        "knows next": moved,
        LISTED: moved,
    }
    return (
        exact
        | {name: column.astype(np.float32) for name, column in drawn.items()}
        | {name: column.astype(np.int16) for name, column in counted.items()}
    )


def _ground() -> list[Figure]:
    grid = np.linspace(LEFT, RIGHT, 121)
    green = palette.MINIMUM.light
    return [
        even_line("loss curve", grid, SINGLE_WELL.loss(grid), palette.CURVE.light, 3.5),
        markers("minimum", [0.0], [0.0], {"symbol": "diamond", "size": 11, "color": green}),
    ]


def _arithmetic() -> list[Figure]:
    """Return the parts that the beats add: the slope as one to the right and so much up, then along the axis."""
    rose, orange, quiet = palette.SLOPE.light, palette.POSITION.light, palette.QUIET.light
    arrow = arrow_head(orange, 16)
    turned = arrow_head(rose, 11)
    return [
        line("height", [], [], quiet, 1.5, dash="dash"),
        words("height in words", {"size": 14, "color": quiet}, "top right"),
        line("one to the right", [], [], quiet, 2, dash="dot"),
        words("one to the right, in words", {"size": 14, "color": quiet}, "bottom center"),
        line("rise", [], [], rose, 2, dash="dot"),
        words("rise in words", {"size": 14, "color": rose}, "middle right"),
        line("slope", [], [], rose, 6),
        words("slope in words", {"size": 15, "color": rose}, "top center"),
        {**line("slope along the axis", [], [], rose, 3), "mode": "lines+markers", "marker": turned},
        words("slope along the axis, in words", {"size": 14, "color": rose}, "top center"),
        {**line("step", [], [], orange, 6), "mode": "lines+markers", "marker": arrow, "cliponaxis": False},
        words("step in words", {"size": 15, "color": orange}, "top center"),
    ]


def _walker(columns: Columns) -> list[Figure]:
    orange = palette.POSITION.light
    place = columns["place"].astype(np.float64)
    ring = {"size": 9, "symbol": "circle-open", "color": orange, "line": {"width": 1.5, "color": orange}}
    ghost = {"size": 17, "symbol": "circle-open", "color": orange, "line": {"width": 2.5, "color": orange}}
    pin = {"size": 19, "color": orange, "line": {"width": 3, "color": palette.PAPER.light}}
    font = {"size": 15, "color": orange}
    return [
        markers("visited", packed(place, "f4"), packed(SINGLE_WELL.loss(place), "f4"), ring),
        line("drop-line from before", [], [], orange, 1, dash="dot"),
        markers("where it came from", [], [], ghost),
        line("drop-line", [], [], orange, 2, dash="dot"),
        markers("pin", [], [], pin),
        words("position in words", font, "middle center"),
        words("out of the picture, left", font, "middle right"),
        words("out of the picture, right", font, "middle left"),
    ]


def _moves() -> tuple[Figure, ...]:
    return (
        {"trace": "height", "x": [LEFT, "at"], "y": ["height", "height"]},
        {"trace": "height in words", "x": [LEFT], "y": ["height words over"], "text": ["  L = {height}"]},
        {"trace": "one to the right", "x": ["w", "one to the right"], "y": ["loss", "loss"]},
        {"trace": "one to the right, in words", "x": ["halfway along"], "y": ["loss"], "text": ["1"]},
        {"trace": "rise", "x": ["one to the right", "one to the right"], "y": ["loss", "loss to"]},
        {
            "trace": "rise in words",
            "x": ["beside the rise"],
            "y": ["halfway up"],
            "text": ["{steepness} {slope?up|down|, level}"],
        },
        {"trace": "slope", "x": ["tangent from", "tangent to"], "y": ["loss from", "loss to"]},
        {
            "trace": "slope in words",
            "x": ["slope words at"],
            "y": ["slope words over"],
            "text": ["slope {slope}"],
        },
        {
            "trace": "slope along the axis",
            "x": ["slope bar from", "slope bar to"],
            "y": [SLOPE_BAR, SLOPE_BAR],
        },
        {
            "trace": "slope along the axis, in words",
            "x": ["middle of the bar"],
            "y": [SLOPE_BAR],
            "text": ["minus the slope: {turned}"],
        },
        {"trace": "step", "x": ["arrow from", "arrow to"], "y": [FLOOR, FLOOR]},
        {
            "trace": "step in words",
            "x": ["middle of the arrow"],
            "y": [FLOOR + 0.2],
            "text": ["−{rate} × {slope:()} {=rate,slope,move} {move}"],
        },
        {"trace": "drop-line from before", "x": ["came from", "came from"], "y": ["loss", FLOOR]},
        {"trace": "where it came from", "x": ["came from"], "y": ["loss"]},
        {"trace": "drop-line", "x": ["at", "at"], "y": ["height", FLOOR]},
        {"trace": "pin", "x": ["at"], "y": ["height"]},
        {"trace": "position in words", "x": ["words at"], "y": ["words over"], "text": ["w = {at}"]},
        {
            "trace": "out of the picture, left",
            "x": ["left of it"],
            "y": [0.8 * TOP],
            "text": ["  ◀ w = {at}<br>  loss {height}"],
        },
        {
            "trace": "out of the picture, right",
            "x": ["right of it"],
            "y": [0.8 * TOP],
            "text": ["w = {at} ▶  <br>loss {height}  "],
        },
    )


def _layout() -> Figure:
    return layout(
        "update rule",
        margin={"l": 52, "r": 14, "t": 8, "b": 50},
        xaxis=axis(range=[LEFT, RIGHT], title={"text": "parameter w", "standoff": 6}),
        yaxis=axis(range=[FLOOR, TOP], title={"text": "loss L", "standoff": 6}, tickvals=[0, 10, 20, 30]),
    )
