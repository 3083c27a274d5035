"""The fans of a run on a loss curve: every learning rate at this start, every start at this learning rate."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from gd_core import Landscape, descend
from gd_view.curve.figure import OUTSIDE, uphill
from gd_view.drawing.fans import Fan, Live
from gd_view.drawing.traces import STRIP_LENGTHS

START, LEARNING_RATE, STEPS = "start", "learning_rate", "steps"  # the sliders by key
TABLE_POINTS = 241


def curve_fans(
    landscape: Landscape,
    run: Mapping[str, float],
    grids: Mapping[str, NDArray[np.float64]],
    leaves_beyond: float,
    kept: tuple[str, ...] = (),
) -> Live:
    """Return the fans of a page's three sliders, and tables of what depends on the place alone.

    Parameters
    ----------
    landscape
        What is walked.
    run
        The sliders' values by key, for which the figure is exact.
    grids
        All the values that each of the sliders has, by the same keys.
    leaves_beyond
        As in `gd_core.descend`.
    kept
        Columns of the figure that the sliders do not change.
    """
    start, rate, n_steps = run[START], run[LEARNING_RATE], int(run[STEPS])
    starts, rates, steps = grids[START], grids[LEARNING_RATE], grids[STEPS]
    # One call for both: what a step costs is numpy's calls, not the numbers.
    both = descend(
        landscape.gradient,
        np.append(starts, np.full(rates.size, start)),
        np.append(np.full(starts.size, rate), rates),
        n_steps,
        leaves_beyond=leaves_beyond,
    ).iterates
    longest = descend(landscape.gradient, start, rate, int(steps[-1]), leaves_beyond=leaves_beyond).iterates
    values = {START: starts, LEARNING_RATE: rates, STEPS: steps}
    walks = {
        START: both[:, : starts.size],
        LEARNING_RATE: both[:, starts.size :],
        STEPS: longest[:, np.newaxis],
    }
    return Live(
        fans={
            key: Fan(values[key], {"w": walk.T}, sets="rate" if key == LEARNING_RATE else "")
            for key, walk in walks.items()
        },
        exact={START: start, LEARNING_RATE: rate, STEPS: n_steps},
        windows={"w": landscape.w_window},
        beyond={"w": (OUTSIDE[1], OUTSIDE[2])},
        tables=_tables(landscape),
        tables_over="w",
        kept=kept,
        hidden=("loss off the strip", "jumps"),
        clicks=(START,),
        step_axes=("xaxis2",),
        step_lengths=STRIP_LENGTHS,
    )


def _tables(landscape: Landscape) -> dict[str, np.ndarray]:
    grid = np.linspace(*landscape.w_window, TABLE_POINTS)
    slope = landscape.gradient(grid)
    return {
        "loss": landscape.loss(grid),
        "slope": slope,
        "uphill": uphill(landscape, slope),
        "no arrow": np.zeros_like(grid),
    }
