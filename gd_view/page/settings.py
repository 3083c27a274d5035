"""The settings of a page: the values that each can have, and their form in the address.

An address may say anything, and a reader may type anything. A number out of range or off the grid becomes the nearest
value. Anything else becomes the default, if it stood in the address, or leaves the value unchanged, if it was typed. A
sentence says so.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gd_view.page.typed import is_ambiguous, stripped, understood
from gd_view.wording import exactly


class Setting(ABC):
    """A number that the reader sets, with a key: an address or a reader may say anything of it."""

    key: str
    label: str
    default: float

    @property
    @abstractmethod
    def kind(self) -> type[int] | type[float]:
        """Type of the values: a widget wants all its numbers of one."""

    @abstractmethod
    def nearest(self, value: float) -> float:
        """Return the possible value nearest to a finite number. Its twin is `nearest` in player/web/typed.js."""

    @abstractmethod
    def text(self, value: float) -> str:
        """Return a value in the form of the address."""

    @property
    @abstractmethod
    def ends(self) -> tuple[float, float]:
        """Lowest and highest value."""

    @property
    def name(self) -> str:
        """Label without the explanation after its colon."""
        return self.label.partition(":")[0]

    @property
    def symbol(self) -> str:
        """Symbol in formulas: the last word of the name."""
        return self.name.split()[-1].lower()

    def read(self, given: str) -> tuple[float, str]:
        """Return the value for a text in the address, and a sentence if that text was not usable."""
        value = understood(given)
        used = self.default if value is None else self.nearest(value)
        is_there = value is not None and math.isclose(used, value, abs_tol=1e-12)
        return used, "" if is_there else _unusable(self.label, given, exactly(used))

    def take(self, typed: str, now: float) -> tuple[float, str]:
        """Return the value for a typed text, and a sentence if that text was not usable.

        Parameters
        ----------
        typed
            Any text.
        now
            Value that stays if the text is not a number.
        """
        value, said = understood(typed), legible(typed)
        if is_ambiguous(typed):
            two = f"{said} can be two numbers. Write a point for its comma, or leave the comma out"
            return now, f"{two}; {self.symbol} stays {exactly(now)}."
        if value is None:
            return now, f"{said} is not a number I can read; {self.symbol} stays {exactly(now)}."
        used = self.nearest(value)
        if math.isclose(used, value, abs_tol=1e-12):
            return used, ""
        low, high = map(exactly, self.ends)
        nearest = f"I used {exactly(used)}, the nearest from {low} to {high}"
        return used, f"{self.name} cannot be {said}; {nearest}."


@dataclass(frozen=True)
class Dial(Setting):
    """One slider: its key is the name in the address, in the code and in the README's table.

    Attributes
    ----------
    key, label
        Name in the code and the address; words on the screen.
    low, high, step
        Range and grid. Whole numbers make a slider of whole numbers.
    default
        Value on a page that nobody has touched.
    """

    key: str
    label: str
    low: float
    high: float
    step: float
    default: float

    @property
    def kind(self) -> type[int] | type[float]:
        """Type of the values: a slider wants all its numbers of one."""
        return int if isinstance(self.step, int) else float

    @property
    def ends(self) -> tuple[float, float]:
        """Lowest and highest value."""
        return self.low, self.high

    @property
    def digits(self) -> int:
        """Number of digits after the decimal point of a value on the grid."""
        return 0 if self.kind is int else max(0, -math.floor(math.log10(self.step)))

    def grid(self) -> NDArray[np.float64]:
        """Return all the values, (values,), ascending."""
        count = round((self.high - self.low) / self.step) + 1
        return np.round(self.low + np.arange(count) * self.step, self.digits)

    def nearest(self, value: float) -> float:
        """Return the value of the range and grid nearest to a finite number."""
        inside = min(max(value, self.low), self.high)
        on_grid = self.low + round((inside - self.low) / self.step) * self.step
        return self.kind(round(on_grid, self.digits))

    def text(self, value: float) -> str:
        """Return a value in the form of the address."""
        return f"{value:.{self.digits}f}"


@dataclass(frozen=True)
class Choice(Setting):
    """One of a few listed values: a slider over them, or buttons where the values have names.

    Attributes
    ----------
    key, label
        Name in the code and the address; words on the screen.
    values
        The values, in ascending order.
    default
        Value on a page that nobody has touched.
    names
        Words for the values on buttons.
    """

    key: str
    label: str
    values: tuple[float, ...]
    default: float
    names: tuple[str, ...] = ()

    @property
    def kind(self) -> type[int] | type[float]:
        """Type of the values: a widget wants all its numbers of one."""
        return int if all(isinstance(value, int) for value in self.values) else float

    @property
    def ends(self) -> tuple[float, float]:
        """Lowest and highest value."""
        return self.values[0], self.values[-1]

    def nearest(self, value: float) -> float:
        """Return the listed value nearest to a finite number."""
        inside = min(max(value, self.values[0]), self.values[-1])  # from far out all are equally far
        return min(self.values, key=lambda listed: abs(listed - inside))

    def text(self, value: float) -> str:
        """Return a value in the form of the address."""
        return f"{value:g}"


@dataclass(frozen=True)
class Letters:
    """A word of letters that stand for something, such as the moves of a walk.

    Attributes
    ----------
    key, label
        Name in the code and the address; words on the screen.
    readable
        Function that returns the usable letters of those in an address.
    default
        Letters on a page that nobody has touched.
    may_be
        Description of the possible words, for the table of addresses.
    """

    key: str
    label: str
    readable: Callable[[str], str]
    default: str = ""
    may_be: str = ""
    kind: type[str] = str

    def text(self, value: str) -> str:
        """Return a value in the form of the address."""
        return value

    def read(self, given: str) -> tuple[str, str]:
        """Return the letters for a text in the address, and a sentence if that text was not usable."""
        plain = stripped(given)
        used = self.readable(plain)
        shown = "none" if not used else f"“{used}”" if len(used) <= 24 else f"{len(used)} letters of it"
        return used, "" if used in (plain, plain.lower()) else _unusable(self.label, given, shown)


LEGIBLE = 24  # characters of an unusable text that a note repeats
START = "start"
LEARNING_RATE = "learning_rate"
STEP = "step"  # in the address: the step at which the figure opens, see player/web/address.js
STEPS = "steps"


def start_dial(low: float, high: float, step: float, default: float) -> Dial:
    """Return the slider of the start w₀."""
    return Dial(START, "Start w₀", low, high, step, default)


def learning_rate_dial(low: float, high: float, default: float) -> Dial:
    """Return the slider of the learning rate α."""
    return Dial(LEARNING_RATE, "Learning rate α", low, high, 0.01, default)


def steps_dial(high: int, default: int) -> Dial:
    """Return the slider of the number of steps."""
    return Dial(STEPS, "Steps", 0, high, 1, default)


def one_of(key: str, label: str, names: Sequence[str]) -> Letters:
    """Return a setting that is one of several names, the first by default; `controls.switch` shows it."""
    return Letters(key, label, lambda given: given if given in names else names[0], names[0])


def step_of(given: str, last: int) -> tuple[int, str]:
    """Return the step of a run for a text in the address, and a sentence if that text was not usable."""
    value, said = understood(given), f"This link opens at {STEP} = {legible(given)}"
    if value is not None and value > last:
        return last, f"{said}, but this run ends at {last}, which is shown."
    step = 0 if value is None else round(max(value, 0))
    return step, "" if step == value else f"{said}, which I cannot use; I used {step}."


def _unusable(label: str, given: str, used: str) -> str:
    return f"This link had a value I cannot use ({label} = {legible(given)}); I used {used}."


def legible(given: str) -> str:
    """Return a text, or its beginning, as code, so that Markdown makes no link and no mark-up of it."""
    plain = " ".join(stripped(given).replace("`", "'").split())
    shown = plain if len(plain) <= LEGIBLE else f"{plain[:LEGIBLE]}…"
    return f"`{shown}`" if shown else "nothing"
