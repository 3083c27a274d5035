"""The figure walks through the lines of every version as Python does, and draws what they do."""

import numpy as np
import plotly.graph_objects as go
import pytest

from gd_core import DOUBLE_WELL, SINGLE_WELL
from gd_view.chapters.the_code import by_line
from gd_view.chapters.the_code import words as telling
from gd_view.chapters.the_code.lines import FIVE_LINES
from gd_view.chapters.the_code.slips import HISTORY, IN_PLACE, PLUS, STALE, VERSIONS
from gd_view.drawing.traces import unpacked
from tests.unit.chapters.the_code.watching import watched
from tests.unit.reading import every_landscape
from tests.unit.runs import on

every_version = pytest.mark.parametrize("version", VERSIONS.values(), ids=VERSIONS)


def drawn(landscape, start, rate, n_steps, version=FIVE_LINES):
    return by_line.drawing(on(landscape, start, rate, n_steps), version)


def placed(drawing, name, k):
    (move,) = (move for move in drawing.moving if move["trace"] == name)
    return drawing.part(move, k)


@every_landscape
@every_version
@pytest.mark.parametrize("n_steps", [0, 1, 2, 7])
def test_the_figure_walks_through_the_lines_as_python_does(landscape, version, n_steps):
    """Python's own trace of the call: which line, and what w, grad, the caller's array and the list hold after it."""
    columns = drawn(landscape, 1.0, 0.3, n_steps, version).columns
    seen = watched(version, landscape, 1.0, 0.3, n_steps)
    for name, column in seen.items():
        np.testing.assert_array_equal(columns[name], column, err_msg=name)
    np.testing.assert_array_equal(columns["measured"] > 0, np.isfinite(seen["grad"]))


def test_every_step_takes_three_lines_and_visits_one_place_more():
    columns = drawn(SINGLE_WELL, 4.0, 0.1, 4).columns
    assert columns["line"].tolist() == [1, *[2, 3, 4] * 4, 2, 5]
    assert columns["places"].tolist() == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5]
    assert columns["rounds left"][columns["line"] == 2].tolist() == [1, 1, 1, 1, 0]


def test_fifty_steps_visit_fifty_one_places_and_a_list_that_begins_empty_keeps_fifty():
    columns = drawn(SINGLE_WELL, 4.0, 0.1, 50, HISTORY.version).columns
    assert (columns["places"][-1], columns["kept"][-1]) == (51, 50)
    assert columns["listed"].sum() == 51
    assert columns["line"].tolist() == [1, *[2, 3, 4, 5] * 50, 2, 6]


def test_the_frozen_slope_is_drawn_where_it_was_measured_while_w_walks_out_of_the_picture():
    """4 - 0.8k: the last place inside the window is −5.6, after 12 steps; the slope is 8, at 4, all the time."""
    drawing = drawn(SINGLE_WELL, 4.0, 0.1, 50, STALE.version)
    columns = drawing.columns
    measuring = np.flatnonzero(columns["line"] == 3)
    assert len(measuring) == 50
    np.testing.assert_array_equal(columns["grad"][measuring], 8.0)
    middle = (columns["tangent from"] + columns["tangent to"])[measuring] / 2
    np.testing.assert_allclose(middle, 4.0, rtol=1e-6)
    assert placed(drawing, "slope in words", measuring[20])["y"] == [16.0]
    moves = columns["line"] == 4
    np.testing.assert_allclose(columns["w"][moves], 4 - 0.8 * np.arange(1, 51), atol=1e-12)
    np.testing.assert_array_equal(np.isfinite(columns["left of it"][moves]), np.arange(1, 51) > 12)
    (told,) = placed(drawing, "out of the picture, left", drawing.n_steps)["text"]
    assert "w = −36" in told
    np.testing.assert_allclose(columns["move"][columns["listed"] == 1], -0.8, rtol=1e-12)


