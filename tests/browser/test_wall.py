"""The wall of a vote, presented: read from the last row in each of its states, its buttons at the foot."""

import itertools
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from gd_view.chapters import CONTENTS
from gd_view.chapters.vote.teacher import RUN
from gd_view.page import rooms
from gd_view.page.present import LEAVE
from gd_view.votes import codes
from gd_view.votes.store import Store
from tests.browser.serving import Server
from tests.browser.test_present import HEIGHT, WHOLE, WIDTH, WORDS
from tests.browser.visit import address_has, at, axe, in_colours, settled

# What must be on the wall of a vote above its foot, and what is at the foot.
ON_THE_WALL = [
    ".gd-qr-code",
    ".gd-code",
    ".gd-put",
    ".gd-answered",
    ".gd-bars > li",
    ".gd-run",
    ".gd-crowd",
    ".gd-listed",
]
AT_THE_FOOT = [".st-key-room_wishes button", ".st-key-present button"]
# Heights of the bars, and of the letters of a crowd, in pixels.
COUNTED = """() => ({
  bars: [...document.querySelectorAll(".gd-track > span")].map((bar) => bar.getBoundingClientRect().height),
  letters: [...document.querySelectorAll(".gd-crowd text")].map(
    (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a),
  marks: [...document.querySelectorAll(".gd-ghost")].map((mark) => mark.getBoundingClientRect().width),
})"""
WALLS = [
    ("many_parameters", "three_million", rooms.CHOICES, "ABBC"),  # the longest
    ("double_well", "where_it_ends", rooms.PLACE, [[-1.3], [1.25], [1.25], [0.05]]),
]


def wall_faults(page: Page, width: int = WIDTH) -> list[str]:
    """What cannot be read from the last row, is cut off, or lies on something else."""
    faults = [f"{words} is {size:.0f} px" for words, size in page.evaluate(WORDS) if size < 28]
    drawn = page.evaluate(COUNTED)
    for kind, least in (("bars", 4), ("letters", 20), ("marks", 4)):
        faults += [f"{kind} of {size:.1f} px" for size in drawn[kind] if size < least]
    foot = page.evaluate(WHOLE, AT_THE_FOOT)
    seen = page.evaluate(WHOLE, ON_THE_WALL)
    least = min(top for _, top, *_ in foot)
    faults += [f"{name} ends at {bottom:.0f}" for name, _, bottom, *_ in seen if bottom > least]
    faults += [f"{name} ends at {right:.0f}" for name, *_, right in (*seen, *foot) if right > width]
    spans = sorted((left, right) for *_, left, right in foot)
    faults += [f"{a} and {b} overlap" for a, b in itertools.pairwise(spans) if a[1] > b[0]]
    return faults


def test_the_wall_of_a_vote_can_be_read_from_the_last_row_in_each_of_its_states(
    open_page: Callable[..., Page], server: Server
):
    """Waiting, shown, the second round, and told: all of it above the foot, where the teacher's buttons are."""
    store, page = Store(server.log.with_suffix(".votes")), None
    for slug, key, by, answers in WALLS:
        chapter = CONTENTS[slug]
        question = next(one for one in chapter.questions if one.key == key)
        code, host = codes.new_code(), codes.new_secret()
        wall = f"{rooms.address(code, host, chapter, question, by)}&mode=present"
        page = at(page, wall) if page else open_page(wall, width=WIDTH, height=HEIGHT)
        expect(page.locator(".gd-code")).to_have_text(codes.spaced(code))
        assert wall_faults(page) == [], f"{key}, waiting"
        for which, name in enumerate(("shown", "second round, shown")):
            for given in answers:
                store.cast(code, store.slip(code), given)
            page.get_by_role("button", name="Show what was answered").click()
            shown = page.locator(".gd-bars:has(.gd-bar), .gd-crowd")
            expect(shown).to_have_count(1)
            expect(page.locator(".gd-answered strong")).to_have_text(f"{len(answers)}")
            assert wall_faults(page) == [], f"{key}, {name}"
            if not which:
                page.get_by_role("button", name="Vote again").click()
                expect(shown).to_have_count(0)
        page.get_by_role("button", name="Tell what is right").click()
        expect(page.get_by_role("link", name=RUN)).to_have_attribute("href", re.compile("mode=present"))
        expect(page.locator(".gd-code")).to_be_hidden()  # nobody can join any more
        assert wall_faults(page) == [], f"{key}, told"
        if by == rooms.PLACE:
            page.set_viewport_size({"width": 1366, "height": 650})
            assert wall_faults(page, 1366) == [], f"{key}, told, 1366 × 650"
            page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        assert axe(page) == [], f"{key}, told"
        assert axe(in_colours(page, "dark")) == [], f"{key}, told"
        in_colours(page, "light")
        address_has(page, "mode=present")
        expect(page.get_by_role("button", name=LEAVE)).to_be_visible()
    page.get_by_role("button", name=LEAVE).click()
    expect(page).to_have_url(re.compile(r"vote\?(?!.*mode)"))
    expect(settled(page).get_by_role("button", name=LEAVE)).to_have_count(0)


