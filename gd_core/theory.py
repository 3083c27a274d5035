"""Verdicts before the first step: near a minimum, curvature times learning rate decides.

On a quadratic with curvature L'' a step multiplies the distance to the minimum by 1 - αL''. Near its bottom a smooth
valley looks like that, unless its curvature there is zero, as that of w⁴ is.

Source: Goh (2017), "Why Momentum Really Works", https://doi.org/10.23915/distill.00006, the section
"First Steps: Gradient Descent".
"""

from typing import Any

import numpy as np

from gd_core.arrays import Number
from gd_core.checks import checked_numbers, checked_positive


def largest_stable_learning_rate(curvature: Number) -> Number:
    """Return 2 / L'', the learning rate at which descent near a minimum stops settling.

    Below it each step ends nearer to the minimum than it began; above it, farther.

    Parameters
    ----------
    curvature
        L'' at the minimum (largest eigenvalue of the Hessian with several parameters), > 0.

    Raises
    ------
    ValueError
        If ``curvature`` is not positive.
    """
    checked_positive("curvature", curvature)
    return 2.0 / curvature


def fastest_learning_rate(curvature: Number) -> Number:
    """Return 1 / L'', the learning rate that lands on the minimum of a quadratic in one step.

    Below it a run stays on its side of the minimum; above it, each step crosses to the other side.

    Parameters
    ----------
    curvature
        L'' at the minimum, > 0.

    Raises
    ------
    ValueError
        If ``curvature`` is not positive.
    """
    checked_positive("curvature", curvature)
    return 1.0 / curvature


def shrink_factor(learning_rate: Any, curvature: Any) -> Any:
    """Return 1 - αL'', the factor of each step on the distance to the minimum.

    Between 0 and 1 a run creeps in, at 0 it lands, between -1 and 0 it zig-zags in, at -1 it hops
    for ever, beyond that it leaves. The arguments broadcast.
    """
    return 1.0 - learning_rate * curvature


def just_below(within: Any) -> Any:
    """Return the bound to compare a computed distance with, so that a tie is not below it, even if rounding hides it.

    0.1 · 0.1 counts as 0.01, although 1 - 0.9 is a little less than 0.1 in floating point.
    """
    return within * (1 - 1e-12)


def steps_needed(learning_rate: Any, curvature: Any, distance: Any, within: float = 0.01) -> Any:
    """Return how many steps a quadratic needs to bring a run within a given distance of the minimum.

    That is the smallest whole k with ``|1 - αL''|**k · distance < within``. A tie is not below, see `just_below`.

    Parameters
    ----------
    learning_rate
        α > 0.
    curvature
        L'' > 0, the same everywhere.
    distance
        How far from the minimum the run starts, ≥ 0.
    within
        How near it has to get, > 0.

    Returns
    -------
    A float, or an array of the shape the arguments broadcast to; ``inf`` where the run never gets there.

    Raises
    ------
    ValueError
        If an argument is outside its range.
    """
    rate, curve = checked_positive("learning_rate", learning_rate), checked_positive("curvature", curvature)
    goal, distance = just_below(checked_positive("within", within)), checked_numbers("distance", distance)
    if (distance < 0).any():
        raise ValueError(f"distance must not be negative, got {distance[distance < 0].flat[0]}")

    factor = np.abs(shrink_factor(rate, curve))
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.ceil(np.log(goal / distance) / np.log(factor))
    return np.select([np.less(distance, goal), factor == 0, factor < 1], [0.0, 1.0, steps], np.inf)[()]
