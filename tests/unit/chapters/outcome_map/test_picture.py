"""The picture of the outcome map, against a plain loop and roots of the slope."""

import numpy as np
import plotly.graph_objects as go
import pytest

from gd_core import DOUBLE_WELL, walk
from gd_view.chapters.outcome_map import picture, small_run
from gd_view.chapters.outcome_map import words as outcome_words
from gd_view.drawing import palette
from gd_view.drawing.traces import unpacked
from tests.unit.chapters.outcome_map.cells import DEEP, IN_DEEP, IN_SHALLOW, LEAVES, SHALLOW, WANDERS, drawn
from tests.unit.oracles import DEEP_AT, HILLTOP_AT, SHALLOW_AT
from tests.unit.reading import trace


def fates_by_a_plain_loop(starts, rates):
    """Every run for 2,000 steps and 200 more: w ← w - α(w³ - 1.7w + 0.1), read as the lesson says."""
    rate, w = np.meshgrid(rates, starts, indexing="ij")
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(2000):
            w = w - rate * (w**3 - 1.7 * w + 0.1)
        tail = [w]
        for _ in range(200):
            tail.append(tail[-1] - rate * (tail[-1] ** 3 - 1.7 * tail[-1] + 0.1))
        tail = np.array(tail)
        low, high = tail.min(axis=0), tail.max(axis=0)
    settles = [(high - low < 1e-6) & (np.abs(tail[-1] - root) < 1e-3) for root in (DEEP_AT, SHALLOW_AT)]
    bounces = [high < HILLTOP_AT, low > HILLTOP_AT]
    has_left = ~(np.abs(tail[-1]) <= 10)
    return np.select([has_left, *settles, *bounces], [LEAVES, DEEP, SHALLOW, IN_DEEP, IN_SHALLOW], WANDERS)


def test_the_map_is_what_a_plain_loop_finds():
    """Cell for cell."""
    columns, rows = slice(0, None, 8), slice(1, None, 3)
    expected = fates_by_a_plain_loop(picture.STARTS[columns], picture.RATES[rows])
    np.testing.assert_array_equal(picture.the_map().codes[rows, columns], expected)


def test_above_the_second_limit_nobody_settles_and_from_110_on_everybody_leaves():
    _, rates, codes = drawn()
    assert (codes[rates > 0.6321] >= IN_DEEP).all()
    assert (codes[rates < 0.55] <= SHALLOW).all()
    assert (codes[rates >= 1.0999] == LEAVES).all()
    assert (codes[rates < 1.0943] != LEAVES).any(axis=1).all()


def check_limits(which, limits):
    layer = picture.reader_layer(0.5, 0.1, is_covered=False, has_limits=True)
    for name, limit, side in zip(("deep valley", "shallow valley"), limits, (-1, 1), strict=True):
        assert trace(layer, f"{which} the {name}")["y"] == pytest.approx([limit, limit])
        words = trace(layer, f"{which} the {name}, in words")
        assert words["text"] == [f"{limit:.3f}"]
        assert words["x"][0] * side > 0


def test_the_limits_of_rest_are_two_over_the_curvature():
    """L″ = 3w² - 1.7 at the roots of w³ - 1.7w + 0.1: 2/3.625 = 0.551698 and 2/3.164 = 0.632030."""
    limits = [2 / (3 * root**2 - 1.7) for root in (DEEP_AT, SHALLOW_AT)]
    assert limits == pytest.approx([0.551698, 0.632030], abs=5e-7)
    check_limits("settle in", limits)


def test_the_limits_of_what_keeps_are_where_the_longest_step_back_ends_on_the_hilltop():
    """f(f(c)) = hilltop, where f(w) = w - αL′(w) is farthest out: 1 = αL″(c)."""
    limits = []
    for side, low in ((-1, 0.8), (1, 0.9)):
        high = 1.1
        for _ in range(60):
            rate = (low + high) / 2
            w = side * np.sqrt((1 / rate + 1.7) / 3)
            for _ in range(2):
                w = w - rate * (w**3 - 1.7 * w + 0.1)
            low, high = (rate, high) if side * (w - HILLTOP_AT) > 0 else (low, rate)
        limits.append(low)
    assert limits == pytest.approx([0.88565, 1.00548], abs=5e-6)
    check_limits("kept by", limits)


def layers():
    run = walk(DOUBLE_WELL, 0.5, 1.2, 100, leaves_beyond=10)
    return [
        picture.map_layer(),
        picture.reader_layer(0.5, 0.1, is_covered=True),
        picture.reader_layer(0.5, 1.2, is_covered=True),
        picture.reader_layer(0.5, 0.1, is_covered=False, has_limits=True),
        small_run.picture(run),
    ]


def test_every_layer_is_plotly():
    for drawing in layers():
        go.Figure(drawing.figure)
        names = [trace["name"] for trace in drawing.figure["data"]]
        assert len(set(names)) == len(names)


