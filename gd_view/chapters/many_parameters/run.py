"""A run on a bowl of two parameters: its numbers at every step, and the places of its arrows on the map.

Columns of a run
----------------
Each has the shape (steps + 1,), the start first, and ends early with the first iterate far outside. {1,2} stands for
the number of the parameter, {x,y} for the axis. Places and lengths are in units of w. NaN stands for a part that is
not drawn. Columns are sent to the player or, on the map, made there of others by a recipe. Of any rule but plain
descent the moves are sent.

``w {1,2}``              sent  Place.
``slope {1,2}``          made  Partial derivative of the loss, in L per w.
``move {1,2}``           made  Step from the place, by plain descent −α · slope.
``next {1,2}``           made  Place after the step.
``factor {1,2}``         made  1 − λα of the curvature λ along the valley, and of the one across.
``loss``                 made  Height L.
``size {1,2}``           sent  Length of the move in each parameter, at least 0.
``share {1,2}``          sent  That length in per cent of the longest on the map, 0 to 100 in tenths.
``angle``                sent  Degrees between downhill and the way to the minimum, 0 to 90 in tenths.
``still``                sent  0 where there is no such angle, so no slope, else NaN.
``left of it``           sent  w₂ of the words at the left edge of the map, where the place is beyond it, else NaN,
``right of it``          sent  and at the right edge.
``above``                sent  w₁ of the words at the upper edge, where the place is beyond it alone, else NaN,
``below``                sent  and at the lower edge.
``from {x,y}``           sent  Foot of both arrows: the place, where it is in the picture and not too near the minimum.
``tip {x,y}``            sent  Head of the downhill arrow.
``home {x,y}``           sent  Head of the arrow to the minimum: the minimum.
``arc {0,1,2,3,4,5} {x,y}``  sent  Points of the arc between both, where it is wider than a degree.
``downhill word {x,y}``  sent  Middle of the word beside the downhill arrow, where it has room,
``home word {x,y}``      sent  beside the way to the minimum,
``angle word {x,y}``     sent  and in the arc.
``whole angle``          sent  The angle in whole degrees, for the map.
"""

import numpy as np
from numpy.typing import NDArray

from gd_core import Bowl, Run
from gd_view.drawing.drawing import Columns, Recipes, combined

Points = NDArray[np.float64]  # (points, 2)

LEVELS = tuple(float(2**i) for i in range(10))  # the loss halves from each line to the next one inward
OUTSIDE = ("left of it", "right of it", "above", "below")
MOVES = ("move 1", "move 2")
W1_WINDOW = (-4.8, 6.0)
TALL = 6.0  # the height of the map, whose place depends on the direction of the valley
ARROW = 1.7  # the greatest length of the downhill arrow, which shows a direction
TOO_NEAR = 0.25  # nearer to the minimum an arrow could not be seen
FAR = 20.0  # farther out a run is over
ARC_POINTS = 6
OTHERS = ("", ", otherwise", ", or else")  # places for one word, of which the map takes the first with room
_ELLIPSE_POINTS = 65


