"""What was answered, as a crowd of marks: stacked along an axis, below the curve if places on it were asked for.

Two numbers are a place in a plane, and the more ballots say one, the larger its mark.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from gd_core import Landscape
from gd_view.chapters.vote.words import ROUNDS, written
from gd_view.votes.forms import numbers
from gd_view.wording import count, number

WIDTH, EDGE = 640, 24  # of the picture, and what is free of it on either side
GROUND, STRIP, AXIS = 130, 120, 30  # heights of the curve, of a round's crowd, and of the axis below
RADIUS = 5
ROOM = 24, 16  # width and height of a number
MOST_LISTED = 5  # answers
Range = tuple[float, float]


def along(
    counts: Sequence[Mapping[str, int]],
    ground: Landscape | None,
    right: float | None = None,
    me: float | None = None,
) -> str:
    """Return a picture of one number for each ballot, as SVG.

    Parameters
    ----------
    counts
        For each round how many ballots give each answer; none for the bare ground.
    ground
        Landscape whose curve stands above the axis.
    right
        Place to mark as the right one.
    me
        Place to mark as the reader's own.
    """
    places = [numbers(answer)[0] for one in counts for answer in one]
    across = ground.w_window if ground else _around([*places, *([] if right is None else [right])])
    top = GROUND if ground else 10
    bottom = top + STRIP * len(counts)
    parts = [_curve(ground)] if ground else []
    for i, one in enumerate(counts):
        parts += _strip(one, across, top + STRIP * (i + 1), ROUNDS[i] if len(counts) > 1 else "", i + 1)
    parts += _ticks(across, bottom)
    if right is not None:
        x = _placed(right, across)
        parts.append(f'<line class="gd-crowd-right" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{bottom}"/>')
        beside, anchor = (-6, "end") if x > WIDTH / 2 else (6, "start")
        parts.append(_text(x + beside, 14, f"✓ {number(right)}", "right", anchor=anchor))
    if me is not None and ground:
        x, y = _placed(me, across), _height(float(ground.loss(me)), ground)
        parts.append(f'<circle class="gd-crowd-me" cx="{x:.1f}" cy="{y:.1f}" r="9"/>')
    return _picture(parts, bottom + AXIS, _label(counts))


def in_a_plane(counts: Sequence[Mapping[str, int]], right: tuple[float, ...] | None = None) -> str:
    """Return a picture of two numbers for each ballot, as SVG: a plane for each round, beside one another."""
    places = [numbers(answer) for one in counts for answer in one]
    known = [*places, *([right] if right else [])]
    across, up = (_around([place[i] for place in known]) for i in range(2))
    side = (WIDTH - EDGE * (len(counts) + 1)) / len(counts)
    height = min(side, 280.0)
    parts = []
    for i, one in enumerate(counts):
        left = EDGE + i * (side + EDGE)

        def at(place: tuple[float, ...], left: float = left) -> tuple[float, float]:
            share = [
                (value - low) / (high - low) for value, (low, high) in zip(place, (across, up), strict=True)
            ]
            return left + share[0] * side, 20 + (1 - share[1]) * height

        parts.append(
            f'<rect class="gd-crowd-axis" x="{left:.1f}" y="20" width="{side:.1f}" height="{height:.1f}"/>'
        )
        name = f"{ROUNDS[i]} · " if len(counts) > 1 else ""
        parts.append(_text(left, 14, f"{name}w₂ up to {number(up[1])}", "round"))
        for answer, ballots in one.items():
            x, y = at(numbers(answer))
            parts.append(
                f'<circle class="gd-ghost gd-round-{i + 1}" cx="{x:.1f}" cy="{y:.1f}" r="{_size(ballots):.1f}"/>'
            )
        if right:
            x, y = at(right)
            parts.append(f'<path class="gd-crowd-right" d="M{x - 22:.1f} {y:.1f}h44m-22 -22v44"/>')
        corner = f"({number(across[0])}, {number(up[0])})"
        parts.append(_text(left, height + 40, corner, "tick"))
        parts.append(_text(left + side, height + 40, f"w₁ up to {number(across[1])}", "tick", anchor="end"))
    return _picture(parts, height + 50, _label(counts))


def listed(counts: Sequence[Mapping[str, int]]) -> str:
    """Return the most frequent answers of each round in words, as HTML."""
    return "".join(
        f"<p><strong>{f'{ROUNDS[i]}: ' if len(counts) > 1 else ''}</strong>{_frequent(one)}</p>"
        for i, one in enumerate(counts)
    )


def _frequent(counts: Mapping[str, int]) -> str:
    if not counts:
        return "nobody has answered."
    ranked = sorted(counts, key=lambda answer: (-counts[answer], numbers(answer)))
    told = ", ".join(f"{written(answer)} ({counts[answer]})" for answer in ranked[:MOST_LISTED])
    rest = sum(counts[answer] for answer in ranked[MOST_LISTED:])
    return f"{told}{f', something else ({rest})' if rest else ''}."


def _label(counts: Sequence[Mapping[str, int]]) -> str:
    if not counts:
        return "The curve, and your place on it"
    totals = (count(sum(one.values()), "mark") for one in counts)
    return " and ".join(f"{name.lower()}: {total}" for name, total in zip(ROUNDS, totals, strict=False))


def _strip(
    counts: Mapping[str, int], across: Range, base: float, name: str, round_number: int
) -> Iterator[str]:
    """Yield the marks of a round, in stacks."""
    stacks = stacked({_placed(numbers(answer)[0], across): ballots for answer, ballots in counts.items()})
    pitch = min(2.0 * RADIUS, (STRIP - 4 * RADIUS - 18) / max((n for _, n in stacks), default=1))
    yield f'<line class="gd-crowd-axis" x1="0" x2="{WIDTH}" y1="{base}" y2="{base}"/>'
    if name:
        yield _text(2, base - STRIP + 16, name, "round")
    told: list[tuple[float, float]] = []
    for x, ballots in sorted(stacks, key=lambda stack: -stack[1]):
        heights = [base - RADIUS - 1 - pitch * i for i in range(ballots)]
        for y in heights:
            yield f'<circle class="gd-ghost gd-round-{round_number}" cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}"/>'
        top = heights[-1] - RADIUS - 4
        # A number that would lie on another one is left out: the most frequent answers are listed below as well.
        if all(abs(x - other) >= ROOM[0] or abs(top - height) >= ROOM[1] for other, height in told):
            told.append((x, top))
            yield _text(x, top, str(ballots), "count", anchor="middle")


def stacked(places: Mapping[float, int]) -> list[tuple[float, int]]:
    """Return stacks of marks, each with its place, the mean of its marks, and their number.

    Places less than a mark apart are one stack, so that none hides behind another.
    """
    stacks: list[list[tuple[float, int]]] = []
    for place in sorted(places):
        if not stacks or place - stacks[-1][0][0] >= 2 * RADIUS:
            stacks.append([])
        stacks[-1].append((place, places[place]))
    sizes = [sum(ballots for _, ballots in stack) for stack in stacks]
    means = [sum(place * n for place, n in stack) / size for stack, size in zip(stacks, sizes, strict=True)]
    return list(zip(means, sizes, strict=True))


def _ticks(across: Range, base: float) -> Iterator[str]:
    """Yield the numbers of the axis: round ones, about six."""
    low, high = across
    step = 10 ** math.floor(math.log10(high - low))
    step *= next(factor for factor in (0.1, 0.2, 0.5, 1, 2) if (high - low) / (step * factor) <= 10)
    for k in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1):
        yield _text(_placed(k * step, across), base + 20, number(round(k * step, 9)), "tick", anchor="middle")


def _curve(ground: Landscape) -> str:
    w = np.linspace(*ground.w_window, 121)
    points = " ".join(
        f"{_placed(x, ground.w_window):.1f},{_height(y, ground):.1f}"
        for x, y in zip(w.tolist(), ground.loss(w).tolist(), strict=True)
    )
    return f'<polyline class="gd-sketch-ground" points="{points}"/>'


def _height(loss: float, ground: Landscape) -> float:
    """Return how far down in the picture a loss lies; the whole curve is in it."""
    highest = max(ground.loss_window[1], *(float(ground.loss(end)) for end in ground.w_window))
    low = min(0.0, ground.loss_window[0])
    share = (loss - low) / (highest - low)
    return 22 + (GROUND - 34) * (1 - share)


def _placed(x: float, across: Range) -> float:
    low, high = across
    return EDGE + (x - low) / (high - low) * (WIDTH - 2 * EDGE)


def _around(values: Sequence[float]) -> Range:
    """Return a range with all values in it, and some room beside them."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    room = max(0.1 * (high - low), 0.5)
    return low - room, high + room


def _size(ballots: int) -> float:
    return RADIUS * math.sqrt(ballots)


def _text(x: float, y: float, words: str, role: str, anchor: str = "start") -> str:
    return f'<text class="gd-crowd-{role}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


def _picture(parts: Sequence[str], height: float, label: str) -> str:
    inside = "".join(parts)
    return f'<svg class="gd-crowd" viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{label}">{inside}</svg>'
