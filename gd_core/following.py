"""Follow one run past the steps that the reader sees, on plain floats, until its fate is known.

Python's floats are the same doubles as numpy's and the landscapes use products alone, so the run goes on
digit for digit as ``descend`` would have it, at a fraction of the time.
"""

from gd_core.landscapes import Landscape
from gd_core.theory import just_below

NEAR = 0.01  # a run has settled once it stays this close to a minimum
LONG_RUN = 2000  # steps after which a run is taken to have found its fate
TAIL = 64  # steps after those, from which the fate is read
LATELY = 1000  # of the last steps, those from which the range of a run that never settles is read

_GOAL = just_below(NEAR)
_CHUNK = 64  # steps between two looks for an early end


def follow(landscape: Landscape, learning_rate: float, seen: list[float]) -> list[float]:
    """Return the iterates ``seen`` and those that follow, until nothing new can happen.

    That is when the run has left, when it is so near to a minimum that every step brings it nearer, when
    it has returned to an iterate exactly, or in any case after ``LONG_RUN + TAIL`` steps.
    """
    gradient = landscape.gradient
    pulling = [m for m in landscape.minima if _pulls(landscape, learning_rate, m)]
    path = list(seen)
    while len(path) <= LONG_RUN + TAIL:
        w = path[-1]
        if not abs(w) <= landscape.leaves_beyond or any(abs(w - m) < _GOAL for m in pulling):
            break
        if w in path[-TAIL:-1]:
            break
        for _ in range(_CHUNK):
            w = w - learning_rate * gradient(w)
            path.append(w)
    return path


def tail_of(path: list[float]) -> list[float]:
    """Return the iterates that tell the fate: one round of the cycle if there is one, else the last ones."""
    tail = path[-TAIL:]
    before = tail[-2::-1]
    return tail[-1 - before.index(tail[-1]) :] if tail[-1] in before else tail


def range_of(path: list[float]) -> tuple[float, float]:
    """Return the lowest and the highest iterate of one round of the cycle if there is one, else of the last ones."""
    tail = tail_of(path)
    lately = tail if len(tail) < TAIL else path[-LATELY:]
    return min(lately), max(lately)


def settled_in(landscape: Landscape, learning_rate: float, path: list[float]) -> int | None:
    """Return the index of the minimum that a followed run has settled at, or None."""
    tail = tail_of(path)
    is_calm = max(tail) - min(tail) < 1e-6
    for valley, minimum in enumerate(landscape.minima):
        if abs(path[-1] - minimum) < NEAR and (is_calm or _pulls(landscape, learning_rate, minimum)):
            return valley
    return None


def settles_at_step(path: list[float], minimum: float) -> int:
    """Return the first step from which the run stays within ``NEAR`` of the minimum."""
    last = len(path) - 1
    return next((k + 1 for k in range(last, -1, -1) if not abs(path[k] - minimum) < _GOAL), 0)


def is_two_cycle(path: list[float]) -> bool:
    """Return whether a followed run that has not settled has come to alternate between two points."""
    tail = tail_of(path)
    if len(tail) < 2:
        return False
    return all(max(tail[i::2]) - min(tail[i::2]) <= 1e-6 for i in (0, 1))


def _pulls(landscape: Landscape, learning_rate: float, minimum: float) -> bool:
    """Return whether every step taken within ``NEAR`` of the minimum ends nearer to it."""
    # so near, L'' lies between its values at the two ends
    ends = (landscape.curvature(minimum - NEAR), landscape.curvature(minimum + NEAR))
    return all(0 < learning_rate * curvature < 2 for curvature in ends)
