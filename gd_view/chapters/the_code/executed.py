"""What a version of the five lines really does on a landscape: its text is run, and watched from outside."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_core import Landscape, Run
from gd_view.chapters.the_code.lines import Version


@dataclass(frozen=True, eq=False)
class Executed:
    """A run of a version, up to the last place whose loss is a number.

    Attributes
    ----------
    run
        Its places and the steps from them. The rule that it names made the steps only if the version descends.
    measured_at
        (steps + 1,): index of the place where the slope of each step was measured.
    grad
        (steps + 1,): the slope that was measured there.
    caller
        (steps + 1,): what the array that was passed in holds after so many steps.
    """

    run: Run[Landscape]
    measured_at: NDArray[np.int64]
    grad: NDArray[np.float64]
    caller: NDArray[np.float64]


def executed(version: Version, run: Run[Landscape]) -> Executed:
    """Call a version with 0, 1, 2, … up to the run's number of steps, and keep what came of each call.

    Parameters
    ----------
    version
        Text to run.
    run
        Landscape, start, learning rate and number of steps. A version that descends is followed as far as this run
        is: no farther than the place where it left.
    """
    landscape, function = run.landscape, _function(version)
    measured: list[tuple[float, float]] = []

    def slope(w: NDArray[np.float64]) -> NDArray[np.float64]:
        grad = landscape.gradient(w)
        measured.append((w[0], grad[0]))
        return grad

    calls = []
    with np.errstate(over="ignore", invalid="ignore"):
        for n in range(run.n_steps + 2):  # one call more tells what the step after the last one would be
            measured.clear()
            given = np.array([run.start])
            returned = function(slope, given, run.learning_rate, n)
            w = returned[0] if isinstance(returned, tuple) else returned
            calls.append((w[0], given[0]))
        (w, caller), (at, grad) = np.transpose(calls)[:, :-1], np.transpose(measured)
        is_followed = np.isfinite(run.iterates if version.is_descent else landscape.loss(w))
    w = np.where(is_followed, w, np.nan)
    return Executed(
        run=Run(
            iterates=w,
            moves=np.where(is_followed, version.sign * run.learning_rate * grad, np.nan),
            learning_rate=run.learning_rate,
            rule=run.rule,
            leaves_beyond=run.leaves_beyond,
            landscape=landscape,
        ),
        measured_at=np.argmax(w[:, np.newaxis] == at, axis=0),
        grad=grad,
        caller=caller,
    )


def places_of_many(
    version: Version, run: Run[Landscape], starts: ArrayLike, rates: ArrayLike, n_steps: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the places of many runs of a version, and where each slope was measured, both (runs, steps + 1).

    Its text is run once for all of them. As in `executed`, a run that has left is NaN.

    Parameters
    ----------
    version, run
        Text to run, and a run on the same landscape that tells where one has left.
    starts, rates
        Starts and learning rates, which broadcast to (runs,).
    n_steps
        Number of steps of each run.
    """
    landscape = run.landscape
    starts, rates = (np.array(values, dtype=float) for values in np.broadcast_arrays(starts, rates))
    starts, rates = np.atleast_1d(starts), np.atleast_1d(rates)
    places, seen = [starts.copy()], []

    def slope(w: NDArray[np.float64]) -> NDArray[np.float64]:
        grad = landscape.gradient(w)
        seen.append(w.copy())
        places.append(places[-1] + version.sign * rates * grad)
        return grad

    with np.errstate(over="ignore", invalid="ignore"):
        _function(version)(slope, starts, rates, n_steps + 1)
        walks = np.array(places[: n_steps + 1])
        if version.is_descent:
            is_left = ~(np.abs(walks) <= run.leaves_beyond)
            is_left[1:] = np.logical_or.accumulate(is_left[:-1], axis=0)
            is_left[0] = False
        else:
            is_left = ~np.isfinite(landscape.loss(walks))
    return np.where(is_left, np.nan, walks).T, np.array(seen).T


@cache
def _function(version: Version) -> Callable[..., Any]:
    names: dict[str, Any] = {}
    exec(version.source, names)
    function: Callable[..., Any] = names["gradient_descent"]
    return function
