"""What an address or a reader may say of a setting, and what becomes of it."""

import math
import re
import sys

import pytest
from hypothesis import given, strategies
from hypothesis import strategies as st

from gd_view.chapters.fog_walk.walk import readable
from gd_view.page.settings import Choice, Dial, Letters
from gd_view.page.typed import understood
from gd_view.wording import number

RATE = Choice("learning_rate", "Learning rate α", (0.01, 0.0909, 0.1, 1.05), default=0.1)
START = Dial("start", "Start w₀", -5.0, 5.0, 0.1, default=4.0)
STEPS = Dial("steps", "Steps", 0, 50, 1, default=20)
MOVES = Letters("moves", "Moves", readable)
LARGEST = sys.float_info.max


@pytest.mark.parametrize(("address", "value"), [("1,5", 1.5), ("−2", -2.0), ("+3", 3.0), ("1e0", 1.0)])
def test_an_address_is_read_as_what_is_typed_is(address, value):
    assert START.read(address) == START.take(address, now=0.0) == (value, "")


@pytest.mark.parametrize("value", RATE.values)
def test_a_listed_value_comes_back_from_its_own_address_without_a_word(value):
    assert RATE.read(RATE.text(value)) == (value, "")


@pytest.mark.parametrize(
    ("address", "used"),
    [
        ("0.09", 0.0909),
        ("0.099", 0.1),
        ("7", 1.05),
        ("-3", 0.01),
        ("abc", 0.1),
        ("", 0.1),
        ("nan", 0.1),
        ("1e999", 1.05),
        ("-1e309", 0.01),
        ("0,099", 0.1),
        ("1,050", 0.1),
    ],
)
def test_anything_else_becomes_the_nearest_listed_value_or_the_default_and_the_page_says_so(address, used):
    value, note = RATE.read(address)
    assert value == used
    assert f"I used {used:g}." in note


def test_whole_numbers_stay_whole():
    """So that `condition_number=10` is not written as 10.0."""
    choice = Choice("condition_number", "Condition number κ", (1, 2, 10), default=2)
    assert choice.kind is int
    assert choice.text(choice.nearest(8.0)) == "10"


@pytest.mark.parametrize(
    ("setting", "typed", "value"),
    [(START, "−2.4", -2.4), (START, " 1,3 ", 1.3), (STEPS, "50", 50), (RATE, "0.0909", 0.0909)],
)
def test_a_value_that_is_there_can_be_typed_without_a_word(setting, typed, value):
    assert setting.take(typed, now=setting.default) == (value, "")


@pytest.mark.parametrize(
    ("setting", "typed", "used", "note"),
    [
        (START, "7", 5.0, "Start w₀ cannot be `7`; I used 5, the nearest from −5 to 5."),
        (START, "–7", -5.0, "Start w₀ cannot be `–7`; I used −5, the nearest from −5 to 5."),
        (START, "0.30001", 0.3, "Start w₀ cannot be `0.30001`; I used 0.3, the nearest from −5 to 5."),
        (STEPS, "1e99", 50, "Steps cannot be `1e99`; I used 50, the nearest from 0 to 50."),
        (RATE, "2", 1.05, "Learning rate α cannot be `2`; I used 1.05, the nearest from 0.01 to 1.05."),
        (START, "two", 1.5, "`two` is not a number I can read; w₀ stays 1.5."),
        (START, "1/3", 1.5, "`1/3` is not a number I can read; w₀ stays 1.5."),
        (START, "a ` b", 1.5, "`a ' b` is not a number I can read; w₀ stays 1.5."),
        (START, 30 * "x", 1.5, f"`{24 * 'x'}…` is not a number I can read; w₀ stays 1.5."),
    ],
)  # fmt: skip
def test_what_else_is_typed_becomes_the_nearest_value_or_changes_nothing_and_the_page_says_so(
    setting, typed, used, note
):
    assert setting.take(typed, now=1.5) == (used, note)


@given(typed=strategies.text(max_size=40) | strategies.floats().map(repr))
def test_whatever_is_typed_the_slider_has_the_value(typed):
    for setting in (START, STEPS, RATE):
        value, _ = setting.take(typed, now=setting.default)
        low, high = setting.ends
        assert low <= value <= high
        assert math.isclose(setting.nearest(value), value)


