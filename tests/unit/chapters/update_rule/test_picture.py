"""One step in three beats, against arithmetic by hand: on L = w² the slope is 2w, and wₖ = (1 − 2α)^k · w₀."""

from fractions import Fraction

import numpy as np
import pytest
from plotly.graph_objects import Figure

from gd_core import SINGLE_WELL, walk
from gd_view.chapters.update_rule import picture
from gd_view.chapters.update_rule.beats import RIGHT, Beat
from gd_view.drawing.traces import unpacked
from gd_view.wording import number
from tests.unit.chapters.update_rule.beats import columns, row
from tests.unit.momentum import REFUSED, Momentum
from tests.unit.runs import on_single_well as run

CORNERS = [
    (4.0, 0.1, 4),
    (-3.0, 0.1, 1),
    (5.0, 1.1, 50),
    (-5.0, 0.01, 50),
    (4.0, 0.5, 3),
    (0.0, 0.1, 2),
    (4.0, 1.0, 3),
]


def test_the_first_four_steps_by_hand():
    shown = columns(4.0, 0.1, 4)
    done = shown["line"] == Beat.MOVE
    np.testing.assert_allclose(shown["next"][done], [3.2, 2.56, 2.048, 1.6384], rtol=1e-12)
    np.testing.assert_allclose(shown["height"][done], [10.24, 6.5536, 4.194304, 2.68435456], rtol=1e-12)
    np.testing.assert_allclose(shown["slope"][done], [8, 6.4, 5.12, 4.096], rtol=1e-12)
    np.testing.assert_allclose(shown["move"][done], [-0.8, -0.64, -0.512, -0.4096], rtol=1e-12)


@pytest.mark.parametrize(
    ("n_steps", "w", "loss"),
    [(10, "0.429", "0.184"), (20, "0.0461", "0.00213"), (50, "5.71 × 10⁻⁵", "3.26 × 10⁻⁹")],
)
def test_where_ten_twenty_and_fifty_steps_end(n_steps, w, loss):
    """Exactly 4 · (4/5)^k, with fractions."""
    exact = 4 * Fraction(4, 5) ** n_steps
    last = row(4.0, 0.1, n_steps, -1)
    assert last["at"] == pytest.approx(float(exact), rel=1e-12)
    assert last["height"] == pytest.approx(float(exact**2), rel=1e-12)
    assert (number(float(exact)), number(float(exact**2))) == (w, loss)


@pytest.mark.parametrize(("start", "rate", "n_steps"), CORNERS)
def test_every_step_has_three_beats_and_ends_at_the_closed_form(start, rate, n_steps):
    shown = columns(start, rate, n_steps)
    assert shown["line"].tolist() == [0] + [1, 2, 3] * n_steps
    assert shown["step"].tolist() == [0, *(k for k in range(1, n_steps + 1) for _ in range(3))]
    k = shown["step"][1:]
    np.testing.assert_allclose(shown["w"][1:], start * (1 - 2 * rate) ** (k - 1.0), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(shown["next"][1:], start * (1 - 2 * rate) ** k, rtol=1e-9, atol=1e-12)
    np.testing.assert_array_equal(np.where(shown["line"] == 3, shown["next"], shown["w"]), shown["at"])


def test_each_beat_shows_its_own_parts_and_those_before_it():
    shown = columns(4.0, 0.1, 2)
    visible = {
        name: {int(shown["line"][k]) for k in range(len(column)) if np.isfinite(column[k])}
        for name, column in shown.items()
    }
    assert visible["tangent from"] == visible["tangent to"] == visible["slope words at"] == {1, 2, 3}
    assert visible["one to the right"] == visible["beside the rise"] == {1}
    assert visible["slope bar from"] == visible["slope bar to"] == {2}
    assert visible["arrow from"] == visible["arrow to"] == {2, 3}
    assert visible["came from"] == {3}
    assert visible["at"] == visible["height"] == {0, 1, 2, 3}


def test_the_slope_is_drawn_as_one_to_the_right_and_so_much_up():
    shown = row(-3.0, 0.1, 1, 1)
    assert (shown["tangent to"] - shown["w"], shown["loss to"] - shown["loss"]) == (1, -6)
    assert (shown["tangent to"] - shown["tangent from"], shown["loss to"] - shown["loss from"]) == (2, -12)


@pytest.mark.parametrize(("start", "rate", "n_steps"), CORNERS)
def test_the_words_of_the_place_begin_at_it_and_stand_on_its_inner_side(start, rate, n_steps):
    """So they are clear of the pin by pixels, on a picture of any width."""
    shown = columns(start, rate, n_steps)
    inner = {"left": shown["at"] >= 0, "right": shown["at"] < 0}
    for side, is_here in inner.items():
        seen = np.isfinite(shown[f"{side} words at"])
        np.testing.assert_array_equal(seen, is_here & np.isin(shown["line"], (Beat.STAND, Beat.MOVE)))
        np.testing.assert_array_equal(shown[f"{side} words at"][seen], shown["at"][seen])
    for trace in picture.drawing(run(start, rate, n_steps)).figure["data"]:
        side = trace["name"].removeprefix("position in words, ")
        if side in inner:
            assert trace["textposition"] == f"middle {side}"


def test_along_the_axis_lie_the_slope_turned_round_and_the_part_of_it_that_alpha_keeps():
    """From 4 the slope is 8: turned round it reaches −4, and a tenth of it 3.2."""
    shown = row(4.0, 0.1, 1, 2)
    assert (shown["slope bar from"], shown["slope bar to"]) == (4, -4)
    assert (shown["arrow from"], shown["arrow to"]) == pytest.approx((4, 3.2))


@pytest.mark.parametrize(("start", "rate", "n_steps"), [*CORNERS, (4.0, 0.1, 0)])
def test_the_figure_is_plotly_and_every_moving_part_is_in_it(start, rate, n_steps):
    drawing = picture.drawing(run(start, rate, n_steps))
    Figure(drawing.figure)
    names = [trace["name"] for trace in drawing.figure["data"]]
    assert len(set(names)) == len(names)
    assert {move["trace"] for move in drawing.moving} | set(drawing.so_far) <= set(names)
    assert drawing.n_steps == 3 * n_steps
    grid = next(trace for trace in drawing.figure["data"] if trace["name"] == "loss curve")
    heights = unpacked(grid["y"])
    places = grid["x0"] + grid["dx"] * np.arange(len(heights))
    assert places[-1] == pytest.approx(RIGHT)
    np.testing.assert_allclose(heights, places**2, rtol=1e-6, atol=1e-6)


def test_a_step_by_another_rule_has_other_beats_and_is_refused_by_name():
    with pytest.raises(ValueError, match=REFUSED):
        picture.drawing(walk(SINGLE_WELL, 4.0, 0.1, 1, rule=Momentum()))