def test_every_cell_has_the_colour_of_its_kind_at_its_place():
    fields = trace(picture.map_layer(), "outcomes")
    starts, rates, codes = drawn()
    assert fields["z"]["shape"] == "120, 221"
    np.testing.assert_array_equal(unpacked(fields["z"]).reshape(120, 221), codes)
    np.testing.assert_allclose(fields["x0"] + fields["dx"] * np.arange(221), starts, atol=1e-12)
    np.testing.assert_allclose(fields["y0"] + fields["dy"] * np.arange(120), rates, atol=1e-12)
    for kind in range(6):
        stop = (kind - fields["zmin"]) / (fields["zmax"] - fields["zmin"])
        below = [colour for at, colour in fields["colorscale"] if at <= stop]
        assert below[-1] == palette.FATES[kind].light


def test_every_mark_stands_on_a_cell_of_its_kind():
    starts, rates, codes = drawn()
    for kind, words in enumerate(outcome_words.fates()[: len(picture.MARKS)]):  # none rests on the hilltop
        marks = trace(picture.map_layer(), f"marks of {words}")
        assert marks["marker"]["symbol"] == picture.SYMBOLS[kind]
        columns = np.abs(unpacked(marks["x"])[:, np.newaxis] - starts).argmin(axis=1)
        rows = np.abs(unpacked(marks["y"])[:, np.newaxis] - rates).argmin(axis=1)
        assert len(rows) > 3
        assert (codes[rows, columns] == kind).all()


def test_every_kind_has_its_name_on_the_map_on_cells_of_its_own():
    """All around the middle of the words."""
    assert {kind for kind, *_ in picture.NAMES} == set(range(6))
    starts, rates, codes = drawn()
    for kind, start, rate, _ in picture.NAMES:
        near = np.ix_(np.abs(rates - rate) < 0.02, np.abs(starts - start) < 0.4)
        assert (codes[near] == kind).all()


def test_the_borders_run_exactly_between_cells_that_differ():
    starts, rates, codes = drawn()
    border = trace(picture.map_layer(), "borders")
    ends = np.stack([unpacked(border["x"]), unpacked(border["y"])], axis=1).reshape(-1, 3, 2)[:, :2]
    column, row = (starts[1] - starts[0]), (rates[1] - rates[0])
    found = np.zeros((2, *codes.shape), dtype=bool)
    for (x1, y1), (x2, y2) in ends:
        if y1 == y2:  # level: between a row and the next
            i = round((y1 - rates[0]) / row - 0.5)
            first, last = (round((x - starts[0]) / column + 0.5) for x in (x1, x2))
            found[0, i, first:last] = True
        else:
            j = round((x1 - starts[0]) / column - 0.5)
            first, last = (round((y - rates[0]) / row + 0.5) for y in (y1, y2))
            found[1, first:last, j] = True
    np.testing.assert_array_equal(found[0, :-1], np.diff(codes, axis=0) != 0)
    np.testing.assert_array_equal(found[1, :, :-1], np.diff(codes, axis=1) != 0)


def test_the_layers_lie_exactly_on_each_other():
    below, above = (
        drawing.figure["layout"]
        for drawing in (picture.map_layer(), picture.reader_layer(0.5, 0.1, is_covered=True))
    )
    assert below["margin"] == above["margin"]
    for name in ("xaxis", "yaxis"):
        assert below[name]["range"] == above[name]["range"]
        assert not below[name]["automargin"]
        assert not above[name]["automargin"]


def test_the_map_is_made_once():
    assert picture.map_layer() is picture.map_layer()


@pytest.mark.parametrize(("rate", "edge"), [(0.01, 0.305), (0.3, 0.305), (0.31, 0.315), (0.9, 0.905)])
def test_the_sheet_covers_what_lies_above_the_orderly_part_and_the_circle(rate, edge):
    layer = picture.reader_layer(0.5, rate, is_covered=True)
    sheet = trace(layer, "sheet")
    assert [min(sheet["y"]), max(sheet["y"])] == pytest.approx([edge, 1.205])
    assert [min(sheet["x"]), max(sheet["x"])] == pytest.approx([-2.21, 2.21])
    assert trace(layer, "crosshair")["x"] == [0.5]
    assert trace(layer, "crosshair")["y"] == [rate]


def test_without_the_sheet_there_is_only_the_crosshair():
    for layer in (
        picture.reader_layer(0.5, 0.1, is_covered=False),
        picture.reader_layer(0.5, 1.2, is_covered=True),
    ):
        assert [trace["name"] for trace in layer.figure["data"]] == [
            "crosshair, start",
            "crosshair, learning rate",
            "crosshair",
        ]


def test_the_small_run_is_played_and_followed_by_its_own_columns_alone():
    run = walk(DOUBLE_WELL, 0.5, 0.6, 100, leaves_beyond=10)
    drawing, fans = small_run.picture(run), small_run.fans(run)
    np.testing.assert_array_equal(drawing.columns["w"], run.iterates)
    assert drawing.n_steps == 100
    assert {*fans.fans} == {"start", "learning_rate"}
    for key, w0, rate, i in (("start", -1.2, 0.6, 100), ("learning_rate", 0.5, 0.9, 89)):
        w = [w0]
        for _ in range(100):
            w.append(w[-1] - rate * (w[-1] ** 3 - 1.7 * w[-1] + 0.1))
        np.testing.assert_allclose(fans.fans[key].columns["w"][i][:20], w[:20], rtol=1e-9)
