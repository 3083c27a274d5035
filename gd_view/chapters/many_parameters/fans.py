"""The fans of a run on a bowl: every listed learning rate, every number of steps."""

import numpy as np

from gd_core import Bowl, Run, Trajectory, descend
from gd_core.checks import checked_plain
from gd_view.chapters.many_parameters.run import FAR, in_window, places, window
from gd_view.drawing.drawing import Columns
from gd_view.drawing.fans import Fan, Live
from gd_view.drawing.traces import STRIP_LENGTHS
from gd_view.page.settings import LEARNING_RATE, STEPS, Choice, Dial

OF_THE_PLACE = ("size 1", "size 2", "share 1", "share 2", "angle")


def plane_fans(run: Run[Bowl], steps: Dial, rates: Choice) -> Live:
    """Return the fans of a page's sliders of the learning rate and of the steps.

    Parameters
    ----------
    run
        The exact run of the sliders as they stand.
    steps, rates
        The two sliders.

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
        },
        exact={LEARNING_RATE: rate, STEPS: run.n_steps},
        windows={"w 1": across, "w 2": upright, **dict.fromkeys(OF_THE_PLACE[:2], (0, 40)), **_PARTS},
        kept_at_start=(*arrows, "still"),
        step_axes=("xaxis2", "xaxis3"),
        step_lengths=STRIP_LENGTHS,
    )


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
