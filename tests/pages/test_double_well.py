"""The chapter of two valleys: every control at both ends, the jump, the limits, the promised drop, the address."""

import random
import re

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, descend
from gd_view.drawing.drawing import combined
from gd_view.drawing.traces import unpacked
from gd_view.wording import fill
from tests.pages.reading import (
    at_both_ends,
    each_chip,
    figure,
    follow,
    html,
    linked,
    show_everything,
    trajectory,
)
from tests.pages.test_single_well import hostile

ENDS = {"start": (-2.2, 2.2), "learning_rate": (0.01, 1.2), "steps": (0, 100)}


def told(chapter, template, k):
    """A template of the figure, filled at step k."""
    given = figure(chapter)
    sent = {name: unpacked(column) for name, column in given["columns"].items()}
    columns = combined(sent, given["recipes"], given["constants"])
    values = {name: column[k] for name, column in columns.items()}
    return fill(template(given), values | given["constants"] | {"k": k, "k+1": k + 1})


def test_untouched_it_shows_the_run_into_the_shallow_valley(open_chapter):
    chapter = open_chapter("double_well")
    np.testing.assert_allclose(trajectory(chapter)[:4], [0.5, 0.5625, 0.6303, 0.7024], atol=5e-5)
    given = figure(chapter)
    assert "from step 18 on" in given["headline"]
    assert "jumped" not in given["headline"]
    assert "In both valleys a walker" in html(chapter)


@pytest.mark.parametrize("key", ENDS)
def test_every_slider_runs_at_both_ends_and_shows_that_run(open_chapter, key):
    chapter = open_chapter("double_well")
    for values in at_both_ends(chapter, key, ENDS):
        expected = descend(
            DOUBLE_WELL.gradient,
            values["start"],
            values["learning_rate"],
            values["steps"],
            leaves_beyond=10,
        )
        np.testing.assert_array_equal(trajectory(chapter), expected.iterates[~np.isnan(expected.iterates)])


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.55, "In both valleys a walker"),
        (0.56, "Only in the shallow valley"),
        (0.63, "keep it, bouncing: the deep one up to 0.886."),
        (0.64, "In neither valley"),
        (0.88, "bouncing: the deep one up to 0.886, the shallow one up to 1.005."),
        (0.89, "bouncing: the shallow one up to 1.005."),
        (1.01, "the longest step back crosses the hill"),
    ],
)
def test_the_words_below_the_scale_follow_the_slider(open_chapter, rate, words):
    chapter = open_chapter("double_well")
    chapter.slider(key="learning_rate").set_value(rate).run()
    assert words in html(chapter)


def test_the_jump_is_named_at_its_step(open_chapter):
    chapter = open_chapter("double_well", start="2", learning_rate="0.45")
    assert "Step 1 jumped over the hilltop." in figure(chapter)["headline"]
    assert told(chapter, lambda given: given["captions"]["step"], 1).startswith(
        "Just jumped over the hilltop. Step 1:"
    )
    assert told(chapter, lambda given: given["captions"]["step"], 2).startswith("Step 2:")


def test_beside_every_step_stand_the_promised_and_the_real_drop(open_chapter):
    """At 0.5 with 0.1: 0.1 · 0.625² = 0.03906; L(0.5) - L(0.5625) = 0.853125 - 0.812324 = 0.0408."""
    chapter = open_chapter("double_well")
    line = told(chapter, lambda given: given["aside"], 0)
    assert "<strong>0.0391</strong>" in line
    after = 0.5625**4 / 4 - 0.85 * 0.5625**2 + 0.05625 + 1
    assert f"lowers the loss by <strong>{0.853125 - after:.3g}</strong>" in line


def test_where_a_step_goes_up_it_says_so(open_chapter):
    chapter = open_chapter("double_well", start="0.5", learning_rate="1.2")
    lines = [told(chapter, lambda given: given["aside"], k) for k in range(17)]
    assert any("raises the loss" in line for line in lines)
    assert not any("the loss by <strong>−" in line for line in lines)
    assert any("lowers the loss" in line for line in lines)


