"""One step in three beats: measure the slope, multiply it by α, move. The picture shows the finding of each beat.

A row of the columns is a beat, see `gd_view.chapters.update_rule.beats`.
"""

import numpy as np

from gd_core import SINGLE_WELL, Landscape, Run
from gd_core.checks import checked_plain
from gd_view.chapters.update_rule.beats import LEFT, RECIPES, RIGHT, columns_by_beat
from gd_view.curve.beside import guessed
from gd_view.drawing import palette
from gd_view.drawing.drawing import Drawing
from gd_view.drawing.traces import Figure, arrow_head, axis, even_line, layout, line, markers, words

FLOOR = -9.5  # the horizontal axis, with room above it for the bar and the arrow, each with its words
SLOPE_BAR = -2.9  # the height at which a whole slope is laid along the axis
TOP = SINGLE_WELL.loss_window[1]
CLEAR = "    "  # as wide as half the pin, on a picture of any width


def drawing(run: Run[Landscape], guess: float | None = None) -> Drawing:
    """Return a run on the single well, beat by beat, and a mark at the place where the reader expects the walker.

    Raises
    ------
    ValueError
        If the run was made by another rule, whose steps have other beats.
    """
    checked_plain("a step in three beats", run.rule)
    ghost = [] if guess is None else [guessed(run.landscape, guess)]
    data = [*_ground(), *_arithmetic(), *_walker(), *_in_words(), *ghost]
    return Drawing(
        figure={"data": data, "layout": _layout()},
        columns=columns_by_beat(run),
        moving=_moves(),
        so_far=("visited",),
        constants={"rate": run.learning_rate, "from": float(run.start)},
        recipes=RECIPES,
        paths={"visited": {"x": "place", "y": "height there"}},
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
        line("one to the right", [], [], quiet, 2, dash="dot"),
        line("rise", [], [], rose, 2, dash="dot"),
        line("slope", [], [], rose, 6),
        {**line("slope along the axis", [], [], rose, 3), "mode": "lines+markers", "marker": turned},
        {**line("step", [], [], orange, 6), "mode": "lines+markers", "marker": arrow, "cliponaxis": False},
    ]


def _walker() -> list[Figure]:
    orange = palette.POSITION.light
    ring = {"size": 9, "symbol": "circle-open", "color": orange, "line": {"width": 1.5, "color": orange}}
    ghost = {"size": 17, "symbol": "circle-open", "color": orange, "line": {"width": 2.5, "color": orange}}
    pin = {"size": 19, "color": orange, "line": {"width": 3, "color": palette.PAPER.light}}
    return [
        markers("visited", [], [], ring),
        line("drop-line from before", [], [], orange, 1, dash="dot"),
        markers("where it came from", [], [], ghost),
        line("drop-line", [], [], orange, 2, dash="dot"),
        markers("pin", [], [], pin),
    ]


def _in_words() -> list[Figure]:
    """Return the names and numbers, which lie above all lines."""
    rose, orange, quiet = palette.SLOPE.light, palette.POSITION.light, palette.QUIET.light
    font = {"size": 15, "color": orange}
    return [
        words("height in words", {"size": 14, "color": quiet}, "top right"),
        words("one to the right, in words", {"size": 14, "color": quiet}, "bottom center"),
        {**words("rise in words", {"size": 14, "color": rose}, "middle right"), "cliponaxis": False},
        words("slope in words", {"size": 15, "color": rose}, "top center"),
        words("slope along the axis, in words", {"size": 14, "color": rose}, "top center"),
        words("step in words", {"size": 15, "color": orange}, "top center"),
        words("position in words, left", font, "middle left"),
        words("position in words, right", font, "middle right"),
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
            "text": ["{slope:||} {slope?up|down|, level}"],
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
        {
            "trace": "position in words, left",
            "x": ["left words at", "left words at, measuring", "left words at, multiplying"],
            "y": ["words over"] * 3,
            "text": [f"w = {{at}}{CLEAR}"] * 3,
        },
        {
            "trace": "position in words, right",
            "x": ["right words at", "right words at, multiplying"],
            "y": ["words over"] * 2,
            "text": [f"{CLEAR}w = {{at}}"] * 2,
        },
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
