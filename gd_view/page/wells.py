"""The sliders of the two wells, with the ranges for every chapter that walks on one of them."""

from gd_view.page.settings import learning_rate_dial, start_dial

SINGLE_WELL_START = start_dial(-5.0, 5.0, step=0.1, default=4.0)
SINGLE_WELL_LEARNING_RATE = learning_rate_dial(0.01, 1.10, default=0.10)
DOUBLE_WELL_START = start_dial(-2.20, 2.20, step=0.01, default=0.50)
DOUBLE_WELL_LEARNING_RATE = learning_rate_dial(0.01, 1.20, default=0.10)
