"""Stretched bowls: the simplest losses of two parameters on which downhill is not towards the minimum."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_core.arrays import FloatArray
from gd_core.checks import checked_number
from gd_core.theory import shrink_factor


@dataclass(frozen=True)
class Bowl:
    """The loss L = u₁² + κ·u₂², where u is w turned back by the bowl's rotation, minimum at (0, 0).

    Points have their coordinates on the last axis: (2,), (n, 2), (rows, columns, 2).

    Parameters
    ----------
    condition_number
        κ ≥ 1, how many times steeper across the valley than along it. At 1 the bowl is round.
    rotation
        How far the valley is turned, counter-clockwise, in degrees. At 0 its floor is the w₁ axis.

    Raises
    ------
    ValueError
        If κ is below 1, or an argument is not finite.
    """

    condition_number: float
    rotation: float = 0.0

    def __post_init__(self) -> None:
        if checked_number("condition_number", self.condition_number) < 1:
            raise ValueError(f"condition_number must be 1 or more, got {self.condition_number}")
        checked_number("rotation", self.rotation)

    @property
    def curvatures(self) -> tuple[float, float]:
        """Curvatures along the valley and across it: 2 and 2κ."""
        return 2.0, 2.0 * self.condition_number

    @property
    def axes(self) -> FloatArray:
        """Directions along the valley and across it, as the two columns of a (2, 2) array, each of length 1."""
        # At 45° both are one number, so that a run on the floor of the valley stays there, to the last digit.
        sin, cos = np.sin(np.deg2rad([self.rotation, 90.0 - self.rotation]))
        return np.array([[cos, -sin], [sin, cos]])

    @property
    def hessian(self) -> FloatArray:
        """Matrix of second derivatives, (2, 2), the same everywhere."""
        (along, across), (gentle, sharp) = self.axes.T, self.curvatures
        hessian: FloatArray = np.outer(along, along) * gentle + np.outer(across, across) * sharp
        return hessian

    @property
    def largest_stable_learning_rate(self) -> float:
        """Limit of the learning rate, 1/κ: two over the larger curvature, which binds both directions."""
        return 1.0 / self.condition_number

    @property
    def best_learning_rate(self) -> float:
        """Best learning rate, 1/(1 + κ): it shrinks both directions equally, by (κ - 1)/(κ + 1) per step.

        Source: 2/(λ₁ + λ₂) in Goh (2017), "Why Momentum Really Works",
        https://doi.org/10.23915/distill.00006
        """
        return 1.0 / (1.0 + self.condition_number)

    def factors(self, learning_rate: float) -> tuple[float, float]:
        """Return the factor of each step on the distance, along the valley and across it: 1 - 2α and 1 - 2κα."""
        along, across = (shrink_factor(learning_rate, curvature) for curvature in self.curvatures)
        return along, across

    def loss(self, w: Any) -> Any:
        """Return L at each point: w (..., 2) gives (...)."""
        return 0.5 * np.sum(w * self.gradient(w), axis=-1)

    def gradient(self, w: Any) -> FloatArray:
        """Return the gradient at each point: w (..., 2) gives (..., 2)."""
        w, (first, second) = np.asarray(w), self.hessian
        # Not as a matrix product, which may round one part otherwise than the other.
        gradient: FloatArray = w[..., :1] * first + w[..., 1:] * second
        return gradient

    def angle_to_minimum(self, w: Any) -> Any:
        """Return the degrees between straight downhill and the way to the minimum: w (..., 2) gives (...).

        From 0, as everywhere on a round bowl and on the axes of any other, to just under 90. At the minimum
        itself there is no way downhill, and the answer is NaN.
        """
        w, gradient = np.asarray(w, dtype=np.float64), self.gradient(w)
        along = np.sum(gradient * w, axis=-1)
        across = gradient[..., 0] * w[..., 1] - gradient[..., 1] * w[..., 0]
        return np.where(along > 0, np.rad2deg(np.arctan2(np.abs(across), along)), np.nan)[()]
