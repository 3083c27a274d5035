"""Fans of the two loss curves, for the sliders of their chapters.

from tests.unit.fans import fans_of
"""

from gd_core import DOUBLE_WELL, SINGLE_WELL
from gd_view.chapters.double_well import dials as double_well
from gd_view.chapters.single_well import dials as single_well
from gd_view.curve.fans import curve_fans
from tests.unit.runs import on

DIALS = {SINGLE_WELL: single_well.DIALS, DOUBLE_WELL: double_well.DIALS}


def fans_of(landscape, start, rate, n_steps):
    values = {dial.key: dial.grid() for dial in DIALS[landscape]}
    return curve_fans(on(landscape, start, rate, n_steps), values)
