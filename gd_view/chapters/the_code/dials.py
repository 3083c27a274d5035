"""The settings beside the five lines: the landscape, and a run on it."""

from dataclasses import replace

from gd_core import LANDSCAPES
from gd_view.page import wells
from gd_view.page.settings import one_of, steps_dial

LANDSCAPE = one_of("landscape", "Landscape", [landscape.name for landscape in LANDSCAPES])
LEARNING_RATE = wells.DOUBLE_WELL_LEARNING_RATE
STEPS = steps_dial(50, default=4)
DIALS = {
    "single_well": (wells.SINGLE_WELL_START, LEARNING_RATE, STEPS),
    "double_well": (wells.DOUBLE_WELL_START, LEARNING_RATE, STEPS),
}
ALL_DIALS = tuple((replace(LANDSCAPE, default=name), *dials) for name, dials in DIALS.items())
