"""A presented chapter: walked with the keys of a remote, read from the last row, and in nobody's way."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from gd_view.chapters import CONTENTS, RECORDS
from gd_view.page.present import BACK, ENTER, LEAVE
from gd_view.page.question import Question
from gd_view.player.strings import STRINGS
from tests.browser.visit import at, axe, in_colours, player, press, settled, slider, unfold

LONG = True
CHAPTERS = [chapter.address for chapter in RECORDS if chapter.questions]
WIDTH, HEIGHT = 1024, 768
PATIENCE = 20_000  # milliseconds
# What is read: each word of the page with its size in pixels, but for the foot, the code and the numbers of axes.
WORDS = """() => {
  const small = ".st-key-present, .st-key-room_wishes, .gd-listing, .gd-axes, sub, sup, svg, code, style, .gd-unseen";
  const walker = document.createTreeWalker(document.querySelector("[data-testid=stMain]"), NodeFilter.SHOW_TEXT);
  const read = [];
  while (walker.nextNode()) {
    const { parentElement: place, data } = walker.currentNode;
    if (!data.trim() || place.closest(small) || !place.checkVisibility({ checkVisibilityCSS: true })) continue;
    const { width, height } = place.getBoundingClientRect();
    if (width > 1 && height > 1) read.push([data.trim().slice(0, 40), parseFloat(getComputedStyle(place).fontSize)]);
  }
  return read;
}"""
# What is drawn: letters, lines and marks with their sizes in pixels.
DRAWN = """() => {
  const drawn = (selector, size) =>
    [...document.querySelectorAll(`.gd-plot ${selector}`)]
      .filter((one) => one.getClientRects().length)
      .map((one) => [one.outerHTML.slice(0, 80), size(one)]);
  const style = (name) => (one) => parseFloat(getComputedStyle(one)[name]);
  const box = ({ width, height }) => Math.max(width, height);
  return {
    letters: drawn("text:not(:empty)", style("fontSize")),
    lines: drawn(".scatterlayer .js-line", style("strokeWidth")),
    marks: drawn(".scatterlayer .point", (one) => box(one.getBoundingClientRect())),
  };
}"""
WHOLE = """(selectors) => selectors.flatMap((selector) => [...document.querySelectorAll(selector)])
  .filter((one) => one.getClientRects().length).map((one) => {
    const { top, bottom, left, right } = one.getBoundingClientRect();
    return [one.className, top, bottom, left, right];
  })"""
CHOICES, FOOT = [".st-key-article [role=radiogroup] label"], 46
IN_SIGHT = [".gd-plot", "[data-go=play]", ".st-key-present button", "[data-testid=stSlider]"]


def place(page: Page) -> Locator:
    return page.locator(".gd-place")


def go(page: Page, key: str) -> None:
    page.keyboard.press(key)
    settled(page)


def test_after_the_press_that_leads_in_space_leads_on_and_what_invites_can_be_read(
    open_page: Callable[..., Page],
):
    """Where the ground is flat, “Lift the fog” is the solid button."""
    page = open_page(f"fog_walk?moves={40 * 'd'}&step=40", width=WIDTH, height=HEIGHT)
    page.get_by_role("button", name=ENTER).click()
    settled(page)
    expect(place(page)).to_have_text("Question 2 of 3")
    expect(page.locator(".st-key-present_on button")).to_be_focused()
    assert axe(page) == []
    go(page, " ")
    expect(page.locator(".gd-holds").filter(visible=True)).to_have_count(1, timeout=PATIENCE)
    expect(place(page)).to_have_text("Question 2 of 3")


def test_a_remote_walks_through_a_chapter_and_on_to_the_next(open_page: Callable[..., Page]):
    page = open_page("update_rule?mode=present", width=WIDTH, height=HEIGHT)
    questions = CONTENTS["update_rule"].questions
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    for i, (question, key) in enumerate(zip(questions, ["PageDown", " ", "ArrowRight"], strict=True), 1):
        go(page, key)
        expect(place(page)).to_have_text(f"Question {i} of {len(questions)}")
        cards = page.locator(".gd-question").filter(visible=True)
        expect(cards).to_have_text([question.text])
        expect(player(page)).to_have_attribute("data-step", "0")
        go(page, key)
        expect(page.locator(".gd-holds").filter(visible=True)).to_have_count(1, timeout=PATIENCE)
        assert player(page).get_attribute("data-step") == player(page).get_attribute("data-steps"), (
            "first its run"
        )
        expect(place(page)).to_have_text(f"Question {i} of {len(questions)}")
    go(page, "PageUp")
    expect(place(page)).to_have_text(f"Question {len(questions) - 1} of {len(questions)}")
    go(page, "PageDown")
    go(page, "PageDown")
    expect(page.locator(".gd-takeaway")).to_be_visible()
    unfold(page, STRINGS.share)
    link = page.locator(".gd-moment input")
    expect(link).to_have_value(re.compile("[?&]mode=present&step="))
    link.blur()
    go(page, "PageDown")
    if "single_well" not in page.url:  # the link to this moment was longer than the window
        go(page, "PageDown")
    expect(page).to_have_url(re.compile(r"single_well\?.*mode=present"))
    page.reload()
    settled(page)
    expect(page.get_by_role("button", name=LEAVE)).to_be_visible()
    go(page, "Escape")
    expect(page).to_have_url(re.compile(r"single_well\?(?!.*mode)"))
    expect(page.get_by_role("button", name=LEAVE)).to_have_count(0)
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(player(page)).to_have_attribute("data-step", "1")  # the figure's again


def test_a_key_shows_what_is_played_to_its_end_before_it_goes_on(open_page: Callable[..., Page]):
    page = open_page(
        "single_well?start=4&learning_rate=0.01&steps=50&mode=present", width=WIDTH, height=HEIGHT
    )
    press(page, STRINGS.play)
    page.keyboard.press("PageDown")
    expect(player(page)).to_have_attribute(
        "data-step", "50", timeout=PATIENCE // 4
    )  # in 16 seconds by itself
    assert page.get_by_role("heading", level=1).is_visible()
    go(page, "PageDown")
    expect(place(page)).to_have_text("Question 1 of 5")


def test_what_has_the_focus_keeps_its_keys(open_page: Callable[..., Page]):
    page = open_page("single_well?start=4&learning_rate=1&steps=1&mode=present", width=WIDTH, height=HEIGHT)
    expect(place(page)).to_have_text("Question 2 of 5")
    arithmetic = player(page).locator(".gd-untold .gd-position")
    expect(arithmetic.last).to_have_text("−4")
    expect(arithmetic.filter(visible=True)).to_have_count(0)  # the question asks for it
    rate = slider(page, "learning_rate")
    rate.focus()
    for key in ("ArrowLeft", "PageUp", "ArrowRight"):
        go(page, key)
    field = page.locator(".st-key-predict_single_well_landing input").first
    field.press_sequentially("1 2")
    for key in ("PageDown", "ArrowLeft", "Escape"):
        field.press(key)
    expect(field).to_have_value("1 2")
    page.get_by_role("button", name=BACK).focus()
    page.keyboard.press(" ")
    settled(page)
    expect(place(page)).to_have_text("Question 1 of 5")
    radio = page.locator(".st-key-answers_single_well_same_loss input").first
    radio.check(force=True)
    settled(page)
    radio.press("ArrowDown")
    settled(page)
    expect(page.locator(".st-key-answers_single_well_same_loss input").nth(1)).to_be_checked()
    expect(place(page)).to_have_text("Question 1 of 5")
    go(page, "PageDown")  # it says nothing to a choice
    expect(page.locator(".gd-said").filter(visible=True)).to_contain_text("Your choice: B.")


def test_every_chapter_can_be_read_from_the_last_row(open_page: Callable[..., Page]):
    """Asked and answered, with every letter of the text at least 28 pixels high, those of a picture 20.

    Where a question has choices, every second chapter's is answered right, and the others' wrong.
    """
    page = open_page(f"{CHAPTERS[0]}?mode=present", width=WIDTH, height=HEIGHT, reduced_motion=True)
    for i, address in enumerate(CHAPTERS):
        if i:
            at(page, f"{address}?mode=present")
        first = next(one.questions[0] for one in RECORDS if one.address == address)
        for state in ("asked", "answered"):
            if state == "answered" and isinstance(first, Question):
                letter = first.right if i % 2 else next(one for one in "AB" if one != first.right)
                page.get_by_role("radio", name=re.compile(f"^{letter}")).filter(visible=True).check(
                    force=True
                )
                settled(page)
                page.evaluate("document.activeElement.blur()")
            go(page, "PageDown")
            if state == "answered" and isinstance(first, Question):
                said = page.locator(".gd-said").filter(visible=True)
                expect(said).to_contain_text(f"Your choice: {letter}.", timeout=PATIENCE)
            where = f"{address}, {state}"
            read = page.evaluate(WORDS)
            assert len(read) > 5, where
            assert [words for words in read if words[1] < 28] == [], where
            page.wait_for_function(f"() => ({DRAWN})().letters.length > 5")  # a run of the page draws it anew
            drawn = page.evaluate(DRAWN)
            assert [one for one in drawn["letters"] if one[1] < 20] == [], where
            assert [one for kind in ("lines", "marks") for one in drawn[kind] if 0 < one[1] < 4] == [], where
            for name, top, bottom, left, right in page.evaluate(WHOLE, IN_SIGHT):
                inside = top >= 0 and bottom <= HEIGHT and left >= 0 and right <= WIDTH
                assert inside, f"{where}: {name} {top:.0f} to {bottom:.0f}, {left:.0f} to {right:.0f}"
            assert page.locator(".gd-question").filter(visible=True).count() == 1, where
            for width, height in ((1366, 650), (WIDTH, HEIGHT)):
                page.set_viewport_size({"width": width, "height": height})
                for _, top, bottom, *_ in page.evaluate(WHOLE, CHOICES):
                    assert 0 <= top < bottom <= height - FOOT, f"{where}, {width} × {height}"
            settled(page)
            in_colours(page, "dark")
            assert axe(page) == [], where
            in_colours(page, "light")
            if state == "asked" and page.locator("[data-go=step]").filter(visible=True).count():
                press(page, STRINGS.step)
                assert axe(page) == [], f"{address}, in the middle of a run"
        assert axe(page) == [], where


# Runs that leave the picture, for every chapter in which one can.
LEAVING = [
    "single_well?start=5&learning_rate=1.05&steps=50",
    "double_well?start=2&learning_rate=1.2&steps=30",
    "update_rule?start=4&learning_rate=1.1&steps=10",
    "outcome_map?start=2.2&learning_rate=1.2",
    "many_parameters?condition_number=10&learning_rate=0.105&steps=100",
    "code?start=4&learning_rate=1.1&steps=20",
]


def test_axe_finds_nothing_where_a_presented_run_has_left_or_a_note_or_the_surface_is_shown(
    open_page: Callable[..., Page],
):
    """A note on every chapter. In the dark once each."""
    page = open_page(f"{LEAVING[0]}&mode=present", width=WIDTH, height=HEIGHT)
    notes = [f"{one.address}?{one.dials[0][0].key}=abc" for one in RECORDS if one.questions]
    for i, state in enumerate([*LEAVING, *notes, "many_parameters?dimensions=3"]):
        at(page, f"{state}&mode=present")
        if state in notes:
            expect(page.get_by_test_id("stAlert").first).to_be_visible()
            page.get_by_test_id("stAlert").first.click()  # nothing lies on it
        elif state in LEAVING:
            player(page).last.evaluate("one => one.player.end()")
            settled(page)
        else:
            expect(page.locator(".gl-container canvas").first).to_be_attached()
        if i in {0, len(LEAVING)} or "dimensions" in state:
            assert axe(in_colours(page, "dark")) == [], f"{state}, dark"
            in_colours(page, "light")
        assert axe(page) == [], state


def test_all_five_lines_of_the_code_are_in_sight_and_a_note_goes_with_its_state(
    open_page: Callable[..., Page],
):
    page = open_page("code?learning_rate=abc&mode=present", width=1366, height=650)
    note = page.get_by_test_id("stAlert")
    expect(note).to_contain_text("I used 0.1.")
    for width, height in ((1366, 650), (1280, 720), (WIDTH, HEIGHT)):
        page.set_viewport_size({"width": width, "height": height})
        expect(player(page).locator(".gd-line code").last).to_be_in_viewport(ratio=1)
        expect(player(page).locator(".gd-plot")).to_be_in_viewport(ratio=1)
    go(page, "PageDown")
    expect(place(page)).to_have_text("Question 1 of 5")
    expect(note).to_have_count(0)


def test_a_long_outcome_leaves_the_picture_its_room(open_page: Callable[..., Page]):
    page = open_page(
        "double_well?start=2&learning_rate=0.45&steps=30&mode=present", width=WIDTH, height=HEIGHT
    )
    plot = player(page).locator(".gd-plot").first
    before = plot.bounding_box()
    player(page).evaluate("one => one.player.end()")
    expect(player(page).locator(".gd-headline")).to_contain_text("Settles at w = −1.33 in the deep valley")
    settled(page)
    assert plot.bounding_box() == before


def test_of_two_runs_it_is_said_which_is_the_pinned_one(open_page: Callable[..., Page]):
    page = open_page(
        "single_well?start=4&learning_rate=0.9&steps=10&pinned_start=4&pinned_learning_rate=0.1&mode=present",
        width=WIDTH,
        height=HEIGHT,
    )
    told = player(page).locator(".gd-readout")
    for width, height in ((WIDTH, HEIGHT), (1366, 650)):
        page.set_viewport_size({"width": width, "height": height})
        assert told.inner_text().strip() == "■ pinned run, α = 0.1 from 4"
        expect(told).to_be_in_viewport(ratio=1)
        assert player(page).locator(".gd-plot").bounding_box()["height"] > 190
    page.goto(page.url.replace("pinned_", "other_"))
    settled(page)
    expect(told).to_be_hidden()
