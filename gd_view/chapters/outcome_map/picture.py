"""The outcome map as a picture, in two layers: the map, and on top of it the reader's own settings.

The map is large and always the same, so Streamlit sends it once and then finds it in the browser's cache. The layer on
top has the same margins and axes. It carries the crosshair and, until the reader has predicted, a sheet of paper over
the upper part; after that the limits of the valleys.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from gd_core import DOUBLE_WELL, OutcomeMap, largest_stable_learning_rate, outcome_map
from gd_core.trapping import largest_trapping_learning_rate
from gd_view.chapters.outcome_map.dials import LEARNING_RATE, START
from gd_view.curve.words import fate, minimum
from gd_view.drawing import palette
from gd_view.drawing.drawing import Drawing
from gd_view.drawing.fans import Fan, Live
from gd_view.drawing.traces import Figure, axis, halo, layout, line, markers, packed, words

# A cell for every position of the two sliders; the picture shows every second start.
STARTS, RATES = START.grid(), LEARNING_RATE.grid()
DRAWN = slice(None, None, 2)

ROOM_FOR_WORDS = 0.35  # in α, for three lines of words
BESIDE = 0.3  # in w, from the middle to the number of a limit: there no name stands, however narrow the map
ORDERLY = 0.30  # up to this α the map is two halves: the sheet begins here

FATES = palette.FATES
SYMBOLS = ("circle", "square", "circle-open", "square-open", "x-thin-open", "triangle-up")
MARKS = ("●", "■", "○", "□", "✕", "▲")  # the same symbols in words

# The names on the map, each with its place: (index of the kind, start, α, words).
NAMES = (
    (0, -1.08, 0.21, "settles deep"),
    (1, 1.15, 0.21, "settles shallow"),
    (2, -0.95, 0.78, "bounces deep"),
    (3, 1.1, 0.78, "bounces shallow"),
    (4, 0.0, 1.05, "wanders"),
    (5, 0.0, 1.15, "leaves"),
)


@cache
def the_map() -> OutcomeMap:
    """Return the outcome of the run from every position of the two sliders, computed once per server."""
    return outcome_map(DOUBLE_WELL, STARTS, RATES)


@cache
def map_layer() -> Drawing:
    """Return the map: fields, marks and names, and their borders."""
    codes = the_map().codes[:, DRAWN]
    starts = STARTS[DRAWN]
    return Drawing(
        {
            "data": [_fields(codes), *_marks(codes), _borders(codes), *_names()],
            "layout": _layout(
                "outcome map",
                xaxis=axis(range=_edges(starts), title={"text": "start w₀", "standoff": 6}, showgrid=False),
                yaxis=axis(
                    range=_edges(RATES),
                    title={"text": "learning rate α", "standoff": 6},
                    showgrid=False,
                    dtick=0.2,
                ),
            ),
        }
    )


def reader_layer(
    start: float, learning_rate: float, *, is_covered: bool, has_limits: bool = False
) -> Drawing:
    """Return the crosshair, the sheet over the map above both its orderly part and the crosshair, and the limits.

    Parameters
    ----------
    start, learning_rate
        Of the run in the circle.
    is_covered
        Whether the sheet still lies on the map.
    has_limits
        Whether there is a line for each α up to which a walker can settle in a valley, or be kept by it,
        with words on the valley's own side.
    """
    x, y = _edges(STARTS[DRAWN]), _edges(RATES)
    cover = max(ORDERLY, learning_rate) + 0.005
    is_covered = is_covered and learning_rate < RATES[-1]
    text = palette.TEXT.light
    ring = {"size": 17, "symbol": "circle-open", "color": text, "line": {"width": 3, "color": text}}
    hidden = {"showgrid": False, "showline": False, "ticks": "", "showticklabels": False, "fixedrange": True}
    data = [
        line("crosshair, start", [], [], text, 1.5, dash="dash"),
        line("crosshair, learning rate", [], [], text, 1.5, dash="dash"),
        markers("crosshair", [], [], ring),
    ]
    if has_limits:
        data = [*_limits(), *data]
    if is_covered:
        data.insert(0, _sheet(x, (cover, y[1])))
        data += [_words_on_the_sheet(cover, y[1])] if y[1] - cover > ROOM_FOR_WORDS else []
    top = cover if is_covered else y[1]
    return Drawing(
        {
            "data": data,
            "layout": _layout(
                "crosshair",
                dragmode=False,
                xaxis=axis(range=x, **hidden),
                yaxis=axis(range=y, **hidden),
            ),
        },
        moving=(
            {"trace": "crosshair, start", "x": ["start", "start"], "y": [y[0], top]},
            {"trace": "crosshair, learning rate", "x": x, "y": ["rate", "rate"]},
            {"trace": "crosshair", "x": ["start"], "y": ["rate"]},
        ),
        constants={"start": start, "rate": learning_rate},
    )


def follows(start: float, learning_rate: float) -> Live:
    """Return the fans with which the crosshair follows a slider: their runs have one step, and nothing in it."""
    return Live(
        fans={
            "start": Fan(STARTS, {"at": np.zeros((STARTS.size, 1))}, sets="start"),
            "learning_rate": Fan(RATES, {"at": np.zeros((RATES.size, 1))}, sets="rate"),
        },
        exact={"start": start, "learning_rate": learning_rate},
        windows={"at": (0.0, 1.0)},
        clicks=("start", "learning_rate"),
        grip=("start", "rate"),
        held="The circle, its start and its learning rate: drag it, or use the arrow keys",
    )


def _edges(values: NDArray[np.float64]) -> list[float]:
    half = (values[1] - values[0]) / 2
    return [round(float(values[0] - half), 4), round(float(values[-1] + half), 4)]


def _layout(name: str, **choices: object) -> Figure:
    return layout(name, **{"margin": {"l": 56, "r": 10, "t": 8, "b": 46}, **choices})


def _fields(codes: NDArray[np.int8]) -> Figure:
    """Return a heatmap with a colour for every cell; codes (learning rates, starts)."""
    n = len(FATES)
    scale = [[stop / n, FATES[i].light] for i in range(n) for stop in (i, i + 1)]
    flat = packed(codes, "i1")
    return {
        "type": "heatmap",
        "name": "outcomes",
        "z": {**flat, "shape": f"{codes.shape[0]}, {codes.shape[1]}"},
        "x0": float(STARTS[0]),
        "dx": round(float(STARTS[DRAWN][1] - STARTS[0]), 6),
        "y0": float(RATES[0]),
        "dy": 0.01,
        "zmin": -0.5,
        "zmax": n - 0.5,
        "colorscale": scale,
        "showscale": False,
    }


def _marks(codes: NDArray[np.int8]) -> list[Figure]:
    """Return sparse marks over each field, which tell it from its neighbours without colour."""
    rows, columns = np.meshgrid(
        np.arange(4, codes.shape[0], 8), np.arange(6, codes.shape[1], 12), indexing="ij"
    )
    shift = (np.arange(rows.shape[0]) % 2 * 6)[:, np.newaxis]
    columns = np.minimum(columns + shift, codes.shape[1] - 1)
    kinds = codes[rows, columns]
    is_free = np.ones_like(kinds, dtype=bool)
    x, y = STARTS[DRAWN][columns], RATES[rows]
    for _, start, rate, name in NAMES:
        half = 0.052 * max(len(part) for part in name.split("<br>")) / 2 + 0.08
        is_free &= ~((np.abs(x - start) < half * 1.8) & (np.abs(y - rate) < 0.055 * (1 + name.count("<br>"))))
    ink = palette.TEXT.light
    return [
        markers(
            f"marks of {fate(DOUBLE_WELL, kind)}",
            packed(x[chosen], "f4"),
            packed(y[chosen], "f4"),
            {"symbol": symbol, "size": 5, "color": ink, "line": {"width": 1, "color": ink}},
            opacity=palette.SOFT,
        )
        for code, (kind, symbol) in enumerate(zip(the_map().kinds, SYMBOLS, strict=False))
        if (chosen := is_free & (kinds == code)).any()
    ]


def _borders(codes: NDArray[np.int8]) -> Figure:
    """Return the borders between the fields, along the edges of cells."""
    x_edges = np.append(STARTS[DRAWN] - 0.01, STARTS[-1] + 0.01)
    y_edges = np.append(RATES - 0.005, RATES[-1] + 0.005)
    x: list[float] = []
    y: list[float] = []
    for i, differs in enumerate(np.diff(codes, axis=0) != 0):
        for first, last in _stretches(differs):
            x += [x_edges[first], x_edges[last], np.nan]
            y += [y_edges[i + 1], y_edges[i + 1], np.nan]
    for j, differs in enumerate(np.diff(codes, axis=1).T != 0):
        for first, last in _stretches(differs):
            x += [x_edges[j + 1], x_edges[j + 1], np.nan]
            y += [y_edges[first], y_edges[last], np.nan]
    border = line("borders", packed(np.array(x), "f4"), packed(np.array(y), "f4"), palette.TEXT.light, 1)
    return {**border, "opacity": palette.SOFT}


def _stretches(is_one: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return begin and end of each stretch of ones."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], is_one.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def limits() -> tuple[list[float], list[float]]:
    """Return, for each valley, the α below which one can settle in it, and the α up to which it can keep a walker."""
    valleys = range(len(DOUBLE_WELL.minima))
    rests = [largest_stable_learning_rate(DOUBLE_WELL.curvature(minimum)) for minimum in DOUBLE_WELL.minima]
    return rests, [largest_trapping_learning_rate(DOUBLE_WELL, valley) for valley in valleys]


def _limits() -> list[Figure]:
    """Return the lines of the limits, each with its number: dots for settling, thin dashes for what still keeps."""
    traces = []
    left, right = _edges(STARTS[DRAWN])
    looks = (("settle in", 2, "dot", ("bottom", "top")), ("kept by", 1, "longdash", ("bottom", "bottom")))
    for at, (verb, width, dash, sides) in zip(limits(), looks, strict=True):
        for valley, limit in enumerate(at):
            name = f"{verb} the {minimum(DOUBLE_WELL, valley)}"
            traces.append(line(name, [left, right], [limit, limit], palette.TEXT.light, width, dash=dash))
            start, where = (-BESIDE, BESIDE)[valley], f"{sides[valley]} center"
            told, ground = f"{limit:.3f}", FATES[2 + valley].light
            traces.append(_text(f"{name}, in words", start, limit, told, where, 12, ground))
    return traces


def _names() -> list[Figure]:
    return [
        _text(f"name {i}", start, rate, words, "middle center", 13, FATES[kind].light)
        for i, (kind, start, rate, words) in enumerate(NAMES)
    ]


def _text(name: str, x: float, y: float, text: str, position: str, size: int, ground: str) -> Figure:
    """Return words on a ground of this colour."""
    font = {"size": size, "color": palette.TEXT.light, "shadow": halo(ground)}
    return {**words(name, font, position), "x": [x], "y": [y], "text": [text]}


def _sheet(x: list[float], y: tuple[float, float]) -> Figure:
    """Return the sheet of paper over the part that the reader is still to predict."""
    corners = [(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1]), (x[0], y[0])]
    edge = palette.QUIET.light
    return {
        **line("sheet", [a for a, _ in corners], [b for _, b in corners], edge, 1.5),
        "fill": "toself",
        "fillcolor": palette.MIST.light,
    }


def _words_on_the_sheet(low: float, high: float) -> Figure:
    return _text(
        "words on the sheet",
        0.0,
        (low + high) / 2,
        "<b>What is up here?</b><br>Predict first;<br>then the sheet comes off.",
        "middle center",
        17,
        palette.MIST.light,
    )
