"""The five lines on the screen: they are what runs, and the figure walks through them as Python does."""

import sys

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import DOUBLE_WELL, LANDSCAPES, SINGLE_WELL, gradient_descent, walk
from gd_view.chapters.the_code import lines
from gd_view.chapters.the_code.lines import BODY, SOURCE, TABLE
from gd_view.curve import words as narration
from gd_view.drawing.traces import unpacked
from gd_view.wording import fill
from tests.unit.reading import every_landscape

FILE = "<the five lines>"


def shown_function():
    names = {}
    exec(compile(SOURCE, FILE, "exec"), names)
    return names["gradient_descent"]


def run(landscape, start, learning_rate, n_steps):
    run = walk(landscape, start, learning_rate, n_steps, leaves_beyond=landscape.leaves_beyond)
    return run, lines.drawing(run)


def executed(landscape, start, learning_rate, n_steps):
    """Return what Python really executes: (line of the body, w and grad after it), for one call."""
    seen = []

    def note(frame, event, _):
        if frame.f_code.co_filename == FILE and event in ("line", "return"):
            w, grad = (frame.f_locals.get(name, np.nan) for name in ("w", "grad"))
            if seen:  # what is to be seen before a line is what the line before it left
                seen[-1] += (w, grad)
            if event == "line":
                seen.append((frame.f_lineno - 1,))
        return note

    function, before = shown_function(), sys.gettrace()
    sys.settrace(note)
    try:
        function(landscape.gradient, np.float64(start), learning_rate, n_steps)
    finally:
        sys.settrace(before)
    return np.array(seen)


# --- what is shown is what runs ----------------------------------------------------------------------


def test_it_is_five_lines_below_the_name_and_its_arguments():
    assert len(BODY) == 5
    assert SOURCE.splitlines() == [
        "def gradient_descent(grad_fn, w_init, learning_rate=0.1, n_steps=50):",
        *BODY,
    ]


@given(
    start=st.one_of(
        st.floats(-4, 4), st.lists(st.floats(-4, 4), min_size=1, max_size=4).map(np.array), st.integers(-4, 4)
    ),
    rate=st.floats(0, 1.2),
    n_steps=st.integers(0, 60),
)
def test_the_text_on_the_screen_computes_what_the_core_computes_to_the_last_bit(start, rate, n_steps):
    for landscape in LANDSCAPES:
        with np.errstate(over="ignore", invalid="ignore"):
            shown = shown_function()(landscape.gradient, np.asarray(start, dtype=float)[()], rate, n_steps)
        np.testing.assert_array_equal(
            shown, gradient_descent(landscape.gradient, start, rate, n_steps), strict=True
        )


def test_the_text_on_the_screen_has_the_defaults_of_the_core():
    """4 · 0.8^50."""
    assert shown_function()(lambda w: 2 * w, 4.0) == pytest.approx(4 * 0.8**50, rel=1e-12)
    assert shown_function().__defaults__ == gradient_descent.__wrapped__.__defaults__


# --- line by line ------------------------------------------------------------------------------------


@every_landscape
@pytest.mark.parametrize("n_steps", [0, 1, 2, 7])
def test_the_figure_walks_through_the_lines_as_python_does(landscape, n_steps):
    """Python's own trace of the call: which line, and w and grad once it has run."""
    _, drawing = run(landscape, 2.0, 0.3, n_steps)
    line, w, grad = executed(landscape, 2.0, 0.3, n_steps).T
    np.testing.assert_array_equal(drawing.columns["line"], line)
    np.testing.assert_array_equal(drawing.columns["w"], w)
    np.testing.assert_array_equal(drawing.columns["grad"], grad)
    np.testing.assert_array_equal(drawing.columns["measured"], np.isfinite(grad))


def test_every_step_takes_three_lines_and_visits_one_place_more():
    _, drawing = run(SINGLE_WELL, 4.0, 0.1, 4)
    assert drawing.columns["line"].tolist() == [1, *[2, 3, 4] * 4, 2, 5]
    assert drawing.columns["places"].tolist() == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5]
    assert drawing.columns["rounds left"][drawing.columns["line"] == 2].tolist() == [4, 3, 2, 1, 0]


def test_fifty_steps_visit_fifty_one_places():
    _, drawing = run(SINGLE_WELL, 4.0, 0.1, 50)
    assert drawing.columns["places"][-1] == 51
    assert drawing.columns["listed"].sum() == 51


