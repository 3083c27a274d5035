"""Write the README's table of addresses anew, from the contents: `python -m docs.addresses`."""

from pathlib import Path

from gd_view.chapters import RECORDS
from gd_view.chapters.for_teachers import addresses

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- addresses, by docs/addresses.py -->\n", "<!-- end of addresses -->"


def table() -> str:
    """Return the table of addresses, as Markdown."""
    return addresses.table(RECORDS)


def main() -> None:
    """Put the table into the README, in place of the old one."""
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    README.write_text(before + BEGIN + table() + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
