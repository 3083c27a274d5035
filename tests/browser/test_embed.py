"""An embedded page stays embedded wherever a link of its own leads, and fits into the frame of another site's page."""

import contextlib
import http.server
import itertools
import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, Playwright, expect

from gd_view.chapters import RECORDS
from tests.browser import find_browser
from tests.browser.serving import Server
from tests.browser.visit import (
    AT,
    BUSY,
    FINISHED,
    IS_QUIET,
    PLAYER,
    QUIET,
    Call,
    address_has,
    open_everything,
    settled,
)

CHAPTERS = [chapter.address for chapter in RECORDS if chapter.questions]
FRAMES = ((800, 700), (600, 500))  # pixels
# Least height of a chapter's plot in each of them: code, and a run below the map, take some of it.
HEIGHTS = dict.fromkeys(CHAPTERS, (220, 190)) | {"code": (170, 190), "outcome_map": (380, 144)}
SMALL = 85  # pixels: the run below a map
TITLE = 'One <valley> & "more"'
EMBEDDED = {"embed": ["true"], "embed_options": ["light_theme", "disable_scrolling"]}
ADDRESS = "single_well?embed=true&embed_options=light_theme&embed_options=disable_scrolling"
NO_STORAGE = """
for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
"""  # as a browser does that blocks what a frame of another site would store
BLOCKED = {"profile": {"cookie_controls_mode": 1}}  # "Block third-party cookies", in Chromium's settings
COOKIES = {"enableThirdPartyCookieRestriction": True}
COOKIES |= {"disableThirdPartyCookieMetadata": True, "disableThirdPartyCookieHeuristics": True}
# What a page may store: of each storage its item, or the error.
STORES = """() => Object.fromEntries(['localStorage', 'sessionStorage', 'cookie'].map((name) => {
  try {
    if (name === 'cookie') {
      document.cookie = 'item=1; SameSite=None; Secure';
      return [name, document.cookie.split('; ').includes('item=1')];
    }
    window[name].setItem('item', '1');
    return [name, window[name].getItem('item') === '1'];
  } catch (error) {
    return [name, error.name];
  }
}))"""
# When all boxes of the picture stand where they stood for three frames.
AT_REST = """async () => {
  const boxes = () => [...document.querySelectorAll(".st-key-picture_side *")]
    .map((one) => Object.values(one.getBoundingClientRect().toJSON()).join(" ")).join();
  for (let calm = 0, before; calm < 3; ) {
    const now = boxes();
    calm = now === before ? calm + 1 : 0;
    before = now;
    await new Promise(requestAnimationFrame);
  }
}"""
NOTHING = {"localStorage": "SecurityError", "sessionStorage": "SecurityError", "cookie": False}
ALL = dict.fromkeys(NOTHING, True)


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_chips_and_the_proof_of_an_answer_keep_every_option(open_page: Callable[..., Page]):
    page = open_everything(open_page(f"{ADDRESS}&unit=7"))
    foreign = {**EMBEDDED, "unit": ["7"]}
    page.locator(".gd-chips a").filter(has_text="two-cycle at 1").click()
    settled(page)
    address_has(page, "learning_rate=1.00")
    assert query(page).items() >= foreign.items()
    page.locator(".st-key-go_single_well_at_one button").click()
    settled(page)
    page.locator(".gd-see a").first.click()
    settled(page)
    address_has(page, "learning_rate=1.00")
    assert query(page).items() >= foreign.items()
    assert query(page)["steps"] == ["20"], "what is the page's own is not kept beside what a link says"


