"""Answers outlast a reload and a dead server, in the reader's own tab, and one press forgets them."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gd_view.chapters.single_well import questions as ask
from gd_view.page.shut import SWITCH
from tests.browser.serving import Server, serving
from tests.browser.visit import address_has, go_to, script_runs, settled

PLACE = f"single_well_{ask.SAME_LOSS.key}"
NAME = "gradient-descent"
BLOCKED = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("", "SecurityError"); },
})"""
FORGED = [
    "{",
    "7",
    '{"kept": 7}',
    json.dumps({"session": "x", "kept": {"answers": {PLACE: ["Z"], "nowhere": ["A"]}, "opened": [None]}}),
    json.dumps({"session": "x", "kept": {"answers": {PLACE: "<img src=x onerror=alert(1)>"}}}),
]


def answer(page: Page) -> None:
    """Choose the first option, and see what happened."""
    page.locator(f".st-key-answers_{PLACE}").get_by_text(ask.SAME_LOSS.options[0].text).click()
    settled(page)
    page.locator(f".st-key-go_{PLACE} button").click()
    settled(page)


def said(page: Page) -> Locator:
    """Return what the card says of the answer, which may come with the run after the page's first."""
    return page.locator(f".st-key-predict_{PLACE}").get_by_role("status")


def stored(page: Page) -> dict | None:
    return json.loads(page.evaluate(f"sessionStorage.getItem('{NAME}')") or "null")


def test_a_first_visit_runs_once_and_stores_nothing_and_forged_storage_is_ignored_and_written_over(
    open_page: Callable[..., Page],
):
    came = []

    def note(payload: bytes | str) -> None:
        message = ForwardMsg.FromString(payload)
        element = message.delta.new_element.bidi_component
        came.append(element.component_name.rpartition(".")[2] or message.WhichOneof("type"))

    page = open_page(
        "single_well",
        prepared=lambda page: page.on("websocket", lambda socket: socket.on("framereceived", note)),
    )
    assert script_runs(page) == 1
    assert stored(page) is None
    # The tab is asked once the browser knows what page it is on. Before, what it tells would ask for the first page.
    assert came.index("navigation") < came.index("memory")

    for forged in FORGED:
        page.evaluate(f"text => sessionStorage.setItem('{NAME}', text)", forged)
        page.reload()
        settled(page)
        expect(said(page), forged).to_have_text("")
        page.wait_for_function(f"sessionStorage.getItem('{NAME}') === null")


def test_after_a_reload_the_answer_and_the_opened_page_are_there_until_forgotten(
    open_page: Callable[..., Page], server: Server
):
    page = open_page("single_well", reduced_motion=True)
    answer(page)

    # Another tab knows nothing.
    other = page.context.new_page()
    other.goto(f"{server.url}/single_well")
    other.locator(f".st-key-predict_{PLACE}").wait_for()
    assert other.evaluate(f"sessionStorage.getItem('{NAME}')") is None
    other.close()

    page.get_by_text(SWITCH).click()
    settled(page)
    before = script_runs(page)
    page.reload()
    settled(page)
    expect(said(page)).to_contain_text("Your choice: A.")
    settled(page)
    assert script_runs(page) == before + 2
    expect(page.get_by_role("switch", name=SWITCH)).to_be_checked()
    expect(page.locator(".gd-shut")).to_have_count(0)

    # A belief is replayed in its chapter, without loading the page again.
    go_to(page, "looking_back")
    expect(page.locator(".gd-beliefs li")).to_have_count(1)
    page.evaluate("window.isTheSame = true")
    page.locator(".gd-beliefs a").click()
    settled(page)
    assert page.evaluate("window.isTheSame")
    address_has(page, "/single_well?start=4.0&learning_rate=0.90&steps=10")
    expect(said(page)).to_contain_text("Your choice: A.")

    go_to(page, "looking_back")
    page.get_by_role("button", name="Forget my answers").click()
    settled(page)
    assert stored(page) is None
    page.reload()
    settled(page)
    expect(page.locator(".gd-beliefs")).to_have_count(0)


def test_another_server_behind_the_same_address_gets_the_answers_from_the_tab(
    open_page: Callable[..., Page], tmp_path: Path, expected_complaints: list[str]
):
    expected_complaints.append("WebSocket|ERR_CONNECTION_REFUSED|_stcore|server is not responding")
    with serving(tmp_path / "first.txt") as first:
        port = int(first.url.rpartition(":")[2])
        page = open_page("single_well", server=first)
        answer(page)
        page.reload()  # so that the tab has told a session once
        settled(page)
        page.locator(f".st-key-go_single_well_{ask.AT_ONE.key} button").click()
        settled(page)
        kept = stored(page)["kept"]
        assert len(kept["answers"]) == 2
    with serving(tmp_path / "second.txt", port=port):
        app = page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=30_000)
        settled(page)
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(said(page)).to_contain_text("Your choice: A.")
        assert {**stored(page)["kept"]["answers"]} == kept["answers"]


def test_where_storage_is_blocked_nothing_is_kept_and_everything_works(open_page: Callable[..., Page]):
    page = open_page("single_well", prepared=lambda page: page.add_init_script(BLOCKED))
    answer(page)
    expect(said(page)).to_contain_text("Your choice: A.")
    page.reload()
    settled(page)
    expect(said(page)).to_have_text("")
