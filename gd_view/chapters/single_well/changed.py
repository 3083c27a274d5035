"""Another run: the learning rate that has the same loss, and what the known slips give in its place."""

from functools import cache

from gd_view.page.cases import Result, another, ascending, can_be_told_apart
from gd_view.page.question import CHANGED, Option, Question
from gd_view.wording import count, fill, number

STARTS = [sign * w for sign in (-1, 1) for w in (1, 2, 3, 5)]
RATES = [
    i / 20 for i in range(2, 19) if i not in (5, 10, 15)
]  # a quarter, a half and three quarters tell too much
STEPS = range(3, 13)

MIRRORED = (
    "A step multiplies w by 1 − 2 · {other} = {mirrored}, and in the first run by {factor}. Squared, both are "
    "{squared}: the losses are equal at every step."
)
FACTOR = (
    "So much of w is left after a step of the first run, whatever its sign. But that is a factor and no learning rate: "
    "with α = {rate} a step would multiply w by {its}."
)
STRETCHED = (
    "A step from the same place would be {times} as long. But what counts is what it leaves: it would multiply w by "
    "{its}, and the first run has {factor}."
)
NONE = "None ends at the same place, it is true. But the loss is w², and {mirrored} and {factor} have the same square."


def case(tries: int) -> Question:
    """Return the question with other numbers."""
    start, rate, steps = another(_cases(), tries)
    return Question(
        f"same_loss{CHANGED}",
        f"A run starts at w = {number(start)} with α = {number(rate)}. Which other α has exactly the same loss after "
        f"{count(steps, 'step')} from there?",
        _options(rate),
        state={
            "start": start,
            "learning_rate": _other(rate),
            "steps": steps,
            "pinned_start": start,
            "pinned_learning_rate": rate,
        },
    )


@cache
def _cases() -> tuple[tuple[int, float, int], ...]:
    return tuple(
        (start, rate, steps)
        for start in STARTS
        for rate in RATES
        for steps in STEPS
        if can_be_told_apart(_options(rate))
    )


def _other(rate: float) -> float:
    return round(1 - rate, 2)  # a value of the slider


def _options(rate: float) -> tuple[Option, ...]:
    factor = round(1 - 2 * rate, 2)
    told = {"other": _other(rate), "factor": factor, "mirrored": -factor, "squared": factor**2}
    stretched, times = (2 * rate, "twice") if rate < 0.5 else (rate / 2, "half")

    def of(alpha: float) -> dict[str, float]:
        return {**told, "rate": alpha, "its": 1 - 2 * alpha}

    numbered = ascending(
        Result(_other(rate), fill(MIRRORED, told), is_right=True),
        Result(abs(factor), fill(FACTOR, of(abs(factor)))),
        Result(stretched, fill(STRETCHED.replace("{times}", times), of(stretched))),
    )
    return *numbered, Option("No other", fill(NONE, told))
