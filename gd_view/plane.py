"""A run on a bowl of two parameters, seen from above: the map, and under it each parameter step by step.

Both axes of the map have one scale, or downhill would not look perpendicular to the lines of equal loss. The
window is the same for every run; what leaves it is named at its edge.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core import Bowl, Trajectory, number, shrink_factor
from gd_view import palette
from gd_view.drawing import (
    Columns,
    Drawing,
    Figure,
    Recipes,
    axis,
    combined,
    layout,
    line,
    markers,
    packed,
    steps_shown,
    words,
)

Points = NDArray[np.float64]

CONDITION_NUMBERS = (1, 2, 5, 10, 25, 50)
# Among them the limit 1/κ and the best 1/(1 + κ) of every bowl, to four digits.
# fmt: off
LEARNING_RATES = (
    0.001, 0.002, 0.005, 0.01, 0.015, 0.0196, 0.02, 0.021, 0.03, 0.0385, 0.04, 0.042, 0.05, 0.06, 0.07, 0.08,
    0.0909, 0.095, 0.1, 0.105, 0.11, 0.12, 0.15, 0.1667, 0.18, 0.2, 0.21, 0.25, 0.3, 0.3333, 0.4, 0.45, 0.5,
    0.525, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0, 1.05,
)
# fmt: on
LEVELS = tuple(float(2**i) for i in range(10))  # from each line to the next one inward the loss halves
OUTSIDE = ("left of it", "right of it", "above", "below")
PATHS = {
    "trajectory": {"x": "w 1", "y": "w 2"},
    "so far": {"x": "w 1", "y": "w 2"},
    "w₁ of every step": {"x": "k", "y": "w 1"},
    "w₂ of every step": {"x": "k", "y": "w 2"},
    "w₁ so far": {"x": "k", "y": "w 1"},
    "w₂ so far": {"x": "k", "y": "w 2"},
}
W1_WINDOW = (-4.8, 6.0)
TALL = 6.0  # the height of the map; where it lies depends on which way the valley runs
STRIP_WINDOW = (-5.4, 5.4)
STRIP_TOP = 0.19  # of the figure's height; the map begins a little above
ARROW = 1.7  # the length of the downhill arrow, which shows a direction
FAR = 20.0  # a run farther out than this is over
LINE_OF_EQUAL_LOSS = palette.CURVE.light + "80"
INSIDE_IT = palette.CURVE.light + "04"  # inside all of them words still have their contrast
_ARC_POINTS = 6
_ELLIPSE_POINTS = 65


def best_listed(condition_number: float) -> float:
    """Return the listed learning rate nearest to the best one of a bowl."""
    best = Bowl(condition_number).best_learning_rate
    return min(LEARNING_RATES, key=lambda rate: abs(rate - best))


def window(bowl: Bowl) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return (lowest, highest) of w₁ and of w₂ on the map, the same for every run on the bowl."""
    is_turned = bowl.rotation % 90 != 0 and bowl.condition_number > 1
    bottom = -TALL / 4 if is_turned else -TALL / 2
    return W1_WINDOW, (bottom, bottom + TALL)


def in_window(bowl: Bowl, w: Points) -> NDArray[np.bool_]:
    """Return for each point whether it lies on the map."""
    (left, right), (bottom, top) = window(bowl)
    x, y = w.T
    inside: NDArray[np.bool_] = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return inside


def kept(trajectory: Trajectory) -> Points:
    """Return the iterates up to the first that is far outside."""
    w: Points = trajectory.iterates
    far = np.flatnonzero(~(np.abs(w).max(axis=1) <= FAR))
    return w[: far[0] + 1] if far.size else w


def above(bowl: Bowl, trajectory: Trajectory, learning_rate: float) -> Drawing:
    """Return the run on its map, and under it w₁ and w₂ against step."""
    w = kept(trajectory)
    return Drawing(
        figure={
            "data": [*_map_traces(bowl, w), *_strip_traces(w)],
            "layout": _layout(bowl, len(w) - 1, learning_rate),
        },
        columns=run_columns(bowl, trajectory, learning_rate) | places(bowl, w, in_window(bowl, w)),
        moving=(*_map_moves(bowl), *_strip_moves()),
        so_far=("so far", "w₁ so far", "w₂ so far"),
        constants={"rate": learning_rate},
        recipes=recipes(bowl),
        paths=PATHS,
    )


