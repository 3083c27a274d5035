"""A link to a class: a chapter, its state, what is held, a question of the lesson and a task, all in one address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from gd_view.page.contents import Chapter, Dials
from gd_view.page.lesson import LESSON, LONGEST, Lesson, allows, plain
from gd_view.page.question import State
from gd_view.page.settings import STEP, Choice, Dial, Letters, legible
from gd_view.page.typed import stripped, understood

LONGEST_ADDRESS = 4000  # characters that are read of a pasted one


@dataclass(frozen=True)
class Packed:
    """What came of packing: a path with its query, or else why there is none; and what else is to be said."""

    path: str = ""
    refused: str = ""
    notes: tuple[str, ...] = ()


def packed(chapter: Chapter, query: Mapping[str, str], lesson: Lesson) -> Packed:
    """Return the address of a chapter in a state, with what it says to a class.

    Parameters
    ----------
    chapter
        The chapter.
    query
        The state, as an address says it; what it leaves out is as it first was. It may be anybody's.
    lesson
        What is said to the class.
    """
    settings = dials(chapter, query)
    read = {one.key: one.read(query.get(one.key, text(one, one.default))) for one in settings}
    values = {key: value for key, (value, _) in read.items()}
    task, held = plain(lesson.task), {key: values[key] for key in values if key in lesson.held}
    if len(task) > LONGEST:
        return Packed(
            refused=f"The task has {len(task):,} characters. A link takes {LONGEST}: shorten it, please."
        )
    for question in chapter.questions:
        if question.key == lesson.question and not allows(held, question.state):
            names = " and ".join(one.label for one in settings if differs(one.key, held, question.state))
            return Packed(
                refused=f"The question is about a run with another value of {names} than the one that this link would "
                "hold. Leave that free, or choose the question’s own run."
            )
    written = {one.key: text(one, values[one.key]) for one in settings}
    written |= {
        key: query[key]
        for keys in chapter.also.values()
        for key in keys
        if understood(query.get(key, "")) is not None
    }
    step = understood(query.get(STEP, ""))
    written |= {STEP: f"{max(round(step), 0)}"} if step is not None and abs(step) < 1e6 else {}
    if lesson != Lesson(lesson.version):  # else there is nothing to say to a class
        written |= {
            key: word for key, word in replace(lesson, task=task).written().items() if word is not None
        }
    return Packed(
        path=f"{chapter.address}?{urlencode(written)}", notes=tuple(note for _, note in read.values() if note)
    )


def text(setting: Dial | Choice | Letters, value: Any) -> str:
    """Return a value of a setting in the form of the address."""
    return setting.text(value)


def differs(key: str, held: Mapping[str, object], state: State) -> bool:
    """Return whether a state has another value of a setting than the one that is held."""
    return key in held and not allows({key: held[key]}, state)


def dials(chapter: Chapter, query: Mapping[str, str]) -> Dials:
    """Return the settings of a chapter in a state. Of one about several things the first setting says about which."""
    about = {str(one[0].default): one for one in chapter.dials}
    first = chapter.dials[0]
    return about.get(query.get(first[0].key, ""), first)


def as_written(state: State) -> dict[str, str]:
    """Return a state as an address says it."""
    return {key: value if isinstance(value, str) else f"{value:g}" for key, value in state.items()}


def pasted(chapter: Chapter, address: str, others: Mapping[str, str]) -> tuple[dict[str, str] | None, str]:
    """Return the query of a pasted address, or None and why it cannot be used.

    Parameters
    ----------
    chapter
        The chapter whose state it must be.
    address
        What was pasted. It may be anything.
    others
        Titles of all chapters, by their addresses.
    """
    text = stripped(address)
    if not text:
        return (
            None,
            "Paste an address of this chapter, please: the one that the browser shows, or a copied link.",
        )
    if len(text) > LONGEST_ADDRESS:
        return None, f"That address has {len(text):,} characters, and I read {LONGEST_ADDRESS:,} at most."
    try:
        parts = urlsplit(text)
    except ValueError:
        return None, f"I cannot read {legible(text)} as an address."
    page = parts.path.rstrip("/").rsplit("/", 1)[-1]
    if page != chapter.address:
        if page in others:
            return (
                None,
                f"That is an address of “{others[page]}”. Choose that chapter above, or paste another one.",
            )
        return None, f"{legible(text)} is no address of this chapter."
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    query.pop(LESSON, None)  # what it said to another class is said anew
    return query, ""
