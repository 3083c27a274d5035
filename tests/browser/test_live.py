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
from tests.browser.visit import PLAYER, press, script_runs, settled, slider, traces

PLAYED = True


@pytest.mark.parametrize("name", WELLS)
@pytest.mark.parametrize(("key", "distance"), [("learning_rate", 40), ("start", -35), ("steps", 30)])
def test_a_drag_is_followed_without_the_server_and_told_to_it_once(
    open_page: Callable[..., Page], name: str, key: str, distance: float
):
    page = open_page(name)
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


def test_what_is_drawn_over_the_figure_stands_where_plotly_draws_it(open_page: Callable[..., Page]):
    """The pin of the fan's run and the pin of the exact run, in pixels of the page."""
    page = open_page("double_well?start=1.5&learning_rate=0.2&steps=1")
    follows(page)
    drag(page, "learning_rate", 30)
    over = page.locator(f"{PLAYER} .gd-overlay path[d*='m9.5,']").bounding_box()
    page.mouse.up()
    settled(page)
    under = page.locator(f"{PLAYER} .scatterlayer path.point[d^='M9.5']").bounding_box()
    for side, length in (("x", "width"), ("y", "height")):
        assert over[side] + over[length] / 2 == pytest.approx(under[side] + under[length] / 2, abs=0.5)


@pytest.mark.parametrize(
    ("address", "key", "dark"),
    [
        (
            "single_well?start=2&learning_rate=0.3&steps=20&pinned_start=4&pinned_learning_rate=0.9",
            "learning_rate",
            False,
        ),
        ("single_well?start=4&learning_rate=1.02&steps=50", "learning_rate", True),
        ("double_well?start=2&learning_rate=0.45&steps=30", "learning_rate", False),
        ("double_well?start=2&learning_rate=0.45&steps=80", "start", True),
        ("many_parameters?condition_number=10&learning_rate=0.0909&steps=80", "steps", True),
    ],
)
def test_the_exact_run_is_painted_before_plotly_draws_it_and_the_picture_stays(
    open_page: Callable[..., Page], address: str, key: str, dark: bool
):
    """Plotly waits for an idle moment, here for the test; then hardly a pixel of the plot changes."""
    page = open_page(address, dark=dark)
    page.evaluate("window.requestIdleCallback = work => { window.whenIdle = work; }")
    follows(page)
    drag(page, key, 25)
    page.mouse.up()
    page.mouse.move(0, 0)
    page.wait_for_selector(f"{PLAYER}[data-painted=true][data-ready=false]")
    plot = page.locator(f"{PLAYER} .gd-plot")
    before = pixels(plot)
    page.evaluate("window.whenIdle()")
    page.wait_for_selector(f"{PLAYER}[data-ready=true]")
    expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(0)
    after = pixels(plot)
    changed = (np.abs(after - before).max(axis=2) > 64).mean()
    assert changed < 4e-4  # the edge of an arrow, a label that Plotly draws above the run


def test_a_run_that_leaves_the_strips_is_followed_too(open_page: Callable[..., Page]):
    """With κ = 10 and α = 0.105 w₂ grows by the factor −1.1: its strip has triangles at both edges."""
    page = open_page("many_parameters?condition_number=10&learning_rate=0.105&steps=30")
    follows(page)
    drag(page, "steps", -25)
    assert page.locator(f"{PLAYER} .gd-overlay path").count() > 5
    page.mouse.up()
    settled(page)
    expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(0)
    steps = int(slider(page, "steps").input_value())
    assert steps < 30
    drawn = traces(page)["trajectory"]["x"]
    np.testing.assert_allclose(drawn, 4.0 * 0.79 ** np.arange(len(drawn)), rtol=1e-6)