def test_a_setting_goes_by_the_name_it_has_in_formulas():
    stretched = Choice("condition_number", "Condition number κ: how stretched", (1, 2), default=2)
    assert [setting.symbol for setting in (START, RATE, STEPS, stretched)] == ["w₀", "α", "steps", "κ"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2.048", 2.048),
        (" 2,04 ", 2.04),
        ("0,048", 0.048),
        ("2,0480", 2.048),
        ("1234,567", 1234.567),
        ("+2.048", 2.048),
        ("−2.4", -2.4),
        ("-2.4", -2.4),
        ("– 2.4", -2.4),
        (".5", 0.5),
        ("5.", 5.0),
        ("5.7e-5", 5.7e-5),
        ("5,7E−5", 5.7e-5),
        ("-36", -36.0),
        *((f"{dash}2.4", -2.4) for dash in "‐‑‒–—﹣－"),
        ("\u200b2.4", 2.4),
        ("\u202e3.5", 3.5),
        ("\ufeff\u200e 3.\u00ad5\u2066", 3.5),
        ("5.709 × 10⁻⁵", 5.709e-5),
        ("−1.2 × 10⁶", -1.2e6),
        ("5.709 x 10^-5", 5.709e-5),
        ("5,709·10⁻⁵", 5.709e-5),
        ("3*10^2", 300.0),
        ("1,000.5", 1000.5),
        ("2,999,824", 2999824.0),
        ("−12,345.5", -12345.5),
        ("1e309", LARGEST),
        ("-1e309", -LARGEST),
        ("1e999 ", LARGEST),
        ("1e-999", 0.0),
        (200_000 * "1", LARGEST),
    ],
)
def test_a_number_is_understood_however_it_is_written(typed, value):
    assert understood(typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "two",
        "nan",
        "inf",
        "2,993",
        "1,000",
        "−12,345",
        "1,00,000",
        "1,000,00",
        "01,000,000",
        "1.000,5",
        "1.000.000",
        "1 000",
        "5 x 105",
        "5 × 10",
        "2 × 3",
        "× 10⁵",
        "1e5 × 10⁵",
        "5.7⁻⁵",
        "\u200b",
        "0x10",
        "2.4.1",
        "−",
        "1_0",
        "1 2",
        "٣",
        "<b>1</b>",
        "e5",
    ],
)
def test_what_is_no_number_is_no_number(typed):
    assert understood(typed) is None


def test_what_is_long_and_no_number_is_found_out_at_once():
    """An expression that tries every way to part the digits would be at it for minutes, and stop all readers."""
    for text in (
        200_000 * "1" + "x",
        200_000 * " " + "x",
        "1" + 200_000 * " " + "x 10",
        50_000 * "1,000" + "x",
        99_999 * "×",
    ):
        assert understood(text) is None


@given(st.text(max_size=24))
def test_no_text_makes_trouble(typed):
    assert understood(typed) is None or isinstance(understood(typed), float)


@given(st.floats(-1e6, 1e6))
def test_what_python_writes_is_read_back(value):
    assert understood(repr(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_the_page_writes_is_read_back(value):
    """`number` rounds to three significant digits: half of the last of them is 0.005 of it at most.

    What it writes of some thousands, such as 2,990, is a number below ten where the comma is a decimal one: not read.
    """
    text = number(value)
    if re.fullmatch(r"−?\d{1,3},\d{3}", text):
        assert understood(text) is None
    else:
        assert understood(text) == pytest.approx(value, rel=5.01e-3, abs=1e-310)


@pytest.mark.parametrize(
    ("typed", "is_two"), [("2,990", 1), ("\u22121,000", 1), ("2,99", 0), ("1,000,000", 0), ("x", 0)]
)
def test_a_comma_that_can_mean_two_things_is_said_to(typed, is_two):
    dial = Dial("start", "Start w", -5.0, 5.0, 0.01, 4.0)
    used, note = dial.take(typed, 1.25)
    assert ("can be two numbers" in note) == bool(is_two)
    assert (used == 1.25 and "stays 1.25" in note) or not is_two


@given(st.integers(1_000_000, 10**12))
def test_thousands_as_the_page_writes_them_are_read_back(value):
    assert understood(f"{value:,}") == value


@pytest.mark.parametrize(("given", "used"), [(" ddd", "ddd"), ("DDR ", "ddr"), ("\u200bl", "l"), ("", "")])
def test_moves_that_are_all_read_need_no_word(given, used):
    assert MOVES.read(given) == (used, "")


@pytest.mark.parametrize(
    ("given", "shown"),
    [("\u202e3.5 m", "`3.5 m`"), ("\u2066x\u2069", "`x`"), ("\u200b", "nothing"), ("\u202eabc", "`abc`")],
)
def test_no_mark_of_direction_garbles_a_note(given, shown):
    (_, note), (_, typed) = START.read(given), START.take(given, now=1.5)
    assert note == f"This link had a value I cannot use (Start w₀ = {shown}); I used 4."
    assert typed == f"{shown} is not a number I can read; w₀ stays 1.5."
