"""A small picture of a turned line: the trail that it leaves, from the flat line on, above the whole loss curve."""

import numpy as np

from gd_core import RAIN
from gd_view.chapters.loss.dials import W
from gd_view.chapters.loss.picture import LOSS_TOP
from gd_view.drawing.sketch import line, sketch, way
from gd_view.page.question import State

WINDOW = (W.low - 0.1, W.high + 0.1), (0.0, LOSS_TOP)  # room for the ring of the start


def sketched(state: State) -> str:
    """Return the picture of a turn, as SVG."""
    w = W.grid()
    trail = np.column_stack([w, RAIN.loss(w)])
    return sketch(line(trail, WINDOW, "level"), way(trail[w <= float(state["w"])], WINDOW))
