"""Walks worth seeing, as chips."""

from gd_view.page.question import State

BY_HAND: dict[str, State] = {
    "three steps downhill": {"moves": "ddd", "lifted": 0},
    "by hand to 1.2 …": {"moves": "rrrrrrr", "lifted": 0},
    "… and to 1.3": {"moves": "rrrrrrrr", "lifted": 0},
}
FLAT: dict[str, State] = {
    "nearly flat at once: four to the left": {"moves": "llll", "lifted": 0},
    "over the top, then downhill": {"moves": "llllllll" + 16 * "d", "lifted": 0},
}
ALL = (BY_HAND, FLAT)
