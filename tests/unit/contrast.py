"""Contrast as WCAG 2.2 defines it, by hand.

from tests.unit.contrast import contrast, rgb
"""

import numpy as np


def rgb(text):
    """Return a colour written as #rgb or #rrggbb as three numbers up to 255."""
    digits = text[1:] if len(text) >= 7 else "".join(2 * digit for digit in text[1:])
    return np.array([int(digits[i : i + 2], 16) for i in (0, 2, 4)], dtype=float)


def luminance(colour):
    """Return the relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = np.asarray(colour) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(ink, ground):
    dark, light = sorted((luminance(ink), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def over(ink, ground, opacity):
    """Return what is seen of a colour that lets some of the ground through."""
    return opacity * ink + (1 - opacity) * ground
