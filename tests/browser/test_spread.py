"""The spread: picture, player and sliders in sight whatever is read, and what is pressed moves nothing away."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from gd_view.chapters import RECORDS
from tests.browser.visit import at, go_to, open_everything, settled

LONG = True
CHAPTERS = [chapter.address for chapter in RECORDS if chapter.questions]
WIDE = [(1280, 720), (1366, 650), (1024, 700)]
PHONE = (390, 844)
# Each chip, each link that shows a run, and what answers a card.
PRESSED = ", ".join(
    f".st-key-article {one}" for one in (".gd-chips a", ".gd-see a", "[class*=st-key-go_] button")
)
# Of every card, chip and link, and with it the boxes of what has to be in sight while it is.
WALK = """(kept) => {
  const box = (node) => {
    const { top, bottom, left, right } = node.getBoundingClientRect();
    return [top, bottom, left, right];
  };
  const read = document.querySelectorAll(
    ".st-key-article [class*=st-key-predict_], .st-key-article a, .st-key-article h2",
  );
  return [...read].filter((node) => node.getClientRects().length).map((node) => {
    node.scrollIntoView({ block: "center" });
    const shown = kept.flatMap((selector) => [...document.querySelectorAll(selector)]);
    return [node.textContent.trim().slice(0, 40), shown.filter((one) => one.getClientRects().length).map(box)];
  });
}"""
FIGURE, PLAY = ".st-key-picture_side .gd-plot", ".st-key-picture_side [data-go=play]"
COUNT = ".st-key-picture_side .gd-count"
SLIDERS = ".st-key-panel [data-testid=stSlider], .st-key-presses_walk button"
MOVED = f"{FIGURE}, {PLAY}, .st-key-panel [data-testid=stSlider]"
BOXES = f"""() => [...document.querySelectorAll("{MOVED}")].map((node) => {{
  const {{ top, left, width, height }} = node.getBoundingClientRect();
  return [top, left, width, height].map(Math.round);
}})"""


def assert_in_sight(walked: list[Any], least: int, width: int, height: int) -> None:
    assert len(walked) > 5
    for words, boxes in walked:
        assert len(boxes) >= least, words
        for top, bottom, left, right in boxes:
            is_inside = top >= 0 and bottom <= height + 0.5 and left >= 0 and right <= width
            assert is_inside, f"beside “{words}” at {width}×{height}: {top:.0f} to {bottom:.0f}"


def test_picture_player_and_sliders_are_in_sight_whatever_is_read(open_page: Callable[..., Page]):
    page = open_page()
    for address in CHAPTERS:
        open_everything(go_to(page, address))
        for width, height in WIDE:
            page.set_viewport_size({"width": width, "height": height})
            assert_in_sight(page.evaluate(WALK, [FIGURE, PLAY, SLIDERS]), 3, width, height)


def test_on_a_phone_the_figure_and_play_stay_on_top(open_page: Callable[..., Page]):
    width, height = PHONE
    page = open_page(width=width, height=height, finger=True)
    for address in CHAPTERS:
        walked = open_everything(go_to(page, address)).evaluate(WALK, [FIGURE, PLAY, COUNT])
        # In chapter 1 nothing can be played before the line was turned.
        assert_in_sight(walked, 1 if address == "loss" else 3, width, height)
        assert max(bottom for _, boxes in walked for _, bottom, *_ in boxes) < 0.55 * height


# Presses one after the other; of each its words, how far it went on the screen, and the boxes before and after its run.
PRESS = f"""async (selector) => {{
  const look = {BOXES};
  const app = document.querySelector("[data-testid=stApp]");
  const passes = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const isStill = () =>
    app.dataset.testScriptState === "notRunning" &&
    [...document.querySelectorAll(".gd-player")].every((one) => one.dataset.ready === "true");
  const settles = async () => {{ // the player answers a run that set the sliders, and that is another run
    for (let calm = 0; calm < 8; calm = isStill() ? calm + 1 : 0) await passes(20);
  }};
  let hasRun = false; // a short run begins and ends while the page is busy, and no timer sees it
  new MutationObserver(() => (hasRun = true)).observe(app, {{ attributeFilter: ["data-test-script-state"] }});
  const pressed = [];
  for (const i of document.querySelectorAll(selector).keys()) {{
    const node = document.querySelectorAll(selector)[i];
    if (!node?.getClientRects().length) continue;
    node.scrollIntoView({{ block: "center" }});
    const around = node.closest("[class*=st-key-predict_]") ?? node.closest("[data-testid=stElementContainer]");
    const place = around.getBoundingClientRect().top;
    const before = look();
    const words = node.textContent;
    hasRun = false;
    node.click();
    for (let patience = 100; !hasRun && patience > 0; patience -= 1) await passes(20);
    await settles();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const {{ scrollTop, clientHeight, scrollHeight }} = document.querySelector("[data-testid=stMain]");
    const isAtEnd = scrollTop + clientHeight > scrollHeight - 2; // a page that got shorter has nothing else to show
    pressed.push([words, isAtEnd ? 0 : around.getBoundingClientRect().top - place, before, look()]);
  }}
  return pressed;
}}"""


@pytest.mark.parametrize(
    ("addresses", "size"),
    [(CHAPTERS[::2], (1024, 700)), (CHAPTERS[1::2], (1024, 700)), (["double_well"], PHONE)],
    ids=["one half", "the other half", "on a phone"],
)
def test_what_is_pressed_moves_neither_the_page_nor_the_picture(
    open_page: Callable[..., Page], addresses: list[str], size: tuple[int, int]
):
    """With reduced motion, so that the run of each is shown at once."""
    width, height = size
    page = open_page(width=width, height=height, reduced_motion=True, finger=size == PHONE)
    for address in addresses:
        pressed = open_everything(go_to(page, address)).evaluate(PRESS, PRESSED)
        assert len(pressed) > 3
        for words, went, before, after in pressed:
            assert abs(went) < 2, (address, words)
            assert len(after) == len(before), (address, words)
            assert np.abs(np.array(after) - np.array(before)).max() < 2, (address, words)


@pytest.mark.parametrize(("address", "size"), [("update_rule", (1024, 700)), ("double_well", PHONE)], ids=str)
def test_a_reason_and_a_changed_case_move_neither_the_page_nor_the_picture(
    open_page: Callable[..., Page], address: str, size: tuple[int, int]
):
    """After a wrong answer: each reason, then the button of the case, which shows its run, and then asks another."""
    width, height = size
    page = open_page(address, width=width, height=height, reduced_motion=True, finger=size == PHONE)
    (star,) = (
        one for chapter in RECORDS for one in chapter.questions if chapter.address == address and one.is_star
    )
    card = page.locator(f".st-key-predict_{address}_{star.key}")
    card.locator("[role=radiogroup] label").nth(0 if star.right != "A" else 1).click()
    settled(page)
    card.locator("[class*=st-key-go_] button").click()
    settled(page)
    follows = f".st-key-star_{address}_{star.key}"
    pressed = page.evaluate(PRESS, f"{follows} [class*=st-key-because_] [role=radiogroup] label")
    pressed += page.evaluate(PRESS, f"{follows} [class*=_changed] [class*=st-key-go_] button")
    pressed += page.evaluate(PRESS, f"{follows} [class*=_changed] [class*=st-key-go_] button")
    assert len(pressed) == len(star.because.reasons) + 2
    for words, went, before, after in pressed:
        assert abs(went) < 2, words
        assert np.abs(np.array(after) - np.array(before)).max() < 2, words


# The table of a run, opened at the end of the run and scrolled to, as a reader does who looks up a step.
TABLE = """() => {
  const { player } = document.querySelector(".st-key-picture_side .gd-player");
  const table = player.root.querySelector(".gd-table");
  player.end();
  table.open = true;
  const scroll = table.querySelector(".gd-scroll");
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => {
    scroll.scrollIntoView({ block: "end" });
    const box = (node) => node.getBoundingClientRect();
    const cells = [...scroll.querySelectorAll("th, td")].map((cell) => [box(cell).left, box(cell).right]);
    const room = [box(player.root.querySelector(".gd-screen")).bottom, box(scroll).top, box(scroll).bottom];
    resolve([cells, room, parseFloat(getComputedStyle(scroll.querySelector("td")).fontSize)]);
  })));
}"""
TABLES = [
    "single_well?learning_rate=0.3",
    "update_rule?steps=30",
    "many_parameters?condition_number=10&learning_rate=0.0909&steps=100",
]


def test_on_a_phone_every_column_of_the_table_is_in_sight_below_the_figure(open_page: Callable[..., Page]):
    """Also where numbers are so small that a power of ten tells them."""
    width, height = PHONE
    page = open_page(TABLES[0], width=width, height=height, finger=True)
    for state in TABLES:
        cells, (figure, top, bottom), letters = at(page, state).evaluate(TABLE)
        assert len(cells) > 5 * 20
        assert min(left for left, _ in cells) >= 0
        assert max(right for _, right in cells) <= width, state
        assert figure <= top < bottom < height + 1, state
        assert letters >= 12
