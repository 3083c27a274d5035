"""One step in three beats: the numbers that each beat knows, of the exact run and, while a slider moves, of the fans.

A row of the columns is a beat. Row 0 is the start, and every step has three more: the columns have the shape
(3 · steps + 1,). On L = w² all of them are made of two: where the step begins, and where the walker stands.
"""

from collections.abc import Callable, Mapping
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from gd_core import SINGLE_WELL, Landscape, Run
from gd_view.curve.fans import LEARNING_RATE, START, STEPS, curve_fans, curve_loop
from gd_view.drawing.beats import Beats, Pattern, in_beats
from gd_view.drawing.drawing import Columns, Recipes, combined
from gd_view.drawing.fans import Fan, Live

LEFT, RIGHT = SINGLE_WELL.w_window
BESIDE = 0.28  # from a line to the words beside it
LOW = 9.0  # a place less high has no room for its words over those of the bar
TALL = SINGLE_WELL.loss_window[1] - 4.5  # words over more would be cut off
SMALLEST_ARROW = 0.05  # the arrow of a shorter move could not be seen
LONGEST_MOVE = 3 * RIGHT
TABLE_POINTS = 361
LISTED = "listed"  # the column that marks the rows of the table: one a step
BELOW, ABOVE = "left of the picture", "right of the picture"


class Beat(IntEnum):
    """The beat of a row."""

    STAND = 0
    MEASURE = 1
    MULTIPLY = 2
    MOVE = 3


def _shown(*beats: Beat) -> Pattern:
    """Return a pattern that is 0 in some beats and nothing in the others: added to a place it hides a part."""
    first, *each = (0.0 if beat in beats else None for beat in Beat)
    return Pattern((first,), tuple(each))


BEATS: Beats = {
    "line": Pattern((Beat.STAND,), (Beat.MEASURE, Beat.MULTIPLY, Beat.MOVE)),
    "step": Pattern((0,), (1, 1, 1), of="k"),
    "w": Pattern((0,), (0, 0, 0), of="place"),
    "at": Pattern((0,), (0, 0, 1), of="place"),
    "left of it": Pattern((0,), (0, 0, 1), of=BELOW),
    "right of it": Pattern((0,), (0, 0, 1), of=ABOVE),
    "knows slope": Pattern((0,), (1, 1, 1)),
    "knows next": Pattern((0,), (0, 0, 1)),
    LISTED: Pattern((0,), (0, 0, 1)),
    "measured": _shown(Beat.MEASURE, Beat.MULTIPLY, Beat.MOVE),
    "measures": _shown(Beat.MEASURE),
    "multiplied": _shown(Beat.MULTIPLY, Beat.MOVE),
    "multiplies": _shown(Beat.MULTIPLY),
    "moved": _shown(Beat.MOVE),
    "arrived": _shown(Beat.STAND, Beat.MOVE),
}
COUNTED = ("line", "step", "knows slope", "knows next", LISTED)
MASKS = ("measured", "measures", "multiplied", "multiplies", "moved", "arrived")

# What a table is read at, and then what is read in it: places of words beside the walker, which stay in the picture.
PLACES: Recipes = {"middle": ((1, "w"), (-1, "rate", "w")), "move": ((-2, "rate", "w"),)}
READ: Mapping[str, tuple[str, Callable[[NDArray[np.float64]], NDArray[np.float64]]]] = {
    "beside the slope": ("w", lambda w: w - 0.25 * np.where(w < 0, -1.0, 1.0)),
    "slope words over": ("w", lambda w: w * w + np.maximum(2 * np.abs(w) + 1.8, 4.6)),
    # Its words stand on its inner side. To the right of the tangent the first beat draws the rise.
    "words on the left": ("at", lambda at: np.where(at < 0, np.nan, 0.0)),
    "words on the right": ("at", lambda at: np.where(at < 0, 0.0, np.nan)),
    "no bar there": ("at", lambda at: np.where(at * at < LOW, np.nan, 0.0)),
    "height words over": (  # outside the picture the height is told at its edge
        "at",
        lambda at: np.where((at < LEFT) | (at > RIGHT), np.nan, np.minimum(at * at, TALL)),
    ),
    "middle in the picture": ("middle", lambda middle: np.clip(middle, LEFT + 2.6, RIGHT - 2.6)),
    "no arrow": ("move", lambda move: np.where(np.abs(move) > SMALLEST_ARROW, 0.0, np.nan)),
}
WINDOWS = dict.fromkeys(("place", "w", "at", "middle"), (LEFT, RIGHT)) | {
    "move": (-LONGEST_MOVE, LONGEST_MOVE)
}

