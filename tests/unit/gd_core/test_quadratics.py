"""A loss of any number of parameters, against central differences and the same run in one go."""

import numpy as np
import pytest

from gd_core import gradient_descent
from gd_core.quadratics import Quadratic, in_chunks


def test_in_chunks_it_is_the_same_run():
    loss = Quadratic.varied(7, 0.1, 2.0)
    start = np.linspace(-3, 3, 7)
    *_, (taken, final) = in_chunks(loss, start, 0.5, 10, 3)
    assert taken == 10
    assert final.tolist() == gradient_descent(loss.gradient, start, 0.5, 10).tolist()


def test_the_gradient_is_the_slope_of_the_loss():
    """Central differences, exact on a quadratic but for rounding."""
    loss, w, h = Quadratic.varied(5, 0.5, 4.0), np.array([1.0, -2, 0.5, 3, -1]), 1e-3
    for i, slope in enumerate(loss.gradient(w)):
        step = h * np.eye(5)[i]
        assert slope == pytest.approx((loss.loss(w + step) - loss.loss(w - step)) / (2 * h))


@pytest.mark.parametrize(("n", "ends"), [(1, (0.1, 1)), (5, (0, 1)), (5, (0.1, np.inf))])
def test_a_loss_that_is_none_is_refused(n, ends):
    with pytest.raises(ValueError, match="must be"):
        Quadratic.varied(n, *ends)
