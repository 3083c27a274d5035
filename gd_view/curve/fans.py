"""The fans of a run on a loss curve: every learning rate at this start, every start at this learning rate."""

import sys
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from gd_core import Landscape, Run, descend
from gd_core.checks import checked_plain
from gd_view.curve.figure import OUTSIDE, uphill
from gd_view.drawing.drawing import Recipes
from gd_view.drawing.fans import Fan, Live, Loop
from gd_view.drawing.traces import STRIP_LENGTHS

START, LEARNING_RATE, STEPS = "start", "learning_rate", "steps"  # the sliders by key
TABLE_POINTS = 241
# Each landscape's own arithmetic in its own order: a run that wanders depends on the last bit.
ARITHMETIC: Mapping[str, Recipes] = {
    "single_well": {"slope": ((2.0, "w"),), "loss": ((1, "w", "w"),)},
    "double_well": {
        "square": ((1, "w", "w"),),
        "square less": ((1, "square"), (-1.7,)),
        "slope": ((1, "square less", "w"), (0.1,)),
        "quarter less": ((0.25, "square"), (-0.85,)),
        "loss": ((1, "quarter less", "square"), (0.1, "w"), (1.0,)),
    },
}
STEP: Recipes = {"move": ((-1, "rate", "slope"),), "next": ((1, "w"), (1, "move"))}


def curve_fans(
    run: Run[Landscape],
    grids: Mapping[str, NDArray[np.float64]],
    kept: tuple[str, ...] = (),
    *,
    is_held: bool = False,
) -> Live:
    """Return the fans of a page's sliders, and tables of the columns that depend on the place alone.

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
    tables = _tables(landscape)
    return Live(
        fans={
            key: Fan(grids[key], {"w": walk.T}, sets="rate" if key == LEARNING_RATE else "")
            for key, walk in walks.items()
        },
        exact={START: start, LEARNING_RATE: rate, STEPS: n_steps},
        windows={"w": landscape.w_window},
        beyond={"w": (OUTSIDE[1], OUTSIDE[2])},
        tables=tables,
        tables_over=dict.fromkeys(tables, "w"),
        kept=kept,
        clicks=() if is_held else (START,),
        grip=() if is_held else ("w", "loss"),
        step_axes=("xaxis2",),
        step_lengths=STRIP_LENGTHS,
        loop=curve_loop(run),
    )


def curve_loop(run: Run[Landscape], place: str = "w") -> Loop:
    """Return how the player makes a run from any start at any learning rate.

    Parameters
    ----------
    run
        The exact run of the sliders as they stand.
    place
        What the column of the iterates is called.
    """
    recipes = {**ARITHMETIC[run.landscape.name], **STEP}
    named = {
        name: tuple(tuple(place if factor == "w" else factor for factor in term) for term in terms)
        for name, terms in recipes.items()
    }
    farthest = min(run.leaves_beyond, sys.float_info.max)
    return Loop({place: START}, named, {place: "next"}, (-farthest, farthest))


def _tables(landscape: Landscape) -> dict[str, np.ndarray]:
    grid = np.linspace(*landscape.w_window, TABLE_POINTS)
    slope = landscape.gradient(grid)
    return {
        "loss": landscape.loss(grid),
        "slope": slope,
        "uphill": uphill(landscape, slope),
        "no arrow": np.zeros_like(grid),
    }
