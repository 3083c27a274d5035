"""The loss over w drawn by hand: over which axes, and what of it is told."""

import numpy as np
from numpy.typing import NDArray

from gd_core import RAIN
from gd_view.chapters.loss.dials import W
from gd_view.chapters.loss.picture import LOSS_TOP
from gd_view.drawing.freehand import COLUMNS, Axis, Sheet, lowest, moves, way_in_words
from gd_view.wording import number

STRAIGHT = 0.05  # of the sheet's height: a straight line drawn by hand is straight to within this
LEVEL = 0.25  # of the curve's mean steepness: a piece that is less steep is level
STRETCH = 3  # columns that a level piece is long, at least
STAIRS = 3  # level pieces, at least
ACROSS = Axis("w", "parameter w", *W.ends, ticks=(0, 0.5, 1, 1.5))
UP = Axis("loss", "loss L", 0.0, LOSS_TOP, ticks=(0, 0.5, 1))
LINE, V, STEPS, BOWL = range(4)  # the options of the question
PLACES = np.linspace(0, 1, COLUMNS)
KNOTS = np.linspace(0, 1, 2 * COLUMNS - 1)[1:-1]  # the columns, and midway between them
ON_IT = 0.01  # of the loss: a hand that is off by less, on the mean, lies on the curve
AT_ZERO = 0.01

# The reply to a sketch that no option says, by the ways that it goes.
REPLIES = {
    (
        -1,
    ): "The loss does fall at first. Turned far enough, the line passes above every point, and the squares grow again.",
    (1,): "The loss does rise in the end. But at first each turn brings the flat line nearer to the points.",
    (): "But each turn of the line changes all six misses, so the loss does not stay.",
    (1, -1): "It is the other way round: the line comes nearer to the points, and then it passes above them.",
}
TURNS_ONCE = "It turns only once: the mean of six parabolas is a parabola."


def option(sketch: NDArray[np.float64]) -> int | None:
    """Return which option of the question a sketch, in loss, stands for."""
    heights = UP.share(sketch)
    ways = moves(heights)
    if ways and level_pieces(heights) >= STAIRS:
        return STEPS
    if ways == (-1, 1):
        return BOWL if is_round(heights) else V
    return LINE if ways == (-1,) and _misses(heights, _powers(1)).max() <= STRAIGHT else None


def told(sketch: NDArray[np.float64]) -> str:
    """Return what a sketch, in loss, is beside the true curve; how low that gets is asked later."""
    heights = UP.share(sketch)
    ways, shape = moves(heights), option(sketch)
    words = f"You drew it {way_in_words(heights)}"
    if shape == STEPS:
        words += f", with {level_pieces(heights)} level stretches."
    elif ways == (-1, 1):
        words += ", more a bowl than a V." if shape == BOWL else ", more a V than a bowl."
    elif shape == LINE:
        words += ", almost straight."
    else:
        words += f". {REPLIES.get(ways, TURNS_ONCE)}"
    apart = float(np.mean(np.abs(sketch - RAIN.loss(SHEET.columns()))))
    if apart < ON_IT:
        return f"{words} On average it is less than {number(ON_IT)} off: it lies on the curve."
    return f"{words} On average it is {number(apart, 2)} away from the curve."


def lowest_in_words(sketch: NDArray[np.float64]) -> str:
    """Return how low a sketch, in loss, gets, beside how low the loss gets."""
    column = lowest(sketch)
    least = float(sketch[column])
    lies = f"{number(RAIN.lowest)}, at {number(RAIN.best)}"
    mine = f"Your own sketch is lowest at w = {number(SHEET.columns()[column], 3)}, with a loss of"
    if least < AT_ZERO:
        return f"{mine} practically 0. But something is always left: {lies}."
    return f"{mine} about {number(least, 2)}, and not 0: rightly so. The lowest is {lies}."


def level_pieces(heights: NDArray[np.float64]) -> int:
    """Return how many pieces of a curve are level: not steep there, compared with the rest."""
    steepness = np.abs(np.diff(heights))
    is_level = "".join("_" if one < LEVEL * steepness.mean() else " " for one in steepness)
    return sum(len(piece) >= STRETCH for piece in is_level.split())


def is_round(heights: NDArray[np.float64]) -> bool:
    """Return whether a curve is nearer to some parabola than to any V, by least squares."""
    parabola = np.square(_misses(heights, _powers(2))).sum()
    return all(parabola <= np.square(_misses(heights, _v(knot))).sum() for knot in KNOTS)


def _powers(highest: int) -> NDArray[np.float64]:
    """Return 1, x, … up to the highest power, (columns, powers)."""
    return np.vander(PLACES, highest + 1)


def _v(knot: float) -> NDArray[np.float64]:
    """Return what every V with its lowest place there is a sum of, (columns, 3)."""
    return np.stack(
        [np.ones_like(PLACES), np.minimum(PLACES - knot, 0), np.maximum(PLACES - knot, 0)], axis=-1
    )


def _misses(heights: NDArray[np.float64], parts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far the nearest sum of some parts is from a curve at each column."""
    weights = np.linalg.lstsq(parts, heights, rcond=None)[0]
    return np.asarray(np.abs(parts @ weights - heights))


SHEET = Sheet(
    x=ACROSS,
    y=UP,
    ask="Draw it, from the left edge to the right. Where it begins you know from the picture.",
    truth=RAIN.loss,
    option=option,
    told=told,
    begins=float(UP.share(RAIN.loss(W.low))),
)