RECIPES: Recipes = {
    "loss": ((1, "w", "w"),),
    "slope": ((2, "w"),),
    "turned": ((-1, "slope"),),
    "scaled": ((1, "rate", "slope"),),
    "move": ((-1, "rate", "slope"),),
    "next": ((1, "w"), (1, "move")),
    "height": ((1, "at", "at"),),
    "tangent from": ((1, "w"), (-1,), (1, "measured")),
    "tangent to": ((1, "w"), (1,), (1, "measured")),
    "loss from": ((1, "loss"), (-1, "slope")),
    "loss to": ((1, "loss"), (1, "slope")),
    "slope words at": ((1, "beside the slope"), (1, "measured")),
    "one to the right": ((1, "w"), (1,), (1, "measures")),
    "halfway along": ((1, "w"), (0.5,), (1, "measures")),
    "halfway up": ((1, "loss"), (0.5, "slope")),
    "beside the rise": ((1, "w"), (1 + BESIDE,), (1, "measures")),
    "slope bar from": ((1, "w"), (1, "multiplies")),
    "slope bar to": ((1, "slope bar from"), (-1, "slope")),
    "middle of the bar": ((1, "slope bar from"), (-0.5, "slope")),
    "arrow from": ((1, "w"), (1, "multiplied")),
    "arrow to": ((1, "arrow from"), (1, "move"), (1, "no arrow")),
    "middle of the arrow": ((1, "middle in the picture"), (1, "multiplied")),
    "came from": ((1, "w"), (1, "moved")),
    "left words at": ((1, "at"), (1, "words on the left"), (1, "arrived")),
    "left words at, measuring": ((1, "at"), (1, "words on the left"), (1, "measures")),
    "left words at, multiplying": (
        (1, "at"),
        (1, "words on the left"),
        (1, "multiplies"),
        (1, "no bar there"),
    ),
    "right words at": ((1, "at"), (1, "words on the right"), (1, "arrived")),
    "right words at, multiplying": (
        (1, "at"),
        (1, "words on the right"),
        (1, "multiplies"),
        (1, "no bar there"),
    ),
    "words over": ((1, "height"), (1.6,)),
    "place": ((1, "at"), (1, "arrived")),
    "height there": ((1, "height"), (1, "arrived")),
}


def columns_by_beat(run: Run[Landscape]) -> Columns:
    """Return the numbers known in each beat, (rows,). NaN hides a part of the picture until its beat has come."""
    w = run.iterates
    of_the_steps = {
        "place": w,
        BELOW: np.where(w < LEFT, LEFT, np.nan),
        ABOVE: np.where(w > RIGHT, RIGHT, np.nan),
    }
    columns = in_beats(BEATS, of_the_steps, run.n_steps)
    constants = {"rate": run.learning_rate}
    places = combined({"w": columns["w"]}, PLACES, constants) | columns
    drawn = {name: read(places[over]) for name, (over, read) in READ.items()}
    made = combined(columns | drawn, RECIPES, constants)
    return (
        made
        | {name: made[name].astype(np.float32) for name in (*READ, *MASKS)}
        | {name: made[name].astype(np.int16) for name in COUNTED}
    )


def fans(run: Run[Landscape], grids: Mapping[str, NDArray[np.float64]], *, is_held: bool = False) -> Live:
    """Return the fans of a page's sliders; see `gd_view.curve.fans.curve_fans`, whose runs they have."""
    live = curve_fans(run, grids, is_held=is_held)
    sets = {START: "from", LEARNING_RATE: "rate", STEPS: ""}
    return Live(
        fans={key: Fan(fan.values, {"place": fan.columns["w"]}, sets[key]) for key, fan in live.fans.items()},
        exact=live.exact,
        windows=WINDOWS,
        beyond={"place": (BELOW, ABOVE)},
        beats=BEATS,
        places=PLACES,
        tables={name: read(np.linspace(*WINDOWS[over], TABLE_POINTS)) for name, (over, read) in READ.items()},
        tables_over={name: over for name, (over, _) in READ.items()},
        clicks=live.clicks,
        grip=("at", "height") if live.grip else (),
        loop=curve_loop(run, "place"),
    )
