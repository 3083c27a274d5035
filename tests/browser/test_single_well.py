"""One valley in a browser: the pinned run in the address, the U under the pointer, the scale to scale."""

import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import address_has, at, open_everything, press, settled, traces

PLAYED = True

PIN = ".st-key-pin_single_well button"
PINNED = "pinned_start=4.0&pinned_learning_rate=0.10"


def test_a_click_on_the_u_sets_the_learning_rate_and_a_pinned_run_stays_in_the_address(
    open_page: Callable[..., Page],
):
    page = open_page("single_well")
    page.locator(".st-key-go_single_well_steps_needed button").click()
    settled(page)
    plot = page.locator(".st-key-steps_needed .nsewdrag").first
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    plot.click(position={"x": box["width"] * 0.3 / 1.1, "y": box["height"] / 3})
    settled(page)
    address_has(page, "learning_rate=0.30")
    expect(page.locator(".st-key-steps_needed .gd-headline")).to_have_text(
        "You are here: α = 0.3 needs 7 steps."
    )

    # A pinned run is in the address, survives a chip and a reload, and goes.
    open_everything(at(page, "single_well?start=4&learning_rate=0.1&steps=20", played=True))
    page.locator(PIN).click()
    settled(page)
    address_has(page, PINNED)
    page.get_by_role("link", name="two-cycle at 1").click()
    settled(page)
    address_has(page, PINNED)
    address_has(page, "learning_rate=1.00")
    page.reload()
    settled(page)
    press(page, "End")
    drawn = traces(page)
    np.testing.assert_allclose(drawn["pinned run"]["x"], 4 * 0.8 ** np.arange(21), rtol=1e-12)
    np.testing.assert_array_equal(drawn["trajectory"]["x"], [4, -4] * 10 + [4])
    page.locator(PIN).click()
    settled(page)
    expect(page).not_to_have_url(re.compile("pinned"))
    assert "pinned run" not in traces(page)


def test_the_marks_of_the_scale_stand_where_their_numbers_say(open_page: Callable[..., Page]):
    page = open_page("single_well", width=375)
    for address, high, marks, value, width in (
        ("single_well?learning_rate=0.9", 1.1, (0.5, 1.0), 0.9, 375),
        ("double_well?learning_rate=0.6", 1.2, (0.551698, 0.63203), 0.6, 375),
        ("double_well?learning_rate=0.6", 1.2, (0.551698, 0.63203), 0.6, 1280),
    ):
        at(page, address, played=True)
        if width == 375:
            open_everything(page)
        page.set_viewport_size({"width": width, "height": 800})
        settled(page)
        bar = page.locator(".gd-scale-bar")
        box = bar.bounding_box()
        for mark, tick in zip(marks, page.locator(".gd-scale-mark > i").all(), strict=True):
            place = tick.bounding_box()
            assert place["x"] + place["width"] / 2 == pytest.approx(
                box["x"] + box["width"] * mark / high, abs=2
            )
        thumb = bar.locator("> i").bounding_box()
        assert thumb["x"] + thumb["width"] / 2 == pytest.approx(box["x"] + box["width"] * value / high, abs=2)
        names = [one.bounding_box() for one in page.locator(".gd-scale-names b").all()]
        assert all(left["x"] + left["width"] <= right["x"] for left, right in pairwise(names))
        words = [one.bounding_box() for one in page.locator(".gd-scale-mark b").all()]
        assert all(left["x"] + left["width"] <= right["x"] for left, right in pairwise(words))


def test_two_runs_are_compared_from_the_first_step_on(open_page: Callable[..., Page]):
    """At their start nothing has happened, and “the same loss” would read as the answer of the question beside it."""
    page = open_page("single_well?start=4&learning_rate=0.8&steps=10&pinned_start=4&pinned_learning_rate=0.1")
    says = page.locator(".st-key-figure .gd-readout").get_by_text("This run has")
    press(page, "Start")
    expect(says).to_have_css("visibility", "hidden")
    press(page, "Step")
    expect(says).to_have_css("visibility", "visible")
    expect(says).to_have_text("This run has a lower loss.")  # (−2.4)² = 5.76, and 3.2² = 10.24
