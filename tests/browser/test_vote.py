"""A vote in a class: a screen and two phones, from the page for teachers to the run that settles it."""

import io
import re
from collections.abc import Callable

import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from gd_view.page.rooms import ROOM, VOTER
from tests.browser.visit import axe, in_colours, settled


def test_a_class_votes_from_a_code_on_the_wall_to_the_run(open_page: Callable[..., Page]):
    guide = open_page("for_teachers")
    chapter = guide.get_by_role("combobox", name="Chapter of the question")
    chapter.click()
    chapter.press_sequentially("Two valleys")
    chapter.press("Enter")
    link = guide.get_by_role("link", name="Open a vote")
    expect(link).to_have_attribute("href", re.compile("chapter=double_well"))
    screen = open_page(link.get_attribute("href"), height=720)
    expect(screen.locator(".gd-answered")).to_have_text("0 have answered.")
    status = screen.locator(".st-key-room").get_by_role("status")
    expect(status).to_have_text("0 have answered.")
    status.evaluate("node => { node.isTheSame = true; }")  # one that is replaced is not heard
    code = screen.locator(".gd-code").inner_text().replace(" ", "")

    picture = io.BytesIO(screen.locator(".gd-qr-code").screenshot())
    said = zxingcpp.read_barcode(Image.open(picture))
    assert said.text.endswith(f"/vote?{ROOM}={code}")
    scanned = open_page(said.text.partition("//")[2].partition("/")[2], width=390, height=844, finger=True)
    typed = open_page("vote", width=390, height=844, dark=True)
    assert axe(typed) == []
    expect(typed.get_by_role("button", name="Join")).to_have_css("background-color", "rgb(124, 196, 240)")
    expect(typed.locator(".st-key-next")).to_have_count(0)  # one solid button, and it joins
    typed.get_by_label("Code of the room").fill(code.lower())
    typed.get_by_label("Code of the room").press("Enter")
    expect(typed.locator(".st-key-ballot")).to_be_visible()
    for phone, answer in ((scanned, "Yes, it starts higher"), (typed, "No, it stays on its side")):
        expect(phone).to_have_url(re.compile(f"{VOTER}=[0-9a-f]{{32}}$"))
        phone.get_by_text(answer).click()
        phone.get_by_role("button", name="Send my answer").click()
        expect(phone.locator(".gd-said")).to_contain_text("is counted.")
        assert phone.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    expect(screen.locator(".gd-answered")).to_have_text("2 have answered.")  # by itself
    expect(status).to_have_text("2 have answered.")
    assert status.evaluate("node => node.isTheSame")
    assert "✓" not in screen.locator("body").inner_text()

    scanned.reload()
    settled(scanned)
    expect(scanned.locator(".gd-said")).to_contain_text("Your answer, A, is counted.")
    scanned.get_by_text("No, it stays on its side").click()
    scanned.get_by_role("button", name="Change my answer").click()
    expect(scanned.locator(".gd-said")).to_contain_text("Your answer, B, is counted.")

    screen.get_by_role("button", name="Show what was answered").press("Enter")
    expect(screen.locator(".gd-bar")).to_have_text(["0 (0 %)", "2 (100 %)", "0 (0 %)", "0 (0 %)"])
    expect(screen.get_by_role("button", name="Hide what was answered")).to_be_focused()
    widths = screen.locator(".gd-track > span").evaluate_all(
        "all => all.map(e => e.offsetWidth / e.parentNode.clientWidth)"
    )
    assert widths == [0, 1, 0, 0]
    screen.get_by_role("button", name="Tell what is right").click()
    expect(screen.locator("li.gd-is-right")).to_contain_text("✓ Right")
    for page in (screen, scanned, typed):
        assert axe(page) == []
    for page, scheme in ((screen, "dark"), (scanned, "dark"), (typed, "light")):
        assert axe(in_colours(page, scheme)) == []
    said = screen.get_by_role("link", name="Play the run").get_attribute("href")
    run = open_page(said, width=1024, height=768)
    expect(run.locator('[data-testid="figure-player"]').first).to_have_attribute("data-step", "30")
    expect(run.locator(".gd-place")).to_have_text("Question 3 of 5")
    shown = run.locator(".gd-question").filter(visible=True)
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("The walker starts at w = 2")
    assert float(shown.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 28
