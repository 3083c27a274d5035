"""The picture of the walk in the fog: a clearing around the walker, and the whole landscape when it lifts.

Before it lifts, the rest of the curve is not merely covered: the figure does not contain it.
"""

import numpy as np
from numpy.typing import NDArray

from gd_core import DOUBLE_WELL
from gd_view.chapters.fog_walk import walk
from gd_view.chapters.fog_walk import words as words_of
from gd_view.drawing import palette
from gd_view.drawing.drawing import Columns, Drawing
from gd_view.drawing.traces import Figure, arrow_head, axis, halo, layout, line, markers, packed, words
from gd_view.wording import number

FLOOR = -0.58  # the horizontal axis, below every height
TOP = 3.1
SEEN_POINTS = 17
BRIM = 0.07  # over this width the clearing turns into fog
N_PUFFS = 26
HALO = halo(palette.CLEARING.light)  # around words that lie on fog


def picture(visited: NDArray[np.float64], is_lifted: bool) -> Drawing:
    """Return the walk in the fog, or without it.

    Parameters
    ----------
    visited
        Places of the walker, (moves + 1,), the start first.
    is_lifted
        Whether the whole landscape is shown.
    """
    columns = walk.felt(visited) | _marks(visited) | (_side(visited) if is_lifted else _seen(visited))
    land = _landscape() if is_lifted else _fog()
    return Drawing(
        figure={"data": [*land, *_walker(visited, is_lifted)], "layout": _layout()},
        columns=columns,
        moving=(*([] if is_lifted else _clearing_moves()), *_walker_moves(is_lifted)),
        so_far=("visited",),
        grows=True,
        scene="landscape" if is_lifted else "fog",
    )


def _marks(visited: NDArray[np.float64]) -> Columns:
    slope = DOUBLE_WELL.gradient(visited)
    (left, right) = DOUBLE_WELL.w_window
    # As drawn: the picture is about 0.6 times as high as wide.
    steepness = slope * (right - left) / (TOP - FLOOR) * 0.6
    reach = 0.8 * walk.SIGHT / np.hypot(1.0, steepness)
    uphill = np.where(slope < 0, -reach, reach)
    before = np.append(np.nan, visited[:-1])
    return {
        "before": before,
        "tangent from": visited - reach,
        "tangent to": visited + reach,
        "loss from": DOUBLE_WELL.loss(visited) - reach * slope,
        "loss to": DOUBLE_WELL.loss(visited) + reach * slope,
        "uphill end": visited + uphill,
        "words over": DOUBLE_WELL.loss(visited) + uphill * slope + 0.09,
        "words at": np.clip(visited, left + 1.05, right - 1.05),
    }


def _side(visited: NDArray[np.float64]) -> Columns:
    """Return the side of the hill for each place, 1 for the right, else −1: in the fog nobody knows it."""
    return {"side": np.where(walk.is_right_of_the_hill(visited), 1.0, -1.0)}


def _seen(visited: NDArray[np.float64]) -> Columns:
    """Return the stretch of the curve in sight of each place, and the edges of the clearing around it."""
    offsets = np.linspace(-walk.SIGHT, walk.SIGHT, SEEN_POINTS)
    columns: Columns = {}
    for i, offset in enumerate(offsets):
        w = visited + offset
        columns[f"w{i}"] = w.astype(np.float32)
        columns[f"L{i}"] = DOUBLE_WELL.loss(w).astype(np.float32)
    left, right = DOUBLE_WELL.w_window
    return columns | {
        "clear from": np.maximum(visited - walk.SIGHT - BRIM, left),
        "clear to": np.minimum(visited + walk.SIGHT + BRIM, right),
    }


