"""A run on a bowl in words, against long walks on complex numbers and against arithmetic by hand."""

import re

import numpy as np
import pytest

from gd_core import SINGLE_WELL, Bowl, gradient_descent, steps_to_settle, walk
from gd_view.chapters.many_parameters import dials, map, surface
from gd_view.chapters.many_parameters import run as bowl_run
from gd_view.chapters.many_parameters import words as bowl_words
from gd_view.chapters.many_parameters.dials import CONDITION_NUMBERS
from tests.unit.chapters.many_parameters.states import STATES
from tests.unit.oracles import bowl_loss as loss
from tests.unit.reading import told
from tests.unit.runs import START
from tests.unit.runs import on_a_bowl as run


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


def test_at_a_tenth_the_loss_sinks_to_40_while_the_point_hops():
    """κ = 10: w₁ is 4·0.8^k, w₂ is 2·(-1)^k, so L → 10·2²."""
    trajectory = run(10, 0.1)
    columns = bowl_run.run_columns(trajectory)
    np.testing.assert_allclose(columns["w 1"][:4], [4, 3.2, 2.56, 2.048])
    assert columns["w 2"].tolist() == [2, -2] * 50 + [2]
    first, rest = bowl_words.sentences(trajectory)
    assert first == "Never settles: w₂ hops between 2 and −2 for ever."
    assert rest == "The loss sinks to 40 and no lower."
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
    assert "(4.28 × 10⁻⁵, −2.85 × 10⁻⁵, 2.14 × 10⁻⁵)" in words


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
                f"Left the picture at step {out}, at (" if out <= 100 else "On its way out"
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
        (floor,) = re.findall(r"(?:sinks to|stays at) (\d+(?:\.\d+)?)", rest)
        column = walked[:, STATES.index((kappa, 1 / kappa, degrees))]
        losses = loss(kappa, degrees, column.real, column.imag)
        assert float(floor) == pytest.approx(losses.min(), rel=1e-3)
        stays = losses.max() - losses.min() < 1e-6
        assert rest == (
            f"The loss stays at {floor}." if stays else f"The loss sinks to {floor} and no lower."
        )


def test_of_every_run_that_leaves_only_what_is_true_of_each_of_its_steps_is_said(walked):
    """In all states beyond the limit each step ends farther out across the valley; the whole distance may shrink."""
    leaving = [(i, state) for i, state in enumerate(STATES) if state[0] * state[1] > 1 + 1e-9]
    shrinks = 0
    for i, (kappa, alpha, degrees) in leaving:
        column = walked[:40, i]
        column = column[abs(column) < 1e12]
        across = abs((column * np.exp(-1j * np.deg2rad(degrees))).imag)
        assert (np.diff(across) > 0).all()
        shrinks += bool((np.diff(abs(column)) < 0).any())
        _, rest = bowl_words.sentences(run(kappa, alpha, degrees))
        assert rest.startswith(
            "Each step ends farther out" if kappa == 1 else "Across the valley each step ends farther out"
        )
    assert shrinks > 0


@pytest.mark.parametrize("degrees", [0, 45])
def test_on_a_round_bowl_nothing_is_said_of_a_valley(degrees):
    """All directions are alike: it has no valley, and turned it is the same bowl."""
    said = bowl_words.limits(Bowl(1, degrees))
    assert "no valley" in said
    for rate in dials.LEARNING_RATES:
        trajectory = run(1, rate, degrees)
        told_of_it = [
            *bowl_words.sentences(trajectory),
            *bowl_words.captions(trajectory).values(),
            bowl_words.alt(trajectory),
        ]
        assert not re.search("valley|gentle|sharp|turned", " ".join(told_of_it))


def test_turned_by_45_degrees_the_waits_are_about_those_that_are_told(walked):
    """With the listed rates: by the last step of a long walk that is not within 0.01; κ = 25 needs 76, not 75."""
    waits = {}
    for kappa in (10, 25, 50):
        column = walked[:, STATES.index((kappa, dials.best_listed(kappa), 45.0))]
        waits[kappa] = np.flatnonzero(np.maximum(abs(column.real), abs(column.imag)) >= 0.01)[-1] + 1
    assert waits[25] == 76
    for kappa, told_wait in {10: 30, 25: 75, 50: 150}.items():
        assert waits[kappa] == pytest.approx(told_wait, rel=0.1)
    assert "about as many" in bowl_words.limits(Bowl(10))


def test_the_sentence_of_a_step():
    """κ = 10, α = 0.1, at (4, 2): the numbers of the lesson."""
    drawing = map.above(run(10, 0.1))
    template = bowl_words.captions(run(10, 0.1))["step"]
    assert told(drawing, template, 0) == (
        "Step 0: (4, 2), loss 56, 52.1° off the way to the minimum. w₁ × 0.8, w₂ × −1."
    )
    assert told(drawing, template, 1).startswith("Step 1: (3.2, −2), loss 50.2, ")


def test_on_a_turned_valley_the_factors_belong_to_its_directions_not_to_the_parameters():
    drawing = map.above(run(10, 0.1, 45))
    sentence = told(drawing, bowl_words.captions(run(10, 0.1, 45))["step"], 0)
    assert sentence.endswith("Along the valley × 0.8, across × −1.")
    assert "w₁ ×" not in sentence


