"""Two parameters: what the chapter draws and says, against closed forms, complex numbers and numpy.linalg."""

import json
import math
import re

import numpy as np
import plotly.graph_objects as go
import pytest

from gd_core import SINGLE_WELL, Bowl, gradient_descent, steps_to_settle, walk
from gd_view.chapters.many_parameters import dials, fans, map, surface
from gd_view.chapters.many_parameters import questions as ask
from gd_view.chapters.many_parameters import run as bowl_run
from gd_view.chapters.many_parameters import words as bowl_words
from gd_view.drawing import palette
from gd_view.drawing.drawing import combined
from gd_view.drawing.traces import unpacked
from gd_view.page import settings
from gd_view.page.question import reply
from tests.unit.listed import listed, of_kind
from tests.unit.momentum import REFUSED, Momentum

START = (4.0, 2.0)
CONDITION_NUMBERS, RATES = dials.CONDITION_NUMBERS, dials.LEARNING_RATES

# Every state that the controls can show, but for the number of steps.
KAPPA, ALPHA, DEGREES = (
    grid.ravel() for grid in np.meshgrid(CONDITION_NUMBERS, RATES, (0.0, 45.0), indexing="ij")
)
STATES = list(zip(KAPPA.tolist(), ALPHA.tolist(), DEGREES.tolist(), strict=True))
SOME = STATES[::17]


def run(kappa, alpha, degrees=0.0, steps=100):
    return walk(Bowl(kappa, degrees), START, alpha, steps)


def loss(kappa, degrees, x, y):
    """u₁² + κ·u₂² of w turned back, (x + iy)·e^(-iθ) = u₁ + iu₂."""
    u = (x + 1j * y) * np.exp(-1j * np.deg2rad(degrees))
    return u.real**2 + kappa * u.imag**2


@pytest.fixture(scope="module")
def walked():
    """All states walked at once, 4,000 steps, by z ← z - α(2u₁ + 2κi·u₂)·e^(iθ) on complex numbers."""
    turn = np.exp(1j * np.deg2rad(DEGREES))
    z = np.empty((4001, len(STATES)), dtype=complex)
    z[0] = complex(*START)
    with np.errstate(over="ignore", invalid="ignore"):
        for k in range(4000):
            u = z[k] / turn
            z[k + 1] = z[k] - ALPHA * (2 * u.real + 2j * KAPPA * u.imag) * turn
    return z


# The numbers of the lesson


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


@pytest.mark.parametrize(("kappa", "steps"), [(1, 1), (10, 30), (25, 75), (50, 150)])
def test_with_the_best_rate_the_wait_grows_with_the_condition_number(kappa, steps):
    """Smallest k with 4·((κ - 1)/(κ + 1))^k < 0.01; the listed rate, of four digits, needs as many."""
    assert bowl_words.best_wait(kappa) == steps
    assert Bowl(kappa).best_learning_rate == 1 / (1 + kappa)
    assert bowl_words.best_factor(Bowl(kappa)) == pytest.approx((kappa - 1) / (kappa + 1), abs=1e-12)
    assert steps_to_settle(Bowl(kappa), START, dials.best_listed(kappa)) == steps
    assert steps == 1 or 4 * ((kappa - 1) / (kappa + 1)) ** steps < 0.01 <= 4 * (
        (kappa - 1) / (kappa + 1)
    ) ** (steps - 1)


def test_the_listed_rates_have_every_limit_and_every_best_rate():
    """1/κ and 1/(1 + κ), to four digits; also the lesson's 0.0909 and 0.1, from 0.001 to 1.05."""
    assert list(RATES) == sorted(set(RATES))
    assert (RATES[0], RATES[-1]) == (0.001, 1.05)
    assert {0.0909, 0.1} <= set(RATES)
    for kappa in CONDITION_NUMBERS:
        limit = 2 / np.linalg.eigvalsh(Bowl(kappa, 45).hessian)[-1]
        assert min(abs(rate - limit) for rate in RATES) < 1e-12
        assert any(limit < rate <= 1.06 * limit for rate in RATES)
        assert dials.best_listed(kappa) == pytest.approx(1 / (1 + kappa), abs=5.1e-5)


