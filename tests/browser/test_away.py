"""While the server is away or silent the reader is told, and the player goes on; what was dragged comes back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from gd_view.player.strings import STRINGS
from tests.browser.hand import drag, follows
from tests.browser.serving import serving
from tests.browser.slow_line import Line
from tests.browser.visit import PLAYER, address_has, press, settled, slider, traces

BAR = ".gd-away"
DIALOGS = """() => {
  window.dialogs = 0;
  const isDialog = (node) => node.querySelector?.('[role=dialog]');
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) window.dialogs += [...addedNodes].filter(isDialog).length;
  }).observe(document.body, { childList: true });
}"""

BY_ITSELF = """async () => {
  const { Away } = await import('/player/away.js');
  document.body.innerHTML = '<div data-test-connection-state="CONNECTED" data-test-script-state="notRunning">';
  window.app = document.body.firstChild;
  new Away(window.app);
}"""


def test_a_drag_that_the_death_of_the_server_cuts_comes_back_and_meanwhile_the_run_can_be_stepped_through(
    open_page: Callable[..., Page], tmp_path: Path, expected_complaints: list[str]
):
    """From 4, the first step with learning rate α leads to 4 − 8α."""
    expected_complaints.append("WebSocket|ERR_CONNECTION_REFUSED|_stcore|server is not responding")
    with serving(tmp_path / "first.txt") as first:
        port = int(first.url.rpartition(":")[2])
        page = open_page("single_well", server=first)
        follows(page)
        page.evaluate(DIALOGS)
        drag(page, "learning_rate", 40)
    expect(page.locator(BAR)).to_have_text(STRINGS.away)
    page.mouse.up()
    value = slider(page, "learning_rate").input_value()
    assert value != "0.1"
    expect(page.locator(f"{PLAYER}.gd-live")).to_have_count(1)
    page.wait_for_function("window.dialogs > 0", timeout=20_000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    press(page, "Start")
    press(page, "Step")
    expect(page.locator(PLAYER)).to_have_attribute("data-step", "1")
    with serving(tmp_path / "second.txt", port=port):
        expect(page.locator(BAR)).to_have_count(0, timeout=30_000)
        settled(page)
        expect(slider(page, "learning_rate")).to_have_value(value)
        assert f"learning_rate={float(value):.2f}&" in page.url
        assert traces(page)["trajectory"]["x"][:2] == pytest.approx([4, 4 - 8 * float(value)])


def test_on_a_line_that_freezes_the_reader_is_told_the_player_goes_on_and_the_move_comes_after_the_thaw(
    open_page: Callable[..., Page], line: Line
):
    """Nothing passes either way, and no connection breaks. From 4, the first step leads to 4 − 8 · 0.11 = 3.12."""
    page = open_page("single_well", server=line)
    page.evaluate(DIALOGS)
    line.delay.is_frozen = True
    slider(page, "learning_rate").press("ArrowRight")
    expect(page.locator(BAR)).to_have_text(STRINGS.late, timeout=40_000)
    press(page, "Start")
    press(page, "Step")
    expect(page.locator(PLAYER)).to_have_attribute("data-step", "1")
    assert page.evaluate("window.dialogs") == 0
    line.delay.is_frozen = False
    expect(page.locator(BAR)).to_have_count(0)
    settled(page, timeout=40)
    expect(slider(page, "learning_rate")).to_have_value("0.11")
    address_has(page, "learning_rate=0.11&")
    assert traces(page)["trajectory"]["x"][:2] == pytest.approx([4, 3.12])


def test_a_line_that_is_dead_without_a_word_is_told_after_ten_seconds_and_a_blink_is_not_told(blank: Page):
    """In a blank page, with Streamlit's own element and a clock of ours."""
    blank.clock.install(time=0)
    blank.clock.pause_at(1000)
    blank.evaluate(BY_ITSELF)

    def seen(seconds: float, **states: str) -> str:
        blank.evaluate("(states) => Object.assign(window.app.dataset, states)", states)
        blank.clock.run_for(round(1000 * seconds))
        return blank.locator(BAR).inner_text() if blank.locator(BAR).count() else ""

    asks, answers = {"testScriptState": "rerunRequested"}, {"testScriptState": "notRunning"}
    assert seen(60) == ""
    assert seen(9.9, **asks) == ""
    assert seen(5, **answers) == ""
    assert seen(9.9, **asks) == ""
    assert seen(0.2, testScriptState="running") == STRINGS.late
    assert seen(0, **answers) == ""
    assert seen(0, **asks) == ""
    blank.evaluate(
        "document.body.append(Object.assign(document.createElement('p'), { className: 'figure' }))"
    )
    for painted in (
        "false",
        "true",
        "false",
        "true",
        "false",
    ):  # a hand goes on; its runs are answered by a figure
        blank.evaluate("(is) => { document.querySelector('.figure').dataset.painted = is; }", painted)
        assert seen(4.5) == ""
    assert seen(1) == STRINGS.late
    assert seen(0, **answers) == ""
    expect(blank.get_by_role("status")).to_have_text(STRINGS.returned)
    assert seen(1.9, testConnectionState="PINGING_SERVER") == ""
    assert seen(60, testConnectionState="CONNECTED") == ""
    assert seen(1.9, testConnectionState="PINGING_SERVER") == ""
    assert seen(0.2, testConnectionState="CONNECTING") == STRINGS.away
    assert seen(0, testConnectionState="CONNECTED") == ""


def test_an_act_that_is_followed_by_nothing_has_the_server_asked_once_in_fifteen_seconds(blank: Page):
    """Five seconds until it is asked, ten more until it is late; where it answers, ten until it may be asked again."""
    asked: list[Route] = []
    is_dead = True

    def answer(route: Route) -> None:
        asked.append(route)
        if not is_dead:
            route.fulfill(body="ok")

    blank.clock.install(time=0)
    blank.clock.pause_at(1000)
    blank.route("**/_stcore/health", answer)
    blank.reload()  # nobody of the test before listens any more
    blank.evaluate(BY_ITSELF)

    def seen(seconds: float, *, act: bool = False) -> str:
        if act:
            blank.keyboard.press("a")
        blank.clock.run_for(round(1000 * seconds))
        return blank.locator(BAR).inner_text() if blank.locator(BAR).count() else ""

    assert seen(60) == ""
    assert seen(4.9, act=True) == ""
    assert asked == []
    with blank.expect_request("**/_stcore/health"):
        assert seen(0.2) == ""
    assert seen(9.7) == ""
    with blank.expect_request("**/_stcore/health"):
        seen(0.2)
    assert seen(1) == STRINGS.late
    is_dead = False
    blank.clock.run_for(10_000)
    expect(blank.locator(BAR)).to_have_count(0)
    count = len(asked)
    assert seen(14.9, act=True) == ""
    assert len(asked) == count
    with blank.expect_request("**/_stcore/health"):
        seen(0.3)
    count = len(asked)
    blank.evaluate("document.body.innerHTML += '<div class=gd-player><button>Step</button></div>'")
    blank.get_by_role("button").click()
    assert seen(60) == ""
    assert len(asked) == count
