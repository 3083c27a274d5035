"""A walk in the fog: where the moves lead, what the walker feels there, and what is said about it.

A walk is a string of letters, one a move, and that string is the state in the address: ``l`` and ``r`` go a
tenth to the left and right, ``d`` steps downhill by the rule.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core import DOUBLE_WELL, descend
from gd_view.curve.words import minimum
from gd_view.drawing.drawing import Columns
from gd_view.wording import count, number

START = 0.5
STRIDE = 0.1  # of a move by hand
LEARNING_RATE = 0.1  # of a step downhill
EDGE = 2.2  # the map ends here, on either side
SIGHT = 0.25  # how far the walker sees
FLAT = 0.1  # a smaller slope feels flat
ENOUGH_MOVES = 25  # after so many the fog may be lifted, flat or not
MOST_MOVES = 100  # in one address

LEFT, RIGHT, DOWNHILL = "l", "r", "d"

CAPTIONS = {
    "step": (
        "Fog. You are at w = {w}. Height {loss}. The ground {tilt?drops to the left|drops to the right|is nearly "
        "flat}, slope {slope}. You can see from {sees from} to {sees to}."
        "{edge? The map ends here: turn back to the left.| The map ends here: turn back to the right.|}"
    )
}

READOUT = (
    '<span class="gd-feels gd-position"><span>● position w</span> <b>{w}</b></span> '
    '<span class="gd-feels gd-height"><span>┄ height L</span> <b>{loss}</b></span> '
    '<span class="gd-feels gd-slope"><span>▬ slope here</span> <b>{slope}</b></span>'
)

TABLE = (("k", "move"), ("w", "w"), ("loss", "height L"), ("slope", "slope"))


LIFT = "Lift the fog"


def buttons(visited: NDArray[np.float64], is_lifted: bool) -> dict[str, Callable[..., dict[str, Any]]]:
    """Return what the reader can do: for each label what takes the walk and returns what changes in it."""
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
    """Return what can be used of the moves in an address: up to the first that is none, and not too many.

    Moves beyond the edge of the map lead nowhere and are left out.
    """
    moves = ""
    for letter in given[: 2 * MOST_MOVES].strip().lower():
        if letter not in (LEFT, RIGHT, DOWNHILL):
            break
        moves = _one_more(moves, letter)
    return moves


def places(moves: str) -> NDArray[np.float64]:
    """Return where the walker stood: the start, and the place after each move."""
    visited = [START]
    for letter in moves:
        visited.append(_moved(visited[-1], letter))
    return np.array(visited)


def may_lift(visited: NDArray[np.float64]) -> bool:
    """Return whether the walk found flat ground or was long enough to have the fog lifted."""
    return len(visited) > ENOUGH_MOVES or bool((np.abs(DOUBLE_WELL.gradient(visited)) < FLAT).any())


def felt(visited: NDArray[np.float64]) -> Columns:
    """Return what the walker knows at each place, and nothing more: position, height, slope and range of sight."""
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


def valleys() -> tuple[tuple[str, float, float], tuple[str, float, float]]:
    """Return name, place and height of the deep valley and of the shallow one."""
    deep, shallow = (
        (minimum(DOUBLE_WELL, i), w, float(DOUBLE_WELL.loss(w))) for i, w in enumerate(DOUBLE_WELL.minima)
    )
    return deep, shallow


def lower_by() -> str:
    """Return how much lower the deep valley lies than the shallow one, in words."""
    (_, _, deep), (_, _, shallow) = valleys()
    return number(shallow - deep, 2)


def is_right_of_the_hill(w: Any) -> Any:
    """Return, for a place or for each of many, whether it lies on the shallow valley's side of the hilltop."""
    return w > DOUBLE_WELL.hilltops[0]


