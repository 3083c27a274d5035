"""A reply tells of one run. Where the picture shows another one, the reply says so."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from gd_view.chapters import RECORDS
from gd_view.page.verdicts import ELSEWHERE, PLAY_AGAIN
from tests.browser.visit import at, go_to, settled

CHAPTERS = [chapter for chapter in RECORDS if chapter.questions]


def test_a_reply_says_when_the_picture_shows_another_run_than_the_one_it_tells_of(
    open_page: Callable[..., Page],
):
    page = open_page(CHAPTERS[0].address, reduced_motion=True)
    for chapter in CHAPTERS:
        if chapter is not CHAPTERS[0]:
            at(page, chapter.address)
        question = chapter.questions[0]
        card = page.locator(f".st-key-predict_{chapter.address}_{question.key}")
        card.locator("[class*=st-key-go_] button").click()
        settled(page)
        says = card.get_by_text(ELSEWHERE)
        expect(card.get_by_role("link", name=PLAY_AGAIN)).to_be_visible()
        expect(says).to_be_hidden()
        before = card.bounding_box()
        sliders = [
            page.locator(f".st-key-{dial.key} input[type=range]")
            for dial in chapter.dials[0]
            if dial.key in question.state
        ]
        slider = next((one for one in sliders if one.count()), None)
        if slider:
            slider.press("ArrowRight" if slider.input_value() != slider.get_attribute("max") else "ArrowLeft")
        else:  # the fog has buttons to walk by
            page.locator("[class*=st-key-press_] button:enabled").first.click()
        expect(says).to_be_visible()
        settled(page)
        expect(says).to_be_visible()
        assert card.bounding_box()["height"] == before["height"], "its place was kept"
        card.get_by_role("link", name=PLAY_AGAIN).click()
        settled(page)
        expect(says).to_be_hidden()


def test_a_reply_says_so_too_after_a_reload_and_when_the_reader_comes_back(open_page: Callable[..., Page]):
    page = open_page("single_well", reduced_motion=True)
    page.locator("[class*=st-key-go_] button").first.click()
    settled(page)
    at(page, "single_well?start=3&learning_rate=0.2&steps=20")
    says = page.get_by_text(ELSEWHERE)
    expect(says).to_be_visible()
    page.reload()
    settled(page)
    expect(says).to_be_visible()
    go_to(page, "code")
    go_to(page, "single_well")
    expect(says).to_be_visible()
