"""One step in another valley: the new point, and what the known slips give in its place."""

from functools import cache

from gd_view.chapters.many_parameters.dials import AT_THE_START, CONDITION_NUMBERS, LEARNING_RATES, START
from gd_view.page.cases import another, can_be_told_apart, is_shown_exactly, turned
from gd_view.page.question import CHANGED, Option, Question
from gd_view.wording import fill, number

KNOWN = ((10, 0.1), (2, 0.2))  # in another question of the chapter, or with its answer

EACH = (
    "The slopes are {along} and {across}, so w₁ = 4 − {rate} · {along} = {w1} and w₂ = 2 − {rate} · {across} = {w2}. "
    "Each parameter moves by its own slope, and the way to the minimum does not enter."
)
STRAIGHT = (
    "There you would be on your way straight to the minimum. But the slope in w₂ has the factor {steep}: it is "
    "{across}, not 4."
)
FLOOR = "Along the floor w₁ alone would change. But where you stand the slope in w₂ is {across}, and w₂ moves as well."
ADDED = "Both slopes are right, {along} and {across}. But you added the step; minus goes downhill."


def case(tries: int) -> Question:
    """Return the question of one step in a valley as steep as another."""
    steep, rate = another(_cases(), tries)
    return Question(
        f"where_downhill_points{CHANGED}",
        f"Now L = w₁² + {steep} · w₂², and α = {number(rate)}. You stand at (4, 2) again. Where does one step lead?",
        turned(_options(steep, rate), tries),
        state={
            "condition_number": steep,
            "rotation": 0,
            "learning_rate": rate,
            "steps": 1,
            "dimensions": 2,
            **AT_THE_START,
        },
    )


@cache
def _cases() -> tuple[tuple[int, float], ...]:
    """Return steepness and learning rate of every step in a valley that its three digits tell exactly."""
    return tuple(
        (steep, rate)
        for steep in CONDITION_NUMBERS[1:]
        for rate in LEARNING_RATES
        if rate < 1 / steep
        and (steep, rate) not in KNOWN
        and is_shown_exactly(rate, *_stepped(steep, rate))
        and can_be_told_apart(_options(steep, rate))
    )


def _slopes(steep: int) -> tuple[float, float]:
    return 2 * START[0], 2 * steep * START[1]


def _stepped(steep: int, rate: float) -> tuple[float, ...]:
    return tuple(w - rate * slope for w, slope in zip(START, _slopes(steep), strict=True))


def _options(steep: int, rate: float) -> tuple[Option, ...]:
    (w1, w2), (along, across) = START, _slopes(steep)
    new = _stepped(steep, rate)
    told = {"rate": rate, "along": along, "across": across, "steep": steep, "w1": new[0], "w2": new[1]}
    return (
        Option(_point(new[0], w2 - rate * 2 * w2), fill(STRAIGHT, told)),
        Option(_point(*new), fill(EACH, told), is_right=True),
        Option(_point(new[0], w2), fill(FLOOR, told)),
        Option(_point(w1 + rate * along, w2 + rate * across), fill(ADDED, told)),
    )


def _point(w1: float, w2: float) -> str:
    return f"At ({number(w1)}, {number(w2)})"
