"""How soon the server's answer is seen: the exact digits after a slider's release, and another state after a chip."""

from collections.abc import Callable, Iterator, Mapping
from itertools import cycle, islice

from playwright.sync_api import Browser

from bench.figures import Row, median, progress, ratio
from bench.servers import DOUBLE_WELL, MINIMAL, SINGLE_WELL, App, Served
from bench.tabs import Tab, a_tab
from gd_view.page.shut import SWITCH

WARM_UP = 4  # moves, until the browser has compiled what it runs
CHIPS = ".gd-chips:not(.gd-switch)"


def releases(tab: Tab, count: int, answer: Callable[[Tab], float] = Tab.exact) -> Iterator[float]:
    """Drag the first slider to and fro, and yield the milliseconds from each release to its answer."""
    for move in range(count):
        box, share, y = tab.grasp()
        by = (0.1 + 0.005 * move) * (-1) ** move
        tab.page.mouse.move(box["x"] + (share + by) * box["width"], y, steps=6)
        tab.expect("pointerup")
        tab.page.mouse.up()
        yield answer(tab)
        tab.settle()


def chips(tab: Tab, count: int) -> Iterator[float]:
    """Click on the first row's chips in turn, and yield the milliseconds from each to the exact digits.

    They are shut until a reader has predicted, or wants to see everything.
    """
    tab.page.get_by_text(SWITCH).click()
    tab.settle()
    row = tab.page.locator(CHIPS).first.locator("a")
    for number in islice(cycle(range(row.count())), count):
        row.nth(number).scroll_into_view_if_needed()
        box = row.nth(number).bounding_box()
        assert box
        tab.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        tab.page.mouse.down()
        tab.expect("pointerup")
        tab.page.mouse.up()
        yield tab.exact()
        tab.settle()


def repaints(tab: Tab, count: int) -> Iterator[float]:
    """Drag the minimal app's slider, and yield the milliseconds from each release to the repainted figure."""
    return releases(tab, count, Tab.last)


Times = dict[App, dict[str, list[float]]]


def times(browser: Browser, servers: Mapping[App, Served], rounds: int, count: int) -> Times:
    """Return the times of several apps, measured in turn so that a busy minute of the machine hits all."""
    found: Times = {}
    for number in range(rounds):
        for app, server in servers.items():
            progress(f"answers, round {number + 1} of {rounds}: {count} of each kind on the {app.name}")
            kinds = {"release": repaints} if app == MINIMAL else {"release": releases, "chip": chips}
            with a_tab(browser) as tab:
                tab.open(f"{server.url}/{app.page}?{app.query}")
                tab.settle()
                for name, kind in kinds.items():
                    measured = islice(kind(tab, WARM_UP + count), WARM_UP, None)
                    found.setdefault(app, {}).setdefault(name, []).extend(measured)
    return found


def rows(browser: Browser, servers: Mapping[App, Served], rounds: int, count: int) -> list[Row]:
    """Measure and return the lines of the table."""
    found = times(browser, servers, rounds, count)
    theirs = median(found[MINIMAL]["release"])
    words = {"release": "release of a slider to the server's exact digits", "chip": "a chip to another state"}
    return [
        Row(f"{words[name]}, {app.name}, p50", median(ours), "ms", theirs, (ratio(1),))
        for app in (SINGLE_WELL, DOUBLE_WELL)
        for name, ours in found[app].items()
    ]
