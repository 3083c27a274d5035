"""What other calls return, by five lines of our own and exact fractions, and what each slip makes of them."""

import re
from fractions import Fraction

from gd_view.chapters.the_code import changed
from tests.unit.changed import given, made, read, tells, wrong_by
from tests.unit.reading import right

SLIPS = {
    "one": "after one step",
    "too few": "rounds",
    "half": "took w itself",
    "zero": "heading there",
}


def called(grad_fn, w_init, learning_rate, n_steps):
    """The call, written down, with exact numbers."""
    w, rate = Fraction(str(w_init)), Fraction(str(learning_rate))
    for _ in range(n_steps):
        w = w - rate * grad_fn(w)
    return w


def test_the_right_option_is_what_python_returns_and_each_wrong_one_what_its_slip_gives():
    for question in made(changed.case):
        start, rate, steps = given(question, "start", "learning_rate", "steps")
        (call,) = re.findall(r"`(gradient_descent\(.*\))`", question.text)
        returned = eval(call, {"gradient_descent": called})
        assert returned == start * (1 - 2 * rate) ** int(steps)
        assert tells(right(question).text, returned)
        gives = {
            "one": start - rate * 2 * start,
            "too few": returned / (1 - 2 * rate),
            "half": start * (1 - rate) ** int(steps),
            "zero": 0,
        }
        for slip, option in wrong_by(question, SLIPS).items():
            assert tells(option.text, gives[slip]), (call, slip)


def test_every_number_of_a_reply_is_what_the_arithmetic_gives():
    for question in made(changed.case):
        start, rate, steps = given(question, "start", "learning_rate", "steps")
        factor, said = 1 - 2 * rate, right(question).feedback
        returned = start * factor ** int(steps)
        assert tells(said, 1, 2, rate, factor, steps, start, factor, returned)
        assert f"{'⁰¹²³⁴⁵⁶'[int(steps)]} {'=' if read(said)[-1] == returned else '≈'} " in said
        wrong = wrong_by(question, SLIPS)
        assert read(wrong["one"].feedback) == [steps]
        assert read(wrong["too few"].feedback) == [steps - 1, steps, 0, steps - 1, steps]
        assert read(wrong["half"].feedback) == [2, factor, 1 - rate]
        assert read(wrong["zero"].feedback) == [factor]
