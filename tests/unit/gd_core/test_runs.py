"""A run is the trajectory of its landscape's gradient, and knows which landscape that was."""

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, LANDSCAPES, Bowl, GradientDescent, Trajectory, descend, walk


class Halving(GradientDescent):
    """Half the gradient."""

    def update(self, gradient, state):
        return gradient / 2, state


@pytest.mark.parametrize(
    ("landscape", "start", "rate"),
    [
        *((landscape, 0.5, 0.1) for landscape in LANDSCAPES),
        (DOUBLE_WELL, [[-2.0], [0.5]], [0.1, 0.45, 1.2]),
        (Bowl(10, 45), (4, 2), 0.09),
    ],
)
@pytest.mark.parametrize("rule", [GradientDescent(), Halving()], ids=["plain", "halving"])
def test_a_walk_is_what_descend_makes_of_the_landscapes_gradient(landscape, start, rate, rule):
    run = walk(landscape, start, rate, 40, rule=rule, leaves_beyond=10)
    made = descend(landscape.gradient, start, rate, 40, rule=rule, leaves_beyond=10)
    assert isinstance(run, Trajectory)
    assert run.landscape is landscape
    assert (run.rule, run.leaves_beyond, run.n_steps) == (rule, 10, 40)
    assert run.is_plain == (type(rule) is GradientDescent)
    for name in ("iterates", "moves", "learning_rate", "start", "final"):
        np.testing.assert_array_equal(getattr(run, name), getattr(made, name))


def test_a_run_cannot_be_changed():
    run = walk(DOUBLE_WELL, 0.5, 0.1, 3)
    with pytest.raises(ValueError, match="read-only"):
        run.moves[0] = 0
    with pytest.raises(AttributeError):
        run.landscape = Bowl(2)


def test_bad_input_is_refused_as_by_descend():
    with pytest.raises(ValueError, match="n_steps must be a whole number, 0 or more, got -1"):
        walk(DOUBLE_WELL, 0.5, 0.1, -1)
