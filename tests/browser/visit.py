"""What a test can ask of a page that `open_page` opened: is it settled, what is drawn, is it accessible.

from tests.browser.visit import axe, script_runs, settled, traces
"""

import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Locator, Page, TimeoutError, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gd_view.page.shut import SWITCH
from tests.browser.serving import Server

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
PLAYER = '[data-testid="figure-player"]'
FINISHED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
UNFINISHED = f'[data-testid="stSkeleton"], {PLAYER}:not([data-ready="true"])'
BUSY = f":root:not(:has({FINISHED})), {UNFINISHED}"
Call = Callable[..., Any]  # works in a blank page with the functions of one module of the player
A_WORD = 200  # bytes; what says that a script has finished is shorter, and a whole page takes long to read
QUIET = 0.25  # seconds; longer than any pause that a Streamlit widget makes before it sends its value

HARMLESS = [
    # On a deep link Streamlit's page looks for its server under the page's own path first, then one level up.
    r"404 \(Not Found\) \(\S+/_stcore/(health|host-config)\)",
]


@dataclass(eq=False)
class Visit:
    """One page from its opening on: what it asked for, complained about, and made the server run."""

    page: Page
    server: Server
    outside_requests: list[str]
    complaints: list[str] = field(default_factory=list)
    log_start: int = 0
    script_runs: int = 0
    asked: int = 0  # how often the browser asked for a run of the script
    awaits_script: bool = False

    def __post_init__(self) -> None:
        self.log_start = len(self.server.printed())
        self.page.on("console", self.note_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))
        self.page.on("request", lambda request: self.note_address(request.url))
        self.page.on("websocket", self.note_socket)

    def note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text} ({message.location['url']})")

    def note_address(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in LOOPBACK:
            self.outside_requests.append(url)

    def note_socket(self, socket: WebSocket) -> None:
        self.note_address(socket.url)
        socket.on("framesent", self.note_sent)
        socket.on("framereceived", self.note_received)

    def note_sent(self, payload: bytes | str) -> None:
        if isinstance(payload, bytes) and BackMsg.FromString(payload).WhichOneof("type") == "rerun_script":
            self.asked += 1
            self.awaits_script = True

    def note_received(self, payload: bytes | str) -> None:
        if not isinstance(payload, bytes) or len(payload) > A_WORD:
            return
        message = ForwardMsg.FromString(payload)
        if (
            message.WhichOneof("type") == "script_finished"
            and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        ):
            self.script_runs += 1
            self.awaits_script = False

    def server_printed(self) -> str:
        return self.server.printed()[self.log_start :]

    def faults(self, expected: list[str]) -> list[str]:
        """Return what no page may show, unless a pattern in `expected` matches it."""
        faults = [f"asked for something outside: {url}" for url in self.outside_requests]
        allowed = [*HARMLESS, *expected]
        faults += [text for text in self.complaints if not any(re.search(one, text) for one in allowed)]
        exceptions = self.page.get_by_test_id("stException").all_inner_texts()
        return faults + [f"exception: {text}" for text in exceptions]


visits: dict[Page, Visit] = {}  # those of the test that runs now


def settled(page: Page, timeout: float = 20, round_trip: float = 0) -> Page:
    """Wait until script, widgets and figures have finished, and return the page, which shows no exception.

    On a line with a round trip of so many seconds, a message may be on its way for that long while nothing is seen.
    """
    visit, deadline = visits[page], time.monotonic() + timeout
    while True:
        asked = visit.asked
        patience = max(deadline - time.monotonic(), 0.001)
        try:
            page.wait_for_function(IS_QUIET, arg=[BUSY, QUIET + round_trip], timeout=1000 * patience)
        except TimeoutError:
            raise AssertionError(f"Not settled after {timeout} s; unfinished: {unfinished(page)}") from None
        if not visit.awaits_script and visit.asked == asked:
            break
    exceptions = page.get_by_test_id("stException").all_inner_texts()
    assert not exceptions, f"The page shows an exception; the server printed its details. {exceptions}"
    return page


# The page looks itself: that costs a fraction of asking it again and again. Looks are counted, and no time is taken:
# while React works for long, what it will have sent waits as well.
IS_QUIET = """async ([busy, seconds]) => {
  for (let calm = 0; calm < 40 * seconds; calm = document.querySelector(busy) ? 0 : calm + 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  return true;
}"""


def address_has(page: Page, text: str) -> None:
    """Wait until the page's address has `text`: on a busy machine it may follow a moment after the page is settled."""
    expect(page).to_have_url(re.compile(re.escape(text)))


def go_to(page: Page, address: str) -> Page:
    """Open another chapter from the contents, which takes a quarter of the time that opening a page does."""
    page.locator(f'[data-testid="stSidebarNavLink"][href$="/{address}"]').evaluate("link => link.click()")
    page.wait_for_url(re.compile(rf"/{address}(\?.*)?$"))
    return settled(page)


def at(page: Page, address: str, *, played: bool = False) -> Page:
    """Have the page at another address of the lesson, as by Back, which takes a fraction of the time that opening does.

    What was answered and opened stays so. On demand every run there is shown to its end, as `open_page` does it.
    """
    page.evaluate(AT, address)
    return settled(to_the_end(settled(page))) if played else settled(page)


AT = "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')); }"


def open_everything(page: Page) -> Page:
    """Press the switch that opens what is shut before a prediction, and return the page once it is settled."""
    page.get_by_text(SWITCH).click()
    return settled(page)


def unfold(page: Page, words: str, *, key: str | None = None) -> Locator:
    """Unfold what has these words, by the pointer or a key, and return it once it has come to rest.

    It opens gradually. What is pressed on the way is gone from below the pointer before that is up again.
    """
    fold = page.locator("details").filter(has=page.locator("summary", has_text=words))
    summary = fold.locator("summary")
    if key:
        summary.press(key)
    else:
        summary.click()
    settled(page)
    page.wait_for_function(AT_REST)
    return fold


AT_REST = "() => document.getAnimations().every(({ effect }) => !effect.target?.closest('details'))"


def open_exact_values(page: Page) -> Page:
    """Unfold the fields for exact values, and return the page."""
    expect(unfold(page, "Exact values").locator("input").first).to_be_visible()
    return page


def to_the_end(page: Page) -> Page:
    """Show every run of the page to its end, as a reader does who goes through it, and return the page."""
    page.evaluate(TO_THE_END, PLAYER)
    return page


TO_THE_END = "(selector) => { for (const { player } of document.querySelectorAll(selector)) player?.end(); }"


def unfinished(page: Page) -> list[str]:
    """Return the beginnings of the elements that keep a page from being settled."""
    running = page.locator('[data-testid="stApp"]:not([data-test-script-state="notRunning"])')
    waiting = running.or_(page.locator(UNFINISHED)).all()
    return [element.evaluate("element => element.outerHTML.slice(0, 200)") for element in waiting]


def slider(page: Page, key: str) -> Locator:
    """Return the native range input of a slider of the page."""
    return page.locator(f".st-key-{key} input[type=range]")


def player(page: Page) -> Locator:
    return page.locator(PLAYER)


def press(page: Page, name: str) -> None:
    player(page).get_by_role("button", name=name, exact=True).click()


def script_runs(page: Page) -> int:
    """Return how many runs of a script (or fragment) the page has made the server finish."""
    return visits[page].script_runs


def traces(place: Page | Locator) -> dict[str, dict[str, list]]:
    """Return x and y of every trace that the first figure player in `place` draws, by the trace's name.

    The numbers are those plotly.js holds, so they are what the reader sees; a gap is NaN.
    """
    graph = place.locator(f"{PLAYER} .js-plotly-plot").first
    drawn: dict[str, dict[str, list]] = {}
    for number, trace in enumerate(graph.evaluate(READ_TRACES)):
        name = trace["name"] or f"trace {number}"
        if name in drawn:
            name = f"{name} {number}"
        drawn[name] = {axis: [math.nan if v is None else v for v in trace[axis]] for axis in ("x", "y")}
    return drawn


# Plotly keeps an array as a list, a typed array, or {dtype, bdata}: base64 of little-endian numbers.
READ_TRACES = """
(graph) => {
  const types = {
    i1: Int8Array, u1: Uint8Array, u1c: Uint8ClampedArray, i2: Int16Array, u2: Uint16Array,
    i4: Int32Array, u4: Uint32Array, f4: Float32Array, f8: Float64Array,
  };
  const list = (values) => {
    if (values?.bdata === undefined) return Array.from(values ?? []);
    const bytes = Uint8Array.from(atob(values.bdata), (c) => c.charCodeAt(0));
    return Array.from(new types[values.dtype](bytes.buffer));
  };
  return graph.data.map(({ name, x, y }) => ({ name, x: list(x), y: list(y) }));
}
"""


NAMED = ("target-size", "label-content-name-mismatch", "css-orientation-lock")
EVERY_RULE = {
    "resultTypes": ["violations"],
    "selectors": False,
    "rules": {name: {"enabled": True} for name in NAMED},
}


def axe(page: Page) -> list[str]:
    """Return what axe-core finds wrong on the page: the rule, what to do about it, and the element.

    All its rules are asked, best practice as well, and those of WCAG 2.2 AA that it leaves off unless they are named.
    What it cannot tell by one of these counts as wrong.
    """
    if not page.evaluate("() => 'axe' in window"):  # it is half a megabyte, and stays
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(ASK_AXE, EVERY_RULE)
    unsure = [one for one in found["incomplete"] if one["id"] in NAMED]
    return [
        f"{violation['id']}: {' '.join(node.get('failureSummary', '').split())} {node['html'][:200]}"
        for violation in [*found["violations"], *unsure]
        for node in violation["nodes"]
    ]


ASK_AXE = "options => axe.run(options).then(({ violations, incomplete }) => ({ violations, incomplete }))"


def in_colours(page: Page, scheme: str) -> Page:
    """Have the page in light or in dark, as a reader's device turns it, and return it once its figures are drawn so."""
    page.emulate_media(color_scheme=scheme)
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
    return settled(page)
