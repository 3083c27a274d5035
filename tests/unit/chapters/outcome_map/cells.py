"""The cells of the outcome map, as the picture shows them.

from tests.unit.chapters.outcome_map.cells import DEEP, drawn
"""

from gd_view.chapters.outcome_map import picture

DEEP, SHALLOW, IN_DEEP, IN_SHALLOW, WANDERS, LEAVES = range(6)


def drawn():
    """Return what the picture shows: starts, rates and codes."""
    return picture.STARTS[::2], picture.RATES, picture.the_map().codes[:, ::2]
