"""The turned line: what moves is where arithmetic by hand puts it, and nothing tells before it may."""

from fractions import Fraction

import numpy as np
import pytest
from plotly.graph_objects import Figure

from gd_core import RAIN
from gd_view.chapters.loss import picture
from gd_view.chapters.loss.dials import W
from gd_view.drawing.fans import LEVELS, restored, sent
from tests.unit.listed import listed, of_kind
from tests.unit.reading import trace

HIDDEN = {picture.WHOLE, *picture.LOWEST}


def columns(w):
    return picture.drawing(w).columns


def names(drawing):
    return {one["name"] for one in drawing.figure["data"]}


def test_a_row_is_a_line_turned_by_five_hundredths_from_flat():
    for w, rows in ((0.0, 1), (0.05, 2), (0.8, 17), (1.8, 37)):
        turned = columns(w)["w"]
        np.testing.assert_allclose(turned, np.arange(rows) / 20, atol=1e-12)
        assert turned[-1] == w


def test_the_loss_that_the_player_makes_is_that_of_the_core_at_every_value_of_the_slider():
    shown = columns(W.high)
    np.testing.assert_allclose(shown["loss"], RAIN.loss(W.grid()), atol=1e-12)
    squares = np.stack([shown[f"square {i}"] for i in picture.NUMBERS])
    np.testing.assert_allclose(squares.mean(axis=0), shown["loss"], atol=1e-12)


@pytest.mark.parametrize("w", [0.0, 0.45, 0.8, 1.8])
def test_each_square_has_four_equal_sides_and_lies_away_from_the_line(w):
    drawing = picture.drawing(w)
    for i, x, y in zip(picture.NUMBERS, RAIN.x, RAIN.y, strict=True):
        miss = float(Fraction(str(w)) * Fraction(str(x)) - Fraction(str(y)))
        square = trace(drawing, f"square {i}")
        assert square["x"] == pytest.approx([x, x, x + miss, x + miss, x])
        assert square["y"] == pytest.approx([y, y + miss, y + miss, y, y])
        middle = x + miss / 2, y + miss / 2
        assert miss * (w * middle[0] - middle[1]) >= -1e-12  # the line passes it where it passes the point


def test_all_squares_and_the_hand_lie_inside_the_picture_at_every_value():
    shown = columns(W.high)
    for i in picture.NUMBERS:
        far, line = shown[f"far side {i}"], shown[f"line {i}"]
        assert (far > picture.LEFT).all()
        assert (far < picture.RIGHT).all()
        assert (line < picture.TOP).all()
    x, y = shown["handle x"], shown["handle y"]
    np.testing.assert_allclose(y, shown["w"] * x)
    np.testing.assert_allclose(np.hypot(x, y), picture.REACH)
    assert x.max() < picture.RIGHT
    assert y.max() < picture.TOP
    assert shown["loss"].max() < picture.LOSS_TOP


def test_a_square_is_drawn_as_a_square():
    layout = picture.drawing(0.0).figure["layout"]
    assert layout["yaxis"]["scaleanchor"] == "x"
    assert layout["xaxis"]["constrain"] == layout["yaxis"]["constrain"] == "domain"  # the ranges stay


@pytest.mark.parametrize(
    ("knows", "seen"),
    [
        ({}, set()),
        ({"knows_shape": True}, {picture.WHOLE}),
        ({"knows_shape": True, "knows_lowest": True}, HIDDEN),
    ],
)
def test_curve_and_lowest_point_are_there_only_when_known_and_wait_for_the_end_of_the_turn(knows, seen):
    drawing = picture.drawing(0.4, **knows)
    assert names(drawing) & HIDDEN == seen == {*drawing.at_end}
    assert names(drawing) - HIDDEN == names(picture.drawing(0.4))
    Figure(drawing.placed())


def test_the_fan_of_a_value_is_the_turn_that_ends_there():
    live = picture.follows(0.8)
    message, block = sent(live)
    parts = np.frombuffer(block, "<i2", count=37 * 37).reshape(37, 37)
    turns = restored(parts, W.ends)
    for row, w in enumerate(W.grid()):
        exact = picture.turned(w)
        np.testing.assert_allclose(turns[row, : row + 1], exact, atol=W.high / LEVELS)
        assert np.isnan(turns[row, row + 1 :]).all()
    assert message["turns"]
    assert message["clicks"] == ("w",)
    assert {*message["kept_traces"]} == HIDDEN


def test_the_head_of_the_module_lists_the_columns_and_who_makes_them():
    columns, drawing = listed(picture.__doc__), picture.drawing(0.4)
    assert {*columns} == {*drawing.columns}
    assert of_kind(columns, "made") == {*drawing.recipes}
