"""The settings of one valley, and the keys under which the address holds a pinned run."""

from gd_view.page import wells
from gd_view.page.settings import steps_dial

START, LEARNING_RATE = wells.SINGLE_WELL_START, wells.SINGLE_WELL_LEARNING_RATE
STEPS = steps_dial(50, default=20)
DIALS = (START, LEARNING_RATE, STEPS)
PINNED = {START.key: "pinned_start", LEARNING_RATE.key: "pinned_learning_rate"}