def test_the_climb_is_drawn_up_to_the_edge_and_named_beyond_it():
    """4, 4.8 and 5.76 are in the window, 6.912 is not."""
    drawing = drawn(SINGLE_WELL, 4.0, 0.1, 5, PLUS.version)
    moves = np.flatnonzero(drawing.columns["line"] == 4)
    np.testing.assert_allclose(drawing.columns["w"][moves], 4 * 1.2 ** np.arange(1, 6))
    assert np.isfinite(drawing.columns["right of it"][moves]).tolist() == [False, False, True, True, True]
    assert placed(drawing, "step", moves[0])["x"] == pytest.approx([4.0, 4.8], rel=1e-6)
    (told,) = placed(drawing, "out of the picture, right", drawing.n_steps)["text"]
    assert "w = 9.95" in told


def test_the_callers_array_changes_with_the_line_that_writes_into_it():
    """4 - 0.1 · 8 = 3.2."""
    columns = drawn(SINGLE_WELL, 4.0, 0.1, 1, IN_PLACE.version).columns
    assert columns["line"].tolist() == [1, 2, 3, 4, 2, 5]
    np.testing.assert_allclose(columns["caller"], [4, 4, 4, 3.2, 3.2, 3.2])


def test_a_run_that_leaves_is_followed_up_to_the_place_where_it_left():
    """From 0.5 at 1.2 the run leaves at step 18; that call does not come back with anything of use."""
    columns = drawn(DOUBLE_WELL, 0.5, 1.2, 30).columns
    assert columns["line"][-1] == 4
    assert columns["places"][-1] == 19
    assert abs(columns["w"][-1]) > DOUBLE_WELL.leaves_beyond


def test_what_lies_outside_the_picture_is_named_at_its_very_edge():
    """w = 65.79 lies right of 2.4; words a hair beyond the edge would not be drawn."""
    drawing = drawn(DOUBLE_WELL, 0.5, 1.2, 30)
    place = placed(drawing, "out of the picture, right", drawing.n_steps)
    assert place["x"] == [2.4]
    assert "w = 65.8" in place["text"][0]


def test_a_run_that_leaves_with_its_very_last_step_still_returns_that_place():
    run = on(DOUBLE_WELL, 0.5, 1.2, 18)
    columns = by_line.drawing(run).columns
    assert columns["line"][-1] == 5
    assert columns["w"][-1] == run.final


@every_landscape
def test_the_slope_is_in_the_picture_while_it_is_measured_and_the_step_while_it_is_made(landscape):
    drawing = drawn(landscape, 2.0, 0.3, 3)
    line = drawing.columns["line"]
    np.testing.assert_array_equal(np.isfinite(drawing.columns["tangent from"]), line == 3)
    np.testing.assert_array_equal(np.isfinite(drawing.columns["came from"]), line == 4)
    slope = landscape.gradient(2.0)
    assert placed(drawing, "step", int(np.argmax(line == 4)))["x"] == pytest.approx(
        [2, 2 - 0.3 * slope], rel=1e-6
    )


@every_landscape
@pytest.mark.parametrize(("start", "rate"), [(2.0, 0.1), (-1.3, 0.9), (0.5, 1.2), (0.0, 0.5)])
def test_the_table_has_a_row_for_every_place_of_the_run(landscape, start, rate):
    run = on(landscape, start, rate, 20)
    columns = by_line.drawing(run).columns
    w = run.iterates[np.isfinite(run.iterates)]
    expected = {
        "step": np.arange(len(w)),
        "w": w,
        "loss": landscape.loss(w),
        "slope": landscape.gradient(w),
        "move": -rate * landscape.gradient(w),
    }
    assert [name for name, _ in telling.TABLE] == list(expected)
    for name, column in expected.items():
        np.testing.assert_array_equal(columns[name][columns["listed"] == 1], column)


@every_landscape
@every_version
@pytest.mark.parametrize(("rate", "n_steps"), [(0.1, 0), (0.1, 3), (1.2, 12)])
def test_the_figure_is_plotly_and_shows_all_of_the_run(landscape, version, rate, n_steps):
    drawing = drawn(landscape, 0.5, rate, n_steps, version)
    figure = go.Figure(drawing.with_frames())
    assert len(figure.frames) == drawing.n_steps + 1
    assert {trace.yaxis for trace in figure.data} <= {None, "y"}
    (path,) = (trace for trace in drawing.placed()["data"] if trace["name"] == "trajectory")
    x = unpacked(path["x"])
    places = drawing.columns["w"][drawing.columns["listed"] == 1]
    np.testing.assert_array_equal(x[np.isfinite(x)], places)
