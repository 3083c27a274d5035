"""The loss over w drawn by hand, judged beside the parabola (w − 4/5)² + 1/20."""

import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gd_view.chapters.loss.by_hand import SHEET, UP, level_pieces, lowest_in_words
from gd_view.chapters.loss.questions import SHAPE
from gd_view.drawing.freehand import COLUMNS, moves

W = [Fraction(i, 20) for i in range(COLUMNS)]
TRUE = np.array([float((w - Fraction(4, 5)) ** 2 + Fraction(1, 20)) for w in W])
PLACES = np.linspace(0, 1, COLUMNS)
heights = st.lists(st.integers(0, 1000), min_size=COLUMNS, max_size=COLUMNS).map(
    lambda parts: 1.2 * np.array(parts) / 1000
)
trembling = st.integers(0, 2**32 - 1).map(
    lambda seed: np.random.default_rng(seed).uniform(-0.01, 0.01, COLUMNS)
)


def chosen(shares):
    option = SHEET.option(UP.value(shares))
    return None if option is None else SHAPE.options[option].text


def test_the_true_curve_is_the_parabola_and_a_sketch_of_it_is_told_to_lie_on_it():
    np.testing.assert_allclose(SHEET.truth(SHEET.columns()), TRUE, atol=1e-12)
    assert SHAPE.options[SHEET.option(TRUE)].is_right
    assert SHEET.told(TRUE) == (
        "You drew it falling, then rising, more a bowl than a V. "
        "On average it is less than 0.01 off: it lies on the curve."
    )
    assert SHEET.begins == pytest.approx(0.69 / 1.2)


@given(st.floats(0.35, 0.65), st.floats(0.4, 0.8), trembling)
def test_a_parabola_is_a_bowl_and_two_straight_sides_are_a_v_also_where_the_hand_trembles(knot, size, noise):
    way = np.abs(PLACES - knot) / max(knot, 1 - knot)
    assert chosen(0.1 + size * way**2 + noise) == "A bowl, round at the bottom"
    assert chosen(0.1 + size * way + noise) == "A V, with two straight sides"


@given(st.floats(0.3, 0.9), trembling)
def test_a_straight_line_down_is_one_also_where_the_hand_trembles(size, noise):
    shares = 0.95 - size * PLACES + noise
    assume(level_pieces(shares) < 3)
    assert chosen(shares) == "A straight line down"


@pytest.mark.parametrize("stairs", [4, 6])
def test_stairs_are_steps(stairs):
    shares = 0.9 - 0.8 * np.minimum(np.floor(PLACES * stairs), stairs - 1) / (stairs - 1)
    assert chosen(shares) == "Steps, one for each point"
    assert f"falling all the way, with {stairs} level stretches" in SHEET.told(UP.value(shares))


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        (0.9 * (1 - PLACES) ** 3, "falling all the way. The loss does fall at first."),
        (PLACES, "rising all the way. The loss does rise in the end."),
        (np.full(COLUMNS, 0.5), "level. But each turn"),
        (1 - np.abs(2 * PLACES - 1), "rising, then falling. It is the other way round"),
        (0.5 + 0.4 * np.sin(12 * PLACES), "times. It turns only once"),
    ],
)
def test_what_no_option_says_chooses_none_and_its_slip_is_named(shares, words):
    assert chosen(shares) is None
    assert words in SHEET.told(UP.value(shares))


def test_how_low_it_gets_is_not_told_with_the_shape():
    """That is asked further down."""
    told = SHEET.told(np.full(COLUMNS, 0.3)) + SHEET.told(np.linspace(1.2, 0, COLUMNS)) + SHEET.told(TRUE)
    assert "0.05" not in told
    assert "lowest" not in told


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        (
            np.abs(2 * PLACES - 1),
            "lowest at w = 0.9, with a loss of practically 0. But something is always left",
        ),
        (0.25 + (PLACES - 0.5) ** 2, "lowest at w = 0.9, with a loss of about 0.3, and not 0: rightly so."),
    ],
)
def test_the_lowest_place_of_a_sketch_is_told(shares, told):
    assert told in lowest_in_words(UP.value(shares))
    assert "0.05, at 0.8." in lowest_in_words(UP.value(shares))


@given(heights)
def test_whatever_is_drawn_is_told_as_it_is(sketch):
    told = SHEET.told(sketch)
    ways = moves(sketch / 1.2)
    assert ("falling all the way" in told) == (ways == (-1,))
    assert ("falling, then rising" in told) == (ways == (-1, 1))
    away = re.search(r"it is ([\d.]+) away from the curve\.$", told)
    mean = sum(abs(one - other) for one, other in zip(sketch, TRUE, strict=True)) / COLUMNS
    assert float(away[1]) == pytest.approx(mean, rel=0.05) if away else mean < 0.01
    lowest = re.search(
        r"w = ([\d.]+), with a loss of (practically 0|about ([\d.]+))", lowest_in_words(sketch)
    )
    column = round(float(lowest[1]) * 20)
    assert sketch[column] == min(sketch)
    assert float(lowest[3]) == pytest.approx(min(sketch), rel=0.05) if lowest[3] else min(sketch) < 0.01
