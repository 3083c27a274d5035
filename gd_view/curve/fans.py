"""The fans of a run on a loss curve: every learning rate at this start, every start at this learning rate."""

import sys
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from gd_core import Landscape, Run, descend
from gd_core.checks import checked_plain
from gd_view.curve import arithmetic
from gd_view.curve.figure import OUTSIDE, uphill
from gd_view.drawing.fans import Fan, Live, Loop
from gd_view.drawing.traces import STRIP_LENGTHS

START, LEARNING_RATE, STEPS = "start", "learning_rate", "steps"  # the sliders by key
TABLE_POINTS = 241


def curve_fans(
    run: Run[Landscape],
    grids: Mapping[str, NDArray[np.float64]],
    kept: tuple[str, ...] = (),
    *,
    is_held: bool = False,
) -> Live:
    """Return the fans of a page's sliders, and how to make the columns that depend on the place alone.

    Parameters
    ----------
    run
        The exact run of the sliders as they stand.
    grids
        The values of each slider, (values,), by its key: start, learning rate and, if the page has it, steps.
    kept
        Columns of the figure that the sliders do not change.
    is_held
        Whether the start stays where it is under a click, which means something else.

    Raises
    ------
    ValueError
        If the run was made by another rule than plain descent. The player makes the moves of a fan's run from the
        slope at each place, and another rule's moves are made of more.
    """
    checked_plain("a fan of runs", run.rule)
    landscape, start, rate, n_steps = run.landscape, float(run.start), run.learning_rate, run.n_steps
    starts, rates = grids[START], grids[LEARNING_RATE]
    # One call for both: the cost of a step is in the calls of numpy, not in the numbers.
    both = descend(
        landscape.gradient,
        np.append(starts, np.full(rates.size, start)),
        np.append(np.full(starts.size, rate), rates),
        n_steps,
        leaves_beyond=run.leaves_beyond,
    ).iterates
    walks = {START: both[:, : starts.size], LEARNING_RATE: both[:, starts.size :]}
    if STEPS in grids:
        longest = descend(
            landscape.gradient, start, rate, int(grids[STEPS][-1]), leaves_beyond=run.leaves_beyond
        )
        walks[STEPS] = longest.iterates[:, np.newaxis]
    grid = np.linspace(*landscape.w_window, TABLE_POINTS)
    return Live(
        fans={
            key: Fan(grids[key], {"w": walk.T}, sets="rate" if key == LEARNING_RATE else "")
            for key, walk in walks.items()
        },
        exact={START: start, LEARNING_RATE: rate, STEPS: n_steps},
        windows={"w": landscape.w_window},
        beyond={"w": (OUTSIDE[1], OUTSIDE[2])},
        places={
            **arithmetic.loss(landscape),
            **arithmetic.slope(landscape),
            "no arrow": ((0.0, "w"),),
        },
        tables={"uphill": uphill(landscape, landscape.gradient(grid))},
        tables_over={"uphill": "w"},
        kept=kept,
        clicks=() if is_held else (START,),
        grip=() if is_held else ("w", "loss"),
        step_axes=("xaxis2",),
        step_lengths=STRIP_LENGTHS,
        loop=curve_loop(run),
    )


def curve_loop(run: Run[Landscape], place: str = "w") -> Loop:
    """Return how the player makes a run from any start at any learning rate.

    A run that wanders depends on the last bit, so the order of the arithmetic matters.

    Parameters
    ----------
    run
        The exact run of the sliders as they stand.
    place
        What the column of the iterates is called.
    """
    recipes = {
        **arithmetic.slope(run.landscape, place),
        "move": ((-1, "rate", "slope"),),
        "next": ((1, place), (1, "move")),
        **arithmetic.loss(run.landscape, place),
    }
    farthest = min(run.leaves_beyond, sys.float_info.max)
    return Loop({place: START}, recipes, {place: "next"}, (-farthest, farthest))
