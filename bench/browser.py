"""What a reader's browser waits for and loads: release of a slider to the repainted figure, bytes of a visit."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, FloatRect, Locator, Page, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.figures import Row, median, percentile, progress
from bench.servers import DOUBLE_WELL, MINIMAL, SINGLE_WELL, App, Served, served
from tests.browser import find_browser

ROUNDS = 3
MOVES = 12  # in each round and app
FINISHED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
FIGURE = ".js-plotly-plot .main-svg"
SLIDER = '[data-testid="stSlider"]'
TRACK = f"{SLIDER} [role=group] > div"

# From the release of the pointer to the first moment after the frame that shows what the server sent. The lesson's
# player says when the exact run is painted; what Plotly then does with the same picture changes nothing to be seen,
# as a browser test proves. Elsewhere the last frame in which the figure changed counts, seen by the document's changes
# and not by Plotly's events, because st.plotly_chart makes a new Plotly for every change.
WATCH = """
() => {
  const figure = ".js-plotly-plot";
  const player = document.querySelector("[data-painted]");
  const drawn = ({ target, addedNodes }) =>
    (target.nodeType === 1 ? target : target.parentElement)?.closest(figure) ||
    [...addedNodes].some((node) => node.querySelector?.(figure));
  const said = ({ attributeName, oldValue }) =>
    attributeName === "data-painted" && oldValue !== "true" && player.dataset.painted === "true";
  const note = () => window.painted.push(performance.now() - window.released);
  window.painted = [];
  window.released = null;
  addEventListener("pointerup", (event) => { window.released = event.timeStamp; }, true);
  new MutationObserver((changes) => {
    if (window.released === null || !changes.some(player ? said : drawn)) return;
    requestAnimationFrame(() => scheduler.postTask(note, { priority: "user-blocking" }));
  }).observe(player ?? document.body, player ? { attributes: true, attributeOldValue: true } :
    { subtree: true, childList: true, attributes: true, characterData: true });
}
"""

# A pointer that moves in every frame of the screen, as Playwright's cannot, and whether the next frame brought a new
# picture of the run: what is drawn over the figure, or the figure.
WAVE = """
([left, width, y, seconds]) => new Promise((done) => {
  const plot = document.querySelector("[data-testid=figure-player] .gd-plot");
  let isNew = false;
  new MutationObserver(() => { isNew = true; }).observe(plot, { subtree: true, childList: true, attributes: true });
  let [began, pictures] = [null, 0];
  const frame = (now) => {
    began ??= now;
    pictures += isNew;
    isNew = false;
    const spent = (now - began) / 1000;
    if (spent > seconds) return done(pictures / spent);
    const clientX = left + width * (0.5 + 0.45 * Math.sin(8 * spent));
    const move = { clientX, clientY: y, pointerId: 1, pointerType: "mouse", buttons: 1, bubbles: true };
    document.elementFromPoint(clientX, y).dispatchEvent(new PointerEvent("pointermove", move));
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})
"""
DRAG_SECONDS = 3.0
PATIENCE = 30  # seconds until a move must be answered
QUIET = 250  # milliseconds without a repaint, after which the move counts as over


@dataclass
class Traffic:
    """What has come over the wire to a page: HTTP with its headers and compression, and WebSocket messages."""

    http: float = 0.0
    messages: float = 0.0
    requests: int = 0
    by_address: dict[str, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """Return all of it, in bytes."""
        return self.http + self.messages


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Start the browser that the tests use."""
    with sync_playwright() as playwright:
        _, browser = find_browser.launch(playwright)
        yield browser
        browser.close()


def watch_traffic(session: CDPSession) -> Traffic:
    """Count from now on what reaches the page."""
    traffic = Traffic()
    names: dict[str, str] = {}

    def loaded(event: dict[str, Any]) -> None:
        size = event["encodedDataLength"]
        traffic.http += size
        traffic.requests += 1
        name = names.get(event["requestId"], "?")
        traffic.by_address[name] = traffic.by_address.get(name, 0) + size

    def message(event: dict[str, Any]) -> None:
        frame = event["response"]
        # Binary messages arrive here as base64: three bytes in four characters.
        text = frame["payloadData"]
        traffic.messages += len(text) * 3 / 4 - text.count("=") if frame["opcode"] == 2 else len(text)

    session.on("Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]}))
    session.on("Network.loadingFinished", loaded)
    session.on("Network.webSocketFrameReceived", message)
    session.send("Network.enable")
    return traffic


def wait_for_figure(page: Page) -> None:
    """Wait until the script has run and a figure is drawn."""
    page.wait_for_selector(FINISHED)
    page.wait_for_selector(FIGURE)
    page.wait_for_timeout(QUIET)


def first_visit(browser: Browser, url: str) -> Traffic:
    """Return what a browser with an empty cache loads until the first figure is drawn."""
    with a_page(browser) as page:
        traffic = watch_traffic(page.context.new_cdp_session(page))
        page.goto(url)
        wait_for_figure(page)
        return traffic


def further_chapter(browser: Browser, url: str, page_name: str) -> Traffic:
    """Return what a reader loads who goes on to another chapter by the table of contents."""
    with a_page(browser) as page:
        page.goto(url)
        wait_for_figure(page)
        title = page.locator("h1").inner_text()
        traffic = watch_traffic(page.context.new_cdp_session(page))
        page.get_by_test_id("stSidebarNav").locator(f'a[href*="{page_name}"]').click()
        page.wait_for_function("title => document.querySelector('h1')?.innerText !== title", arg=title)
        wait_for_figure(page)
        return traffic


@contextmanager
def a_page(browser: Browser) -> Iterator[Page]:
    """Open a page with an empty cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def count_runs(page: Page) -> list[float]:
    """Return a list that grows with every script run that the page sees finish."""
    runs: list[float] = []

    def received(data: bytes | str) -> None:
        if isinstance(data, bytes) and ForwardMsg.FromString(data).WhichOneof("type") == "script_finished":
            runs.append(time.monotonic())

    page.on("websocket", lambda socket: socket.on("framereceived", received))
    return runs


def release_to_repaint(page: Page, runs: list[float], moves: int) -> list[float]:
    """Drag the first slider to and fro with the mouse; return milliseconds from each release to the figure."""
    slider = page.locator(f"{SLIDER} input").first
    track = page.locator(TRACK).first
    times = []
    for move in range(moves):
        page.evaluate("window.painted = []; window.released = null")
        before = len(runs)
        drag(page, track, slider, (0.1 + 0.005 * move) * (-1) ** move)
        deadline = time.monotonic() + PATIENCE
        while len(runs) == before and time.monotonic() < deadline:
            page.wait_for_timeout(20)
        if len(runs) == before:
            raise RuntimeError("a slider was dragged, and the server was not asked")
        count = -1
        while count != (count := page.evaluate("window.painted.length")):
            page.wait_for_timeout(QUIET)
        if not (painted := page.evaluate("window.painted")):
            raise RuntimeError("a slider was released, and nothing was painted")
        times.append(painted[-1])
    return times


def grasp(page: Page, track: Locator, slider: Locator) -> tuple[FloatRect, float, float]:
    """Press the mouse on a slider's thumb; return the track's box, where along it the thumb is, and its height."""
    track.scroll_into_view_if_needed()
    box = track.bounding_box()
    assert box
    at, y = slider.evaluate("e => (e.value - e.min) / (e.max - e.min)"), box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + at * box["width"], y)
    page.mouse.down()
    return box, at, y


def drag(page: Page, track: Locator, slider: Locator, by: float) -> None:
    """Drag a slider by a share of its track."""
    box, at, y = grasp(page, track, slider)
    page.mouse.move(box["x"] + (at + by) * box["width"], y, steps=6)
    page.mouse.up()


def pictures_of_a_drag(browser: Browser, server: Served, app: App) -> float:
    """Return how many new pictures a second came while the first slider was dragged to and fro."""
    with a_page(browser) as page:
        runs = count_runs(page)
        page.goto(f"{server.url}/{app.page}?{app.query}")
        wait_for_figure(page)
        track = page.locator(TRACK).first
        box, _, y = grasp(page, track, page.locator(f"{SLIDER} input").first)
        before = len(runs)
        place = [box["x"], box["width"], y]
        page.evaluate(WAVE, [*place, 1.0])  # until the browser has compiled what it runs
        pictures: float = page.evaluate(WAVE, [*place, DRAG_SECONDS])
        if len(runs) != before:
            raise RuntimeError("the server was asked while a slider was dragged")
        page.mouse.up()
        return pictures


def repaint_times(browser: Browser, servers: dict[App, Served]) -> dict[App, list[float]]:
    """Return the times of several apps, measured in turn so that a busy minute of the machine hits all."""
    times: dict[App, list[float]] = {app: [] for app in servers}
    for number in range(ROUNDS):
        for app, server in servers.items():
            progress(f"browser, round {number + 1} of {ROUNDS}: {MOVES} slider moves on the {app.name}")
            with a_page(browser) as page:
                runs = count_runs(page)
                page.goto(f"{server.url}/{app.page}?{app.query}")
                wait_for_figure(page)
                page.evaluate(WATCH)
                release_to_repaint(page, runs, 4)
                times[app] += release_to_repaint(page, runs, MOVES)
    return times


def measure() -> list[Row]:
    """Measure all that a browser can tell."""
    rows = []
    with served(SINGLE_WELL) as lesson, served(MINIMAL) as minimal, a_browser() as browser:
        times = repaint_times(browser, {SINGLE_WELL: lesson, DOUBLE_WELL: lesson, MINIMAL: minimal})
        theirs = times[MINIMAL]
        for app in (SINGLE_WELL, DOUBLE_WELL):
            what = f"release of the slider to repainted figure, {app.name}"
            rows.append(Row(f"{what}, p50", median(times[app]), "ms", median(theirs), "≤ 0.8"))
            worst = percentile(theirs, 0.95)
            rows.append(Row(f"{what}, p95", percentile(times[app], 0.95), "ms", worst, "≤ 1.0"))

        for app in (SINGLE_WELL, DOUBLE_WELL):
            progress(f"browser: {DRAG_SECONDS:.0f} seconds of dragging on the {app.name}")
            what = f"new pictures a second while a slider is dragged, {app.name}"
            rows.append(Row(what, pictures_of_a_drag(browser, lesson, app), "", aim="≥ 55"))

        progress("browser: bytes of a first visit and of further chapters")
        yardstick = first_visit(browser, minimal.url).total / 1e6
        welcome = first_visit(browser, lesson.url).total / 1e6
        rows.append(Row("first visit, welcome page, over the wire", welcome, "MB", yardstick, "≤ 4.6 MB"))
        deep = first_visit(browser, f"{lesson.url}/single_well").total / 1e6
        rows.append(Row("first visit, single well, over the wire", deep, "MB", yardstick, "≤ 4.6 MB"))
        further = further_chapter(browser, f"{lesson.url}/single_well", "double_well").total / 1e3
        rows.append(Row("a further chapter (double well)", further, "kB", aim="≤ 300 kB"))
    return rows


if __name__ == "__main__":
    from bench.figures import table

    print(table(measure(), MINIMAL.name))
