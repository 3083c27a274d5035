"""A whole chapter by keys alone, from the address bar to the next chapter, and what has the focus is never lost."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from gd_view.chapters.single_well import questions as ask
from gd_view.page.card import PROMPTS
from tests.browser.visit import address_has, player, script_runs, settled, slider

# Whatever has the focus, by name, whenever it is nothing: it may be gone for a moment of a run, not after it.
FOCUSED = "document.activeElement === document.body ? null : document.activeElement.outerHTML.slice(0, 80)"


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """Press Tab until it has the focus."""
    for _ in range(most):
        if target.count() and target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached; {page.evaluate(FOCUSED)} is")


def press(page: Page, *keys: str) -> None:
    """Press keys, and see that the focus is somewhere when the page has answered."""
    for key in keys:
        page.keyboard.press(key)
        settled(page)
        assert page.evaluate(FOCUSED), key


def test_by_keys_alone_through_a_whole_chapter_and_the_focus_is_never_lost(open_page: Callable[..., Page]):
    page = open_page("single_well", reduced_motion=True)
    figure = player(page).first

    def place(question) -> str:
        return f"single_well_{question.key}"

    tab_to(page, figure.locator("[data-go=play]"))
    press(page, "Enter")
    expect(figure).to_have_attribute("data-step", "20")
    tab_to(page, figure.locator("[data-go=step]"))
    press(page, "Enter", "Enter")  # over again, then a step
    expect(figure).to_have_attribute("data-step", "1")
    tab_to(page, slider(page, "learning_rate"))
    press(page, "ArrowRight", "PageUp", "Home", "ArrowRight")
    address_has(page, "learning_rate=0.02")
    expect(slider(page, "learning_rate")).to_be_focused()

    for question, chosen in (
        (ask.SAME_LOSS, "ArrowDown"),
        (ask.LANDING, ""),
        (ask.AT_ONE, "Space"),
        (ask.FIRST_THERE, ""),
    ):
        card = page.locator(f".st-key-predict_{place(question)}")
        button = card.locator("[class*=st-key-go_] button")
        if question is ask.LANDING:
            tab_to(page, card.locator("input"))
            page.keyboard.type("3")
            press(page, "Enter")
            expect(card.locator("input")).to_be_focused()
            expect(card.locator(".gd-differs")).to_contain_text("You moved by α")
            continue
        if chosen:
            tab_to(page, card.get_by_role("radio").first)
            press(page, chosen)
        tab_to(page, button)
        press(page, "Enter")
        expect(card.get_by_role("status")).to_contain_text("What happened:")
        expect(card.locator(".gd-holds")).to_be_visible()
        expect(button).to_be_focused()
        expect(button).to_have_text(PROMPTS["again"])
        if question is ask.SAME_LOSS:
            expect(card.get_by_role("status")).to_contain_text("Your choice: B.")
            why = page.locator(f".st-key-because_{place(question)}")
            tab_to(page, why.get_by_role("radio").first)
            press(page, "Space", "ArrowDown")
            expect(why.get_by_role("status")).to_contain_text(question.because.reasons[1].reply)
            changed = page.locator(f".st-key-predict_{place(question)}_changed")
            tab_to(page, changed.locator("[class*=st-key-go_] button"))
            press(page, "Enter", "Enter")  # its reply, and another one

    chip = page.locator(".gd-chips a").first  # they come with the last answer
    tab_to(page, chip)
    press(page, "Enter")
    expect(chip).to_be_focused()
    onward = page.locator(".st-key-next a")
    tab_to(page, onward)
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Two valleys")).to_be_focused()
    assert script_runs(page) > 10
