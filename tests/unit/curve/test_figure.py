"""The figure of a run shows the steps that were taken, whatever rule took them."""

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, SINGLE_WELL, walk
from gd_view.chapters.double_well import words as of_two
from gd_view.chapters.single_well import words as of_one
from gd_view.curve import beside, figure
from gd_view.drawing import palette
from gd_view.drawing.drawing import combined
from tests.unit.listed import listed, of_kind
from tests.unit.momentum import Momentum, rolled
from tests.unit.reading import every_landscape


def by_hand(start, rate, n_steps):
    """Return the iterates of momentum on w², in a loop of plain floats."""
    w, v, path = start, 0.0, [start]
    for _ in range(n_steps):
        v = 0.9 * v + 2 * w
        w -= rate * v
        path.append(w)
    return path


def sent(drawing):
    """Return the columns that travel, and those that the player makes of them."""
    travelling = {name: column for name, column in drawing.columns.items() if name not in drawing.recipes}
    return travelling, combined(travelling, drawing.recipes, drawing.constants)


def test_with_momentum_the_figure_tells_the_step_that_was_taken():
    """Minus the slope alone would lead from 3.2 to 2.56, where nobody ever stood."""
    drawing = figure.descent(rolled())
    np.testing.assert_allclose(drawing.columns["w"], [4, 3.2, 1.84], rtol=1e-12)
    np.testing.assert_allclose(drawing.columns["move"], [-0.8, -1.36, -1.592], rtol=1e-12)
    np.testing.assert_allclose(drawing.columns["next"], [3.2, 1.84, 0.248], rtol=1e-12)


@pytest.mark.parametrize(("n_steps", "axis"), [(100, 100), (101, 101), (2000, 2000)])
def test_a_run_of_any_length_has_room_on_its_strip(n_steps, axis):
    drawing = figure.descent(walk(SINGLE_WELL, 4.0, 0.9, n_steps))
    assert len(drawing.columns["w"]) == n_steps + 1
    low, high = drawing.figure["layout"]["xaxis2"]["range"]
    assert low < 0 < n_steps < high < 1.05 * axis
    assert len(drawing.with_frames()["frames"]) == n_steps + 1


def test_with_momentum_the_arrow_leads_from_each_iterate_to_the_next():
    drawing = figure.descent(rolled(30))
    path = by_hand(4.0, 0.1, 31)
    (arrow,) = (move for move in drawing.moving if move["trace"] == "step")
    for k in range(31):
        here, there = drawing.part(arrow, k)["x"]
        assert here == pytest.approx(path[k], rel=1e-9)
        assert there == pytest.approx(path[k + 1], rel=1e-6) or abs(path[k + 1] - path[k]) < 0.05


@every_landscape
@pytest.mark.parametrize("rule", [{}, {"rule": Momentum()}], ids=["plain", "momentum"])
def test_the_player_finds_the_steps_that_were_taken_in_what_it_is_sent(landscape, rule):
    """Of a plain run they are made of the slope, and need no byte; of another they travel themselves."""
    run = walk(landscape, 2.0, 0.1, 40, **rule)
    drawing = figure.descent(run)
    travelling, made = sent(drawing)
    assert ("move" in travelling) is bool(rule)
    np.testing.assert_array_equal(made["move"], run.moves)
    np.testing.assert_array_equal(made["next"][:-1], run.iterates[1:])
    np.testing.assert_array_equal(made["predicted drop"], -landscape.gradient(run.iterates) * run.moves)


def test_the_columns_listed_in_the_head_of_the_module_are_those_of_a_run():
    columns, run = listed(figure.__doc__), walk(DOUBLE_WELL, 2.0, 0.45, 30)
    assert of_kind(columns, "sent", "made") == {*figure.run_columns(run)}
    assert of_kind(columns, "made") == {*figure.OF_PLAIN_DESCENT} == {"move", *figure.OF_ANY_RULE}
    assert {column.shape for column in figure.run_columns(run).values()} == {(31,)}


def test_the_columns_listed_as_given_are_those_of_chapters_that_the_figure_draws():
    """A column is drawn if other numbers in it make another picture."""
    given = of_kind(listed(figure.__doc__), "given")
    one, two = walk(SINGLE_WELL, 4.0, 0.1, 30), walk(DOUBLE_WELL, 2.0, 0.45, 30)
    pinned, jumped = of_one.beside(walk(SINGLE_WELL, 3.0, 0.9, 30), one), of_two.columns(two)
    drawn = set()
    for run, more, is_compared in ((one, pinned, True), (two, jumped, False)):
        whole = figure.descent(run, more, is_compared=is_compared).figure["data"]
        for name, column in more.items():
            zeros = figure.descent(run, more | {name: 0 * column}, is_compared=is_compared).figure["data"]
            drawn |= {name} if zeros != whole else set()
    assert given == drawn


@every_landscape
def test_all_words_have_paper_around_them_and_lie_over_every_line_and_area(landscape):
    """But for the words on the strip, which has nothing beside its own steps."""
    traces = figure.descent(walk(landscape, 2.0, 1.05, 10)).figure["data"]
    said = [i for i, trace in enumerate(traces) if "text" in trace["mode"] and "yaxis" not in trace]
    drawn = [i for i, trace in enumerate(traces) if "lines" in trace["mode"] and "yaxis" not in trace]
    assert {"out of the picture, left", "minima in words", "start"} <= {traces[i]["name"] for i in said}
    assert min(said) > max(drawn)
    for i in said:
        assert traces[i]["textfont"]["shadow"].count(palette.PAPER.light) > 3, traces[i]["name"]


@every_landscape
@pytest.mark.parametrize("start", [-4.9, -2.2, 0.05, 2.0, 4.5, 5.0])
def test_a_place_outside_is_told_clear_of_the_start_and_of_a_hilltop(landscape, start):
    """A line of 13 pixels is less than a tenth of the picture, which has at least 14 rem."""
    (left, right), (_, top) = landscape.w_window, landscape.loss_window
    start = float(np.clip(start, left, right))
    told = beside.edge(landscape, start) / top
    heights = [float(landscape.loss(np.asarray(w))) / top for w in (start, *landscape.hilltops)]
    assert 0.1 < told < 0.9
    assert min(abs(told - height) for height in heights) > 0.1
