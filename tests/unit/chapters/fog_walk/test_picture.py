"""The picture of the fog walk: nothing in it of what nobody has seen, and all of it once lifted."""

from dataclasses import replace

import numpy as np
import pytest
from plotly.graph_objects import Figure

from gd_core import DOUBLE_WELL
from gd_view.chapters.fog_walk import picture, walk, words
from gd_view.drawing.traces import unpacked
from tests.unit.chapters.fog_walk.moves import walked
from tests.unit.oracles import DEEP_AT, SHALLOW_AT, loss, slope


@pytest.mark.parametrize("moves", ["", "ddd", 18 * "d", "llll", 17 * "r"])
def test_what_the_fog_hides_is_not_in_the_figure(moves, monkeypatch):
    """Were the land another wherever nobody has looked, with other valleys, the figure would be the same."""
    visited = walked(moves)
    figure = everything(picture.picture(visited, is_lifted=False))

    def unseen(w):
        return np.abs(np.asarray(w)[..., np.newaxis] - visited).min(axis=-1) > walk.SIGHT + 1e-9

    elsewhere = replace(
        DOUBLE_WELL,
        loss=lambda w: np.where(unseen(w), 7.0, loss(w)),
        gradient=lambda w: np.where(unseen(w), 7.0, slope(w)),
        minima=(-2.0, 2.0),
        minimum_names=("shallow", "deep"),
        hilltops=(1.0,),
    )
    monkeypatch.setattr(walk, "DOUBLE_WELL", elsewhere)
    monkeypatch.setattr(words, "DOUBLE_WELL", elsewhere)
    monkeypatch.setattr(picture, "DOUBLE_WELL", elsewhere)
    assert everything(picture.picture(visited, is_lifted=False)) == figure
    assert everything(picture.picture(visited, is_lifted=True)) != figure


def everything(drawing):
    """Return all that the page is sent of a drawing, as words."""
    columns = {name: column.astype(np.float32).tolist() for name, column in drawing.columns.items()}
    figure = {
        name: {**trace, "x": rounded(trace["x"]), "y": rounded(trace["y"])}
        for name, trace in named(drawing).items()
    }
    return repr((figure, drawing.figure["layout"], columns, drawing.moving, dict(drawing.constants)))


def rounded(values):
    return unpacked(values).astype(np.float32).tolist()


def named(drawing):
    """Return the traces of a drawing by name."""
    return {trace["name"]: trace for trace in drawing.placed()["data"]}


def test_in_the_fog_the_curve_is_drawn_where_the_walker_sees_it():
    traces = named(picture.picture(walked("ddd"), is_lifted=False))
    assert {"fog", "puff 1"} <= traces.keys()
    x, y = unpacked(traces["loss curve, fading"]["x"]), unpacked(traces["loss curve, fading"]["y"])
    assert (x.min(), x.max()) == pytest.approx((0.70244 - 0.25, 0.70244 + 0.25), abs=1e-4)
    np.testing.assert_allclose(y, loss(x), atol=1e-6)


def test_lifted_the_whole_curve_and_both_valleys_are_there():
    drawing = picture.picture(walked(18 * "d"), is_lifted=True)
    traces = named(drawing)
    x, y = unpacked(traces["loss curve"]["x"]), unpacked(traces["loss curve"]["y"])
    assert (x.min(), x.max()) == pytest.approx((-2.4, 2.4))
    np.testing.assert_allclose(y, loss(x), atol=1e-5)
    np.testing.assert_allclose(traces["minima"]["x"], [DEEP_AT, SHALLOW_AT], atol=1e-8)
    np.testing.assert_allclose(traces["minima"]["y"], [0.145677, 0.406379], atol=1e-6)
    assert "deep valley" in traces["valleys in words"]["text"][0]
    assert "shallow valley" in traces["valleys in words"]["text"][1]
    assert not any("puff" in name or name == "fog" for name in traces)


@pytest.mark.parametrize("is_lifted", [False, True])
@pytest.mark.parametrize("moves", ["", "ddd", 100 * "d", 27 * "l", 17 * "r"])
def test_the_figure_is_plotly_and_every_moving_part_is_in_it(moves, is_lifted):
    drawing = picture.picture(walked(moves), is_lifted)
    Figure(drawing.figure)
    names = [trace["name"] for trace in drawing.figure["data"]]
    assert len(set(names)) == len(names)
    assert {move["trace"] for move in drawing.moving} | set(drawing.so_far) <= set(names)
