"""Another start higher than the hill: where the walker ends, and where a ball would in its place."""

from functools import cache

import numpy as np

from gd_core import DOUBLE_WELL, walk
from gd_view.page.cases import another
from gd_view.page.question import CHANGED, Option, Question
from gd_view.wording import number

STARTS = [*(-i / 50 for i in range(96, 111)), *(i / 50 for i in range(86, 111))]  # as far as the slider goes
RATES = [i / 100 for i in range(5, 13)]
STEPS = 30
NEAR = 0.01  # of the bottom, by the last step
ASKED_BEFORE = (2.0, 0.1)
(HILLTOP,) = map(float, DOUBLE_WELL.hilltops)

STAYS = (
    "The first step is {first} long, and each one after it is shorter, because the ground gets flatter. So it comes to "
    "rest on the side on which it began."
)
LOSSY_BALL = (
    "A ball would have height enough, {height} against the hill's {hill}, and might roll over. The walker has no speed "
    "to carry: it goes only where the slope under it leads."
)
FREE_BALL = (
    "A ball without friction would climb as high as it began, {height}, before it turns. The walker never climbs here: "
    "every one of its steps goes down."
)
FLAT_TOP = (
    "The slope is zero up there, it is true. But to get there it would first have to climb out of its valley."
)


def case(tries: int) -> Question:
    """Return the question with another start and another learning rate."""
    start, rate = another(_cases(), tries)
    side = "right" if start > HILLTOP else "left"
    return Question(
        f"rolls_over{CHANGED}",
        f"Now the walker starts at w = {number(start)}, {side} of the hill, at height "
        f"{number(DOUBLE_WELL.loss(start))}, with α = {number(rate)}. Where does it end?",
        _options(start, rate),
        state={"start": start, "learning_rate": rate, "steps": STEPS},
    )


@cache
def _cases() -> tuple[tuple[float, float], ...]:
    return tuple(
        (start, rate)
        for start in STARTS
        for rate in RATES
        if (start, rate) != ASKED_BEFORE and _only_slows_down(start, rate)
    )


def _only_slows_down(start: float, rate: float) -> bool:
    """Return whether a start is higher than the hill, and each step from it goes on towards the bottom, to the end.

    The slope outside of a bottom grows with the distance, so each of these steps is shorter than the last.
    """
    run = walk(DOUBLE_WELL, start, rate, STEPS)
    steps = np.diff(run.iterates)
    is_higher = DOUBLE_WELL.loss(start) > DOUBLE_WELL.loss(HILLTOP)
    goes_on = (np.sign(steps) == -np.sign(start)).all()
    has_arrived = min(abs(run.final - minimum) for minimum in DOUBLE_WELL.minima) < NEAR
    return bool(is_higher and goes_on and has_arrived)


def _options(start: float, rate: float) -> tuple[Option, ...]:
    own, other = sorted(map(float, DOUBLE_WELL.minima), key=lambda minimum: abs(minimum - start))
    turn = _as_high_across(start)
    told = {
        "first": number(abs(rate * DOUBLE_WELL.gradient(start))),
        "height": number(DOUBLE_WELL.loss(start)),
        "hill": number(DOUBLE_WELL.loss(HILLTOP), 4),
    }
    options = (
        Option(f"At {number(own)}, on its own side", STAYS.format(**told), is_right=True, at=own),
        Option(f"At {number(other)}, across the hill", LOSSY_BALL.format(**told), at=other),
        Option(
            f"At {number(turn)}, across the hill and as high as it began",
            FREE_BALL.format(**told),
            at=turn,
        ),
        Option("On top of the hill", FLAT_TOP, at=HILLTOP),
    )
    return tuple(sorted(options, key=lambda option: option.at or 0.0))


def _as_high_across(start: float) -> float:
    """Return the place beyond the other valley where the loss is that of the start."""
    # L = w⁴/4 − 0.85w² + 0.1w + 1; the outermost of the four places of one height lies on the other side
    places = np.roots([0.25, 0, -0.85, 0.1, 1 - DOUBLE_WELL.loss(start)])
    real = places[abs(places.imag) < 1e-9].real
    return float(real.min() if start > HILLTOP else real.max())
