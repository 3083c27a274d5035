"""Another learning rate and two other starts: which of the walkers settle, by the limit of each one's own valley."""

from functools import cache

import numpy as np

from gd_core import DOUBLE_WELL, largest_stable_learning_rate, walk
from gd_view.page.cases import another
from gd_view.page.question import CHANGED, Option, Question
from gd_view.wording import number

LEFT = [-i / 10 for i in range(7, 17)]
RIGHT = [i / 10 for i in range(7, 17)]
RATES = [i / 100 for i in range(35, 61)]  # no farther up than the question itself looks
SEEN = 100  # steps that the picture plays
FOLLOWED = 2000  # steps that the map looks ahead
NEAR = 0.01  # of its minimum, where it has settled
VALLEYS = ("deep", "shallow")

LIMITS = (
    "There is one α for both, but each valley has a limit of its own: {} in the deep one, {} in the shallow one. Below "
    "it a walker comes to rest there, above it none does."
)
BELOW = "For the one at {start}, {rate} is below the {valley} valley's limit, {limit}: it settles."
ABOVE = (
    "For the one at {start}, {rate} is above the {valley} valley's limit, {limit}: it never comes to rest."
)


def case(tries: int) -> Question:
    """Return the question with another learning rate and other starts."""
    left, right, rate = another(_cases(), tries)
    names = number(left), number(right)
    texts = (f"Only the one at {names[0]}", f"Only the one at {names[1]}", "Both", "Neither")
    claims = ((True, False), (False, True), (True, True), (False, False))
    options = (_option(text, claim, (left, right), rate) for text, claim in zip(texts, claims, strict=True))
    return Question(
        f"who_settles{CHANGED}",
        f"Now α = {number(rate)}. One walker starts at {names[0]}, beside the deep valley, another at {names[1]}, "
        "beside the shallow one. Who settles?",
        tuple(options),
        state={"start": left, "learning_rate": rate},
    )


@cache
def _cases() -> tuple[tuple[float, float, float], ...]:
    """Return starts and learning rates at which each walker keeps to its valley, and settles in it soon or never."""
    starts = np.array([*LEFT, *RIGHT])[:, np.newaxis]
    run = walk(DOUBLE_WELL, starts, RATES, FOLLOWED, leaves_beyond=DOUBLE_WELL.leaves_beyond).iterates
    is_kept = (np.sign(run - DOUBLE_WELL.hilltops[0]) == np.sign(starts)).all(axis=0)
    minima = np.where(starts < 0, *DOUBLE_WELL.minima)
    has_settled = (abs(run[SEEN:] - minima) < NEAR).all(axis=0)
    limits = np.where(starts < 0, *(_limit(valley) for valley in range(2)))
    is_plain = is_kept & (has_settled == (np.array(RATES) < limits))
    return tuple(
        (LEFT[i], RIGHT[j], rate)
        for k, rate in enumerate(RATES)
        for i in range(len(LEFT))
        for j in range(len(RIGHT))
        if is_plain[i, k] and is_plain[len(LEFT) + j, k]
    )


def _limit(valley: int) -> float:
    return float(largest_stable_learning_rate(DOUBLE_WELL.curvature(DOUBLE_WELL.minima[valley])))


def _option(text: str, claim: tuple[bool, bool], starts: tuple[float, float], rate: float) -> Option:
    """Return an option with what contradicts it, or, if nothing does, with the two limits."""
    limits = [number(_limit(valley)) for valley in range(2)]
    is_so = [rate < _limit(valley) for valley in range(2)]
    told = [
        (BELOW if settles else ABOVE).format(
            start=number(start),
            rate=number(rate),
            valley=VALLEYS[valley],
            limit=limits[valley],
        )
        for valley, (start, settles) in enumerate(zip(starts, is_so, strict=True))
    ]
    if claim == tuple(is_so):
        see = ("See the other one", {"start": starts[1], "learning_rate": rate})
        return Option(text, LIMITS.format(*limits), is_right=True, see=see)
    return Option(
        text, " ".join(words for words, said, so in zip(told, claim, is_so, strict=True) if said != so)
    )
