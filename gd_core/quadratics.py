"""Losses of any number of parameters, each with a curvature of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_core.arrays import FloatArray
from gd_core.checks import checked_positive
from gd_core.descent import gradient_descent


@dataclass(frozen=True, eq=False)
class Quadratic:
    """The loss L = ½ Σ λᵢ·(wᵢ - mᵢ)², a bowl with its axes along the parameters.

    So each parameter has a closed form of its own: k steps with a learning rate α leave of its way wᵢ - mᵢ the share
    (1 - α·λᵢ)ᵏ, whatever the others do.

    Parameters
    ----------
    curvatures
        λᵢ > 0, shape (n,).
    minimum
        The place m of the lowest loss, which is 0: shape (n,), or one number for all.
    """

    curvatures: FloatArray
    minimum: FloatArray | float = 0.0

    @classmethod
    def varied(cls, n: int, gentlest: float, sharpest: float) -> "Quadratic":
        """Return a loss of ``n`` parameters, minimum at 0, whose curvatures rise by equal factors.

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
        away = w - self.minimum
        return float(0.5 * np.dot(self.curvatures * away, away))

    def gradient(self, w: Any) -> FloatArray:
        """Return the gradient λᵢ·(wᵢ - mᵢ), w of shape (n,)."""
        gradient: FloatArray = w - self.minimum
        gradient *= (
            self.curvatures
        )  # in place: with millions of parameters a new array costs more than the product
        return gradient


def in_chunks(
    loss: Quadratic, w: Any, learning_rate: float, stops: Iterable[int]
) -> Iterator[tuple[int, FloatArray]]:
    """Run `gradient_descent` from stop to stop, so that a reader can be told and shown how far it is.

    The rule has no memory, so the chunks together are one run. No iterate is kept but the last.

    Parameters
    ----------
    loss, w
        The loss, and the start of shape (n,).
    learning_rate
        α ≥ 0.
    stops
        Numbers of steps after which to stop, rising; the last one ends the run.

    Yields
    ------
    The number of steps taken and the parameter after them.
    """
    taken = 0
    for stop in stops:
        w = gradient_descent(loss.gradient, w, learning_rate, stop - taken)
        taken = stop
        yield taken, w