def test_a_remote_shows_what_was_answered_tells_what_is_right_and_plays_the_run(
    open_page: Callable[..., Page], server: Server
):
    """One press is one wish, however quick the next one comes; nothing is told that was not asked for."""
    store, chapter, code = Store(server.log.with_suffix(".votes")), CONTENTS["double_well"], codes.new_code()
    wall = rooms.address(code, codes.new_secret(), chapter, chapter.questions[2], rooms.CHOICES)
    page = open_page(f"{wall}&mode=present", width=WIDTH, height=HEIGHT)
    store.cast(code, store.slip(code), "A")
    expect(page.locator(".gd-answered")).to_have_text("1 has answered.")
    bars, shows = page.locator(".gd-bars .gd-bar"), page.locator(".gd-walk")
    page.evaluate(TWICE, "PageDown")
    expect(bars.first).to_be_visible()
    expect(shows).to_have_attribute("data-on", re.compile("told"))
    assert (store.room(code).is_shown, store.room(code).is_told) == (True, False)
    page.wait_for_function(CALM)
    page.keyboard.press("PageUp")
    expect(bars).to_have_count(0)
    assert not store.room(code).is_shown
    page.wait_for_function(CALM)
    page.keyboard.press(" ")
    expect(bars.first).to_be_visible()
    settled(page)
    page.wait_for_function(CALM)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".gd-is-right")).to_have_count(1)
    settled(page)
    page.wait_for_function(CALM)
    with page.expect_popup() as run:
        page.keyboard.press("PageDown")
    expect(run.value).to_have_url(re.compile(r"/double_well\?.*mode=present"))
    run.value.close()
    assert store.room(code).is_told
    page.wait_for_function(CALM)
    page.keyboard.press("PageUp")
    expect(page.locator(".gd-is-right")).to_have_count(0)


def test_who_has_them_vote_again_does_not_stand_on_the_button_that_tells(
    open_page: Callable[..., Page], server: Server
):
    store, chapter, code = Store(server.log.with_suffix(".votes")), CONTENTS["double_well"], codes.new_code()
    page = open_page(
        f"{rooms.address(code, codes.new_secret(), chapter, chapter.questions[2], rooms.CHOICES)}&mode=present"
    )
    for wish, left in (("Vote again", "End the vote"), ("Tell what is right", "Hide what was answered")):
        page.get_by_role("button", name=wish).press("Enter")
        expect(page.get_by_role("button", name=wish)).to_be_disabled()
        expect(page.get_by_role("button", name=left)).to_be_focused()
    assert store.room(code).is_told


# Until a press counts again.
CALM = """() => performance.now() > document.querySelector(".gd-presenter").presenter.calmAt"""
# A remote that is pressed twice before the page can have answered.
TWICE = """(key) => {
  for (let i = 0; i < 2; i += 1)
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}"""
