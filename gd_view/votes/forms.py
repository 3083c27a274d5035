"""What may be answered in a room: one of some letters, or numbers. A browser sends it, so it may be forged."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gd_view.wording import exactly


class Refused(ValueError):
    """What cannot be done, and has changed nothing. Its text says why, in words for a reader."""


@dataclass(frozen=True)
class Form:
    """What an answer must be.

    Attributes
    ----------
    letters
        The letters to choose from; empty where numbers are asked for.
    numbers
        How many numbers.
    low, high
        Least and greatest number.
    """

    letters: str = ""
    numbers: int = 0
    low: float = 0.0
    high: float = 0.0

    def written(self, given: object) -> str:
        """Return an answer as it is counted: equal ones as one text.

        Parameters
        ----------
        given
            A letter, or a sequence of numbers.

        Raises
        ------
        Refused
            If it is no answer.
        """
        if self.letters:
            if isinstance(given, str) and len(given) == 1 and given in self.letters:
                return given
            raise Refused(f"That is no answer here. Choose one from {self.letters[0]} to {self.letters[-1]}.")
        if isinstance(given, Sequence) and len(given) == self.numbers and all(map(self._is_usable, given)):
            return " ".join(f"{value + 0.0:.6g}" for value in given)  # −0 is 0
        wanted = "a number" if self.numbers == 1 else f"{self.numbers} numbers"
        raise Refused(
            f"That is no answer here. Give {wanted} from {exactly(self.low)} to {exactly(self.high)}."
        )

    def _is_usable(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return math.isfinite(value) and self.low <= value <= self.high


def numbers(answer: str) -> tuple[float, ...]:
    """Return the numbers of an answer that was counted."""
    return tuple(map(float, answer.split()))
