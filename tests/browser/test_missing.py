"""A part of the player is missing or late: the place of the figure says so, and the words go on."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from gd_view.player.strings import STRINGS
from tests.browser.visit import PLAYER, player, press, settled

PLAYED = True


def test_without_plotly_the_place_of_the_figure_says_what_to_do_and_the_words_go_on(
    open_page: Callable[..., Page], expected_complaints: list[str]
):
    expected_complaints.append("plotly.min.js")
    page = open_page(
        "single_well",
        prepared=lambda page: page.route("**/plotly/plotly.min.js", lambda route: route.abort()),
    )
    expect(player(page)).to_contain_text("plotly.js did not load")
    press(page, "Start")
    expect(player(page).locator(".gd-caption")).to_contain_text("Step 0: w = 4, loss 16.")


def test_where_a_module_does_not_load_the_place_of_the_figure_says_what_to_do(
    open_page: Callable[..., Page], expected_complaints: list[str]
):
    expected_complaints.append("player/table.js")
    page = open_page()
    page.route("**/player/table.js", lambda route: route.abort())
    page.get_by_test_id("stSidebarNav").locator("a[href*='single_well']").click()
    expect(player(page)).to_have_text(STRINGS.no_player)


def test_a_browser_that_cannot_unpack_the_figure_says_so(open_page: Callable[..., Page]):
    page = open_page("single_well")
    page.evaluate("delete window.DecompressionStream")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Two valleys").click()
    expect(player(page)).to_contain_text("This browser cannot unpack the figure.")


def test_on_a_slow_line_the_place_of_the_figure_says_that_it_is_coming(open_page: Callable[..., Page]):
    """First the module is on its way, then plotly.js."""
    page = open_page("")
    held = []
    page.route("**/player/picture.js", lambda route: held.append(route))
    page.route("**/plotly/plotly.min.js", lambda route: held.append(route))
    coming = page.locator(f"{PLAYER} .gd-coming")
    with page.expect_request("**/player/picture.js"):
        page.locator(".st-key-next a").click()
    expect(coming).to_have_text(STRINGS.coming)
    with page.expect_request("**/plotly/plotly.min.js"):
        held.pop().continue_()
    expect(page.locator(".gd-plot .gd-coming")).to_have_text(STRINGS.coming)
    held.pop().continue_()
    settled(page)
    expect(coming).to_have_count(0)
