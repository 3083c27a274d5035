"""Drawing a curve on a sheet: by pointer, by finger and by keys; what a finger beside it does; the growing curve."""

from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from gd_view.chapters.loss.by_hand import ACROSS, UP
from gd_view.chapters.single_well import by_hand
from gd_view.drawing.freehand import COLUMNS
from gd_view.player.strings import STRINGS
from tests.browser.test_taps import PHONE, swipe
from tests.browser.visit import Call, axe, settled

LAST = COLUMNS - 1


def card(page: Page, key: str) -> Locator:
    """Return the card of a question, with its paper in the middle of what is in sight."""
    found = page.locator(f".st-key-predict_{key}")
    found.locator(".gd-paper").evaluate("paper => paper.scrollIntoView({ block: 'end' })")
    return found


def heights(card: Locator) -> list[float]:
    return card.locator(".gd-sheet").evaluate("({ sheet }) => sheet.pen.joined()")


def on_paper(card: Locator, x: float, y: float) -> tuple[float, float]:
    box = card.locator(".gd-paper").bounding_box()
    return box["x"] + x * box["width"], box["y"] + (1 - y) * box["height"]


def test_keys_alone_or_a_pointer_draw_and_the_true_curve_is_shown_over_what_was_drawn(
    open_page: Callable[..., Page],
):
    page = open_page("loss")
    # What the pen says is where it is.
    asked = card(page, "loss_shape")
    pen = asked.get_by_role("slider")
    pen.focus()
    begun = UP.share(0.69)
    for _ in range(LAST):
        page.keyboard.down("ArrowRight")
        page.keyboard.down("ArrowDown")
    page.keyboard.up("ArrowDown")
    settled(page)
    np.testing.assert_allclose(heights(asked), np.maximum(begun - 0.02 * np.arange(COLUMNS), 0), atol=1e-3)
    expect(pen).to_be_focused()
    expect(pen).to_have_attribute("aria-valuetext", "w = 1.8, loss = 0")
    assert axe(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    settled(page)
    expect(pen).to_be_focused()
    assert heights(asked) == [None] * COLUMNS
    assert not any(radio.is_checked() for radio in asked.get_by_role("radio").all())

    # A pointer draws a V, and with reduced motion the true curve is there at once.
    page.emulate_media(reduced_motion="reduce")
    card(page, "loss_shape")
    page.mouse.move(*on_paper(asked, 0, 0.8))
    page.mouse.down()
    for x, y in ((0.5, 0.2), (1, 0.8)):
        page.mouse.move(*on_paper(asked, x, y))
    page.mouse.up()
    settled(page)
    expect(asked.get_by_role("radio", name="A V")).to_be_checked()
    expected = 0.2 + 0.6 * np.abs(np.linspace(-1, 1, COLUMNS))
    np.testing.assert_allclose(heights(asked), expected, atol=0.02)
    expect(asked.locator(".gd-truth path")).to_have_count(0)
    asked.locator('[class*="st-key-go_"] button').click()
    settled(page)
    expect(asked.get_by_role("status")).to_contain_text("more a V than a bowl")
    expect(asked.locator(".gd-truth path")).to_have_count(1)
    expect(asked.locator(".gd-sheet-ask")).to_have_text(f"{STRINGS.mine}{STRINGS.true}")
    np.testing.assert_allclose(heights(asked), expected, atol=0.02)
    assert asked.locator(".gd-truth").evaluate("svg => getComputedStyle(svg).animationName") == "none"


def test_a_finger_across_draws_one_from_the_pen_draws_steeply_and_one_up_scrolls(
    open_page: Callable[..., Page],
):
    phone = open_page("single_well", **PHONE)
    asked = card(phone, "single_well_steps_needed")
    phone.mouse.wheel(0, 150)
    begun = phone.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    paper = asked.locator(".gd-paper").bounding_box()
    swipe(phone, on_paper(asked, 0.5, 0.9), 0, 60)
    phone.wait_for_function(f"document.querySelector('[data-testid=stMain]').scrollTop < {begun} - 20")
    assert heights(asked) == [None] * COLUMNS
    swipe(phone, on_paper(asked, 0, by_hand.SHEET.begins), 4, -0.3 * paper["height"])
    assert heights(asked)[0] == pytest.approx(0.8, abs=0.05)
    swipe(phone, on_paper(asked, 0, 0.8), paper["width"], -20)
    settled(phone)
    assert None not in heights(asked)
    expect(asked.get_by_role("radio", name="D")).to_be_checked()


def test_a_value_on_an_axis_is_that_of_python(call: Call):
    """The twins `valueAt` and `Axis.value`."""
    shares = np.linspace(0, 1, 101)
    for axis in (UP, ACROSS, by_hand.UP, by_hand.ACROSS):
        told = {"low": axis.low, "high": axis.high, "is_logarithmic": axis.is_logarithmic}
        values = call("sheet", "x[1].map((share) => m.valueAt(x[0], share))", [told, shares.tolist()])
        np.testing.assert_allclose(values, axis.value(shares), rtol=1e-12)


def test_places_that_are_tapped_are_joined_and_what_nearly_reaches_an_edge_reaches_it(call: Call):
    """By hand: from (1, 1) to (5, 0) in five columns' steps of a quarter, level before."""
    taps = "const pen = new m.Pen(7, 0.5); pen.put(1 / 6, 1); pen.put(5 / 6, 0);"
    joined = call("pen", f"(() => {{ {taps} return pen.joined(); }})()")
    assert joined == [1, 1, 0.75, 0.5, 0.25, 0, 0]
    assert call("pen", "new m.Pen(3, 0.5).joined()") == [None, None, None]