def test_a_run_that_leaves_is_followed_up_to_the_place_where_it_left():
    """From 0.5 at 1.2 the run leaves at step 18; that call does not come back with anything of use."""
    trajectory, drawing = run(DOUBLE_WELL, 0.5, 1.2, 30)
    assert drawing.columns["line"][-1] == 4
    assert drawing.columns["places"][-1] == 19
    assert abs(drawing.columns["w"][-1]) > DOUBLE_WELL.leaves_beyond
    assert "nothing of use" in lines.headline(trajectory)


def test_what_lies_outside_the_picture_is_named_at_its_very_edge():
    """w = 65.79 lies right of 2.4; words a hair beyond the edge would not be drawn."""
    _, drawing = run(DOUBLE_WELL, 0.5, 1.2, 30)
    (words,) = (move for move in drawing.moving if move["trace"] == "out of the picture, right")
    place = drawing.part(words, drawing.n_steps)
    assert place["x"] == [2.4]
    assert "w = 65.79" in place["text"][0]


def test_a_run_that_leaves_with_its_very_last_step_still_returns_that_place():
    trajectory, drawing = run(DOUBLE_WELL, 0.5, 1.2, 18)
    assert drawing.columns["line"][-1] == 5
    assert drawing.columns["w"][-1] == trajectory.final


@every_landscape
def test_the_slope_is_in_the_picture_while_it_is_measured_and_the_step_while_it_is_made(landscape):
    _, drawing = run(landscape, 2.0, 0.3, 3)
    line = drawing.columns["line"]
    np.testing.assert_array_equal(np.isfinite(drawing.columns["tangent from"]), line == 3)
    np.testing.assert_array_equal(np.isfinite(drawing.columns["came from"]), line == 4)
    step = next(move for move in drawing.moving if move["trace"] == "step")
    first_move = int(np.argmax(line == 4))
    place = drawing.part(step, first_move)
    slope = landscape.gradient(2.0)
    assert place["x"] == pytest.approx([2.0, 2.0 - 0.3 * slope], rel=1e-6)


@every_landscape
@pytest.mark.parametrize(("start", "rate"), [(2.0, 0.1), (-1.3, 0.9), (0.5, 1.2), (0.0, 0.5)])
def test_the_table_has_a_row_for_every_place_of_the_run(landscape, start, rate):
    trajectory, drawing = run(landscape, start, rate, 20)
    listed = drawing.columns["listed"] == 1
    w = trajectory.iterates[np.isfinite(trajectory.iterates)]
    expected = {
        "step": np.arange(len(w)),
        "w": w,
        "loss": landscape.loss(w),
        "slope": landscape.gradient(w),
        "move": -rate * landscape.gradient(w),
    }
    assert [name for name, _ in TABLE] == list(expected)
    for name, column in expected.items():
        np.testing.assert_array_equal(drawing.columns[name][listed], column)


@every_landscape
@pytest.mark.parametrize(("rate", "n_steps"), [(0.1, 0), (0.1, 5), (1.2, 50)])
def test_the_figure_is_plotly_and_shows_all_of_the_run(landscape, rate, n_steps):
    trajectory, drawing = run(landscape, 0.5, rate, n_steps)
    figure = go.Figure(drawing.with_frames())
    assert len(figure.frames) == drawing.n_steps + 1
    assert {trace.yaxis for trace in figure.data} <= {None, "y"}
    (path,) = (trace for trace in drawing.figure["data"] if trace["name"] == "trajectory")
    np.testing.assert_array_equal(unpacked(path["x"]), trajectory.iterates[np.isfinite(trajectory.iterates)])


@every_landscape
def test_every_line_has_its_sentence_and_no_sentence_lacks_a_number(landscape):
    _, drawing = run(landscape, 2.0, 0.3, 2)
    for k in range(drawing.n_steps + 1):
        values = {name: float(column[k]) for name, column in drawing.columns.items()} | drawing.constants
        sentence = fill(lines.CAPTIONS[f"line {values['line']:.0f}"], values)
        assert sentence.startswith(f"Line {values['line']:.0f}: ")
        assert "not a number" not in sentence


def test_the_move_of_the_worked_example_in_words():
    """4 - 0.1 · 8 = 3.2."""
    _, drawing = run(SINGLE_WELL, 4.0, 0.1, 1)
    values = {name: float(column[3]) for name, column in drawing.columns.items()} | drawing.constants
    assert fill(lines.CAPTIONS["line 4"], values) == "Line 4: w = 4 − 0.1 × 8 = 3.2. Places visited: 2."


def test_each_line_stands_beside_its_symbol_in_the_listing():
    listing = lines.listing()
    for line in range(1, 6):
        assert f'data-line="{line}"' in listing
    assert "∇L" in lines.SYMBOLS[lines.Line.MEASURE]
    assert narration.TABLE[1:] == lines.TABLE[1:]
