"""A curve drawn by hand over empty axes: what it is drawn on, and which ways it goes.

The hand's heights are shares of the sheet, 0 at its lower edge and 1 at its upper one: one for each of `COLUMNS`
columns, which lie evenly from the left edge to the right.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

COLUMNS = 37
WIGGLE = 0.05  # of the sheet's height: a hand that draws a level line goes up and down by less
SEEN = 0.02  # and by less than this nobody sees it: the line is about as wide


@dataclass(frozen=True)
class Axis:
    """One axis of a sheet.

    Attributes
    ----------
    name
        Its quantity, beside a number: α = 0.3.
    title
        Its words in the picture.
    low, high
        The values at its ends.
    ticks
        Values that are written.
    is_logarithmic
        Whether equal ways along it are equal factors.
    """

    name: str
    title: str
    low: float
    high: float
    ticks: tuple[float, ...]
    is_logarithmic: bool = False

    def value(self, share: ArrayLike) -> NDArray[np.float64]:
        """Return the values at these shares of the axis. Its twin is `valueAt` in player/web/sheet.js."""
        share = np.asarray(share, dtype=np.float64)
        if self.is_logarithmic:
            return np.asarray(self.low * (self.high / self.low) ** share)
        return np.asarray(self.low + (self.high - self.low) * share)

    def share(self, value: ArrayLike) -> NDArray[np.float64]:
        """Return the shares of the axis at which these values lie."""
        low, high, at = self.low, self.high, np.asarray(value, dtype=np.float64)
        if self.is_logarithmic:
            low, high, at = np.log(low), np.log(high), np.log(at)
        return np.asarray((at - low) / (high - low))


@dataclass(frozen=True)
class Sheet:
    """Empty axes to draw a curve on, and what is made of the drawing.

    Attributes
    ----------
    x, y
        The axes.
    ask
        What to draw, in a sentence.
    truth
        Function that returns the true heights, in values of y, at values of x.
    option
        Function of a sketch, (`COLUMNS`,) in values of y. It returns which of the question's options says the same, or
        None if none does.
    told
        Function of a sketch, as of `option`, that returns what it is beside the truth, in sentences.
    begins
        Where the pen lies at first: a share of the height.
    """

    x: Axis
    y: Axis
    ask: str
    truth: Callable[[NDArray[np.float64]], NDArray[np.float64]]
    option: Callable[[NDArray[np.float64]], int | None]
    told: Callable[[NDArray[np.float64]], str]
    begins: float = 0.5

    def columns(self) -> NDArray[np.float64]:
        """Return the values of x at which a sketch has its heights."""
        return self.x.value(np.linspace(0, 1, COLUMNS))


def moves(heights: Sequence[float] | NDArray[np.float64], least: float = WIGGLE) -> tuple[int, ...]:
    """Return the ways that a curve goes in turn, up (1) or down (−1); none where it is level.

    Parameters
    ----------
    heights
        Of the curve from left to right, as shares of the sheet.
    least
        A way shorter than this does not count.
    """
    found: list[int] = []
    low = high = heights[0]
    for height in heights:
        way = found[-1] if found else 0
        low = min(low, height) if way <= 0 else low
        high = max(high, height) if way >= 0 else high
        if way >= 0 and high - height >= least:
            found.append(-1)
            low = height
        elif way <= 0 and height - low >= least:
            found.append(1)
            high = height
    return tuple(found)


def way_in_words(heights: NDArray[np.float64]) -> str:
    """Return the ways of a curve, shares of the sheet, in words that follow "You drew it"."""
    ways = moves(heights)
    if not ways:
        way = "level"
    elif len(ways) == 1:
        way = "falling all the way" if ways[0] < 0 else "rising all the way"
    elif len(ways) == 2:
        way = "falling, then rising" if ways[0] < 0 else "rising, then falling"
    else:
        way = f"turning {len(ways) - 1} times"
    return way if moves(heights, SEEN) == ways else f"{way}, but for small wiggles"


def lowest(heights: NDArray[np.float64]) -> int:
    """Return the column of a curve's lowest place; where it is level there, of the middle of that piece."""
    first = int(np.argmin(heights))
    higher = np.flatnonzero(heights[first:] > heights[first])
    length = int(higher[0]) if higher.size else len(heights) - first
    return first + (length - 1) // 2
