"""Figures of a measurement: medians, percentiles, ratios, and the table they are printed in."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, ours, the yardstick's, and what is aimed at.

    A figure is a number with its unit, such as (12.3, "ms"); the yardstick's is None where there is none.
    """

    what: str
    ours: float
    unit: str
    yardstick: float | None = None
    aim: str = ""

    @property
    def ratio(self) -> float | None:
        """Return ours divided by the yardstick's."""
        return None if not self.yardstick else self.ours / self.yardstick

    def markdown(self) -> str:
        """Return the line as Markdown."""
        theirs = "" if self.yardstick is None else written(self.yardstick, self.unit)
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return f"| {self.what} | {written(self.ours, self.unit)} | {theirs} | {ratio} | {self.aim} |"


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
    """Say what is being done, so that nobody waits without knowing for what."""
    print(f"  … {text}", flush=True)
