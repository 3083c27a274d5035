"""The prediction card in a browser: by keyboard, with the focus kept, told to a screen reader, and accessible."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gd_view.chapters.single_well import questions as ask
from gd_view.page.card import PROMPTS
from tests.browser.visit import axe, script_runs, settled

CARD = f".st-key-predict_single_well_{ask.SAME_LOSS.key}"


def test_by_keyboard_a_choice_is_made_seen_and_asked_again_and_the_focus_stays(
    open_page: Callable[..., Page],
):
    """Arrow keys walk over the other options: that alone must not tell what happened."""
    page = open_page("single_well")
    card = page.locator(CARD)
    status = card.get_by_role("status")
    status.evaluate("node => { node.isTheSame = true; }")
    card.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    settled(page)
    page.keyboard.press("ArrowDown")
    settled(page)
    expect(status).to_have_text("")
    page.keyboard.press("Tab")
    expect(card.get_by_role("button", name=PROMPTS["check"])).to_be_focused()
    page.keyboard.press("Enter")
    settled(page)
    expect(status).to_have_text("Your choice: C. What happened: C.")
    assert status.evaluate("node => node.isTheSame")
    assert re.search(r"\?start=4\.0&learning_rate=0\.10&steps=20$", page.url)
    again = card.get_by_role("button", name=PROMPTS["again"])
    expect(again).to_be_focused()
    page.keyboard.press("Enter")
    settled(page)
    expect(card.get_by_role("button", name=PROMPTS["ask"])).to_be_focused()
    assert not any(radio.is_checked() for radio in card.get_by_role("radio").all())


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_a_chosen_an_answered_and_a_shown_card(
    open_page: Callable[..., Page], dark: bool
):
    page = open_page("single_well", dark=dark)
    card = page.locator(CARD)
    card.get_by_text(ask.SAME_LOSS.options[0].text).click()
    settled(page)
    assert axe(page) == []
    card.get_by_role("button").click()
    settled(page)
    card.locator("summary").click()
    page.locator(f".st-key-go_single_well_{ask.STEPS_NEEDED.key} button").click()
    settled(page)
    expect(card.locator(".gd-differs")).to_be_visible()
    assert axe(page) == []


def test_the_proof_is_one_link_away_and_the_answer_stays(open_page: Callable[..., Page]):
    page = open_page("single_well")
    card = page.locator(CARD)
    card.get_by_role("button", name=PROMPTS["ask"]).click()
    settled(page)
    card.get_by_role("link", name=ask.SAME_LOSS.see[0]).click()
    settled(page)
    assert "learning_rate=0.90" in page.url
    expect(card.get_by_role("status")).to_have_text("What happened: C.")


def test_leaving_a_field_sends_nothing_and_enter_checks_it(open_page: Callable[..., Page]):
    page = open_page("many_parameters")
    card = page.locator('[class*="st-key-predict_"]', has=page.locator("input[type=text]"))
    first, second = card.locator("input[type=text]").all()
    first.fill("2,4")
    second.fill("2.4")
    before = script_runs(page)
    page.keyboard.press("Tab")
    settled(page)
    assert script_runs(page) == before
    second.press("Enter")
    settled(page)
    expect(second).to_be_focused()
    expect(card.get_by_role("status")).to_have_text("Your answer: 2,4 and 2.4. That is it.")
