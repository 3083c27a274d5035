"""While a slider is dragged the picture follows it, without the server, which hears of it once, on release."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from gd_view.drawing.fans import LEVELS
from tests.browser.hand import (
    WELLS,
    drag,
    follows,
    is_near,
    pixels,
    shown_run,
    thumb,
)
from tests.browser.visit import (
    PLAYER,
    at,
    go_to,
    in_colours,
    press,
    script_runs,
    settled,
    slider,
    to_the_end,
    traces,
)

LONG = True
PLAYED = True


def test_a_drag_is_followed_without_the_server_and_told_to_it_once(open_page: Callable[..., Page]):
    """Each of three sliders in each of two valleys, from the same values."""
    page = open_page("single_well")
    for name, state in {"single_well": "start=4&steps=20", "double_well": "start=0.5&steps=30"}.items():
        for key, distance in (("learning_rate", 40), ("start", -35), ("steps", 30)):
            at(page, f"{name}?learning_rate=0.1&{state}", played=True)
            is_followed_and_told(page, name, key, distance)


def is_followed_and_told(page: Page, name: str, key: str, distance: float) -> None:
    follows(page)
    runs = script_runs(page)
    before = slider(page, key).input_value()
    drag(page, key, distance)
    assert slider(page, key).input_value() != before
    expected = shown_run(page, name)
    drawn = traces(page)["trajectory"]["x"]
    assert len(drawn) == len(expected)
    is_near(drawn, expected, name)
    assert script_runs(page) == runs
    expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(1)
    told = page.locator(f"{PLAYER} .gd-caption")
    expect(told).to_contain_text("≈ Step")
    pin = traces(page)["pin"]
    page.mouse.up()
    page.wait_for_function(f"!document.querySelector('{PLAYER}').classList.contains('gd-live')")
    settled(page)
    assert script_runs(page) == runs + 1
    expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(0)
    np.testing.assert_array_equal(traces(page)["trajectory"]["x"], expected)
    expect(told).not_to_contain_text("≈")
    low, high = WELLS[name].w_window
    assert traces(page)["pin"]["x"] == pytest.approx(pin["x"], abs=(high - low) / LEVELS)
    assert traces(page)["pin"]["y"] == pytest.approx(pin["y"], abs=0.01 * WELLS[name].loss_window[1])


def test_what_is_drawn_while_a_hand_moves_stands_where_it_stands_afterwards(open_page: Callable[..., Page]):
    page = open_page("double_well")
    follows(page)
    # The marker on the scale of learning rates goes along with the hand.
    marker = page.locator("[data-follows=learning_rate]")
    before = marker.evaluate("node => node.style.left")
    drag(page, "learning_rate", 30)
    value = float(slider(page, "learning_rate").input_value())
    assert value > 0.1
    left = marker.evaluate("node => node.style.left")
    assert left != before
    assert float(left.removesuffix("%")) == pytest.approx(100 * value / 1.2, abs=0.01)
    page.mouse.up()
    settled(page)
    assert float(marker.evaluate("node => node.style.left").removesuffix("%")) == pytest.approx(
        100 * value / 1.2, abs=0.01
    )

    # The pin of the fan's run and the pin of the exact run, in pixels of the page.
    at(page, "double_well?start=1.5&learning_rate=0.2&steps=1", played=True)
    follows(page)
    drag(page, "learning_rate", 30)
    over = page.locator(f"{PLAYER} .gd-overlay path[d*='m9.5,']").bounding_box()
    page.mouse.up()
    settled(page)
    under = page.locator(f"{PLAYER} .scatterlayer path.point[d^='M9.5']").bounding_box()
    for side, length in (("x", "width"), ("y", "height")):
        assert over[side] + over[length] / 2 == pytest.approx(under[side] + under[length] / 2, abs=0.5)


def test_the_exact_run_is_painted_before_plotly_draws_it_and_the_picture_stays(
    open_page: Callable[..., Page],
):
    """Plotly waits for an idle moment, here for the test; then hardly a pixel of the plot changes."""
    page = open_page("single_well")
    page.evaluate("() => { window.idle = requestIdleCallback; }")
    for address, key, scheme in (
        (
            "single_well?start=2&learning_rate=0.3&steps=20&pinned_start=4&pinned_learning_rate=0.9",
            "learning_rate",
            "light",
        ),
        ("double_well?start=2&learning_rate=0.45&steps=30", "learning_rate", "light"),
        ("double_well?start=2&learning_rate=0.45&steps=80", "start", "dark"),
        ("single_well?start=4&learning_rate=1.02&steps=50", "learning_rate", "dark"),
        ("many_parameters?condition_number=10&learning_rate=0.0909&steps=80", "steps", "dark"),
    ):
        at(in_colours(page, scheme), address, played=True)
        follows(page)
        page.evaluate("window.requestIdleCallback = work => { window.whenIdle = work; }")
        drag(page, key, 25)
        page.mouse.up()
        page.mouse.move(0, 0)
        page.wait_for_selector(f"{PLAYER}[data-painted=true][data-ready=false]")
        plot = page.locator(f"{PLAYER} .gd-plot")
        before = pixels(plot)
        page.evaluate("() => { window.whenIdle(); window.requestIdleCallback = idle; }")
        page.wait_for_selector(f"{PLAYER}[data-ready=true]")
        expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(0)
        after = pixels(plot)
        changed = (np.abs(after - before).max(axis=2) > 64).mean()
        assert changed < 4e-4, address  # the edge of an arrow, a label that Plotly draws above the run


def test_the_exact_run_is_sent_whole_and_drawn_once(open_page: Callable[..., Page]):
    page = open_page("single_well")
    for name in (*WELLS, "many_parameters"):
        if name != "single_well":
            settled(to_the_end(go_to(page, name)))
        follows(page)
        page.evaluate(
            f"""() => {{
              const {{ player }} = document.querySelector('{PLAYER}');
              const {{ show, present }} = player;
              window.drawn = 0;
              player.show = (given) => {{ window.came += 1; show.call(player, given); }};
              player.present = (...given) => {{ window.drawn += 1; present.apply(player, given); }};
            }}"""
        )
        n_steps = int(slider(page, "steps").input_value())
        for drawn, (key, seen) in enumerate({"ArrowLeft": n_steps - 1, "ArrowRight": n_steps}.items(), 1):
            page.evaluate("window.came = 0")
            slider(page, "steps").press(key)
            settled(page)
            assert page.evaluate("window.came") == 1, name
            assert page.evaluate("window.drawn") == drawn, name
            assert len(traces(page)["trajectory"]["x"]) == seen + 1, name
        # As it was, should the next chapter have the same player.
        page.evaluate(
            f"['show', 'present'].forEach(name => delete document.querySelector('{PLAYER}').player[name])"
        )


def test_keys_are_followed_at_once_a_drag_back_shows_the_exact_run_and_without_fans_it_comes_on_release(
    open_page: Callable[..., Page],
):
    page = open_page("single_well")
    follows(page)
    page.evaluate(
        f"""() => {{
          window.seen = [];
          new MutationObserver(() => window.seen.push(document.querySelector('{PLAYER}').className))
            .observe(document.querySelector('{PLAYER}'), {{ attributes: true, attributeFilter: ['class'] }});
        }}"""
    )
    slider(page, "learning_rate").press("ArrowRight")
    page.wait_for_function("window.seen.some(name => name.includes('gd-live'))")
    settled(page)
    expect(page.locator(PLAYER)).not_to_have_class("gd-player gd-live")
    np.testing.assert_array_equal(traces(page)["trajectory"]["x"], shown_run(page, "single_well"))

    runs = script_runs(page)
    x, y = thumb(page, "learning_rate")
    drag(page, "learning_rate", 40)
    page.mouse.move(x, y)
    page.wait_for_function(f"!document.querySelector('{PLAYER}').classList.contains('gd-live')")
    page.mouse.up()
    settled(page)
    assert script_runs(page) <= runs + 1
    np.testing.assert_array_equal(traces(page)["trajectory"]["x"], shown_run(page, "single_well"))

    # Where nothing can be followed the run comes on release: for want of a fan, then, as the next run has brought one,
    # for want of an eye on the slider.
    for missing in (
        f"document.querySelector('{PLAYER}').player.hand.live = null",
        "window.MutationObserver.prototype.observe = () => {}",
    ):
        follows(page)
        page.evaluate(missing)
        slider(page, "start").press("ArrowLeft")
        settled(page)
        np.testing.assert_array_equal(traces(page)["trajectory"]["x"], shown_run(page, "single_well"))
        x, y = thumb(page, "learning_rate")
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 40, y, steps=5)
        page.mouse.up()
        settled(page)
        expect(page.locator(PLAYER)).not_to_have_class("gd-player gd-live")
        np.testing.assert_array_equal(traces(page)["trajectory"]["x"], shown_run(page, "single_well"))


def test_the_address_holds_a_move_before_the_server_has_heard_of_it(open_page: Callable[..., Page]):
    """What is sent is held back, and let go before the next move."""
    page = open_page("double_well")
    page.evaluate("() => { window.send = WebSocket.prototype.send; }")
    for key in ("learning_rate", "start", "steps"):
        follows(page)
        page.evaluate(
            "() => { window.held = []; WebSocket.prototype.send = function (data) { held.push([this, data]); }; }"
        )
        drag(page, key, 30)
        page.mouse.up()
        value = float(slider(page, key).input_value())
        page.wait_for_url(re.compile(rf"[?&]{key}={value:g}0*(&|$)"))
        page.evaluate(
            "() => { WebSocket.prototype.send = send; held.forEach(([socket, data]) => socket.send(data)); }"
        )
        settled(page)


def test_what_is_known_to_every_digit_is_written_so_while_a_slider_moves(open_page: Callable[..., Page]):
    """The learning rate; where the run leaves the picture all words have numbers, by hand, and so has an open table."""
    page = open_page("single_well?learning_rate=0.10")
    follows(page)
    rule = page.locator(f"{PLAYER} .gd-update")
    drag(page, "learning_rate", -1000)
    expect(slider(page, "learning_rate")).to_have_value("0.01")
    expect(rule).to_contain_text("− 0.01 ×")
    page.mouse.up()
    settled(page)
    press(page, "End")
    page.get_by_text("Numbers of this run").click()
    row = page.locator(f"{PLAYER} tr[data-row='20']")
    expect(row).to_contain_text(f"{4 * 0.98**20:.7f}")
    slider(page, "learning_rate").scroll_into_view_if_needed()
    drag(page, "learning_rate", 1000)
    expect(slider(page, "learning_rate")).to_have_value("1.1")
    expect(rule).to_contain_text("− 1.1 ×")
    expect(page.locator(PLAYER)).not_to_contain_text("not a number")
    expect(page.locator(PLAYER)).not_to_contain_text("…")
    w = 4 * 1.2**20
    numbers = [
        f"{w:.0f}",
        f"{round(w**2, -2):,.0f}",
        f"{2 * w:.0f}",
        f"−{2.2 * w:.0f}",
    ]  # w, w², 2w, −1.1 · 2w
    expect(page.locator(f"{PLAYER} .gd-caption")).to_contain_text(
        "w = {}, loss {}, slope {}".format(*numbers)
    )
    for told in numbers:
        expect(row).to_contain_text(told)
    page.mouse.up()