def run_columns(bowl: Bowl, trajectory: Trajectory, learning_rate: float) -> Columns:
    """Return what is said of a run at every step: place, loss, both slopes, the move and where it leads."""
    w = kept(trajectory)
    gradient = bowl.gradient(w)
    move = -learning_rate * gradient
    size = np.abs(move)
    longest = (
        float(size[in_window(bowl, w)].max()) or 1.0
    )  # of those that start on the map, as the first does
    named = {"w": w, "size": size}
    columns = {f"{name} {i + 1}": values[:, i] for name, values in named.items() for i in (0, 1)}
    columns = combined(columns, recipes(bowl), {"rate": learning_rate})
    angle = bowl.angle_to_minimum(w)
    return columns | {
        "angle": np.round(angle, 1),
        "still": np.where(np.isfinite(angle), np.nan, 0.0),
        **{f"share {i + 1}": np.minimum(np.round(100 * size[:, i] / longest, 1), 100.0) for i in (0, 1)},
        **_edges(bowl, w),
    }


def recipes(bowl: Bowl) -> Recipes:
    """Return what is made of a place: on a bowl the gradient is the Hessian H times w, the loss w·Hw/2."""
    (a, b), (_, d) = bowl.hessian.tolist()
    both = [(("w 1", a), ("w 2", b)), (("w 1", b), ("w 2", d))]
    made: dict[str, tuple[tuple[str | float, ...], ...]] = {}
    for i, (first, second) in enumerate(both, start=1):
        made[f"slope {i}"] = ((first[1], first[0]), (second[1], second[0]))
        made[f"move {i}"] = ((-1, "rate", f"slope {i}"),)
        made[f"next {i}"] = ((1, f"w {i}"), (1, f"move {i}"))
        made[f"factor {i}"] = ((1,), (-bowl.curvatures[i - 1], "rate"))
    made["loss"] = ((0.5, "w 1", "slope 1"), (0.5, "w 2", "slope 2"))
    return made


def _edges(bowl: Bowl, w: Points) -> Columns:
    """Return, for each edge of the map, where along it an iterate beyond it is named; NaN if it is not."""
    (left, right), (bottom, top) = window(bowl)
    x, y = w.T
    across = np.clip(x - 2.2, left + 2.4, right - 2.4)  # beside the path, which came from farther out
    upright = np.clip(y, bottom + 0.6, top - 0.6)
    beside = (x < left) | (x > right)
    return {
        "left of it": np.where(x < left, upright, np.nan),
        "right of it": np.where(x > right, upright, np.nan),
        "above": np.where((y > top) & ~beside, across, np.nan),
        "below": np.where((y < bottom) & ~beside, across, np.nan),
    }


def places(bowl: Bowl, w: Points, seen: NDArray[np.bool_]) -> Columns:
    """Return where the arrows, their arc and their words stand at every step that is seen."""
    distance = np.hypot(*w.T)
    inside = seen & (distance > 0.25)  # nearer than this no arrow could be seen
    downhill, home = -bowl.gradient(w), -w
    with np.errstate(invalid="ignore", divide="ignore"):
        downhill = downhill / np.hypot(*downhill.T)[:, np.newaxis]
        home = home / distance[:, np.newaxis]
    length = np.minimum(ARROW, distance)[:, np.newaxis]
    tip = w + length * downhill
    turn = np.arctan2(_cross(home, downhill), np.sum(home * downhill, axis=1))  # from home to downhill
    side = np.where(
        turn >= 0, -1.0, 1.0
    )  # the words stand on the side of the way home where the arrow is not
    beside = side[:, np.newaxis] * np.column_stack([-home[:, 1], home[:, 0]])
    first = np.arctan2(home[:, 1], home[:, 0])
    sweep = np.linspace(0, 1, _ARC_POINTS)
    angles = first[:, np.newaxis] + turn[:, np.newaxis] * sweep
    arc = w[:, np.newaxis] + 0.55 * length[:, :, np.newaxis] * np.stack([np.cos(angles), np.sin(angles)], -1)
    middle = first + turn / 2
    with np.errstate(divide="ignore"):
        room = np.clip(
            0.4 / np.abs(np.sin(turn / 2)), 0.55 * length[:, 0] + 0.42, 2.4
        )  # where the gap is wide
    outward = -side[:, np.newaxis] * np.column_stack([-downhill[:, 1], downhill[:, 0]])
    parts = {
        "tip": tip,
        "downhill word": w + 0.8 * length * downhill + outward * _room(outward, 0.95, 0.35),
        "home word": w * 0.5 + beside * _room(beside, 1.25, 0.3),
        "angle word": w + room[:, np.newaxis] * np.column_stack([np.cos(middle), np.sin(middle)]),
        "from": w,
        "home": np.zeros_like(w),
        **{f"arc {i}": arc[:, i] for i in range(_ARC_POINTS)},
    }
    wide = np.where(np.abs(turn) > np.deg2rad(1), 0.0, np.nan)  # along the way home there is no angle to draw
    columns = {}
    for name, place in parts.items():
        hidden = np.where(inside, 0.0, np.nan) + (wide if name.startswith(("arc", "angle")) else 0.0)
        for letter, values in zip("xy", place.T, strict=True):
            columns[f"{name} {letter}"] = (values + hidden).astype(np.float32)
    columns["whole angle"] = np.round(np.rad2deg(np.abs(turn)))
    return columns


