"""What is being made smaller, in a browser: slider, hand, tap and key turn the line, and its squares with it."""

from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from gd_core import RAIN
from gd_view.chapters.loss import picture
from gd_view.chapters.loss.dials import W
from gd_view.drawing.fans import LEVELS
from tests.browser.hand import drag, follows, on_the_curve
from tests.browser.visit import PLAYER, address_has, at, axe, in_colours, script_runs, settled, slider, traces

GRIP = f"{PLAYER} .gd-grip"
PHONE = {"width": 390, "height": 844, "finger": True}
AXES = f"""() => {{
  const {{ xaxis, yaxis }} = document.querySelector('{PLAYER} .js-plotly-plot')._fullLayout;
  return [xaxis.range, yaxis.range, xaxis._length / (xaxis.range[1] - xaxis.range[0]),
    yaxis._length / (yaxis.range[1] - yaxis.range[0])];
}}"""


def is_turned_to(page: Page, w: float, exact: bool = True) -> None:
    """Check what is drawn against arithmetic: pin, line, trail, and every corner of the squares."""
    near = 1e-6 if exact else 2 * W.high / LEVELS
    drawn = traces(page)
    assert (*drawn["pin"]["x"], *drawn["pin"]["y"]) == pytest.approx((w, RAIN.loss(w)), abs=2 * near)
    assert drawn["line"]["y"] == pytest.approx([w * picture.LEFT, w * picture.RIGHT], abs=4 * near)
    assert drawn["trail"]["x"] == pytest.approx(picture.turned(w).tolist(), abs=near)
    for i, x, y, miss in zip(picture.NUMBERS, RAIN.x, RAIN.y, RAIN.misses(w), strict=True):
        corners = drawn[f"square {i}"]
        assert corners["x"] == pytest.approx([x, x, x + miss, x + miss, x], abs=4 * near)
        assert corners["y"] == pytest.approx([y, y + miss, y + miss, y, y], abs=4 * near)


def a_tap_turns_the_line_there_and_a_square_stays_a_square(
    page: Page, tap: Callable[[float, float], None]
) -> None:
    (across, up, x_scale, y_scale) = page.evaluate(AXES)
    assert x_scale == pytest.approx(y_scale)
    place = on_the_curve(page, 2.0, 2.5)
    tap(*place)
    expect(slider(page, "w")).to_have_value("1.25")
    is_turned_to(settled(page), 1.25)
    assert page.evaluate(AXES)[:2] == [across, up]


def test_slider_hand_keys_and_click_turn_line_squares_and_trail(open_page: Callable[..., Page]):
    page = open_page("loss?w=0.40")
    follows(page)
    # The slider, with no word to the server.
    runs = script_runs(page)
    drag(page, "w", 150)
    w = float(slider(page, "w").input_value())
    assert w > 0.5
    is_turned_to(page, w, exact=False)
    areas = page.locator(f"{PLAYER} .gd-overlay path[fill='#0072b22e']")
    assert areas.count() == 6
    assert script_runs(page) == runs
    page.mouse.up()
    settled(page)
    is_turned_to(page, w)
    address_has(page, f"?w={w:.2f}")

    # The line is taken hold of.
    at(page, "loss?w=0.00")
    follows(page)
    runs = script_runs(page)
    grip = page.locator(GRIP)
    box = grip.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(*on_the_curve(page, 2.0, 1.8), steps=8)
    page.wait_for_function(f"document.querySelector('{PLAYER}').classList.contains('gd-live')")
    expect(grip).to_have_attribute("aria-valuetext", "0.9")
    is_turned_to(page, 0.9, exact=False)
    assert script_runs(page) == runs
    page.mouse.up()
    settled(page)
    is_turned_to(page, 0.9)
    expect(slider(page, "w")).to_have_value("0.9")
    # Keys turn it further.
    for key, w in (("ArrowUp", 0.95), ("ArrowRight", 1.0), ("ArrowDown", 0.95)):
        grip.press(key)
        settled(page)
        address_has(page, f"?w={w:.2f}")

    a_tap_turns_the_line_there_and_a_square_stays_a_square(page, page.mouse.click)


def test_the_answer_turns_the_line_before_the_eyes_of_the_reader(open_page: Callable[..., Page]):
    page = open_page("loss")
    page.locator(".st-key-go_loss_shape button").click()
    page.wait_for_function(f"Number(document.querySelector('{PLAYER}').dataset.step) > 4")
    drawn = traces(page)
    assert 1 < len(drawn["trail"]["x"]) < 37
    assert drawn[picture.WHOLE]["x"] == []
    page.wait_for_function(f"Number(document.querySelector('{PLAYER}').dataset.step) === 36")
    is_turned_to(settled(page), 1.8)
    np.testing.assert_allclose(traces(page)[picture.WHOLE]["x"], W.grid(), atol=1e-6)
    drag(page, "w", -200)  # the curve, once it is known, stays while the line is turned back
    assert len(traces(page)[picture.WHOLE]["x"]) == 37
    page.mouse.up()
    settled(page)


PLACES = """() => ['.gd-plot', '.gd-controls', '.gd-caption', '.st-key-panel'].map((one) => {
  const { y, height } = document.querySelector(one).getBoundingClientRect();
  return [y, height];
})"""


def test_the_picture_fits_and_nothing_in_it_moves_when_the_line_does(open_page: Callable[..., Page]):
    page = open_page("loss")
    for width, height in ((1280, 720), (1366, 650), (1024, 700)):
        page.set_viewport_size({"width": width, "height": height})
        at(page, "loss?w=0.00")
        before = page.evaluate(PLACES)
        assert before[-1][0] + before[-1][1] <= height
        page.mouse.click(*on_the_curve(page, 1.5, 2.5))
        assert settled(page).url.endswith("?w=1.65")
        assert page.evaluate(PLACES) == before
        controls = page.locator(f"{PLAYER} .gd-controls")
        assert controls.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_axe_finds_nothing_when_all_is_answered(open_page: Callable[..., Page]):
    page = open_page("loss?w=1.20", reduced_motion=True)
    for key in ("shape", "one_point", "lowest", "pulls"):
        page.locator(f".st-key-go_loss_{key} button").click()
        settled(page)
    for scheme in ("light", "dark"):
        assert axe(in_colours(page, scheme)) == [], scheme


def test_on_a_phone_nothing_scrolls_sideways_a_tap_turns_the_line_and_the_figure_stays_in_sight(
    open_page: Callable[..., Page],
):
    page = open_page("loss?w=0.80", **PHONE)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("node => node.scrollWidth - node.clientWidth") <= 0
    follows(page)
    a_tap_turns_the_line_there_and_a_square_stays_a_square(page, page.touchscreen.tap)
    page.locator(".st-key-go_loss_lowest button").scroll_into_view_if_needed()
    box = page.locator(f"{PLAYER} .gd-plot").bounding_box()
    assert 0 <= box["y"] < 100
    assert box["y"] + box["height"] < 844
