"""The watch of the measurements sees what is painted, and when: here on a page whose every change is known."""

from collections.abc import Iterator
from http import HTTPStatus
from threading import Thread

import pytest
from playwright.sync_api import Browser
from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve

from bench.tabs import Tab, a_tab

EARLY, LATE = 100, 500  # milliseconds after a key; what takes a busy machine longer comes on top

# A figure, digits and a label; a key changes each of them when the test says.
PAGE = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<section data-painted="true"><p class="gd-caption">Step 1</p><svg>
<g class="scatterlayer"><path d="M0,0"/></g><g class="hoverlayer"><path d="M0,0"/></g>
</svg></section>
<script>
  const at = (time, work) => addEventListener("keydown", () => setTimeout(work, time));
  const draw = (layer) => document.querySelector(layer + " path").setAttribute("d", "M" + Math.random());
  const say = (words) => { document.querySelector("p").textContent = words; };
</script>"""


def page_or_socket(connection: ServerConnection, request: Request) -> Response | None:
    if "Upgrade" in request.headers:
        return None
    response = connection.respond(HTTPStatus.OK, PAGE)
    del response.headers["Content-Type"]
    response.headers["Content-Type"] = "text/html"
    return response


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a server that serves the page, and takes messages and answers none."""
    with serve(list, "127.0.0.1", 0, process_request=page_or_socket) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.socket.getsockname()[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Tab]:
    with a_tab(browser) as tab:
        tab.open(f"http://{site}")
        yield tab


def press(tab: Tab, *work: str) -> None:
    for script in work:
        tab.page.evaluate(script)
    tab.expect("keydown")
    tab.page.keyboard.press("ArrowRight")


def test_the_first_and_the_last_picture_after_an_input_are_told_apart(tab: Tab):
    """The second is drawn two frames after the first, however long a frame takes."""
    again = 'requestAnimationFrame(() => requestAnimationFrame(() => draw(".scatterlayer")))'
    press(tab, f'at({EARLY}, () => {{ draw(".scatterlayer"); {again}; }})')
    last = tab.last()
    first, messages = tab.first()
    assert EARLY <= first < last
    assert messages == 0


def test_a_picture_drawn_in_a_frame_counts_in_that_frame_and_later_it_counts_in_the_next(tab: Tab):
    """A tenth of a second of work in the frame is waited for, as the reader does."""
    busy = "const end = performance.now() + 100; while (performance.now() < end);"
    press(tab, f'at(0, () => requestAnimationFrame(() => {{ draw(".scatterlayer"); {busy} }}))')
    assert tab.first()[0] >= 100


def test_the_label_under_a_pointer_is_no_picture(tab: Tab):
    press(tab, f'at({EARLY}, () => draw(".hoverlayer"))', f'at({LATE}, () => draw(".scatterlayer"))')
    assert tab.first()[0] >= LATE


def test_digits_known_about_only_are_not_exact(tab: Tab):
    press(tab, f'at({EARLY}, () => say("≈ Step 2"))', f'at({LATE}, () => say("Step 2"))')
    assert tab.exact() >= LATE


@pytest.mark.parametrize(
    ("unfinished", "finished"),
    [
        ("classList.add('gd-live')", "classList.remove('gd-live')"),
        ("dataset.painted = 'false'", "dataset.painted = 'true'"),
    ],
)
def test_digits_beside_a_picture_of_another_run_are_not_exact(tab: Tab, unfinished: str, finished: str):
    section = "document.querySelector('section')"
    press(
        tab,
        f'at({EARLY}, () => {{ say("Step 2"); {section}.{unfinished}; }})',
        f"at({LATE}, () => {section}.{finished})",
    )
    assert tab.exact() >= LATE


@pytest.mark.parametrize(("times", "before"), [((LATE,), 0), ((EARLY / 2,), 1), ((0, EARLY / 2, LATE), 2)])
def test_messages_count_that_were_sent_before_the_picture(
    tab: Tab, site: str, times: tuple[float, ...], before: int
):
    opened = (
        "url => new Promise((done) => { window.socket = new WebSocket(url); socket.onopen = () => done(); })"
    )
    tab.page.evaluate(opened, f"ws://{site}")
    sent = [f'at({time}, () => socket.send("a change"))' for time in times]
    press(tab, *sent, f'at({EARLY}, () => draw(".scatterlayer"))')
    assert tab.first()[1] == before
    tab.until(lambda: tab.sent == len(times), "not all was sent")
    tab.page.evaluate("socket.close()")