def captions_of(is_lifted: bool) -> dict[str, str]:
    """Return the templates of the sentence for a place: in the fog what is felt, without it what is seen."""
    if not is_lifted:
        return CAPTIONS
    (_, deep, deep_height), (_, shallow, shallow_height) = valleys()
    return {
        "step": (
            f"Two valleys: one at {number(deep, 3)} with height {number(deep_height, 2)}, one at "
            f"{number(shallow, 3)} with height {number(shallow_height, 2)}. You are at w = {{w}}, height {{loss}}, "
            "slope {slope}, on the side of the {side?shallow|deep|shallow} one."
        )
    }


def headline(visited: NDArray[np.float64], is_lifted: bool) -> str:
    """Return what is the matter now, as HTML, its first sentence the louder one."""
    n_moves = len(visited) - 1
    if is_lifted and is_right_of_the_hill(visited[-1]):
        loud = f"A valley {lower_by()} lower was on the other side all along."
        rest = "You could not feel it."
    elif is_lifted:
        loud = f"You are on the side of the lower valley: the other one ends {lower_by()} higher."
        rest = "You could not feel that."
    elif abs(DOUBLE_WELL.gradient(visited[-1])) < FLAT:
        loud, rest = (
            "The ground is nearly flat. Is this the bottom?",
            "Answer, then lift the fog.",
        )
    elif n_moves == 0:
        loud, rest = "Thick fog.", "You feel three numbers. Which way is down?"
    elif n_moves >= MOST_MOVES:
        loud, rest = f"{count(n_moves, 'move')} are enough.", "Lift the fog, or start again."
    else:
        loud, rest = f"{count(n_moves, 'move')} made.", "The rings are your memory. The walker has none."
    return f"<strong>{loud}</strong> {rest}"


def alt(visited: NDArray[np.float64], is_lifted: bool) -> str:
    """Return one sentence that names the figure and its state."""
    here = f"the walker at w = {number(visited[-1])} after {count(len(visited) - 1, 'move')}"
    if is_lifted:
        return f"The whole loss curve with its two valleys, both named, and {here}."
    return f"A loss curve in thick fog, to be seen only {SIGHT} to either side of {here}."


def _one_more(moves: str, letter: str) -> str:
    """Return the moves with one more, unless it leads nowhere or there are enough."""
    here = places(moves)[-1]
    leads_nowhere = letter != DOWNHILL and _moved(here, letter) == here
    return moves if leads_nowhere or len(moves) >= MOST_MOVES else moves + letter


def _moved(w: float, letter: str) -> float:
    if letter == DOWNHILL:
        return float(w - LEARNING_RATE * DOUBLE_WELL.gradient(w))
    goal = w + (STRIDE if letter == RIGHT else -STRIDE)
    return round(min(max(goal, -EDGE), EDGE), 12)  # tenths stay tenths


def looking_back() -> str:
    """Return, for the time without fog, what the walk downhill did and what could not be known in it."""
    (_, _, deep_height), (_, shallow, shallow_height) = valleys()
    w = descend(DOUBLE_WELL.gradient, START, LEARNING_RATE, n_steps=100).iterates
    arrived = int(np.argmax(np.abs(w - shallow) < 0.01))
    before, after = 1.2, 1.3
    first = ", then ".join(number(place) for place in w[1:4])
    return (
        f"**With the fog gone.** Walking downhill from {number(START)}, where the height is "
        f"{number(DOUBLE_WELL.loss(START))}, goes to {first}. From move {arrived} on it stays within 0.01 of the "
        f"bottom of this valley, at {number(shallow, 5)} and height {number(shallow_height)}. The other valley ends "
        f"at {number(deep_height)}: {number(shallow_height - deep_height)} lower, and on no step was there a sign "
        f"of it. By hand you notice the bottom when the slope changes its sign: it is "
        f"{number(DOUBLE_WELL.gradient(before))} at {number(before)} and {number(DOUBLE_WELL.gradient(after))} at "
        f"{number(after)}, so between the two you passed it."
    )
