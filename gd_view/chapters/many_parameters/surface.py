"""The run on the bowl as a surface: height is the loss, and the run itself is on the floor.

The rule chooses parameters, which are places on the floor. So downhill is an arrow of the floor, and the height only
follows.

Columns beside those in run.py, all of them sent
------------------------------------------------
``seen {1,2}``  sent  Place, where it is on the piece that is shown,
``height``      sent  and its height, a little above the surface.
``rim {1,2}``   sent  Place of the piece nearest to the run,
``beyond``      sent  and the height of the picture's top, where the run is outside the piece, else NaN.
"""

import numpy as np
from numpy.typing import NDArray

from gd_core import Bowl, Run
from gd_view.chapters.many_parameters import labels
from gd_view.chapters.many_parameters.run import LEVELS, Points, ellipse, kept, places, run_columns
from gd_view.drawing import palette
from gd_view.drawing.drawing import Columns, Drawing
from gd_view.drawing.traces import Figure, layout, packed, words

ALONG, ACROSS = (-5.6, 6.0), (-3.0, 3.0)  # the piece of the bowl that is shown, turned with the bowl
MESH = (33, 25)  # points along and across
FLOOR = -0.7  # of the height that is shown
LIFT = 0.012  # of that height, for lines above the surface, which would swallow them otherwise
# From so high the walker is seen over the rim of every bowl, and from so far the axes keep their names on a phone. They
# reach farther to the left than to the right.
CAMERA: Figure = {"eye": {"x": 0.55, "y": -1.2, "z": 2.75}, "center": {"x": -0.1, "y": -0.05, "z": -0.2}}
OUTSIDE = ("beyond",)


def surface(run: Run[Bowl]) -> Drawing:
    """Return the run on the surface of its bowl, and its shadow on the floor."""
    bowl, w = run.landscape, kept(run)
    top = float(bowl.loss(_turned(bowl, [ALONG[1], ACROSS[1]])))
    floor = FLOOR * top
    return Drawing(
        figure={"data": _traces(bowl, w, top), "layout": _layout(bowl, top)},
        columns=run_columns(run) | _columns(bowl, w, top),
        moving=(
            {
                "trace": "to the minimum",
                "x": ["from x", "home x"],
                "y": ["from y", "home y"],
                "z": [floor, floor],
            },
            {
                "trace": "downhill",
                "x": ["from x", "tip x"],
                "y": ["from y", "tip y"],
                "z": [floor, floor],
            },
            {
                "trace": "drop-line",
                "x": ["seen 1", "seen 1"],
                "y": ["seen 2", "seen 2"],
                "z": ["height", floor],
            },
            {"trace": "pin", "x": ["seen 1"], "y": ["seen 2"], "z": ["height"]},
            {"trace": "place", "x": ["seen 1"], "y": ["seen 2"], "z": [floor]},
            {
                "trace": "words",
                "x": ["downhill word x", "home word x"],
                "y": ["downhill word y", "home word y"],
                "z": [floor, floor],
                "text": ["downhill", "to the minimum"],
            },
            {"trace": "edge", "x": ["rim 1"], "y": ["rim 2"], "z": ["beyond"]},
            {
                "trace": "out of the picture",
                "x": [0],
                "y": ["beyond"],
                "text": ["▲ out of the picture: ({w 1}, {w 2}), loss {loss}"],
            },
        ),
        so_far=("so far", "so far, on the floor"),
        outside=OUTSIDE,
        constants={"rate": run.learning_rate},
    )


def _turned(bowl: Bowl, points: object) -> Points:
    turned: Points = np.asarray(points, dtype=np.float64) @ bowl.axes.T
    return turned


def in_piece(bowl: Bowl, w: Points) -> NDArray[np.bool_]:
    """Return whether points w, (points, 2), lie on the piece of the bowl that is shown, (points,)."""
    u = w @ bowl.axes
    low, high = np.array([ALONG, ACROSS]).T
    inside: NDArray[np.bool_] = ((u >= low - 1e-9) & (u <= high + 1e-9)).all(axis=1)
    return inside


def _shown(bowl: Bowl, w: Points) -> Points:
    return np.where(in_piece(bowl, w)[:, np.newaxis], w, np.nan)


def _columns(bowl: Bowl, w: Points, top: float) -> Columns:
    seen = _shown(bowl, w)
    u = w @ bowl.axes
    low, high = np.array([ALONG, ACROSS]).T
    rim = _turned(bowl, np.clip(u, low, high))
    gone = np.isnan(seen[:, 0])
    return labels.readable(bowl, places(bowl, w, ~gone), np.array([labels.MINIMUM])) | {
        "seen 1": seen[:, 0].astype(np.float32),
        "seen 2": seen[:, 1].astype(np.float32),
        "height": (bowl.loss(seen) + LIFT * top).astype(np.float32),
        "rim 1": rim[:, 0].astype(np.float32),
        "rim 2": rim[:, 1].astype(np.float32),
        "beyond": np.where(gone, top, np.nan).astype(np.float32),
    }


