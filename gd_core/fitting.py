"""A loss made from data: points, and the line y = w·x through the origin that is to pass near them.

With one parameter and squares it is a parabola over w, exactly: L(w) = a·(w − w*)² + c with a = mean x²,
w* = Σxy / Σx², and c what no line through the origin can get rid of.

Source: any text on least squares; multiply (w·x − y)² out and take the mean.
"""

from dataclasses import dataclass

import numpy as np

from gd_core.arrays import FloatArray, Number


@dataclass(frozen=True)
class LineFit:
    """Points, and the mean of the squares by which a line through the origin misses them.

    Parameters
    ----------
    x, y
        The points, (points,) each, not all x zero.
    """

    x: tuple[float, ...]
    y: tuple[float, ...]

    def misses(self, w: float | FloatArray) -> FloatArray:
        """Return w·x − y, positive where the line passes above a point, in the shape of w and (points,)."""
        misses: FloatArray = np.multiply.outer(w, np.array(self.x)) - np.array(self.y)
        return misses

    def loss(self, w: Number) -> Number:
        """Return the mean of the squared misses, in the shape of w."""
        squares: Number = np.square(self.misses(w)).mean(axis=-1)
        return squares

    @property
    def curvature(self) -> float:
        """L″ = 2·mean x², the same everywhere."""
        return 2 * float(np.mean(np.square(self.x)))

    @property
    def best(self) -> float:
        """The parameter w* with the lowest loss, Σxy / Σx²."""
        return float(np.dot(self.x, self.y) / np.dot(self.x, self.x))

    @property
    def lowest(self) -> float:
        """The lowest loss c, mean y² − w*·mean xy."""
        return float(np.mean(np.square(self.y)) - self.best * np.mean(np.multiply(self.x, self.y)))


# Hours of six showers, and centimetres of water in the bucket afterwards. Made up so that mean x² = 1, w* = 0.8 and
# c = 0.05: the loss is that of the single well, moved.
RAIN = LineFit(x=(0.3, 0.5, 0.8, 0.9, 1.4, 1.5), y=(0.5, 0.2, 0.8, 0.5, 1.4, 1.0))
