"""The company of a run on its loss curve: the loss step by step, a pinned run, the names of the landmarks."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core import Landscape
from gd_view.curve.words import minimum
from gd_view.drawing import palette
from gd_view.drawing.drawing import Columns
from gd_view.drawing.traces import Figure, guess_mark, line, markers, packed, steps_shown, words
from gd_view.wording import number

HIGHER = 2 * "<br> "  # than the word at a tangent
LANDMARK = 11  # pixels
LOG_FACTOR = 3000  # from the top of the logarithmic strip down to its bottom, to a power of ten
NAMED = 0.16  # of the window's width, on either side of a minimum: its name and a word beside it have room
ROOM_FOR_A_WORD = 0.25  # of the strip's width, on a phone


def strip_traces(columns: Columns) -> list[Figure]:
    """Return the strip below the curve: the loss at every step, with a triangle where the loss is too high for it."""
    beyond = np.flatnonzero(np.isfinite(columns["off the strip"]))
    edge = columns["off the strip"][beyond].tolist()
    orange = palette.POSITION.light
    strip = {"xaxis": "x2", "yaxis": "y2"}
    triangle = {"symbol": "triangle-up", "size": 8, "color": orange}
    return [
        {**line("loss of every step", [], [], palette.QUIET.light, 1.5), **strip},
        {**markers("loss so far", [], [], {"size": 5, "color": orange}), **strip},
        {
            **markers("loss off the strip", beyond.tolist(), edge, triangle),
            **strip,
        },
        {**line("height in the strip", [], [], palette.QUIET.light, 1.5, dash="dash"), **strip},
        {
            **markers(
                "now",
                [],
                [],
                {"size": 12, "color": orange, "line": {"width": 2, "color": palette.PAPER.light}},
            ),
            **strip,
        },
    ]


def strip_moves() -> tuple[Mapping[str, Any], ...]:
    """Return the moving parts of the strip."""
    return (
        {"trace": "height in the strip", "x": [0, "k"], "y": ["loss", "loss"]},
        {"trace": "now", "x": ["k", "k"], "y": ["loss", "off the strip"]},
    )


def strip_in_logarithms(landscape: Landscape) -> Figure:
    """Return what changes of the layout where the reader chooses a logarithmic strip.

    It reaches down to where a fan's loss still is exact to the width of a dot, so that the strip is the same under a
    hand. What lies below, and 0, which has no logarithm, is not drawn, and the strip says so.
    """
    top = landscape.loss_window[1]
    lowest = math.floor(math.log10(top / LOG_FACTOR))
    note = {
        "text": f"not drawn: a loss below {number(10.0**lowest)}, or 0",
        "xref": "x2 domain",
        "yref": "y2 domain",
        "x": 0.08,  # beside the line of a run that is there at once
        "y": 0,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": palette.QUIET.light},
    }
    axis = {"type": "log", "range": [lowest, math.log10(1.3 * top)], "dtick": 1, "tickformat": "~r"}
    return {"annotations": [note], "yaxis2": axis}


def pinned_traces(landscape: Landscape, columns: Columns) -> list[Figure]:
    """Return a second run, in dashes and squares: its squares frame the run's dots where the two are alike."""
    _, (_, top) = landscape.w_window, landscape.loss_window
    w, loss = columns["pinned w"], columns["pinned loss"]
    grey = palette.PINNED.light
    square = {"size": 12, "symbol": "square-open", "color": grey, "line": {"width": 1.5, "color": grey}}
    frame = {**square, "size": 26, "line": {"width": 3, "color": grey}}
    dashes = {"mode": "lines+markers", "line": {"width": 1.5, "color": grey, "dash": "longdash"}}
    drawn = packed(np.where(loss > top, np.nan, loss), "f4")
    strip = {"xaxis": "x2", "yaxis": "y2"}
    return [
        {**markers("pinned run", packed(w), packed(loss), square), **dashes},
        {
            **markers("pinned loss of every step", packed(np.arange(len(w)), "i2"), drawn, square),
            **dashes,
            **strip,
        },
        markers("pinned pin", [], [], frame),
    ]


def pinned_moves() -> tuple[Mapping[str, Any], ...]:
    """Return the moving parts of a pinned run."""
    return ({"trace": "pinned pin", "x": ["pinned w"], "y": ["pinned loss"]},)


