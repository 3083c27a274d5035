"""What is said of a run is true: at the thresholds, for the reader's steps, and ever after."""

from fractions import Fraction

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, SINGLE_WELL, Bowl, Outcome, descend, ending, walk
from gd_core.trapping import valley_of
from tests.unit.momentum import REFUSED, Momentum
from tests.unit.oracles import DEEP_AT, NAMED_RUNS, SHALLOW_AT, steps_needed
from tests.unit.runs import end_of

SETTLES, CLOSES_IN, STILL_MOVING, HOPS, BOUNCES, WANDERS, LEAVES, HILLTOP = Outcome
DEEP, SHALLOW = 0, 1


# --- the runs the lesson names -----------------------------------------------------------------------


@pytest.mark.parametrize(("start", "learning_rate", "valley", "step"), NAMED_RUNS)
def test_a_run_settles_in_the_valley_and_at_the_step_the_lesson_names(start, learning_rate, valley, step):
    end = end_of(start, learning_rate)
    assert end.outcome in (SETTLES, CLOSES_IN)
    assert (end.valley, end.step) == (valley, step)
    assert end.places == (pytest.approx((DEEP_AT, SHALLOW_AT)[valley], rel=1e-12),)


@pytest.mark.parametrize(("learning_rate", "step"), [(0.05, 57), (0.1, 27), (0.5, 1), (0.9, 27), (0.99, 297)])
def test_on_the_single_well_a_run_settles_when_the_closed_form_is_near(learning_rate, step):
    """Smallest k with 4·|1 - 2α|^k < 0.01."""
    end = end_of(4.0, learning_rate, 400, SINGLE_WELL)
    assert end.step == step
    assert end.outcome is (CLOSES_IN if learning_rate > 0.5 else SETTLES)


@pytest.mark.parametrize(
    ("start", "learning_rate", "places"),
    [(-0.5, 0.6, (-1.4838, -1.0971)), (0.5, 0.7, (1.0343, 1.4206))],
)
def test_a_run_that_no_valley_holds_hops_between_the_two_points_of_its_cycle(start, learning_rate, places):
    end = end_of(start, learning_rate)
    assert (end.outcome, end.valley) == (HOPS, DEEP if start < 0 else SHALLOW)
    np.testing.assert_allclose(end.places, places, atol=5e-5)


def test_at_learning_rate_1_the_single_well_is_hopped_across_for_ever():
    """1 - 2α = -1: 4, -4, 4, -4, loss always 16."""
    end = end_of(4.0, 1.0, 20, SINGLE_WELL)
    assert (end.outcome, end.places, end.losses) == (HOPS, (-4.0, 4.0), (16.0, 16.0))


def test_from_the_deep_valley_a_run_can_end_up_bouncing_in_the_shallow_one():
    end = end_of(-1.3, 0.9)
    assert (end.outcome, end.valley) == (BOUNCES, SHALLOW)


def test_the_largest_learning_rates_wander_or_leave():
    assert end_of(0.5, 1.05).outcome is WANDERS
    assert (end_of(0.5, 1.2).outcome, end_of(0.5, 1.2).step) == (LEAVES, 18)


def test_at_one_learning_rate_one_valley_holds_and_the_other_does_not():
    """α = 0.6 lies between 2/3.625 = 0.552 and 2/3.164 = 0.632."""
    assert end_of(0.5, 0.6).outcome is CLOSES_IN
    assert end_of(-0.5, 0.6).outcome is HOPS


def test_the_fates_of_start_2_as_the_learning_rate_grows():
    """Shallow up to 0.41, deep up to 0.55, never settling up to 0.85, then it leaves."""
    fates = [end_of(2.0, percent / 100, 500) for percent in range(1, 121)]
    assert {(end.outcome in (SETTLES, CLOSES_IN), end.valley) for end in fates[:41]} == {(True, SHALLOW)}
    assert {(end.outcome in (SETTLES, CLOSES_IN), end.valley) for end in fates[41:55]} == {(True, DEEP)}
    assert {end.outcome for end in fates[55:85]} == {HOPS, BOUNCES}
    assert {end.outcome for end in fates[85:]} == {LEAVES}


# --- only what the reader's steps show ---------------------------------------------------------------


@pytest.mark.parametrize("n_steps", [0, 1, 17])
def test_a_run_that_settles_later_is_still_on_its_way(n_steps):
    assert end_of(0.5, 0.1, n_steps).outcome is STILL_MOVING
    assert end_of(0.5, 0.1, 18).outcome is SETTLES


def test_a_run_that_leaves_later_is_still_on_its_way():
    """From 0.5 at α = 1.2 the iterate that is first beyond 10 is number 18."""
    assert end_of(0.5, 1.2, 17).outcome is STILL_MOVING
    end = end_of(0.5, 1.2, 18)
    assert (end.outcome, end.step) == (LEAVES, 18)
    assert abs(end.places[0]) > 10


