"""A walk in the fog from its moves, as the address writes them.

from tests.unit.chapters.fog_walk.moves import walked
"""

from gd_view.chapters.fog_walk import walk


def walked(moves):
    """Return the places of a walk."""
    return walk.places(walk.readable(moves))
