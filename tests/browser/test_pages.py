"""Every page, as a reader meets it: whole on a laptop and on a phone, enlarged, spaced and in colours of their own."""

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from gd_view.chapters import CONTENTS, UNLISTED
from tests.browser.visit import PLAYER, go_to, open_everything, settled

LISTED = ["", *(chapter.address for chapter in [*CONTENTS.values()][1:] if chapter not in UNLISTED)]


def test_the_contents_do_not_list_the_page_that_tells_the_answers(open_page: Callable[..., Page]):
    page = open_page("for_teachers")
    listed = page.get_by_test_id("stSidebarNavLink").evaluate_all("all => all.map(e => e.pathname.slice(1))")
    assert listed == LISTED


# The space between lines, letters and words that a reader may ask for: https://www.w3.org/TR/WCAG22/#text-spacing
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
# Phones, one with more space, a tablet with it, and a window of 1280 × 1024 enlarged to 400 %.
SMALL = (
    (375, 812, "* {}"),
    (320, 812, "* {}"),
    (320, 812, SPACED),
    (768, 1024, SPACED),
    (320, 256, "* {}"),
)
# Words of buttons and choices that reach beyond them, and of the arithmetic of a step, where something clips them.
CUT = """() => {
  const controls = "button, [role=radio], .gd-update";
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const cut = [], words = document.createRange();
  while (texts.nextNode()) {
    const { parentElement: inside, textContent } = texts.currentNode, control = inside.closest(controls);
    if (!control || !textContent.trim() || !inside.checkVisibility({ visibilityProperty: true })) continue;
    words.selectNode(texts.currentNode);
    const { left, right, top, bottom } = words.getBoundingClientRect();
    for (let box = inside; control.contains(box); box = box.parentElement) {
      const { overflow, clipPath } = getComputedStyle(box), room = box.getBoundingClientRect();
      if (clipPath !== "none" || overflow.includes("auto")) break; // for ears alone, or it scrolls
      if (overflow === "visible" && !box.matches("button, [role=radio]")) continue;
      const isWhole =
        left > room.left - 1 && right < room.right + 1 && top > room.top - 1 && bottom < room.bottom + 1;
      if (!isWhole) cut.push(textContent);
    }
  }
  return cut;
}"""
# What has the focus, where that cannot be seen at its place: beside the screen, or below something else.
UNSEEN_FOCUS = """() => {
  const focused = document.activeElement;
  const thumb = focused.matches("[data-testid=stSlider] input") && focused.parentElement.parentElement;
  const node = thumb || focused, { top, left, width, height } = node.getBoundingClientRect();
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  const around = node.matches("input") ? node.closest("[data-testid=stElementContainer], .gd-player") : node;
  const isSeen = over && (around.contains(over) || over.contains(around));
  return isSeen ? null : `${focused.tagName} ${focused.ariaLabel ?? focused.textContent.trim()} at ${left}, ${top}`;
}"""

# The contents, where they are open, or what comes before the page. On a phone they are shut, and no place to be.
AT_THE_TOP = """document.activeElement === document.body ||
  document.activeElement.matches('[data-testid="stSidebar"][aria-expanded="true"] *')"""


def test_on_a_phone_and_at_400_percent_nothing_scrolls_sideways(open_page: Callable[..., Page]):
    page = open_page("for_teachers", width=375, height=812)
    for address in ("for_teachers", *LISTED):
        if address != "for_teachers":
            go_to(page, address)
        main = page.get_by_test_id("stMain")
        for width, height, style in SMALL:
            page.set_viewport_size({"width": width, "height": height})
            tag = page.add_style_tag(content=style)
            # A figure is drawn anew for its width a moment later.
            page.wait_for_function("e => e.scrollWidth <= e.clientWidth", arg=main.element_handle())
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (
                address,
                width,
                height,
                style,
            )
            if style == SPACED:
                assert page.evaluate(CUT) == [], (address, width)
            tag.evaluate("tag => tag.remove()")
        page.set_viewport_size({"width": 375, "height": 812})
        for button in page.locator(f"{PLAYER} >> nth=0").get_by_role("button").all():
            if button.is_visible():
                assert button.bounding_box()["height"] >= 44


