"""The outcome map in words: its shares, its rows and columns, and the run in the circle."""

import itertools
import re

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, Outcome, ending, walk
from gd_view.chapters.outcome_map import picture
from gd_view.chapters.outcome_map import words as outcome_words
from gd_view.chapters.outcome_map.words import kind as code
from tests.unit.chapters.outcome_map.cells import DEEP, IN_DEEP, IN_SHALLOW, LEAVES, SHALLOW, WANDERS, drawn
from tests.unit.oracles import HILLTOP_AT

BOUNCES = {IN_DEEP, IN_SHALLOW}


def test_the_shares_of_the_map_are_those_of_the_lesson():
    """Shallow 25 %, deep 24 %, bounces in the shallow 18 %, in the deep 14 %, leaves 13 %, wanders 6 %."""
    _, _, codes = drawn()
    shares = np.bincount(codes.ravel()) / codes.size
    assert np.round(100 * shares).tolist() == [24, 25, 14, 18, 6, 13]
    told = re.findall(r"(\d+)%", outcome_words.legend(1.20))
    assert [int(share) for share in told] == [24, 25, 14, 18, 6, 13]
    assert re.findall(r"(\d+)%", outcome_words.alt()) == told


def test_a_row_in_words():
    assert outcome_words.row(0.45) == (
        "At α = 0.45: starts −2.20 to −2.01 settle in the shallow valley, −2.00 to 0.05 in the deep one, "
        "0.06 to 1.95 in the shallow one and 1.96 to 2.20 in the deep one."
    )
    assert outcome_words.stretches(0.55) == [
        (-2.2, -1.91, SHALLOW),
        (-1.9, 0.05, DEEP),
        (0.06, 1.84, SHALLOW),
        (1.85, 2.2, DEEP),
    ]
    assert outcome_words.row(0.64) == (
        "At α = 0.64: of all starts 52% bounce in the deep valley, 47% in the shallow one and under 1% leave."
    )
    assert outcome_words.row(1.05) == (
        "At α = 1.05: starts −2.20 to −1.91 leave, −1.90 to 1.88 wander and 1.89 to 2.20 leave."
    )
    assert outcome_words.row(1.10) == "At α = 1.1: all starts, from −2.20 to 2.20, leave."


def test_every_row_has_its_words_and_every_start_is_in_one_of_its_stretches():
    for rate in picture.RATES:
        assert len(outcome_words.row(rate)) < 190  # two lines of the picture side
        assert len(outcome_words.stretches(rate)) <= 10  # as a reply says
        parts = outcome_words.stretches(rate)
        starts = np.concatenate([np.arange(round(a * 100), round(b * 100) + 1) for a, b, _ in parts])
        np.testing.assert_array_equal(starts, np.arange(-220, 221))


@pytest.mark.parametrize(
    ("start", "sweep"),
    [
        (2.0, [(0.01, 0.41, {SHALLOW}), (0.42, 0.55, {DEEP}), (0.56, 0.85, BOUNCES), (0.86, 1.2, {LEAVES})]),
        (-2.0, [(0.01, 0.45, {DEEP}), (0.46, 0.63, {SHALLOW}), (0.64, 0.88, BOUNCES), (0.89, 1.2, {LEAVES})]),
    ],
)
def test_one_column_of_the_map(start, sweep):
    """The sweeps of the lesson: the first step from 2 is 4.7α long, and 2 - 4.7α < 0.0589 from α = 0.413 on."""
    for low, high, kinds in sweep:
        rates = np.arange(round(low * 100), round(high * 100) + 1) / 100
        assert {code(start, rate) for rate in rates} == kinds


def test_up_to_where_the_sheet_begins_the_map_is_two_halves():
    """No start within ±2.2 overshoots before 0.3055: from 2.2 the slope is 2.2³ - 1.7·2.2 + 0.1 = 7.008."""
    first = (2.2 - HILLTOP_AT) / 7.008
    assert first == pytest.approx(0.3055, abs=5e-5)
    for rate in np.arange(1, round(picture.ORDERLY * 100) + 1) / 100:
        assert outcome_words.stretches(rate) == [(-2.2, 0.05, DEEP), (0.06, 2.2, SHALLOW)]
    assert code(2.2, 0.31) == DEEP


def test_what_is_said_of_a_run_agrees_with_its_cell_everywhere():
    """For every position of the two sliders: the words of the run's 100 steps, and the map's word for them."""
    kinds = {
        Outcome.SETTLES: {DEEP, SHALLOW},
        Outcome.CLOSES_IN: {DEEP, SHALLOW},
        Outcome.HOPS: {IN_DEEP, IN_SHALLOW},
        Outcome.BOUNCES: {IN_DEEP, IN_SHALLOW},
        Outcome.WANDERS: {WANDERS},
        Outcome.LEAVES: {LEAVES},
        Outcome.STILL_MOVING: {DEEP, SHALLOW, LEAVES},
    }
    valley = {DEEP: 0, SHALLOW: 1, IN_DEEP: 0, IN_SHALLOW: 1}
    for rate, start in itertools.product(picture.RATES, picture.STARTS):
        run = walk(DOUBLE_WELL, start, rate, 100, leaves_beyond=10)
        end, fate = ending(run), code(start, rate)
        assert fate in kinds[end.outcome], (start, rate)
        if end.outcome is Outcome.STILL_MOVING:
            check_still_moving(run, fate)
        elif fate in valley:
            assert end.valley == valley[fate], (start, rate)


def check_still_moving(run, fate):
    """One that settles has reached the side of its valley; one that leaves is not far out, and crosses the hill."""
    told, w = outcome_words.cell(run), run.iterates
    if fate == LEAVES:
        assert "it wanders across both valleys; it leaves later" in told
        assert np.abs(w).max() < 10
        assert w[1:].min() < HILLTOP_AT < w[1:].max()
    else:
        assert "After 100 steps it is still on its way there" in told
        assert (w[-1] > HILLTOP_AT) == (fate == SHALLOW)


def test_a_cell_in_words_has_its_mark_and_no_empty_slot():
    for rate in picture.RATES[::7]:
        for start in picture.STARTS[::23]:
            told = outcome_words.cell(walk(DOUBLE_WELL, start, rate, 100, leaves_beyond=10))
            assert picture.MARKS[code(start, rate)] in told
            assert "{" not in told


def test_a_run_that_wanders_and_has_not_crossed_the_hill_yet_is_told_so():
    """From 0.06 at α = 1.01 all hundred steps stay on the shallow side."""
    run = walk(DOUBLE_WELL, 0.06, 1.01, 100, leaves_beyond=10)
    assert run.iterates.min() > HILLTOP_AT
    assert outcome_words.cell(run) == (
        "<strong>✕ Wanders.</strong> "
        "In these 100 steps it stays on one side of the hill; later it crosses it again and again."
    )


def test_the_run_of_the_opening_view_in_words():
    """From 0.5 at 0.1 the run is within 0.01 of 1.2734 at step 18."""
    run = walk(DOUBLE_WELL, 0.5, 0.1, 100, leaves_beyond=10)
    assert outcome_words.cell(run) == (
        "<strong>■ Settles in the shallow valley.</strong> "
        "At w = 1.27, loss 0.406: within 0.01 of it from step 18 on."
    )


def test_the_key_tells_only_of_what_is_uncovered():
    assert outcome_words.legend(0.3).count("<li>") == 2
    assert outcome_words.legend(0.6).count("<li>") == 3
    assert outcome_words.legend(1.2).count("<li>") == 6
