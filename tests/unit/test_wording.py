"""Numbers and counts as a reader sees them."""

import numpy as np
import pytest

from gd_view.wording import count, number


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (3.2, "3.2"),
        (-0.8, "−0.8"),
        (0.0, "0"),
        (-0.0, "0"),
        (16.0, "16"),
        (4.194304, "4.194"),
        (0.04611686, "0.04612"),
        (36402.2, "36400"),
        (0.001, "0.001"),
        (0.00099996, "0.001"),
        (0.00099994, "9.999 × 10⁻⁴"),
        (5.709e-5, "5.709 × 10⁻⁵"),
        (-3.26e-9, "−3.26 × 10⁻⁹"),
        (999_949.0, "999900"),
        (999_950.0, "1 × 10⁶"),
        (1.1e3, "1100"),
        (4.0e11, "4 × 10¹¹"),
        (9.99996, "10"),
        (np.float64(2.0) / 3, "0.6667"),
        (np.inf, "∞"),
        (-np.inf, "−∞"),
        (np.nan, "not a number"),
    ],
)
def test_numbers_are_written_for_a_reader(x, text):
    """Four significant digits, no trailing zeros, a true minus, scientific if tiny or huge."""
    assert number(x) == text


def test_a_count_agrees_with_its_noun():
    assert (count(0, "step"), count(1, "step"), count(20, "step")) == ("0 steps", "1 step", "20 steps")
