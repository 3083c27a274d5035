"""Whoever works the page by keys stays where they are, also where a run of the page takes away what had the focus."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.visit import at, open_everything, open_exact_values, settled

FIELD = ".st-key-fields .st-key-start_typed input"
SET = ".st-key-set_typed button"


def press(page: Page, button: str) -> None:
    page.locator(button).press("Enter")
    settled(page)


def test_set_and_a_chip_keep_the_focus_also_when_a_note_appears_above_them_and_goes(
    open_page: Callable[..., Page],
):
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

    # A chip that is written anew keeps the focus, and Next leads to the title. The first chip is replaced, since the
    # note goes with it, or the page around it changes.
    page.emulate_media(reduced_motion="reduce")
    open_everything(at(page, "single_well?learning_rate=7"))
    expect(page.get_by_test_id("stAlert")).to_have_count(1)
    chip = page.locator(".gd-chips a").first
    chip.evaluate("chip => { chip.mark = true }")
    chip.press("Enter")
    settled(page)
    expect(page.locator(".gd-chips a").first).to_be_focused()
    page.locator(".st-key-next a").press("Enter")
    expect(page.get_by_role("heading", name="Two valleys")).to_be_focused()


def test_a_button_that_makes_way_for_another_one_hands_the_focus_to_it_and_not_to_who_has_left(
    open_page: Callable[..., Page],
):
    """Of six the last one goes when it is pressed, "Show me anyway", and the fifth undoes what it has done."""
    page = open_page("fog_walk", reduced_motion=True)
    for name in ("Show me anyway", "Bring back the fog"):
        page.get_by_role("button", name=name).press("Enter")
        settled(page)
    expect(page.get_by_role("button", name="Show me anyway")).to_be_focused()

    # Who leaves by a pointer is not fetched back.
    page.get_by_role("button", name="Show me anyway").focus()
    page.mouse.click(640, 5)  # the bar above the page, where nothing takes the focus
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("button", name="Show me anyway").evaluate("button => button.click()")
    settled(page)
    assert page.evaluate("document.activeElement === document.body")
