"""Valleys that keep a run without settling it: the farthest step in, and the step back.

The curvature of a quartic with two valleys is least near the hilltop, where it is negative, and from there it
grows to both sides. So the farther out from the hilltop w lies, the farther out lies the next iterate w - αL'(w), as
long as αL'' < 1; beyond, it comes back in. The farthest point that a step inside the valley can reach is therefore
the one stepped to from where αL'' = 1, and of all steps back the one from this farthest point ends nearest to the
hilltop. If it stops short of the hilltop, nothing between the hilltop and the farthest point ever gets out. Nor does
what lies farther out than that point and steps onto the valley's own side: it lands inside, or, where a step
oversteps nothing, comes nearer from outside.
"""

from typing import Any

import numpy as np

from gd_core.landscapes import Landscape

# The reach is a maximum, so an error of 1e-9 in where it is attained changes it by 1e-18 only.
_HALVINGS = 30


def valley_of(landscape: Landscape, w: Any) -> Any:
    """Return the index of the valley on whose side of the hilltops ``w`` lies, elementwise."""
    return np.searchsorted(landscape.hilltops, w)


def farthest_reach(landscape: Landscape, learning_rate: Any, valley: int) -> Any:
    """Return the point farthest from the hilltop that a step inside the valley can reach, elementwise.

    Parameters
    ----------
    landscape
        One with two valleys.
    learning_rate
        α > 0. Up to 1/L'' nothing oversteps, and the answer is the minimum itself.
    valley
        Index into ``landscape.minima``.
    """
    (hilltop,) = landscape.hilltops
    rates = np.asarray(learning_rate, dtype=np.float64)
    inner, outer = np.full_like(rates, hilltop), np.full_like(rates, landscape.minima[valley])
    for _ in range(_HALVINGS):
        middle = 0.5 * (inner + outer)
        is_flatter = rates * landscape.curvature(middle) < 1
        inner, outer = np.where(is_flatter, middle, inner), np.where(is_flatter, outer, middle)
    return (outer - rates * landscape.gradient(outer))[()]


def traps(landscape: Landscape, farthest: Any, learning_rate: Any, valley: int) -> Any:
    """Return whether no run gets from inside the valley across the hilltop, elementwise.

    "Inside" is between the hilltop and ``farthest``, the ``farthest_reach`` at this learning rate.
    """
    back = farthest - learning_rate * landscape.gradient(farthest)
    return valley_of(landscape, back) == valley


def largest_trapping_learning_rate(landscape: Landscape, valley: int) -> float:
    """Return the α up to which a valley is a trap: what has come inside stays inside, settled or not.

    Parameters
    ----------
    landscape
        One with two valleys.
    valley
        Index into ``landscape.minima``.
    """
    low = 1 / float(landscape.curvature(landscape.minima[valley]))  # oversteps nothing
    high = 2 * low
    while traps(landscape, farthest_reach(landscape, high, valley), high, valley):
        low, high = high, 2 * high
    while low < (middle := 0.5 * (low + high)) < high:
        if traps(landscape, farthest_reach(landscape, middle, valley), middle, valley):
            low = middle
        else:
            high = middle
    return low
