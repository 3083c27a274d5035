"""Figures of a measurement: medians, percentiles, ratios, and the table they are printed in."""

import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Aim:
    """What is aimed at: a limit that a figure, or its ratio to the yardstick's, keeps to.

    Attributes
    ----------
    limit
        The most that is aimed at.
    of_ratio
        Whether the ratio is to keep to it, or the figure itself, in its own unit.
    is_least
        Whether the limit is the least that is aimed at, and not the most.
    """

    limit: float
    of_ratio: bool = False
    is_least: bool = False

    def is_met(self, value: float) -> bool:
        """Return whether a value keeps to the limit."""
        return value >= self.limit if self.is_least else value <= self.limit


def ratio(limit: float) -> Aim:
    """Return the aim that ours is at most this share of the yardstick's."""
    return Aim(limit, of_ratio=True)


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, ours, the yardstick's, and what is aimed at.

    Attributes
    ----------
    what
        Words for what was measured.
    ours, unit
        The lesson's figure and its unit, such as 12.3 and "ms".
    yardstick
        The figure of what the lesson is compared with, in the same unit; None where there is none.
    aims
        What the figure or its ratio are to keep to. The table says which of them are missed.
    """

    what: str
    ours: float
    unit: str
    yardstick: float | None = None
    aims: tuple[Aim, ...] = ()

    @property
    def ratio(self) -> float | None:
        """Return ours divided by the yardstick's."""
        return None if not self.yardstick else self.ours / self.yardstick

    def missed(self) -> list[Aim]:
        """Return the aims that are not met; an aim for a ratio that cannot be taken is one of them."""
        return [aim for aim in self.aims if not self._meets(aim)]

    def _meets(self, aim: Aim) -> bool:
        value = self.ratio if aim.of_ratio else self.ours
        return value is not None and aim.is_met(value)

    def _written(self, aim: Aim) -> str:
        limit = f"{'≥' if aim.is_least else '≤'} {aim.limit:g}" if aim.limit else "0"
        unit = "" if aim.of_ratio else self.unit
        return f"{limit} {unit}".strip() + ("" if self._meets(aim) else " **missed**")

    def markdown(self) -> str:
        """Return the line as Markdown."""
        theirs = "" if self.yardstick is None else written(self.yardstick, self.unit)
        share = "" if self.ratio is None else f"{self.ratio:.2f}"
        aims = "; ".join(map(self._written, self.aims))
        return f"| {self.what} | {written(self.ours, self.unit)} | {theirs} | {share} | {aims} |"


def table(rows: Sequence[Row], yardstick: str) -> str:
    """Return rows as a Markdown table."""
    head = [f"| What | The lesson | {yardstick} | Ratio | Aim |", "|---|---:|---:|---:|---|"]
    return "\n".join([*head, *(row.markdown() for row in rows)])


def written(value: float, unit: str) -> str:
    """Return a figure to three digits, with its unit."""
    digits = 0 if isinstance(value, int) or abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:.{digits}f} {unit}".strip()


def whole(number: int) -> str:
    """Return a whole number with its thousands apart."""
    return f"{number:,}".replace(",", " ")


def median(values: Sequence[float]) -> float:
    """Return the value that half of them do not exceed."""
    return statistics.median(values)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least this share of them do not exceed (nearest rank)."""
    ranked = sorted(values)
    if not ranked:
        raise ValueError("no values to take a percentile of")
    below = -(-share * len(ranked) // 1)  # rounded up
    return ranked[max(int(below), 1) - 1]


def progress(text: str) -> None:
    """Say what is being done, beside what is printed, so that nobody waits without knowing for what."""
    print(f"  … {text}", file=sys.stderr, flush=True)
