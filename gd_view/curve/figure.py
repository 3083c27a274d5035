"""A run becomes its figure: the loss curve, and under it the loss at every step.

The step is an arrow on the horizontal axis, never one along the curve. Position, height and slope have one look
each, everywhere. The axes never move. An iterate outside the picture is named at its edge.

Columns of a run
----------------
Each has the shape (steps + 1,), the start first, and ends early with the iterate that left. Places and widths are
in units of w, heights in units of L. NaN stands for a part that is not drawn. Columns are sent to the player, made
there of others by a recipe, or given by a chapter and then sent. Of any rule but plain descent the moves are sent.

``w``               sent   Place wₖ.
``loss``            sent   Height L(wₖ).
``slope``           sent   L′(wₖ), in L per w.
``move``            made   Step from wₖ, by plain descent −α · slope.
``next``            made   Place after the step.
``predicted drop``  made   Drop of the loss if the slope stayed as it is: −slope · move.
``uphill``          sent   Half the width of the drawn tangent, with the sign of the slope; single precision.
``no arrow``        sent   0, or NaN where the step is too short to be seen; single precision.
``tangent from``    made   Place of the tangent's lower end,
``loss from``       made   and its height.
``tangent to``      made   Place of the tangent's upper end,
``loss to``         made   and its height.
``slope word``      made   Place of the word beside the tangent.
``arrow to``        made   Place of the arrow's head.
``above``           sent   Place, where only the height is outside the window, else NaN.
``left of it``      sent   Left edge of the window, where the place is beyond it, else NaN.
``right of it``     sent   Right edge of the window, where the place is beyond it, else NaN.
``off the strip``   sent   Top of the strip, where the height is above it, else NaN.
``jumped``          given  1 where the last step crossed a hilltop, else 0.
``pinned w``        given  Place of a second run at the same step,
``pinned loss``     given  and its height.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core import Landscape, Run
from gd_view.curve.beside import (
    edge,
    guessed,
    jump_marks,
    landmarks,
    landmarks_in_words,
    pinned_moves,
    pinned_traces,
    start_in_words,
    strip_in_logarithms,
    strip_moves,
    strip_traces,
)
from gd_view.drawing import palette
from gd_view.drawing.drawing import Columns, Drawing, Recipes, combined
from gd_view.drawing.traces import (
    Figure,
    arrow_head,
    axis,
    axis_name,
    even_line,
    layout,
    line,
    markers,
    steps_shown,
    words,
)

CURVE_POINTS = 161  # at the sharpest bend a sixth of a pixel off the true curve
# Columns that the player makes of others, whatever the rule.
OF_ANY_RULE: Recipes = {
    "next": ((1, "w"), (1, "move")),
    "predicted drop": ((-1, "slope", "move"),),
    "tangent from": ((1, "w"), (-1, "uphill")),
    "tangent to": ((1, "w"), (1, "uphill")),
    "loss from": ((1, "loss"), (-1, "uphill", "slope")),
    "loss to": ((1, "loss"), (1, "uphill", "slope")),
    "slope word": ((1, "w"), (-0.45, "uphill")),
    "arrow to": ((1, "next"), (1, "no arrow")),
}
# The moves of plain descent are made of the slope: they need not be sent, and a fan's runs have them as well. The
# moves of another rule cannot be made of these columns, so they travel.
OF_PLAIN_DESCENT: Recipes = {
    "move": ((-1, "rate", "slope"),),
    **OF_ANY_RULE,
    "predicted drop": ((1, "rate", "slope", "slope"),),
}
ONLY_DRAWN = ("uphill", "no arrow")  # and in no sentence: single precision is enough
PINNED = ("pinned w", "pinned loss")
OUTSIDE = ("above", "left of it", "right of it")
FLOOR = -0.23  # of the window's height: the horizontal axis lies below the labels of the minima
SMALLEST_ARROW = 0.004  # of the window's width; the arrow of a shorter step could not be seen
STRIP_TOP = 0.3  # of the figure's height; the landscape begins a little above


def descent(
    run: Run[Landscape],
    more: Columns | None = None,
    *,
    is_compared: bool = False,
    guess: float | None = None,
) -> Drawing:
    """Return the run on its loss curve, and under it a strip with the loss at every step.

    Parameters
    ----------
    run
        A single run, made by any rule.
    more
        Further columns, (steps + 1,), for the sentences or for the picture. A column "jumped" marks the steps at
        which it is positive with the sign of a hilltop.
    is_compared
        Whether they hold a pinned run, as "pinned w" and "pinned loss", which is drawn as well.
    guess
        Place w where the reader expects the walker, to be marked.
    """
    landscape, columns = run.landscape, run_columns(run)
    more = {name: column[: len(columns["w"])] for name, column in (more or {}).items()}
    pinned = pinned_traces(landscape, more) if is_compared else []
    jumps = jump_marks(landscape, more["jumped"], run.n_steps) if "jumped" in more else []
    return Drawing(
        figure={
            "data": [
                *pinned,
                *_curve_traces(run),
                *([] if guess is None else [guessed(landscape, guess)]),
                *strip_traces(columns),
                *jumps,
            ],
            "layout": _layout(landscape, run.n_steps),
        },
        columns=columns | {name: columns[name].astype(np.float32) for name in ONLY_DRAWN} | more,
        moving=(
            *_curve_moves(landscape),
            *strip_moves(),
            *(pinned_moves() if is_compared else ()),
        ),
        so_far=("so far", "on the axis", "loss so far"),
        constants={"rate": run.learning_rate, "edge": edge(landscape, float(run.start))},
        recipes=OF_PLAIN_DESCENT if run.is_plain else OF_ANY_RULE,
        paths=_paths(landscape),
        outside=OUTSIDE,
        at_end=("loss off the strip", *(trace["name"] for trace in jumps)),
        log=strip_in_logarithms(landscape),
    )


def run_columns(run: Run[Landscape]) -> Columns:
    """Return the columns of a run, as the head of this module lists them, without the given ones."""
    landscape = run.landscape
    kept = np.flatnonzero(np.isfinite(run.iterates))
    w, move = run.iterates[: kept[-1] + 1], run.moves[: kept[-1] + 1]
    (left, right), (_, top) = landscape.w_window, landscape.loss_window
    with np.errstate(over="ignore", invalid="ignore"):
        loss, slope = landscape.loss(w), landscape.gradient(w)
    seen = np.abs(move) > SMALLEST_ARROW * (right - left)
    inside = (w >= left) & (w <= right)
    with np.errstate(over="ignore", invalid="ignore"):
        columns = combined(
            {
                "w": w,
                "loss": loss,
                "slope": slope,
                "move": move,
                "uphill": uphill(landscape, slope),
                "no arrow": np.where(seen, 0.0, np.nan),
            },
            OF_ANY_RULE,
            {},
        )
    return columns | {
        "above": np.where(inside & (loss > top), w, np.nan),
        "left of it": np.where(w < left, left, np.nan),
        "right of it": np.where(w > right, right, np.nan),
        "off the strip": np.where(loss > top, top, np.nan),
    }


def uphill(landscape: Landscape, slope: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return half the width in w of a tangent, with the slope's sign and in its shape.

    The tangent looks equally long at every slope.
    """
    (left, right), (_, top) = landscape.w_window, landscape.loss_window
    width, height = right - left, top
    steepness = slope * width / height * 0.6  # as drawn: the picture is about 0.6 times as high as wide
    reach = 0.085 * width / np.hypot(1.0, steepness)
    return np.where(slope < 0, -reach, reach)


