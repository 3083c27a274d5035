"""A run on a bowl in words, against long walks on complex numbers and against arithmetic by hand."""

import re

import numpy as np
import pytest

from gd_core import SINGLE_WELL, Bowl, gradient_descent, steps_to_settle
from gd_view.chapters.many_parameters import dials, map
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
    template = bowl_words.captions(run(10, 0.1))["step"]
    assert told(drawing, template, 0) == (
        "Step 0: at (4, 2), loss 56. Gradient (8, 40). The step is 52.1° away from the direction of the minimum. "
        "w₁ factor 0.8, w₂ factor −1."
    )
    assert told(drawing, template, 1).startswith("Step 1: at (3.2, −2), loss 50.24. Gradient (6.4, −40).")


def test_on_a_turned_valley_the_factors_belong_to_its_directions_not_to_the_parameters():
    drawing = map.above(run(10, 0.1, 45))
    sentence = told(drawing, bowl_words.captions(run(10, 0.1, 45))["step"], 0)
    assert sentence.endswith("Factor along the valley 0.8, across it −1.")
    assert "w₁ factor" not in sentence


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
    assert f"curvature is {smallest:.4g}" in words
    assert f"{2 / largest:.4g}" in words
    assert f"{2 / (smallest + largest):.4g}" in words
    assert kappa == 1 or f"{largest:.4g} across" in words
    assert kappa == 1 or "κ = 10 takes 30 steps, κ = 25 takes 75 and κ = 50 takes 150" in words
