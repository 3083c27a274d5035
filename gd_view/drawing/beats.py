"""Figures that show each step in several beats: their rows, made of the numbers of the steps.

A run has a number for every step, and such a figure a row for every beat. Which number a row shows depends on the row
alone, so one pattern serves a run of any length, and in the page the runs of the fans as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gd_view.drawing.drawing import Columns

Row = float | None


@dataclass(frozen=True)
class Pattern:
    """What the rows before the first step, those of each step and those after the last step show.

    Attributes
    ----------
    first, each, last
        For each row a number, None where it shows nothing.
    of
        Name of a column of the steps. Then the numbers are places in it, counted from the step: 0 in `first` is the
        start, 1 in `each` comes after the step, 0 in `last` is the last place. "k" stands for the number of the step.
        Without a name the row shows the number itself.
    """

    first: tuple[Row, ...]
    each: tuple[Row, ...]
    last: tuple[Row, ...] = ()
    of: str = ""


Beats = Mapping[str, Pattern]  # by the name of the column that it makes


def in_beats(beats: Beats, columns: Columns, n_steps: int) -> Columns:
    """Return columns with a row for every beat, made of columns of the steps, (steps + 1,).

    Of a run that ended early they end with its last step: nothing comes after it. The twin is `inBeats` in
    player/web/beats.js.

    Parameters
    ----------
    beats
        Patterns of the columns to make.
    columns
        Of the steps; NaN where there is none.
    n_steps
        Number of steps that the run was to have.
    """
    walked = min(n_steps, *(len(column) - 1 for column in columns.values())) if columns else n_steps
    return {
        name: _made(pattern, columns.get(pattern.of), walked, is_whole=walked == n_steps)
        for name, pattern in beats.items()
    }


def _made(
    pattern: Pattern, column: NDArray[np.float64] | None, walked: int, *, is_whole: bool
) -> NDArray[np.float64]:
    parts = (pattern.first, pattern.each * walked, pattern.last if is_whole else ())
    rows = np.array([row for part in parts for row in part], dtype=float)  # NaN for None
    if not pattern.of:
        return rows
    counts = (len(pattern.first), len(pattern.each), len(parts[2]))
    begins = np.repeat([0, *range(walked), walked], [counts[0], *[counts[1]] * walked, counts[2]])
    at: NDArray[np.float64] = begins + rows
    if pattern.of == "k":
        return at
    made = np.full(len(at), np.nan)
    if column is not None:
        is_there = (at >= 0) & (at <= walked)
        made[is_there] = column[at[is_there].astype(int)]
    return made
