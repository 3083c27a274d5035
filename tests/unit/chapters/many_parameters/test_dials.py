"""The controls of a bowl hold every learning rate that its chapter speaks of."""

import numpy as np
import pytest

from gd_core import Bowl
from gd_view.chapters.many_parameters import dials

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
