"""The steps-needed curve drawn by hand: over which axes, and what of it is told."""

import numpy as np
from numpy.typing import NDArray

from gd_core import fastest_learning_rate, steps_needed
from gd_view.chapters.single_well.words import CURVATURE, WITHIN
from gd_view.drawing.freehand import Axis, Sheet, lowest, moves, way_in_words
from gd_view.wording import count, number

START = 4.0
RATES = (0.01, 0.99)
BEST = float(fastest_learning_rate(CURVATURE))
ON_IT = 1.05  # a hand that is off by less, on the mean, lies on the curve
UNLIKE = 2.0  # two heights of one curve that differ by a larger factor
ACROSS = Axis("α", "learning rate α", *RATES, ticks=(0.01, 0.2, 0.4, 0.6, 0.8, 0.99))
UP = Axis("steps", "steps needed", 0.7, 420.0, ticks=(1, 3, 10, 30, 100, 300), is_logarithmic=True)
OPTIONS = {(-1,): 0, (-1, 1): 1, (): 2, (1,): 3}  # by the ways that a curve goes


def needed(rates: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the number of steps that each learning rate needs, (rates,)."""
    return np.asarray(steps_needed(rates, CURVATURE, START, within=WITHIN), dtype=np.float64)


def option(sketch: NDArray[np.float64]) -> int | None:
    """Return which option of the question a sketch, in steps, stands for."""
    return OPTIONS.get(moves(UP.share(sketch)))


def told(sketch: NDArray[np.float64]) -> str:
    """Return what a sketch, in steps, is beside the true curve."""
    heights = UP.share(sketch)
    ways = moves(heights)
    words = [f"You drew it {way_in_words(heights)}."]
    if ways == (-1, 1):
        words += [_lowest_in_words(sketch), *_ends_in_words(sketch)]
    elif ways not in OPTIONS:  # else the reply to that option says what is wrong with it
        instead = "It is the other way round" if ways == (1, -1) else "It turns only once"
        words.append(f"{instead}: too small an α creeps, too large a one overshoots.")
    return " ".join([*words, _distance_in_words(sketch)])


def _lowest_in_words(sketch: NDArray[np.float64]) -> str:
    rates = SHEET.columns()
    column = lowest(sketch)
    mine = f"Yours is lowest at α = {number(rates[column], 2)}, with about {_steps(sketch[column])}"
    fewest = _steps(float(needed(np.array([BEST]))[0]))
    if abs(rates[column] - BEST) < (rates[1] - rates[0]) / 2:
        return f"{mine}; it needs {fewest} there."
    side = "past it every step overshoots" if rates[column] > BEST else "up to there a larger α still helps"
    return f"{mine}; it is lowest at {number(BEST)}, with {fewest}: {side}."


def _ends_in_words(sketch: NDArray[np.float64]) -> list[str]:
    left, right = float(sketch[0]), float(sketch[-1])
    if max(left, right) <= UNLIKE * min(left, right):
        return []
    low, high = RATES
    both = _steps(float(needed(np.array([low]))[0]))
    return [
        f"You gave about {_steps(left)} to {number(low)} and {_steps(right)} to {number(high)}; from 4 both need "
        f"{both}: one creeps, the other leaps to and fro, and they shrink the distance by the same factor."
    ]


def _distance_in_words(sketch: NDArray[np.float64]) -> str:
    """Return how far a sketch is from the true curve: on this axis distances are factors."""
    factor = float(np.exp(np.mean(np.abs(np.log(sketch / needed(SHEET.columns()))))))
    if factor < ON_IT:
        return "On average it is off by less than 5 %: it lies on the curve."
    return f"On average it is off by a factor of {number(factor, 2)}."


def _steps(steps: float) -> str:
    return count(max(round(steps), 1), "step")


SHEET = Sheet(
    x=ACROSS,
    y=UP,
    ask="Draw it, from the left edge to the right. Upward each mark is about three times the one below.",
    truth=needed,
    option=option,
    told=told,
)
