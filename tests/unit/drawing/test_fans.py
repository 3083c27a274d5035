"""A fan on its way: its columns quantised, in one block that stays small."""

import json
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import LANDSCAPES, SINGLE_WELL
from gd_view.drawing.fans import ABOVE, BELOW, FARTHEST, LEVELS, NONE, quantised, restored, sent
from tests.unit.fans import fans_of


@given(st.floats(-10, 10), st.floats(0.1, 20))
def test_quantising_moves_a_value_by_half_a_part_at_most(low: float, width: float):
    values = np.linspace(low, low + width, 500)
    back = restored(quantised(values, (low, low + width)), (low, low + width))
    assert np.abs(back - values).max() <= 0.5001 * width / LEVELS


def test_what_lies_outside_the_window_is_said_to_lie_there_and_never_drawn_inside():
    just_below, just_above = np.nextafter([-6, 6], [-7, 7])
    parts = quantised([just_below, -6, 0, 6, just_above, np.inf, -np.inf, np.nan], (-6, 6))
    farthest = [ABOVE + FARTHEST, BELOW - FARTHEST]
    assert parts.tolist() == [BELOW, 0, LEVELS // 2, LEVELS, ABOVE, *farthest, NONE]
    assert restored(parts[:5], (-6, 6)).tolist() == [-6, -6, 0, 6, 6]
    assert np.isnan(restored(parts[5:], (-6, 6))).all()


@given(st.floats(-10, 10), st.floats(0.1, 20), st.floats(0, 9.3), st.sampled_from([-1, 1]))
def test_what_lies_far_outside_the_window_is_known_to_three_digits(
    low: float, width: float, fold: float, side: int
):
    """Up to e^9.3 windows away, and half of a last digit of three is at least one part in 2,000 of a number."""
    away = side * width * np.expm1(fold)
    value = low + (width if side > 0 else 0) + away
    (back,) = restored(quantised([value], (low, low + width)), (low, low + width))
    assert abs(back - value) <= (abs(away) + width) / 2000


def test_one_block_holds_all_fans_and_tables_in_the_order_that_is_told():
    live = fans_of(SINGLE_WELL, 4.0, 0.1, 20)
    message, block = sent(live)
    rows = {"start": 21, "learning_rate": 21, "steps": 51}
    assert {key: fan.rows for key, fan in live.fans.items()} == rows
    numbers = sum(fan["runs"] * rows[key] * len(fan["names"]) for key, fan in message["fans"].items())
    assert len(block) == 2 * numbers + 2 * len(message["tables"]) * message["grid"]
    first = np.frombuffer(block, "<i2", count=21)
    np.testing.assert_allclose(restored(first, (-6, 6)), -5 * 0.8 ** np.arange(21), atol=6 / LEVELS)


@pytest.mark.parametrize("rate", [0.1, 0.6, 0.9, 1.05, 1.1])
def test_fifty_steps_with_fans_stay_small(rate: float):
    """Together with the figure and the rest of the page, 60 kB."""
    for landscape in LANDSCAPES:
        layout, block = sent(fans_of(landscape, 0.5, rate, 50))
        assert len(zlib.compress(block, 1)) + len(json.dumps(layout)) < 36_000
