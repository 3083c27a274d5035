"""A run on a bowl of two parameters, seen from above: the map, and beside it each parameter step by step.

Both axes of the map have one scale, or downhill would not look perpendicular to the lines of equal loss. The
window is the same for every run, and an iterate outside it is named at its edge.
"""

from typing import Any

import numpy as np

from gd_core import Bowl, Run
from gd_view.chapters.many_parameters import labels, own_line
from gd_view.chapters.many_parameters.dials import START_W1, START_W2
from gd_view.chapters.many_parameters.run import (
    ARC_POINTS,
    LEVELS,
    OUTSIDE,
    Points,
    ellipse,
    in_window,
    kept,
    places,
    recipes,
    run_columns,
    window,
)
from gd_view.chapters.many_parameters.strips import STRIP_WINDOW, strip_moves, strip_title, strip_traces
from gd_view.drawing import palette
from gd_view.drawing.drawing import Drawing, combined
from gd_view.drawing.traces import Figure, axis, guess_mark, layout, line, markers, packed, steps_shown, words

PATHS = {
    "trajectory": {"x": "w 1", "y": "w 2"},
    "so far": {"x": "w 1", "y": "w 2"},
    "w₁ of every step": {"x": "k", "y": "w 1"},
    "w₂ of every step": {"x": "k", "y": "w 2"},
    "w₁ so far": {"x": "k", "y": "w 1"},
    "w₂ so far": {"x": "k", "y": "w 2"},
}
# Beside the map the strips cost it no height, of which a projector has less than of width.
MAP_RIGHT, STRIPS_LEFT = 0.75, 0.83  # of the figure's width
STRIPS = ((0.56, 0.9), (0.0, 0.36))  # of its height
MARK = 12  # pixels, of the diamond at the minimum
FIRST = 3  # places, whose words no number shall hide
WAY_DOWN = ("downhill", "downhill, in words", "angle", "angle, in words")  # traces
LINE_OF_EQUAL_LOSS = palette.CURVE.light + f"{round(255 * palette.SOFT):02x}"
INSIDE_IT = palette.CURVE.light + "04"  # inside all of them words still have their contrast


def above(run: Run[Bowl], guess: tuple[float, float] | None = None) -> Drawing:
    """Return the run on its map, and beside it w₁ and w₂ at every step; a reader's guess is marked on the map."""
    bowl, w = run.landscape, kept(run)
    line_of_it = own_line.recipes(bowl)
    strips = strip_traces(w)
    arrows = places(bowl, w, in_window(bowl, w))
    standing = labels.standing(bowl, w[0])
    of_the_first = [labels.words(arrows, name)[:FIRST] for name in labels.HALF_WIDTHS]
    told = run_columns(run)
    order = labels.numbered(w, np.concatenate([standing, labels.at_the_edges(bowl, told), *of_the_first]))
    return Drawing(
        figure={
            "data": [
                *_map_traces(bowl, w, order),
                *strips,
                *([guess_mark(*guess, "right")] if guess else []),
            ],
            "layout": _layout(run, len(w) - 1),
        },
        columns=combined(told, line_of_it, {})
        | labels.readable(bowl, arrows, np.concatenate([standing, labels.of_numbers(w, order)])),
        moving=(own_line.move(), *_map_moves(bowl), *strip_moves()),
        so_far=("so far", "w₁ so far", "w₂ so far"),
        constants={
            "rate": run.learning_rate,
            START_W1.key: float(run.start[0]),
            START_W2.key: float(run.start[1]),
        },
        recipes={**recipes(run), **line_of_it},
        paths=PATHS,
        outside=OUTSIDE,
        at_end=("steps", *(trace["name"] for trace in strips if trace["name"].endswith("off the strip"))),
    )


def _contours(bowl: Bowl, start: Points) -> list[Figure]:
    rings = []
    for level in reversed(LEVELS):
        x, y = ellipse(bowl, level).T
        ring = line(f"loss {level:g}", packed(x, "f4"), packed(y, "f4"), LINE_OF_EQUAL_LOSS, 1)
        rings.append({**ring, "fill": "toself", "fillcolor": INSIDE_IT})
    inward, names = labels.losses(bowl, start)
    texts, x, y = zip(*names, strict=True)
    return [
        *rings,
        {
            **words(
                "loss on the lines",
                {"size": 12, "color": palette.QUIET.light},
                "middle right" if inward > 0 else "middle left",
            ),
            "text": [f" {text} " for text in texts],
            "x": x,
            "y": y,
        },
    ]


