"""The same figure for the last row of a room: thicker lines, larger marks and letters, and room for them."""

import re
from typing import Any, Final

from gd_view.drawing import palette
from gd_view.drawing.traces import AXES, Figure

THINNEST: Final = 4.0  # pixels: a line, or a mark
SMALLEST: Final = 20.0  # pixels: letters in a picture
LINES, MARKS, LETTERS, MARGINS = 1.4, 1.5, 1.5, 1.6  # times as thick, as large, as wide
APART: Final = 0.06  # of the width, by which what has something to its right ends earlier
FEW: Final = 3  # numbers along a short axis
MORE: Final = re.compile(r"(, | × )[^<]*")  # behind a name, a number that the axis tells, or the arithmetic


def large(part: Any) -> Any:
    """Return a figure, or a part of one, large."""
    if isinstance(part, list | tuple):
        return [large(one) for one in part] if part and isinstance(part[0], dict) else part
    if not isinstance(part, dict):
        return part
    more = (
        {"cliponaxis": False} if "text" in str(part.get("mode")) else {}
    )  # a word may reach beyond its axes
    return {key: _changed(key, value) for key, value in part.items()} | more


def _changed(key: str, value: Any) -> Any:
    if key in CHANGES:
        return CHANGES[key](value)
    if key.startswith("xaxis") and isinstance(value, dict):
        return _across(large(value))
    return value if key in AXES else large(value)


def _line(line: Figure) -> Figure:
    """Return a thicker line; one without a width is none."""
    return _strong(line) | ({"width": max(THINNEST, LINES * line["width"])} if line.get("width") else {})


def _marker(marker: Figure) -> Figure:
    """Return larger marks. Of an open one its line is seen; that of a full one parts it from the others."""
    changed = _strong(marker)
    if "size" in marker:
        changed["size"] = _times(MARKS, marker["size"], THINNEST)
    if "line" in marker:
        symbol = str(marker.get("symbol"))
        is_seen = "open" in symbol or symbol.startswith("line")
        changed["line"] = _line(marker["line"]) if is_seen else marker["line"]
    return changed


def _font(font: Figure) -> Figure:
    return _strong(font) | ({"size": _times(LETTERS, font["size"], SMALLEST)} if "size" in font else {})


def _margin(margin: Figure) -> Figure:
    return {side: MARGINS * width for side, width in margin.items()}


def _words(text: Any) -> Any:
    """Return names without what follows them."""
    return [_words(one) for one in text] if isinstance(text, list | tuple) else MORE.sub("", text)


def _across(axis: Figure) -> Figure:
    """Return an axis that leaves room for the numbers of one beside it, and has fewer of its own if it is that one."""
    low, high = axis.get("domain", (0, 1))
    if low:
        return axis | {"nticks": FEW, "tickangle": 0}
    return axis | ({"domain": [low, high - APART]} if high < 1 else {})


def _strong(look: Figure) -> Figure:
    """Return a look with quiet colours as strong as the words."""
    return {key: palette.TEXT.light if value == palette.QUIET.light else value for key, value in look.items()}


def _times(factor: float, size: Any, least: float) -> Any:
    if isinstance(size, list | tuple):
        return [_times(factor, one, least) for one in size]
    return max(least, factor * size) if size else size


CHANGES: Final = {
    "line": _line,
    "marker": _marker,
    "font": _font,
    "textfont": _font,
    "tickfont": _font,
    "margin": _margin,
    "text": _words,
}
