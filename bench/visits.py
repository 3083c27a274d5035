"""What a visit loads, and how long it takes to the first figure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Browser

from bench.figures import Aim, Row, median, progress, ratio
from bench.servers import DOUBLE_WELL, MINIMAL, SINGLE_WELL, App, Served
from bench.tabs import AS_IT_IS, Conditions, a_tab

UNDER = (
    AS_IT_IS,
    Conditions("CPU four times slower", slowdown=4),
    Conditions("10 Mbit/s, 40 ms, CPU four times slower", slowdown=4, megabits=10, latency=40),
)


@dataclass
class Visits:
    """Bytes that visits loaded, and milliseconds from asking for the page to its first figure."""

    loaded: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)


Found = dict[tuple[Conditions, App], Visits]


def visit(browser: Browser, url: str, conditions: Conditions, found: Visits) -> None:
    """Open a page in a browser with an empty cache."""
    with a_tab(browser, conditions) as tab:
        tab.open(url)
        first = tab.seen().first
        assert first is not None
        tab.settle()
        found.times.append(first)
        found.loaded.append(tab.loaded)


def visits(browser: Browser, servers: Mapping[App, Served], rounds: int) -> Found:
    """Return what first visits of several apps loaded and how long they took, made in turn."""
    found: Found = {}
    for app, server in servers.items():
        visit(browser, f"{server.url}/{app.page}", AS_IT_IS, Visits())  # until the server has read its files
    for number in range(rounds):
        progress(f"first visits, round {number + 1} of {rounds}")
        for conditions in UNDER:
            for app, server in servers.items():
                seen = found.setdefault((conditions, app), Visits())
                visit(browser, f"{server.url}/{app.page}?{app.query}", conditions, seen)
    return found


def further_chapter(browser: Browser, server: Served, start: App, to: App) -> float:
    """Return the bytes that a reader loads who goes on to another chapter by the table of contents."""
    with a_tab(browser) as tab:
        tab.open(f"{server.url}/{start.page}")
        tab.settle()
        title = tab.page.locator("h1").inner_text()
        before = tab.loaded
        tab.page.get_by_test_id("stSidebarNav").locator(f'a[href*="{to.page}"]').click()
        is_there = "title => document.querySelector('h1')?.innerText !== title"
        tab.page.wait_for_function(is_there, arg=title)
        tab.settle()
        return tab.loaded - before


def rows(browser: Browser, servers: Mapping[App, Served], rounds: int) -> list[Row]:
    """Measure and return the lines of the table."""
    found = visits(browser, servers, rounds)
    lines = []
    # The welcome page has no figure to wait for.
    ours, theirs = (median(found[AS_IT_IS, one].loaded) / 1e6 for one in (SINGLE_WELL, MINIMAL))
    aims = (ratio(1), Aim(4.6))
    lines.append(Row(f"first visit, {SINGLE_WELL.name}, over the wire", ours, "MB", theirs, aims))
    for conditions in UNDER:
        ours, theirs = (median(found[conditions, one].times) / 1e3 for one in (SINGLE_WELL, MINIMAL))
        what = ", ".join(filter(None, (SINGLE_WELL.name, conditions.name)))
        lines.append(Row(f"first visit to the first figure, {what}", ours, "s", theirs, (ratio(1),)))
    progress("bytes of a further chapter")
    further = further_chapter(browser, servers[SINGLE_WELL], SINGLE_WELL, DOUBLE_WELL) / 1e3
    lines.append(Row("a further chapter (double well)", further, "kB", aims=(Aim(300),)))
    return lines
