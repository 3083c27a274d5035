"""A tap on the picture, with mouse or finger, means the place that it touches; a drag or a swipe means no place."""

from collections.abc import Callable
from typing import Any

import numpy as np
from playwright.sync_api import Page, expect

from tests.browser.hand import on_the_curve
from tests.browser.visit import settled, slider, traces

PLAYED = True

LOSS = 20  # a height in the picture of the single well
FAR = 12  # pixels
PHONE: Any = {"width": 390, "height": 844, "finger": True}


def start(page: Page) -> float:
    """Return the start that the slider, the figure and the address agree on."""
    settled(page)
    value = float(slider(page, "start").input_value())
    assert traces(page)["trajectory"]["x"][0] == value
    assert f"start={value}" in page.url
    return value


def test_clicks_one_after_another_each_mean_their_own_place(open_page: Callable[..., Page]):
    """The pointer comes from elsewhere and clicks at once, as a hand in a hurry does."""
    page = open_page("single_well")
    for w, elsewhere in ((-3.0, 2.0), (1.5, -3.0), (-0.5, 1.5), (3.5, -3.5), (3.5, 0.5), (-2.0, 3.5)):
        page.mouse.move(*on_the_curve(page, elsewhere, LOSS))
        page.mouse.click(*on_the_curve(page, w, LOSS))
        assert start(page) == w


def test_a_press_that_is_dragged_away_means_no_place(open_page: Callable[..., Page]):
    page = open_page("single_well")
    x, y = on_the_curve(page, -3, LOSS)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + FAR, y, steps=3)
    page.mouse.up()
    assert float(slider(settled(page), "start").input_value()) == 4


def swipe(page: Page, place: tuple[float, float], across: float, down: float) -> None:
    """Put a finger on a place of the screen, move it by so many pixels in some twenty frames, and lift it."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = place
    touch("touchStart", {"x": x, "y": y})
    for share in np.linspace(0, 1, 21)[1:].tolist():
        touch("touchMove", {"x": x + share * across, "y": y + share * down})
    touch("touchEnd")


def test_a_finger_that_taps_means_the_place(open_page: Callable[..., Page]):
    phone = open_page("single_well", **PHONE)
    phone.touchscreen.tap(*on_the_curve(phone, -2.0, LOSS))
    expect(slider(phone, "start")).to_have_value("-2")
    assert start(phone) == -2


def test_a_finger_that_swipes_scrolls_the_page_and_means_no_place(open_page: Callable[..., Page]):
    phone = open_page("single_well", **PHONE)
    swipe(phone, on_the_curve(phone, -2.0, LOSS), 0, -150)
    phone.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 100")
    assert float(slider(settled(phone), "start").input_value()) == 4


def test_a_finger_that_slips_sideways_means_no_place(open_page: Callable[..., Page]):
    phone = open_page("single_well", **PHONE)
    swipe(phone, on_the_curve(phone, -2.0, LOSS), FAR, 0)
    assert float(slider(settled(phone), "start").input_value()) == 4
