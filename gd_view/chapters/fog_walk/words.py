"""The walk in the fog in words: feeling in the fog, sight once it has lifted."""

import numpy as np
from numpy.typing import NDArray

from gd_core import DOUBLE_WELL, descend
from gd_view.chapters.fog_walk.walk import (
    FLAT,
    LEARNING_RATE,
    MOST_MOVES,
    SIGHT,
    START,
    is_right_of_the_hill,
)
from gd_view.curve.words import minimum
from gd_view.drawing.narration import Narration
from gd_view.wording import count, number

IN_FOG = (
    "Fog. You are at w = {{w}}. Height {{loss}}. {ground} {{slope:~}}. You can see from {{sees from}} to {{sees to}}."
    "{{edge? The map ends here: turn back to the left.| The map ends here: turn back to the right.|}}"
)
TILTED = "The ground {tilt?drops to the left|drops to the right|is nearly flat}, slope"
FELT = "The slope here is"  # which way that leads is the first question

READOUT = (
    '<span class="gd-feels gd-position"><span>● position w</span> <b>{w}</b></span> '
    '<span class="gd-feels gd-height"><span>┄ height L</span> <b>{loss}</b></span> '
    '<span class="gd-feels gd-slope"><span>▬ slope here</span> <b>{slope:~}</b></span>'
)

TABLE = (("k", "move"), ("w", "w"), ("loss", "height L"), ("slope", "slope"))


def narration(
    visited: NDArray[np.float64], is_lifted: bool, *, knows_way: bool, knows_flat: bool
) -> Narration:
    """Return the words of a walk.

    Parameters
    ----------
    visited
        Places of the walker, (moves + 1,), the start first.
    is_lifted
        Whether the fog is gone.
    knows_way
        Whether the reader may know which way is down where the slope is negative.
    knows_flat
        Whether the reader may know what flat ground tells.
    """
    return Narration(
        name="A walk in the fog",
        alt=alt(visited, is_lifted),
        headline=headline(visited, is_lifted, knows_flat=knows_flat),
        captions=captions_of(is_lifted, knows_way=knows_way),
        readout=READOUT,
        table=TABLE,
        row_is="Move",
    )


def valleys() -> tuple[tuple[str, float, float], tuple[str, float, float]]:
    """Return name, place and height of the deep valley and of the shallow one."""
    deep, shallow = (
        (minimum(DOUBLE_WELL, i), w, float(DOUBLE_WELL.loss(w))) for i, w in enumerate(DOUBLE_WELL.minima)
    )
    return deep, shallow


def lower_by() -> str:
    """Return, in words, the height between the deep valley and the shallow one."""
    (_, _, deep), (_, _, shallow) = valleys()
    return number(shallow - deep, 2)


def captions_of(is_lifted: bool, *, knows_way: bool = True) -> dict[str, str]:
    """Return the templates of the sentence for a place: of feeling in the fog, of sight without it."""
    if not is_lifted:
        return {"step": IN_FOG.format(ground=TILTED if knows_way else FELT)}
    (_, deep, deep_height), (_, shallow, shallow_height) = valleys()
    return {
        "step": (
            f"Two valleys: one at {number(deep)} with height {number(deep_height, 2)}, one at "
            f"{number(shallow)} with height {number(shallow_height, 2)}. You are at w = {{w}}, height {{loss}}, "
            "slope {slope:~}, on the side of the {side?shallow|deep|shallow} one."
        )
    }


def headline(visited: NDArray[np.float64], is_lifted: bool, *, knows_flat: bool = False) -> str:
    """Return the state of the walk, as HTML, its first sentence the louder one."""
    n_moves = len(visited) - 1
    if is_lifted and is_right_of_the_hill(visited[-1]):
        loud = f"A valley {lower_by()} lower was on the other side all along."
        rest = "You could not feel it."
    elif is_lifted:
        loud = f"You are on the side of the lower valley: the other one ends {lower_by()} higher."
        rest = "You could not feel that."
    elif abs(DOUBLE_WELL.gradient(visited[-1])) < FLAT:
        loud = "The ground is nearly flat. Is this the bottom?"
        rest = "Lift the fog and see." if knows_flat else "Answer, then lift the fog."
    elif n_moves == 0:
        loud, rest = "Thick fog.", "You feel three numbers. Which way is down?"
    elif n_moves >= MOST_MOVES:
        loud, rest = f"{count(n_moves, 'move')} are enough.", "Lift the fog, or start again."
    else:
        loud, rest = f"{count(n_moves, 'move')} made.", "The rings are your memory. The walker has none."
    return f"<strong>{loud}</strong> {rest}"


def alt(visited: NDArray[np.float64], is_lifted: bool) -> str:
    """Return the alternative text of the figure, one sentence."""
    here = f"the walker at w = {number(visited[-1])} after {count(len(visited) - 1, 'move')}"
    if is_lifted:
        return f"The whole loss curve with its two valleys, both named, and {here}."
    return f"A loss curve in thick fog, to be seen only {SIGHT} to either side of {here}."


def looking_back() -> str:
    """Return, for the time without fog, a paragraph on the walk downhill and on the limits of its knowledge."""
    (_, _, deep_height), (_, shallow, shallow_height) = valleys()
    w = descend(DOUBLE_WELL.gradient, START, LEARNING_RATE, n_steps=100).iterates
    arrived = int(np.argmax(np.abs(w - shallow) < 0.01))
    before, after = 1.2, 1.3
    first = ", then ".join(number(place) for place in w[1:4])
    return (
        f"**With the fog gone.** Walking downhill from {number(START)}, where the height is "
        f"{number(DOUBLE_WELL.loss(START))}, goes to {first}. From move {arrived} on it stays within 0.01 of the "
        f"bottom of this valley, at {number(shallow)} and height {number(shallow_height)}. The other valley ends "
        f"at {number(deep_height)}: {number(shallow_height - deep_height)} lower, and on no step was there a sign "
        f"of it. By hand you notice the bottom when the slope changes its sign: it is "
        f"{number(DOUBLE_WELL.gradient(before))} at {number(before)} and {number(DOUBLE_WELL.gradient(after))} at "
        f"{number(after)}, so between the two you passed it."
    )
