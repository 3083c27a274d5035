"""The run in the circle of the map: small, yet played step by step."""

from dataclasses import replace

from gd_core import Landscape, Run
from gd_view.chapters.outcome_map.dials import DIALS
from gd_view.curve import figure
from gd_view.curve.fans import curve_fans
from gd_view.drawing.drawing import Drawing
from gd_view.drawing.fans import Live
from gd_view.drawing.traces import axis_name

# Traces that so small a picture does without, the columns that are enough for it, and its names for the landmarks.
NOT_SO_SMALL = ("slope", "slope in words", "step", "height", "on the axis", "drop-line")
ENOUGH = ("w", "loss", *figure.OUTSIDE)
NAMES = {"minima in words": ["deep", "shallow"], "hilltops in words": ["hilltop"]}


def picture(run: Run[Landscape]) -> Drawing:
    """Return the run under the crosshair on its loss curve, small."""
    whole = figure.descent(run)
    data = [
        trace
        for trace in whole.figure["data"]
        if trace.get("yaxis", "y") == "y" and trace["name"] not in NOT_SO_SMALL
    ]
    data = [trace | ({"text": NAMES[trace["name"]]} if trace["name"] in NAMES else {}) for trace in data]
    shown = {trace["name"] for trace in data}
    axes = {key: value for key, value in whole.figure["layout"].items() if key not in ("xaxis2", "yaxis2")}
    axes |= {"margin": {"l": 42, "r": 18, "t": 6, "b": 24}, "annotations": [axis_name("w", "x", "y")]}
    axes["yaxis"] = {**axes["yaxis"], "title": {"text": "loss", "standoff": 2}, "domain": [0, 1], "nticks": 4}
    return replace(
        whole,
        figure={"data": data, "layout": axes},
        columns={name: whole.columns[name] for name in ENOUGH},
        recipes={},
        moving=tuple(move for move in whole.moving if move["trace"] in shown),
        so_far=tuple(name for name in whole.so_far if name in shown),
        paths={name: axes for name, axes in whole.paths.items() if name in shown},
        at_end=(),
        log={},
    )


def fans(run: Run[Landscape]) -> Live:
    """Return the fans with which the small picture follows a slider."""
    live = curve_fans(run, {dial.key: dial.grid() for dial in DIALS})
    return replace(live, tables={}, tables_over={}, step_axes=())
