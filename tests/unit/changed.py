"""Changed cases, many of them, and the numbers in them read back.

from tests.unit.changed import made, read, tells, wrong_by
"""

import re
from fractions import Fraction

from tests.unit.reading import right

MANY = 500  # tries, more than anybody's
NUMBER = re.compile(r"[−-]?\d+(?:\.\d+)?")


def made(case):
    """Return many changed cases, as a chapter makes them."""
    return [case(tries) for tries in range(MANY)]


def given(question, *keys):
    """Return numbers of a question's state, exact ones."""
    return [Fraction(str(question.state[key])) for key in keys]


def read(text):
    """Return the numbers in a text, exact ones; a minus before a space is one of arithmetic."""
    return [Fraction(found.replace("−", "-")) for found in NUMBER.findall(text)]


def tells(text, *values):
    """Return whether the numbers in a text are these, each to three digits."""
    found = read(text)
    return len(found) == len(values) and all(
        abs(a - b) <= half_a_unit(b) for a, b in zip(found, values, strict=True)
    )


def half_a_unit(value):
    """Return half of what the third significant digit of a number is worth, and a little for a tie in binary."""
    unit = Fraction(1, 100)
    while abs(value) >= 1000 * unit:
        unit *= 10
    while value and abs(value) < 100 * unit:
        unit /= 10
    return unit / 2 + unit / 10**6


def wrong_by(question, slips):
    """Return for each slip the wrong option whose reply names it; every wrong option is one of them."""
    wrong = [option for option in question.options if option is not right(question)]
    found = {
        slip: [option for option in wrong if phrase in option.feedback] for slip, phrase in slips.items()
    }
    assert all(len(options) == 1 for options in found.values()), (question, found)
    assert len(wrong) == len(slips)
    return {slip: option for slip, (option,) in found.items()}
