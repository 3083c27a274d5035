"""What a version of the five lines really does on a landscape: its text is run, and watched from outside."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

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


@cache
def _function(version: Version) -> Callable[..., Any]:
    names: dict[str, Any] = {}
    exec(version.source, names)
    function: Callable[..., Any] = names["gradient_descent"]
    return function
