"""A walk in the fog: its moves, its places, and the walker's feeling at each of them.

A walk is a string of letters, one a move, and that string is the state in the address. ``l`` and ``r`` go a tenth
to the left and right. ``d`` steps downhill by the rule. Its places, "visited", have the shape (moves + 1,).
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core import DOUBLE_WELL
from gd_view.drawing.drawing import Columns

START = 0.5
STRIDE = 0.1  # of a move by hand
LEARNING_RATE = 0.1  # of a step downhill
EDGE = 2.2  # the map ends here, on either side
SIGHT = 0.25  # of the walker, to either side
FLAT = 0.1  # a smaller slope feels flat
ENOUGH_MOVES = 25  # after so many the fog may be lifted, flat or not
MOST_MOVES = 100  # in one address

LEFT, RIGHT, DOWNHILL = "l", "r", "d"

LIFT = "Lift the fog"


def buttons(visited: NDArray[np.float64], is_lifted: bool) -> dict[str, Callable[..., dict[str, Any]]]:
    """Return the reader's buttons: for each label a function from the walk to the changes in it."""
    by_hand = {"◀ 0.1": left, "0.1 ▶": right, "Step downhill": downhill, "Start again": start_again}
    if is_lifted:
        return {**by_hand, "Bring back the fog": lower}
    return {**by_hand, LIFT: lift} if may_lift(visited) else {**by_hand, LIFT: lift, "Show me anyway": lift}


def inviting(visited: NDArray[np.float64], is_lifted: bool) -> tuple[str, ...]:
    """Return the button that waits to be pressed: to lift the fog once the ground is flat."""
    is_flat = abs(DOUBLE_WELL.gradient(visited[-1])) < FLAT
    return (LIFT,) if is_flat and not is_lifted else ()


def disabled(visited: NDArray[np.float64]) -> tuple[str, ...]:
    """Return the buttons that cannot be pressed yet."""
    return () if may_lift(visited) else (LIFT,)


def left(walk: Mapping[str, Any]) -> dict[str, Any]:
    """Return the walk after one more move to the left."""
    return {"moves": _one_more(walk["moves"], LEFT)}


def right(walk: Mapping[str, Any]) -> dict[str, Any]:
    """Return the walk after one more move to the right."""
    return {"moves": _one_more(walk["moves"], RIGHT)}


def downhill(walk: Mapping[str, Any]) -> dict[str, Any]:
    """Return the walk after one more step by the rule."""
    return {"moves": _one_more(walk["moves"], DOWNHILL)}


def start_again(_: Mapping[str, Any]) -> dict[str, Any]:
    """Return the walk before its first move, in the fog."""
    return {"moves": "", "lifted": 0}


def lift(_: Mapping[str, Any]) -> dict[str, Any]:
    """Return the walk without the fog."""
    return {"lifted": 1}


def lower(_: Mapping[str, Any]) -> dict[str, Any]:
    """Return the walk with the fog."""
    return {"lifted": 0}


def readable(given: str) -> str:
    """Return the usable moves of an address: those before the first letter that is no move, and not too many.

    Moves beyond the edge of the map lead nowhere and are left out.
    """
    moves = ""
    for letter in given[: 2 * MOST_MOVES].strip().lower():
        if letter not in (LEFT, RIGHT, DOWNHILL):
            break
        moves = _one_more(moves, letter)
    return moves


def places(moves: str) -> NDArray[np.float64]:
    """Return the places of the walker, (moves + 1,): the start, and the place after each move."""
    visited = [START]
    for letter in moves:
        visited.append(_moved(visited[-1], letter))
    return np.array(visited)


def may_lift(visited: NDArray[np.float64]) -> bool:
    """Return whether the walk found flat ground or was long enough to lift the fog."""
    return len(visited) > ENOUGH_MOVES or bool((np.abs(DOUBLE_WELL.gradient(visited)) < FLAT).any())


def felt(visited: NDArray[np.float64]) -> Columns:
    """Return the walker's own knowledge, a row a place: position, height, slope and range of sight."""
    slope = DOUBLE_WELL.gradient(visited)
    at_the_edge = np.isclose(np.abs(visited), EDGE, rtol=0, atol=1e-9)
    return {
        "w": visited,
        "loss": DOUBLE_WELL.loss(visited),
        "slope": slope,
        "tilt": np.where(np.abs(slope) < FLAT, 0.0, slope),
        "sees from": (visited - SIGHT).round(2),
        "sees to": (visited + SIGHT).round(2),
        "edge": np.where(at_the_edge, np.sign(visited), 0.0),
    }


def is_right_of_the_hill(w: Any) -> Any:
    """Return whether w, of any shape, lies on the shallow valley's side of the hilltop."""
    return w > DOUBLE_WELL.hilltops[0]


def _one_more(moves: str, letter: str) -> str:
    """Return the moves with one more, unless that one leads nowhere or there are enough."""
    here = places(moves)[-1]
    leads_nowhere = letter != DOWNHILL and _moved(here, letter) == here
    return moves if leads_nowhere or len(moves) >= MOST_MOVES else moves + letter


def _moved(w: float, letter: str) -> float:
    if letter == DOWNHILL:
        return float(w - LEARNING_RATE * DOUBLE_WELL.gradient(w))
    goal = w + (STRIDE if letter == RIGHT else -STRIDE)
    return round(min(max(goal, -EDGE), EDGE), 12)  # tenths stay tenths
