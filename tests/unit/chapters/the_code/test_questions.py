"""The questions on the code, against what its lines return."""

from fractions import Fraction

import numpy as np

from gd_core import SINGLE_WELL, descend
from gd_view.chapters.the_code import questions as ask
from tests.unit.reading import numbers_in, right


def test_what_the_defaults_return():
    """4 · 0.8^50 = 5.7e-5; after one step 3.2, after twenty 0.0461."""
    walk = 4 * 0.8 ** np.arange(51)
    assert f"{walk[50]:.6f}" == "0.000057"
    assert f"{walk[50]:.1e}" == "5.7e-05"
    assert f"{walk[20]:.4f}" == "0.0461"
    np.testing.assert_allclose(descend(SINGLE_WELL.gradient, 4.0).iterates, walk, rtol=1e-12)
    assert right(ask.PRINTS).text.startswith("About 0.000057")
    assert [option.text for option in ask.PRINTS.options][1:3] == ["3.2", "0.0461"]


def test_what_the_reasons_say_of_the_result():
    """4 · 0.8⁵⁰ has its first digit in the fifth decimal place; with α = 0.5 the factor is 0."""
    rounds, share, _ = ask.PRINTS.because.reasons
    end = 4 * Fraction(8, 10) ** 50
    assert Fraction(1, 10**5) < end < Fraction(1, 10**4)
    assert "fifth decimal place" in rounds.reply
    assert 1 - 2 * Fraction(1, 2) == 0
    assert numbers_in(share.reply) == [0.1, 0.8, 0.5]
