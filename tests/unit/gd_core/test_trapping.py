"""A valley that keeps a run without settling it, against the step from everywhere inside."""

import numpy as np

from gd_core import DOUBLE_WELL, descend
from gd_core.trapping import farthest_reach, traps, valley_of

DEEP, SHALLOW = 0, 1


def test_a_valley_is_a_trap_up_to_the_threshold_and_no_farther():
    """Starts between the hilltop and the farthest reach, one step on: all on the same side, or not."""
    rates = np.array([0.2, 0.5, 0.8, 0.8851, 0.8861, 1.0050, 1.0060, 1.1])
    (hilltop,) = DOUBLE_WELL.hilltops
    for valley, up_to in ((DEEP, 4), (SHALLOW, 6)):
        far = farthest_reach(DOUBLE_WELL, rates, valley)
        starts = np.linspace(hilltop, far, 4001)[1:]
        landed = descend(DOUBLE_WELL.gradient, starts, rates, n_steps=1).final
        stays = (valley_of(DOUBLE_WELL, landed) == valley).all(axis=0)
        is_trap = traps(DOUBLE_WELL, far, rates, valley)
        assert is_trap.tolist() == stays.tolist() == [True] * up_to + [False] * (8 - up_to)
        assert (np.abs(landed - hilltop).max(axis=0, where=stays, initial=0) <= np.abs(far - hilltop)).all()
