"""A link to a class in a browser: no hand moves what it holds, and it is in the address as long as its chapter."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from gd_core import DOUBLE_WELL, descend
from gd_view.player.strings import STRINGS
from tests.browser.hand import follows, thumb
from tests.browser.test_grip import FOLLOWED, GRIP, follows_the_circle, middle
from tests.browser.visit import (
    PLAYER,
    address_has,
    at,
    axe,
    open_everything,
    settled,
    slider,
    to_the_end,
    traces,
    unfold,
)

TASK = "Which <b>α</b> is the *first* to jump? &copy; $x$"
SAID = {"lesson": "1", "fix": "start", "task": TASK}
QUERY = "lesson=1&fix=start&task=Which+%3Cb%3E%CE%B1%3C%2Fb%3E+is+the+*first*+to+jump%3F+%26copy%3B+%24x%24"


def query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query))


def test_what_is_free_is_moved_what_a_link_holds_is_not_and_the_link_stays_as_long_as_the_chapter(
    open_page: Callable[..., Page],
):
    page = open_page(f"outcome_map?start=2.20&learning_rate=0.30&{QUERY}")
    assert page.locator(".gd-task-words").inner_text() == TASK
    to_the_end(page)
    page.wait_for_function(FOLLOWED)
    x, y = middle(page, GRIP)
    page.mouse.move(x, y)
    page.mouse.down()
    for share in np.linspace(0, 1, 6)[1:]:
        page.mouse.move(x - 150 * share, y - 60 * share)
    expect(page.locator(GRIP)).to_have_attribute("aria-valuetext", re.compile(r"^2\.2, 0\.(?!3$)"))
    page.mouse.up()
    settled(page)
    to_the_end(page)
    start, rate = follows_the_circle(page)
    assert (start, rate > 0.3) == (2.2, True)
    assert query(page.url) == {"start": "2.20", "learning_rate": f"{rate:.2f}", **SAID}

    open_everything(page).locator(".gd-chips a").filter(has_text="the first jump").click()
    settled(page)
    address_has(page, "learning_rate=0.31")
    assert query(page.url) == {"start": "2.20", "learning_rate": "0.31", **SAID}
    unfold(page, STRINGS.share)
    shared = page.locator(".gd-moment input")
    expect(shared).to_have_value(re.compile("lesson=1"))
    assert query(shared.input_value()).items() >= SAID.items()

    page.get_by_test_id("stSidebarNav").locator("a[href*='double_well']").click()
    expect(page.locator("h1")).to_contain_text("Two valleys", timeout=20_000)
    settled(page)
    address_has(page, "start=0.50")
    assert query(page.url) == {"start": "0.50", "learning_rate": "0.10", "steps": "30"}
    expect(page.locator(".gd-task")).to_have_count(0)
    page.go_back()
    expect(page.locator(".gd-task-words")).to_have_text(TASK)
    settled(page)

    # Neither a click nor a grip nor a key moves a fixed start.
    at(page, f"double_well?start=1.50&{QUERY}")
    assert axe(page) == []
    is_on_top(page)
    follows(page)
    before = traces(page)["trajectory"], page.url
    expect(page.locator(".gd-grip")).to_be_hidden()
    expect(slider(page, "start")).to_be_disabled()
    for part in ("stWidgetLabel", "stSliderThumbValue"):  # not pale, as Streamlit's own
        words = page.locator(f".st-key-start [data-testid={part}] p")
        expect(words).to_have_css("color", "rgb(20, 32, 43)")
    plot = page.locator(f"{PLAYER} .nsewdrag").first.bounding_box()
    page.mouse.click(plot["x"] + 60, plot["y"] + 60)
    settled(page)
    x, y = thumb(page, "start")
    pulled(page, x, y)
    slider(page, "start").press("ArrowRight", timeout=5000)
    pulled(page, *walker(page))
    settled(page)
    assert (traces(page)["trajectory"], page.url) == before
    expect(slider(page, "start")).to_have_value("1.5")
    assert page.evaluate(f"document.querySelector('{PLAYER}').player.shown.isLive") is False

    # What a link hides is nowhere, and keeps its value while the others move.
    at(page, f"double_well?start=1.50&learning_rate=0.30&{QUERY.replace('fix=start', 'hide=learning_rate')}")
    expect(page.locator(".gd-task-words")).to_have_text(TASK)
    is_on_top(page)
    expect(page.locator(".gd-task-holds")).to_contain_text("hides Learning rate α")
    expect(slider(page, "learning_rate")).to_have_count(0)
    expect(page.get_by_label("Learning rate α")).to_have_count(0)
    follows(page)
    pulled(page, *walker(page))
    address_has(page, "learning_rate=0.30")
    moved = traces(page)["trajectory"]
    assert moved["x"][0] != 1.5, "the start is free"
    assert moved["x"][:3] == pytest.approx(descend(DOUBLE_WELL.gradient, moved["x"][0], 0.30, 2).iterates)
    unfold(page, "Exact values")
    expect(page.get_by_label("Exact w₀")).to_be_visible()
    expect(page.get_by_label("Exact α")).to_have_count(0)


def walker(page: Page) -> tuple[float, float]:
    """Where the walker stands on the page, at the step that is shown."""
    x, y = page.evaluate(f"""() => {{
      const plot = document.querySelector('{PLAYER} .js-plotly-plot'), {{ xaxis, yaxis }} = plot._fullLayout;
      const {{ left, top }} = plot.getBoundingClientRect();
      const {{ step }} = document.querySelector('{PLAYER}').player.shown;
      const run = plot.data.find(({{ name }}) => name === "trajectory");
      return [left + xaxis._offset + xaxis.d2p(run.x[step]), top + yaxis._offset + yaxis.d2p(run.y[step])];
    }}""")
    return x, y


def pulled(page: Page, x: float, y: float) -> None:
    """Take hold of a place, pull it to the left, and let go."""
    page.mouse.move(x, y)
    page.mouse.down()
    for part in np.linspace(0, 60, 6):
        page.mouse.move(x - part, y)
    page.mouse.up()
    settled(page)


def is_on_top(page: Page) -> None:
    """The task is read first: in sight, and above all that the chapter says."""
    task, article = (page.locator(one).first.bounding_box() for one in (".gd-task", ".st-key-article"))
    assert task["y"] >= 0
    assert task["y"] + task["height"] <= min(page.viewport_size["height"], article["y"])
