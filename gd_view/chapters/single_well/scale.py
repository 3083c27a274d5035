"""The scale of the learning rate on one valley: a stretch each for creeping, for zig-zags, for leaving."""

from gd_core import fastest_learning_rate, largest_stable_learning_rate
from gd_view.chapters.single_well import words
from gd_view.curve.scale import Mark, Stretch, scale
from gd_view.wording import number


def learning_rates(learning_rate: float, start: float, high: float) -> str:
    """Return the strip of regimes of the single well, as HTML."""
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
