"""The chapter on the code in a browser: the lines light up, and what is taken away prints what is on the screen."""

import subprocess
import sys

import numpy as np
from playwright.sync_api import expect

from tests.browser.visit import PLAYER, address_has, at, settled


def lit(page):
    """The lines that are lit, by their number."""
    return [
        line.get_attribute("data-line") for line in page.locator(f"{PLAYER} [data-line][data-here]").all()
    ]


def test_step_by_step_the_lines_light_up_and_the_downloaded_program_prints_the_run_on_the_screen(
    open_page, tmp_path
):
    page = open_page("code?landscape=single_well&start=4&learning_rate=0.1&steps=1")
    walked = [(lit(page), page.locator(".gd-caption").inner_text())]
    for _ in range(5):
        page.get_by_role("button", name="Step", exact=True).click()
        walked.append((lit(page), page.locator(".gd-caption").inner_text()))
    assert [line for line, _ in walked] == [["1"], ["2"], ["3"], ["4"], ["2"], ["5"]]
    assert walked[2][1] == "Line 3: measure the slope where you stand, at w = 4. grad = 8."
    assert walked[3][1] == "Line 4: w = 4 − 0.1 × 8 = 3.2. Places visited: 2."

    # The downloaded program prints the run on the screen: one that wanders. Had one rounding been elsewhere, the last
    # rows would be others.
    at(page, "code?landscape=double_well&start=0.5&learning_rate=1.05&steps=50")
    page.get_by_text("Numbers of this run").click()
    _, *table = [row.split("\t")[:3] for row in page.locator(".gd-scroll table").inner_text().splitlines()]
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as .py").click()
    assert download.value.suggested_filename == "gradient_descent.py"
    download.value.save_as(tmp_path / "run.py")
    printed = subprocess.run(
        [sys.executable, "-I", tmp_path / "run.py"], capture_output=True, encoding="ascii", check=True
    ).stdout
    rows = [[float(word) for word in line.split()] for line in printed.splitlines()[1:]]
    shown = [[float(word.replace("−", "-")) for word in row] for row in table]
    np.testing.assert_allclose(rows, shown, rtol=5.1e-6)  # six digits beside eight
    assert len(rows) == 51


def test_switching_the_landscape_changes_the_sliders_and_back_brings_the_old_one(open_page):
    page = open_page("code?landscape=single_well&start=-3&learning_rate=0.2&steps=6")
    page.locator(".gd-switch").get_by_role("link", name="Two valleys").click()
    settled(page)
    address_has(page, "landscape=double_well&start=0.50")
    assert page.locator(".st-key-start input").first.get_attribute("max") == "2.2"
    page.go_back()
    settled(page)
    address_has(page, "landscape=single_well&start=-3.0&learning_rate=0.20&steps=6")
    page.get_by_role("button", name="End").click()
    assert "gradient_descent(slope, -3.0" in page.locator(".gd-headline").inner_text()


def test_an_answer_plays_the_slip_in_the_picture_and_only_then_says_what_comes_of_it(open_page):
    """The slope of 4 is 8, so 5 steps of 0.1 · 8 lead to 0, and 50 to −36."""
    page = open_page("code")
    page.locator(".st-key-go_code_stale button").click()
    came = page.get_by_text("Measuring again at every place")
    expect(page.locator(f"{PLAYER} [data-line='3']")).to_contain_text("grad_fn(w_init)")
    expect(page.locator("body.gd-showing")).to_be_attached()
    expect(came).not_to_be_visible()
    expect(page.locator(".gd-headline")).to_contain_text("Returns −36.", timeout=15000)
    expect(came).to_be_visible()
    assert lit(page) == ["5"]
    address_has(page, "slip=stale")
    page.get_by_role("link", name="The same run without the slip").first.click()
    settled(page)
    address_has(page, "slip=none")


def test_on_a_phone_the_lines_keep_their_indentation_and_scroll_sideways(open_page):
    page = open_page("code?slip=plus", width=390, height=844)
    for listing in page.locator(".gd-listing").all():
        lines = listing.locator("code").all()
        assert len({line.bounding_box()["height"] for line in lines}) == 1
        assert listing.evaluate("box => getComputedStyle(box).overflowX") == "auto"
    assert page.evaluate("document.documentElement.scrollWidth") == 390
