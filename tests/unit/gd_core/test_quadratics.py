"""A loss of any number of parameters, against central differences and the same run in one go."""

import numpy as np
import pytest

from gd_core import gradient_descent
from gd_core.quadratics import Quadratic, in_chunks


def test_from_stop_to_stop_it_is_the_same_run():
    loss = Quadratic.varied(7, 0.1, 2.0)
    start = np.linspace(-3, 3, 7)
    for taken, reached in in_chunks(loss, start, 0.5, (1, 3, 10)):
        assert reached.tolist() == gradient_descent(loss.gradient, start, 0.5, taken).tolist()
    assert taken == 10


def test_each_parameter_has_its_own_closed_form_whatever_its_minimum():
    """wₖ = m + (w₀ - m)·(1 - αλ)^k, here after 5 steps with α = 0.5."""
    curvatures, minimum, start = (
        np.array([0.2, 1.0, 3.0]),
        np.array([-1.0, 0.25, 2.0]),
        np.array([4.0, 4, -4]),
    )
    ((_, reached),) = in_chunks(Quadratic(curvatures, minimum), start, 0.5, (5,))
    expected = minimum + (start - minimum) * (1 - 0.5 * curvatures) ** 5
    np.testing.assert_allclose(reached, expected, rtol=1e-12)
    assert start.tolist() == [4, 4, -4]


@pytest.mark.parametrize("is_moved", [False, True])
def test_the_gradient_is_the_slope_of_the_loss(is_moved):
    """Central differences, exact on a quadratic but for rounding."""
    varied, w, h = Quadratic.varied(5, 0.5, 4.0), np.array([1.0, -2, 0.5, 3, -1]), 1e-3
    loss = Quadratic(varied.curvatures, np.array([0.0, 1, -3, 0.5, 2])) if is_moved else varied
    for i, slope in enumerate(loss.gradient(w)):
        step = h * np.eye(5)[i]
        assert slope == pytest.approx((loss.loss(w + step) - loss.loss(w - step)) / (2 * h))


@pytest.mark.parametrize(("n", "ends"), [(1, (0.1, 1)), (5, (0, 1)), (5, (0.1, np.inf))])
def test_a_loss_that_is_none_is_refused(n, ends):
    with pytest.raises(ValueError, match="must be"):
        Quadratic.varied(n, *ends)
