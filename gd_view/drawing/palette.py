"""One colour for each role, in light and in dark; never the only sign of anything.

The palette is based on that of Okabe and Ito, https://jfly.uni-koeln.de/color/, whose colours stay apart for
colour-blind readers. It is darker where text on white needs 4.5 : 1 and lines 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
"""

from typing import Final, NamedTuple


class Colour(NamedTuple):
    """A colour of one role: in the light theme and in the dark one."""

    light: str
    dark: str


CURVE: Final = Colour("#0072b2", "#56b4e9")
POSITION: Final = Colour("#c25000", "#e69f00")
SLOPE: Final = Colour("#a0457a", "#dd8fb6")
MINIMUM: Final = Colour("#00734f", "#2fc296")
HILLTOP: Final = Colour("#59606a", "#b9c0c9")
PINNED: Final = Colour("#595959", "#bdbdbd")
TEXT: Final = Colour("#14202b", "#eef2f6")
QUIET: Final = Colour("#536170", "#a9b4c0")
GRID: Final = Colour("#e3e8ed", "#2b333e")
PAPER: Final = Colour("#ffffff", "#0e1117")
FOG: Final = Colour("#d6dee6", "#06080b")
MIST: Final = Colour("#f5f7f9", "#1a212b")
CLEARING: Final = Colour("#fefefe", "#2b3745")  # what one can see is the brightest of them

SOFT: Final = 0.75  # opacity of what lies behind something: the marks of every role still have their 3 : 1

# Fields of the outcome map, in the order of its kinds: settles in the deep valley and in the shallow one, bounces
# in either, wanders, leaves. Areas under dark words, told apart by marks and borders as well.
FATES: Final = (
    Colour("#8cc3e6", "#1d5f8f"),
    Colour("#f6bd86", "#8a4d14"),
    Colour("#cde4f4", "#15364f"),
    Colour("#fde3c8", "#4d2f14"),
    Colour("#ddc9ea", "#4f3364"),
    Colour("#f4f6f8", "#181e27"),
)

ROLES: Final = (
    CURVE,
    POSITION,
    SLOPE,
    MINIMUM,
    HILLTOP,
    PINNED,
    TEXT,
    QUIET,
    GRID,
    PAPER,
    FOG,
    MIST,
    CLEARING,
    *FATES,
)
DARK: Final = {colour.light: colour.dark for colour in ROLES}
