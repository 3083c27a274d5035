"""A rule that is not plain descent, to see who tells its steps as they are and who refuses it."""

import numpy as np

from gd_core import SINGLE_WELL, walk


class Momentum:
    """v ← 0.9·v + g, and the step is v."""

    def start(self, w):
        return np.zeros_like(w)

    def update(self, gradient, velocity):
        velocity = 0.9 * velocity + gradient
        return velocity, velocity


REFUSED = "needs plain gradient descent, got the rule Momentum"


def rolled(n_steps=2):
    """From 4 with α = 0.1: v = 8, 0.9·8 + 6.4 = 13.6, 0.9·13.6 + 3.68 = 15.92, so to 3.2, 1.84 and 0.248."""
    return walk(SINGLE_WELL, 4.0, 0.1, n_steps, rule=Momentum())
