"""The strip in logarithms: a switch of the page's own, off at first, under a hand and on paper as well."""

import math
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from gd_view.player.strings import STRINGS
from tests.browser.hand import drag, follows
from tests.browser.visit import PLAYER, at, player, script_runs, settled, slider

# Plotly's axis, and where the dot of the step that is shown has its middle, from the axis's upper end; none if it is
# not in the strip. Under a hand the dot is the overlay's; nothing else there has its size.
STRIP = f"""() => {{
  const {{ plot, shown }} = document.querySelector('{PLAYER}').player.picture;
  const {{ yaxis2: axis }} = plot._fullLayout;
  const {{ uid }} = plot._fullData.find((one) => one.name === "now");
  const dots = plot.querySelectorAll(shown.isLive ? '.gd-overlay path[d*="m6,0a6,6"]' : `.trace${{uid}} .points path`);
  const inside = plot.getBoundingClientRect().top + axis._offset;
  const middle = (one) => (one.getBoundingClientRect().top + one.getBoundingClientRect().bottom) / 2 - inside;
  const places = [...dots].filter((one) => one.getAttribute("d")).map(middle);
  const {{ type, range, _length: length }} = axis;
  return {{ type, range, length, places: places.filter((y) => y > -1 && y < length + 1) }};
}}"""
GO_TO = f"""async (k) => {{
  const {{ player }} = document.querySelector('{PLAYER}');
  player.goTo(k);
  await player.picture.work;
}}"""


def loss(rate: float, k: int) -> float:
    """Return the loss after k steps from 4 on w²: each multiplies w by 1 − 2 α."""
    return (4 * (1 - 2 * rate) ** k) ** 2


def assert_in_logarithms(strip: dict[str, Any], height: float, tolerance: float = 0.6) -> None:
    low, high = strip["range"]
    share = (math.log10(height) - low) / (high - low)
    assert strip["type"] == "log"
    assert strip["places"] == pytest.approx([strip["length"] * (1 - share)], abs=tolerance)


def test_the_strip_is_logarithmic_by_choice_alone_under_a_hand_and_on_paper(open_page: Callable[..., Page]):
    page = open_page("single_well?start=4&learning_rate=0.1", reduced_motion=True)
    follows(page)
    runs = script_runs(page)
    box = player(page).get_by_role("checkbox", name=STRINGS.log_scale)
    label = page.locator(".gd-log").bounding_box()
    assert min(label["width"], label["height"]) >= 24
    assert not box.is_checked()
    assert page.evaluate(STRIP)["type"] == "linear"
    box.focus()
    page.keyboard.press("Space")
    settled(page)
    for k in (0, 3, 9):
        page.evaluate(GO_TO, k)
        assert_in_logarithms(page.evaluate(STRIP), loss(0.1, k))
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(STRIP)["type"] == "log"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    settled(page)
    drag(page, "learning_rate", 10)
    rate = float(slider(page, "learning_rate").input_value())
    assert rate > 0.1
    page.evaluate(GO_TO, 4)
    assert_in_logarithms(page.evaluate(STRIP), loss(rate, 4), tolerance=2.5)
    assert script_runs(page) == runs
    page.mouse.up()
    settled(page)
    assert page.evaluate(STRIP)["type"] == "log"
    box.click()
    settled(page)
    assert page.evaluate(STRIP)["type"] == "linear"
    assert script_runs(page) == runs + 1

    # A loss of 0 is not drawn in logarithms, and the strip says so: with α = 0.5 the walker is at the minimum after one
    # step. A page that is opened again remembers nothing.
    at(page, "single_well?start=4&learning_rate=0.5")
    box.click()
    settled(page)
    page.evaluate(GO_TO, 0)
    assert_in_logarithms(page.evaluate(STRIP), 16)
    page.evaluate(GO_TO, 1)
    assert page.evaluate(STRIP)["places"] == []
    said = player(page).locator(".annotation-text").filter(has_text="not drawn: a loss below 0.01, or 0")
    assert said.count() == 1
    page.reload()
    settled(page)
    assert not box.is_checked()
    assert page.locator(".annotation-text").filter(has_text="not drawn").count() == 0
