"""A small picture of a run on a bowl of two parameters: lines of equal loss, seen from above, and the way."""

import numpy as np

from gd_core import Bowl, walk
from gd_view.chapters.many_parameters.dials import START_W1, START_W2
from gd_view.drawing.sketch import line, sketch, way
from gd_view.page.question import State

WINDOW = (-5.0, 5.0), (-3.0, 3.0)
ROUND = np.linspace(0, 2 * np.pi, 61)
LEVELS = (1.0, 2.4, 4.0)  # half the length of each line's oval, along the valley


def sketched(state: State) -> str:
    """Return the picture of a run, as SVG."""
    bowl = Bowl(float(state["condition_number"]), float(state.get("rotation", 0)))
    start = [float(state.get(one.key, one.default)) for one in (START_W1, START_W2)]
    run = walk(bowl, start, float(state["learning_rate"]), int(state["steps"]))
    oval = np.column_stack([np.cos(ROUND), np.sin(ROUND) / np.sqrt(bowl.condition_number)]) @ bowl.axes.T
    return sketch(*(line(level * oval, WINDOW, "level") for level in LEVELS), way(run.iterates, WINDOW))
