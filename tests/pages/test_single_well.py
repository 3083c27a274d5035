"""The chapter of one valley: every control at both ends, the pinned run, the U after its prediction, the address."""

import random
import re

import numpy as np
import pytest

from gd_core import SINGLE_WELL, descend
from gd_view.drawing.traces import unpacked
from gd_view.page.shut import SHUT
from tests.pages.reading import (
    at_both_ends,
    each_chip,
    figure,
    figures,
    follow,
    html,
    linked,
    show_everything,
    trajectory,
)

ENDS = {"start": (-5.0, 5.0), "learning_rate": (0.01, 1.1), "steps": (0, 50)}

HOSTILE = [
    "",
    " ",
    "nan",
    "-nan",
    "inf",
    "-inf",
    "1e999",
    "-1e999",
    "1e-999",
    "9" * 500,
    "0x10",
    "1_000",
    "１２",
    "٣",
    "−4",
    "4,0",
    "4;DROP",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "%00",
    "\x00",
    "\u202e4",
    "🙂",
    "null",
    "True",
    "[]",
    "{}",
    "../../etc/passwd",
    "4.0000000000000001",
    "0.1234567890123456789",
    "-0",
    "1e308",
    "1e-308",
]


def hostile(keys, count):
    """So many addresses, the same every time; some repeat a key, some have none of the page's own."""
    draw = random.Random(3)
    for i in range(count):
        given = {key: draw.choice(HOSTILE) for key in keys if draw.random() < 0.7}
        if i % 5 == 0:
            given |= {draw.choice(keys): [draw.choice(HOSTILE), draw.choice(HOSTILE)]}
        if i % 7 == 0:
            given |= {draw.choice(HOSTILE) or "empty": "1", "Start": "4"}
        yield given


def pinned_run(chapter):
    (trace,) = (trace for trace in figure(chapter)["figure"]["data"] if trace["name"] == "pinned run")
    return unpacked(trace["x"])


def test_untouched_it_shows_the_worked_example(open_chapter):
    chapter = open_chapter("single_well")
    np.testing.assert_allclose(trajectory(chapter), 4 * 0.8 ** np.arange(21), rtol=1e-12)
    assert "It creeps in" not in html(chapter)
    assert "1 − 2α = 0.8. It creeps in" in html(show_everything(chapter, "single_well"))
    assert figure(chapter)["alt"].endswith(
        "After 20 steps w = 0.0461, loss 0.00213. Comes within 0.01 in 27 steps."
    )


@pytest.mark.parametrize("key", ENDS)
def test_every_slider_runs_at_both_ends_and_shows_that_run(open_chapter, key):
    chapter = open_chapter("single_well")
    for values in at_both_ends(chapter, key, ENDS):
        expected = descend(SINGLE_WELL.gradient, values["start"], values["learning_rate"], values["steps"])
        np.testing.assert_array_equal(trajectory(chapter), expected.iterates)


def test_every_chip_is_a_state_of_the_page(open_chapter):
    chapter = show_everything(open_chapter("single_well"), "single_well")
    chips = linked(chapter)
    assert len(chips) == 5, "four, and the way to the first values"
    for chip in each_chip(chapter, chips):
        for key in ENDS:
            assert f"{key}={chapter.slider(key=key).value:g}" in chip


def test_0_1_against_0_9_shows_both_and_says_that_their_loss_is_the_same(open_chapter):
    chapter = show_everything(open_chapter("single_well"), "single_well")
    follow(chapter, linked(chapter)[0], "against")
    np.testing.assert_allclose(trajectory(chapter), 4 * (-0.8) ** np.arange(11), rtol=1e-12)
    np.testing.assert_allclose(pinned_run(chapter), 4 * 0.8 ** np.arange(11), rtol=1e-12)
    given = figure(chapter)
    assert "pinned run, α = 0.1 from 4" in given["readout"]
    assert not unpacked(given["columns"]["loss gap"]).any()
    assert given["address"]["values"] == {
        "start": "4.0",
        "learning_rate": "0.90",
        "steps": "10",
        "pinned_start": "4.0",
        "pinned_learning_rate": "0.10",
    }


