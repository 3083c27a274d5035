"""What is said before the first step is what happens."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_core import (
    DOUBLE_WELL,
    descend,
    fastest_learning_rate,
    largest_stable_learning_rate,
    shrink_factor,
    steps_needed,
)


def test_the_stability_limits_of_the_lesson():
    """2/L'' and 1/L'' with L'' = 2 on L = w²; 3.625172 and 3.164404 at the bottoms of the double well."""
    assert largest_stable_learning_rate(2.0) == 1.0
    assert fastest_learning_rate(2.0) == 0.5
    curvatures = DOUBLE_WELL.curvature(np.array(DOUBLE_WELL.minima))
    np.testing.assert_allclose(largest_stable_learning_rate(curvatures), [0.551698, 0.632030], atol=5e-7)
    np.testing.assert_allclose(fastest_learning_rate(curvatures), [0.275849, 0.316015], atol=5e-7)


def test_a_steeper_bowl_needs_a_smaller_learning_rate():
    """L = 5(w - 2)² has curvature 10: one step at 0.1, no settling from 0.2 on."""
    assert fastest_learning_rate(10.0) == 0.1
    assert largest_stable_learning_rate(10.0) == 0.2


def test_the_shrink_factor_is_what_a_step_does_to_a_quadratic():
    """One step on L = cw²/2 takes w to (1 - αc)w."""
    rates, curvature = np.linspace(0.01, 1.2, 50), 3.0
    (_, after) = descend(lambda w: curvature * w, np.ones(50), rates, n_steps=1).iterates
    np.testing.assert_array_equal(shrink_factor(rates, curvature), after)
    assert shrink_factor(0.5, 2.0) == 0


def test_steps_needed_on_the_single_well():
    """Smallest k with 4·|1 - 2α|^k < 0.01: 4 · 0.8²⁶ = 0.0121, 4 · 0.8²⁷ = 0.0097."""
    rates = [0.01, 0.05, 0.1, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.9, 0.99, 1.0, 1.1]
    expected = [297, 57, 27, 9, 7, 4, 1, 4, 7, 9, 27, 297, np.inf, np.inf]
    np.testing.assert_array_equal(steps_needed(np.array(rates), 2.0, 4.0), expected)


@settings(deadline=None, max_examples=200)
@given(
    percent=st.integers(1, 99),
    curvature=st.integers(1, 8),
    tenths=st.integers(1, 60),
    exponent=st.integers(1, 5),
)
def test_steps_needed_is_the_exact_whole_number(percent, curvature, tenths, exponent):
    """Counted with exact fractions: |1 - αc|^k · distance < 10^-exponent, a tie being not below."""
    rate = Fraction(percent, 100 * curvature)
    factor, distance, within = abs(1 - rate * curvature), Fraction(tenths, 10), Fraction(1, 10**exponent)
    k = 0
    while distance >= within:
        distance, k = distance * factor, k + 1
    assert steps_needed(float(rate), curvature, tenths / 10, within=float(within)) == k


def test_steps_needed_counts_a_tie_as_not_yet_below():
    """0.1² · 1 = 0.01 is not below 0.01, although 1 - 0.9 computes to a little less than 0.1."""
    assert steps_needed(0.45, 2.0, 1.0) == 3


def test_steps_needed_at_the_ends_of_its_range():
    assert steps_needed(0.1, 2.0, 0.0) == 0
    assert steps_needed(1.5, 2.0, 0.009) == 0
    assert steps_needed(1e-9, 2.0, 4.0) == pytest.approx(np.log(400) / 2e-9, rel=1e-6)
    assert isinstance(steps_needed(0.1, 2.0, 4.0), float)


def test_steps_needed_is_a_u_with_its_bottom_at_one_over_the_curvature():
    """|1 - 2α| is the same for α and 1 - α."""
    rates = np.arange(1, 100) / 100
    needed = steps_needed(rates, 2.0, 4.0)
    assert rates[needed.argmin()] == 0.5
    np.testing.assert_array_equal(needed, needed[::-1])


@pytest.mark.parametrize("function", [largest_stable_learning_rate, fastest_learning_rate])
@pytest.mark.parametrize("curvature", [0.0, -1.0, np.nan, np.inf, np.array([2.0, -3.0])])
def test_a_curvature_that_is_not_positive_is_refused(function, curvature):
    with pytest.raises(ValueError, match=r"curvature must be (positive|finite), got"):
        function(curvature)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"learning_rate": 0.0}, "learning_rate must be positive, got 0.0"),
        ({"learning_rate": [0.1, np.nan]}, "learning_rate must be finite"),
        ({"curvature": -2.0}, "curvature must be positive, got -2.0"),
        ({"distance": -1.0}, "distance must not be negative, got -1.0"),
        ({"distance": np.inf}, "distance must be finite"),
        ({"within": 0.0}, "within must be positive, got 0.0"),
    ],
)
def test_steps_needed_refuses_what_makes_no_sense(arguments, message):
    with pytest.raises(ValueError, match=message):
        steps_needed(**({"learning_rate": 0.1, "curvature": 2.0, "distance": 4.0} | arguments))


@settings(deadline=None, max_examples=60)
@given(
    start=st.floats(-5, 5),
    curvature=st.floats(0.1, 5),
    share=st.floats(0.01, 0.99),
    n_steps=st.integers(1, 40),
)
def test_below_two_over_the_curvature_no_step_of_a_quadratic_raises_the_loss(
    start, curvature, share, n_steps
):
    """|1 - αL''| < 1 for 0 < α < 2/L''."""
    iterates = descend(lambda w: curvature * w, start, share * 2 / curvature, n_steps).iterates
    assert (np.diff(np.abs(iterates)) <= 0).all()
