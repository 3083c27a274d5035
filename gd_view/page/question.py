"""The two kinds of question, what may follow one of them, and the reply to typed numbers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from gd_view.drawing.freehand import Sheet

State = Mapping[str, float | str]  # settings of a page, by key
See = tuple[str, State]  # the words of a link, and the state behind it

LETTERS = "ABCDEFGH"
LONGEST = 24  # characters of a typed answer
CHANGED = "_changed"  # ends the key of a changed case


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
class Reason:
    """One way to end the sentence of a `Because`, with the reply to it, and whether it is the reason."""

    text: str
    reply: str
    is_right: bool = False


@dataclass(frozen=True)
class Because:
    """What to ask once it is known what happened: why. ``so`` is the sentence up to its "because"."""

    so: str
    reasons: tuple[Reason, ...]


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
    because
        The reasons to choose from after an answer, where the reason is what is being learned.
    changed
        Function that makes, from the number of tries, the changed case that follows a wrong answer. Its key is this
        question's with `CHANGED`.
    sheet
        Empty axes, where the answer is a curve that a reader can draw.
    """

    key: str
    text: str
    options: tuple[Option, ...]
    state: State
    is_star: bool = False
    because: Because | None = None
    changed: "Callable[[int], Question] | None" = None
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


def may_be_given(question: Question | Typed, given: tuple[str, ...]) -> bool:
    """Return whether a reader can have given these texts as an answer: a browser sends them, so they may be forged."""
    if isinstance(question, Typed):
        return len(given) == len(question.answer) and all(
            text.strip() and len(text) <= LONGEST for text in given
        )
    return given in {(letter,) for letter in LETTERS[: len(question.options)]}


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


def is_coarse(question: Typed, given: Iterable[float]) -> bool:
    """Return whether typed numbers are the right ones to fewer digits, but to two at least, and no known slip."""
    given = tuple(given)
    if any(_is_near(given, known, question.tolerance) for known in (question.answer, *question.slips)):
        return False
    return len(given) == len(question.answer) and all(
        abs(one - right) <= question.tolerance
        or one in {float(f"{right:.{digits}e}") for digits in range(1, 9)}
        for one, right in zip(given, question.answer, strict=True)
    )


def _is_near(given: tuple[float, ...], goal: tuple[float, ...], tolerance: float) -> bool:
    slack = tolerance * (1 + 1e-9)  # the border itself counts
    return len(given) == len(goal) and all(abs(a - b) <= slack for a, b in zip(given, goal, strict=True))
