"""Hills at dawn, drawn by numpy: for every pixel the shade that it shall have, and how near it lies.

Shades run from -1, the darkest, through 0, the grey of fog, to 1, the brightest.
"""

import numpy as np
from numpy.typing import NDArray

from gd_view.drawing.pixels import between

Pixels = NDArray[np.float64]

# Lighter from end to end, so that the order of the shades is seen without their colours as well.
COLOURS = between(
    {
        -1.0: "#030a14",
        -0.55: "#10283c",
        -0.3: "#3a5a70",
        0.0: "#b3bbc1",
        0.3: "#d2c2b3",
        0.6: "#f3c88c",
        0.8: "#fadb9c",
        1.0: "#fffbe6",
    }
)
SUN, RADIUS, GLOW = (0.66, 0.4), 0.062, 0.16
MIST = 0.12  # how far below its crest a hill is deepest in the mist

# From the farthest to the nearest: height of the crest from above, its waves as (height, how many, shift), shade at
# the crest, how much lighter in the mist, nearness, and pines on the crest as (how many, height).
HILLS = (
    (0.52, ((0.045, 1.3, 0.1), (0.02, 3.1, 0.3), (0.006, 9.0, 0.2)), -0.1, 0.22, 0.42, None),
    (0.58, ((0.04, 1.1, 0.55), (0.02, 2.7, 0.0), (0.008, 7.0, 0.6)), -0.24, 0.3, 0.54, None),
    (0.66, ((0.05, 0.9, 0.85), (0.015, 3.3, 0.4), (0.004, 11.0, 0.1)), -0.38, 0.34, 0.66, None),
    (0.76, ((0.04, 1.2, 0.35), (0.02, 2.3, 0.75)), -0.5, 0.3, 0.79, (70, 0.05)),
    (0.87, ((0.035, 0.8, 0.05), (0.012, 2.1, 0.2)), -0.54, 0.0, 0.92, (34, 0.12)),
)


def drawn(side: int) -> tuple[Pixels, Pixels]:
    """Return the shade of every pixel, from -1 to 1, and its nearness, from 0 to 1.

    Parameters
    ----------
    side
        Pixels along a side of the square.

    Returns
    -------
    Two arrays of shape (side, side), the first row on top.
    """
    across = (np.arange(side) + 0.5) / side
    down = across[:, np.newaxis]
    away = np.hypot(across - SUN[0], down - SUN[1])
    glow = np.exp(-((away / GLOW) ** 2))
    shade = np.minimum(0.1 + 0.75 * down**1.3 + 0.35 * glow, 0.8)
    nearness = 0.05 + 0.55 * down + 0.13 * glow
    shade[away < RADIUS], nearness[away < RADIUS] = 0.97, 0.6
    for height, waves, dark, mist, near, pines in HILLS:
        crest = np.full(side, height)
        for size, count, shift in waves:
            crest += size * np.sin(2 * np.pi * (count * across + shift))
        outline = crest - _pines(across, *pines) if pines else crest
        rows = slice(int(outline.min() * side), None)
        hides = down[rows] > outline
        below = np.clip((down[rows] - crest) / MIST, 0, 1)
        np.copyto(shade[rows], dark + mist * below**1.5, where=hides)
        np.copyto(nearness[rows], near + 0.08 * below, where=hides)
    return shade, nearness


def _pines(across: Pixels, count: int, height: float) -> Pixels:
    """Return how high the pines stand over each place of a crest: the golden ratio spreads them."""
    number = np.arange(count)[:, np.newaxis]
    tops = height * (0.55 + 0.45 * np.sin(37 * number))
    away = np.abs(across - (number * (np.sqrt(5) - 1) / 2) % 1)
    heights: Pixels = np.clip(tops - 5.5 * away, 0, None).max(axis=0)
    return heights