def _curve_traces(run: Run[Landscape]) -> list[Figure]:
    landscape = run.landscape
    grid = np.linspace(*landscape.w_window, CURVE_POINTS)
    orange, rose = palette.POSITION.light, palette.SLOPE.light
    ring = {"size": 9, "symbol": "circle-open", "color": orange, "line": {"width": 1.5, "color": orange}}
    dot = {"size": 9, "color": orange, "line": {"width": 1.5, "color": palette.PAPER.light}}
    pin = {"size": 19, "color": orange, "line": {"width": 3, "color": palette.PAPER.light}}
    arrow = arrow_head(orange, 14)
    number_font = {"size": 14, "color": orange}
    word, where = start_in_words(landscape, float(run.start))
    traces = [
        even_line("loss curve", grid, landscape.loss(grid), palette.CURVE.light, 3.5),
        *landmarks(landscape),
        markers("trajectory", [], [], ring, opacity=palette.SOFT),
        {
            **markers("so far", [], [], dot),
            "mode": "lines+markers",
            "line": {"width": 1, "color": orange, "dash": "dot"},
        },
        markers(
            "on the axis", [], [], {"symbol": "line-ns", "size": 12, "line": {"width": 2, "color": orange}}
        ),
        line("height", [], [], palette.QUIET.light, 1.5, dash="dash"),
        line("drop-line", [], [], orange, 2, dash="dot"),
        line("slope", [], [], rose, 6),
        {**line("step", [], [], orange, 5), "mode": "lines+markers", "marker": arrow, "cliponaxis": False},
        *landmarks_in_words(landscape),
        {**words("start", number_font, where), "text": [word]},
        words("slope in words", {"size": 14, "color": rose}, "top center"),
        markers("pin", [], [], pin),
    ]
    for name, position in (("left", "middle right"), ("right", "middle left"), ("above", "bottom center")):
        traces.append(words(f"out of the picture, {name}", number_font, position))
    return traces


