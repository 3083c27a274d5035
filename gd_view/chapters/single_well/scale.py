"""The scale of the learning rate on one valley: a stretch each for creeping, for zig-zags, for leaving."""

from functools import lru_cache

from gd_core import fastest_learning_rate, largest_stable_learning_rate
from gd_view.chapters.single_well import words
from gd_view.curve.scale import Mark, Stretch, scale
from gd_view.wording import number


@lru_cache(maxsize=256)  # the start moves, and the scale is the same
def learning_rates(learning_rate: float, high: float, *, is_at_minimum: bool = False) -> str:
    """Return the strip of regimes of the single well for a start, which may be the minimum itself, as HTML."""
    start = 0.0 if is_at_minimum else 1.0
    best = float(fastest_learning_rate(words.CURVATURE))
    limit = float(largest_stable_learning_rate(words.CURVATURE))
    return scale(
        "What each learning rate does",
        learning_rate,
        high,
        (
            Stretch(best, "creeps", "calm"),
            Stretch(limit, "zig-zags", "leaning"),
            Stretch(high, "leaves", "crossed"),
        ),
        (
            Mark(best, f"{number(best)}: lands in one", "middle"),
            Mark(limit, f"{number(limit)}: two-cycle", "left"),
        ),
        lambda rate: (
            f"Each step multiplies w by 1 − 2α = {number(round(1 - words.CURVATURE * rate, 12))}. "
            f"{words.sentence(rate, start)}"
        ),
    )
