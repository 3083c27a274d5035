"""What a teacher's link says beside the state of a chapter: a task, a question, and which controls are held.

All of it stands in the address, under keys of its own, and nowhere else. The version says how the others are to be
read: a later one may read them otherwise, and links of this one stay as they are. Without a version these keys are
somebody else's, such as a learning platform's, and mean nothing here.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from gd_view.page.settings import legible
from gd_view.page.typed import stripped

VERSION: Final = "1"
LESSON, HIDE, FIX, QUESTION, TASK = KEYS = ("lesson", "hide", "fix", "question", "task")
LONGEST: Final = (
    300  # characters of a task: so its link has room in a QR code, and it is read before the picture
)
MOST: Final = 16  # controls, more than any chapter has
NAME: Final = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)  # of a control or a question


@dataclass(frozen=True)
class Lesson:
    """What a link says to a class; by default nothing.

    Attributes
    ----------
    version
        As it was given, None where the address has none.
    hidden, fixed
        Keys of the settings whose controls are not shown, or shown and not to be moved. Both keep the link's value.
    question
        Key of the question that stands on top of the chapter.
    task
        Words of the teacher's own, which stand above it.
    """

    version: str | None = None
    hidden: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    question: str = ""
    task: str = ""

    @property
    def is_on(self) -> bool:
        """Whether the link is one for a class, and of a version that can be read."""
        return self.version == VERSION

    @property
    def held(self) -> frozenset[str]:
        """Keys of the settings that keep the link's value."""
        return frozenset((*self.hidden, *self.fixed))

    def written(self) -> dict[str, str | None]:
        """Return what the address holds of it, by key; None where it holds nothing.

        What cannot be read is left as it is.
        """
        if not self.is_on:
            return {LESSON: self.version}
        texts = VERSION, " ".join(self.hidden), " ".join(self.fixed), self.question, self.task
        return {key: text or None for key, text in zip(KEYS, texts, strict=True)}


def read(query: Mapping[str, str]) -> Lesson:
    """Return what an address says to a class."""
    version = query.get(LESSON)
    if version is None or stripped(version) != VERSION:
        return Lesson(version)
    hidden = _names(query.get(HIDE, ""))
    return Lesson(
        VERSION,
        hidden,
        tuple(name for name in _names(query.get(FIX, "")) if name not in hidden),
        next(iter(_names(query.get(QUESTION, ""))), ""),
        plain(query.get(TASK, ""))[:LONGEST].rstrip(),
    )


def allows(held: Mapping[str, object], state: Mapping[str, object]) -> bool:
    """Return whether a state of a page changes nothing of what is held."""
    return all(state.get(key, value) == value for key, value in held.items())


def unusable(query: Mapping[str, str], settings: Iterable[str], questions: Iterable[str]) -> str:
    """Return what to say of that in an address which could not be used.

    Parameters
    ----------
    query
        Of the address.
    settings, questions
        Keys that the chapter has.
    """
    said = read(query)
    if said.version is None:
        return ""
    if not said.is_on:
        return (
            f"This link was made for another version of the lesson ({LESSON} = {legible(said.version)}). The chapter "
            "is here, without what the link says to a class."
        )
    notes = []
    for key, has in ((HIDE, {*settings}), (FIX, {*settings}), (QUESTION, {*questions})):
        words = _words(query.get(key, ""))
        unknown = [word for word in words if word not in has] or words[1 if key == QUESTION else MOST :]
        if unknown:
            notes.append(
                f"This link had a word I cannot use ({key} = {legible(' '.join(unknown))}); I left it out."
            )
    length = len(plain(query.get(TASK, "")))
    if length > LONGEST:
        notes.append(f"The task of this link has {length:,} characters; here are the first {LONGEST}.")
    return " ".join(notes)


def plain(text: str) -> str:
    """Return a text as it is shown: line by line, without control characters, and with nothing around it.

    Marks of direction stay, since some scripts need them. They end with the box that shows the text.
    """
    lines = "\n".join(text.splitlines())
    return "".join(
        " " if unicodedata.category(one) in ("Cc", "Cs") and one != "\n" else one for one in lines
    ).strip()


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s,]+", text) if word]


def _names(text: str) -> tuple[str, ...]:
    """Return the words of a list that may be keys, each once."""
    names = [word for word in _words(text[: MOST * 42]) if NAME.fullmatch(word)]
    return tuple(dict.fromkeys(names))[:MOST]
