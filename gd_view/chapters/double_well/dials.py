"""The settings of two valleys."""

from gd_view.page import wells
from gd_view.page.settings import steps_dial

START, LEARNING_RATE = wells.DOUBLE_WELL_START, wells.DOUBLE_WELL_LEARNING_RATE
STEPS = steps_dial(100, default=30)
DIALS = (START, LEARNING_RATE, STEPS)