def jump_marks(landscape: Landscape, jumped: NDArray[np.float64], n_steps: int) -> list[Figure]:
    """Return marks on the strip for the steps that jumped over a hilltop, with a word where it has room.

    Parameters
    ----------
    landscape
        Ground of the run.
    jumped
        (rows,), positive where a step has just jumped.
    n_steps
        Number of steps of the run, which the strip has room for.
    """
    steps = np.flatnonzero(jumped > 0)
    room = np.diff(np.append(steps, np.inf)) / steps_shown(n_steps)
    heights = np.full(steps.size, 0.9 * landscape.loss_window[1])
    mark = {"symbol": "triangle-up", "size": 9, "color": palette.HILLTOP.light}
    return [
        {
            **markers("jumps", steps.tolist(), heights.tolist(), mark),
            "mode": "markers+text",
            "text": [" jumped" if one > ROOM_FOR_A_WORD and steps.size <= 3 else "" for one in room],
            "textposition": "middle right",
            "textfont": {"color": palette.HILLTOP.light, "size": 13},
            "xaxis": "x2",
            "yaxis": "y2",
        }
    ]


def guessed(landscape: Landscape, w: float) -> Figure:
    """Return the mark at the place where a reader expects the walker, on the curve, where that is in the picture."""
    (left, right), (_, top) = landscape.w_window, landscape.loss_window
    height = min(float(landscape.loss(np.asarray(w))), top)
    return guess_mark(w, height, "left" if 2 * w > left + right else "right")


def landmarks(landscape: Landscape) -> list[Figure]:
    """Return the minima as diamonds and the hilltops as triangles."""
    minima, tops = np.array(landscape.minima), np.array(landscape.hilltops)
    diamond = {"symbol": "diamond", "size": LANDMARK, "color": palette.MINIMUM.light}
    triangle = {"symbol": "triangle-up", "size": LANDMARK, "color": palette.HILLTOP.light}
    marks = [markers("minima", minima.tolist(), landscape.loss(minima).tolist(), diamond)]
    if tops.size:
        marks.append(markers("hilltops", tops.tolist(), landscape.loss(tops).tolist(), triangle))
    return marks


def landmarks_in_words(landscape: Landscape) -> list[Figure]:
    """Return the name and place of each landmark, to be drawn after the run, whose lines would cross them."""
    minima = [f"{minimum(landscape, i)}, w = {number(w)}" for i, w in enumerate(landscape.minima)]
    tops = [f"hilltop, w = {number(w)}{HIGHER}" for w in landscape.hilltops]
    texts = ((minima, "bottom center"), (tops, "top center"))
    marks = landmarks(landscape)
    return [
        {
            **words(f"{mark['name']} in words", {"color": mark["marker"]["color"], "size": 13}, position),
            "mode": "markers+text",
            "marker": {"size": LANDMARK, "opacity": 0},  # the words keep clear of the mark
            "x": mark["x"],
            "y": mark["y"],
            "text": text,
        }
        for mark, (text, position) in zip(marks, texts[: len(marks)], strict=True)
    ]


def start_in_words(landscape: Landscape, w: float) -> tuple[str, str]:
    """Return the word at the start and its place: under the curve, but inward near the window's edges.

    Near a minimum, whose name is under it, the word is over the curve, uphill: downhill is the word at the tangent.
    """
    left, right = landscape.w_window
    from_middle = (2 * w - left - right) / (right - left)
    height, side = "bottom", "right" if landscape.gradient(w) > 0 else "left"
    if min(abs(w - mark) for mark in landscape.minima) < NAMED * (right - left):
        height = "top"
    if abs(from_middle) > 0.75:
        height, side = "middle", "left" if from_middle > 0 else "right"
    return ("start   " if side == "left" else "   start"), f"{height} {side}"


def edge(landscape: Landscape, start: float) -> float:
    """Return the height at which a place outside is told: away from the word at the start, and from a hilltop's."""
    top = landscape.loss_window[1]
    if landscape.loss(np.asarray(start)) < 0.6 * top:
        return 0.85 * top
    return (0.5 if landscape.hilltops else 0.35) * top
