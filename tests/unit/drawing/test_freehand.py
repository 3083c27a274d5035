"""A curve drawn by hand: which ways it goes, where it is lowest, and what stands at which height."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_view.drawing.freehand import COLUMNS, WIGGLE, Axis, lowest, moves, way_in_words

# In parts that are exact, so that a way is never just as long as the least that counts.
heights = st.lists(st.integers(0, 1024), min_size=COLUMNS, max_size=COLUMNS).map(
    lambda parts: np.array(parts) / 1024
)


def longest(curve, least):
    """The most ways in turn that any choice of places on the curve goes, each as long as `least`, place by place."""
    ends = [{1: 0, -1: 0} for _ in curve]
    for j, high in enumerate(curve):
        for i in range(j):
            for way in (1, -1):
                if way * (high - curve[i]) >= least:
                    ends[j][way] = max(ends[j][way], 1 + ends[i][-way])
    return max(max(end.values()) for end in ends)


@given(heights)
def test_no_choice_of_places_on_a_curve_goes_more_ways_than_are_found(curve):
    found = moves(curve)
    assert len(found) == longest(curve.tolist(), WIGGLE)
    assert all(a == -b for a, b in pairwise(found))


@given(heights)
def test_a_curve_in_order_only_rises_and_turned_round_it_goes_the_other_ways(curve):
    assert moves(np.sort(curve)) in ((), (1,))
    assert moves(1 - curve) == tuple(-way for way in moves(curve))


@given(st.floats(0.1, 1), st.integers(0, 2**32 - 1))
def test_a_hand_that_trembles_by_less_than_a_wiggle_goes_the_same_way(size, seed):
    noise = np.random.default_rng(seed).uniform(-0.49 * WIGGLE, 0.49 * WIGGLE, COLUMNS)
    assert moves(np.linspace(size, 0, COLUMNS) + noise) == (-1,)
    assert moves(np.full(COLUMNS, 0.5) + noise) == ()


@pytest.mark.parametrize(
    ("curve", "words"),
    [
        ([0.5] * 5, "level"),
        ([1, 0.6, 0.6, 0.2, 0], "falling all the way"),
        ([0, 0.3, 0.31, 0.5, 0.9], "rising all the way"),
        ([1, 0.5, 0, 0.5, 1], "falling, then rising"),
        ([0, 0.5, 1, 0.5, 0], "rising, then falling"),
        ([0, 1, 0, 1, 0], "turning 3 times"),
        ([1, 0.6, 0.63, 0.2, 0], "falling all the way, but for small wiggles"),
        ([0.5, 0.53, 0.5, 0.53, 0.5], "level, but for small wiggles"),
    ],
)
def test_the_ways_are_told(curve, words):
    assert way_in_words(np.array(curve)) == words


@given(heights)
def test_the_lowest_place_is_lowest(curve):
    assert curve[lowest(curve)] == min(curve)


def test_of_a_level_piece_the_lowest_place_is_the_middle():
    assert lowest(np.array([3.0, 1, 1, 1, 2, 1])) == 2
    assert lowest(np.array([3.0, 2, 1, 1, 1])) == 3
    assert lowest(np.ones(COLUMNS)) == COLUMNS // 2


@given(st.floats(0, 1))
def test_a_height_is_where_the_axis_says(share):
    """Half-way up a logarithmic axis from 1 to 100 stands 10."""
    even, factors = Axis("w", "w", -1, 3, ()), Axis("n", "n", 1, 100, (), is_logarithmic=True)
    assert math.isclose(even.value(share), 4 * share - 1, abs_tol=1e-12)
    assert math.isclose(factors.value(share), math.exp(share * math.log(100)), rel_tol=1e-12)
    for axis in (even, factors):
        assert math.isclose(axis.share(axis.value(share)), share, abs_tol=1e-12)
