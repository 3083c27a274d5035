"""A part of the player is missing: the place of the figure says so, and the words go on."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from gd_view.player.strings import STRINGS
from tests.browser.visit import PLAYER, player, press

PLAYED = True


def test_without_plotly_the_place_of_the_figure_says_what_to_do_and_the_words_go_on(
    open_page: Callable[..., Page], expected_complaints: list[str]
):
    expected_complaints.append("plotly.min.js")
    page = open_page("single_well", blocked="**/plotly/plotly.min.js")
    expect(player(page)).to_contain_text("plotly.js did not load")
    press(page, "Start")
    expect(player(page).locator(".gd-caption")).to_contain_text("Step 0: w = 4, loss 16.")


def test_where_a_module_does_not_load_the_place_of_the_figure_says_what_to_do(
    open_page: Callable[..., Page], expected_complaints: list[str]
):
    expected_complaints.append("player/table.js")
    page = open_page()
    page.route("**/player/table.js", lambda route: route.abort())
    page.evaluate(f"document.querySelector('{PLAYER}')?.remove()")
    page.goto(f"{page.url}single_well")
    expect(player(page)).to_have_text(STRINGS.no_player)


def test_a_browser_that_cannot_unpack_the_figure_says_so(open_page: Callable[..., Page]):
    page = open_page("single_well")
    page.evaluate("delete window.DecompressionStream")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Two valleys").click()
    expect(player(page)).to_contain_text("This browser cannot unpack the figure.")