def _fog() -> list[Figure]:
    left, right = DOUBLE_WELL.w_window
    box = [left, right, right, left], [FLOOR, FLOOR, TOP, TOP]
    edge = 2 * BRIM / (2 * (walk.SIGHT + BRIM))
    clear = palette.CLEARING.light
    clearing = {
        **_cloud("clearing", [], [], "horizontal", clear, "00", "ff"),
        "fillgradient": {
            "type": "horizontal",
            "colorscale": [[0, clear + "00"], [edge, clear], [1 - edge, clear], [1, clear + "00"]],
        },
    }
    return [
        _cloud("fog", *box, "vertical", palette.FOG.light, "ff", "f0", "d8"),
        *_puffs(left, right),
        clearing,
        _cloud("ground", [], [], "vertical", palette.CURVE.light, "14", "38"),
        {**line("loss curve, fading", [], [], palette.CURVE.light, 7), "opacity": 0.35},
        line("loss curve", [], [], palette.CURVE.light, 7),
    ]


def _puffs(left: float, right: float) -> list[Figure]:
    """Return puffs of mist, long and low, each fading outward, scattered evenly and always alike."""
    puffs = []
    for i in range(N_PUFFS):
        # The sequence R2 is even, and not in rows. Source: Roberts (2018), "The Unreasonable Effectiveness of
        # Quasirandom Sequences", https://extremelearning.com.au/unreasonable-effectiveness-of-quasirandom-sequences/
        across, up = (0.5 + 0.7548776662 * i) % 1, (0.5 + 0.5698402910 * i) % 1
        middle_x, middle_y = left + across * (right - left), FLOOR + up * (TOP - FLOOR)
        half_x, half_y = 0.8 + 0.7 * ((0.618 * i) % 1), 0.22 + 0.22 * ((0.414 * i) % 1)
        x = np.clip([middle_x - half_x, middle_x + half_x], left, right)[[0, 1, 1, 0]]
        y = np.clip([middle_y - half_y, middle_y + half_y], FLOOR, TOP)[[0, 0, 1, 1]]
        puffs.append(
            _cloud(f"puff {i + 1}", x.tolist(), y.tolist(), "radial", palette.MIST.light, "c0", "50", "00")
        )
    return puffs


def _cloud(name: str, x: object, y: object, spread: str, colour: str, *strengths: str) -> Figure:
    """Return a filled area of one colour, whose strength passes evenly through some in hexadecimal."""
    stops = [[i / (len(strengths) - 1), colour + strength] for i, strength in enumerate(strengths)]
    return {
        **line(name, x, y, colour, 0),
        "fill": "toself",
        "fillgradient": {"type": spread, "colorscale": stops},
    }


def _clearing_moves() -> list[Figure]:
    seen = range(SEEN_POINTS)
    near = seen[2:-2]
    places: list[object] = [f"w{i}" for i in seen]
    heights: list[object] = [f"L{i}" for i in seen]
    return [
        {
            "trace": "clearing",
            "x": ["clear from", "clear to", "clear to", "clear from"],
            "y": [FLOOR, FLOOR, TOP, TOP],
        },
        {
            "trace": "ground",
            "x": [*places, "sees to", "sees from"],
            "y": [*heights, FLOOR, FLOOR],
        },
        {"trace": "loss curve, fading", "x": places, "y": heights},
        {"trace": "loss curve", "x": [f"w{i}" for i in near], "y": [f"L{i}" for i in near]},
    ]


def _landscape() -> list[Figure]:
    """Return the whole curve, its valleys by name, and under the hill the difference of their heights."""
    left, right = DOUBLE_WELL.w_window
    grid = np.linspace(left, right, 241)
    curve = DOUBLE_WELL.loss(grid)
    outline = np.append(grid, [right, left]), np.append(np.minimum(curve, TOP), [FLOOR, FLOOR])
    green = palette.MINIMUM.light
    deep, shallow = words_of.valleys()
    (_, deep_w, deep_height), (_, shallow_w, shallow_height) = deep, shallow
    under_the_hill = -0.55
    arrow = arrow_head(green, 13)
    diamond = {"symbol": "diamond", "size": 13, "color": green}
    labels = [
        f"<b>{name}</b><br>w = {number(w, 3)}, height {number(height, 2)}"
        for name, w, height in (deep, shallow)
    ]
    return [
        _cloud(
            "ground",
            packed(outline[0], "f4"),
            packed(outline[1], "f4"),
            "vertical",
            palette.CURVE.light,
            "2c",
            "2c",
        ),
        line("loss curve", packed(grid, "f4"), packed(curve, "f4"), palette.CURVE.light, 4),
        line(
            "level of the shallow valley",
            [shallow_w, under_the_hill],
            [shallow_height] * 2,
            green,
            1.5,
            "dash",
        ),
        line("level of the deep valley", [deep_w, under_the_hill], [deep_height] * 2, green, 1.5, "dash"),
        {
            **line("lower by", [under_the_hill] * 2, [shallow_height, deep_height], green, 3),
            "mode": "lines+markers",
            "marker": arrow,
        },
        {
            **words("lower by, in words", {"size": 16, "color": green}, "middle right"),
            "x": [under_the_hill],
            "y": [(shallow_height + deep_height) / 2],
            "text": [f"  <b>{words_of.lower_by()} lower</b>"],
        },
        markers("minima", [deep_w, shallow_w], [deep_height, shallow_height], diamond),
        {
            **words("valleys in words", {"size": 14, "color": green}, "bottom center"),
            "x": [deep_w, shallow_w],
            "y": [deep_height - 0.1] * 2,
            "text": labels,
        },
    ]


