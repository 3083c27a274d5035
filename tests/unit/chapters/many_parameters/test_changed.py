"""One step in other valleys: the right new point and each slip's, in exact fractions."""

from fractions import Fraction

from gd_view.chapters.many_parameters import changed
from tests.unit.changed import given, made, read, tells, wrong_by
from tests.unit.reading import right

SLIPS = {"straight": "straight to the minimum", "floor": "Along the floor", "plus": "you added the step"}


def test_the_right_option_is_the_step_and_each_wrong_one_what_its_slip_gives():
    """The slopes of w₁² + κ · w₂² at (4, 2) are 8 and 4κ."""
    u, v = Fraction(4), Fraction(2)
    for question in made(changed.case):
        kappa, rate = given(question, "condition_number", "learning_rate")
        assert read(question.text) == [kappa, rate, 4, 2]
        assert (question.state["rotation"], question.state["steps"]) == (0, 1)
        new = (u - rate * 2 * u, v - rate * 2 * kappa * v)
        assert read(right(question).text) == [*new]
        gives = {
            "straight": (u - rate * 2 * u, v - rate * 2 * v),
            "floor": (u - rate * 2 * u, v),
            "plus": (u + rate * 2 * u, v + rate * 2 * kappa * v),
        }
        wrong = wrong_by(question, SLIPS)
        for slip, option in wrong.items():
            assert tells(option.text, *gives[slip]), (question.text, slip)
        along, across = 8, 4 * kappa
        assert read(right(question).feedback) == [
            along,
            across,
            4,
            rate,
            along,
            new[0],
            2,
            rate,
            across,
            new[1],
        ]
        assert read(wrong["straight"].feedback) == [kappa, across, 4]
        assert read(wrong["floor"].feedback) == [across]
        assert read(wrong["plus"].feedback) == [along, across]
        a, b = gives["straight"]
        assert a * v == b * u  # on the way to (0, 0)
