"""The crowd of marks: one for each ballot, none hidden, and each where it was put."""

import math
import re
from collections import Counter

import pytest

from gd_core import DOUBLE_WELL, SINGLE_WELL
from gd_view.chapters.vote import crowd


def ghosts(svg: str, round_number: int) -> list[tuple[float, float, float]]:
    """The circles of a round: x, y and radius."""
    found = re.findall(
        rf'<circle class="gd-ghost gd-round-{round_number}" cx="(.+?)" cy="(.+?)" r="(.+?)"/>', svg
    )
    return [tuple(map(float, one)) for one in found]


@pytest.mark.parametrize("ground", [SINGLE_WELL, DOUBLE_WELL])
def test_each_ballot_is_a_mark_at_its_place_on_the_axis(ground):
    """The axis is linear, from 24 to 616 over the window of the landscape."""
    low, high = ground.w_window
    counts = {f"{low:g}": 1, f"{high:g}": 2, "0": 5}
    drawn = ghosts(crowd.along([counts], ground), 1)
    expected = {24.0: 1, 616.0: 2, 24 + 592 * (0 - low) / (high - low): 5}
    assert Counter(x for x, _, _ in drawn) == expected


@pytest.mark.parametrize("most", [1, 12, 300])
def test_a_stack_of_any_height_stays_in_the_strip_of_its_round(most):
    svg = crowd.along([{"1": most, "-1": 1}, {"0": most}], DOUBLE_WELL)
    (height,) = map(float, re.findall(r'viewBox="0 0 640 (\d+)"', svg))
    for i in range(2):
        top, bottom = 130 + 120 * i, 130 + 120 * (i + 1)
        marks = ghosts(svg, i + 1)
        assert len(marks) == most + (i == 0)
        assert all(top <= y - r and y + r <= bottom <= height for _, y, r in marks)
        assert len({(x, y) for x, y, _ in marks}) == len(marks), "none covers another one wholly"


def test_places_closer_than_a_mark_are_one_stack_at_their_mean():
    """Ten pixels wide: 100 and 109 are one, 111 begins the next one."""
    assert crowd.stacked({100.0: 3, 109.0: 1, 111.0: 2, 130.0: 1}) == [
        ((3 * 100 + 109) / 4, 4),
        (111.0, 2),
        (130.0, 1),
    ]
    assert crowd.stacked({}) == []


def test_in_a_plane_the_area_of_a_mark_is_its_number_of_ballots():
    drawn = ghosts(crowd.in_a_plane([{"2.4 2.4": 16, "4 2": 1, "2.4 1.2": 4}]), 1)
    assert [r for _, _, r in drawn] == [5 * math.sqrt(n) for n in (16, 1, 4)]
    (x, y, _), (right, lower, _), (same, lowest, _) = drawn
    assert x == same < right
    assert y < lower < lowest, "downward, as 2.4 > 2 > 1.2"


@pytest.mark.parametrize("counts", [[{}], [{}, {}], [{"2": 1}, {}]])
def test_where_nobody_has_answered_there_is_still_a_picture(counts):
    for ground in (None, SINGLE_WELL):
        assert crowd.along(counts, ground).startswith("<svg")
    plane = [{f"{answer} 1": n for answer, n in one.items()} for one in counts]
    assert crowd.in_a_plane(plane).startswith("<svg")
    assert "nobody has answered." in crowd.listed(counts)


def test_the_most_frequent_answers_are_told_in_words_and_the_rest_is_counted():
    counts = Counter({"1": 9, "2": 8, "3": 7, "4": 6, "-5": 5, "6": 4, "7": 3})
    assert (
        crowd.listed([counts])
        == "<p><strong></strong>1 (9), 2 (8), 3 (7), 4 (6), −5 (5), something else (7).</p>"
    )


def test_the_right_place_is_marked_only_if_it_is_given():
    assert "gd-crowd-right" not in crowd.along([{"1": 1}], SINGLE_WELL)
    svg = crowd.along([{"1": 1}], SINGLE_WELL, right=-2.4)
    (x,) = re.findall(r'<line class="gd-crowd-right" x1="(.+?)"', svg)
    assert float(x) == pytest.approx(24 + 592 * (-2.4 + 6) / 12, abs=0.05)
    assert "✓ −2.4" in svg
