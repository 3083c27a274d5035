"""A real server and a real browser: what a reader sees, in Chromium, from `streamlit run app.py`."""

import contextlib
import functools
import os
from collections.abc import Callable, Generator, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser import find_browser
from tests.browser.serving import Server, serving
from tests.browser.slow_line import Line, slow_line
from tests.browser.visit import Call, Visit, settled, to_the_end, visits

expect.set_options(
    timeout=20_000
)  # milliseconds; two cores with several browsers may be slow, and what is waited for comes


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, one process for the whole run."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as server:
        yield server


@pytest.fixture(scope="session")
def quick_line(server: Server) -> Iterator[Line]:
    with slow_line(server) as line:
        yield line


@pytest.fixture
def line(quick_line: Line) -> Iterator[Line]:
    """The app on a line that is quick until its delay is set."""
    yield quick_line
    quick_line.delay.round_trip, quick_line.delay.is_frozen = 0, False


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """A function that starts another process of the app: `start_server(base_path="lesson")`."""
    numbers = count(1)
    with contextlib.ExitStack() as stack:
        yield lambda base_path="": stack.enter_context(
            serving(tmp_path / f"server-{next(numbers)}.txt", base_path)
        )


@pytest.fixture
def cold_server(start_server: Callable[..., Server]) -> Server:
    """A fresh process of the app, which nobody has visited."""
    return start_server()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@contextlib.contextmanager
def needed() -> Iterator[None]:
    """Where no browser starts, skip the test; in CI it fails."""
    try:
        yield
    except find_browser.NoBrowserError as reason:
        if os.environ.get("CI") != "true":
            pytest.skip(find_browser.HOW_TO_GET_ONE)
        raise pytest.fail.Exception(str(reason), pytrace=False) from None


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium as it is on this machine, which keeps nothing."""
    with needed():
        _, browser = find_browser.launch(playwright)
    yield browser
    browser.close()


@pytest.fixture
def expected_complaints() -> list[str]:
    """Patterns of the console errors that this test provokes on purpose; the test adds to the list."""
    return []


@pytest.fixture
def outside_requests() -> list[str]:
    """The addresses outside this machine that the pages of this test have asked for (none was reached)."""
    return []


@pytest.fixture(scope="session")
def context_for(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[bool], BrowserContext]]:
    """A function that returns the browser of the readers with a finger, or of those without, one for the whole run.

    Its pages share what it has fetched and compiled, which halves the time that opening one takes. Its first page
    stays, since with the last one of an address the process would go that shows them. The lesson keeps nothing there
    but in the storage of a tab.
    """
    with contextlib.ExitStack() as stack:

        @functools.cache
        def context_for(finger: bool) -> BrowserContext:
            folder = tmp_path_factory.mktemp("profile")
            with needed():
                context = find_browser.launch_with_a_profile(playwright, folder, finger=finger)
            stack.callback(context.close)
            context.pages[0].goto(f"{server.url}/_stcore/health")
            return context

        yield context_for


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest,
    context_for: Callable[[bool], BrowserContext],
    expected_complaints: list[str],
    outside_requests: list[str],
) -> Iterator[Callable[..., Page]]:
    """A function that opens a page and waits until it is settled.

    A run opens at its start. In a module that says `PLAYED = True` every run has been shown to its end, as by a reader
    who went through it. What `prepared` does with the page is done before anything is asked for.

    When the test ends, it fails if a page asked for something outside, reported an error on its console or
    showed an exception.
    """

    def open_page(
        path: str = "",
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        reduced_motion: bool = False,
        finger: bool = False,
        prepared: Callable[[Page], object] | None = None,
        server: Server | None = None,
    ) -> Page:
        server = server or request.getfixturevalue("server")
        page = context_for(finger).new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if reduced_motion else "no-preference",
        )
        if prepared:
            prepared(page)
        visits[page] = Visit(page, server, outside_requests)
        page.goto(f"{server.url}/{path.lstrip('/')}")
        settled(page)
        # That a run was seen is told to the server, whose answer must not come amid what a test does next.
        return settled(to_the_end(page)) if getattr(request.module, "PLAYED", False) else page

    yield open_page
    faults = [fault for visit in visits.values() for fault in visit.faults(expected_complaints)]
    for page in visits:
        page.context.set_offline(False)
        page.close()
    visits.clear()
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


@pytest.fixture(scope="module")
def blank(browser: Browser, server: Server) -> Iterator[Page]:
    """A page of the app's own address with nothing on it, and with a clock of its own if a test wants one."""
    page = browser.new_page()
    page.route("**/blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto(f"{server.url}/blank.html")
    yield page
    page.close()


@pytest.fixture
def call(blank: Page) -> Call:
    """A function that has the page work with the functions of one module: `call("words", "m.number(x)", 3.0)`."""

    def call(module: str, expression: str, x: Any = None) -> Any:
        return blank.evaluate(
            f"async (x) => {{ const m = await import('/player/{module}.js'); return {expression}; }}", x
        )

    return call


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show with a failed test what the server printed during it."""
    report = yield
    if report.failed:
        for visit in visits.values():
            report.sections.append((f"Server {visit.server.url}", visit.server_printed()))
    return report
