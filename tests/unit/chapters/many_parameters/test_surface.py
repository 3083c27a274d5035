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


@pytest.mark.parametrize(("kappa", "degrees"), [(1, 0), (1, 45), (25, 0), (25, 45), (50, 30)])
def test_the_camera_sees_the_walker_over_the_rim_of_the_bowl(kappa, degrees):
    """On the way to the eye, in a plain march, no point lies under the piece of the bowl that is drawn."""
    drawing = surface.surface(run(kappa, 0.9 / kappa, degrees, 30))
    scene = drawing.figure["layout"]["scene"]
    sides = np.array([scene[f"{axis}axis"]["range"] for axis in "xyz"])
    aspect = np.array([scene["aspectratio"][axis] for axis in "xyz"])
    middle, scale = sides.mean(axis=1), aspect / (sides[:, 1] - sides[:, 0])
    eye = np.array([scene["camera"]["eye"][axis] for axis in "xyz"]) / scale + middle
    angle = np.radians(degrees)
    along, across = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
    walks = np.stack([drawing.columns[name] for name in ("seen 1", "seen 2", "height")], axis=1)
    assert np.isfinite(walks).all()
    for place in walks.astype(np.float64):
        way = place + np.linspace(0, 1, 400)[:, np.newaxis] * (eye - place)
        u, v = way[:, :2] @ along, way[:, :2] @ across
        over = (u > -5.6) & (u < 6) & (np.abs(v) < 3)
        assert (way[over, 2] > loss(kappa, degrees, way[over, 0], way[over, 1])).all()
