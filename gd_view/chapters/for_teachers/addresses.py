"""The table of all that an address can say, for the page and for the README."""

from collections.abc import Iterable

from gd_view.page import present, rooms
from gd_view.page.contents import Chapter, Dials
from gd_view.page.lesson import FIX, HIDE, LESSON, LONGEST, QUESTION, TASK, VERSION
from gd_view.page.settings import STEP, Choice, Dial, Letters
from gd_view.votes import codes

HEAD = "| Address | Chapter | Parameters: first value, then what it may be |\n|---|---|---|\n"
MOST_LISTED = 6  # values; longer lists are told by their ends and their number


def cell(setting: Dial | Choice | Letters) -> str:
    """Return a setting's name and first value in the form of the address, and its other possible values."""
    if isinstance(setting, Letters):
        return f"`{setting.key}={setting.default}` {setting.may_be}".strip()
    first = f"`{setting.key}={setting.text(setting.default)}`"
    if isinstance(setting, Dial):
        return f"{first} {setting.text(setting.low)} to {setting.text(setting.high)}".replace(" -", " −")
    values = [f"{value:g}" for value in setting.values]
    if len(values) > MOST_LISTED:
        return f"{first} {values[0]} to {values[-1]}, {len(values)} values"
    return f"{first} {', '.join(values)}"


def row(chapter: Chapter, dials: Dials) -> str:
    """Return the row of a chapter with one of its sets of dials."""
    also = [f"{name}: {', '.join(f'`{key}`' for key in keys)}" for name, keys in chapter.also.items()]
    return f"| `/{chapter.address}` | {chapter.title} | {' · '.join([*map(cell, dials), *also])} |\n"


def anywhere() -> Iterable[tuple[str, str, str]]:
    """Yield what an address can say beside the parameters of a chapter: where, of what, and what it may be."""
    yield "any", "how it is shown", f"`{present.MODE}={present.PRESENT}` large, for a whole room"
    yield (
        "any",
        "in a frame",
        "`embed=true` the chapter alone · `embed_options=` `light_theme` or `dark_theme`",
    )
    yield "a chapter", "the picture", f"`{STEP}=0` the step at which it opens"
    held = f"`{HIDE}=` `{FIX}=` names of parameters, with + between them"
    asked = f"`{QUESTION}=` key of a question · `{TASK}=` at most {LONGEST} characters"
    yield "a chapter", "a link to a class", f"`{LESSON}={VERSION}` the version · {held} · {asked}"
    code = f"`{rooms.ROOM}=` the code, {codes.LENGTH} letters"
    yield (
        "a vote, `/vote`",
        "a phone in a room",
        f"{code} · `{rooms.VOTER}=` the slip that the room hands out",
    )
    ways = ", ".join(f"`{one}`" for one in (rooms.CHOICES, rooms.PLACE, rooms.NUMBERS))
    whose = f"`{rooms.ROOM}=` · `{rooms.HOST}=` what makes somebody its teacher"
    what = f"`{rooms.CHAPTER}=` `{rooms.QUESTION}=` what is asked · `{rooms.BY}=` how it is answered: {ways}"
    yield "a vote, `/vote`", "the screen of a room", f"{whose} · {what}"


def table(chapters: Iterable[Chapter]) -> str:
    """Return the table of addresses, as Markdown."""
    of_chapters = "".join(row(chapter, dials) for chapter in chapters for dials in chapter.dials)
    return HEAD + of_chapters + "".join(f"| {where} | {of} | {says} |\n" for where, of, says in anywhere())
