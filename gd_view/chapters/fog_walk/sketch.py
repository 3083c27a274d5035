"""A small picture of a walk in the fog: the ground that was felt, and no more."""

import numpy as np

from gd_core import DOUBLE_WELL
from gd_view.chapters.fog_walk import walk
from gd_view.drawing.sketch import line, sketch, way
from gd_view.page.question import State

CURVE_POINTS = 31


def sketched(state: State) -> str:
    """Return the picture of a walk, as SVG."""
    visited = walk.places(str(state["moves"]))
    w = np.linspace(visited.min() - walk.SIGHT, visited.max() + walk.SIGHT, CURVE_POINTS)
    loss = DOUBLE_WELL.loss(w)
    window = (w[0] - walk.SIGHT, w[-1] + walk.SIGHT), (loss.min() - walk.SIGHT, loss.max() + walk.SIGHT)
    return sketch(
        line(np.column_stack([w, loss]), window, "ground"),
        way(np.column_stack([visited, DOUBLE_WELL.loss(visited)]), window),
    )
