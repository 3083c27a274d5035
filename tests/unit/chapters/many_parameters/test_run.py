"""A run on a bowl step by step, against closed forms and complex numbers."""

import math

import numpy as np
import pytest

from gd_core import Bowl, walk
from gd_view.chapters.many_parameters import map, own_line, surface
from gd_view.chapters.many_parameters import run as bowl_run
from gd_view.chapters.many_parameters.dials import CONDITION_NUMBERS
from gd_view.chapters.many_parameters.dials import LEARNING_RATES as RATES
from tests.unit.chapters.many_parameters.states import SOME
from tests.unit.listed import listed, of_kind
from tests.unit.momentum import Momentum
from tests.unit.oracles import bowl_loss as loss
from tests.unit.runs import on_a_bowl as run


def test_the_first_step_at_the_best_rate_on_the_screen():
    """(4, 2) - 0.0909·(8, 40) = (3.2728, -1.636); with 1/11 it is (36/11, -18/11) = (3.2727, -1.6364)."""
    columns = bowl_run.run_columns(run(10, 0.0909))
    assert (columns["slope 1"][0], columns["slope 2"][0]) == (8, 40)
    assert (columns["next 1"][0], columns["next 2"][0]) == pytest.approx((3.2728, -1.636))
    assert (columns["next 1"][0], columns["next 2"][0]) == pytest.approx((36 / 11, -18 / 11), abs=5e-4)


@pytest.mark.parametrize(("kappa", "alpha"), [(k, a) for k in CONDITION_NUMBERS for a in RATES])
def test_on_the_straight_valley_every_place_is_the_closed_form(kappa, alpha):
    """wₖ = (4·(1 - 2α)^k, 2·(1 - 2κα)^k), up to the step at which a run is far outside."""
    columns = bowl_run.run_columns(run(kappa, alpha))
    k = np.arange(len(columns["w 1"]))
    np.testing.assert_allclose(columns["w 1"], 4 * (1 - 2 * alpha) ** k, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(columns["w 2"], 2 * (1 - 2 * kappa * alpha) ** k, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(columns["loss"], loss(kappa, 0, columns["w 1"], columns["w 2"]), rtol=1e-9)
    far = np.hypot(columns["w 1"], columns["w 2"]) > bowl_run.FAR * math.sqrt(2)
    assert not far[:-1].any()
    assert len(k) == 101 or max(abs(columns["w 1"][-1]), abs(columns["w 2"][-1])) > bowl_run.FAR


@pytest.mark.parametrize(("kappa", "alpha", "degrees"), SOME)
def test_the_moves_and_the_bars_are_alpha_times_the_slopes(kappa, alpha, degrees):
    """Slopes by central differences of L; the longer bar belongs to the parameter that moves more."""
    columns = bowl_run.run_columns(run(kappa, alpha, degrees))
    x, y, h = columns["w 1"], columns["w 2"], 1e-4
    slopes = (
        (loss(kappa, degrees, x + h, y) - loss(kappa, degrees, x - h, y)) / (2 * h),
        (loss(kappa, degrees, x, y + h) - loss(kappa, degrees, x, y - h)) / (2 * h),
    )
    for i, (slope, w) in enumerate(zip(slopes, (x, y), strict=True), start=1):
        np.testing.assert_allclose(columns[f"slope {i}"], slope, atol=1e-5)
        np.testing.assert_allclose(columns[f"size {i}"], alpha * abs(slope), atol=1e-5)
        np.testing.assert_allclose(columns[f"next {i}"][:-1], w[1:], atol=1e-9)
        assert ((columns[f"share {i}"] >= 0) & (columns[f"share {i}"] <= 100)).all()
    more = columns["size 1"] > columns["size 2"]
    assert (columns["share 1"] >= columns["share 2"])[more].all()


@pytest.mark.parametrize("kappa", CONDITION_NUMBERS)
@pytest.mark.parametrize("degrees", [0, 45])
def test_each_line_has_one_loss_and_the_next_one_inward_half_of_it(kappa, degrees):
    assert all(outer == 2 * inner for inner, outer in zip(bowl_run.LEVELS, bowl_run.LEVELS[1:], strict=False))
    for level in bowl_run.LEVELS:
        points = bowl_run.ellipse(Bowl(kappa, degrees), level)
        np.testing.assert_allclose(loss(kappa, degrees, *points.T), level)


@pytest.mark.parametrize(("kappa", "alpha", "degrees"), SOME)
def test_an_iterate_is_named_at_an_edge_exactly_when_it_is_off_the_map(kappa, alpha, degrees):
    trajectory = run(kappa, alpha, degrees)
    columns = bowl_run.run_columns(trajectory)
    (left, right), (bottom, top) = bowl_run.window(Bowl(kappa, degrees))
    x, y = columns["w 1"], columns["w 2"]
    off = (x < left) | (x > right) | (y < bottom) | (y > top)
    named = np.array([np.isfinite(columns[edge]) for edge in bowl_run.OUTSIDE])
    assert (named.sum(axis=0) == off).all()
    for edge, low, high in (("above", left, right), ("left of it", bottom, top)):
        places = columns[edge][np.isfinite(columns[edge])]
        assert ((places >= low) & (places <= high)).all()


def test_the_columns_listed_in_the_head_of_the_module_are_those_of_the_map():
    drawing, columns = map.above(run(10, 0.05, 45.0, n_steps=30)), listed(bowl_run.__doc__)
    of_the_line = {*own_line.recipes(Bowl(10, 45.0))}
    assert {*columns} == {*drawing.columns} - of_the_line
    assert of_kind(columns, "made") == {*drawing.recipes} - of_the_line
    assert {column.shape for column in drawing.columns.values()} == {(31,)}
    rolls = walk(Bowl(10), (4.0, 2.0), 0.05, 30, rule=Momentum())
    assert of_kind(columns, "made") - {*bowl_run.recipes(rolls)} == {*bowl_run.MOVES}


def test_the_columns_listed_in_the_head_of_the_surface_are_those_that_it_adds():
    drawing = surface.surface(run(10, 0.05, 45.0, n_steps=30))
    assert {*listed(surface.__doc__)} == {*drawing.columns} - {*listed(bowl_run.__doc__)}