@pytest.mark.parametrize("name", [*WELLS, "many_parameters"])
def test_the_exact_run_is_sent_whole_and_drawn_once(open_page: Callable[..., Page], name: str):
    page = open_page(name)
    follows(page)
    page.evaluate(
        f"""() => {{
          const {{ player }} = document.querySelector('{PLAYER}');
          const {{ show, present }} = player;
          window.came = 0;
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
        assert page.evaluate("window.came") == 1
        assert page.evaluate("window.drawn") == drawn
        assert len(traces(page)["trajectory"]["x"]) == seen + 1


def test_keys_on_a_slider_are_followed_at_once(open_page: Callable[..., Page]):
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


@pytest.mark.parametrize("key", ["learning_rate", "start", "steps"])
def test_the_address_holds_a_move_before_the_server_has_heard_of_it(open_page: Callable[..., Page], key: str):
    page = open_page("double_well")
    follows(page)
    page.evaluate("WebSocket.prototype.send = () => {}")
    drag(page, key, 30)
    page.mouse.up()
    value = float(slider(page, key).input_value())
    page.wait_for_url(re.compile(rf"[?&]{key}={value:g}0*(&|$)"))


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


def test_a_drag_that_comes_back_shows_the_exact_run_again(open_page: Callable[..., Page]):
    page = open_page("single_well")
    follows(page)
    runs = script_runs(page)
    x, y = thumb(page, "learning_rate")
    drag(page, "learning_rate", 40)
    page.mouse.move(x, y)
    page.wait_for_function(f"!document.querySelector('{PLAYER}').classList.contains('gd-live')")
    page.mouse.up()
    settled(page)
    assert script_runs(page) <= runs + 1
    np.testing.assert_array_equal(traces(page)["trajectory"]["x"], shown_run(page, "single_well"))


@pytest.mark.parametrize(
    "missing",
    [
        f"document.querySelector('{PLAYER}').player.hand.live = null",
        "window.MutationObserver.prototype.observe = () => {}",
    ],
)
def test_where_nothing_can_be_followed_the_run_comes_on_release(open_page: Callable[..., Page], missing: str):
    page = open_page("single_well")
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


def test_two_parameters_are_followed_too(open_page: Callable[..., Page]):
    """κ = 10: numpy's own w ← w - α·(2w₁, 20w₂) from (4, 2)."""
    page = open_page("many_parameters?condition_number=10&learning_rate=0.05&steps=20")
    follows(page)
    runs = script_runs(page)
    slider(page, "learning_rate").focus()
    x, y = thumb(page, "learning_rate")
    page.mouse.move(x, y)
    page.mouse.down()
    for part in np.linspace(0, -12, 8):
        page.mouse.move(x + part, y)
    caught_up = f"""() => {{
      const {{ player }} = document.querySelector('{PLAYER}');
      const input = document.querySelector('.st-key-learning_rate input[type=range]');
      const {{ at, frame, live }} = player.hand;
      return player.shown.isLive && !frame && at[1] === live.fans.learning_rate.listed[input.value];
    }}"""
    page.wait_for_function(caught_up)
    rate = page.evaluate(f"document.querySelector('{PLAYER}').player.hand.at[1]")
    assert 0 < rate < 0.05
    expected = np.array([4.0, 2.0]) * np.array([1 - 2 * rate, 1 - 20 * rate]) ** np.arange(21)[:, np.newaxis]
    drawn = traces(page)["trajectory"]
    np.testing.assert_allclose(drawn["x"], expected[:, 0], atol=11 / LEVELS)
    np.testing.assert_allclose(drawn["y"], expected[:, 1], atol=11 / LEVELS)
    assert script_runs(page) == runs
    page.mouse.up()
    settled(page)
    np.testing.assert_allclose(traces(page)["trajectory"]["x"], expected[:, 0], rtol=1e-6, atol=1e-9)


def test_the_exact_run_is_never_shown_on_the_axis_of_a_longer_one(open_page: Callable[..., Page]):
    """κ = 10, α = 0.12: w₂ grows by 1.4 each step, is over at step 7, and its axis of steps ends at 10."""
    page = open_page("many_parameters?condition_number=10&learning_rate=0.12&steps=30")
    follows(page)
    page.evaluate(
        f"""() => {{
          const player = document.querySelector('{PLAYER}');
          const plot = document.querySelector('{PLAYER} .js-plotly-plot');
          window.ends = [];
          window.painted = [];
          new MutationObserver(() => {{
            const end = plot.layout.xaxis2.range[1];
            (player.dataset.painted === "true" ? window.painted : window.ends).push(end);
          }}).observe(player, {{ attributeFilter: ["data-painted"] }});
        }}"""
    )
    drag(page, "steps", 20)
    page.mouse.up()
    settled(page)
    page.wait_for_function("window.painted.length")
    assert max(page.evaluate("window.ends")) > 50  # while it was tried out
    assert set(page.evaluate("window.painted")) == {10.2}


def test_the_marker_on_the_scale_goes_along_with_the_hand(open_page: Callable[..., Page]):
    page = open_page("double_well")
    follows(page)
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