def test_the_states_worth_seeing_are_all_there_and_each_is_a_state_of_the_page(open_chapter):
    chapter = show_everything(open_chapter("double_well"), "double_well")
    chips = linked(chapter)
    states = [
        (0.5, 0.1),
        (-0.5, 0.1),
        (0.05, 0.1),
        (0.06, 0.1),
        (2, 0.1),
        (2, 0.45),
        (-2, 0.5),
        (-0.5, 0.58),
        (0.5, 0.58),
        (-1.3, 0.9),
        (0.5, 1.05),
        (0.5, 1.2),
    ]
    for start, rate in states:
        assert any(f"start={start}&learning_rate={rate}&" in chip for chip in chips)
    for chip in each_chip(chapter, chips):
        for key in ENDS:
            assert f"{key}={chapter.slider(key=key).value:g}" in chip


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("0.58 from −0.5", "hopping between −1.46 and −1.16 "),
        ("0.58 from 0.5", "Settles at w = 1.27 in the shallow valley"),
        ("0.9 from −1.3", "bouncing in the shallow valley"),
        ("1.05 from 0.5", "wanders across both valleys"),
        ("1.2 from 0.5", "By step 18 it has left"),
        ("−2 with 0.5", "in the shallow valley"),
    ],
)
def test_a_chip_does_what_it_says(open_chapter, words, headline):
    chapter = show_everything(open_chapter("double_well"), "double_well")
    body = html(chapter).replace("&amp;", "&")
    address = next(link for link in linked(chapter) if f'{link}" target="_self">{words}' in body)
    assert headline in figure(follow(chapter, address, "chip"))["headline"]


def test_200_hostile_addresses_show_a_run_and_no_exception(open_chapter):
    chapter = open_chapter("double_well")
    for i, given in enumerate(hostile(list(ENDS), 200)):
        chapter.query_params = given | {"visit": str(i)}
        chapter.run()
        assert not chapter.exception, given
        for key, (low, high) in ENDS.items():
            assert low <= chapter.slider(key=key).value <= high


def test_any_state_of_the_sliders_shows_a_run_and_no_exception(open_chapter):
    chapter, draw = open_chapter("double_well"), random.Random(4)
    for i in range(50):
        state = {
            "start": f"{draw.randint(-220, 220) / 100}",
            "learning_rate": f"{draw.randint(1, 120) / 100}",
            "steps": f"{draw.randint(0, 100)}",
        }
        chapter.query_params = state | {"visit": str(i)}
        chapter.run()
        assert not chapter.exception, state
        assert not chapter.warning
        assert "not a number" not in figure(chapter)["headline"] + figure(chapter)["alt"]


def test_the_curve_of_the_prose_its_slope_and_its_curvature_are_those_that_are_walked(open_chapter):
    """L, L′ and L″ as they are written, each the difference quotient of the one before it, at places of the slider."""
    prose = open_chapter("double_well").markdown[0].value
    written = [re.search(rf"{name} = ([^,]*?)(?:, |\.$)", prose)[1] for name in ("L", "L′", "L″")]
    python = str.maketrans({"⁴": "**4", "³": "**3", "²": "**2", "−": "-"})
    curve, slope, curvature = (
        eval("lambda w: " + re.sub(r"([\d.])w", r"\1*w", text).translate(python)) for text in written
    )
    w, h = np.linspace(-2.2, 2.2, 45), 1e-5
    np.testing.assert_allclose(DOUBLE_WELL.loss(w), curve(w), atol=1e-12)
    np.testing.assert_allclose((curve(w + h) - curve(w - h)) / (2 * h), slope(w), atol=1e-8)
    np.testing.assert_allclose((slope(w + h) - slope(w - h)) / (2 * h), curvature(w), atol=1e-8)
