"""A run on a bowl of two parameters: its numbers at every step, and where it and its arrows stand on the map."""

import numpy as np
from numpy.typing import NDArray

from gd_core import Bowl, Run
from gd_view.drawing.drawing import Columns, Recipes, combined

Points = NDArray[np.float64]

LEVELS = tuple(float(2**i) for i in range(10))  # from each line to the next one inward the loss halves
OUTSIDE = ("left of it", "right of it", "above", "below")
MOVES = ("move 1", "move 2")
W1_WINDOW = (-4.8, 6.0)
TALL = 6.0  # the height of the map; where it lies depends on which way the valley runs
ARROW = 1.7  # the length of the downhill arrow, which shows a direction
FAR = 20.0  # a run farther out than this is over
ARC_POINTS = 6
_ELLIPSE_POINTS = 65


def window(bowl: Bowl) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return (lowest, highest) of w₁ and of w₂ on the map, the same for every run on the bowl."""
    is_turned = bowl.rotation % 90 != 0 and bowl.condition_number > 1
    bottom = -TALL / 4 if is_turned else -TALL / 2
    return W1_WINDOW, (bottom, bottom + TALL)


def in_window(bowl: Bowl, w: Points) -> NDArray[np.bool_]:
    """Return for each point whether it lies on the map."""
    (left, right), (bottom, top) = window(bowl)
    x, y = w.T
    inside: NDArray[np.bool_] = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return inside


def kept(run: Run[Bowl]) -> Points:
    """Return the iterates up to the first that is far outside."""
    w: Points = run.iterates
    far = np.flatnonzero(~(np.abs(w).max(axis=1) <= FAR))
    return w[: far[0] + 1] if far.size else w


def run_columns(run: Run[Bowl]) -> Columns:
    """Return the numbers of a run at every step: place, loss, both slopes, the move taken and where it leads."""
    bowl, w = run.landscape, kept(run)
    move = run.moves[: len(w)]
    size = np.abs(move)
    # of those that start on the map, as the first does
    longest = float(size[in_window(bowl, w)].max()) or 1.0
    named = {"w": w, "size": size, "move": move}
    columns = {f"{name} {i + 1}": values[:, i] for name, values in named.items() for i in (0, 1)}
    others = {name: terms for name, terms in _made(bowl).items() if name not in MOVES}
    columns = combined(columns, others, {"rate": run.learning_rate})
    angle = bowl.angle_to_minimum(w)
    return columns | {
        "angle": np.round(angle, 1),
        "still": np.where(np.isfinite(angle), np.nan, 0.0),
        **{f"share {i + 1}": np.minimum(np.round(100 * size[:, i] / longest, 1), 100.0) for i in (0, 1)},
        **_edges(bowl, w),
    }


def recipes(run: Run[Bowl]) -> Recipes:
    """Return the columns that need not be sent, because they are made of others.

    The moves of plain descent are among them, made of the slopes. Those of another rule travel as they are.
    """
    made = _made(run.landscape)
    return made if run.is_plain else {name: terms for name, terms in made.items() if name not in MOVES}


def _made(bowl: Bowl) -> dict[str, tuple[tuple[str | float, ...], ...]]:
    """Return the recipes of plain descent: the gradient is the Hessian H times w, the loss w·Hw/2."""
    (a, b), (_, d) = bowl.hessian.tolist()
    both = [(("w 1", a), ("w 2", b)), (("w 1", b), ("w 2", d))]
    made: dict[str, tuple[tuple[str | float, ...], ...]] = {}
    for i, (first, second) in enumerate(both, start=1):
        made[f"slope {i}"] = ((first[1], first[0]), (second[1], second[0]))
        made[f"move {i}"] = ((-1, "rate", f"slope {i}"),)
        made[f"next {i}"] = ((1, f"w {i}"), (1, f"move {i}"))
        made[f"factor {i}"] = ((1,), (-bowl.curvatures[i - 1], "rate"))
    made["loss"] = ((0.5, "w 1", "slope 1"), (0.5, "w 2", "slope 2"))
    return made


def _edges(bowl: Bowl, w: Points) -> Columns:
    """Return, for each edge of the map, where along it an iterate beyond it is named; NaN if it is not."""
    (left, right), (bottom, top) = window(bowl)
    x, y = w.T
    across = np.clip(x - 2.2, left + 2.4, right - 2.4)  # beside the path, which came from farther out
    upright = np.clip(y, bottom + 0.6, top - 0.6)
    beside = (x < left) | (x > right)
    return {
        "left of it": np.where(x < left, upright, np.nan),
        "right of it": np.where(x > right, upright, np.nan),
        "above": np.where((y > top) & ~beside, across, np.nan),
        "below": np.where((y < bottom) & ~beside, across, np.nan),
    }


def places(bowl: Bowl, w: Points, seen: NDArray[np.bool_]) -> Columns:
    """Return where the arrows, their arc and their words stand at every step that is seen."""
    distance = np.hypot(*w.T)
    inside = seen & (distance > 0.25)  # nearer than this no arrow could be seen
    downhill, home = -bowl.gradient(w), -w
    with np.errstate(invalid="ignore", divide="ignore"):
        downhill = downhill / np.hypot(*downhill.T)[:, np.newaxis]
        home = home / distance[:, np.newaxis]
    length = np.minimum(ARROW, distance)[:, np.newaxis]
    tip = w + length * downhill
    turn = np.arctan2(_cross(home, downhill), np.sum(home * downhill, axis=1))  # from home to downhill
    # the words stand on the side of the way home where the arrow is not
    side = np.where(turn >= 0, -1.0, 1.0)
    beside = side[:, np.newaxis] * np.column_stack([-home[:, 1], home[:, 0]])
    first = np.arctan2(home[:, 1], home[:, 0])
    sweep = np.linspace(0, 1, ARC_POINTS)
    angles = first[:, np.newaxis] + turn[:, np.newaxis] * sweep
    arc = w[:, np.newaxis] + 0.55 * length[:, :, np.newaxis] * np.stack([np.cos(angles), np.sin(angles)], -1)
    middle = first + turn / 2
    with np.errstate(divide="ignore"):
        # where the gap is wide
        room = np.clip(0.4 / np.abs(np.sin(turn / 2)), 0.55 * length[:, 0] + 0.42, 2.4)
    outward = -side[:, np.newaxis] * np.column_stack([-downhill[:, 1], downhill[:, 0]])
    parts = {
        "tip": tip,
        "downhill word": w + 0.8 * length * downhill + outward * _room(outward, 0.95, 0.35),
        "home word": w * 0.5 + beside * _room(beside, 1.25, 0.3),
        "angle word": w + room[:, np.newaxis] * np.column_stack([np.cos(middle), np.sin(middle)]),
        "from": w,
        "home": np.zeros_like(w),
        **{f"arc {i}": arc[:, i] for i in range(ARC_POINTS)},
    }
    wide = np.where(np.abs(turn) > np.deg2rad(1), 0.0, np.nan)  # along the way home there is no angle to draw
    columns = {}
    for name, place in parts.items():
        hidden = np.where(inside, 0.0, np.nan) + (wide if name.startswith(("arc", "angle")) else 0.0)
        for letter, values in zip("xy", place.T, strict=True):
            columns[f"{name} {letter}"] = (values + hidden).astype(np.float32)
    columns["whole angle"] = np.round(np.rad2deg(np.abs(turn)))
    return columns


def _room(direction: Points, width: float, height: float) -> Points:
    """Return how far out the middle of words must stand not to touch what they stand beside."""
    return (np.abs(direction[:, 0]) * width + np.abs(direction[:, 1]) * height)[:, np.newaxis]


def _cross(a: Points, b: Points) -> Points:
    return a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]


def ellipse(bowl: Bowl, level: float) -> Points:
    """Return the line of equal loss at a level: points on u₁² + κ·u₂² = level, turned as the bowl is."""
    turn = np.linspace(0, 2 * np.pi, _ELLIPSE_POINTS)
    u = np.sqrt(level) * np.column_stack([np.cos(turn), np.sin(turn) / np.sqrt(bowl.condition_number)])
    points: Points = u @ bowl.axes.T
    return points
