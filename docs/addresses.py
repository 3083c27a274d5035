"""Write the README's table of addresses anew, from the contents: `python -m docs.addresses`."""

from pathlib import Path

from gd_view.chapters import RECORDS
from gd_view.page.contents import Chapter, Dials
from gd_view.page.settings import Choice, Dial, Letters

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- addresses, by docs/addresses.py -->\n", "<!-- end of addresses -->"
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


def table() -> str:
    """Return the table of addresses, as Markdown."""
    return HEAD + "".join(row(chapter, dials) for chapter in RECORDS for dials in chapter.dials)


def main() -> None:
    """Put the table into the README, in place of the old one."""
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    README.write_text(before + BEGIN + table() + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