def _curve_moves(landscape: Landscape) -> tuple[Mapping[str, Any], ...]:
    (left, _), (_, top) = landscape.w_window, landscape.loss_window
    floor = FLOOR * top
    return (
        {"trace": "height", "x": [left, "w"], "y": ["loss", "loss"]},
        {"trace": "drop-line", "x": ["w", "w"], "y": ["loss", floor]},
        {"trace": "slope", "x": ["tangent from", "tangent to"], "y": ["loss from", "loss to"]},
        {
            "trace": "slope in words",
            "x": ["slope word"],
            "y": ["loss"],
            "text": ["slope<br> "],
        },
        {"trace": "step", "x": ["w", "arrow to"], "y": [floor, floor]},
        {"trace": "pin", "x": ["w"], "y": ["loss"]},
        {
            "trace": "out of the picture, left",
            "x": ["left of it"],
            "y": ["edge"],
            "text": ["  ◀ w = {w}<br>  loss {loss}"],
        },
        {
            "trace": "out of the picture, right",
            "x": ["right of it"],
            "y": ["edge"],
            "text": ["w = {w} ▶  <br>loss {loss}  "],
        },
        {"trace": "out of the picture, above", "x": ["above"], "y": [top], "text": ["▲ loss {loss}"]},
    )


def _paths(landscape: Landscape) -> Mapping[str, Mapping[str, str | float]]:
    on_the_curve = {"x": "w", "y": "loss"}
    return {
        "trajectory": on_the_curve,
        "so far": on_the_curve,
        "on the axis": {"x": "w", "y": FLOOR * landscape.loss_window[1]},
        "start": on_the_curve,
        "loss of every step": {"x": "k", "y": "loss"},
        "loss so far": {"x": "k", "y": "loss"},
    }


def _layout(landscape: Landscape, n_steps: int) -> Figure:
    (left, right), (_, top) = landscape.w_window, landscape.loss_window
    steps = steps_shown(n_steps)
    return layout(
        landscape.name,
        margin={"l": 52, "r": 24, "t": 8, "b": 26},
        annotations=[axis_name("w", "x", "y"), axis_name("k", "x2", "y2")],
        xaxis=axis(range=[left, right], anchor="y", layer="below traces"),  # the step is an arrow on it
        yaxis=axis(
            range=[FLOOR * top, top],
            domain=[STRIP_TOP + 0.11, 1],
            title={"text": "loss L", "standoff": 6},
        ),
        xaxis2=axis(
            range=[-0.02 * steps, 1.02 * steps],
            anchor="y2",
            showgrid=False,
        ),
        yaxis2=axis(
            range=[-0.06 * top, 1.06 * top],
            domain=[0, STRIP_TOP],
            nticks=3,
            title={"text": "loss", "standoff": 6},
        ),
    )
