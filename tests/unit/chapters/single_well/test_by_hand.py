"""The steps-needed curve drawn by hand, judged beside a descent counted step by step."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_view.chapters.single_well.by_hand import SHEET, UP
from gd_view.chapters.single_well.questions import STEPS_NEEDED
from gd_view.drawing.freehand import COLUMNS, moves

heights = st.lists(st.integers(0, 1000), min_size=COLUMNS, max_size=COLUMNS).map(
    lambda parts: UP.value(np.array(parts) / 1000)
)
RATES = [0.01 + 0.98 * i / (COLUMNS - 1) for i in range(COLUMNS)]


def counted(rate):
    """Steps from w = 4 on w² until |w| < 0.01, by walking."""
    w, steps = 4.0, 0
    while abs(w) >= 0.01:
        w, steps = w - rate * 2 * w, steps + 1
    return steps


TRUE = np.array([counted(rate) for rate in RATES], dtype=float)


def test_the_true_curve_is_that_of_a_descent_and_lies_on_the_sheet():
    np.testing.assert_array_equal(SHEET.truth(SHEET.columns()), TRUE)
    assert TRUE.min() > UP.low
    assert TRUE.max() < UP.high


def test_a_sketch_that_is_the_true_curve_is_told_to_be():
    assert STEPS_NEEDED.options[SHEET.option(TRUE)].is_right
    assert SHEET.told(TRUE) == (
        "You drew it falling, then rising. Yours is lowest at α = 0.5, with about 1 step; it needs 1 step there. "
        "On average it is off by less than 5 %: it lies on the curve."
    )


@pytest.mark.parametrize(
    ("shares", "chosen", "words"),
    [
        (np.linspace(1, 0, COLUMNS), "keeps falling", "You drew it falling all the way."),
        (np.linspace(0, 1, COLUMNS), "keeps rising", "You drew it rising all the way."),
        (np.full(COLUMNS, 0.4), "stays the same", "You drew it level."),
        (np.abs(np.linspace(-1, 1, COLUMNS)), "falls, then rises again", "falling, then rising."),
        (1 - np.abs(np.linspace(-1, 1, COLUMNS)), None, "It is the other way round:"),
        (np.tile([0.0, 1.0], COLUMNS)[:COLUMNS], None, f"turning {COLUMNS - 2} times. It turns only once:"),
    ],
)
def test_each_way_to_draw_it_is_the_option_that_says_the_same_or_none(shares, chosen, words):
    sketch = UP.value(shares)
    option = SHEET.option(sketch)
    assert (None if option is None else STEPS_NEEDED.options[option].text) == chosen
    assert words in SHEET.told(sketch)


@pytest.mark.parametrize(
    ("at", "slip"),
    [(9, "up to there a larger α still helps"), (27, "past it every step overshoots")],
)
def test_a_valley_in_the_wrong_place_is_named(at, slip):
    """Column 9 of 36 is α = 0.255, column 27 is 0.745."""
    shares = 0.1 + np.abs(np.arange(COLUMNS) - at) / 40
    told = SHEET.told(UP.value(shares))
    assert f"Yours is lowest at α = {RATES[at]:.2g}, with about 1 step; it is lowest at 0.5" in told
    assert slip in told


def test_a_side_that_stays_low_is_named():
    shares = np.concatenate([np.linspace(0.9, 0.1, 19), np.linspace(0.1, 0.4, 19)[1:]])
    low, high = UP.low * 600**0.9, UP.low * 600**0.4  # from 0.7 to 420
    assert (
        f"You gave about {low:.0f} steps to 0.01 and {high:.0f} steps to 0.99; from 4 both need 297 steps"
        in SHEET.told(UP.value(shares))
    )
    assert counted(0.01) == counted(0.99) == 297


@given(st.floats(1.1, 100))
def test_a_curve_that_is_too_high_everywhere_is_off_by_that_factor(factor):
    told = float(re.search(r"a factor of ([\d.]+)\.$", SHEET.told(TRUE * factor))[1])
    assert told == pytest.approx(factor, rel=0.05)


@given(heights)
def test_whatever_is_drawn_is_told_as_it_is(sketch):
    told = SHEET.told(sketch)
    shares = (np.log(sketch) - np.log(0.7)) / np.log(600)
    ways = moves(shares)
    assert told.startswith("You drew it ")
    assert told.endswith(".")
    assert ("falling all the way" in told) == (ways == (-1,))
    if found := re.search(r"lowest at α = ([\d.]+), with about (\d+) step", told):
        column = int(np.abs(np.array(RATES) - float(found[1])).argmin())
        assert sketch[column] == min(sketch)
        assert int(found[2]) == max(1, round(min(sketch)))
    off = re.search(r"factor of ([\d.]+)\.$", told)
    mean = np.prod(np.maximum(sketch / TRUE, TRUE / sketch) ** (1 / COLUMNS))
    assert float(off[1]) == pytest.approx(mean, rel=0.05) if off else mean < 1.05
