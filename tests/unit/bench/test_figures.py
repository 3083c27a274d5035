"""Medians, ratios and aims are what they say, and the published tables are those that are printed."""

import re
from pathlib import Path

import pytest

from bench import figures
from bench.__main__ import PARTS

ROOT = Path(__file__).parents[3]


def test_percentiles_are_values_that_were_measured():
    """By hand, nearest rank: of 1…20, 95 % do not exceed 19; of three values the middle one is the median."""
    assert figures.percentile(range(20, 0, -1), 0.95) == 19
    assert figures.percentile([3, 1, 2], 0.5) == figures.median([3, 1, 2]) == 2
    assert figures.percentile([7.0], 0.95) == 7.0
    with pytest.raises(ValueError, match="no values"):
        figures.percentile([], 0.5)


def test_a_row_shows_both_figures_and_their_ratio():
    row = figures.Row("a move", 12.34, "ms", 49.36, (figures.ratio(0.5), figures.Aim(15)))
    assert row.markdown() == "| a move | 12.3 ms | 49.4 ms | 0.25 | ≤ 0.5; ≤ 15 ms |"
    assert figures.Row("bytes", 7, "kB").markdown() == "| bytes | 7 kB |  |  |  |"
    assert (
        figures.table([row], "yardstick").splitlines()[0] == "| What | The lesson | yardstick | Ratio | Aim |"
    )


@pytest.mark.parametrize(
    ("aim", "ours", "yardstick", "is_met"),
    [
        (figures.Aim(2), 2.0, None, True),
        (figures.Aim(2), 2.1, None, False),
        (figures.Aim(30, is_least=True), 30.0, None, True),
        (figures.Aim(30, is_least=True), 29.9, None, False),
        (figures.ratio(1), 3.0, 3.0, True),
        (figures.ratio(1), 3.0, 2.9, False),
        (figures.ratio(1), 0.1, None, False),  # beside nothing there is no ratio, and so it is not met
        (figures.Aim(3, of_ratio=True, is_least=True), 9.0, 3.0, True),
        (figures.Aim(0), 0, 1, True),
        (figures.Aim(0), 1, 1, False),
    ],
)
def test_a_row_says_which_of_its_aims_it_misses(aim, ours, yardstick, is_met):
    row = figures.Row("a figure", ours, "", yardstick, (aim,))
    assert row.missed() == ([] if is_met else [aim])
    assert ("**missed**" in row.markdown()) is not is_met


def test_of_two_aims_the_one_that_is_missed_is_marked():
    row = figures.Row("a move", 16.0, "ms", 100.0, (figures.ratio(0.25), figures.Aim(15)))
    assert row.markdown().endswith("| ≤ 0.25; ≤ 15 ms **missed** |")


def test_the_published_tables_are_those_that_are_printed():
    published = (ROOT / "bench/README.md").read_text(encoding="utf-8")
    figures_of_a_run = published.split("<!-- figures: ")[1].split("<!-- end of figures -->")[0]
    assert re.findall("^### (.*)$", figures_of_a_run, re.M) == [part.title for part in PARTS.values()]


def test_a_tables_lines_are_all_that_is_printed(capsys):
    """What is being done is said beside it, so that the tables can be published as they come."""
    figures.progress("a class of 30")
    assert capsys.readouterr().out == ""
