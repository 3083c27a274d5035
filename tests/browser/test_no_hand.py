"""What only looks like a hand: a slider that the server sets, and a player that comes after the one that was held."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.hand import drag, follows
from tests.browser.visit import PLAYER, at, slider

PLAYED = True


def test_neither_a_slider_that_the_server_sets_nor_a_new_player_is_taken_for_a_hand(
    open_page: Callable[..., Page],
):
    """The server may set several sliders at once, before their figure comes. A key makes the same change a hand's."""
    page = open_page("single_well")
    follows(page)
    set_to = "(input, value) => { input.value = value; input.setAttribute('value', value); }"
    two_frames = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    slider(page, "start").evaluate(set_to, "2")
    page.evaluate(two_frames)
    expect(page.locator(PLAYER)).to_have_class("gd-player")
    slider(page, "start").evaluate(
        "input => input.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }))"
    )
    slider(page, "start").evaluate(set_to, "3")
    expect(page.locator(PLAYER)).to_have_class("gd-player gd-live")

    # A player that is taken away under a hand leaves no trace of it. Streamlit may put another one into the same
    # section, which begins with the exact run.
    at(page, "single_well?start=4&learning_rate=0.1&steps=10", played=True)
    follows(page)
    drag(page, "learning_rate", 30)
    expect(page.locator(PLAYER)).to_have_class("gd-player gd-live")
    page.locator(PLAYER).evaluate("section => section.player.remove()")
    expect(page.locator(PLAYER)).to_have_class("gd-player")
    expect(page.locator("body[data-hand]")).to_have_count(0)
