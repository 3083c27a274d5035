"""The line of equal loss on which the walker stands. Downhill crosses it at a right angle, at every step.

Across the valley the loss is κ times as steep. With that direction drawn √κ times as long every line of equal loss is a
circle, and the line is the walker's place turned about the minimum. All of that is linear, so each point of the line is
a sum of w₁ and w₂, and the player makes it, of a fan's run as well.

``line {0…48} {1,2}``  made  Points of the line, the walker's own place in the middle of them.
"""

import numpy as np

from gd_core import Bowl
from gd_view.drawing.drawing import Recipes
from gd_view.drawing.traces import Figure

TRACE = "line of the walker"
N_POINTS = 49


def recipes(bowl: Bowl) -> Recipes:
    """Return how the points of the line are made of a place."""
    long = bowl.axes * np.array(
        [1.0, np.sqrt(bowl.condition_number)]
    )  # place = short · the turned place of long
    short = bowl.axes / np.array([1.0, np.sqrt(bowl.condition_number)])
    made: dict[str, tuple[tuple[str | float, ...], ...]] = {}
    for i, turn in enumerate(np.linspace(-np.pi, np.pi, N_POINTS)):
        cos, sin = np.cos(turn), np.sin(turn)
        rows = np.round(short @ [[cos, -sin], [sin, cos]] @ long.T, 5).tolist()
        for axis, (first, second) in enumerate(rows, start=1):
            made[f"line {i} {axis}"] = ((first, "w 1"), (second, "w 2"))
    return made


def move() -> Figure:
    """Return the moving part that draws the line."""
    return {
        "trace": TRACE,
        "x": [f"line {i} 1" for i in range(N_POINTS)],
        "y": [f"line {i} 2" for i in range(N_POINTS)],
    }