def _map_traces(bowl: Bowl, w: Points, order: list[int]) -> list[Figure]:
    orange, rose, green = palette.POSITION.light, palette.SLOPE.light, palette.MINIMUM.light
    ring = {"size": 8, "symbol": "circle-open", "color": orange, "line": {"width": 1.5, "color": orange}}
    dot = {"size": 8, "color": orange, "line": {"width": 1.5, "color": palette.PAPER.light}}
    pin = {"size": 18, "color": orange, "line": {"width": 3, "color": palette.PAPER.light}}
    head: dict[str, Any] = {"symbol": "arrow", "angleref": "previous", "line": {"width": 0}}
    number_font = {"size": 13, "color": orange}
    on_right = labels.is_on_the_right(w[0])
    traces = [
        *_contours(bowl, w[0]),
        line(own_line.TRACE, [], [], palette.CURVE.light, 2.5),
        markers("minimum", [0], [0], {"symbol": "diamond", "size": MARK, "color": green}),
        {
            **markers("trajectory", [], [], ring, opacity=palette.SOFT),
            "mode": "lines+markers",
            "line": {"width": 1, "color": orange, "dash": "dot"},
        },
        {
            **markers("so far", [], [], dot),
            "mode": "lines+markers",
            "line": {"width": 2, "color": orange},
        },
        {
            **words("steps", {"size": 12, "color": palette.TEXT.light}, "bottom right"),
            "text": [str(k) for k in order],
            "x": w[order, 0].tolist(),
            "y": w[order, 1].tolist(),
        },
        {
            # On its outer side: to the minimum and downhill lead the arrows.
            **words(
                "start",
                {"size": 13, "color": palette.TEXT.light},
                "middle right" if on_right else "middle left",
            ),
            "text": ["     start" if on_right else "start     "],
            "cliponaxis": False,  # there is room beside the map, also for a start at its edge
        },
        line("to the minimum", [], [], green, 2.5, dash="dash"),
        line("angle", [], [], palette.TEXT.light, 1.5),
        {
            **line("downhill", [], [], rose, 9),
            "mode": "lines+markers",
            "marker": {**head, "size": [0, 24], "color": rose},
        },
        {
            **line("step", [], [], orange, 3),
            "mode": "lines+markers",
            "marker": {**head, "size": [0, 12], "color": orange},
        },
        {
            **words("minimum in words", {"size": 13, "color": green}, "bottom center"),
            "mode": "markers+text",
            "marker": {"size": MARK, "opacity": 0},  # the word keeps clear of the mark
            "x": [0],
            "y": [0],
            "text": ["minimum"],
        },
        words("to the minimum, in words", {"size": 13, "color": green}, "middle center"),
        words("downhill, in words", {"size": 13, "color": rose}, "middle center"),
        words("angle, in words", {"size": 14, "color": palette.TEXT.light}, "middle center"),
        markers("pin", [], [], pin),
    ]
    for name, position in (
        ("left", "middle right"),
        ("right", "middle left"),
        ("above", "bottom center"),
        ("below", "top center"),
    ):
        traces.append(words(f"out of the picture, {name}", number_font, position))
    return traces


def _map_moves(bowl: Bowl) -> tuple[Figure, ...]:
    (left, right), (bottom, top) = window(bowl)
    where = "({w 1}, {w 2})<br>loss {loss}"
    arc = [f"arc {i}" for i in range(ARC_POINTS)]
    return (
        {"trace": "to the minimum", "x": ["from x", "home x"], "y": ["from y", "home y"]},
        {"trace": "angle", "x": [f"{place} x" for place in arc], "y": [f"{place} y" for place in arc]},
        {"trace": "downhill", "x": ["from x", "tip x"], "y": ["from y", "tip y"]},
        {"trace": "step", "x": ["w 1", "next 1"], "y": ["w 2", "next 2"]},
        {
            "trace": "to the minimum, in words",
            "x": ["home word x"],
            "y": ["home word y"],
            "text": ["to the minimum"],
        },
        {
            "trace": "downhill, in words",
            "x": ["downhill word x"],
            "y": ["downhill word y"],
            "text": ["downhill"],
        },
        {
            "trace": "angle, in words",
            "x": ["angle word x"],
            "y": ["angle word y"],
            "text": ["{whole angle}°"],
        },
        {"trace": "start", "x": [START_W1.key], "y": [START_W2.key]},
        {"trace": "pin", "x": ["w 1"], "y": ["w 2"]},
        {"trace": "out of the picture, left", "x": [left], "y": ["left of it"], "text": [f" ◀ {where}"]},
        {"trace": "out of the picture, right", "x": [right], "y": ["right of it"], "text": [f"▶ {where} "]},
        {"trace": "out of the picture, above", "x": ["above"], "y": [top], "text": [f"▲ {where}"]},
        {"trace": "out of the picture, below", "x": ["below"], "y": [bottom], "text": [f"▼ {where}"]},
    )


def _layout(run: Run[Bowl], n_steps: int) -> Figure:
    bowl = run.landscape
    (left, right), (bottom, top) = window(bowl)
    steps = steps_shown(n_steps)
    across = {
        "range": [-0.02 * steps, 1.02 * steps],
        "domain": [STRIPS_LEFT, 1],
        "showgrid": False,
        "nticks": 4,
    }
    upright = {
        "range": list(STRIP_WINDOW),
        "tickvals": [-4, 0, 4],
        "zeroline": True,
        "zerolinecolor": palette.GRID.light,
        "zerolinewidth": 1,
    }
    return layout(
        f"bowl {bowl.condition_number:g} {bowl.rotation:g}",
        margin={"l": 46, "r": 6, "t": 4, "b": 44},
        xaxis=axis(
            range=[left, right],
            domain=[0, MAP_RIGHT],
            title={"text": "parameter w₁", "standoff": 4},
            anchor="y",
            constrain="domain",
            dtick=2,
        ),
        yaxis=axis(
            range=[bottom, top],
            title={"text": "parameter w₂", "standoff": 4},
            scaleanchor="x",
            scaleratio=1,
            constrain="domain",
            dtick=2,
        ),
        xaxis2=axis(**across, anchor="y2", showticklabels=False),
        yaxis2=axis(**upright, domain=list(STRIPS[0]), anchor="x2"),
        xaxis3=axis(**across, anchor="y3", title={"text": "step k", "standoff": 7}),
        yaxis3=axis(**upright, domain=list(STRIPS[1]), anchor="x3"),
        annotations=[strip_title(run, i) for i in (0, 1)],
    )