def test_the_first_step_at_the_best_rate_on_the_screen():
    """(4, 2) - 0.0909·(8, 40) = (3.2728, -1.636); with 1/11 it is (36/11, -18/11) = (3.2727, -1.6364)."""
    columns = bowl_run.run_columns(run(10, 0.0909))
    assert (columns["slope 1"][0], columns["slope 2"][0]) == (8, 40)
    assert (columns["next 1"][0], columns["next 2"][0]) == pytest.approx((3.2728, -1.636))
    assert (columns["next 1"][0], columns["next 2"][0]) == pytest.approx((36 / 11, -18 / 11), abs=5e-4)


def test_at_a_tenth_the_loss_sticks_at_40_while_the_point_hops():
    """κ = 10: w₁ is 4·0.8^k, w₂ is 2·(-1)^k, so L → 10·2²."""
    trajectory = run(10, 0.1)
    columns = bowl_run.run_columns(trajectory)
    np.testing.assert_allclose(columns["w 1"][:4], [4, 3.2, 2.56, 2.048])
    assert columns["w 2"].tolist() == [2, -2] * 50 + [2]
    first, rest = bowl_words.sentences(trajectory)
    assert first == "Never settles: w₂ hops between 2 and −2 for ever."
    assert rest == "The loss cannot fall below 40."
    assert columns["loss"][-1] == pytest.approx(40)


def test_turning_the_valley_leaves_the_counts_at_the_best_rate_as_they_are():
    """The factors are f and -f, so the turned run is (4, 2)·f^k, (2, 4)·f^k by turns: its larger half is 4·f^k.

    The hessian becomes [[11, -9], [-9, 11]] at κ = 10, with the eigenvalues 2 and 20 as before.
    """
    np.testing.assert_allclose(Bowl(10, 45).hessian, [[11, -9], [-9, 11]], atol=1e-14)
    np.testing.assert_allclose(np.linalg.eigvalsh([[11, -9], [-9, 11]]), [2, 20])
    for kappa in CONDITION_NUMBERS:
        rate = 1 / (1 + kappa)
        assert steps_to_settle(Bowl(kappa, 45), START, rate) == steps_to_settle(Bowl(kappa, 0), START, rate)


def test_the_worked_vector_goes_to_nearly_zero():
    """(3, -2, 1.5)·0.8^50."""
    final = gradient_descent(SINGLE_WELL.gradient, bowl_words.WORKED)
    np.testing.assert_allclose(final, np.array([3, -2, 1.5]) * 0.8**50, rtol=1e-12)
    words = bowl_words.worked(final)
    assert "(3, −2, 1.5)" in words
    assert "(4.282 × 10⁻⁵, −2.854 × 10⁻⁵, 2.141 × 10⁻⁵)" in words


# The questions


def test_the_typed_answer_and_its_slips_are_what_the_arithmetic_gives():
    """L = u² + uv + v² at (2, 1): slopes 5 and 4. New u for v; plus for minus; without the product."""
    u, v, a = 2, 1, 0.1
    right = (u - a * (2 * u + v), v - a * (u + 2 * v))
    stale = (right[0], v - a * (right[0] + 2 * v))
    plus = (u + a * (2 * u + v), v + a * (u + 2 * v))
    alone = (u - a * 2 * u, v - a * 2 * v)
    assert ask.NEW_POINT.answer == pytest.approx(right)
    assert [*ask.NEW_POINT.slips] == [pytest.approx(slip) for slip in (stale, plus, alone)]
    for slip, words in ask.NEW_POINT.slips.items():
        assert reply(ask.NEW_POINT, slip) == (False, words)


