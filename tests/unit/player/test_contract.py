"""The player's contract on one page names what there is, and all of it."""

import re
from dataclasses import fields
from pathlib import Path

from gd_view.drawing.drawing import Drawing
from gd_view.player import payload

FOLDER = Path(payload.__file__).parent
CONTRACT = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_table_has_every_part_of_a_drawing_but_figure_and_columns():
    table = CONTRACT.split("| part | what it does |\n")[1].split("\n\n")[0]
    told = re.findall(r"`(\w+)`", "".join(line.split("|")[1] for line in table.splitlines()))
    assert set(told) == {field.name for field in fields(Drawing)} - {"figure", "columns"}


def test_every_file_that_it_names_exists():
    names = set(re.findall(r"\]\(([^)]+)\)", CONTRACT))
    assert len(names) == 3
    assert all((FOLDER / name).is_file() for name in names)
    modules = set(re.findall(r"`(\w+\.(?:py|js))`", CONTRACT)) - {"app.py"}
    there = {path.name for path in FOLDER.parents[0].rglob("*.*")}
    assert modules - {"strings.js"} <= there


def test_the_columns_that_mean_something_are_those_that_the_player_asks_for():
    """Read in the JavaScript: a name in quotes or after a point that is asked of the shown columns."""
    source = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / "web").glob("*.js"))
    asked = set(re.findall(r'value\("([^"]+)"\)|columns\.(\w+)', source))
    names = {first or second for first, second in asked}
    section = CONTRACT.split("## Names that mean something\n")[1].split("\n## ")[0]
    assert names
    assert names <= set(re.findall(r"`([^`]+)`", section))


def test_a_payload_has_the_four_parts_that_it_tells():
    assert len(payload.parted(payload.sealed({}, {}, {}, b""))) == 4
