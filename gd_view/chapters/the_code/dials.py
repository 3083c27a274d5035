"""The settings beside the five lines: the landscape, a run on it, and the slip in the lines."""

from dataclasses import replace

from gd_core import LANDSCAPES
from gd_view.chapters.the_code.slips import VERSIONS
from gd_view.page import wells
from gd_view.page.settings import one_of, steps_dial

LANDSCAPE = one_of("landscape", "Landscape", [landscape.name for landscape in LANDSCAPES])
SLIP = replace(
    one_of("slip", "Slip", list(VERSIONS)),
    may_be=f"or {', '.join(f'`{key}`' for key in VERSIONS if key != 'none')}",
)
LEARNING_RATE = wells.DOUBLE_WELL_LEARNING_RATE
STEPS = steps_dial(50, default=4)
DIALS = {
    "single_well": (wells.SINGLE_WELL_START, LEARNING_RATE, STEPS),
    "double_well": (wells.DOUBLE_WELL_START, LEARNING_RATE, STEPS),
}
ALL_DIALS = tuple((replace(LANDSCAPE, default=name), *dials, SLIP) for name, dials in DIALS.items())
