"""The controls of a bowl hold every learning rate that its chapter speaks of."""

import numpy as np
import pytest

from gd_core import Bowl
from gd_view.chapters.many_parameters import dials
from gd_view.chapters.many_parameters.run import window

CONDITION_NUMBERS, RATES = dials.CONDITION_NUMBERS, dials.LEARNING_RATES


def test_the_listed_rates_have_every_limit_and_every_best_rate():
    """1/κ and 1/(1 + κ), to four digits; also the lesson's 0.0909 and 0.1, from 0.001 to 1.05."""
    assert list(RATES) == sorted(set(RATES))
    assert (RATES[0], RATES[-1]) == (0.001, 1.05)
    assert {0.0909, 0.1} <= set(RATES)
    for kappa in CONDITION_NUMBERS:
        limit = 2 / np.linalg.eigvalsh(Bowl(kappa, 45).hessian)[-1]
        assert min(abs(rate - limit) for rate in RATES) < 1e-12
        assert any(limit < rate <= 1.06 * limit for rate in RATES)
        assert dials.best_listed(kappa) == pytest.approx(1 / (1 + kappa), abs=5.1e-5)


@pytest.mark.parametrize("degrees", [0, 45])
@pytest.mark.parametrize("kappa", CONDITION_NUMBERS)
def test_a_start_lies_on_every_map_with_room_for_the_walker(kappa, degrees):
    (left, right), (bottom, top) = window(Bowl(kappa, degrees))
    w1, w2 = dials.START_W1, dials.START_W2
    assert left + 0.45 < w1.low < w1.high < right - 0.45
    assert bottom + 0.45 < w2.low < w2.high < top - 0.45
    assert dials.START == (4, 2)
