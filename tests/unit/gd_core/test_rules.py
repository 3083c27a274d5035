"""A rule turns gradient and state into step and state, and a run knows its own."""

import numpy as np

from gd_core import (
    DOUBLE_WELL,
    GradientDescent,
    descend,
)
from tests.unit.momentum import Momentum


def double(w):
    return 2 * w


def test_a_rule_turns_gradient_and_state_into_step_and_state():
    """A rule that counts its calls and steps along sign(∇L) moves by exactly α each time."""

    class SignSteps:
        def start(self, w):
            return 0

        def update(self, gradient, calls):
            seen.append(calls)
            return np.sign(gradient), calls + 1

    seen = []
    iterates = descend(double, 4.0, 0.5, 3, rule=SignSteps()).iterates
    assert iterates.tolist() == [4.0, 3.5, 3.0, 2.5]
    assert seen == [0, 1, 2, 3]


def test_gradient_descent_is_the_default_rule():
    plain = descend(DOUBLE_WELL.gradient, 0.5)
    named = descend(DOUBLE_WELL.gradient, 0.5, rule=GradientDescent())
    np.testing.assert_array_equal(plain.iterates, named.iterates)
    assert plain.is_plain
    assert named.is_plain


def test_a_run_knows_how_it_was_made():
    rule = Momentum()
    run = descend(double, 4.0, 0.1, 3, rule=rule, leaves_beyond=10)
    assert run.rule is rule
    assert not run.is_plain
    assert (run.learning_rate, run.leaves_beyond, run.start) == (0.1, 10, 4.0)


def test_a_rule_built_on_gradient_descent_is_another_one():
    class Halving(GradientDescent):
        def update(self, gradient, state):
            return gradient / 2, state

    assert not descend(double, 4.0, rule=Halving()).is_plain