def states(question):
    sees = [question.see, *(option.see for option in question.options)]
    return [see[1] for see in sees if see]


@pytest.mark.parametrize(
    "question", [ask.WHERE_DOWNHILL_POINTS, ask.A_TENTH, ask.SPEED_LIMIT], ids=lambda q: q.key
)
def test_the_states_that_prove_an_answer_are_on_the_controls(question):
    for values in states(question):
        assert values["condition_number"] in CONDITION_NUMBERS
        assert values["learning_rate"] in RATES
        assert 0 <= values["steps"] <= 100


def test_the_state_above_the_limit_leaves_and_the_gentle_one_only_waits():
    above, waits = ask.SPEED_LIMIT.see[1], ask.SPEED_LIMIT.options[0].see[1]
    trajectory = run(above["condition_number"], above["learning_rate"])
    assert above["learning_rate"] > 1 / above["condition_number"]
    assert bowl_words.sentences(trajectory)[0].startswith("Left the picture")
    assert waits["learning_rate"] < 1 / waits["condition_number"]
    # w₁ still wants 4·(1 - 2α)^k < 0.01 when w₂, with 2·|1 - 2κα|^k, has long arrived
    along, across = 1 - 2 * 0.03, abs(1 - 2 * 25 * 0.03)
    assert math.log(400) / -math.log(along) > 10 * math.log(200) / -math.log(across)


# The figure


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


@pytest.mark.parametrize("kappa", CONDITION_NUMBERS)
@pytest.mark.parametrize("degrees", [0, 45])
def test_each_line_has_one_loss_and_the_next_one_inward_half_of_it(kappa, degrees):
    assert all(outer == 2 * inner for inner, outer in zip(bowl_run.LEVELS, bowl_run.LEVELS[1:], strict=False))
    for level in bowl_run.LEVELS:
        points = bowl_run.ellipse(Bowl(kappa, degrees), level)
        np.testing.assert_allclose(loss(kappa, degrees, *points.T), level)


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


def test_the_numbered_markers_can_be_told_apart():
    trajectory = run(50, 0.0196)
    order = map.numbered(trajectory.iterates)
    assert order[0] == 1
    places = trajectory.iterates[order]
    gaps = [np.hypot(*(a - b)) for i, a in enumerate(places) for b in places[:i]]
    assert min(gaps) > 0.5
    drawn = {trace["name"]: trace for trace in map.above(trajectory).figure["data"]}
    assert drawn["steps"]["text"] == [str(k) for k in order]


@pytest.mark.parametrize("draw", [map.above, surface.surface], ids=["map", "surface"])
@pytest.mark.parametrize(
    ("kappa", "alpha", "degrees", "steps"),
    [(2, 0.1, 0, 30), (50, 1.05, 45, 100), (1, 0.5, 0, 3), (10, 0.1, 45, 0)],
)
def test_plotly_accepts_the_figure_with_its_frames(draw, kappa, alpha, degrees, steps):
    drawing = draw(run(kappa, alpha, degrees, steps))
    frames = go.Figure(drawing.with_frames()).frames
    assert len(frames) == drawing.n_steps + 1


@pytest.mark.parametrize("draw", [map.above, surface.surface], ids=["map", "surface"])
def test_the_payload_grows_by_a_row_a_step(draw):
    """No more than 400 bytes a step beyond what a figure without steps has."""
    sizes = []
    for steps in (0, 50, 100):
        drawing = draw(run(2, 0.01, 0, steps))
        columns = sum(column.nbytes for column in drawing.columns.values())
        sizes.append(len(json.dumps(drawing.figure, default=str)) + columns)
    assert sizes[1] - sizes[0] < 50 * 400
    assert sizes[2] - sizes[1] < 50 * 400


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


# The surface


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


# Another rule


