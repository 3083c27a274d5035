"""Changed cases: a question once more with other numbers, whose wrong answers are what known slips give.

Each is made from the number of tries alone: the same number makes the same case, another number another one.
"""

import random
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from gd_view.page.question import Option
from gd_view.wording import equals, number

Case = TypeVar("Case")


class Result(NamedTuple):
    """What the right way or a slip gives, and the reply to it."""

    value: float
    reply: str
    is_right: bool = False


def another(cases: Sequence[Case], tries: int) -> Case:
    """Return one of the cases, in no order that can be guessed, and none twice before all were asked."""
    order = random.Random(len(cases)).sample(range(len(cases)), len(cases))
    return cases[order[tries % len(cases)]]


def ascending(*results: Result, words: str = "{}", is_placed: bool = False) -> tuple[Option, ...]:
    """Return the options that name these results, in ascending order.

    Parameters
    ----------
    results
        What the right way gives, and what each slip gives.
    words
        Template of an option.
    is_placed
        Whether each result is a place in the picture.
    """
    return tuple(
        Option(
            words.format(number(value)),
            reply,
            is_right=is_right,
            at=value if is_placed else None,
        )
        for value, reply, is_right in sorted(results)
    )


def turned(options: Sequence[Option], tries: int) -> tuple[Option, ...]:
    """Return options in another order for each number of tries."""
    first = tries % len(options)
    return (*options[first:], *options[:first])


def can_be_told_apart(options: Sequence[Option]) -> bool:
    """Return whether no two options show the same words."""
    return len({option.text for option in options}) == len(options)


def is_shown_exactly(*values: float) -> bool:
    """Return whether each value is what is shown of it, so that an equation of them may say so."""
    return equals(*values) == "="
