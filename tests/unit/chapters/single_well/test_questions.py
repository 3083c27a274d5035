"""The questions on one valley, and the numbers that they name, in closed form and in exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from gd_core import SINGLE_WELL
from gd_view.chapters.single_well import questions as ask
from tests.unit.oracles import steps_needed as counted
from tests.unit.runs import on_single_well as run


def test_0_1_and_0_9_have_the_same_loss_at_every_step():
    """(1 - 0.2)² = (1 - 1.8)² = 0.64, so the loss is 16 · 0.64ⁿ either way: 0.1845 after 10."""
    expected = [float(16 * Fraction(16, 25) ** n) for n in range(11)]
    for rate in (0.1, 0.9):
        np.testing.assert_allclose(SINGLE_WELL.loss(run(4.0, rate, 10).iterates), expected, rtol=1e-12)
    assert round(expected[10], 3) == 0.184
    assert "≈ 0.184 " in ask.SAME_LOSS.options[2].feedback


def test_at_one_it_hops_for_ever():
    np.testing.assert_array_equal(run(4.0, 1.0, 50).iterates, [4.0, -4.0] * 25 + [4.0])
    assert SINGLE_WELL.loss(4.0) == SINGLE_WELL.loss(-4.0) == 16


def test_at_a_half_it_lands_in_one_step_exactly():
    assert not run(4.0, 0.5, 50).iterates[1:].any()


def test_beyond_one_it_leaves():
    """-1.2 to the power: -4.8, 5.76, -6.912; 4 · 1.2¹⁰ = 24.77 with loss 613.4; 4 · 1.2⁵⁰ = 36 402."""
    w = run(4.0, 1.1, 50).iterates
    np.testing.assert_allclose(w[1:4], [-4.8, 5.76, -6.912], rtol=1e-12)
    assert w[10] == pytest.approx(24.77, abs=5e-3)
    assert SINGLE_WELL.loss(w[10]) == pytest.approx(613.4, abs=0.05)
    assert w[50] == pytest.approx(36402, abs=0.5)


def test_between_a_half_and_one_the_sides_alternate_and_the_loss_still_falls():
    for rate in np.arange(51, 100) / 100:
        w = run(4.0, rate, 20).iterates
        assert (w[1:] * w[:-1] < 0).all()
        assert (np.diff(w**2) < 0).all()


def test_the_replies_say_the_steps_that_it_takes():
    for option in ask.FIRST_THERE.options:
        steps = counted(round(100 * float(option.text)))
        spelled = {1: "one step", 7: "seven steps", 27: "27 steps"}[steps]
        assert spelled in option.feedback.lower()
    assert ask.FIRST_THERE.options[2].is_right
    rises = ask.STEPS_NEEDED.options
    assert (
        f"{counted(1)} steps at 0.01, a single one at 0.5, and {counted(99)} again at 0.99"
        in rises[1].feedback
    )
    assert f"0.1 needs {counted(10)} steps and 0.3 needs {counted(30)}" in rises[2].feedback


def test_the_first_landing_and_its_slips_are_what_the_arithmetic_gives():
    """From 4, with slope 8 and height 16: the step, half of it, α alone, the step uphill, the height for the slope."""
    w, slope, height = Fraction(4), 2 * Fraction(4), Fraction(4) ** 2
    assert ask.LANDING.answer == (w - slope,)
    assert [*ask.LANDING.slips] == [(w - slope / 2,), (w - 1,), (w + slope,), (w - height,)]
    apart = [abs(one - other) for (one,) in ask.LANDING.slips for other in (w - slope,)]
    assert min(apart) > 2 * ask.LANDING.tolerance


def test_what_the_reasons_for_equal_losses_say():
    """(1 − 2α)² is the same for 0.1 and 0.9 at every step; on w²/2, with slope w, it is (1 − α)², for 0.1 and 1.9."""
    adds_up, _, arrived = ask.SAME_LOSS.because.reasons
    small, large = Fraction(1, 10), Fraction(9, 10)
    factor = 1 - 2 * small
    assert f"{abs(float(4 * factor**10)):.2f} away" in arrived.reply
    assert all((4 * factor**k) ** 2 == (4 * (1 - 2 * large) ** k) ** 2 for k in range(11))
    assert (1 - small) ** 2 == (1 - (2 - small)) ** 2
    assert "add up to 2." in adds_up.reply
