"""The settings of the walk in the fog: its moves, and whether the fog is lifted."""

from gd_view.chapters.fog_walk import walk
from gd_view.page.settings import Dial, Letters

MOVES = Letters(
    "moves",
    "moves",
    walk.readable,
    may_be=f"letters {walk.LEFT}, {walk.RIGHT} and {walk.DOWNHILL} (left, right, downhill), at most {walk.MOST_MOVES}",
)
LIFTED = Dial("lifted", "fog lifted", 0, 1, 1, 0)
DIALS = (MOVES, LIFTED)
