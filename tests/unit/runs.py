"""Runs of the lesson and their ends, by the numbers of its controls.

from tests.unit.runs import on_double_well
"""

from gd_core import DOUBLE_WELL, SINGLE_WELL, Bowl, ending, walk

START = (4.0, 2.0)  # of the lesson's runs on a bowl


def on(landscape, start, rate, n_steps):
    return walk(landscape, start, rate, n_steps, leaves_beyond=landscape.leaves_beyond)


def on_single_well(start, rate, n_steps):
    """However far it gets: nothing ends it."""
    return walk(SINGLE_WELL, start, rate, n_steps)


def on_double_well(start, rate, n_steps=30):
    return on(DOUBLE_WELL, start, rate, n_steps)


def on_a_bowl(kappa, rate, degrees=0.0, n_steps=100):
    return walk(Bowl(kappa, degrees), START, rate, n_steps)


def end_of(start, rate, n_steps=100, landscape=DOUBLE_WELL):
    return ending(on(landscape, start, rate, n_steps))
