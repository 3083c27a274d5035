"""What the server makes of what a browser says was drawn."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_view.drawing.freehand import COLUMNS
from gd_view.player.sheet import understood
from tests.unit.player.test_player import anything

share = st.floats(0, 1) | st.sampled_from([0, 1])


@given(st.lists(share, min_size=COLUMNS, max_size=COLUMNS))
def test_a_sketch_is_a_share_of_the_height_for_each_column(given):
    np.testing.assert_array_equal(understood(given), given)


@given(anything)
def test_a_forged_value_raises_nothing(value):
    assert understood(value) is None


@pytest.mark.parametrize(
    "wrong", [None, "0.5", True, math.nan, math.inf, -math.inf, -0.001, 1.001, 10**400, [0.5], {}], ids=str
)
def test_one_height_that_is_none_spoils_a_sketch(wrong):
    for column in (0, COLUMNS - 1):
        heights = [0.5] * COLUMNS
        heights[column] = wrong
        assert understood(heights) is None


@pytest.mark.parametrize("length", [0, 1, COLUMNS - 1, COLUMNS + 1, 100_000])
def test_a_list_of_another_length_is_no_sketch(length):
    assert understood([0.5] * length) is None
