"""Every state that the controls of a bowl can show, but for the number of steps.

from tests.unit.chapters.many_parameters.states import STATES
"""

import numpy as np

from gd_view.chapters.many_parameters.dials import CONDITION_NUMBERS, LEARNING_RATES

KAPPA, ALPHA, DEGREES = (
    grid.ravel() for grid in np.meshgrid(CONDITION_NUMBERS, LEARNING_RATES, (0.0, 45.0), indexing="ij")
)
STATES = list(zip(KAPPA.tolist(), ALPHA.tolist(), DEGREES.tolist(), strict=True))
SOME = STATES[::17]
