"""The five lines on the screen are what runs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import LANDSCAPES, gradient_descent
from gd_view.chapters.the_code.lines import FIVE_LINES, SIGNATURE, SOURCE, Does
from tests.unit.chapters.the_code.watching import function_of

shown = function_of(FIVE_LINES)


def test_it_is_five_lines_below_the_name_and_its_arguments():
    assert len(FIVE_LINES.body) == 5
    assert SOURCE.splitlines() == [SIGNATURE, *FIVE_LINES.body]
    assert [FIVE_LINES.line(does) for does in FIVE_LINES.does] == [1, 2, 3, 4, 5]
    assert Does.KEEP not in FIVE_LINES.does


@given(
    start=st.one_of(
        st.floats(-4, 4), st.lists(st.floats(-4, 4), min_size=1, max_size=4).map(np.array), st.integers(-4, 4)
    ),
    rate=st.floats(0, 1.2),
    n_steps=st.integers(0, 60),
)
def test_the_text_on_the_screen_computes_what_the_core_computes_to_the_last_bit(start, rate, n_steps):
    for landscape in LANDSCAPES:
        with np.errstate(over="ignore", invalid="ignore"):
            returned = shown(landscape.gradient, np.asarray(start, dtype=float)[()], rate, n_steps)
        np.testing.assert_array_equal(
            returned, gradient_descent(landscape.gradient, start, rate, n_steps), strict=True
        )


def test_the_text_on_the_screen_has_the_defaults_of_the_core():
    """4 · 0.8^50."""
    assert shown(lambda w: 2 * w, 4.0) == pytest.approx(4 * 0.8**50, rel=1e-12)
    assert shown.__defaults__ == gradient_descent.__wrapped__.__defaults__
