"""A tap on the picture, with mouse or finger, means the place that it touches; a drag or a swipe means no place."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hand import on_the_curve, swipe
from tests.browser.visit import PLAYER, address_has, at, settled, slider, traces

PLAYED = True

LOSS = 20  # a height in the picture of the single well
FAR = 12  # pixels
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
PHONE: Any = {"width": 390, "height": 844, "finger": True}


def start(page: Page) -> float:
    """Return the start that the slider, the figure and the address agree on."""
    settled(page)
    value = float(slider(page, "start").input_value())
    assert traces(page)["trajectory"]["x"][0] == value
    address_has(page, f"start={value}")
    return value


def test_clicks_one_after_another_each_mean_their_own_place_and_a_press_dragged_away_none(
    open_page: Callable[..., Page],
):
    page = open_page("single_well")
    # The pointer comes from elsewhere and clicks at once, as a hand in a hurry does.
    for w, elsewhere in ((-3.0, 2.0), (1.5, -3.0), (-0.5, 1.5), (3.5, -3.5), (3.5, 0.5), (-2.0, 3.5)):
        page.mouse.move(*on_the_curve(page, elsewhere, LOSS))
        page.mouse.click(*on_the_curve(page, w, LOSS))
        assert start(page) == w

    x, y = on_the_curve(page, -3, LOSS)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + FAR, y, steps=3)
    page.mouse.up()
    assert float(slider(settled(page), "start").input_value()) == -2


def over_a_slider(page: Page) -> tuple[float, float]:
    """Swipe up on the track, far from the thumb; then on the thumb. A finger that goes sideways moves it.

    Return the middle of the track.
    """
    track = page.locator(".st-key-learning_rate [role=group]")
    track.scroll_into_view_if_needed()
    for share in (0.7, 0.0825):
        before, box = page.evaluate(SCROLLED), track.bounding_box()
        place = (box["x"] + share * box["width"], box["y"] + box["height"] / 2)
        swipe(page, place, 0, -120)
        page.wait_for_function(f"{SCROLLED} > {before} + 60")
        expect(slider(settled(page), "learning_rate")).to_have_value("0.1")
        page.evaluate(f"{SCROLLED} = {before}")
    swipe(page, (box["x"] + 0.5 * box["width"], place[1]), 0.25 * box["width"], 0)
    assert float(slider(settled(page), "learning_rate").input_value()) == pytest.approx(0.83, abs=0.03)
    return box["x"] + 0.5 * box["width"], place[1]


def test_a_finger_scrolls_the_page_also_where_the_main_pointer_is_a_mouse(open_page: Callable[..., Page]):
    """As on a laptop whose screen can be touched: no such thing as a coarse pointer, and yet a finger."""
    page = open_page("single_well")
    assert page.evaluate("matchMedia('(pointer: fine)').matches")
    over_a_slider(page)
    for address in ("single_well", "many_parameters?dimensions=3"):
        at(page, address, played=True).evaluate(f"{SCROLLED} = 0")
        before = page.url
        box = page.locator(f"{PLAYER} .gd-plot").bounding_box()
        swipe(page, (box["x"] + 0.6 * box["width"], box["y"] + 0.5 * box["height"]), 0, -150)
        page.wait_for_function(f"{SCROLLED} > 100")
        assert settled(page).url == before


def test_a_finger_on_a_phone_that_swipes_scrolls_and_means_no_place_and_one_that_taps_means_it(
    open_page: Callable[..., Page],
):
    phone = open_page("single_well", **PHONE)
    swipe(phone, on_the_curve(phone, -2.0, LOSS), 0, -150)
    phone.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 100")
    assert float(slider(settled(phone), "start").input_value()) == 4

    # Over the steps it leaves the step.
    phone.evaluate(f"{SCROLLED} = 0")
    box = phone.locator(".gd-range input").bounding_box()
    swipe(phone, (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2), 0, -150)
    phone.wait_for_function(f"{SCROLLED} > 100")
    expect(phone.locator(PLAYER)).to_have_attribute("data-step", "20")
    expect(phone.locator(".gd-range input")).to_have_value("20")

    # One that slips sideways means no place either.
    phone.evaluate(f"{SCROLLED} = 0")
    swipe(phone, on_the_curve(phone, -2.0, LOSS), FAR, 0)
    assert float(slider(settled(phone), "start").input_value()) == 4

    phone.touchscreen.tap(*over_a_slider(phone))
    phone.wait_for_url("**learning_rate=0.5**")

    phone.evaluate(f"{SCROLLED} = 0")
    phone.touchscreen.tap(*on_the_curve(phone, -2.0, LOSS))
    expect(slider(phone, "start")).to_have_value("-2")
    assert start(phone) == -2
