"""The learning rates at which the fate of a run changes, from both sides of each."""

import numpy as np
import pytest

from gd_core import SINGLE_WELL, Outcome
from tests.unit.oracles import DEEP_AT, HILLTOP_AT, SHALLOW_AT
from tests.unit.runs import end_of

SETTLES, CLOSES_IN, STILL_MOVING, HOPS, BOUNCES, WANDERS, LEAVES, HILLTOP = Outcome
DEEP, SHALLOW = 0, 1


@pytest.mark.parametrize(("start", "threshold"), [(-0.5, 0.275849), (0.5, 0.316015)])
def test_zig_zag_begins_at_one_over_the_curvature(start, threshold):
    """The factor 1 - αL'' changes sign at α = 1/L''."""
    assert end_of(start, threshold - 0.002).outcome is SETTLES
    assert end_of(start, threshold + 0.002).outcome is CLOSES_IN


@pytest.mark.parametrize(
    ("start", "threshold", "before", "after"),
    [
        (2.2, 0.3055, SHALLOW, DEEP),
        (-2.2, 0.3318, DEEP, SHALLOW),
        (2.0, 0.4130, SHALLOW, DEEP),
        (-2.0, 0.4575, DEEP, SHALLOW),
    ],
)
def test_the_first_move_jumps_the_hill_from_the_threshold_on(start, threshold, before, after):
    """start - αL'(start) = hilltop gives α."""
    slope = start**3 - 1.7 * start + 0.1
    assert threshold == pytest.approx((start - HILLTOP_AT) / slope, abs=5e-5)
    assert end_of(start, threshold - 0.0005, 300).valley == before
    assert end_of(start, threshold + 0.0005, 300).valley == after


@pytest.mark.parametrize(
    ("start", "curvature"), [(-0.5, 3 * DEEP_AT**2 - 1.7), (0.5, 3 * SHALLOW_AT**2 - 1.7)]
)
def test_a_valley_lets_go_at_two_over_its_curvature(start, curvature):
    """Stable below 2/L'', a two-cycle above; where 2,000 steps do not tell, nothing is claimed."""
    limit = 2 / curvature
    assert end_of(start, limit * 0.99, 500).outcome is CLOSES_IN
    assert end_of(start, limit * 0.9999, 500).outcome is STILL_MOVING
    assert end_of(start, limit * 0.9999, 60_000).outcome is CLOSES_IN
    assert end_of(start, limit * 1.0001, 500).outcome is BOUNCES
    assert end_of(start, limit * 1.01, 500).outcome is HOPS


@pytest.mark.parametrize(("start", "threshold", "valley"), [(-0.5, 0.6822, DEEP), (0.5, 0.7809, SHALLOW)])
def test_two_points_become_four_at_the_second_threshold(start, threshold, valley):
    """A two-cycle is stable while |(1 - αL''(a))(1 - αL''(b))| < 1."""
    below = end_of(start, threshold - 0.002)
    assert below.outcome is HOPS
    a, b = (1 - (threshold - 0.002) * (3 * w * w - 1.7) for w in below.places)
    assert -1 < a * b < -0.9
    above = end_of(start, threshold + 0.002)
    assert (above.outcome, above.valley) == (BOUNCES, valley)


def test_the_deep_valley_keeps_its_bouncing_runs_up_to_0_8856():
    assert end_of(-1.3, 0.8851).valley == DEEP
    assert end_of(-1.3, 0.8876).valley == SHALLOW


def test_the_shallow_valley_keeps_its_bouncing_runs_up_to_1_0055():
    below = end_of(0.5, 1.0050)
    assert (below.outcome, below.valley) == (BOUNCES, SHALLOW)
    assert end_of(0.5, 1.0060).outcome is WANDERS


@pytest.mark.parametrize(("start", "threshold"), [(2.2, 0.6301), (-2.2, 0.6440)])
def test_the_outermost_starts_leave_from_the_threshold_on(start, threshold):
    """Beyond about ±√(2/α + 1.7) the next iterate is farther out."""
    assert end_of(start, threshold - 0.0005, 300).outcome is not LEAVES
    assert end_of(start, threshold + 0.0005, 300).outcome is LEAVES


def test_from_1_10_up_every_start_leaves():
    """Up to 1.0943 the wandering stays within the boundary of blow-up."""
    assert end_of(0.5, 1.0938).outcome is WANDERS
    for start in np.arange(-220, 221, 20) / 100:
        assert end_of(start, 1.10, 2000).outcome is LEAVES


def test_above_learning_rate_1_every_run_on_the_single_well_leaves_and_at_1_none():
    """|1 - 2α| > 1 grows for ever; at α = 1 it is exactly 1."""
    assert end_of(0.1, 1.01, 400, SINGLE_WELL).outcome is LEAVES
    assert end_of(5.0, 1.0, 400, SINGLE_WELL).outcome is HOPS
