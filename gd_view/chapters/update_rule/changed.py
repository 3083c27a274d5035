"""One step from another place: the new w, and what the known slips give in its place."""

from functools import cache

from gd_view.page.cases import Result, another, ascending, can_be_told_apart, is_shown_exactly
from gd_view.page.question import CHANGED, Option, Question
from gd_view.wording import fill

PLACES = [sign * w for sign in (-1, 1) for w in (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0)]
RATES = [i / 20 for i in range(1, 10)]
ASKED_BEFORE = [(-3.0, 0.1), (4.0, 0.1)]

STEP = (
    "The slope is 2 · {w:()} = {slope}, and {w} − {rate} · {slope:()} = {new}. The minus leads downhill, on "
    "either side of the valley."
)
ADDED = (
    "The slope {slope} and the factor {rate} are right. But you added their product, and that leads uphill."
)
HEIGHT = "You subtracted {rate} · {height}. But {height} is the height, and the step is made of the slope, {slope}."
HALF = "The direction is right. But you took w itself as the slope; the slope of w² is 2w, here {slope}."
WHOLE = "You subtracted the whole slope, {slope}. The step is a share of it: {rate} · {slope:()} = {scaled}."


def case(tries: int) -> Question:
    """Return the question with other numbers."""
    w, rate = another(_cases(), tries)
    return Question(
        f"from_minus_three{CHANGED}",
        fill("Now w = {w} and α = {rate}, on L = w². What is the new w?", {"w": w, "rate": rate}),
        _options(w, rate),
        state={"start": w, "learning_rate": rate, "steps": 1},
    )


@cache
def _cases() -> tuple[tuple[float, float], ...]:
    return tuple(
        (w, rate)
        for w in PLACES
        for rate in RATES
        if (w, rate) not in ASKED_BEFORE
        and can_be_told_apart(_options(w, rate))
        and is_shown_exactly(2 * w, w * w, 2 * rate * w, w - 2 * rate * w)
    )


def _options(w: float, rate: float) -> tuple[Option, ...]:
    slope, height = 2 * w, w * w
    new = w - rate * slope
    told = {"w": w, "rate": rate, "slope": slope, "height": height, "scaled": rate * slope, "new": new}
    return ascending(
        Result(new, fill(STEP, told), is_right=True),
        Result(w + rate * slope, fill(ADDED, told)),
        Result(w - rate * height, fill(HEIGHT, told)),
        Result(w - rate * w, fill(HALF, told)),
        Result(w - slope, fill(WHOLE, told)),
        is_placed=True,
    )
