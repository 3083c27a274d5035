"""The words on the map: none lies on another one, and none is cut by the edge.

Words that stand all the time come first, then the numbers of steps, then the words beside the arrows of a step. A word
without room is not shown: its arrow has its own colour and shape, and the sentence below the picture tells of it.
"""

import numpy as np
from numpy.typing import NDArray

from gd_core import Bowl
from gd_view.chapters.many_parameters.run import OTHERS, Points, window
from gd_view.drawing.drawing import Columns

# Words as boxes, (words, 3): middle across, middle up, half the width. In units of w, which are 21 pixels on a phone,
# 25 where a window is 1024 pixels wide.
Boxes = NDArray[np.float64]
HALF_HEIGHT = 0.36
HALF_DIGIT = 0.17
MINIMUM = (0.0, -0.66, 1.26)
HALF_WIDTHS = {"downhill word": 1.17, "angle word": 0.48, "home word": 2.08}
START = (0.9, 0.93)  # from the start to the middle of its name, and half of that
LOSS = (0.81, 0.83)  # likewise, from the end of a line
NAMED = (4, 16)  # losses with a name on their line
EDGE = 2.6  # half the width of the place at an edge of the map, whose two lines name an iterate beyond it
LINES = (0.4, 1.2)  # from the edge to the middle of each line, or 0.4 to either side
APART = 0.5  # between two numbers
MOST = 12  # numbers


def lie_on(words: Boxes, others: Boxes) -> NDArray[np.bool_]:
    """Return whether words, (words, 3), touch any of the others, (others, 3); (words,)."""
    return np.asarray(touch(words[:, np.newaxis], others).any(axis=1))


def touch(words: Boxes, others: Boxes) -> NDArray[np.bool_]:
    """Return whether words touch others, pair by pair: (..., 3) and (..., 3) give (...,)."""
    away = np.abs(words - others)
    widths = words[..., 2] + others[..., 2]
    return np.asarray((away[..., 0] < widths) & (away[..., 1] < 2 * HALF_HEIGHT))


def is_on_the_right(start: Points) -> bool:
    """Return whether a start, (2,), has its name on its right, which is its outer side."""
    return bool(start[0] >= 0)


def losses(bowl: Bowl, start: Points) -> tuple[float, list[tuple[str, float, float]]]:
    """Return the names of losses with their places: where the lines end, away from the start, (2,).

    Before them stands the side to which they lead, inward, of each place: −1 is left, 1 is right.
    """
    along = bowl.axes[:, 0]
    outward = -along if start @ along >= 0 else along
    (left, right), (bottom, top) = window(bowl)
    ends = [(f"L = {level}", *(np.sqrt(level) * outward).tolist()) for level in NAMED]
    return -float(np.sign(outward[0])), [
        (text, x, y) for text, x, y in ends if left < x < right and bottom < y < top
    ]


def standing(bowl: Bowl, start: Points) -> Boxes:
    """Return the words that stand all the time, (words, 3): of the minimum, the start, (2,), and the losses."""
    inward, names = losses(bowl, start)
    outward = 1 if is_on_the_right(start) else -1
    return np.array(
        [
            MINIMUM,
            (start[0] + outward * START[0], start[1], START[1]),
            *((x + inward * LOSS[0], y, LOSS[1]) for _, x, y in names),
        ]
    )


def at_the_edges(bowl: Bowl, columns: Columns) -> Boxes:
    """Return the words at the edges of the map, (words, 3): of each step whose iterate lies beyond one."""
    (left, right), (bottom, top) = window(bowl)
    boxes = [np.empty((0, 3))]
    for name, across in (("left of it", left + EDGE), ("right of it", right - EDGE)):
        along = columns[name][np.isfinite(columns[name])]
        boxes += [_across(np.full(len(along), across), along + side * LINES[0]) for side in (-1, 1)]
    for name, edge, inward in (("above", top, -1), ("below", bottom, 1)):
        along = columns[name][np.isfinite(columns[name])]
        boxes += [_across(along, np.full(len(along), edge + inward * line)) for line in LINES]
    return np.concatenate(boxes)


def _across(x: NDArray[np.float64], y: NDArray[np.float64]) -> Boxes:
    return np.column_stack([x, y, np.full(len(x), EDGE)])


def of_numbers(w: Points, steps: list[int]) -> Boxes:
    """Return the numbers of some steps as words, (words, 3); w (rows, 2)."""
    half = np.array([HALF_DIGIT * len(str(k)) for k in steps])
    return np.column_stack([w[steps] + np.column_stack([half, np.full(len(steps), -HALF_HEIGHT)]), half])


def numbered(w: Points, taken: Boxes) -> list[int]:
    """Return the steps whose markers carry their number; w (rows, 2).

    The numbers are far enough apart for a reader, and clear of the words that have taken their places, (words, 3).
    """
    chosen = [0]
    for k in range(1, len(w)):
        if len(chosen) == MOST:
            break
        is_apart = min(np.hypot(*(w[chosen] - w[k]).T).min(), np.hypot(*w[k])) > APART
        others = np.concatenate([taken, of_numbers(w, chosen[1:])])
        if is_apart and not lie_on(of_numbers(w, [k]), others)[0]:
            chosen.append(k)
    return chosen[1:]


def words(columns: Columns, name: str, other: str = "") -> Boxes:
    """Return one word of every step, (steps, 3), at one of its places."""
    x, y = (columns[f"{name}{other} {letter}"] for letter in "xy")
    return np.column_stack([x, y, np.full(len(x), HALF_WIDTHS[name])])


def readable(bowl: Bowl, columns: Columns, taken: Boxes) -> Columns:
    """Return places with one for each word: the first that the edge does not cut, off the words taken, (words, 3).

    Of the words of one step the first in `HALF_WIDTHS` chooses first. Where it has no room there is none.
    """
    (left, right), (bottom, top) = window(bowl)
    shown = {
        name: column for name, column in columns.items() if not any(f"{one} " in name for one in OTHERS[1:])
    }
    before: list[Boxes] = []
    for name in HALF_WIDTHS:
        chosen = np.full((len(columns[f"{name} x"]), 3), np.nan)
        for other in OTHERS:
            if f"{name}{other} x" not in columns:
                continue
            tried = words(columns, name, other)
            x, y, _ = tried.T
            has_room = (x > left + 0.6) & (x < right - 0.6) & (y > bottom + 0.2) & (y < top - 0.2)
            has_room &= ~lie_on(tried, taken) & np.isnan(chosen[:, 0])
            for others in before:
                has_room &= ~touch(tried, others)
            chosen[has_room] = tried[has_room]
        before.append(chosen)
        shown |= {f"{name} {letter}": chosen[:, i].astype(np.float32) for i, letter in enumerate("xy")}
    return shown
