"""Whoever works the page by keys stays where they are, also where a run of the page takes away what had the focus."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.visit import open_everything, open_exact_values, settled

FIELD = ".st-key-fields .st-key-start_typed input"
SET = ".st-key-set_typed button"


def press(page: Page, button: str) -> None:
    page.locator(button).press("Enter")
    settled(page)


def test_set_keeps_the_focus_also_when_a_note_appears_above_it_and_goes(open_page: Callable[..., Page]):
    page = open_exact_values(open_page("single_well"))
    for text in ("3", "99", "2"):
        page.locator(FIELD).fill(text)
        press(page, SET)
        expect(page.locator(SET)).to_be_focused()
        expect(page.get_by_test_id("stAlert")).to_have_count(1 if text == "99" else 0)
        page.locator(FIELD).fill(text)
        press(page, FIELD)
        expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(SET)).to_be_hidden()


def test_a_chip_that_is_written_anew_keeps_the_focus_and_next_leads_to_the_title(
    open_page: Callable[..., Page],
):
    """The first chip is replaced, since the note goes with it, or the page around it changes."""
    page = open_everything(open_page("single_well?learning_rate=7", reduced_motion=True))
    chip = page.locator(".gd-chips a").first
    chip.evaluate("chip => { chip.mark = true }")
    chip.press("Enter")
    settled(page)
    expect(page.locator(".gd-chips a").first).to_be_focused()
    page.locator(".st-key-next a").press("Enter")
    expect(page.get_by_role("heading", name="Two valleys")).to_be_focused()


def test_a_button_that_makes_way_for_another_one_hands_it_the_focus(open_page: Callable[..., Page]):
    """Of six the last one goes when it is pressed, "Show me anyway", and the fifth undoes what it has done."""
    page = open_page("fog_walk", reduced_motion=True)
    for name in ("Show me anyway", "Bring back the fog"):
        page.get_by_role("button", name=name).press("Enter")
        settled(page)
    expect(page.get_by_role("button", name="Show me anyway")).to_be_focused()


def test_who_leaves_by_a_pointer_is_not_fetched_back(open_page: Callable[..., Page]):
    page = open_page("fog_walk", reduced_motion=True)
    page.get_by_role("button", name="Show me anyway").focus()
    page.mouse.click(640, 5)  # the bar above the page, where nothing takes the focus
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("button", name="Show me anyway").evaluate("button => button.click()")
    settled(page)
    assert page.evaluate("document.activeElement === document.body")