def test_no_run_is_called_endless_before_its_first_step():
    assert end_of(-0.5, 0.6, 0).outcome is STILL_MOVING
    assert end_of(-0.5, 0.6, 1).outcome is HOPS


def test_a_run_is_found_to_have_left_with_or_without_a_bound():
    unbounded = walk(SINGLE_WELL, 4.0, 1.1, 50)
    assert ending(unbounded).step == end_of(4.0, 1.1, 50, SINGLE_WELL).step == 6


def test_slow_runs_are_not_called_endless():
    """Factors 0.9998 and -0.998: far from settled after 2,000 steps, yet on their way."""
    assert end_of(4.0, 0.0001, 50, SINGLE_WELL).outcome is STILL_MOVING
    assert end_of(4.0, 0.999, 50, SINGLE_WELL).outcome is STILL_MOVING
    assert end_of(4.0, 1e-9, 50, SINGLE_WELL).outcome is STILL_MOVING
    assert end_of(0.05, 1e-12, 50, SINGLE_WELL).outcome is STILL_MOVING


def test_a_run_that_has_yet_to_find_the_only_valley_that_keeps_it_is_still_on_its_way():
    """Just above α = 0.8856 the way out of the deep valley is so narrow that thousands of steps miss it."""
    (never,) = {end_of(start, 0.88565, 30).outcome for start in np.linspace(-2.2, 2.2, 400)[[20, 353, 360]]}
    assert never is STILL_MOVING


def test_a_slow_blow_up_is_not_called_endless():
    """At α = 1.0001 the factor is -1.0002: growing, but not beyond 10 for thousands of steps."""
    assert end_of(4.0, 1.0001, 50, SINGLE_WELL).outcome is STILL_MOVING


# --- starts where nothing moves ----------------------------------------------------------------------


@pytest.mark.parametrize("learning_rate", [0.01, 0.1, 0.6, 1.2])
@pytest.mark.parametrize("n_steps", [0, 1, 100])
def test_on_the_hilltop_itself_nothing_moves(learning_rate, n_steps):
    end = end_of(DOUBLE_WELL.hilltops[0], learning_rate, n_steps)
    assert end.outcome is HILLTOP
    assert end.places == DOUBLE_WELL.hilltops


def test_the_slightest_nudge_off_the_hilltop_decides():
    (hilltop,) = DOUBLE_WELL.hilltops
    assert end_of(hilltop - 1e-9, 0.1, 300).valley == DEEP
    assert end_of(hilltop + 1e-9, 0.1, 300).valley == SHALLOW


@pytest.mark.parametrize(("learning_rate", "n_steps"), [(0.1, 20), (0.6, 20), (1.1, 20), (0.1, 0)])
def test_a_start_on_the_minimum_has_settled_after_no_step(learning_rate, n_steps):
    end = end_of(0.0, learning_rate, n_steps, SINGLE_WELL)
    assert (end.outcome, end.step, end.places) == (SETTLES, 0, (0.0,))


@pytest.mark.parametrize("minimum", DOUBLE_WELL.minima)
def test_rounding_about_the_minimum_is_not_called_zig_zag(minimum):
    """The next float beside the minimum is 2e-16 off it, and a factor of -0.8 takes it to the other side."""
    assert end_of(minimum, 0.5, 100).outcome is SETTLES
    assert end_of(np.nextafter(minimum, 0), 0.5, 100).outcome is SETTLES


def test_one_step_across_the_bottom_is_not_called_zig_zag():
    """At α = 0.15 the step from -2 ends at -2 + 0.15·4.5 = -1.325, past the bottom; the factor there is 0.46."""
    end = end_of(-2.0, 0.15)
    assert (end.outcome, end.step) == (SETTLES, 1)


def test_a_jump_across_the_bottom_long_before_is_not_called_zig_zag():
    """At α = 0.27585 the first step from -2 ends at -0.76; from there the factor -4e-6 overshoots unseen."""
    assert end_of(-2.0, 0.27585, 30).outcome is SETTLES


# --- ever after --------------------------------------------------------------------------------------


