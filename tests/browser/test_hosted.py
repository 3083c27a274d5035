"""In the frame of a host such as Streamlit Community Cloud: the address of the page around it is the state.

A reader copies that one. `cloud_host.py` stands in for the host.
"""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, WebSocketRoute, expect

from gd_view.page.shut import SWITCH
from gd_view.player.strings import STRINGS
from tests.browser.cloud_host import hosting
from tests.browser.serving import Server, free_port
from tests.browser.visit import BUSY, FINISHED, IS_QUIET, QUIET, Visit, traces

LONG = True
PATIENCE = 20  # seconds
# Where the host speaks during the first run, Streamlit now and then shows the first page of any app.
ATTEMPTS = 3


@pytest.fixture(params=["ready", "300"], scope="module")
def host(request: pytest.FixtureRequest, server: Server) -> Iterator[str]:
    """The address of a host that replaces its entries, and speaks first when the parameter says."""
    with hosting(server.url, port=free_port(), start=request.param) as host:
        yield host.url


@pytest.fixture(scope="module")
def readers(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of the readers, whose tabs share what it has fetched and compiled."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def open_hosted(readers: BrowserContext, server: Server, host: str) -> Iterator[Callable[[str], "Hosted"]]:
    """A function that opens a chapter with sliders at the host, in a tab of its own."""

    def open_hosted(path: str, prepare: Callable[[Page], object] = lambda page: None) -> Hosted:
        page = readers.new_page()
        prepare(page)
        hosted = Hosted(page, server)
        for _ in range(ATTEMPTS):
            page.goto(f"{host}/{path}")
            page.wait_for_function("hasToldQuery")
            hosted.settled()
            if hosted.slider("start").count():
                return hosted
        raise AssertionError(f"The chapter was not shown in {ATTEMPTS} attempts")

    yield open_hosted
    for page in readers.pages:
        page.close()


class Hosted:
    """The host's page with the lesson in its frame."""

    def __init__(self, page: Page, server: Server):
        self.page = page
        self.visit = Visit(page, server, [])

    @property
    def app(self) -> FrameLocator:
        return self.page.frame_locator("iframe[title=streamlitApp]")

    def settled(self) -> None:
        """Wait until the lesson has finished."""
        while True:
            asked = self.visit.asked
            self.app.locator(FINISHED).wait_for()  # the frame may still be loaded
            (frame,) = (one for one in self.page.frames if one.parent_frame)
            frame.wait_for_function(IS_QUIET, arg=[BUSY, 2 * QUIET], timeout=1000 * PATIENCE)
            if not self.visit.awaits_script and self.visit.asked == asked:
                return

    def query(self) -> dict[str, str]:
        """Return what a reader would copy, after checking that the sliders and the figure tell the same."""
        self.settled()
        told = dict(parse_qsl(urlsplit(self.page.url).query))
        for key in {"start", "learning_rate", "steps"} & {*told}:
            assert float(self.slider(key).get_attribute("aria-valuetext")) == float(told[key]), (key, told)
        self.app.locator("[data-go=end]").first.click()
        drawn = traces(self.app.locator("body"))["trajectory"]["x"]
        assert drawn[0] == float(told["start"])
        assert len(drawn) == int(told["steps"]) + 1
        return told

    def slider(self, key: str):
        return self.app.locator(f".st-key-{key} input[type=range]")

    def press(self, key: str, name: str) -> None:
        self.slider(key).press(name)

    def drag(self, key: str, distance: float) -> str:
        """Move a slider by the pointer, and return the value that it has then."""
        handle = self.slider(key).locator("xpath=../..")
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + distance, y, steps=6)
        self.page.mouse.up()
        return self.slider(key).get_attribute("aria-valuetext")

    def go(self, delta: int) -> None:
        self.page.evaluate("delta => history.go(delta)", delta)


