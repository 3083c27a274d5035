"""The same figure for the last row of a room: thicker lines, larger marks and letters, and room for them."""

from typing import Any

from gd_view.drawing.traces import Figure

THINNEST: float = 4.0  # pixels: a line that is seen from the last row
LINES, MARKS, LETTERS, MARGINS = 1.5, 1.6, 1.6, 1.65  # times as thick, as large, as wide


def large(part: Any) -> Any:
    """Return a figure, or a part of one, large."""
    if isinstance(part, list | tuple):
        return [large(one) for one in part] if part and isinstance(part[0], dict) else part
    if not isinstance(part, dict):
        return part
    return {key: CHANGES.get(key, large)(value) for key, value in part.items()}


def _line(line: Figure) -> Figure:
    return line | ({"width": max(THINNEST, LINES * line["width"])} if line.get("width") else {})


def _marker(marker: Figure) -> Figure:
    """Return larger marks. The line of an open one is what is seen of it; that of a full one only parts it from others."""
    symbol = marker.get("symbol", "")
    is_open = isinstance(symbol, str) and ("open" in symbol or symbol.startswith("line"))
    changed = marker | ({"size": _times(MARKS, marker["size"])} if "size" in marker else {})
    if marker.get("line", {}).get("width"):
        changed["line"] = _line(marker["line"]) if is_open else _edge(marker["line"])
    return changed


def _edge(line: Figure) -> Figure:
    return line | {"width": LINES * line["width"]}


def _font(font: Figure) -> Figure:
    return font | ({"size": _times(LETTERS, font["size"])} if "size" in font else {})


def _margin(margin: Figure) -> Figure:
    return {side: MARGINS * width for side, width in margin.items()}


def _times(factor: float, size: Any) -> Any:
    return [factor * one for one in size] if isinstance(size, list | tuple) else factor * size


CHANGES = {
    "line": _line,
    "marker": _marker,
    "font": _font,
    "textfont": _font,
    "tickfont": _font,
    "margin": _margin,
    "x": lambda places: places,
    "y": lambda places: places,
    "z": lambda places: places,
}