def test_at_the_minimum_itself_nothing_is_said_of_an_angle():
    """κ = 1, α = 0.5: (4, 2) - 0.5·(8, 4) = (0, 0)."""
    drawing = map.above(run(1, 0.5, 0, 3))
    assert np.isfinite(drawing.columns["still"]).tolist() == [False, True, True, True]
    assert told(drawing, bowl_words.captions(run(1, 0.5))["still"], 1).startswith(
        "Step 1: at the minimum itself"
    )


@pytest.mark.parametrize("kappa", CONDITION_NUMBERS)
def test_what_is_said_of_the_shape_has_the_eigenvalues_and_their_limits(kappa):
    smallest, largest = np.linalg.eigvalsh(Bowl(kappa, 45).hessian)
    words = bowl_words.limits(Bowl(kappa, 45))
    assert f"curvature is {smallest:.3g}" in words
    assert f"{2 / largest:.3g}" in words
    assert f"{2 / (smallest + largest):.3g}" in words
    assert kappa == 1 or f"{largest:.3g} across" in words
    assert kappa == 1 or "κ = 10 takes 30 steps, κ = 25 takes 75 and κ = 50 takes 150" in words


def test_the_general_limits_hold_for_curvatures_that_are_no_bowl_of_this_page():
    """2/λ and 2/(λ + μ): of |1 - αλ| and |1 - αμ| the larger is 1 at the first, and least at the second."""
    words = bowl_words.limits(Bowl(10))
    assert "in general the limit is 2/λ and the best α 2/(λ + μ), with λ the largest curvature" in words
    for gentle, sharp in ((1.0, 3.0), (0.5, 7.0)):

        def slower(rate, gentle=gentle, sharp=sharp):
            return np.maximum(abs(1 - rate * gentle), abs(1 - rate * sharp))

        rates = np.linspace(0.001, 2 / sharp, 20_001)
        assert slower(2 / sharp) == pytest.approx(1)
        assert (slower(rates[:-1]) < 1).all()
        assert rates[slower(rates).argmin()] == pytest.approx(2 / (gentle + sharp), abs=1e-4)


SOMEWHERE = [(-3.5, 2.5), (4.5, -1.0), (3.0, 0.0), (0.0, 1.5), (2.0, 2.0), (-1.0, 1.0), (0.0, 0.0)]


@pytest.mark.parametrize("start", SOMEWHERE)
@pytest.mark.parametrize(("kappa", "degrees"), [(1, 0), (1, 45), (2, 0), (10, 0), (10, 45)])
def test_from_any_start_what_is_said_is_what_a_walk_on_complex_numbers_does(kappa, degrees, start):
    """Also from the floor of the valley, which a walker never leaves, and from the minimum itself."""
    for rate in (0.02, 0.1, 0.105, 0.5, 0.525, 1.0, 1.05):
        first, rest = bowl_words.sentences(walk(Bowl(kappa, degrees), start, rate, 100))
        turn = np.exp(1j * np.deg2rad(degrees))
        u = complex(*start) / turn
        along = u.real * (1 - 2 * rate) ** np.arange(101.0)
        across = u.imag * (1 - 2 * kappa * rate) ** np.arange(101.0)
        along, across = (np.where(abs(w[0]) < 1e-9, 0, w) for w in (along, across))
        places = (along + 1j * across) * turn
        losses = along**2 + kappa * across**2
        case = (kappa, degrees, start, rate, first, rest)
        if not along.any() and not across.any():
            assert first.startswith("Stays at (0, 0)"), case
        elif abs(places[-1]) > abs(places[-2]) * (1 + 1e-9) or losses[-1] > losses[-2] * (1 + 1e-9):
            assert first.startswith(("Left", "On its way", "Leaves")), case
            grows = (
                along if rest.startswith("Along") else across if rest.startswith("Across") else abs(places)
            )
            assert (np.diff(abs(grows)) > 0).all(), case
        elif abs(places[-1] - places[-2]) > 0.1:
            assert first.startswith("Never settles"), case
            floor = float(re.findall(r"(?:sinks to|stays at) ([\d.]+\d|\d)", rest)[0])
            assert floor == pytest.approx(losses[-1], rel=5e-3), case
            assert ("stays" in rest) == (losses[0] - losses[-1] < 1e-9), case
            for name, w in (("w₁", start[0]), ("w₂", start[1])):
                assert name not in first or w != 0, case
        else:
            assert first.startswith(("Settles", "Not there yet")), case
            if "overshoots" in rest:
                shrinks = across if across.any() and "Along" not in rest else along
                assert (shrinks[1:4] * shrinks[:3] < 0).all(), case
            assert "gentle" not in rest or (along.any() and across.any()), case


def test_on_a_surface_a_start_outside_the_piece_that_is_shown_is_said_to_be_there():
    trajectory = walk(Bowl(10, 45), (-3.5, 2.5), 0.2, 30)
    assert (
        bowl_words.sentences(trajectory, surface.in_piece)[0]
        == "Leaves. It started outside the picture already."
    )
