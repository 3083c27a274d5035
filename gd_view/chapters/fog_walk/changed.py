"""Another walk that ends where it feels flat: what its slope says there, and what the known slips make of it."""

from functools import cache

from gd_core import DOUBLE_WELL
from gd_view.chapters.fog_walk import walk
from gd_view.page.cases import another, can_be_told_apart, turned
from gd_view.page.question import CHANGED, Option, Question
from gd_view.wording import count, number

BY_HAND = [*(n * walk.LEFT for n in range(1, 28)), *(n * walk.RIGHT for n in range(1, 18))]
DOWNHILL = range(26)
BARELY = 0.001  # a slope that is felt as flat, and that a sentence can still tell from 0
LOWEST = float(DOUBLE_WELL.minima[0])

FALLS = "The slope is {slope}, so {tilt}. That is what you felt, and of any place beyond your sight it says nothing."
TURNED = "A {sign} slope means that {tilt}. The sign describes the tilt, not the direction to walk in."
STEEPNESS = "You read off the slope. Flat says nothing about the height, which here is {here}."
LOWER_ELSEWHERE = (
    "Even here it still falls a little, to the {down}. And flat is not lowest: out of your sight, at w = {lowest}, the "
    "height is {height}, and here it is {here}."
)
LOWEST_OF_ALL = (
    "Even here it still falls a little, to the {down}. And at the very bottom you could not know it: you saw from "
    "{left} to {right}, and the bottom of any other valley feels the same."
)


def case(tries: int) -> Question:
    """Return the question at the end of another walk."""
    moves, w = another(_cases(), tries)
    by_hand, downhill = moves.rstrip(walk.DOWNHILL), moves.count(walk.DOWNHILL)
    side = "left" if by_hand[0] == walk.LEFT else "right"
    way = f"{count(len(by_hand), 'move')} to the {side}" + (
        f", then {count(downhill, 'step')} downhill" if downhill else ""
    )
    slope = number(DOUBLE_WELL.gradient(w))
    return Question(
        f"flat_ground{CHANGED}",
        f"Another walk: {way}. You stop at w = {number(w)}, where the slope is {slope}. What do you know for "
        "certain?",
        turned(_options(w), tries),
        state={"moves": moves, "lifted": 0},
    )


@cache
def _cases() -> tuple[tuple[str, float], ...]:
    walks = [by_hand + n * walk.DOWNHILL for by_hand in BY_HAND for n in DOWNHILL]
    ends = [(moves, float(walk.places(moves)[-1])) for moves in walks]
    return tuple((moves, w) for moves, w in ends if _feels_flat(w) and can_be_told_apart(_options(w)))


def _feels_flat(w: float) -> bool:
    return bool(BARELY <= abs(DOUBLE_WELL.gradient(w)) < walk.FLAT)


def _options(w: float) -> tuple[Option, ...]:
    slope, here = float(DOUBLE_WELL.gradient(w)), float(DOUBLE_WELL.loss(w))
    down, up = ("right", "left") if slope < 0 else ("left", "right")
    tilt = "the ground falls as w grows" if slope < 0 else "the ground rises as w grows"
    is_lowest = abs(w - LOWEST) < walk.SIGHT
    told = {
        "slope": number(slope),
        "here": number(here),
        "down": down,
        "tilt": tilt,
        "sign": "negative" if slope < 0 else "positive",
        "lowest": number(LOWEST),
        "height": number(DOUBLE_WELL.loss(LOWEST)),
        "left": number(w - walk.SIGHT),
        "right": number(w + walk.SIGHT),
    }
    return (
        Option(
            "Nowhere is the ground lower than here",
            (LOWEST_OF_ALL if is_lowest else LOWER_ELSEWHERE).format(**told),
        ),
        Option(f"The height here is {told['slope']}", STEEPNESS.format(**told)),
        Option(f"A very short move to the {down} leads down", FALLS.format(**told), is_right=True),
        Option(f"A very short move to the {up} leads down", TURNED.format(**told)),
    )
