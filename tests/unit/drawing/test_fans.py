"""What a slider shows while it is dragged is what numpy computes, as far as a screen can tell."""

import json
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import DOUBLE_WELL, LANDSCAPES, SINGLE_WELL, Landscape, descend, walk
from gd_view.curve.fans import curve_fans
from gd_view.drawing.fans import ABOVE, BELOW, LEVELS, NONE, quantised, restored, sent
from gd_view.page import settings

PIXEL = 1 / 1240  # of the window's width, on a screen with two dots to the pixel

DIALS = {
    SINGLE_WELL: (
        settings.start_dial(-5.0, 5.0, 0.1, default=4.0),
        settings.learning_rate_dial(0.01, 1.10, default=0.10),
        settings.steps_dial(50, default=20),
    ),
    DOUBLE_WELL: (
        settings.start_dial(-2.20, 2.20, 0.01, default=0.50),
        settings.learning_rate_dial(0.01, 1.20, default=0.10),
        settings.steps_dial(100, default=30),
    ),
}


def fans_of(landscape: Landscape, start: float, rate: float, steps: int):
    run = walk(landscape, start, rate, steps, leaves_beyond=10.0)
    return curve_fans(run, {dial.key: dial.grid() for dial in DIALS[landscape]})


@pytest.mark.parametrize("landscape", LANDSCAPES, ids=lambda landscape: landscape.name)
@pytest.mark.parametrize("rate", [0.1, 0.6, 1.05])
def test_every_run_of_every_fan_is_the_run_made_alone(landscape: Landscape, rate: float):
    live = fans_of(landscape, 0.5, rate, 20)
    low, high = landscape.w_window
    for key, fan in live.fans.items():
        for i, value in enumerate(fan.values if key != "steps" else [DIALS[landscape][2].high]):
            run = {"start": 0.5, "learning_rate": rate, "steps": 20} | {key: value}
            alone = descend(
                landscape.gradient, run["start"], run["learning_rate"], int(run["steps"]), leaves_beyond=10.0
            ).iterates
            shown = restored(quantised(fan.columns["w"][i], (low, high)), (low, high))
            inside = (alone >= low) & (alone <= high)
            np.testing.assert_array_equal(np.isfinite(shown), inside)
            assert np.abs(shown - alone)[inside].max(initial=0) < PIXEL * (high - low)


def test_the_fans_hold_every_value_of_the_sliders():
    fans = fans_of(DOUBLE_WELL, 0.5, 0.1, 10).fans
    assert len(fans["start"].values) == 441
    assert len(fans["learning_rate"].values) == 120
    assert len(fans["steps"].values) == 101
    assert fans["start"].values[[0, -1]].tolist() == [-2.2, 2.2]
    assert fans["learning_rate"].values[59] == 0.6


@given(st.floats(-10, 10), st.floats(0.1, 20))
def test_quantising_moves_a_value_by_half_a_part_at_most(low: float, width: float):
    values = np.linspace(low, low + width, 500)
    back = restored(quantised(values, (low, low + width)), (low, low + width))
    assert np.abs(back - values).max() <= 0.5001 * width / LEVELS


def test_what_lies_outside_the_window_is_said_to_lie_there_and_never_drawn_inside():
    parts = quantised([-7, -6, 0, 6, 6.1, np.inf, -np.inf, np.nan], (-6, 6))
    assert parts.tolist() == [BELOW, 0, LEVELS // 2, LEVELS, ABOVE, ABOVE, BELOW, NONE]
    assert np.isnan(restored(parts, (-6, 6))).tolist() == [True, False, False, False, True, True, True, True]


def test_the_tables_read_between_their_points_tell_loss_and_slope_within_a_pixel():
    """Between points a distance h apart, linear reading is off by h²/8 times the second derivative at most."""
    for landscape in LANDSCAPES:
        live = fans_of(landscape, 0.5, 0.1, 5)
        grid = np.linspace(*landscape.w_window, len(live.tables["loss"]))
        between = (grid[:-1] + grid[1:]) / 2
        read = np.interp(between, grid, live.tables["loss"])
        assert np.abs(read - landscape.loss(between)).max() < landscape.loss_window[1] / 2000
        read = np.interp(between, grid, live.tables["slope"])
        assert np.abs(read - landscape.gradient(between)).max() < 0.005


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
