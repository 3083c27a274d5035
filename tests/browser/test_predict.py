"""The prediction card in a browser: by keyboard, with the focus kept, and told to a screen reader."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from gd_view.chapters.double_well import questions as two_valleys
from gd_view.chapters.single_well import questions as ask
from gd_view.page.card import PROMPTS
from gd_view.page.pointing import POINT
from gd_view.page.verdicts import PLAY_AGAIN
from tests.browser.hand import click_on_the_curve, on_the_curve
from tests.browser.visit import address_has, player, press, script_runs, settled, slider, traces

CARD = f".st-key-predict_single_well_{ask.SAME_LOSS.key}"
CHANGED = f"{CARD}_changed"
WHY = f".st-key-because_single_well_{ask.SAME_LOSS.key}"


def test_the_run_plays_the_verdict_and_what_follows_wait_for_it_and_by_keyboard_the_focus_stays(
    open_page: Callable[..., Page],
):
    page = open_page("single_well")
    card = page.locator(CARD)
    card.get_by_role("button", name=PROMPTS["ask"]).click()
    expect(page.locator("body")).to_have_class(re.compile("gd-showing"))
    expect(card.get_by_role("status")).to_be_hidden()
    expect(player(page)).to_have_attribute("data-steps", "10")
    expect(player(page)).to_have_attribute("data-step", "10")
    expect(card.get_by_role("status")).to_have_text("What happened: C.")
    expect(card.get_by_role("status")).to_be_visible()
    press(page, "Start")
    card.get_by_role("link", name=PLAY_AGAIN).click()
    expect(player(page)).to_have_attribute("data-step", "10")
    address_has(page, "learning_rate=0.90")
    expect(card.get_by_role("status")).to_have_text("What happened: C.")

    # By keyboard a choice is made, seen and asked again. Arrow keys walk over the other options: that alone must not
    # tell what happened.
    card.get_by_role("button", name=PROMPTS["again"]).click()
    settled(page)
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
    address_has(page, "?start=4.0&learning_rate=0.90&steps=10&pinned")
    again = card.get_by_role("button", name=PROMPTS["again"])
    expect(again).to_be_focused()
    page.keyboard.press("Enter")
    settled(page)
    expect(card.get_by_role("button", name=PROMPTS["ask"])).to_be_focused()
    assert not any(radio.is_checked() for radio in card.get_by_role("radio").all())

    # By keyboard a reason is given and told, and what follows waits for the run. An arrow key goes on to the next
    # reason, and that alone tells its reply: nothing has to be sent.
    why, changed = page.locator(WHY), page.locator(CHANGED)
    card.locator("label").get_by_text(ask.SAME_LOSS.options[0].text).click()
    settled(page)
    card.get_by_role("button", name=PROMPTS["check"]).click()
    expect(page.locator("body")).to_have_class(re.compile("gd-showing"))
    expect(changed).to_have_count(1)
    expect(why).to_be_hidden()
    expect(changed).to_be_hidden()
    press(page, "End")
    expect(why).to_be_visible()
    expect(changed).to_be_visible()
    status = why.get_by_role("status")
    status.evaluate("node => { node.isTheSame = true; }")
    why.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    settled(page)
    reasons = ask.SAME_LOSS.because.reasons
    expect(status).to_contain_text(reasons[0].reply)
    page.keyboard.press("ArrowDown")
    settled(page)
    expect(status).to_contain_text(reasons[1].reply)
    expect(why.get_by_role("radio").nth(1)).to_be_focused()
    assert status.evaluate("node => node.isTheSame")

    changed.get_by_role("button", name=PROMPTS["ask"]).click()
    expect(page.locator("body")).to_have_class(re.compile("gd-showing"))
    expect(changed.get_by_role("status")).to_be_hidden()
    expect(card.get_by_role("status")).to_be_visible()
    expect(why).to_be_visible()
    press(page, "End")
    settled(page)
    expect(changed.get_by_role("status")).to_contain_text("What happened:")
    changed.get_by_role("button", name=PROMPTS["another"]).focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(changed.get_by_role("button", name=PROMPTS["ask"])).to_be_focused()


def test_a_place_in_the_picture_answers_and_the_guess_stays_there(open_page: Callable[..., Page]):
    """At −1.3, in the deep valley: the option that names it is chosen, and 1.273 − (−1.3) is told."""
    page = open_page("double_well?start=-1", reduced_motion=True)
    card = page.locator(f".st-key-predict_double_well_{two_valleys.ROLLS_OVER.key}")
    card.get_by_role("button", name=POINT).click()
    settled(page)
    address_has(page, "start=2.00")
    expect(player(page)).to_have_attribute("data-step", "0")
    expect(player(page).locator(".gd-aim")).to_have_css(
        "opacity", "0"
    )  # by a pointer there is none to be seen
    click_on_the_curve(page, -1.3, 0.5)
    expect(card.get_by_role("radio").first).to_be_checked()
    settled(page)
    assert traces(page)["your guess"]["x"] == pytest.approx([-1.3], abs=0.01)
    address_has(page, "start=2.00")
    card.get_by_role("button", name=PROMPTS["check"]).click()
    settled(page)
    expect(card.get_by_role("status")).to_contain_text("You pointed at −1.3; it is at 1.27, 2.6 away.")
    assert traces(page)["your guess"]["x"] == pytest.approx([-1.3], abs=0.01)
    np.testing.assert_allclose(traces(page)["trajectory"]["x"][:2], [2, 1.53])
    slider(page, "start").press("ArrowLeft")
    settled(page)
    assert "your guess" not in traces(page)

    # So it answers a changed case, and keys do what a pointer does.
    case = two_valleys.ROLLS_OVER.changed(0)
    (right,) = (option.at for option in case.options if option.is_right)
    changed = page.locator(f".st-key-predict_double_well_{two_valleys.ROLLS_OVER.key}_changed")
    changed.get_by_role("button", name=POINT).press("Enter")
    settled(page)
    address_has(page, f"start={case.state['start']:.2f}")
    aim = player(page).locator(".gd-aim")
    expect(aim).to_be_focused()
    expect(aim).to_have_css("opacity", "1")
    low, high = page.evaluate("document.querySelector('.gd-plot').layout.xaxis.range")
    parts = 100 * (right - (low + high) / 2) / (high - low)
    for _ in range(round(abs(parts))):
        aim.press("ArrowRight" if parts > 0 else "ArrowLeft")
    box = aim.bounding_box()
    place, _ = on_the_curve(page, right, 0.5)
    assert box["x"] + box["width"] / 2 == pytest.approx(place, abs=4), "half of what a key moves it by"
    aim.press("Enter")
    settled(page)
    expect(aim).to_be_hidden()
    changed.get_by_role("button", name=PROMPTS["check"]).click()
    settled(page)
    expect(changed.get_by_role("status")).to_contain_text(
        f"Your choice: {case.right}. What happened: {case.right}."
    )
    assert traces(page)["your guess"]["x"] == pytest.approx([right], abs=(high - low) / 199)


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
