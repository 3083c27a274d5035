"""Numbers and counts as a reader sees them."""

import numpy as np
import pytest

from gd_view.wording import count, exactly, fill, names_in, number, seen


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (3.2, "3.2"),
        (-0.8, "−0.8"),
        (0.0, "0"),
        (-0.0, "0"),
        (16.0, "16"),
        (4.194304, "4.19"),
        (0.04611686, "0.0461"),
        (36402.2, "36,400"),
        (0.001, "0.001"),
        (0.00099996, "0.001"),
        (0.00099949, "9.99 × 10⁻⁴"),
        (5.709e-5, "5.71 × 10⁻⁵"),
        (-3.26e-9, "−3.26 × 10⁻⁹"),
        (999_499.0, "999,000"),
        (999_500.0, "1 × 10⁶"),
        (1.1e3, "1,100"),
        (4.0e11, "4 × 10¹¹"),
        (9.99996, "10"),
        (np.float64(2.0) / 3, "0.667"),
        (np.inf, "∞"),
        (-np.inf, "−∞"),
        (np.nan, "not a number"),
    ],
)
def test_numbers_are_written_for_a_reader(x, text):
    """Three significant digits, thousands apart, no trailing zeros, a true minus, scientific if tiny or huge."""
    assert number(x) == text


def test_a_number_that_no_picture_could_show_is_practically_nothing():
    """Below 0.001: the windows are several units wide, and a figure less than a thousand pixels."""
    assert [seen(x) for x in (0.0, 9e-4, -3e-9, 0.001, -1.5)] == [
        "0",
        "practically 0",
        "practically 0",
        "0.001",
        "−1.5",
    ]


@pytest.mark.parametrize(("x", "text"), [(0.1667, "0.1667"), (0.1, "0.1"), (-2048.5, "−2,048.5"), (3.0, "3")])
def test_a_setting_has_all_its_digits(x, text):
    assert exactly(x) == text


@pytest.mark.parametrize(
    ("w", "slope", "sentence"),
    [
        (4.0, 8.0, "4 − 0.1 × 8 = 3.2"),
        (2.048, 4.096, "2.05 − 0.1 × 4.1 ≈ 1.64"),  # 2.05 - 0.41 is 1.64, but 1.6384 is where it goes
        (1.6384, 3.2768, "1.64 − 0.1 × 3.28 ≈ 1.31"),  # 1.64 - 0.328 = 1.312
        (-3.0, -6.0, "−3 − 0.1 × (−6) = −2.4"),
    ],
)
def test_an_equation_whose_shown_digits_are_rounded_says_so(w, slope, sentence):
    values = {"w": w, "rate": 0.1, "slope": slope, "next": w - 0.1 * slope}
    assert fill("{w} − {rate} × {slope:()} {=w,rate,slope,next} {next}", values) == sentence


def test_the_names_of_an_equation_are_asked_for_like_others():
    assert names_in("{w} {=w,rate,next 1} {next 1:~} {move?a|b|c}") == {"w", "rate", "next 1", "move"}


def test_a_count_agrees_with_its_noun():
    assert (count(0, "step"), count(1, "step"), count(20, "step")) == ("0 steps", "1 step", "20 steps")
