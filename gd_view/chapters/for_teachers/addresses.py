"""The table of all that an address can say, for the page and for the README."""

from collections.abc import Iterable

from gd_view.page.contents import Chapter, Dials
from gd_view.page.settings import Choice, Dial, Letters

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


def table(chapters: Iterable[Chapter]) -> str:
    """Return the table of addresses, as Markdown."""
    return HEAD + "".join(row(chapter, dials) for chapter in chapters for dials in chapter.dials)
