"""The columns of one step in three beats, and a row of them.

from tests.unit.chapters.update_rule.beats import columns, row
"""

from gd_view.chapters.update_rule import beats
from tests.unit.runs import on_single_well


def columns(start, rate, n_steps):
    return beats.columns_by_beat(on_single_well(start, rate, n_steps))


def row(start, rate, n_steps, k):
    """Return all that a sentence may name at row k."""
    return {"rate": rate, "k": k} | {
        name: float(column[k]) for name, column in columns(start, rate, n_steps).items()
    }
