"""The map of a run on a bowl: its arrows and angles, its window, and words that can be read on it."""

import math

import numpy as np
import pytest

from gd_core import Bowl, walk
from gd_view.chapters.many_parameters import map
from gd_view.chapters.many_parameters import run as bowl_run
from gd_view.chapters.many_parameters.dials import CONDITION_NUMBERS
from gd_view.drawing import palette
from tests.unit.chapters.many_parameters.states import ALPHA, DEGREES, KAPPA, SOME
from tests.unit.runs import on_a_bowl as run


@pytest.mark.parametrize(
    ("kappa", "degrees"), [(1, 0), (2, 18.4), (5, 41.6), (10, 52.1), (25, 58.9), (50, 61.1)]
)
def test_at_the_start_the_arrow_is_that_far_off_the_way_to_the_minimum(kappa, degrees):
    """The angle between (8, 4κ) and (4, 2), by the arc cosine; also as the figure and the sentence say it."""
    cosine = (8 * 4 + 4 * kappa * 2) / (math.hypot(8, 4 * kappa) * math.hypot(4, 2))
    columns = map.above(run(kappa, 0.01)).columns
    assert columns["angle"][0] == pytest.approx(math.degrees(math.acos(min(cosine, 1))), abs=0.0501)
    assert columns["angle"][0] == pytest.approx(degrees, abs=1e-9)
    assert columns["whole angle"][0] == round(degrees)


@pytest.mark.parametrize(("kappa", "alpha", "degrees"), SOME)
def test_the_arrows_point_downhill_and_home_and_the_arc_lies_between(kappa, alpha, degrees):
    columns = {
        name: column.astype(float) for name, column in map.above(run(kappa, alpha, degrees)).columns.items()
    }
    z = columns["w 1"] + 1j * columns["w 2"]
    arrow = columns["tip x"] + 1j * columns["tip y"] - z
    downhill = -(columns["slope 1"] + 1j * columns["slope 2"])
    seen = np.isfinite(arrow)
    assert seen[0]
    np.testing.assert_allclose(np.angle(arrow[seen] / downhill[seen]), 0, atol=1e-5)
    np.testing.assert_allclose(abs(arrow[seen]), np.minimum(bowl_run.ARROW, abs(z[seen])), rtol=1e-5)
    arc = [columns[f"arc {i} x"] + 1j * columns[f"arc {i} y"] - z for i in range(6)]
    bent = np.isfinite(arc[0])
    if bent.any():
        np.testing.assert_allclose(np.angle(arc[0][bent] / -z[bent]), 0, atol=1e-4)
        np.testing.assert_allclose(np.angle(arc[-1][bent] / downhill[bent]), 0, atol=1e-4)
        np.testing.assert_allclose(abs(arc[0][bent]), abs(arc[-1][bent]), rtol=1e-4)
        turn = np.degrees(abs(np.angle(downhill[bent] / -z[bent])))
        np.testing.assert_allclose(columns["whole angle"][bent], turn, atol=0.501)


@pytest.mark.parametrize("degrees", [0, 45])
def test_the_window_has_one_scale_and_holds_every_run_that_does_not_grow(degrees, walked):
    for kappa in CONDITION_NUMBERS:
        bowl = Bowl(kappa, degrees)
        layout = map.above(run(kappa, 0.01, degrees)).figure["layout"]
        assert layout["yaxis"]["scaleanchor"] == "x"
        assert layout["yaxis"]["scaleratio"] == 1
        assert (tuple(layout["xaxis"]["range"]), tuple(layout["yaxis"]["range"])) == bowl_run.window(bowl)
        calm = (kappa == KAPPA) & (degrees == DEGREES) & (ALPHA * kappa <= 1 + 1e-12)
        assert calm.any()
        points = walked[:200, calm]
        assert bowl_run.in_window(bowl, np.column_stack([points.real.ravel(), points.imag.ravel()])).all()


def test_the_numbered_markers_can_be_told_apart():
    trajectory = run(50, 0.0196)
    order = map.numbered(trajectory.iterates)
    assert order[0] == 1
    places = trajectory.iterates[order]
    gaps = [np.hypot(*(a - b)) for i, a in enumerate(places) for b in places[:i]]
    assert min(gaps) > 0.5
    drawn = {trace["name"]: trace for trace in map.above(trajectory).figure["data"]}
    assert drawn["steps"]["text"] == [str(k) for k in order]


@pytest.mark.parametrize("start", [(4.5, 2.5), (4.5, -1.0), (-3.5, 2.5), (-3.5, -1.0), (4.0, 2.0)])
@pytest.mark.parametrize("degrees", [0, 45])
def test_from_any_start_no_word_is_cut_and_the_name_of_the_start_keeps_off_the_arrows(start, degrees):
    """Words are 20 pixels and more to either side of their middle, and a unit of a laptop's map is 35 pixels."""
    for kappa in CONDITION_NUMBERS:
        drawing = map.above(walk(Bowl(kappa, degrees), start, 0.01, 20))
        (left, right), (bottom, top) = bowl_run.window(Bowl(kappa, degrees))
        for name in ("downhill word", "home word", "angle word"):
            x, y = (drawing.columns[f"{name} {letter}"] for letter in "xy")
            seen = np.isfinite(x)
            assert (np.isfinite(y) == seen).all()
            assert ((x[seen] - 20 / 35 > left) & (x[seen] + 20 / 35 < right)).all()
            assert ((y[seen] > bottom) & (y[seen] < top)).all()
        named = next(trace for trace in drawing.figure["data"] if trace["name"] == "start")
        assert named["textposition"] == ("middle right" if start[0] > 0 else "middle left")
        assert (drawing.constants["start_w1"], drawing.constants["start_w2"]) == start


def luminance(colour):
    """WCAG 2.2, relative luminance."""
    channels = np.asarray(colour) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def rgb(text):
    return np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)], dtype=float)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_on_the_innermost_and_so_deepest_tint_have_their_contrast(theme):
    """4.5 : 1 over all the tints, one upon the other."""
    dark = palette.DARK if theme == "dark" else {}
    traces = {trace["name"]: trace for trace in map.above(run(10, 0.0909)).figure["data"]}
    ground = rgb(palette.PAPER.dark if dark else palette.PAPER.light)
    for level in bowl_run.LEVELS:
        tint = traces[f"loss {level:g}"]["fillcolor"]
        strength = int(tint[7:], 16) / 255
        ground = (1 - strength) * ground + strength * rgb(dark.get(tint[:7], tint[:7]))
    for name in (
        "minimum",
        "steps",
        "start",
        "loss on the lines",
        "to the minimum, in words",
        "downhill, in words",
    ):
        colour = traces[name]["textfont"]["color"]
        lights = sorted((luminance(rgb(dark.get(colour, colour))), luminance(ground)))
        assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5, name
