"""A small picture of a run on a loss curve."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from gd_core import Landscape, walk
from gd_view.drawing.sketch import line, sketch, way

CURVE_POINTS = 61
ENOUGH = 50  # steps, where a page has no number of them


def on(*landscapes: Landscape) -> Callable[[Mapping[str, Any]], str]:
    """Return the function from a state of a page to the picture of its run.

    Of several landscapes the state names one.
    """
    by_name = {landscape.name: landscape for landscape in landscapes}

    def run_of(state: Mapping[str, Any]) -> str:
        ground = by_name[state.get("landscape", landscapes[0].name)]
        steps = int(state.get("steps", ENOUGH))
        run = walk(ground, state["start"], state["learning_rate"], steps, leaves_beyond=ground.leaves_beyond)
        w = np.linspace(*ground.w_window, CURVE_POINTS)
        return sketch(
            line(np.column_stack([w, ground.loss(w)]), ground.window, "ground"),
            way(np.column_stack([run.iterates, ground.loss(run.iterates)]), ground.window),
        )

    return run_of