def window(bowl: Bowl) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return (lowest, highest) of w₁ and of w₂ on the map, the same for every run on the bowl."""
    is_turned = bowl.rotation % 90 != 0 and bowl.condition_number > 1
    bottom = -TALL / 4 if is_turned else -TALL / 2
    return W1_WINDOW, (bottom, bottom + TALL)


def in_window(bowl: Bowl, w: Points) -> NDArray[np.bool_]:
    """Return whether points w, (points, 2), lie on the map, (points,)."""
    (left, right), (bottom, top) = window(bowl)
    x, y = w.T
    inside: NDArray[np.bool_] = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return inside


def kept(run: Run[Bowl]) -> Points:
    """Return the iterates up to the first far outside, (rows, 2)."""
    w: Points = run.iterates
    far = np.flatnonzero(~(np.abs(w).max(axis=1) <= FAR))
    return w[: far[0] + 1] if far.size else w


def run_columns(run: Run[Bowl]) -> Columns:
    """Return the columns of a run, as the head of this module lists them, but for those of `places`."""
    bowl, w = run.landscape, kept(run)
    move = run.moves[: len(w)]
    size = np.abs(move)
    # Only moves that start on the map count. The first one does, so there is a longest.
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

    The moves of plain descent are among them, made of the slopes. The moves of another rule are sent.
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
    """Return for each edge of the map the place along it where an iterate beyond it is named, else NaN."""
    (left, right), (bottom, top) = window(bowl)
    x, y = w.T
    across = np.clip(x - 2.2, left + 2.4, right - 2.4)  # beside the path, which comes from farther out
    upright = np.clip(y, bottom + 0.6, top - 0.6)
    beside = (x < left) | (x > right)
    return {
        "left of it": np.where(x < left, upright, np.nan),
        "right of it": np.where(x > right, upright, np.nan),
        "above": np.where((y > top) & ~beside, across, np.nan),
        "below": np.where((y < bottom) & ~beside, across, np.nan),
    }


def places(bowl: Bowl, w: Points, seen: NDArray[np.bool_]) -> Columns:
    """Return the places of the arrows, their arc and their words.

    Parameters
    ----------
    bowl
        Ground of the run.
    w
        Iterates, (steps + 1, 2).
    seen
        Steps that have arrows, (steps + 1,).
    """
    distance = np.hypot(*w.T)
    inside = seen & (distance > TOO_NEAR)
    downhill, home = -bowl.gradient(w), -w
    with np.errstate(invalid="ignore", divide="ignore"):
        downhill = downhill / np.hypot(*downhill.T)[:, np.newaxis]
        home = home / distance[:, np.newaxis]
    length = np.minimum(ARROW, distance)[:, np.newaxis]
    tip = w + length * downhill
    turn = np.arctan2(_cross(home, downhill), np.sum(home * downhill, axis=1))  # from home to downhill
    # The words of the way home stand on its other side, away from the arrow.
    side = np.where(turn >= 0, -1.0, 1.0)
    beside = side[:, np.newaxis] * np.column_stack([-home[:, 1], home[:, 0]])
    first = np.arctan2(home[:, 1], home[:, 0])
    sweep = np.linspace(0, 1, ARC_POINTS)
    angles = first[:, np.newaxis] + turn[:, np.newaxis] * sweep
    arc = w[:, np.newaxis] + 0.55 * length[:, :, np.newaxis] * np.stack([np.cos(angles), np.sin(angles)], -1)
    middle = first + turn / 2
    # The words of the angle stand so far out that the gap between the arrows has room for them.
    with np.errstate(divide="ignore"):
        room = np.clip(0.6 / np.abs(np.sin(turn / 2)), 0.55 * length[:, 0] + 0.42, 2.4)
    outward = -side[:, np.newaxis] * np.column_stack([-downhill[:, 1], downhill[:, 0]])
    parts = {
        "tip": tip,
        **{
            f"downhill word{other}": w + share * length * downhill + outward * _room(outward, 1.4, 0.4)
            for other, share in zip(OTHERS, (0.8, 0.5, 1.05), strict=True)
        },
        **{
            f"home word{other}": w * share + beside * _room(beside, 1.9, 0.4)
            for other, share in zip(OTHERS, (0.5, 0.65, 0.35), strict=True)
        },
        "angle word": w + room[:, np.newaxis] * np.column_stack([np.cos(middle), np.sin(middle)]),
        "from": w,
        "home": np.zeros_like(w),
        **{f"arc {i}": arc[:, i] for i in range(ARC_POINTS)},
    }
    wide = np.where(np.abs(turn) > np.deg2rad(1), 0.0, np.nan)  # a narrower angle could not be drawn
    columns = {}
    for name, place in parts.items():
        hidden = np.where(inside, 0.0, np.nan) + (wide if name.startswith(("arc", "angle")) else 0.0)
        for letter, values in zip("xy", place.T, strict=True):
            columns[f"{name} {letter}"] = (values + hidden).astype(np.float32)
    columns["whole angle"] = np.round(np.rad2deg(np.abs(turn)))
    return columns


def _room(direction: Points, width: float, height: float) -> Points:
    """Return the distance from a line at which the middle of words does not let them touch it, (steps + 1, 1)."""
    return (np.abs(direction[:, 0]) * width + np.abs(direction[:, 1]) * height)[:, np.newaxis]


def _cross(a: Points, b: Points) -> Points:
    return a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]


def ellipse(bowl: Bowl, level: float) -> Points:
    """Return the line of equal loss at a level: points on u₁² + κ·u₂² = level, turned with the bowl."""
    turn = np.linspace(0, 2 * np.pi, _ELLIPSE_POINTS)
    u = np.sqrt(level) * np.column_stack([np.cos(turn), np.sin(turn) / np.sqrt(bowl.condition_number)])
    points: Points = u @ bowl.axes.T
    return points
