"""The walk in the fog, against the loss and slope written out by themselves."""

import numpy as np
import pytest

from gd_view.chapters.fog_walk import walk
from tests.unit.chapters.fog_walk.moves import walked
from tests.unit.oracles import SHALLOW_AT, loss, slope


def test_a_step_downhill_is_a_tenth_of_the_slope():
    """By hand: 0.5 + 0.1 · 0.625 = 0.5625, and so on to 0.6303 and 0.7024."""
    np.testing.assert_allclose(walked("ddd"), [0.5, 0.5625, 0.63033, 0.70244], atol=5e-6)
    assert slope(0.5) == pytest.approx(-0.625)


def test_eighteen_steps_downhill_come_within_a_hundredth_of_the_bottom_and_no_fewer():
    distance = np.abs(walked(30 * "d") - SHALLOW_AT)
    assert (distance[:18] >= 0.01).all()
    assert (distance[18:] < 0.01).all()


def test_by_hand_the_slope_changes_its_sign_between_1_2_and_1_3():
    felt = walk.felt(walked(8 * "r"))
    np.testing.assert_allclose(felt["w"][-2:], [1.2, 1.3], rtol=0, atol=1e-12)
    np.testing.assert_allclose(felt["slope"][-2:], [-0.212, 0.087], atol=1e-9)


def test_the_walker_feels_what_the_formulas_say():
    felt = walk.felt(walked("rrdldlllllllllld"))
    np.testing.assert_allclose(felt["loss"], loss(felt["w"]), rtol=1e-12)
    np.testing.assert_allclose(felt["slope"], slope(felt["w"]), rtol=0, atol=1e-12)


def test_moves_beyond_the_edge_lead_nowhere():
    assert walked(40 * "r")[-1] == 2.2
    assert walked(40 * "l")[-1] == -2.2
    assert len(walked(40 * "r")) == 1 + 17
    assert walk.right({"moves": 17 * "r", "lifted": 0})["moves"] == 17 * "r"
    assert walk.left({"moves": 17 * "r", "lifted": 0})["moves"] == 17 * "r" + "l"


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("", ""),
        ("rld", "rld"),
        (" RLD ", "rld"),
        ("rrxd", "rr"),
        ("<script>", ""),
        ("nan", ""),
        ("1e999", ""),
        (10**6 * "d", 100 * "d"),
        (10**6 * "é", ""),
    ],
)
def test_of_any_address_what_can_be_used_is_used(given, used):
    assert walk.readable(given) == used


@pytest.mark.parametrize(
    ("moves", "allowed"),
    [
        ("", False),
        (12 * "d", False),
        (13 * "d", False),
        (14 * "d", True),
        ("llll", True),
        (12 * "rl", False),
        (12 * "rl" + "r", True),
    ],
)
def test_the_fog_may_be_lifted_after_flat_ground_or_twenty_five_moves(moves, allowed):
    """The slope falls below 0.1 on the 14th step downhill: −0.1378 before it, −0.0983 after."""
    visited = walked(moves)
    assert walk.may_lift(visited) == allowed
    assert ("Lift the fog" in walk.disabled(visited)) == (not allowed)
    assert ("Show me anyway" in walk.buttons(visited, is_lifted=False)) == (not allowed)
