"""A valley that keeps a run without settling it, against the step from everywhere inside."""

import numpy as np

from gd_core import DOUBLE_WELL, descend
from gd_core.trapping import farthest_reach, largest_trapping_learning_rate, traps, valley_of

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


def test_the_learning_rate_up_to_which_a_valley_keeps_what_is_inside():
    """Published to five digits; and just below it nothing gets out in 40,000 steps, just above it something does."""
    limits = np.array([largest_trapping_learning_rate(DOUBLE_WELL, valley) for valley in (DEEP, SHALLOW)])
    np.testing.assert_allclose(limits, [0.88565, 1.00548], atol=5e-6)
    hilltop = np.sort(np.roots([1, 0, -1.7, 0.1]))[1]
    for side, limit in zip((-1, 1), limits, strict=True):
        for rate, gets_out in ((limit - 1e-4, False), (limit + 1e-4, True)):
            w = hilltop + side * np.linspace(1e-3, 1, 101)
            out = np.zeros(len(w), dtype=bool)
            for _ in range(40_000):
                w = w - rate * (w**3 - 1.7 * w + 0.1)
                out |= side * (w - hilltop) < 0
                w[out] = hilltop  # it rests there
            assert out.any() == gets_out