class Course(http.server.BaseHTTPRequestHandler):
    """Serves one page, whatever it is asked for."""

    body = b""

    def do_GET(self) -> None:
        """Send the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Platform:
    """A page of another site, with a field of its own, and in a frame the lesson: the snippet to copy."""

    def __init__(self, page: Page, call: Call, lesson: str, port: int):
        self.page, self.call, self.lesson = page, call, lesson
        self.url = f"http://localhost:{port}/course?unit=7"  # another site than 127.0.0.1

    @property
    def app(self) -> FrameLocator:
        return self.page.frame_locator("iframe")

    def open(self, path: str, width: int = 800, height: int = 700) -> "Platform":
        """Open the page with a path of the lesson in its frame, and wait until its figure stands."""
        snippet = self.call("frame", f"m.snippet(x, {json.dumps(TITLE)})", f"{self.lesson}/{path}")
        sized = snippet.replace('width="800" height="700"', f'width="{width}" height="{height}"')
        Course.body = f"<!doctype html><title>Course</title><input autofocus>{sized}".encode()
        self.page.goto(self.url)
        expect(self.app.locator(f"{PLAYER}[data-ready=true]").first).to_be_attached(timeout=20_000)
        expect(self.app.locator(FINISHED)).to_be_attached()
        return self

    def turn(self, slug: str) -> "Platform":
        """Have the frame at another chapter, as by Back, and wait until its figure stands."""
        self.page.frames[1].evaluate(AT, f"{slug}?embed=true")
        expect(self.app.locator(f"[class*=st-key-predict_{slug}_]").first).to_be_attached()
        self.page.frames[1].evaluate(IS_QUIET, [BUSY, QUIET])
        return self

    def resize(self, width: int, height: int) -> None:
        """Give the frame another size, and wait until what is in it has come to rest."""
        self.page.locator("iframe").evaluate(
            "(frame, size) => Object.assign(frame, size)", {"width": width, "height": height}
        )
        inside = self.page.frames[1]
        inside.wait_for_function(
            "size => innerWidth === size[0] && innerHeight === size[1]", arg=[width, height]
        )
        inside.evaluate(AT_REST)

    def boxes(self, selector: str) -> list[dict[str, float]]:
        """Where all stand that are shown."""
        boxes: list[dict[str, float]] = self.app.locator(selector).evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().toJSON()).filter(({ height }) => height)"
        )
        return boxes


@pytest.fixture
def platform(browser: Browser, server: Server, call: Call) -> Iterator[Callable[..., Platform]]:
    """A function that makes such a page, in a browser of its own in which this script runs first."""
    with contextlib.ExitStack() as stack:
        site = stack.enter_context(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Course))
        threading.Thread(target=site.serve_forever, daemon=True).start()
        stack.callback(site.shutdown)

        def platform(script: str = "", strict: BrowserContext | None = None) -> Platform:
            context = strict or browser.new_context(viewport={"width": 900, "height": 800})
            stack.callback(context.close)
            context.add_init_script(script)
            return Platform(context.new_page(), call, server.url, site.server_port)

        yield platform


def test_in_a_frame_picture_and_controls_of_every_chapter_fit_and_one_bar_scrolls(platform):
    """One frame, which goes from chapter to chapter and has both sizes in each."""
    course, faults = platform().open(CHAPTERS[0]), []
    for slug in CHAPTERS:
        course.turn(slug)
        for (width, height), least in zip(FRAMES, HEIGHTS[slug], strict=True):
            course.resize(width, height)
            where = f"{slug}, {width} x {height}"
            plots, *rest = (
                course.boxes(f".st-key-picture_side {part}")
                for part in (".gd-plot", ".gd-controls", ":is(.st-key-panel, .st-key-presses_walk)")
            )
            assert all(rest), where
            for box in (*plots, *itertools.chain(*rest)):
                if min(box["left"], box["top"]) < 0 or box["right"] > width or box["bottom"] > height:
                    faults.append(f"{where}: {box}")
            if (highest := max(box["height"] for box in plots)) < least:
                faults.append(f"{where}: the plot is {highest} high")
            if (lowest := min(box["height"] for box in plots)) < SMALL:
                faults.append(f"{where}: a plot is {lowest} high")
            if (bars := course.app.locator("body").evaluate(SCROLLING)) != ["stMain"]:
                faults.append(f"{where}: {bars} scroll")
        expect(course.app.get_by_test_id("stSidebar")).to_have_count(0)
    assert not faults, "\n".join(faults)


# What can be scrolled up and down, by its test id.
SCROLLING = """
() => [...document.querySelectorAll('*')]
  .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && one.clientHeight)
  .filter((one) => one.scrollHeight > one.clientHeight + 1)
  .map((one) => one.dataset.testid ?? one.className)
"""


def test_the_page_around_keeps_its_focus_its_keys_and_its_address(platform):
    course = platform(
        "addEventListener('keydown', (event) => (window.isTaken = event.defaultPrevented));"
    ).open("single_well?learning_rate=0.30")
    frame = course.page.locator("iframe")
    assert frame.get_attribute("title") == TITLE
    expect(course.page.locator("input")).to_be_focused()
    course.page.locator("body").press("PageDown")
    assert course.page.evaluate("isTaken") is False
    expect(course.app.locator(PLAYER).first).to_have_attribute("data-step", "0")
    slider = course.app.locator(".st-key-learning_rate input[type=range]")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "0.31")
    inside = course.page.frames[1]
    inside.wait_for_url(re.compile("learning_rate=0.31"))
    assert "embed=true" in inside.url
    assert course.page.url == course.url


@pytest.fixture
def strict(playwright: Playwright, tmp_path: Path) -> BrowserContext:
    """A browser that is set to block what other sites would store in a frame."""
    windowed = [path for path in find_browser.installed() if "headless-shell" not in path]
    if not windowed:
        pytest.skip("The shell of Chromium, which has no window, knows no such setting.")
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(BLOCKED))
    return playwright.chromium.launch_persistent_context(
        tmp_path,
        executable_path=windowed[0],
        args=find_browser.ARGUMENTS,
        viewport={"width": 900, "height": 800},
    )


def is_whole(course: Platform) -> None:
    """Answer a question in the frame, where answers last as long as the page."""
    complaints: list[str] = []
    course.page.on("pageerror", lambda error: complaints.append(str(error)))
    course.open("single_well?lesson=1&fix=start&task=Why%3F&start=4.0&steps=20")
    inside = course.page.frames[1]
    assert inside.evaluate(STORES) == NOTHING
    expect(course.app.locator(".gd-task-words")).to_have_text("Why?")
    course.app.locator(".st-key-go_single_well_at_one button").click()
    said = course.app.locator(".st-key-predict_single_well_at_one .gd-said")
    expect(said).to_contain_text("What happened", timeout=20_000)
    inside.wait_for_url(re.compile("learning_rate=1.00"))
    assert parse_qs(urlsplit(inside.url).query).items() >= {"embed": ["true"], "task": ["Why?"]}.items()
    assert complaints == []


def test_where_a_browser_blocks_what_a_frame_would_store_the_lesson_is_whole(platform, strict):
    """By Chromium's own setting. At its own address the same page may store."""
    course = platform(strict=strict)
    is_whole(course)
    course.page.goto(f"{course.lesson}/_stcore/health")
    assert course.page.evaluate(STORES) == ALL


def test_where_the_storages_throw_and_chromium_drops_the_cookies_the_lesson_is_whole(platform):
    """In any Chromium: it drops a frame's cookies itself, where it is told to, and a script has the storages throw."""
    course = platform(NO_STORAGE)
    network = course.page.context.new_cdp_session(course.page)
    network.send("Network.enable")
    network.send("Network.setCookieControls", COOKIES)
    is_whole(course)
    course.page.goto(f"{course.lesson}/_stcore/health")
    assert course.page.evaluate(STORES)["cookie"] is True, "at its own address"
