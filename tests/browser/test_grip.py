"""The circle of the map is taken hold of: circle and run follow, and the server hears of it when it is let go."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from gd_core import DOUBLE_WELL, descend
from tests.browser.hand import follows, on_the_curve, swipe
from tests.browser.visit import (
    PLAYER,
    address_has,
    at,
    go_to,
    script_runs,
    settled,
    slider,
    to_the_end,
    traces,
)

PLAYED = True
CIRCLE, RUN = f".st-key-circle {PLAYER}", f".st-key-figure {PLAYER}"
GRIP = f"{CIRCLE} .gd-grip"
FOLLOWED = f"""() => [`{CIRCLE}`, `{RUN}`].map((one) => document.querySelector(one).player)
  .every(({{ hand }}) => hand.live)"""
SHOWN = f"""() => {{
  const data = (place) => document.querySelector(`${{place}} .js-plotly-plot`).data;
  const of = (traces, name) => traces.find((trace) => trace.name === name);
  const circle = of(data(`{CIRCLE}`), "crosshair");
  const run = of(data(`{RUN}`), "trajectory");
  return [circle.x[0], circle.y[0], Array.from(run.x)];
}}"""


SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def follows_the_circle(page: Page) -> tuple[float, float]:
    """Check that the run beside the circle is numpy's from its start with its learning rate; return these."""
    start, rate, drawn = page.evaluate(SHOWN)
    run = descend(DOUBLE_WELL.gradient, start, rate, 100, leaves_beyond=10.0).iterates
    np.testing.assert_array_equal(drawn, run[np.isfinite(run)])
    return start, rate


def test_the_circle_is_dragged_or_moved_by_keys_and_the_run_beside_it_follows_without_the_server(
    open_page: Callable[..., Page],
):
    page = open_page("outcome_map")
    page.wait_for_function(FOLLOWED)
    runs = script_runs(page)
    x, y = middle(page, GRIP)
    page.mouse.move(x, y)
    page.mouse.down()
    for share in np.linspace(0, 1, 6)[1:]:
        page.mouse.move(x + 70 * share, y - 200 * share)
    page.wait_for_function(f"document.querySelector(`{RUN}`).player.shown.isLive")
    page.wait_for_function(f"!document.querySelector(`{CIRCLE}`).player.hand.frame")
    start, rate = follows_the_circle(page)
    assert start > 1
    assert rate > 0.3
    expect(page.locator(GRIP)).to_have_attribute("aria-valuetext", f"{start:g}, {rate:g}")
    assert script_runs(page) == runs
    page.mouse.up()
    settled(page)
    assert script_runs(page) == runs + 1
    address_has(page, f"start={start:.2f}&learning_rate={rate:.2f}")
    assert follows_the_circle(page) == (start, rate)

    # Keys move it across and up.
    at(page, "outcome_map?start=0.50&learning_rate=0.10", played=True)
    page.wait_for_function(FOLLOWED)
    for key, start, rate in (("ArrowRight", 0.51, 0.1), ("ArrowUp", 0.51, 0.11), ("ArrowLeft", 0.5, 0.11)):
        page.locator(GRIP).press(key)
        settled(page)
        assert [float(slider(page, one).input_value()) for one in ("start", "learning_rate")] == [start, rate]
        assert follows_the_circle(page) == (start, rate)

    # A finger on a laptop.
    at(page, "outcome_map?start=0.50&learning_rate=0.10", played=True)
    a_finger_on_the_circle_moves_it_and_one_beside_it_scrolls_the_page(page)


def test_a_finger_on_the_circle_of_a_phone_moves_it_and_one_beside_it_scrolls_the_page(
    open_page: Callable[..., Page],
):
    page = open_page("outcome_map", width=390, height=844, finger=True)
    a_finger_on_the_circle_moves_it_and_one_beside_it_scrolls_the_page(page)

    # And on the walker of a curve.
    for chapter in ("single_well", "double_well"):
        at(page, f"{chapter}?start=1.00", played=True)
        follows(page)
        before = float(slider(page, "start").input_value())
        scrolled = page.evaluate(SCROLLED)  # as the page before may have left it
        x, y = middle(page, f"{PLAYER} .gd-grip")
        swipe(page, (x, y), 40, -10)
        page.wait_for_function("!location.search.includes('start=1.0')")
        assert float(slider(settled(page), "start").input_value()) > before + 0.2
        assert page.evaluate(SCROLLED) == scrolled
        address = page.url
        swipe(page, (x - 120, y), 0, -130)
        page.wait_for_function(f"{SCROLLED} > {scrolled + 60}")
        assert settled(page).url == address


def a_finger_on_the_circle_moves_it_and_one_beside_it_scrolls_the_page(page: Page) -> None:
    page.wait_for_function(FOLLOWED)
    before = page.url
    x, y = middle(page, GRIP)
    swipe(page, (x, y), 25, -45)
    page.wait_for_function(f"location.href !== '{before}'")
    settled(page)
    start, rate = follows_the_circle(page)
    assert start > 0.5
    assert rate > 0.1
    assert page.evaluate(SCROLLED) == 0
    before = page.url
    swipe(page, (x - 80, y - 20), 0, -130)
    page.wait_for_function(f"{SCROLLED} > 60")
    assert settled(page).url == before


def test_the_walker_of_every_curve_is_taken_hold_of(open_page: Callable[..., Page]):
    """To −2, whose loss is 4 on L = w² and 1.4 on w⁴/4 − 0.85w² + 0.1w + 1; the server hears of it when it is let go.

    Then a key, which goes on by a tenth, or by a hundredth on two valleys.
    """
    page = open_page("update_rule")
    for chapter, loss, after in (
        ("update_rule", 4.0, -1.9),
        ("code", 4.0, -1.9),
        ("single_well", 4.0, -1.9),
        ("double_well", 1.4, -1.99),
    ):
        if chapter != "update_rule":
            settled(to_the_end(go_to(page, chapter)))
        follows(page)
        runs = script_runs(page)
        grip = page.locator(f"{PLAYER} .gd-grip")
        page.mouse.move(*middle(page, f"{PLAYER} .gd-grip"))
        page.mouse.down()
        page.mouse.move(*on_the_curve(page, -1.0, 1.0))
        page.mouse.move(*on_the_curve(page, -2.0, loss))
        expect(grip).to_have_attribute("aria-valuetext", "−2")
        page.wait_for_function(f"!document.querySelector('{PLAYER}').player.hand.frame")
        pin = traces(page)["pin"]
        assert (pin["x"] + pin["y"]) == pytest.approx([-2.0, loss], abs=0.02)
        assert script_runs(page) == runs
        page.mouse.up()
        page.wait_for_url(re.compile(r"start=-2\.0"))
        settled(page)
        assert script_runs(page) == runs + 1
        assert float(slider(page, "start").input_value()) == -2.0
        grip.press("ArrowRight")
        page.wait_for_url(re.compile(f"start={after}"))
        assert float(slider(settled(page), "start").input_value()) == after
