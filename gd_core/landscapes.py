"""Landscapes: a loss of one parameter with everything a figure or a test must know about it.

The functions are written with products alone (Horner's scheme). They work elementwise on numbers and
on arrays of any shape, and a blow-up ends in ``inf`` where Python's ``w**3`` would raise OverflowError.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_core.arrays import Elementwise, Number


@dataclass(frozen=True)
class Landscape:
    """A loss with its gradient, its landmarks, and the window it is drawn in.

    Parameters
    ----------
    name
        The word for it in code and addresses.
    loss, gradient, curvature
        L, L' and L'', elementwise: w of any shape gives a result of that shape.
    minima
        Where the valleys have their bottoms, in ascending order.
    minimum_names
        The word for each in code, in the same order.
    hilltops
        Where the hills between neighbouring valleys have their tops, ascending, one fewer than ``minima``.
    w_window, loss_window
        (lowest, highest) drawn on each axis, the same for every run.
    leaves_beyond
        A run that started within this distance of 0 and is found outside it never comes back.
    """

    name: str
    loss: Elementwise
    gradient: Elementwise
    curvature: Elementwise
    minima: tuple[float, ...]
    minimum_names: tuple[str, ...]
    hilltops: tuple[float, ...]
    w_window: tuple[float, float]
    loss_window: tuple[float, float]
    leaves_beyond: float

    @property
    def window(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Both windows, ``(w_window, loss_window)``."""
        return self.w_window, self.loss_window


def _single_well_loss(w: Number) -> Number:
    return w * w


def _single_well_gradient(w: Number) -> Number:
    return 2.0 * w


def _single_well_curvature(w: Number) -> Number:
    everywhere: Any = np.full(np.shape(w), 2.0)
    return everywhere[()]  # type: ignore[no-any-return]


def _double_well_loss(w: Number) -> Number:
    square = w * w
    return (0.25 * square - 0.85) * square + 0.1 * w + 1.0


def _double_well_gradient(w: Number) -> Number:
    return (w * w - 1.7) * w + 0.1


def _double_well_curvature(w: Number) -> Number:
    return 3.0 * (w * w) - 1.7


SINGLE_WELL = Landscape(
    name="single_well",
    loss=_single_well_loss,
    gradient=_single_well_gradient,
    curvature=_single_well_curvature,
    minima=(0.0,),
    minimum_names=("minimum",),
    hilltops=(),
    w_window=(-6.0, 6.0),
    loss_window=(0.0, 36.0),
    # Each step multiplies w by 1 - 2α, so a run gets farther out than it started only if α > 1,
    # and then never stops. Any bound beyond the start would do; this one is outside the window.
    leaves_beyond=10.0,
)

DOUBLE_WELL = Landscape(
    name="double_well",
    loss=_double_well_loss,
    gradient=_double_well_gradient,
    curvature=_double_well_curvature,
    # The roots of w³ - 1.7w + 0.1. The hilltop is the double at which the slope computes to exactly 0:
    # from its neighbour, as near to the root, a run would roll off on rounding alone.
    minima=(-1.332312819084282, 1.2733688221934059),
    minimum_names=("deep", "shallow"),
    hilltops=(0.05894399689087613,),
    w_window=(-2.4, 2.4),
    loss_window=(0.0, 3.2),
    # Far out a step multiplies w by about 1 - α(w² - 1.7): beyond ±√(2/α + 1.7) the next iterate is farther
    # out still. No start within 10 gets past 10 except by landing beyond that bound.
    leaves_beyond=10.0,
)

LANDSCAPES = (SINGLE_WELL, DOUBLE_WELL)
