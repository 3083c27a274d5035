"""The settings of the map: the place of its circle."""

from gd_view.page import wells

START, LEARNING_RATE = wells.DOUBLE_WELL_START, wells.DOUBLE_WELL_LEARNING_RATE
DIALS = (START, LEARNING_RATE)
