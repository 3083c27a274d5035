"""The settings of one step."""

from gd_view.page import wells
from gd_view.page.settings import steps_dial

START, LEARNING_RATE = wells.SINGLE_WELL_START, wells.SINGLE_WELL_LEARNING_RATE
STEPS = steps_dial(50, default=1)
DIALS = (START, LEARNING_RATE, STEPS)