@pytest.mark.parametrize("draw", [map.above, surface.surface], ids=["map", "surface"])
def test_with_momentum_the_picture_and_its_sentences_tell_the_steps_that_were_taken(draw):
    """κ = 2, α = 0.1: v = (8, 8), then 0.9·(8, 8) + (6.4, 4.8); a tenth of it each time, from (4, 2)."""
    rolls = walk(Bowl(2), START, 0.1, 30, rule=Momentum())
    drawing = draw(rolls)
    np.testing.assert_allclose([drawing.columns[f"move {i}"][1] for i in (1, 2)], [-1.36, -1.2])
    np.testing.assert_allclose([drawing.columns[f"next {i}"][1] for i in (1, 2)], [1.84, 0.0], atol=1e-12)
    for i in (1, 2):
        np.testing.assert_array_equal(drawing.columns[f"next {i}"][:-1], rolls.iterates[1:, i - 1])
        np.testing.assert_allclose(drawing.columns[f"size {i}"][:2], [0.8, (1.36, 1.2)[i - 1]])
    travelling = {name: column for name, column in drawing.columns.items() if name not in drawing.recipes}
    made = combined(travelling, drawing.recipes, drawing.constants)
    np.testing.assert_array_equal(made["move 1"], rolls.moves[:, 0])
    told = said(drawing, bowl_words.captions(rolls)["step"], 1)
    assert told.endswith("The rule moves it by (−1.36, −1.2).")
    assert "factor" not in told
    update = said(drawing, bowl_words.update(rolls), 0)
    assert "+" in update
    assert "−0.8" in update
    assert "each step" not in str(drawing.figure["layout"].get("annotations"))


def test_the_fans_and_the_outcome_of_a_bowl_refuse_another_rule_by_name():
    rolls = walk(Bowl(2), START, 0.1, 30, rule=Momentum())
    dials = settings.steps_dial(100, default=30), settings.Choice("learning_rate", "α", RATES, default=0.1)
    for refuse in (lambda: fans.plane_fans(rolls, *dials), lambda: bowl_words.headline(rolls)):
        with pytest.raises(ValueError, match=REFUSED):
            refuse()


# The words


def test_the_headline_is_what_a_long_walk_does(walked):
    """All 492 states at 100 steps, against 4,000 steps walked on complex numbers."""
    size = np.maximum(abs(walked.real), abs(walked.imag))
    for i, (kappa, alpha, degrees) in enumerate(STATES):
        trajectory = run(kappa, alpha, degrees)
        first, _ = bowl_words.sentences(trajectory)
        away = np.flatnonzero(~(size[:, i] < 0.01))
        if not size[-1, i] < 1e3:
            x, y = walked[:, i].real, walked[:, i].imag
            (left, right), (bottom, top) = bowl_run.window(Bowl(kappa, degrees))
            out = np.flatnonzero((x < left) | (x > right) | (y < bottom) | (y > top))[0]
            assert first.startswith(
                f"Left the picture at step {out}, at (" if out <= 100 else "Getting farther"
            )
        elif away[-1] == 4000:
            assert first.startswith("Never settles")
            assert size[-1, i] > 0.5
        else:
            needed = away[-1] + 1
            expected = (
                f"Settles at (0, 0): both within 0.01 of it from step {needed} on."
                if needed <= 100
                else f"Not there yet after 100 steps: it needs {needed:,}."
            )
            assert first == expected, (kappa, alpha, degrees)


def test_a_run_has_settled_at_the_very_step_from_which_it_stays_near():
    """κ = 10 and 0.0909: 4·0.8182^30 < 0.01 < 4·0.8182^29."""
    assert bowl_words.sentences(run(10, 0.0909, 0, 30))[0].startswith("Settles at (0, 0): both within 0.01")
    assert bowl_words.sentences(run(10, 0.0909, 0, 29))[0] == "Not there yet after 29 steps: it needs 30."


