"""The loss of one line: the mean of its six squares, and what the known slips make of the same misses."""

from functools import cache

from gd_core import RAIN
from gd_view.chapters.loss.dials import W
from gd_view.page.cases import Result, another, ascending, can_be_told_apart, is_shown_exactly
from gd_view.page.question import CHANGED, Option, Question
from gd_view.wording import number

# Asked about in the chapter's questions, or as high as a place whose loss it tells.
KNOWN = (0.0, 0.1, 0.8, 0.85, 1.05, 1.5, 1.6, 1.8)

MEAN_SQUARE = "The six squares add up to about {total}, and a sixth of that is about {mean}."
MEAN_MISS = (
    "The misses alone, without their signs, have this mean. Over w it makes a V; the loss squares each miss "
    "first."
)
MEAN_SIGNED = (
    "The misses with their signs have this mean. Those above and below the line cancel, and over w it makes a straight "
    "line. Squares cannot cancel."
)
TOTAL = "The six squares add up to this, and the shape over w is right. But the loss is their mean, a sixth of it."


def case(tries: int) -> Question:
    """Return a question for the loss of another line."""
    w = another(_cases(), tries)
    *others, last = (number(miss) for miss in RAIN.misses(w).round(9))
    return Question(
        f"shape{CHANGED}",
        f"Turned to w = {number(w)}, the line misses the six points by {', '.join(others)} and {last}, with a "
        "minus where it passes below. Which of these is the loss there?",
        _options(w),
        state={"w": w},
    )


@cache
def _cases() -> tuple[float, ...]:
    grid = [float(w) for w in W.grid()]
    return tuple(
        w for w in grid if w not in KNOWN and _has_plain_misses(w) and can_be_told_apart(_options(w))
    )


def _has_plain_misses(w: float) -> bool:
    """Return whether the line passes above some of the points and below others, by misses that three digits tell."""
    misses = [float(miss) for miss in RAIN.misses(w)]
    return min(misses) < 0 < max(misses) and is_shown_exactly(*misses)


def _options(w: float) -> tuple[Option, ...]:
    misses = RAIN.misses(w).round(9)
    squares = misses**2
    total, mean = float(squares.sum()), float(squares.mean())
    told = MEAN_SQUARE.format(total=number(total), mean=number(mean))
    return ascending(
        Result(mean, told, is_right=True),
        Result(float(abs(misses).mean()), MEAN_MISS),
        Result(float(misses.mean()), MEAN_SIGNED),
        Result(total, TOTAL),
    )
