"""The two kinds of question, and what is said to numbers that answer one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

See = tuple[str, Mapping[str, float | str]]  # the words of a link, and the values of the state it leads to

LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Option:
    """One answer to choose, with what is said to whoever chose it.

    Attributes
    ----------
    text
        The answer.
    feedback
        If wrong: what the idea gets right, and what contradicts it. If right: the reason.
    is_right
        Whether this is what happens.
    see
        The state of the page that proves it.
    """

    text: str
    feedback: str
    is_right: bool = False
    see: See | None = None


@dataclass(frozen=True)
class Question:
    """A question with options; exactly one is right.

    Attributes
    ----------
    key
        Its name, unique on the page.
    text, options
        What is asked, and the answers in the order of their letters.
    is_star
        Whether it is the one to ask a whole class.
    see
        The state to look at after any answer.
    """

    key: str
    text: str
    options: tuple[Option, ...]
    is_star: bool = False
    see: See | None = None

    @property
    def right(self) -> str:
        """Return the letter of the right option."""
        return LETTERS[[option.is_right for option in self.options].index(True)]


@dataclass(frozen=True)
class Typed:
    """A question whose answer is one number, or several, to be typed.

    Attributes
    ----------
    key, text
        As of a `Question`.
    answer, feedback
        The right numbers, and the reason.
    slips
        For each wrong answer that has a name: what was done to get there.
    tolerance
        How far from a number still counts as it.
    labels
        What each field is called.
    see
        The state to look at after any answer.
    """

    key: str
    text: str
    answer: tuple[float, ...]
    feedback: str
    slips: Mapping[tuple[float, ...], str] = field(default_factory=dict)
    tolerance: float = 0.001
    labels: tuple[str, ...] = ("Your answer",)
    see: See | None = None
    is_star: bool = False


def reply(question: Typed, given: Iterable[float]) -> tuple[bool, str]:
    """Return whether typed numbers are right, and what is said to them."""
    given = tuple(given)
    if _is_near(given, question.answer, question.tolerance):
        return True, question.feedback
    for slip, name in question.slips.items():
        if _is_near(given, slip, question.tolerance):
            return False, name
    return (
        False,
        "Not yet. Take it in order: the slope where you stand, times α, and then the minus. Try again.",
    )


def _is_near(given: tuple[float, ...], goal: tuple[float, ...], tolerance: float) -> bool:
    slack = tolerance * (1 + 1e-9)  # the border itself counts
    return len(given) == len(goal) and all(abs(a - b) <= slack for a, b in zip(given, goal, strict=True))
