"""What the lesson's numbers are by arithmetic of our own tests: nothing here is made by gd_core.

from tests.unit.oracles import loss, slope
"""

from fractions import Fraction

import numpy as np

# The roots of w³ - 1.7w + 0.1, by the eigenvalues of its companion matrix.
DEEP_AT, HILLTOP_AT, SHALLOW_AT = np.sort(np.roots([1, 0, -1.7, 0.1]).real).tolist()

# Runs on the double well that the lesson names: start, learning rate, valley, and the first step within 0.01.
NAMED_RUNS = [
    (0.5, 0.1, 1, 18),
    (-0.5, 0.1, 0, 15),
    (2.0, 0.1, 1, 9),
    (2.0, 0.45, 0, 10),
    (-2.0, 0.5, 1, 8),
    (0.05, 0.1, 0, 42),
    (0.06, 0.1, 1, 57),
]


def loss(w):
    """0.25w⁴ - 0.85w² + 0.1w + 1 of the double well, exact for a fraction."""
    return (5 * w**4 - 17 * w**2 + 2 * w + 20) / 20


def slope(w):
    """w³ - 1.7w + 0.1 of the double well, exact for a fraction."""
    return (10 * w**3 - 17 * w + 1) / 10


def steps_needed(percent, start=Fraction(4)):
    """The smallest k with |1 - 2α|^k · |w₀| < 0.01 on the single well, counted with exact fractions."""
    factor, distance, k = abs(1 - 2 * Fraction(percent, 100)), abs(start), 0
    while distance >= Fraction(1, 100):
        distance, k = distance * factor, k + 1
    return k


def bowl_loss(kappa, degrees, x, y):
    """u₁² + κ·u₂² of w turned back, (x + iy)·e^(-iθ) = u₁ + iu₂."""
    u = (x + 1j * y) * np.exp(-1j * np.deg2rad(degrees))
    return u.real**2 + kappa * u.imag**2


def bowl_walk(kappa, rate, degrees, n_steps, start=4 + 2j):
    """Every place of a run on a bowl, or of many at once: z ← z - α(2u₁ + 2κi·u₂)·e^(iθ) on complex numbers."""
    turn = np.exp(1j * np.deg2rad(degrees))
    z = np.empty((n_steps + 1, *np.shape(kappa)), dtype=complex)
    z[0] = start
    with np.errstate(over="ignore", invalid="ignore"):
        for k in range(n_steps):
            u = z[k] / turn
            z[k + 1] = z[k] - rate * (2 * u.real + 2j * kappa * u.imag) * turn
    return z
