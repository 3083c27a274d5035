"""The logarithmic strip: what it reaches, what it says is not drawn, and that a fan's losses may be shown on it."""

import math
import re

import numpy as np

from gd_view.curve import figure
from gd_view.drawing.fans import LEVELS
from tests.unit.reading import every_landscape
from tests.unit.runs import on

HIGHEST = 130  # pixels, of a strip on the largest picture


def strip(landscape):
    return figure.descent(on(landscape, 1.5, 0.2, 10)).log


@every_landscape
def test_it_reaches_from_the_number_that_it_names_to_above_the_window(landscape):
    other = strip(landscape)
    (low, high), (note,) = other["yaxis2"]["range"], other["annotations"]
    (named,) = re.findall(r"below ([\d.]+), or 0", note["text"])
    assert math.isclose(10.0**low, float(named))
    assert landscape.loss_window[1] < 10.0**high < 1.5 * landscape.loss_window[1]


@every_landscape
def test_as_far_down_as_it_reaches_a_fan_knows_a_loss_to_the_radius_of_a_dot(landscape):
    """A place is known to a part of the window, and its loss is the loss there."""
    (left, right), (_, top) = landscape.w_window, landscape.loss_window
    w = np.linspace(left, right, 20_011)
    part = (right - left) / LEVELS
    place = left + np.round((w - left) / part) * part
    known, exact = landscape.loss(place), landscape.loss(w)
    low, high = strip(landscape)["yaxis2"]["range"]
    seen = (exact > 10.0**low) & (exact < 0.98 * top)
    off = np.abs(np.log10(known[seen] / exact[seen])) * HIGHEST / (high - low)
    assert off.max() < 3
