"""An embedded page stays embedded wherever a link of its own leads."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from tests.browser.visit import open_everything, settled

EMBEDDED = {"embed": ["true"], "embed_options": ["light_theme", "disable_scrolling"]}
ADDRESS = "single_well?embed=true&embed_options=light_theme&embed_options=disable_scrolling"


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_chips_and_the_proof_of_an_answer_keep_every_option(open_page: Callable[..., Page]):
    page = open_everything(open_page(ADDRESS))
    page.locator(".gd-chips a").filter(has_text="two-cycle at 1").click()
    settled(page)
    assert query(page).items() >= EMBEDDED.items()
    assert query(page)["learning_rate"] == ["1.00"]
    page.locator(".st-key-go_single_well_at_one button").click()
    settled(page)
    page.locator(".gd-see a").first.click()
    settled(page)
    assert query(page).items() >= EMBEDDED.items()
