"""A page in a real browser: when a picture is painted in it, what was sent before, and what was loaded."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FloatRect, Locator, Page, sync_playwright

from tests.browser import find_browser

FINISHED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
UNDRAWN = '[data-testid="figure-player"]:not([data-ready="true"])'
SLIDER = '[data-testid="stSlider"]'
TRACK = f"{SLIDER} [role=group] > div"
GRIP = ".gd-grip:not([hidden])"
CURVE = '.gd-plot .nsewdrag[data-subplot="xy"]'
SETTLED = f"() => document.querySelector('{FINISHED}') && !document.querySelector('{UNDRAWN}')"
PATIENCE = 60  # seconds until something must be seen
QUIET = 250  # milliseconds without another picture, after which an answer counts as complete
WATCH = Path(__file__).with_name("watch.js")


@dataclass(frozen=True)
class Conditions:
    """A reader's machine and line, beside the one that measures.

    Attributes
    ----------
    name
        What the tables call them.
    slowdown
        How many times slower the CPU is.
    megabits, latency
        Mbit/s either way, and ms that each answer takes longer; the line as it is where `megabits` is None.
    """

    name: str
    slowdown: int = 1
    megabits: float | None = None
    latency: float = 0


AS_IT_IS = Conditions("")


@dataclass(frozen=True)
class Seen:
    """Milliseconds from an input to what was painted of it; None where nothing of the kind was.

    Attributes
    ----------
    first, last
        To the first and the last new picture of a run.
    exact
        To the server's exact digits.
    """

    first: float | None
    last: float | None
    exact: float | None


class Tab:
    """A page with an empty cache, watched from its first moment on.

    Attributes
    ----------
    loaded
        Bytes that came so far: HTTP with its headers and compression, and WebSocket messages.
    sent
        WebSocket messages that the page has sent so far.
    sent_before
        How many of them it had sent when the first new picture was painted; None before that.
    """

    def __init__(self, page: Page, conditions: Conditions = AS_IT_IS):
        self.page = page
        self.loaded = 0.0
        self.sent = 0
        self.sent_before: int | None = None
        # What was painted and what was sent are told by one session, so in the order in which they happened.
        session = page.context.new_cdp_session(page)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.webSocketFrameReceived", self._received)
        session.on("Network.webSocketFrameSent", self._sent)
        session.on("Runtime.bindingCalled", self._painted)
        session.send("Network.enable")
        session.send("Runtime.enable")
        session.send("Runtime.addBinding", {"name": "benchPainted"})
        session.send("Emulation.setCPUThrottlingRate", {"rate": conditions.slowdown})
        if conditions.megabits:
            rate = conditions.megabits * 1e6 / 8  # bytes a second
            line = {"offline": False, "latency": conditions.latency}
            session.send(
                "Network.emulateNetworkConditions",
                line | {"downloadThroughput": rate, "uploadThroughput": rate},
            )
        page.add_init_script(path=WATCH)

    def _finished(self, event: dict[str, Any]) -> None:
        self.loaded += event["encodedDataLength"]

    def _received(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        # Binary messages arrive here as base64: three bytes in four characters.
        text = frame["payloadData"]
        self.loaded += len(text) * 3 / 4 - text.count("=") if frame["opcode"] == 2 else len(text)

    def _sent(self, _: dict[str, Any]) -> None:
        self.sent += 1

    def _painted(self, _: dict[str, Any]) -> None:
        self.sent_before = self.sent

    def open(self, url: str) -> None:
        """Open a page and wait until its first picture is painted."""
        self.page.goto(url, wait_until="commit")
        self.until(lambda: self.sent_before is not None, "no picture was painted")

    def settle(self) -> None:
        """Wait until the script has run and its figure is drawn."""
        self.page.wait_for_function(SETTLED, polling=50, timeout=1000 * PATIENCE)
        self.page.wait_for_timeout(QUIET)

    def expect(self, event: str) -> None:
        """Watch for the next input of a kind and for what is seen after it."""
        self.page.evaluate("event => bench.expect(event)", event)
        self.sent, self.sent_before = 0, None

    def seen(self) -> Seen:
        """Return what has been seen since the input."""
        return Seen(**self.page.evaluate("bench.seen()"))

    def until(self, is_so: Callable[[], bool], otherwise: str) -> None:
        """Wait until something is so; fail with some words otherwise."""
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > deadline:
                raise RuntimeError(otherwise)
            self.page.wait_for_timeout(20)

    def first(self) -> tuple[float, int]:
        """Return the milliseconds to the first new picture, and the messages that were sent before it."""
        self.until(lambda: self.sent_before is not None, "an input came, and no picture of it was painted")
        first, before = self.seen().first, self.sent_before
        assert first is not None
        assert before is not None
        return first, before

    def exact(self) -> float:
        """Return the milliseconds to the server's exact digits."""
        self.until(lambda: self.seen().exact is not None, "an input came, and no exact digits after it")
        exact = self.seen().exact
        assert exact is not None
        return exact

    def last(self) -> float:
        """Return the milliseconds to the last new picture, after which none came for a while."""
        self.first()
        last = None
        while last != (last := self.seen().last) or last is None:
            self.page.wait_for_timeout(QUIET)
        return last

    def slider(self) -> Locator:
        """Return the first slider's own input."""
        return self.page.locator(f"{SLIDER} input").first

    def grasp(self) -> tuple[FloatRect, float, float]:
        """Press the mouse on the first slider's thumb: the track's box, the share of it before the thumb, and y."""
        track = self.page.locator(TRACK).first
        track.scroll_into_view_if_needed()
        box = track.bounding_box()
        assert box
        share: float = self.slider().evaluate("e => (e.value - e.min) / (e.max - e.min)")
        y = box["y"] + box["height"] / 2
        self.page.mouse.move(box["x"] + share * box["width"], y)
        self.page.mouse.down()
        return box, share, y

    def wave_of_the_slider(self) -> list[float | str]:
        """Press the mouse on the first slider's thumb, and return how `bench.wave` is to move it: left, width, y."""
        box, _, y = self.grasp()
        return [box["x"], box["width"], y]

    def wave_of_the_walker(self) -> list[float | str]:
        """Press the mouse on the walker, and return how it is to be moved over the middle half of the plot."""
        walker, plot = self.page.locator(GRIP).bounding_box(), self.page.locator(CURVE).first.bounding_box()
        assert walker
        assert plot
        y = walker["y"] + walker["height"] / 2
        self.page.mouse.move(walker["x"] + walker["width"] / 2, y)
        self.page.mouse.down()
        return [plot["x"] + plot["width"] / 4, plot["width"] / 2, y, GRIP]


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Start the browser that the tests use."""
    with sync_playwright() as playwright:
        _, browser = find_browser.launch(playwright)
        yield browser
        browser.close()


@contextmanager
def a_tab(browser: Browser, conditions: Conditions = AS_IT_IS) -> Iterator[Tab]:
    """Open a tab with an empty cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(1000 * PATIENCE)
    yield Tab(context.new_page(), conditions)
    context.close()
