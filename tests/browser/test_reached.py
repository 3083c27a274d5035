"""A click on the curve and a typed value reach a run that is in the page: it is shown before the server hears of it."""

from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from gd_view.drawing.fans import LEVELS
from tests.browser.hand import NOTE_THE_ORDER, WELLS, click_on_the_curve, follows, shown_run
from tests.browser.visit import (
    PLAYER,
    at,
    open_everything,
    open_exact_values,
    script_runs,
    settled,
    slider,
    traces,
)

PLAYED = True


def test_a_click_on_the_curve_and_a_typed_value_are_answered_before_the_server_hears_of_them(
    open_page: Callable[..., Page],
):
    page = open_page("single_well")
    follows(page)
    a_click_is_answered_at_once(page, "single_well", -3.02, -3.0)

    open_exact_values(page)
    for key, text, value, how in (
        ("learning_rate", "0,904", 0.9, "Enter"),
        ("start", " − 2.04 ", -2.0, "Set"),
        ("steps", "1.2e1", 12.0, "Enter"),
    ):
        follows(page)
        runs = script_runs(page)
        field = page.locator(f".st-key-fields .st-key-{key}_typed input")
        field.fill(text)
        page.evaluate("() => { window.order = []; }")
        if how == "Enter":
            field.press("Enter")
        else:
            page.locator(".st-key-set_typed button").click()
        page.wait_for_function("window.order.includes('sent')")
        assert page.evaluate("window.order.slice(0, 2)") == ["drawn", "sent"]
        settled(page)
        assert script_runs(page) == runs + 1
        assert float(slider(page, key).input_value()) == value
        expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(0)
        np.testing.assert_array_equal(traces(page)["trajectory"]["x"], shown_run(page, "single_well"))
        assert page.evaluate("window.order.filter(what => what === 'drawn').length") == 1

    # What is typed and no number or more than one waits for the server.
    page.evaluate("() => { window.order = []; }")
    for texts in ({"learning_rate": "two"}, {"learning_rate": "0.3", "start": "2"}, {"start": "2"}):
        for key, text in texts.items():
            page.locator(f".st-key-fields .st-key-{key}_typed input").fill(text)
        page.locator(".st-key-set_typed button").click()
        settled(page)
        assert "drawn" not in page.evaluate("window.order")
        np.testing.assert_array_equal(traces(page)["trajectory"]["x"], shown_run(page, "single_well"))


def test_a_click_on_the_curve_of_two_valleys_is_answered_before_the_server_hears_of_it(
    open_page: Callable[..., Page],
):
    page = open_page("double_well")
    follows(page)
    a_click_is_answered_at_once(page, "double_well", 1.233, 1.23)


def a_click_is_answered_at_once(page: Page, name: str, w: float, start: float) -> None:
    runs = script_runs(page)
    page.evaluate(NOTE_THE_ORDER)
    click_on_the_curve(page, w, 0.5 * WELLS[name].loss_window[1])
    page.wait_for_function("window.order.includes('sent')")
    assert page.evaluate("window.order.slice(0, 3)") == ["drawn", "painted", "sent"]
    low, high = WELLS[name].w_window
    assert page.evaluate("window.start") == pytest.approx(start, abs=(high - low) / LEVELS)
    settled(page)
    assert script_runs(page) == runs + 1
    assert float(slider(page, "start").input_value()) == start
    expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(0)
    expect(page.locator(PLAYER)).not_to_have_class("gd-player gd-live")
    np.testing.assert_array_equal(traces(page)["trajectory"]["x"], shown_run(page, name))
    assert page.evaluate("window.order.filter(what => what === 'drawn').length") == 1


def test_where_the_server_answers_otherwise_or_not_at_all_that_is_shown(open_page: Callable[..., Page]):
    page = open_page("single_well")
    # What is sent is lost, and a run of the page that has nothing to say of the figure ends.
    follows(page)
    before = traces(page)["trajectory"]["x"]
    page.evaluate(
        """(selector) => {
          const { player } = document.querySelector(selector);
          player.trigger = player.send;
          player.send = () => {};
        }""",
        PLAYER,
    )
    click_on_the_curve(page, -3, 20)
    expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(1)
    page.evaluate(
        """() => {
          const app = document.querySelector('[data-testid=stApp]');
          app.dataset.testScriptState = "running";
          app.dataset.testScriptState = "notRunning";
        }"""
    )
    expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(0)
    expect(page.locator(PLAYER)).not_to_have_class("gd-player gd-live")
    assert traces(page)["trajectory"]["x"] == before

    # The fan shows the run from −3, the trigger tells of a click at 2, and at last of a click that nothing heeds. The
    # page need not notice that the script ran: of a quick run, a busy browser shows only that it is over.
    for place, start in (({"x": 2.0, "y": 9.0}, 2.0), ({"x": None, "y": 9.0}, 2.0)):
        follows(page)
        page.evaluate(
            """([selector, place]) => {
              const { player } = document.querySelector(selector);
              player.send = (name) => player.trigger(name, place);
              player.hand.watch.script.disconnect();
              player.clicked({ x: -3, y: 9 });
            }""",
            [PLAYER, place],
        )
        expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(1)
        expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(0)
        settled(page)
        expect(page.locator(PLAYER)).not_to_have_class("gd-player gd-live")
        assert float(slider(page, "start").input_value()) == start
        np.testing.assert_array_equal(traces(page)["trajectory"]["x"], shown_run(page, "single_well"))


def test_a_click_on_the_map_moves_the_circle_before_the_server_hears_of_it(open_page: Callable[..., Page]):
    page = open_page("outcome_map")
    follow = f"[...document.querySelectorAll('{PLAYER}')].find(({{ player }}) => player.shown.data.live)"
    page.wait_for_function(f"{follow}.player.hand.live")
    page.evaluate(NOTE_THE_ORDER.replace(f"document.querySelector('{PLAYER}')", follow))
    page.evaluate(f"{follow}.player.clicked({{ x: 1.004, y: 0.523 }})")
    shown = f"(({{ rate, start }}) => [start, rate])({follow}.player.shown.constants)"
    assert page.evaluate(shown) == [1.0, 0.52]
    page.wait_for_function("window.order.includes('sent')")
    assert page.evaluate("window.order.slice(0, 3)") == ["drawn", "painted", "sent"]
    settled(page)
    assert float(slider(page, "start").input_value()) == 1.0
    assert float(slider(page, "learning_rate").input_value()) == 0.52


def test_the_field_that_comes_back_with_the_sliders_is_seen_by_nobody_and_a_chip_costs_one_run(
    open_page: Callable[..., Page],
):
    page = open_page("single_well")
    for query in ("", "?mode=present", "?embed=true", "?hide=start"):
        at(page, f"single_well{query}")
        expect(page.locator(".st-key-stands input")).to_have_count(1)
        expect(page.locator(".st-key-stands")).to_be_hidden()
    page = open_everything(open_page("double_well"))
    runs = script_runs(page)
    page.locator(".gd-chips a").filter(visible=True).first.click()
    settled(page)
    assert script_runs(page) == runs + 1