def _walker(visited: NDArray[np.float64], is_lifted: bool) -> list[Figure]:
    orange, rose = palette.POSITION.light, palette.SLOPE.light
    ring = {"size": 9, "symbol": "circle-open", "color": orange, "line": {"width": 2, "color": orange}}
    pin = {"size": 17, "color": orange, "line": {"width": 3, "color": palette.PAPER.light}}
    arrow = arrow_head(orange, 14)
    sight = {"symbol": "line-ns", "size": 12, "line": {"width": 2, "color": palette.TEXT.light}}
    range_of_sight: list[Figure] = [
        {
            **line("range of sight", [], [], palette.TEXT.light, 2),
            "mode": "lines+markers",
            "marker": sight,
        },
        words(
            "range of sight, in words",
            {"size": 14, "color": palette.TEXT.light, "shadow": HALO},
            "top center",
        ),
        words("slope in words", {"size": 15, "color": rose, "shadow": HALO}, "top center"),
    ]
    return [
        markers("visited", packed(visited), packed(DOUBLE_WELL.loss(visited)), ring),
        line("height", [], [], palette.QUIET.light, 1.5, dash="dash"),
        line("drop-line", [], [], orange, 2, dash="dot"),
        *([] if is_lifted else range_of_sight),
        line("slope", [], [], rose, 4.5),
        {**line("move", [], [], orange, 5), "mode": "lines+markers", "marker": arrow, "cliponaxis": False},
        markers("pin", [], [], pin),
    ]


def _walker_moves(is_lifted: bool) -> list[Figure]:
    left, _ = DOUBLE_WELL.w_window
    sight = 0.1 + FLOOR
    range_of_sight: list[Figure] = [
        {"trace": "range of sight", "x": ["sees from", "sees to"], "y": [sight, sight]},
        {
            "trace": "range of sight, in words",
            "x": ["words at"],
            "y": [sight + 0.03],
            "text": ["you can see<br>from {sees from} to {sees to}"],
        },
        {"trace": "slope in words", "x": ["uphill end"], "y": ["words over"], "text": ["slope"]},
    ]
    return [
        {"trace": "height", "x": [left, "w"], "y": ["loss", "loss"]},
        {"trace": "drop-line", "x": ["w", "w"], "y": ["loss", FLOOR]},
        *([] if is_lifted else range_of_sight),
        {"trace": "slope", "x": ["tangent from", "tangent to"], "y": ["loss from", "loss to"]},
        {"trace": "move", "x": ["before", "w"], "y": [FLOOR, FLOOR]},
        {"trace": "pin", "x": ["w"], "y": ["loss"]},
    ]


def _layout() -> Figure:
    return layout(
        "fog walk",
        margin={"l": 52, "r": 14, "t": 8, "b": 50},
        xaxis=axis(
            range=list(DOUBLE_WELL.w_window), showgrid=False, title={"text": "position w", "standoff": 6}
        ),
        yaxis=axis(range=[FLOOR, TOP], showgrid=False, nticks=4, title={"text": "height L", "standoff": 6}),
    )