def test_every_action_reaches_the_address_that_a_reader_copies(open_hosted: Callable[[str], Hosted]):
    hosted = open_hosted("single_well")
    state = {"start": "4.0", "learning_rate": "0.10", "steps": "20"}
    assert hosted.query() == state
    hosted.press("start", "ArrowLeft")
    assert hosted.query() == (state := state | {"start": "3.9"})
    hosted.press("learning_rate", "ArrowRight")
    assert hosted.query() == (state := state | {"learning_rate": "0.11"})
    steps = hosted.drag("steps", 30)
    assert int(steps) > 20
    assert hosted.query() == (state := state | {"steps": steps})
    hosted.app.get_by_text(SWITCH).click()
    hosted.settled()
    hosted.app.locator(".st-key-pin_single_well button").click()
    pinned = {"pinned_start": "3.9", "pinned_learning_rate": "0.11"}
    assert hosted.query() == state | pinned
    hosted.app.locator(".gd-chips a").filter(has_text="two-cycle at 1").click()
    cycle = {"start": "4.0", "learning_rate": "1.00", "steps": "20"}
    assert hosted.query() == cycle | pinned
    hosted.app.locator(".st-key-pin_single_well button").click()
    assert hosted.query() == cycle
    copied = urlsplit(hosted.page.url)
    again = open_hosted(f"single_well?{copied.query}")
    assert again.query() == cycle
    assert traces(again.app.locator("body")) == traces(hosted.app.locator("body"))

    hosted.app.get_by_test_id("stSidebarNav").locator("a[href*='double_well']").click()
    expect(hosted.app.locator("h1")).to_contain_text("Two valleys")
    assert hosted.query() == {"start": "0.50", "learning_rate": "0.10", "steps": "30"}
    assert urlsplit(hosted.page.url).path == "/double_well"
    hosted.go(-1)
    expect(hosted.app.locator("h1")).to_contain_text("One valley")
    assert hosted.query() == cycle
    hosted.go(-1)
    assert hosted.query() == state | pinned
    hosted.go(1)
    assert hosted.query() == cycle
    hosted.go(1)
    expect(hosted.app.locator("h1")).to_contain_text("Two valleys")
    assert hosted.query() == {"start": "0.50", "learning_rate": "0.10", "steps": "30"}


def test_after_a_line_was_lost_the_address_still_tells_the_state(open_hosted: Callable[..., Hosted]):
    lines = []

    def through(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    hosted = open_hosted(
        "single_well?start=2&steps=9", lambda page: page.route_web_socket("**/stream", through)
    )
    hosted.press("start", "ArrowLeft")
    state = {"start": "1.9", "learning_rate": "0.10", "steps": "9"}
    assert hosted.query() == state
    before = len(lines)
    lines[-1].close(code=1012)
    while len(lines) == before:
        hosted.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert hosted.query() == state
    hosted.press("start", "ArrowLeft")
    assert hosted.query() == state | {"start": "1.8"}


def test_what_the_address_says_is_opened_and_what_it_says_later_is_obeyed(
    open_hosted: Callable[[str], Hosted],
):
    hosted = open_hosted("single_well?start=2&learning_rate=0.30&steps=7&step=3")
    hosted.app.get_by_text(STRINGS.share).click()
    origin = hosted.page.url.split("/single_well")[0]
    copied = f"{origin}/single_well?start=2.0&learning_rate=0.30&steps=7&step=3"
    expect(hosted.app.locator(".gd-moment input")).to_have_value(copied)
    assert hosted.query() == {"start": "2.0", "learning_rate": "0.30", "steps": "7", "step": "3"}
    hosted.press("steps", "ArrowRight")
    assert hosted.query() == {"start": "2.0", "learning_rate": "0.30", "steps": "8"}
    hosted.page.evaluate("() => { history.replaceState(null, '', '?start=-1.5&steps=9'); tellQuery(); }")
    assert hosted.query() == {"start": "-1.5", "learning_rate": "0.10", "steps": "9"}
    hosted.press("steps", "ArrowLeft")
    assert hosted.query() == {"start": "-1.5", "learning_rate": "0.10", "steps": "8"}
