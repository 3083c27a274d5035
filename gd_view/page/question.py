"""The two kinds of question, and the reply to typed numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gd_view.drawing.freehand import Sheet

State = Mapping[str, float | str]  # settings of a page, by key
See = tuple[str, State]  # the words of a link, and the state behind it

LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Option:
    """One answer to choose, with the reply to that choice.

    Attributes
    ----------
    text
        The answer.
    feedback
        Of a wrong answer, the true part of the idea and its contradiction. Of the right one, the reason.
    is_right
        Whether this answer is the right one.
    see
        Another state of the page, worth a look after this answer.
    at
        Place on the picture's horizontal axis that this answer names, if it names one.
    """

    text: str
    feedback: str
    is_right: bool = False
    see: See | None = None
    at: float | None = None


@dataclass(frozen=True)
class Question:
    """A question with options; exactly one is right.

    Attributes
    ----------
    key
        Its name, unique on the page.
    text, options
        The words of the question, and the answers in the order of their letters.
    state
        The settings of the run that it asks about. An answer loads them, and the picture plays that run.
    is_star
        Whether it is the one for a whole class.
    sheet
        Empty axes, where the answer is a curve that a reader can draw.
    """

    key: str
    text: str
    options: tuple[Option, ...]
    state: State
    is_star: bool = False
    sheet: Sheet | None = None

    @property
    def is_placed(self) -> bool:
        """Whether the answer is a place, at which a reader can point in the picture."""
        return self.options[LETTERS.index(self.right)].at is not None

    @property
    def right(self) -> str:
        """Letter of the right option."""
        return LETTERS[[option.is_right for option in self.options].index(True)]


@dataclass(frozen=True)
class Typed:
    """A question whose answer is one number, or several, to be typed.

    Attributes
    ----------
    key, text, state, is_star
        Those of a `Question`.
    answer, feedback
        The right numbers, and the reason.
    slips
        For each known wrong answer the mistake that leads to it.
    tolerance
        Largest distance from a number that still counts as right.
    labels
        Name of each field.
    is_placed
        Whether the answer is a place, at which a reader can point in the picture.
    """

    key: str
    text: str
    answer: tuple[float, ...]
    feedback: str
    state: State
    slips: Mapping[tuple[float, ...], str] = field(default_factory=dict)
    tolerance: float = 0.001
    labels: tuple[str, ...] = ("Your answer",)
    is_placed: bool = False
    is_star: bool = False


def reply(question: Typed, given: Iterable[float]) -> tuple[bool, str]:
    """Return whether typed numbers are right, and the reply to them."""
    given = tuple(given)
    if _is_near(given, question.answer, question.tolerance):
        return True, question.feedback
    for slip, name in question.slips.items():
        if _is_near(given, slip, question.tolerance):
            return False, name
    return (
        False,
        "Take it in order: the slope where you stand, times α, and then the minus.",
    )


def _is_near(given: tuple[float, ...], goal: tuple[float, ...], tolerance: float) -> bool:
    slack = tolerance * (1 + 1e-9)  # the border itself counts
    return len(given) == len(goal) and all(abs(a - b) <= slack for a, b in zip(given, goal, strict=True))