@pytest.mark.parametrize("kappa", [1, 2, 10, 50])
def test_where_a_run_hops_for_ever_the_loss_has_the_floor_that_is_named(kappa, walked):
    """α = 1/κ: by the smallest loss of 4,000 steps."""
    for degrees in (0, 45):
        trajectory = run(kappa, 1 / kappa, degrees)
        _, rest = bowl_words.sentences(trajectory)
        (floor,) = re.findall(r"below ([\d.]+)\.$", rest)
        column = walked[:, STATES.index((kappa, 1 / kappa, degrees))]
        assert float(floor) == pytest.approx(loss(kappa, degrees, column.real, column.imag).min(), rel=1e-3)


def test_the_sentence_of_a_step():
    """κ = 10, α = 0.1, at (4, 2): the numbers of the lesson."""
    drawing = map.above(run(10, 0.1))
    told = bowl_words.captions(run(10, 0.1))["step"]
    assert said(drawing, told, 0) == (
        "Step 0: at (4, 2), loss 56. Gradient (8, 40). The step is 52.1° away from the direction of the minimum. "
        "w₁ factor 0.8, w₂ factor −1."
    )
    assert said(drawing, told, 1).startswith("Step 1: at (3.2, −2), loss 50.24. Gradient (6.4, −40).")


def test_on_a_turned_valley_the_factors_belong_to_its_directions_not_to_the_parameters():
    drawing = map.above(run(10, 0.1, 45))
    told = said(drawing, bowl_words.captions(run(10, 0.1, 45))["step"], 0)
    assert told.endswith("Factor along the valley 0.8, across it −1.")
    assert "w₁ factor" not in told


def test_at_the_minimum_itself_nothing_is_said_of_an_angle():
    """κ = 1, α = 0.5: (4, 2) - 0.5·(8, 4) = (0, 0)."""
    drawing = map.above(run(1, 0.5, 0, 3))
    assert np.isfinite(drawing.columns["still"]).tolist() == [False, True, True, True]
    assert said(drawing, bowl_words.captions(run(1, 0.5))["still"], 1).startswith(
        "Step 1: at the minimum itself"
    )


@pytest.mark.parametrize("kappa", CONDITION_NUMBERS)
def test_what_is_said_of_the_shape_has_the_eigenvalues_and_their_limits(kappa):
    smallest, largest = np.linalg.eigvalsh(Bowl(kappa, 45).hessian)
    words = bowl_words.limits(Bowl(kappa, 45))
    assert f"curvature is {smallest:.4g}" in words
    assert f"{2 / largest:.4g}" in words
    assert f"{2 / (smallest + largest):.4g}" in words
    assert kappa == 1 or f"{largest:.4g} across" in words
    assert kappa == 1 or "κ = 10 takes 30 steps, κ = 25 takes 75 and κ = 50 takes 150" in words


def said(drawing, template, k):
    """A template at a step: as `Drawing.part` fills the text of a trace."""
    return drawing.part({"trace": "any", "text": [template]}, k)["text"][0]


def test_the_columns_listed_in_the_head_of_the_module_are_those_of_the_map():
    drawing, columns = map.above(run(10, 0.05, 45.0, steps=30)), listed(bowl_run.__doc__)
    assert {*columns} == {*drawing.columns}
    assert of_kind(columns, "made") == {*drawing.recipes}
    assert {column.shape for column in drawing.columns.values()} == {(31,)}
    rolls = walk(Bowl(10), START, 0.05, 30, rule=Momentum())
    assert of_kind(columns, "made") - {*bowl_run.recipes(rolls)} == {*bowl_run.MOVES}


def test_the_columns_listed_in_the_head_of_the_surface_are_those_that_it_adds():
    drawing = surface.surface(run(10, 0.05, 45.0, steps=30))
    assert {*listed(surface.__doc__)} == {*drawing.columns} - {*listed(bowl_run.__doc__)}
