"""Another call of the five lines: what it returns, and what the known slips give in its place."""

from functools import cache

from gd_view.page.cases import Result, another, ascending, can_be_told_apart
from gd_view.page.question import CHANGED, Option, Question
from gd_view.wording import count, equals, fill, number

STARTS = [sign * w for sign in (-1.0, 1.0) for w in (1.0, 2.0, 3.0, 4.0, 5.0)]
RATES = [i / 20 for i in range(1, 10)]
STEPS = range(3, 7)
SMALLEST = 0.01  # result, or one would need powers of ten
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶"

RETURNED = (
    "A step multiplies w by 1 − 2 · {rate} = {factor}, and there are {n}: {start} · {factor}{power} {result}."
)
ONE = "There w stands after one step. `n_steps` asks for {n}."
ONE_TOO_FEW = (
    "That is where w stands after {before}. `range({n})` counts from 0 to {last}, and that makes {n} rounds."
)
HALF = (
    "You took w itself as the slope. `lambda w: 2 * w` hands back twice that, so a step multiplies w by "
    "{factor}, not by {half}."
)
NEVER = (
    "It is heading there. But of what is left each step leaves {factor}, so something is left after any number of "
    "steps."
)


def case(tries: int) -> Question:
    """Return the question of another call."""
    start, rate, n_steps = another(_cases(), tries)
    return Question(
        f"prints{CHANGED}",
        f"`gradient_descent(lambda w: 2 * w, {start}, learning_rate={rate}, n_steps={n_steps})` leaves nothing to the "
        "defaults. What does it return?",
        _options(start, rate, n_steps),
        state={
            "landscape": "single_well",
            "start": start,
            "learning_rate": rate,
            "steps": n_steps,
            "slip": "none",
        },
    )


@cache
def _cases() -> tuple[tuple[float, float, int], ...]:
    return tuple(
        (start, rate, n_steps)
        for start in STARTS
        for rate in RATES
        for n_steps in STEPS
        if abs(start * (1 - 2 * rate) ** n_steps) > SMALLEST
        and can_be_told_apart(_options(start, rate, n_steps))
    )


def _options(start: float, rate: float, n_steps: int) -> tuple[Option, ...]:
    factor, half = 1 - 2 * rate, 1 - rate
    end = start * factor**n_steps
    told = {"rate": rate, "factor": factor, "half": half, "start": start, "n": n_steps, "last": n_steps - 1}
    words = {
        "{power}": SUPERSCRIPTS[n_steps],
        "{result}": f"{equals(end)} {number(end)}",
        "{before}": count(n_steps - 1, "step"),
    }

    def filled(template: str) -> str:
        for slot, text in words.items():
            template = template.replace(slot, text)
        return fill(template, told)

    return ascending(
        Result(end, filled(RETURNED), is_right=True),
        Result(start * factor, filled(ONE)),
        Result(start * factor ** (n_steps - 1), filled(ONE_TOO_FEW)),
        Result(start * half**n_steps, filled(HALF)),
        Result(0.0, filled(NEVER)),
        words="{}",
    )
