"""The map is what the plain loop gives, cell for cell, only sooner; its shares and borders are the lesson's."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_core import DOUBLE_WELL, SINGLE_WELL, GradientDescent, Outcome, ending, outcome_map, walk
from tests.unit.momentum import REFUSED, Momentum

DEEP, SHALLOW, BOUNCES_DEEP, BOUNCES_SHALLOW, WANDERS, LEAVES, RESTS = range(7)
STARTS = np.arange(-110, 111) / 50
RATES = np.arange(1, 121) / 100


@pytest.fixture(scope="module")
def lesson_map():
    return outcome_map(DOUBLE_WELL, STARTS, RATES)


def is_trap(rates):
    """Whether the longest step back stops short of the hilltop: f(f(c)) where f'(c) = 1 - α(3c² - 1.7) = 0.

    Deep valley and shallow valley, each (rates,).
    """
    hilltop = np.sort(np.roots([1, 0, -1.7, 0.1]).real)[1]
    kept = []
    for side in (-1, 1):
        w = side * np.sqrt((1 / np.asarray(rates) + 1.7) / 3)
        for _ in range(2):
            w = w - rates * (w**3 - 1.7 * w + 0.1)
        kept.append(side * (w - hilltop) > 0)
    return kept


def plain_codes(starts, rates, n_steps=2000, tail=64):
    """Run every cell to the last step and read its fate from its tail, with no thought for time."""
    deep, hilltop, shallow = np.sort(np.roots([1, 0, -1.7, 0.1]).real)
    rates = np.asarray(rates)[:, np.newaxis]
    w = np.broadcast_to(starts, (rates.size, len(starts)))
    has_left, lasting = np.zeros(w.shape, dtype=bool), []
    with np.errstate(over="ignore", invalid="ignore"):
        for k in range(1, n_steps + tail + 1):
            w = w - rates * DOUBLE_WELL.gradient(w)
            has_left |= ~(np.abs(w) <= 10)
            if k >= n_steps:
                lasting.append(w)
        low, high = np.min(lasting, axis=0), np.max(lasting, axis=0)
        is_calm = high - low < 1e-6
    settles = [is_calm & (np.abs(w - minimum) < 1e-3) for minimum in (deep, shallow)]
    stays = [
        inside & keeps for inside, keeps in zip((high <= hilltop, low > hilltop), is_trap(rates), strict=True)
    ]
    is_held = [rates < 2 / (3 * minimum**2 - 1.7) for minimum in (deep, shallow)]
    settles = [at | (in_it & held) for at, in_it, held in zip(settles, stays, is_held, strict=True)]
    rests = (low == high) & (np.abs(w - hilltop) < 1e-9)
    return np.select(
        [has_left, rests, *settles, *stays],
        [LEAVES, RESTS, DEEP, SHALLOW, BOUNCES_DEEP, BOUNCES_SHALLOW],
        WANDERS,
    )


def test_every_cell_is_what_the_plain_loop_gives(lesson_map):
    np.testing.assert_array_equal(lesson_map.codes, plain_codes(STARTS, RATES))


@settings(deadline=None, max_examples=40)
@given(
    starts=st.lists(st.floats(-3, 3), min_size=1, max_size=12),
    rates=st.lists(st.floats(0.001, 1.3), min_size=1, max_size=12),
    n_steps=st.integers(1, 400),
    tail=st.integers(1, 80),
)
def test_so_it_is_on_any_grid_for_any_number_of_steps(starts, rates, n_steps, tail):
    codes = outcome_map(DOUBLE_WELL, starts, rates, n_steps, tail).codes
    np.testing.assert_array_equal(codes, plain_codes(starts, rates, n_steps, tail))


def test_so_it_is_at_the_thresholds_of_the_learning_rate():
    """Where valleys let go, double, open and overflow, and within a millionth of it on both sides."""
    thresholds = [0.551698, 0.632030, 0.6822, 0.7809, 0.8856, 1.0055, 1.0943, 1.01 * 0.551698]
    rates = np.sort(np.outer(thresholds, [1 - 1e-3, 1 - 1e-6, 1, 1 + 1e-6, 1 + 1e-3]).ravel())
    starts = np.linspace(-2.2, 2.2, 401)
    np.testing.assert_array_equal(outcome_map(DOUBLE_WELL, starts, rates).codes, plain_codes(starts, rates))


def test_so_it_is_from_starts_on_the_minima_and_the_hilltop():
    """There rounding alone decides whether a run rests, also where the valley would not hold it."""
    landmarks = np.array(DOUBLE_WELL.minima + DOUBLE_WELL.hilltops)
    starts = np.concatenate([landmarks, landmarks + 1e-15, landmarks - 1e-12, landmarks + 1e-7])
    np.testing.assert_array_equal(outcome_map(DOUBLE_WELL, starts, RATES).codes, plain_codes(starts, RATES))


def test_on_the_hilltop_itself_a_run_rests_and_beside_it_no_run_does():
    """At the root of w³ − 1.7w + 0.1 where a step in floats moves nothing, and 1e-8 to both sides."""
    (top,) = DOUBLE_WELL.hilltops
    assert (top * top - 1.7) * top + 0.1 == 0
    rates = np.append(RATES, [1e-6, 1e-3, 5.0])
    codes = outcome_map(DOUBLE_WELL, [top - 1e-8, top, top + 1e-8], rates).codes
    assert (codes[:, 1] == RESTS).all()
    assert not (codes[:, [0, 2]] == RESTS).any()
    for rate in rates.tolist():
        assert ending(walk(DOUBLE_WELL, top, rate, 100)).outcome is Outcome.HILLTOP


def test_a_map_of_many_blocks_is_the_map_of_its_rows():
    """150 × 250 cells are more than are computed together."""
    starts, rates = np.linspace(-2.2, 2.2, 250), np.linspace(0.01, 0.5, 150)
    fractions = []
    whole = outcome_map(DOUBLE_WELL, starts, rates, 100, progress=fractions.append)
    assert fractions == sorted(fractions)
    assert len(fractions) > 1
    assert fractions[-1] == 1
    for row in (0, 130, 131, 149):
        alone = outcome_map(DOUBLE_WELL, starts, rates[[row]], 100)
        np.testing.assert_array_equal(alone.codes[0], whole.codes[row])


def test_the_shares_of_the_lessons_map(lesson_map):
    """Of 221 × 120 cells: deep 24 %, shallow 25 %, bouncing 14 % and 18 %, wandering 6 %, leaving 13 %."""
    np.testing.assert_allclose(lesson_map.shares, [0.24, 0.25, 0.14, 0.18, 0.06, 0.13, 0], atol=0.005)
    assert lesson_map.shares.sum() == pytest.approx(1)
    assert lesson_map.shares[LEAVES] == np.mean(lesson_map.codes == LEAVES)


def test_the_kinds_say_what_the_codes_mean(lesson_map):
    assert [(kind.outcome, kind.valley) for kind in lesson_map.kinds] == [
        (Outcome.SETTLES, 0),
        (Outcome.SETTLES, 1),
        (Outcome.BOUNCES, 0),
        (Outcome.BOUNCES, 1),
        (Outcome.WANDERS, None),
        (Outcome.LEAVES, None),
        (Outcome.HILLTOP, None),
    ]


def test_the_basins_at_learning_rate_0_45():
    """Shallow from -2.20 to -2.01, deep to 0.05, shallow to 1.95, deep to 2.20, on a grid of 0.01."""
    hundredths = np.arange(-220, 221)
    (codes,) = outcome_map(DOUBLE_WELL, hundredths / 100, [0.45]).codes
    first_of_each = hundredths[np.flatnonzero(np.diff(codes)) + 1]
    assert first_of_each.tolist() == [-200, 6, 196]
    assert codes[[0, 100, 300, 440]].tolist() == [SHALLOW, DEEP, SHALLOW, DEEP]


def test_below_0_30_the_map_is_two_solid_halves(lesson_map):
    """No step passes the hilltop at 0.0589 before α = 0.3055."""
    calm = lesson_map.codes[RATES <= 0.30]
    assert (calm[:, STARTS < 0.0589] == DEEP).all()
    assert (calm[:, STARTS > 0.0589] == SHALLOW).all()


def test_between_the_two_limits_only_the_shallow_valley_settles(lesson_map):
    """2/3.625 = 0.552 < α < 0.632 = 2/3.164; above nobody settles, and from 1.10 on everybody leaves."""
    assert (lesson_map.codes[RATES < 0.55] < BOUNCES_DEEP).all()
    between = lesson_map.codes[(RATES > 0.552) & (RATES < 0.632)]
    assert set(between.ravel()) == {SHALLOW, BOUNCES_DEEP}
    assert (lesson_map.codes[RATES > 0.633] >= BOUNCES_DEEP).all()
    assert (lesson_map.codes[RATES >= 1.0999] == LEAVES).all()


def test_a_cell_that_bounces_stays_in_its_valley_and_one_that_wanders_crosses_the_hill_again(lesson_map):
    """For 2,000 steps after those that the map has looked at, by a plain loop."""
    (hilltop,) = DOUBLE_WELL.hilltops
    sides = {BOUNCES_DEEP: {False}, BOUNCES_SHALLOW: {True}, WANDERS: {False, True}}
    for kind, expected in sides.items():
        rows, columns = np.nonzero(lesson_map.codes == kind)
        w, rates = STARTS[columns], RATES[rows]
        was = {False: np.zeros(w.size, dtype=bool), True: np.zeros(w.size, dtype=bool)}
        for k in range(4_065):
            w = w - rates * (w**3 - 1.7 * w + 0.1)
            if k >= 2064:
                was[False] |= w < hilltop
                was[True] |= w > hilltop
        for side, cells in was.items():
            assert (cells == (side in expected)).all()


def test_no_row_is_speckled(lesson_map):
    """Where nobody can be kept, neighbours do not differ by chance: from 1.00548 on no cell bounces."""
    assert set(lesson_map.codes[RATES > 1.0055].ravel()) == {WANDERS, LEAVES}


def test_the_map_agrees_with_what_is_said_of_the_single_run(lesson_map):
    """Whatever is called a fate after a reader's 100 steps is that of the cell; some are then still on their way."""
    same_class = {Outcome.CLOSES_IN: Outcome.SETTLES, Outcome.HOPS: Outcome.BOUNCES}
    for i, j in itertools.product(range(0, 120, 3), range(0, 221, 11)):
        kind = lesson_map.kinds[lesson_map.codes[i, j]]
        end = ending(walk(DOUBLE_WELL, STARTS[j], RATES[i], 100, leaves_beyond=10))
        if end.outcome is Outcome.STILL_MOVING:
            assert kind.outcome in (Outcome.SETTLES, Outcome.LEAVES)
        else:
            assert (same_class.get(end.outcome, end.outcome), end.valley) == (kind.outcome, kind.valley)


