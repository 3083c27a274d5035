"""A small picture of a run, as SVG: lines and dots, with the looks of look.css. It stands still until it is replayed.

It repeats what the words beside it say, so it is hidden from screen readers.
"""

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 120, 72
EDGE = 4  # of the picture, left free
Window = tuple[tuple[float, float], tuple[float, float]]


def sketch(*parts: str) -> str:
    """Return a picture made of these parts."""
    inside = "".join(parts)
    return f'<svg class="gd-sketch" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{inside}</svg>'


def line(points: NDArray[np.float64], window: Window, role: str) -> str:
    """Return points (n, 2), joined by lines.

    Parameters
    ----------
    points
        In the numbers of the window.
    window
        (lowest, highest) of the picture, on each axis.
    role
        The look: ground, way or level.
    """
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in _placed(points, window))
    return f'<polyline class="gd-sketch-{role}" points="{joined}"/>'


def way(points: NDArray[np.float64], window: Window) -> str:
    """Return a run of points (n, 2), from its ring to its dot.

    One that leaves the window is drawn as far as its first point outside, and has no dot. Of the way's length, 1, each
    mark is told how much lies before it: there it appears while the run is replayed.
    """
    (left, right), (bottom, top) = window
    x, y = points.T
    outside = ~((left <= x) & (x <= right) & (bottom <= y) & (y <= top))
    has_left = bool(outside.any())
    seen = points[: int(outside.argmax()) + 1] if has_left else points
    seen = seen[np.isfinite(seen).all(axis=-1)]
    places = _placed(seen, window)
    lengths = np.append(0.0, np.hypot(*np.diff(places, axis=0).T)).cumsum()
    shares = lengths / max(lengths[-1], 1.0)
    # Each place once.
    dots = {_circle("step", 1.6, *place): share for place, share in zip(places[1:], shares[1:], strict=True)}
    marks = [circle.replace("/>", f' style="--at: {share:.3f}"/>') for circle, share in dots.items()]
    end = "" if has_left else _circle("end", 4, *places[-1])
    drawn = line(seen, window, "way").replace("/>", ' pathLength="1"/>')
    return drawn + "".join(marks) + _circle("start", 4, *places[0]) + end


def _circle(role: str, radius: float, x: float, y: float) -> str:
    return f'<circle class="gd-sketch-{role}" cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'


def _placed(points: NDArray[np.float64], window: Window) -> NDArray[np.float64]:
    """Return points (n, 2) in the numbers of the picture, which count downward."""
    (left, right), (bottom, top) = window
    share = (points - [left, bottom]) / [right - left, top - bottom]
    size = np.array([WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE])
    placed: NDArray[np.float64] = EDGE + size * (share * [1, -1] + [0, 1])
    return placed
