"""Where a run on a bowl ends, against long walks on complex numbers and against closed forms by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import SINGLE_WELL, Bowl, Outcome, bowl_ending, steps_to_settle, walk
from tests.unit.momentum import REFUSED, Momentum
from tests.unit.oracles import bowl_walk

SETTLES, STILL_MOVING, HOPS, LEAVES = Outcome.SETTLES, Outcome.STILL_MOVING, Outcome.HOPS, Outcome.LEAVES


def end_of(condition_number, rate, rotation=0.0, n_steps=100, start=(4, 2)):
    return bowl_ending(walk(Bowl(condition_number, rotation), start, rate, n_steps))


def test_at_a_tenth_the_bowl_of_ten_hops_across_with_a_floor_of_forty():
    """Factors 1 - 2/10 and 1 - 20/10 = -1; the loss keeps κ·u₂² = 10·2²."""
    end = end_of(10, 0.1)
    assert (end.outcome, end.hops, end.loss_floor) == (HOPS, (False, True), pytest.approx(40))
    assert end.factors == pytest.approx((0.8, -1))
    assert end.steps_needed == math.inf


def test_on_the_round_bowl_both_directions_hop_at_one():
    """Factors 1 - 2 = -1; the loss stays at 4² + 2² = 20."""
    end = end_of(1, 1.0)
    assert (end.outcome, end.hops, end.loss_floor) == (HOPS, (True, True), pytest.approx(20))


def test_a_run_is_called_settled_from_the_step_at_which_it_is():
    """κ = 10 and 0.0909: 4·0.8182^30 < 0.01 < 4·0.8182^29."""
    assert 4 * (1 - 2 * 0.0909) ** 30 < 0.01 < 4 * (1 - 2 * 0.0909) ** 29
    assert (end_of(10, 0.0909, n_steps=30).outcome, end_of(10, 0.0909, n_steps=29).outcome) == (
        SETTLES,
        STILL_MOVING,
    )
    assert end_of(10, 0.0909, n_steps=0).steps_needed == 30


def test_beyond_one_over_kappa_it_leaves_unless_it_starts_on_the_floor_of_the_valley():
    assert end_of(10, 0.105).outcome is LEAVES
    assert end_of(10, 0.105, start=(4, 0)).outcome is SETTLES
    assert end_of(10, 0.105, start=(0, 2)).outcome is LEAVES
    assert end_of(10, 1.05, start=(4, 0)).outcome is LEAVES


def test_a_start_at_the_minimum_has_settled_after_no_step_at_any_rate():
    for rate in (0.01, 0.1, 1.0, 3.0):
        end = end_of(10, rate, start=(0, 0))
        assert (end.outcome, end.steps_needed) == (SETTLES, 0)


@given(
    condition_number=st.floats(1, 50),
    share=st.floats(0.02, 0.98),
    degrees=st.floats(-90, 90),
    start=st.tuples(st.floats(-5, 5), st.floats(-5, 5)),
)
def test_the_steps_needed_are_those_of_a_long_walk(condition_number, share, degrees, start):
    """But where a walk comes within rounding of 0.01 itself."""
    rate = share / condition_number
    needed = steps_to_settle(Bowl(condition_number, degrees), start, rate)
    z = bowl_walk(condition_number, rate, degrees, int(needed) + 200, complex(*start))
    sizes = np.maximum(abs(z.real), abs(z.imag))
    away = np.flatnonzero(~(sizes < 0.01))
    assert needed == (away[-1] + 1 if away.size else 0) or np.abs(sizes - 0.01).min() < 1e-9


def test_however_long_it_takes_the_count_is_exact():
    """Along the axis alone: the smallest k with 4·(1 - 2α)^k < 0.01 is ⌈log(1/400) / log(1 - 2α)⌉."""
    for rate in (1e-3, 1e-5, 1e-7):
        expected = math.ceil(math.log(1 / 400) / math.log1p(-2 * rate))
        assert steps_to_settle(Bowl(10), (4, 0), rate) == pytest.approx(expected, rel=1e-8)
    assert steps_to_settle(Bowl(10), (4, 0), 1e-20) == math.inf


def test_a_run_by_another_rule_is_refused_by_name():
    with pytest.raises(ValueError, match=f"^bowl_ending {REFUSED}"):
        bowl_ending(walk(Bowl(10), (4, 2), 0.1, 5, rule=Momentum()))


@pytest.mark.parametrize(
    ("run", "message"),
    [
        (walk(SINGLE_WELL, 4.0, 0.1, 5), "needs a run on a Bowl, got one on a Landscape"),
        (walk(Bowl(2), (4, 2), 0.0, 5), "learning_rate must be positive"),
        (walk(Bowl(2), [(4, 2), (1, 1)], 0.1, 5), r"two parameters, got shape \(6, 2, 2\)"),
        (walk(Bowl(2), (4, 2), [0.1, 0.2], 5), r"learning_rate must be one number, got shape \(2,\)"),
    ],
)
def test_what_is_no_single_run_on_a_bowl_is_refused(run, message):
    with pytest.raises(ValueError, match=message):
        bowl_ending(run)


def test_a_tie_on_a_bowl_has_not_settled_whatever_rounding_says():
    """From (1, 1) on a round bowl with α = 0.45 both are 0.1, 0.01 and 0.001 after 1, 2 and 3 steps."""
    assert bowl_ending(walk(Bowl(1), (1.0, 1.0), 0.45, 5)).steps_needed == 3
