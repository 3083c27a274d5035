"""The scale of the learning rate on two valleys, with the limit above which nothing settles in each."""

from functools import lru_cache

from gd_view.chapters.double_well import words
from gd_view.curve.scale import Mark, Stretch, scale
from gd_view.wording import number


@lru_cache(maxsize=256)  # the start moves, and the scale is the same
def learning_rates(learning_rate: float, high: float) -> str:
    """Return the learning-rate scale of the double well with the limits of its valleys, as HTML."""
    deep, shallow = words.LIMITS
    return scale(
        "Where a walker can settle",
        learning_rate,
        high,
        (
            Stretch(deep, "settle in both", "calm"),
            Stretch(shallow, "only shallow", "leaning"),
            Stretch(high, "neither", "crossed"),
        ),
        (
            Mark(deep, f"deep: below {number(deep)}", "left"),
            Mark(shallow, f"shallow: below {number(shallow)}", "right"),
        ),
        words.sentence,
    )
