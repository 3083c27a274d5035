"""From a reader's hand to the picture: a pointer's move, a key, a click on the curve, and a drag on a slow machine."""

import itertools
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Browser

from bench.figures import Aim, Row, median, percentile, progress
from bench.servers import DOUBLE_WELL, MINIMAL, SINGLE_WELL, App, Served
from bench.tabs import CURVE, Conditions, Tab, a_tab

FRAME = 1000 / 60  # milliseconds
WARM_UP = 2  # inputs, until the browser has compiled what it runs
PAUSE = (30, 80)  # milliseconds before an input, so that it comes at any moment of a frame
DRAGS, DRAG_SECONDS = 3, 2.0
SLOW = (  # the machine, and the new pictures a second that are aimed at
    (Conditions(""), 55),
    (Conditions("CPU four times slower", slowdown=4), 30),
    (Conditions("CPU six times slower", slowdown=6), 24),
)


@dataclass
class Pictures:
    """What was measured of one kind of input: milliseconds to each picture, and messages sent before it."""

    times: list[float] = field(default_factory=list)
    messages: list[int] = field(default_factory=list)

    def note(self, time: float, messages: int) -> None:
        """Take in one more."""
        self.times.append(time)
        self.messages.append(messages)

    def frames(self) -> float:
        """Return the frames that 95 in 100 pictures do not exceed."""
        return percentile(self.times, 0.95) / FRAME


Kind = Callable[[Tab, int], Iterator[tuple[float, int]]]


def pause(tab: Tab) -> None:
    """Wait for a moment that no frame decides."""
    tab.page.wait_for_timeout(random.uniform(*PAUSE))


def pointer(tab: Tab, count: int) -> Iterator[tuple[float, int]]:
    """Drag the first slider by single moves, and yield the time to each picture and the messages before it."""
    box, share, y = tab.grasp()
    for by in itertools.islice(itertools.cycle((0.04, 0.09, 0.15, 0.07)), count):
        tab.expect("pointermove")
        pause(tab)
        tab.page.mouse.move(box["x"] + (share + (by if share < 0.5 else -by)) * box["width"], y)
        yield tab.first()
    tab.page.mouse.up()
    tab.settle()


def keys(tab: Tab, count: int) -> Iterator[tuple[float, int]]:
    """Press arrow keys on the first slider, each when all is quiet."""
    for time, messages in keys_pressed(tab, count):
        yield time, messages
        tab.exact()
        tab.settle()


def keys_repainted(tab: Tab, count: int) -> Iterator[tuple[float, int]]:
    """Press arrow keys in the minimal app, where Plotly is made anew for every change, in several frames."""
    for _, messages in keys_pressed(tab, count):
        yield tab.last(), messages
        tab.settle()


def keys_pressed(tab: Tab, count: int) -> Iterator[tuple[float, int]]:
    """Press arrow keys on the first slider, and yield the time to each first picture and the messages before it."""
    tab.slider().focus()
    for key in itertools.islice(itertools.cycle(("ArrowRight", "ArrowLeft")), count):
        tab.expect("keydown")
        pause(tab)
        tab.page.keyboard.press(key)
        yield tab.first()


def clicks(tab: Tab, count: int) -> Iterator[tuple[float, int]]:
    """Click on the curve, here and there, each time when all is quiet."""
    curve = tab.page.locator(CURVE).first
    curve.scroll_into_view_if_needed()
    box = curve.bounding_box()
    assert box
    for share in itertools.islice(itertools.cycle((0.3, 0.6, 0.35, 0.7)), count):
        tab.page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
        tab.page.mouse.down()
        tab.expect("pointerup")
        pause(tab)
        tab.page.mouse.up()
        yield tab.first()
        tab.exact()
        tab.settle()


LESSON: Mapping[str, Kind] = {
    "a pointer's move": pointer,
    "a key": keys,
    "a click on the curve": clicks,
}
YARDSTICK: Mapping[str, Kind] = {
    "a key": keys_repainted
}  # the minimal app's figure follows no drag and takes no click
Found = dict[App, dict[str, Pictures]]


def pictures(browser: Browser, servers: Mapping[App, Served], rounds: int, count: int) -> Found:
    """Return what was measured of every kind of input on every app, in turn."""
    found: Found = {}
    for number in range(rounds):
        for app, server in servers.items():
            progress(f"inputs, round {number + 1} of {rounds}: {count} of each kind on the {app.name}")
            with a_tab(browser) as tab:
                tab.open(f"{server.url}/{app.page}?{app.query}")
                tab.settle()
                for name, kind in (YARDSTICK if app == MINIMAL else LESSON).items():
                    for time, messages in itertools.islice(kind(tab, WARM_UP + count), WARM_UP, None):
                        found.setdefault(app, {}).setdefault(name, Pictures()).note(time, messages)
    return found


DRAGGED: Mapping[str, Callable[[Tab], list[float | str]]] = {
    "a slider": Tab.wave_of_the_slider,
    "the walker": Tab.wave_of_the_walker,
}


def pictures_of_a_drag(
    browser: Browser, server: Served, app: App, conditions: Conditions, what: str
) -> float:
    """Return how many new pictures a second came while the first slider, or the walker, was dragged to and fro."""
    with a_tab(browser, conditions) as tab:
        tab.open(f"{server.url}/{app.page}?{app.query}")
        tab.settle()
        left, width, y, *holder = DRAGGED[what](tab)
        before = tab.sent
        wave = [left, width, y, DRAG_SECONDS, *holder]
        rates = [tab.page.evaluate("wave => bench.wave(wave)", wave) for _ in range(1 + DRAGS)]
        if tab.sent != before:
            raise RuntimeError(f"the server was asked while {what} was dragged")
        tab.page.mouse.up()
        return median(rates[1:])  # in the first the browser has compiled what it runs


def rows(browser: Browser, servers: Mapping[App, Served], rounds: int, count: int) -> list[Row]:
    """Measure and return the lines of the table."""
    found = pictures(browser, servers, rounds, count)
    lines = []
    for app in (SINGLE_WELL, DOUBLE_WELL):
        for name, ours in found[app].items():
            theirs = found[MINIMAL].get(name)
            what = f"{name} to its picture, {app.name}"
            frames = theirs.frames() if theirs else None
            lines.append(Row(f"{what}, p95", ours.frames(), "frames", frames, (Aim(2),)))
            most = max(theirs.messages) if theirs else None
            lines.append(Row(f"{what}: messages before it", max(ours.messages), "", most, (Aim(0),)))
    for app, what, (conditions, least) in itertools.product((SINGLE_WELL, DOUBLE_WELL), DRAGGED, SLOW):
        where = ", ".join(filter(None, (app.name, conditions.name)))
        progress(f"inputs: {DRAGS} drags of {what}, {where}")
        rate = pictures_of_a_drag(browser, servers[app], app, conditions, what)
        name = f"new pictures a second while {what} is dragged, {where}"
        lines.append(Row(name, rate, "", aims=(Aim(least, is_least=True),)))
    return lines
