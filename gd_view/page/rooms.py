"""What a room asks, and its addresses: the one of its teacher, and that of the run which settles the question."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from gd_view.page import lesson, present, state
from gd_view.page.contents import Chapter
from gd_view.page.question import LETTERS, Question, Typed
from gd_view.votes.forms import Form, Refused

ROOM, HOST, VOTER, CHAPTER, QUESTION, BY = "room", "host", "voter", "chapter", "question", "by"
CHOICES, PLACE, NUMBERS = "choices", "place", "numbers"
WIDEST = 10.0  # a typed number is at most that far from 0; no question of the lesson has a greater one


@dataclass(frozen=True)
class Asked:
    """A question of the lesson, its chapter, and what may be answered in a room."""

    chapter: Chapter
    question: Question | Typed
    form: Form

    @property
    def is_on_the_ground(self) -> bool:
        """Whether a place on the chapter's curve is asked for."""
        return not self.form.letters and self.question.is_placed and self.chapter.ground is not None

    @property
    def right(self) -> str | tuple[float, ...]:
        """The right letter, or the right numbers."""
        if isinstance(self.question, Typed):
            return self.question.answer
        at = self.question.options[LETTERS.index(self.question.right)].at
        return self.question.right if self.form.letters or at is None else (at,)

    @property
    def run(self) -> str:
        """Address that presents the question with its run, which plays: the class has the wall before it."""
        values = {
            key: value if isinstance(value, str) else f"{value:g}"
            for key, value in self.question.state.items()
        }
        on_top = {lesson.LESSON: lesson.VERSION, lesson.QUESTION: self.question.key}
        shown = {present.MODE: present.PRESENT, state.VISIT: f"{state.PRESSED}vote"}
        return f"{self.chapter.address}?{urlencode({**values, **on_top, **shown})}"


def ways(chapter: Chapter, question: Question | Typed) -> tuple[str, ...]:
    """Return how a question can be answered in a room: by its choices, by a place on the curve, or by numbers."""
    places = (PLACE,) if question.is_placed and chapter.ground else ()
    return (places or (NUMBERS,)) if isinstance(question, Typed) else (CHOICES, *places)


def form(chapter: Chapter, question: Question | Typed, by: str) -> Form:
    """Return what may be answered to a question."""
    usable = ways(chapter, question)
    by = by if by in usable else usable[0]
    if by == PLACE and chapter.ground:
        low, high = chapter.ground.w_window
        return Form(numbers=1, low=low, high=high)
    if isinstance(question, Typed):
        return Form(numbers=len(question.answer), low=-WIDEST, high=WIDEST)
    return Form(letters=LETTERS[: len(question.options)])


def address(
    code: str, host: str, chapter: Chapter, question: Question | Typed, by: str, *, is_presented: bool = False
) -> str:
    """Return the address of a teacher's screen. It says all that opens the room; if this is presented, that is, too."""
    said = {ROOM: code, HOST: host, CHAPTER: chapter.slug, QUESTION: question.key, BY: by}
    said |= {present.MODE: present.PRESENT} if is_presented or present.is_on() else {}
    return f"vote?{urlencode(said)}"


def find(chapters: Iterable[Chapter], slug: str, key: str) -> tuple[Chapter, Question | Typed]:
    """Return a chapter and its question, or refuse where the lesson has no such question."""
    for chapter in chapters:
        for question in chapter.questions:
            if (chapter.slug, question.key) == (slug, key):
                return chapter, question
    raise Refused("This lesson does not have the question of that room.")
