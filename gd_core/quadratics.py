"""Losses of any number of parameters, each with a curvature of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_core.arrays import FloatArray
from gd_core.checks import checked_positive
from gd_core.descent import gradient_descent


@dataclass(frozen=True, eq=False)
class Quadratic:
    """The loss L = ½ Σ λᵢ·wᵢ², minimum at 0: a bowl with its axes along the parameters.

    Parameters
    ----------
    curvatures
        λᵢ > 0, shape (n,).
    """

    curvatures: FloatArray

    @classmethod
    def varied(cls, n: int, gentlest: float, sharpest: float) -> "Quadratic":
        """Return a loss of ``n`` parameters whose curvatures rise from gentlest to sharpest by equal factors.

        Raises
        ------
        ValueError
            If ``n`` is below 2, or a curvature is not positive.
        """
        checked_positive("curvatures", (gentlest, sharpest))
        if n < 2:
            raise ValueError(f"n must be 2 or more, got {n}")
        return cls(np.geomspace(gentlest, sharpest, n))

    def loss(self, w: Any) -> float:
        """Return L at one point, w of shape (n,)."""
        return float(0.5 * np.dot(self.curvatures * w, w))

    def gradient(self, w: Any) -> FloatArray:
        """Return the gradient λᵢ·wᵢ."""
        gradient: FloatArray = self.curvatures * w
        return gradient


def in_chunks(
    loss: Quadratic, w: Any, learning_rate: float, n_steps: int, chunk: int
) -> Iterator[tuple[int, FloatArray]]:
    """Run `gradient_descent` a few steps at a time, so that a reader can be told how far it is.

    The rule has no memory, so the chunks together are one run. No iterate is kept but the last.

    Yields
    ------
    The number of steps taken and the parameter after them.
    """
    taken = 0
    while taken < n_steps:
        steps = min(chunk, n_steps - taken)
        w = gradient_descent(loss.gradient, w, learning_rate, steps)
        taken += steps
        yield taken, w
