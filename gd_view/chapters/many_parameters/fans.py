"""The fans of a run on a bowl: every listed learning rate, every number of steps. From any start the loop makes it.

While the start is held the arrows and the angle go along, by measures of the player. The words beside them do not.
"""

import numpy as np

from gd_core import Bowl, Run, Trajectory, descend
from gd_core.checks import checked_plain
from gd_view.chapters.many_parameters.dials import START_W1, START_W2
from gd_view.chapters.many_parameters.run import ARROW, FAR, TOO_NEAR, in_window, places, recipes, window
from gd_view.drawing.drawing import Columns
from gd_view.drawing.fans import Fan, Live, Loop
from gd_view.drawing.traces import STRIP_LENGTHS
from gd_view.page.settings import LEARNING_RATE, STEPS, Choice, Dial

OF_THE_PLACE = ("size 1", "size 2", "share 1", "share 2", "angle")


def plane_fans(run: Run[Bowl], steps: Dial, rates: Choice, *, is_held: bool = False) -> Live:
    """Return the fans of a page's sliders of the learning rate and of the steps, and the loop for its start.

    Parameters
    ----------
    run
        The exact run of the sliders as they stand.
    steps, rates
        The two sliders.
    is_held
        Whether the start stays where it is under a click, which means something else.

    Raises
    ------
    ValueError
        If the run was made by another rule than plain descent. The player makes the moves of a fan's run from the
        slopes at each place, and another rule's moves are made of more.
    """
    checked_plain("a fan of runs", run.rule)
    bowl, start, rate = run.landscape, run.start, run.learning_rate
    listed, counts = np.array(rates.values, dtype=float), steps.grid()
    walks = {
        LEARNING_RATE: descend(bowl.gradient, start, listed[:, np.newaxis], run.n_steps),
        STEPS: descend(bowl.gradient, start, [[rate]], int(counts[-1])),
    }
    values = {LEARNING_RATE: listed, STEPS: counts}
    across, upright = window(bowl)
    arrows = places(bowl, np.array([start]), np.array([True]))
    return Live(
        fans={
            key: Fan(
                values[key],
                _columns(bowl, made),
                sets="rate" if key == LEARNING_RATE else "",
                is_listed=key == LEARNING_RATE,
            )
            for key, made in walks.items()
        }
        | {one.key: Fan(one.grid(), {}, sets=one.key) for one in STARTS},
        exact={LEARNING_RATE: rate, STEPS: run.n_steps}
        | {one.key: float(w) for one, w in zip(STARTS, start, strict=True)},
        windows={"w 1": across, "w 2": upright, **dict.fromkeys(OF_THE_PLACE[:2], (0, 40)), **_PARTS},
        kept_at_start=(*arrows, "still"),
        loop=_loop(run),
        clicks=() if is_held else tuple(one.key for one in STARTS),
        grip=() if is_held else ("w 1", "w 2"),
        held="The start on the map: drag it, or use the arrow keys",
        step_axes=("xaxis2", "xaxis3"),
        step_lengths=STRIP_LENGTHS,
    )


STARTS = (START_W1, START_W2)
_PARTS = {"share 1": (0, 100), "share 2": (0, 100), "angle": (0, 180)}


def _columns(bowl: Bowl, made: Trajectory) -> Columns:
    """Return place, size of the move and angle of every run at every step, each (runs, steps + 1)."""
    w, size = np.moveaxis(made.iterates, 1, 0), np.abs(np.moveaxis(made.moves, 1, 0))
    far = np.logical_or.accumulate(np.abs(w).max(axis=2) > FAR, axis=1)
    is_over = np.roll(far, 1, axis=1)[..., np.newaxis] & (np.arange(w.shape[1]) > 0)[:, np.newaxis]
    w, size = np.where(is_over, np.nan, w), np.where(is_over, np.nan, size)
    with np.errstate(invalid="ignore", over="ignore"):
        angle = bowl.angle_to_minimum(w)
        inside = in_window(bowl, w.reshape(-1, 2)).reshape(w.shape[:2])
    longest = np.where(inside[..., np.newaxis], size, 0).max(axis=(1, 2))[:, np.newaxis, np.newaxis]
    share = np.minimum(100 * size / np.where(longest > 0, longest, 1), 100)
    return {
        "w 1": w[..., 0],
        "w 2": w[..., 1],
        "size 1": size[..., 0],
        "size 2": size[..., 1],
        "share 1": share[..., 0],
        "share 2": share[..., 1],
        "angle": angle,
    }


def _loop(run: Run[Bowl]) -> Loop:
    """Return how the player makes the run from any start, with its angles, and arrows where they are drawn."""
    across, upright = window(run.landscape)
    stepping = ("slope", "move", "next")
    return Loop(
        begins={f"w {i}": one.key for i, one in enumerate(STARTS, start=1)},
        recipes={name: terms for name, terms in recipes(run).items() if name.startswith(stepping)},
        follows={"w 1": "next 1", "w 2": "next 2"},
        within=(-FAR, FAR),
        measures={
            "on the map": ("within", "w 1", *across, "w 2", *upright),
            "size 1": ("size", "move 1"),
            "size 2": ("size", "move 2"),
            "share 1": ("percent", "size 1", "size 2", "on the map"),
            "share 2": ("percent", "size 2", "size 1", "on the map"),
            "angle": ("angle", "slope 1", "slope 2", "w 1", "w 2"),
            "still": ("missing", "angle"),
            "way": ("length", "w 1", "w 2"),
            "has arrows": ("drawn", "on the map", "way", TOO_NEAR),
            "arrow": ("least", "way", ARROW),
            "steepness": ("length", "slope 1", "slope 2"),
            "each": ("over", "arrow", "steepness"),
        },
        then={
            f"{place} {letter}": ((1, "has arrows"), *terms)
            for letter, i in (("x", 1), ("y", 2))
            for place, terms in (
                ("from", ((1, f"w {i}"),)),
                ("home", ()),
                ("tip", ((1, f"w {i}"), (-1, "each", f"slope {i}"))),
            )
        },
    )