def _room(direction: Points, width: float, height: float) -> Points:
    """Return how far out the middle of words must stand not to touch what they stand beside."""
    return (np.abs(direction[:, 0]) * width + np.abs(direction[:, 1]) * height)[:, np.newaxis]


def _cross(a: Points, b: Points) -> Points:
    return a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]


def ellipse(bowl: Bowl, level: float) -> Points:
    """Return the line of equal loss at a level: points on u₁² + κ·u₂² = level, turned as the bowl is."""
    turn = np.linspace(0, 2 * np.pi, _ELLIPSE_POINTS)
    u = np.sqrt(level) * np.column_stack([np.cos(turn), np.sin(turn) / np.sqrt(bowl.condition_number)])
    points: Points = u @ rotated(bowl).T
    return points


def rotated(bowl: Bowl) -> Points:
    """Return the directions along the valley and across it, as columns."""
    angle = np.deg2rad(bowl.rotation)
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def _contours(bowl: Bowl) -> list[Figure]:
    rings = []
    for level in reversed(LEVELS):
        x, y = ellipse(bowl, level).T
        ring = line(f"loss {level:g}", packed(x, "f4"), packed(y, "f4"), LINE_OF_EQUAL_LOSS, 1)
        rings.append({**ring, "fill": "toself", "fillcolor": INSIDE_IT})
    (left, right), (bottom, top) = window(bowl)
    ends = -np.sqrt(LEVELS)[:, np.newaxis] * rotated(bowl)[:, 0]
    shown = [
        (f"L = {level:g}", *end)
        for level, end in zip(LEVELS, ends, strict=True)
        if level in (1, 4, 16) and left < end[0] < right and bottom < end[1] < top
    ]
    names, x, y = zip(*shown, strict=True)
    return [
        *rings,
        {
            **words("loss on the lines", {"size": 12, "color": palette.QUIET.light}, "middle right"),
            "text": [f" {name}" for name in names],
            "x": [float(v) for v in x],
            "y": [float(v) for v in y],
        },
    ]


def numbered(w: Points, apart: float = 0.5, most: int = 12) -> list[int]:
    """Return the steps whose markers carry their number: far enough from one another to be read."""
    chosen = [0]
    for k in range(1, len(w)):
        if len(chosen) == most:
            break
        if np.hypot(*(w[chosen] - w[k]).T).min() > apart and np.hypot(*w[k]) > apart:
            chosen.append(k)
    return chosen[1:]


