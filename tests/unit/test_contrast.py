"""Every colour on every ground that it stands on, in both themes: words have 4.5 : 1, marks 3 : 1 (WCAG 2.2, AA)."""

import re
import tomllib
from itertools import permutations
from pathlib import Path

import pytest

from gd_view.drawing import palette
from tests.unit.contrast import contrast, over, rgb

ROOT = Path(__file__).parents[2]
THEMES = ("light", "dark")
WORDS, MARKS = 4.5, 3

INKS = ("CURVE", "POSITION", "SLOPE", "MINIMUM", "HILLTOP", "PINNED", "TEXT", "QUIET")
GROUNDS = ("PAPER", "FOG", "MIST", "CLEARING")
DECORATION = ("GRID",)  # the numbers of the axes say where something is

# Sheets that are not seen on paper of their own: print.css is black on white.
SHEETS = [path for path in sorted((ROOT / "gd_view").rglob("*.css")) if path.name != "print.css"]
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
PAIR = re.compile(r"light-dark\((#[\da-f]+), (#[\da-f]+)\)")
CARD, LISTED_LINE, HOVERED = ("#f6f8fa", "#151b24"), ("#ffe9d6", "#3a2a12"), ("#e8f1f8", "#1d2a37")
EDGES = re.compile(r"(?:border(?:-(?:top|left|right|bottom|color))?|outline|stroke|fill)")
# Edges around what its words tell as well, what is ruled on a sheet, and fields of the covers, which are ornaments.
FAINT = {("#dbe3ea", "#2f3947"), ("#cdd6df", "#3a4553"), ("#e3e8ed", "#2b333e")}
FAINT |= {("#d6dee6", "#26303c"), ("#8cc3e6", "#1d5f8f"), ("#f6bd86", "#8a4d14")}


def colour(role, theme):
    return rgb(getattr(getattr(palette, role) if isinstance(role, str) else role, theme))


def rules():
    """Return the rules of all sheets: file, selector and declarations as (property, value)."""
    for path in SHEETS:
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selector, body in RULE.findall(text):
            declared = [one.split(":", 1) for one in body.split(";") if ":" in one]
            yield (
                path.name,
                " ".join(selector.split()),
                [(name.strip(), value.strip()) for name, value in declared],
            )


def settings(theme):
    return tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][theme]


def grounds(theme):
    """Return what words of the page may lie on: its ground, a field, the contents, a card, a lit line, a chip."""
    given = settings(theme)
    plain = [given["backgroundColor"], given["secondaryBackgroundColor"], given["sidebar"]["backgroundColor"]]
    return [
        rgb(one) for one in (*plain, *(pair[THEMES.index(theme)] for pair in (CARD, LISTED_LINE, HOVERED)))
    ]


def test_the_contrast_is_that_of_the_standard():
    """Black on white has 21 : 1, a colour on itself 1 : 1; #767676 is the lightest grey with 4.5 : 1 on white."""
    black, white = rgb("#000"), rgb("#ffffff")
    assert contrast(black, white) == contrast(white, black) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(rgb("#777777"), white) < WORDS <= contrast(rgb("#767676"), white)


def test_every_role_of_the_palette_is_an_ink_a_ground_or_decoration():
    roles = {name for name, one in vars(palette).items() if isinstance(one, palette.Colour)}
    assert roles == {*INKS, *GROUNDS, *DECORATION}


@pytest.mark.parametrize("theme", THEMES)
def test_every_ink_of_the_palette_can_be_read_on_paper_and_seen_on_every_ground(theme):
    paper = colour("PAPER", theme)
    for ink in INKS:
        assert contrast(colour(ink, theme), paper) >= WORDS, ink
        for ground in GROUNDS:
            assert contrast(colour(ink, theme), colour(ground, theme)) >= MARKS, (ink, ground)
        assert contrast(over(colour(ink, theme), paper, palette.SOFT), paper) >= MARKS, ink
    for ground in GROUNDS:  # words in fog and on the sheet
        assert contrast(colour("TEXT", theme), colour(ground, theme)) >= WORDS


@pytest.mark.parametrize("theme", THEMES)
def test_the_fields_of_the_outcome_map_carry_words_marks_and_borders(theme):
    """A field need not differ from the next one: a border parts them, and on each lie its name or its marks."""
    ink = colour("TEXT", theme)
    for here, beside in permutations(palette.FATES, 2):
        field = colour(here, theme)
        assert contrast(ink, field) >= WORDS
        for under in (field, colour(beside, theme)):
            assert contrast(over(ink, under, palette.SOFT), field) >= MARKS


@pytest.mark.parametrize("theme", THEMES)
def test_words_in_a_colour_of_the_style_sheets_can_be_read_wherever_they_may_stand(theme):
    """Where the same rule sets a ground they stand on that one, else on any ground of the page; code included."""
    seen = 0
    for name, selector, declared in rules():
        own = [pair for key, value in declared if key == "background" for pair in PAIR.findall(value)]
        places = [rgb(pair[THEMES.index(theme)]) for pair in own] or grounds(theme)
        on_a_button = "#ffffff, #0e1117" in dict(declared).get("color", "")
        if on_a_button and not own:
            places = [rgb(settings(theme)["primaryColor"])]
        for pair in PAIR.findall(dict(declared).get("color", "")):
            seen += 1
            ink = rgb(pair[THEMES.index(theme)])
            for place in places:
                assert contrast(ink, place) >= WORDS, (name, selector, pair)
    assert seen > 30


@pytest.mark.parametrize("theme", THEMES)
def test_edges_and_lines_of_the_style_sheets_can_be_seen_or_part_what_differs_anyway(theme):
    seen = 0
    for name, selector, declared in rules():
        for key, value in declared:
            for pair in PAIR.findall(value) if EDGES.fullmatch(key) else ():
                if pair in FAINT or pair == ("#ffffff", "#0e1117"):  # around a mark, the paper itself
                    continue
                seen += 1
                for place in grounds(theme)[:4]:
                    assert contrast(rgb(pair[THEMES.index(theme)]), place) >= MARKS, (name, selector, key)
    assert seen > 20


@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_can_be_read_and_the_words_of_a_solid_button_too(theme):
    given = settings(theme)
    for place in grounds(theme):
        for ink in ("textColor", "linkColor", "primaryColor"):
            assert contrast(rgb(given[ink]), place) >= WORDS, ink
    assert contrast(rgb(given["backgroundColor"]), rgb(given["primaryColor"])) >= WORDS
