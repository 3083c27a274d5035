"""What the server makes of what a browser says of a click."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_view.player.player import clicked_place

numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from("xyz"), inner),
)


@given(numbers, numbers)
def test_a_place_is_two_numbers(x, y):
    assert clicked_place({"x": x, "y": y}) == (x, y)


@given(anything)
def test_a_forged_value_is_a_place_or_none_and_raises_nothing(value):
    place = clicked_place(value)
    assert place is None or all(math.isfinite(number) for number in place)


@pytest.mark.parametrize("x", [None, "3", [3], {}, True, math.nan, math.inf, -math.inf, 10**400])
def test_what_is_no_finite_number_is_no_place(x):
    assert clicked_place({"x": x, "y": 1}) is None
    assert clicked_place({"x": 1, "y": x}) is None