def test_a_run_is_pinned_kept_beside_others_carried_by_chips_and_let_go(open_chapter):
    chapter = show_everything(open_chapter("single_well", start="-3", learning_rate="0.3"), "single_well")
    chapter.button(key="pin_single_well").click().run()
    chapter.slider(key="learning_rate").set_value(0.7).run()
    np.testing.assert_allclose(pinned_run(chapter), -3 * 0.4 ** np.arange(21), rtol=1e-9)
    (two_cycle,) = (chip for chip in linked(chapter) if "learning_rate=1&" in chip)
    follow(chapter, two_cycle, "on")
    assert pinned_run(chapter)[0] == -3
    chapter.switch_page("double_well.py").run()
    assert "pinned_start" not in figure(chapter)["address"]["values"]
    chapter.switch_page("single_well.py").run()
    assert pinned_run(chapter)[0] == -3
    chapter.button(key="pin_single_well").click().run()
    assert "pinned_start" not in figure(chapter)["address"]["values"]
    assert "pinned" not in figure(chapter)["readout"]


def test_a_copied_address_restores_the_pinned_run_and_one_without_lets_it_go(open_chapter):
    address = {"start": "4", "learning_rate": "1", "pinned_start": "-2.5", "pinned_learning_rate": "0.05"}
    chapter = open_chapter("single_well", **address)
    np.testing.assert_allclose(pinned_run(chapter), -2.5 * 0.9 ** np.arange(21), rtol=1e-9)
    follow(chapter, "single_well?start=4&learning_rate=0.1&steps=20", "plain")
    assert "pinned" not in figure(chapter)["readout"]


def test_a_pinned_value_that_cannot_be_used_becomes_one_that_can_and_the_page_says_so(open_chapter):
    chapter = open_chapter("single_well", pinned_start="77", pinned_learning_rate="abc")
    values = figure(chapter)["address"]["values"]
    assert (values["pinned_start"], values["pinned_learning_rate"]) == ("5.0", "0.10")
    (note,) = chapter.warning
    assert "Pinned" in note.value
    assert "abc" in note.value
    assert "77" in note.value


@pytest.mark.parametrize("how", ["predicted", "shown"])
def test_the_u_waits_for_its_prediction_or_for_being_asked(open_chapter, how):
    chapter = open_chapter("single_well")
    assert len(figures(chapter)) == 1
    assert SHUT in html(chapter)
    if how == "predicted":
        chapter.radio(key="ask_single_well_steps_needed_0").set_value("A").run()
        assert len(figures(chapter)) == 1
    chapter.button(key="go_single_well_steps_needed").click().run()
    curve = figure(chapter, "steps_needed")
    assert curve["headline"] == "You are here: α = 0.99 needs 297 steps."
    assert curve["columns"] == {}
    chapter.slider(key="learning_rate").set_value(1.1).run()
    assert figure(chapter, "steps_needed")["headline"] == "You are here: α = 1.1 never gets there."
    chapter.slider(key="start").set_value(0.0).run()
    assert not chapter.exception


def test_200_hostile_addresses_show_a_run_and_no_exception(open_chapter):
    chapter = open_chapter("single_well")
    for i, given in enumerate(hostile([*ENDS, "pinned_start", "pinned_learning_rate"], 200)):
        chapter.query_params = given | {"visit": str(i)}
        chapter.run()
        assert not chapter.exception, given
        for key, (low, high) in ENDS.items():
            assert low <= chapter.slider(key=key).value <= high
        assert "<" not in re.sub("`[^`]*`", "", "".join(note.value for note in chapter.warning))


@pytest.mark.parametrize("given", ["nan", "1e999", "", "9" * 300, "🙂<b>"])
def test_a_hostile_address_opened_cold_shows_a_run(open_chapter, given):
    chapter = open_chapter("single_well", start=given, learning_rate=given, steps=given, pinned_start=given)
    assert len(trajectory(chapter)) == chapter.slider(key="steps").value + 1
    assert chapter.warning