def _map_traces(bowl: Bowl, w: Points) -> list[Figure]:
    orange, rose, green = palette.POSITION.light, palette.SLOPE.light, palette.MINIMUM.light
    x, y = packed(w[:, 0], "f4"), packed(w[:, 1], "f4")
    ring = {"size": 8, "symbol": "circle-open", "color": orange, "line": {"width": 1.5, "color": orange}}
    dot = {"size": 8, "color": orange, "line": {"width": 1.5, "color": palette.PAPER.light}}
    pin = {"size": 18, "color": orange, "line": {"width": 3, "color": palette.PAPER.light}}
    head: dict[str, Any] = {"symbol": "arrow", "angleref": "previous", "line": {"width": 0}}
    number_font = {"size": 13, "color": orange}
    order = numbered(w)
    traces = [
        *_contours(bowl),
        {
            **markers("minimum", [0], [0], {"symbol": "diamond", "size": 12, "color": green}),
            "mode": "markers+text",
            "text": ["minimum"],
            "textposition": "bottom center",
            "textfont": {"color": green, "size": 13},
        },
        {
            **markers("trajectory", x, y, ring, opacity=0.75),
            "mode": "lines+markers",
            "line": {"width": 1, "color": orange, "dash": "dot"},
        },
        {
            **markers("so far", x, y, dot),
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
            **words("start", {"size": 13, "color": palette.TEXT.light}, "middle right"),
            "text": ["     start"],
            "x": w[:1, 0].tolist(),
            "y": w[:1, 1].tolist(),
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
    arc = [f"arc {i}" for i in range(_ARC_POINTS)]
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
        {"trace": "pin", "x": ["w 1"], "y": ["w 2"]},
        {"trace": "out of the picture, left", "x": [left], "y": ["left of it"], "text": [f" ◀ {where}"]},
        {"trace": "out of the picture, right", "x": [right], "y": ["right of it"], "text": [f"▶ {where} "]},
        {"trace": "out of the picture, above", "x": ["above"], "y": [top], "text": [f"▲ {where}"]},
        {"trace": "out of the picture, below", "x": ["below"], "y": [bottom], "text": [f"▼ {where}"]},
    )


def _strip_traces(w: Points) -> list[Figure]:
    """Return the two strips: w₁ solid with round markers, w₂ dashed with square ones."""
    orange, quiet = palette.POSITION.light, palette.QUIET.light
    low, high = STRIP_WINDOW
    traces: list[Figure] = []
    k = np.arange(len(w))
    for i, (name, symbol, dash) in enumerate((("w₁", "circle", "solid"), ("w₂", "square", "dash"))):
        strip = {"xaxis": f"x{i + 2}", "yaxis": f"y{i + 2}"}
        steps, values = packed(k, "i2"), packed(w[:, i], "f4")
        now = {
            "symbol": symbol,
            "size": 11,
            "color": orange,
            "line": {"width": 2, "color": palette.PAPER.light},
        }
        over, under = np.flatnonzero(w[:, i] > high), np.flatnonzero(w[:, i] < low)
        traces += [
            {
                **line(f"{name} of every step", steps, values, quiet, 1.5, dash=dash),
                **strip,
                "mode": "lines+markers",
                "marker": {"symbol": f"{symbol}-open", "size": 5 if k.size < 50 else 3, "color": quiet},
            },
            {
                **markers(f"{name} so far", steps, values, {"symbol": symbol, "size": 5, "color": orange}),
                **strip,
            },
            {**markers(f"{name} now", [], [], now), **strip},
        ]
        if over.size or under.size:
            beyond = {
                "symbol": ["triangle-up"] * over.size + ["triangle-down"] * under.size,
                "size": 8,
                "color": orange,
            }
            places = [high * 0.94] * over.size + [low * 0.94] * under.size
            traces.append(
                {
                    **markers(f"{name} off the strip", [*over.tolist(), *under.tolist()], places, beyond),
                    **strip,
                }
            )
    return traces


def _strip_moves() -> tuple[Figure, ...]:
    return (
        {"trace": "w₁ now", "x": ["k"], "y": ["w 1"]},
        {"trace": "w₂ now", "x": ["k"], "y": ["w 2"]},
    )


def factors(bowl: Bowl, learning_rate: float) -> tuple[float, float]:
    """Return what each step multiplies the distance by, along the valley and across it: 1 - 2α and 1 - 2κα."""
    along, across = shrink_factor(learning_rate, np.array(bowl.curvatures)).tolist()
    return along, across


def _strip_title(bowl: Bowl, learning_rate: float, i: int) -> Figure:
    name, mark = (("w₁", "●"), ("w₂", "■"))[i]
    each = f" × {_bracketed(factors(bowl, learning_rate)[i])} each step" if bowl.rotation == 0 else " by step"
    return {
        "xref": f"x{i + 2} domain",
        "yref": f"y{i + 2} domain",
        "x": 0.98,
        "y": 1.0,
        "xanchor": "right",
        "yanchor": "bottom",
        "text": f"{mark} {name}{each}",
        "showarrow": False,
        "font": {"size": 13, "color": palette.POSITION.light},
    }


def _bracketed(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)


def _layout(bowl: Bowl, n_steps: int, learning_rate: float) -> Figure:
    (left, right), (bottom, top) = window(bowl)
    steps = steps_shown(n_steps)
    across = {"range": [-0.02 * steps, 1.02 * steps], "showgrid": False, "nticks": 4}
    upright = {
        "range": list(STRIP_WINDOW),
        "domain": [0, STRIP_TOP],
        "tickvals": [-4, 0, 4],
        "zeroline": True,
    }
    zero = {"zerolinecolor": palette.GRID.light, "zerolinewidth": 1}
    return layout(
        f"bowl {bowl.condition_number:g} {bowl.rotation:g}",
        margin={"l": 46, "r": 6, "t": 4, "b": 44},
        xaxis=axis(
            range=[left, right],
            title={"text": "parameter w₁", "standoff": 4},
            anchor="y",
            constrain="domain",
            dtick=2,
        ),
        yaxis=axis(
            range=[bottom, top],
            domain=[STRIP_TOP + 0.17, 1],
            title={"text": "parameter w₂", "standoff": 4},
            scaleanchor="x",
            scaleratio=1,
            constrain="domain",
            dtick=2,
        ),
        xaxis2=axis(**across, domain=[0, 0.46], anchor="y2", title={"text": "step k", "standoff": 7}),
        yaxis2=axis(**upright, **zero, anchor="x2"),
        xaxis3=axis(**across, domain=[0.54, 1], anchor="y3", title={"text": "step k", "standoff": 7}),
        yaxis3=axis(**upright, **zero, anchor="x3"),
        annotations=[_strip_title(bowl, learning_rate, i) for i in (0, 1)],
    )
