"""The lesson's style sheets."""

import re
from pathlib import Path

VIEW = Path(__file__).parents[3] / "gd_view"
SHEETS = [path for path in VIEW.rglob("*.css") if path.name != "print.css"]  # what is on paper does not move


def test_no_rule_has_the_browser_look_at_a_whole_page_again_when_a_class_changes():
    """A class that changes anywhere may match [class*=…]: what such a rule dresses below it must be named."""
    below = []
    for sheet in SHEETS:
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        for plain in re.findall(r"([^{};]*\[class\*=[^{};]*)\{", rules):
            while "(" in plain:
                plain = re.sub(r"\([^()]*\)", "", plain)
            below += [(one.split()[-1], sheet.name) for one in plain.split(",") if "[class*=" in one]
    assert below
    assert [one for one in below if re.match(r"\*|:|div\b", one[0])] == []