def test_what_is_said_of_every_run_on_the_sliders_is_borne_out_by_ten_thousand_steps():
    """A coarse grid over starts and rates, each run followed by numpy five times as far."""
    starts, rates = np.arange(-220, 221, 11) / 100, np.arange(1, 121, 3) / 100
    n_steps = 40
    far = descend(DOUBLE_WELL.gradient, starts, rates[:, np.newaxis], 10_000, leaves_beyond=10).iterates
    for i, j in np.ndindex(len(rates), len(starts)):
        run = far[:, i, j]
        end = end_of(starts[j], rates[i], n_steps)
        is_near = np.abs(run[:, np.newaxis] - DOUBLE_WELL.minima) < 0.01
        has_left = np.flatnonzero(~(np.abs(run) <= 10))
        if end.outcome in (SETTLES, CLOSES_IN):
            assert is_near[end.step :, end.valley].all()
            assert end.step == 0 or not is_near[end.step - 1, end.valley]
        elif end.outcome is HOPS:
            np.testing.assert_allclose(np.sort(run[-2:]), end.places, atol=1e-5)
            np.testing.assert_allclose(run[-3:-1], run[-5:-3], atol=1e-5)
        elif end.outcome is BOUNCES:
            assert (valley_of(DOUBLE_WELL, run[2064:]) == end.valley).all()
            assert np.ptp(run[-64:]) > 0.1
        elif end.outcome is WANDERS:
            assert set(valley_of(DOUBLE_WELL, run[2064:])) == {DEEP, SHALLOW}
        elif end.outcome is LEAVES:
            assert end.step == has_left[0] <= n_steps
            assert end.places == (run[end.step],)
        else:
            assert end.outcome is STILL_MOVING
            assert (has_left.size and has_left[0] > n_steps) or is_near[-1].any()
            assert not is_near[n_steps:].all(axis=0).any()


@pytest.mark.parametrize("learning_rate", [0.7, 0.8, 0.86, 0.88, 0.91, 1.0, 1.02, 1.05])
@pytest.mark.parametrize("start", [-0.5, 0.5])
def test_the_range_of_a_run_that_never_settles_is_that_of_twenty_thousand_steps(start, learning_rate):
    """By a plain loop: the range of 64 steps would be up to 0.13 too narrow."""
    end, w, late = end_of(start, learning_rate), start, []
    for k in range(20_000):
        w = w - learning_rate * (w**3 - 1.7 * w + 0.1)
        late += [w] if k > 5000 else []
    assert end.outcome in (HOPS, BOUNCES, WANDERS)
    np.testing.assert_allclose(end.places, (min(late), max(late)), atol=0.001)


@pytest.mark.parametrize("percent", [5, 10, 40, 45, 50, 55, 60, 90, 95])
def test_a_tie_at_the_border_has_not_settled_whatever_rounding_says(percent):
    """|1 - 2α|^k · |w₀| < 0.01 by exact fractions: at α = 0.45 from 1 it is 0.01 after 2 steps, and below after 3."""
    for tenths in range(-50, 51):
        end = end_of(tenths / 10, percent / 100, 200, SINGLE_WELL)
        assert end.step == steps_needed(percent, Fraction(tenths, 10))


# --- what is refused ---------------------------------------------------------------------------------


def test_a_learning_rate_that_moves_nothing_is_refused():
    with pytest.raises(ValueError, match=r"learning_rate must be positive, got 0\.0"):
        ending(walk(DOUBLE_WELL, 0.5, 0.0, 50))


@pytest.mark.parametrize(
    ("learning_rate", "message"),
    [(-0.1, "must not be negative, got -0.1"), (np.nan, "must be finite, got nan")],
)
def test_with_a_learning_rate_that_leads_nowhere_there_is_no_run_to_end(learning_rate, message):
    with pytest.raises(ValueError, match=f"learning_rate {message}"):
        walk(DOUBLE_WELL, 0.5, learning_rate, 50)


def test_a_grid_of_runs_is_refused():
    with pytest.raises(ValueError, match=r"single run, got shape \(51, 2\)"):
        ending(walk(DOUBLE_WELL, [0.5, 1.0], 0.1, 50))


def test_a_start_beyond_the_bound_is_refused():
    """At α = 0.01 a start of 11 settles, so being beyond 10 does not mean that it has left."""
    with pytest.raises(ValueError, match=r"start within ±10.0, got 11.0"):
        ending(walk(DOUBLE_WELL, 11.0, 0.01, 50))


def test_a_run_on_a_bowl_is_refused_by_name():
    with pytest.raises(ValueError, match="ending needs a run on a Landscape, got one on a Bowl"):
        ending(walk(Bowl(2), (4, 2), 0.1, 5))


def test_a_run_by_another_rule_is_refused_by_name():
    """A ball that keeps its speed rolls from the deep valley over the hill: the proofs of plain descent are not its."""
    rolls = walk(DOUBLE_WELL, -2.2, 0.1, 100, rule=Momentum())
    assert rolls.iterates.max() > DOUBLE_WELL.hilltops[0] > walk(DOUBLE_WELL, -2.2, 0.1, 100).iterates.max()
    with pytest.raises(ValueError, match=f"^ending {REFUSED}"):
        ending(rolls)