@pytest.mark.parametrize("sizes", [[(1280, 800)], [(390, 844), (320, 256)]], ids=["laptop", "phone"])
def test_what_has_the_focus_is_in_sight_on_the_way_back_through_a_page(
    open_page: Callable[..., Page], sizes: list[tuple[int, int]]
):
    page = open_page("single_well", width=sizes[0][0], height=sizes[0][1])
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
        reached = []
        page.locator(".st-key-next a").focus()
        while not page.evaluate(AT_THE_TOP):
            page.keyboard.press("Shift+Tab")
            assert page.evaluate(UNSEEN_FOCUS) is None
            reached.append(page.evaluate("document.activeElement.outerHTML"))
            assert len(reached) < 80
        assert len({*reached}) > 15


def test_the_figure_is_on_the_first_screen_and_so_are_its_controls_on_a_phone(open_page: Callable[..., Page]):
    laptop = open_page("single_well", width=1280, height=800)
    phone = open_page("single_well", width=375, height=812)
    for address in ("single_well", "double_well"):
        if address != "single_well":
            go_to(laptop, address)
            go_to(phone, address)
        box = laptop.locator(".gd-plot").first.bounding_box()
        assert box["y"] > 0, address
        assert box["y"] + box["height"] <= 800, address
        box = phone.locator(f"{PLAYER} .gd-controls button").last.bounding_box()
        assert box["y"] + box["height"] <= 812, address


@pytest.mark.parametrize(
    ("width", "height", "addresses"),
    [
        (375, 812, ["single_well", "many_parameters", "outcome_map"]),
        (820, 1180, ["many_parameters"]),
    ],
    ids=["phone", "tablet"],
)
def test_in_one_column_the_picture_stays_in_sight_above_a_slider_that_is_moved(
    open_page: Callable[..., Page], width: int, height: int, addresses: list[str]
):
    """So on a phone, and on a tablet with the contents open."""
    page = open_page(addresses[0], width=width, height=height)
    for address in addresses:
        if address != addresses[0]:
            go_to(page, address)
        slider = page.locator(".st-key-learning_rate input[type=range]")
        slider.press("ArrowRight")  # brings it into view
        thumb = slider.evaluate("input => input.parentElement.parentElement.getBoundingClientRect().toJSON()")
        plot = page.locator(".st-key-figure .gd-plot").bounding_box()
        assert plot["y"] >= 0, address
        assert plot["y"] + plot["height"] <= thumb["top"], address
        assert thumb["bottom"] <= height, address


def test_no_words_of_a_scale_lie_on_one_another_at_any_width(open_page: Callable[..., Page]):
    page = open_page("single_well")
    for address in ("single_well", "double_well"):
        if address != "single_well":
            go_to(page, address)
        open_everything(page)
        for width in (375, 700, 768, 1024, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            words = page.locator(".gd-scale b").evaluate_all(
                "all => all.map(e => [e.innerText, e.getBoundingClientRect()]).map(([text, b]) => "
                "[text, b.left, b.right, b.top, b.bottom])"
            )
            assert len(words) == 5
            for (one, left, right, top, bottom), (other, *box) in itertools.combinations(words, 2):
                apart = right <= box[0] or box[1] <= left or bottom <= box[2] or box[3] <= top
                assert apart, f"{address}, at {width} px “{one}” lies on “{other}”"


def test_where_the_reader_chooses_the_colours_sliders_and_choices_can_be_seen(open_page: Callable[..., Page]):
    page = open_page("many_parameters")
    page.emulate_media(forced_colors="active")
    track = page.locator('.st-key-steps [data-testid="stSlider"] [role="group"] > div')
    thumb = page.locator('.st-key-steps [data-testid="stSlider"] div:has(> div > input[type="range"])').last
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert thumb.evaluate("node => getComputedStyle(node).backgroundColor") not in (paper, "rgba(0, 0, 0, 0)")
    assert track.locator("> :first-child").evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    outlines = page.locator('[data-testid="stButtonGroup"] [role="radio"]').evaluate_all(
        "nodes => nodes.map(node => [node.getAttribute('aria-checked'), getComputedStyle(node).outlineStyle])"
    )
    assert dict(outlines) == {"true": "solid", "false": "none"}
    page.locator('[role="radiogroup"] label').first.click()
    chosen = page.locator('[role="radiogroup"] label').evaluate_all(
        "nodes => nodes.map(node => [node.querySelector('input').checked, getComputedStyle(node).outlineStyle])"
    )
    assert dict(chosen) == {True: "dashed", False: "none"}  # it has the focus, too
    menu = page.get_by_test_id("stMainMenu").get_by_role("button")
    for link in (page.get_by_test_id("stSidebarNavLink").first, page.locator(".st-key-next a"), menu):
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert link.evaluate("node => getComputedStyle(node).outline").endswith("solid 3px")
