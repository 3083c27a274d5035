"""A figure for the last row of a room: everything larger, and nothing else of it changed."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from gd_core import DOUBLE_WELL, SINGLE_WELL, walk
from gd_view.curve import figure
from gd_view.drawing.large import large

RUNS = [walk(DOUBLE_WELL, 0.5, 0.1, 30), walk(SINGLE_WELL, 4.0, 1.05, 20)]


def parts(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every number and word of a figure, with the keys that lead to it."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from parts(one, (*path, key))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from parts(one, path)
    else:
        yield path, value


@pytest.mark.parametrize("run", RUNS, ids=["double well", "single well"])
def test_lines_marks_and_letters_are_large_and_no_point_is_moved(run):
    small = figure.descent(run).figure
    before = copy.deepcopy(small)
    big = large(small)
    assert small == before
    of_small, of_big = dict(parts(small)), [*parts(big)]
    for trace, other in zip(small["data"], big["data"], strict=True):
        assert {axis: trace.get(axis) for axis in ("x", "y", "x0", "dx")} == {
            axis: other.get(axis) for axis in ("x", "y", "x0", "dx")
        }
    for path, value in of_big:
        if path[-2:] == ("line", "width") and "marker" not in path:
            assert value == 0 or value >= 4, path
        if path[-1] == "size":
            assert value == 0 or value >= (20 if "font" in path[-2] else 4), path
    for name in ("xaxis", "yaxis", "xaxis2", "yaxis2"):
        assert big["layout"][name]["range"] == small["layout"][name]["range"]
    assert of_small[("layout", "margin", "l")] < dict(of_big)[("layout", "margin", "l")]


def test_a_name_is_left_without_the_number_that_the_axis_tells():
    trace = {
        "mode": "markers+text",
        "text": ["deep valley, w = −1.33", "hilltop, w = 0.0589<br> ", "y = 0 · x"],
    }
    assert large(trace)["text"] == ["deep valley", "hilltop<br> ", "y = 0 · x"]
