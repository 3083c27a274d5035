"""The fans of a run on a loss curve, each run as it is alone."""

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, Landscape, Run, descend, walk
from gd_view.curve import arithmetic
from gd_view.curve.fans import curve_fans, curve_loop
from gd_view.drawing.drawing import combined
from gd_view.drawing.fans import quantised, restored
from tests.unit.fans import DIALS, fans_of
from tests.unit.momentum import REFUSED, rolled
from tests.unit.reading import every_landscape


def test_the_fans_refuse_another_rule_by_name():
    """The player makes the moves of a fan's runs from the slope."""
    with pytest.raises(ValueError, match=REFUSED):
        curve_fans(rolled(), {key: np.array([0.1, 0.2]) for key in ("start", "learning_rate", "steps")})


PIXEL = 1 / 1240  # of the window's width, on a screen with two dots to the pixel


@every_landscape
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
            np.testing.assert_array_equal(np.isfinite(shown), np.isfinite(alone))
            assert np.abs(shown - alone)[inside].max(initial=0) < PIXEL * (high - low)
            beyond = np.isfinite(alone) & ~inside
            np.testing.assert_array_equal(shown[beyond] > high, alone[beyond] > high)
            np.testing.assert_allclose(shown[beyond], alone[beyond], rtol=1 / 2000)


def test_the_fans_hold_every_value_of_the_sliders():
    fans = fans_of(DOUBLE_WELL, 0.5, 0.1, 10).fans
    assert len(fans["start"].values) == 441
    assert len(fans["learning_rate"].values) == 120
    assert len(fans["steps"].values) == 101
    assert fans["start"].values[[0, -1]].tolist() == [-2.2, 2.2]
    assert fans["learning_rate"].values[59] == 0.6


@every_landscape
def test_of_a_place_the_recipes_make_what_the_landscape_does_to_the_last_bit(landscape: Landscape):
    """Far outside the window, too; under any names."""
    w = np.concatenate([np.random.default_rng(3).normal(0, scale, 500) for scale in (1, 30, 1e4)])
    recipes = {
        **arithmetic.loss(landscape),
        **arithmetic.slope(landscape),
        **arithmetic.slope(landscape, "elsewhere", "slope there"),
    }
    made = combined({"w": w, "elsewhere": -w}, recipes, {})
    np.testing.assert_array_equal(made["loss"], landscape.loss(w))
    np.testing.assert_array_equal(made["slope"], landscape.gradient(w))
    np.testing.assert_array_equal(made["slope there"], landscape.gradient(-w))


@every_landscape
def test_the_loop_has_the_landscapes_own_arithmetic_to_the_last_bit(landscape: Landscape):
    """One step of it is the step of numpy: a run that wanders depends on the last bit."""
    w = np.random.default_rng(3).uniform(*landscape.w_window, 2000)
    for rate in (0.1, 0.77, 1.2):
        row = combined({"place": w}, curve_loop(on(landscape, rate), "place").recipes, {"rate": rate})
        np.testing.assert_array_equal(row["slope"], landscape.gradient(w))
        np.testing.assert_array_equal(row["loss"], landscape.loss(w))
        np.testing.assert_array_equal(row["next"], w - rate * landscape.gradient(w))


@every_landscape
def test_the_loop_ends_where_the_run_does_also_where_nothing_ends_it(landscape: Landscape):
    """A payload is JSON, which has no infinity."""
    bound = landscape.leaves_beyond
    assert curve_loop(walk(landscape, 0.5, 0.1, 3, leaves_beyond=bound)).within == (-bound, bound)
    low, high = curve_loop(on(landscape, 0.1)).within
    assert -low == high == np.finfo(float).max


def on(landscape: Landscape, rate: float) -> Run[Landscape]:
    return walk(landscape, 0.5, rate, 3)
