"""The loss of other lines, and what each slip makes of the same six misses, in exact fractions."""

from fractions import Fraction

from gd_core import RAIN
from gd_view.chapters.loss import changed
from tests.unit.changed import given, made, read, tells, wrong_by
from tests.unit.reading import right

X, Y = ([Fraction(str(value)) for value in values] for values in (RAIN.x, RAIN.y))
SLIPS = {"miss": "without their signs", "signed": "with their signs", "total": "add up to this"}


def test_the_right_option_is_the_mean_square_and_each_wrong_one_what_its_slip_gives():
    for question in made(changed.case):
        (w,) = given(question, "w")
        misses = [w * x - y for x, y in zip(X, Y, strict=True)]
        assert read(question.text) == [w, *misses]
        total = sum(miss**2 for miss in misses)
        assert tells(right(question).text, total / 6)
        gives = {"miss": sum(map(abs, misses)) / 6, "signed": sum(misses) / 6, "total": total}
        for slip, option in wrong_by(question, SLIPS).items():
            assert tells(option.text, gives[slip]), (w, slip)
        assert tells(right(question).feedback, total, total / 6)
        assert min(misses) < 0 < max(misses)  # so that some cancel
