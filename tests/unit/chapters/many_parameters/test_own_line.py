"""The line of equal loss through the walker, against the loss in complex numbers."""

import numpy as np
import pytest

from gd_view.chapters.many_parameters import map, own_line
from gd_view.drawing.drawing import combined
from tests.unit.chapters.many_parameters.states import SOME
from tests.unit.oracles import bowl_loss
from tests.unit.runs import on_a_bowl as run


def line_of(drawing):
    """Return its points as complex numbers, (points, steps + 1)."""
    return np.array(
        [
            drawing.columns[x] + 1j * drawing.columns[y]
            for x, y in zip(own_line.move()["x"], own_line.move()["y"], strict=True)
        ]
    )


@pytest.mark.parametrize(("kappa", "alpha", "degrees"), SOME)
def test_all_of_the_line_has_the_loss_of_the_walker_who_stands_on_it(kappa, alpha, degrees):
    drawing = map.above(run(kappa, alpha, degrees, 10))
    points = line_of(drawing)
    walker = drawing.columns["w 1"] + 1j * drawing.columns["w 2"]
    loss = bowl_loss(kappa, degrees, walker.real, walker.imag)
    np.testing.assert_allclose(points[own_line.N_POINTS // 2], walker, rtol=1e-4, atol=1e-12)
    np.testing.assert_allclose(points[0], points[-1], rtol=1e-3, atol=1e-3 * abs(walker).max())
    here = bowl_loss(kappa, degrees, points.real, points.imag)
    np.testing.assert_allclose(here, np.broadcast_to(loss, here.shape), rtol=2e-3)


@pytest.mark.parametrize(("kappa", "alpha", "degrees"), SOME)
def test_downhill_crosses_the_line_at_a_right_angle(kappa, alpha, degrees):
    """The chord from the point before the walker to the one after is at a right angle to 2u₁ + 2κi·u₂, turned."""
    drawing = map.above(run(kappa, alpha, degrees, 5))
    points, middle = line_of(drawing), own_line.N_POINTS // 2
    chord = points[middle + 1] - points[middle - 1]
    turn = np.exp(1j * np.deg2rad(degrees))
    u = points[middle] / turn
    uphill = (u.real + 1j * kappa * u.imag) * turn
    seen = abs(uphill) > 1e-6
    cosine = (chord[seen] * uphill[seen].conj()).real / abs(chord[seen] * uphill[seen])
    np.testing.assert_allclose(cosine, 0, atol=1e-3)


def test_the_line_is_not_sent_but_made_of_the_place():
    drawing = map.above(run(10, 0.0909))
    names = {*own_line.move()["x"], *own_line.move()["y"]}
    assert names <= {*drawing.recipes}
    travelling = {name: column for name, column in drawing.columns.items() if name not in drawing.recipes}
    made = combined(travelling, drawing.recipes, drawing.constants)
    for name in names:
        np.testing.assert_array_equal(made[name], drawing.columns[name])