def test_at_tiny_rates_every_cell_settles_where_it_stands_however_slowly():
    """Below 1/L'' no step oversteps anything: each of them goes down the own side of the hill, for ever."""
    starts, rates = np.array([-2.2, -0.5, 0.0, 0.06, 0.5, 2.2]), [1e-20, 1e-9, 1e-6, 0.0001, 0.001, 0.003]
    codes = outcome_map(DOUBLE_WELL, starts, rates).codes
    np.testing.assert_array_equal(
        codes, np.broadcast_to(np.where(starts < 0.0589, DEEP, SHALLOW), codes.shape)
    )


def test_just_below_the_limit_of_a_valley_its_cells_settle_and_just_above_they_bounce():
    """2/L'' = 2/3.625172: a millionth below it, w has come 1e-4 near only after millions of steps."""
    limit = 2 / (3 * np.roots([1, 0, -1.7, 0.1]).real.min() ** 2 - 1.7)
    codes = outcome_map(DOUBLE_WELL, [-2.0, -0.5], [limit * (1 - 1e-6), limit * (1 + 1e-3)]).codes
    assert codes[:, 1].tolist() == [DEEP, BOUNCES_DEEP]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"landscape": SINGLE_WELL}, "must have two valleys, single_well has 1"),
        ({"starts": [0.0, np.nan]}, "starts must be finite"),
        ({"starts": 0.5}, r"starts must be a list of numbers, got shape \(\)"),
        ({"starts": []}, r"starts must be a list of numbers, got shape \(0,\)"),
        ({"starts": [0.0, -11.0]}, r"starts must lie within ±10.0, got 11.0"),
        ({"learning_rates": [0.1, 0.0]}, "learning_rates must be positive, got 0.0"),
        ({"learning_rates": [[0.1]]}, r"learning_rates must be a list of numbers, got shape \(1, 1\)"),
        ({"n_steps": 2.5}, "n_steps must be a whole number"),
        ({"n_steps": 0}, "n_steps and tail must be 1 or more, got 0 and 64"),
        ({"tail": 0}, "n_steps and tail must be 1 or more, got 2000 and 0"),
    ],
)
def test_what_makes_no_map_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        outcome_map(**({"landscape": DOUBLE_WELL, "starts": [0.5], "learning_rates": [0.1]} | arguments))


def test_a_map_of_another_rule_is_refused_by_name():
    with pytest.raises(ValueError, match=f"^outcome_map {REFUSED}"):
        outcome_map(DOUBLE_WELL, [0.5], [0.1], rule=Momentum())
    assert outcome_map(DOUBLE_WELL, [0.5], [0.1], rule=GradientDescent()).codes.tolist() == [[1]]
