"""The surface of a bowl, against its loss in complex numbers."""

import numpy as np
import pytest

from gd_view.chapters.many_parameters import surface
from gd_view.drawing.traces import unpacked
from tests.unit.oracles import bowl_loss as loss
from tests.unit.runs import on_a_bowl as run


@pytest.mark.parametrize(("kappa", "degrees"), [(1, 0), (10, 0), (10, 45), (50, 45)])
def test_the_surface_is_the_loss_and_the_run_stands_on_it(kappa, degrees):
    trajectory = run(kappa, 0.9 / kappa, degrees, 20)
    drawing = surface.surface(trajectory)
    traces = {trace["name"]: trace for trace in drawing.figure["data"]}
    mesh = {axis: np.array(traces["loss"][axis]) for axis in "xyz"}
    assert mesh["x"].shape == mesh["z"].shape == surface.MESH
    np.testing.assert_allclose(
        mesh["z"], loss(kappa, degrees, mesh["x"], mesh["y"]), atol=0.005 * mesh["z"].max()
    )
    top = mesh["z"].max()
    path = {axis: unpacked(traces["trajectory"][axis]) for axis in "xyz"}
    np.testing.assert_allclose(path["x"], trajectory.iterates[:, 0], atol=1e-4)
    lifted = loss(kappa, degrees, path["x"], path["y"]) + surface.LIFT * top
    np.testing.assert_allclose(path["z"], lifted, atol=0.002 * top)


def test_what_is_beyond_the_piece_is_not_drawn_but_named():
    drawing = surface.surface(run(10, 0.105, 45))
    beyond, seen = np.isfinite(drawing.columns["beyond"]), np.isfinite(drawing.columns["seen 1"])
    assert beyond.any()
    assert (beyond != seen).all()
    path = {trace["name"]: trace for trace in drawing.figure["data"]}["trajectory"]
    assert np.isnan(unpacked(path["x"])).tolist() == beyond.tolist()
