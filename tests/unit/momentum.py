"""A rule that is not plain descent, to see who tells its steps as they are and who refuses it."""

import numpy as np


class Momentum:
    """v ← 0.9·v + g, and the step is v."""

    def start(self, w):
        return np.zeros_like(w)

    def update(self, gradient, velocity):
        velocity = 0.9 * velocity + gradient
        return velocity, velocity


REFUSED = "needs plain gradient descent, got the rule Momentum"
