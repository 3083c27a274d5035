"""The map of a run on a bowl: its arrows and angles, its window, and words that can be read on it."""

import itertools
import math

import numpy as np
import pytest

from gd_core import Bowl, walk
from gd_view.chapters.many_parameters import map
from gd_view.chapters.many_parameters import run as bowl_run
from gd_view.chapters.many_parameters.dials import CONDITION_NUMBERS
from gd_view.drawing import palette
from tests.unit.chapters.many_parameters.states import ALPHA, DEGREES, KAPPA, SOME
from tests.unit.contrast import contrast, rgb
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


def numbers_of(drawing):
    (steps,) = (trace for trace in drawing.figure["data"] if trace["name"] == "steps")
    return steps["text"], np.column_stack([steps["x"], steps["y"]])


def test_the_numbered_markers_can_be_told_apart():
    trajectory = run(50, 0.0196)
    texts, places = numbers_of(map.above(trajectory))
    assert texts[0] == "1"
    np.testing.assert_array_equal(places, trajectory.iterates[[int(text) for text in texts]])
    gaps = [np.hypot(*(a - b)) for i, a in enumerate(places) for b in places[:i]]
    assert min(gaps) > 0.5


UNITS = {
    "phone": 21,
    "small projector": 25,
}  # pixels of a unit of the map where a window is 390 and 1024 pixels wide
WIDTHS = {
    "minimum": 53,
    "     start": 38,
    "to the minimum": 87,
    "downhill": 48,
    "52°": 19,
    " L = 4 ": 28,
    " L = 16 ": 34,
}
AROUND = {"left": -0.5, "center": 0, "right": 0.5, "top": 0.5, "middle": 0, "bottom": -0.5}


def boxes(texts, x, y, position="middle center", mark=0.0, *, unit):
    """Return the words that can be seen as boxes in pixels: middle, half the width, half the height but for the air."""
    words = []
    for text, across, up in zip(texts, x, y, strict=True):
        if np.isfinite(across):
            wide, (vertical, horizontal) = WIDTHS.get(text, 6 * len(text)), position.split()
            middle = unit * across + AROUND[horizontal] * wide, unit * up + AROUND[vertical] * (17 + mark)
            words.append((text, *middle, wide / 2, 6))
    return words


def are_apart(words):
    for i, (text, x, y, wide, high) in enumerate(words):
        for other, x2, y2, wide2, high2 in words[:i]:
            assert abs(x - x2) > wide + wide2 - 1 or abs(y - y2) > high + high2 - 1, (text, other)


@pytest.mark.parametrize(("kappa", "alpha", "degrees"), SOME)
@pytest.mark.parametrize("start", [(4.0, 2.0), (-3.5, -1.0), (1.0, 2.5), (-1.2, 0.4)])
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_no_word_of_the_map_lies_on_another_at_any_step(kappa, alpha, degrees, start, unit):
    """By the letters' width: the minimum, the losses, the start, the numbers of steps, and the words of each step."""
    drawing = map.above(walk(Bowl(kappa, degrees), start, alpha, 40))
    traces = {trace["name"]: trace for trace in drawing.figure["data"]}
    losses, side = traces["loss on the lines"], traces["start"]["textposition"]
    texts, places = numbers_of(drawing)
    standing = [
        *boxes(["minimum"], [0], [0], "bottom center", mark=16, unit=unit),
        *boxes(["     start"], start[:1], start[1:], side, unit=unit),
        *boxes(losses["text"], losses["x"], losses["y"], losses["textposition"], unit=unit),
        *boxes(texts, *places.T, "bottom right", unit=unit),
    ]
    are_apart(standing)
    at, beside = drawing.columns, {"home": "to the minimum", "downhill": "downhill", "angle": "52°"}
    for k in range(drawing.n_steps + 1):
        words = [
            boxes([text], [at[f"{one} word x"][k]], [at[f"{one} word y"][k]], unit=unit)
            for one, text in beside.items()
        ]
        are_apart([*standing, *itertools.chain(*words)])


@pytest.mark.parametrize(("kappa", "alpha"), [(5, 0.26), (10, 0.11), (25, 0.042), (50, 0.0205), (50, 0.03)])
@pytest.mark.parametrize("degrees", [0, 45])
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_no_number_of_a_step_lies_under_the_words_at_an_edge(kappa, alpha, degrees, unit):
    """Of every step beyond it: two lines of some 100 pixels, the first with a mark."""
    drawing = map.above(walk(Bowl(kappa, degrees), (4.0, 2.0), alpha, 40))
    (left, right), (bottom, top) = bowl_run.window(Bowl(kappa, degrees))
    ends = {"left of it": left, "right of it": right, "above": top, "below": bottom}
    texts, places = numbers_of(drawing)
    numbers = boxes(texts, *places.T, "bottom right", unit=unit)
    wide, high, n_beyond = 50, 17, 0
    for name, end in ends.items():
        for along in unit * drawing.columns[name][np.isfinite(drawing.columns[name])]:
            n_beyond += 1
            x, y = {
                "left of it": (unit * end + wide, along),
                "right of it": (unit * end - wide, along),
                "above": (along, unit * end - high),
                "below": (along, unit * end + high),
            }[name]
            for text, x2, y2, wide2, high2 in numbers:
                assert abs(x - x2) > wide + wide2 - 1 or abs(y - y2) > high + high2 - 1, (text, name)
    assert n_beyond > 0


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
        "minimum in words",
        "steps",
        "start",
        "loss on the lines",
        "to the minimum, in words",
        "downhill, in words",
    ):
        colour = traces[name]["textfont"]["color"]
        assert contrast(rgb(dark.get(colour, colour)), ground) >= 4.5, name
