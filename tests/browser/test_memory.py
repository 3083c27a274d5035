"""Answers outlast a reload and a dead server, in the reader's own tab, and one press forgets them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gd_view.chapters.single_well import questions as ask
from gd_view.page.shut import SWITCH
from tests.browser.serving import Server, serving
from tests.browser.visit import address_has, script_runs, settled

PLACE = f"single_well_{ask.SAME_LOSS.key}"
NAME = "gradient-descent"


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


def test_a_first_visit_runs_once_and_stores_nothing(open_page: Callable[..., Page]):
    page = open_page("single_well")
    assert script_runs(page) == 1
    assert stored(page) is None


def test_the_tab_is_asked_once_the_browser_knows_what_page_it_is_on(open_page: Callable[..., Page]):
    """Before that, what it tells would ask for the first page."""
    page = open_page("single_well")
    came = []

    def note(payload: bytes | str) -> None:
        message = ForwardMsg.FromString(payload)
        element = message.delta.new_element.bidi_component
        came.append(element.component_name.rpartition(".")[2] or message.WhichOneof("type"))

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    settled(page.reload() and page)
    assert came.index("navigation") < came.index("memory")


def test_after_a_reload_the_answer_and_the_opened_page_are_there_until_forgotten(
    open_page: Callable[..., Page],
):
    page = open_page("single_well")
    answer(page)
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

    page.get_by_test_id("stSidebarNav").locator("a[href*='looking_back']").click()
    settled(page)
    expect(page.locator(".gd-beliefs li")).to_have_count(1)
    page.get_by_role("button", name="Forget my answers").click()
    settled(page)
    assert stored(page) is None
    page.reload()
    settled(page)
    expect(page.locator(".gd-beliefs")).to_have_count(0)


def test_a_belief_is_replayed_in_its_chapter_without_loading_the_page_again(open_page: Callable[..., Page]):
    page = open_page("single_well", reduced_motion=True)
    answer(page)
    page.get_by_test_id("stSidebarNav").locator("a[href*='looking_back']").click()
    settled(page)
    page.evaluate("window.isTheSame = true")
    page.locator(".gd-beliefs a").click()
    settled(page)
    assert page.evaluate("window.isTheSame")
    address_has(page, "/single_well?start=4.0&learning_rate=0.90&steps=10")
    expect(said(page)).to_contain_text("Your choice: A.")


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
    page = open_page()
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    page.goto(f"{page.url}single_well")
    settled(page)
    answer(page)
    expect(said(page)).to_contain_text("Your choice: A.")
    page.reload()
    settled(page)
    expect(said(page)).to_have_text("")


@pytest.mark.parametrize(
    "forged",
    [
        "{",
        "7",
        '{"kept": 7}',
        json.dumps({"session": "x", "kept": {"answers": {PLACE: ["Z"], "nowhere": ["A"]}, "opened": [None]}}),
        json.dumps({"session": "x", "kept": {"answers": {PLACE: "<img src=x onerror=alert(1)>"}}}),
    ],
)
def test_forged_storage_is_ignored_and_written_over(open_page: Callable[..., Page], forged: str):
    page = open_page("single_well")
    page.evaluate(f"text => sessionStorage.setItem('{NAME}', text)", forged)
    page.reload()
    settled(page)
    expect(said(page)).to_have_text("")
    page.wait_for_function(f"sessionStorage.getItem('{NAME}') === null")


def test_another_tab_knows_nothing(open_page: Callable[..., Page], server: Server):
    page = open_page("single_well")
    answer(page)
    other = page.context.new_page()
    other.goto(f"{server.url}/single_well")
    other.locator(f".st-key-predict_{PLACE}").wait_for()
    assert other.evaluate(f"sessionStorage.getItem('{NAME}')") is None
    other.close()