def _traces(bowl: Bowl, w: Points, top: float) -> list[Figure]:
    orange, rose = palette.POSITION.light, palette.SLOPE.light
    green, blue = palette.MINIMUM.light, palette.CURVE.light
    floor = FLOOR * top
    seen = _shown(bowl, w)
    height = bowl.loss(seen) + LIFT * top
    flat = np.full(len(w), floor)
    lines = np.vstack(
        [part for level in LEVELS for part in (_shown(bowl, ellipse(bowl, level)), [[np.nan, np.nan]])]
    )
    return [
        _mesh(bowl),
        {
            **_line3d("lines of equal loss", lines, bowl.loss(lines) + LIFT * top, blue, 2),
            "opacity": palette.SOFT,
        },
        {
            **_line3d("lines of equal loss, on the floor", lines, np.full(len(lines), floor), blue, 2),
            "opacity": palette.SOFT,
        },
        {
            **_line3d("trajectory", seen, height, orange, 2),
            "mode": "lines+markers",
            "marker": {"size": 3, "symbol": "circle-open", "color": orange},
            "opacity": palette.SOFT,
        },
        {**_line3d("trajectory, on the floor", seen, flat, orange, 2), "opacity": palette.SOFT},
        {
            **_line3d("so far", seen, height, orange, 5),
            "mode": "lines+markers",
            "marker": {"size": 4, "color": orange},
        },
        {
            **_line3d("so far, on the floor", seen, flat, orange, 4),
            "mode": "lines+markers",
            "marker": {"size": 3, "color": orange},
        },
        {
            **_points3d("minimum", {"symbol": "diamond", "size": 5, "color": green}),
            "mode": "markers+text",
            "x": [0, 0],
            "y": [0, 0],
            "z": [LIFT * top, floor],
            "text": ["", "minimum "],
            "textposition": "middle left",
            "textfont": {"color": green, "size": 13},
        },
        _line3d("to the minimum", np.empty((0, 2)), np.empty(0), green, 5, dash="dash"),
        _line3d("downhill", np.empty((0, 2)), np.empty(0), rose, 9),
        _line3d("drop-line", np.empty((0, 2)), np.empty(0), orange, 3, dash="dot"),
        _points3d("pin", {"size": 9, "color": orange, "line": {"width": 2, "color": palette.PAPER.light}}),
        _points3d("place", {"size": 5, "color": orange}),
        {**_points3d("words", {}), "mode": "text", "textfont": {"size": 13, "color": [rose, green]}},
        _points3d("edge", {"symbol": "diamond-open", "size": 7, "color": orange}),
        # Flat words over the scene: in WebGL they would be too small.
        words("out of the picture", {"size": 14, "color": orange}, "middle center"),
    ]


def _mesh(bowl: Bowl) -> Figure:
    across, along = np.meshgrid(np.linspace(*ACROSS, MESH[1]), np.linspace(*ALONG, MESH[0]))
    points = _turned(bowl, np.stack([along, across], axis=-1))
    x, y, z = (np.round(each, 3).tolist() for each in (points[..., 0], points[..., 1], bowl.loss(points)))
    blue = palette.CURVE.light
    return {
        "type": "surface",
        "name": "loss",
        "x": x,
        "y": y,
        "z": z,
        "colorscale": [[0, blue], [1, blue]],
        "showscale": False,
        "opacity": 0.5,
        "lighting": {"ambient": 0.75, "diffuse": 0.5, "specular": 0.1},
        "contours": {axis: {"highlight": False} for axis in "xyz"},
    }


def _line3d(name: str, xy: Points, z: Points, colour: str, width: float, dash: str = "solid") -> Figure:
    return {
        "type": "scatter3d",
        "name": name,
        "mode": "lines",
        "x": packed(xy[:, 0], "f4"),
        "y": packed(xy[:, 1], "f4"),
        "z": packed(z, "f4"),
        "line": {"color": colour, "width": width, "dash": dash},
    }


def _points3d(name: str, marker: Figure) -> Figure:
    return {
        "type": "scatter3d",
        "name": name,
        "mode": "markers",
        "x": [],
        "y": [],
        "z": [],
        "marker": marker,
    }


_HOW_TO_TURN: Figure = {
    "text": "drag to turn; on a touch screen with two fingers",
    "xref": "paper",
    "yref": "paper",
    "x": 0,
    "y": 0,
    "xanchor": "left",
    "yanchor": "bottom",
    "showarrow": False,
    "font": {"size": 12, "color": palette.QUIET.light},
}


def _layout(bowl: Bowl, top: float) -> Figure:
    corners = _turned(bowl, [[a, b] for a in ALONG for b in ACROSS])
    low, high = corners.min(axis=0), corners.max(axis=0)
    side = {
        "backgroundcolor": "rgba(0,0,0,0)",
        "gridcolor": palette.GRID.light,
        "linecolor": palette.QUIET.light,
        "showspikes": False,
        "zeroline": False,
    }
    apart = max(
        step for step in (20, 40, 60, 100, 200, 400) if step <= top
    )  # seen from above there is room for one
    ticks = list(range(0, int(top) + 1, apart))
    wide, deep = (high - low).tolist()
    return layout(
        f"surface {bowl.condition_number:g} {bowl.rotation:g}",
        xaxis={"range": [-1, 1], "visible": False, "fixedrange": True},
        yaxis={"range": [0.5 * top, 1.5 * top], "domain": [0.93, 1], "visible": False, "fixedrange": True},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        annotations=[_HOW_TO_TURN],
        scene={
            "domain": {"y": [0.07, 1]},
            "xaxis": {**side, "range": [low[0], high[0]], "title": {"text": "w₁"}, "dtick": 2},
            "yaxis": {**side, "range": [low[1], high[1]], "title": {"text": "w₂"}, "dtick": 2},
            "zaxis": {
                **side,
                "range": [1.05 * FLOOR * top, top],
                "title": {"text": "loss L"},
                "tickvals": ticks,
            },
            "aspectmode": "manual",
            "aspectratio": {"x": 2.4 * wide / (wide + deep), "y": 2.4 * deep / (wide + deep), "z": 0.95},
            "camera": CAMERA,
            "dragmode": "turntable",
        },
    )
