"""The other learning rate with the same loss, and each slip's, in exact fractions."""

from fractions import Fraction

from gd_view.chapters.single_well import changed
from tests.unit.changed import given, made, read, tells, wrong_by
from tests.unit.reading import right

SLIPS = {"factor": "a factor and no learning rate", "stretched": "as long", "none": "have the same square"}


def loss(start, rate, n_steps):
    w = start
    for _ in range(n_steps):
        w = w - rate * 2 * w
    return w**2


def test_the_right_option_has_exactly_the_same_loss_and_no_other_has():
    for question in made(changed.case):
        start, rate, steps = given(question, "pinned_start", "pinned_learning_rate", "steps")
        assert read(question.text) == [start, rate, steps]
        (other,) = read(right(question).text)
        assert other != rate
        assert given(question, "start", "learning_rate") == [start, other]
        same = loss(start, rate, int(steps))
        assert loss(start, other, int(steps)) == same > 0
        for option in question.options:
            if option is not right(question) and read(option.text):
                assert loss(start, *read(option.text), int(steps)) != same


def test_each_wrong_option_is_what_its_slip_gives():
    """What is left of w for α; a step twice or half as long; none."""
    for question in made(changed.case):
        (rate,) = given(question, "pinned_learning_rate")
        half = Fraction(1, 2)
        wrong = wrong_by(question, SLIPS)
        assert tells(wrong["factor"].text, abs(1 - 2 * rate))
        assert tells(wrong["stretched"].text, 2 * rate if rate < half else rate / 2)
        assert ("twice" in wrong["stretched"].feedback) == (rate < half)
        assert wrong["none"].text == "No other"


def test_every_number_of_a_reply_is_what_the_arithmetic_gives():
    for question in made(changed.case):
        (rate,) = given(question, "pinned_learning_rate")
        factor = 1 - 2 * rate
        assert read(right(question).feedback) == [1, 2, 1 - rate, -factor, factor, factor**2]
        wrong = wrong_by(question, SLIPS)
        (taken,), (stretched,) = read(wrong["factor"].text), read(wrong["stretched"].text)
        assert read(wrong["factor"].feedback) == [taken, 1 - 2 * taken]
        assert read(wrong["stretched"].feedback) == [1 - 2 * stretched, factor]
        assert read(wrong["none"].feedback) == [-factor, factor]
