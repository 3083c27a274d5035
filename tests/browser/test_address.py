"""The address bar holds the state: it can be copied, followed, walked back through, and mistyped."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import numpy as np
from playwright.sync_api import Page, expect

from gd_core import DOUBLE_WELL, descend
from gd_view.chapters.many_parameters.dials import DIALS
from gd_view.chapters.single_well import questions as ask
from tests.browser.serving import Server
from tests.browser.slow_line import Line
from tests.browser.visit import (
    PLAYER,
    address_has,
    at,
    open_everything,
    open_exact_values,
    settled,
    slider,
    traces,
)

PLAYED = True

STATE = "start=2.00&learning_rate=0.45&steps=12"


def state(page: Page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.url).query))


def has_state(page: Page, **values: str) -> None:
    page.wait_for_function(
        "values => Object.entries(values).every(([k, v]) => new URLSearchParams(location.search).get(k) === v)",
        arg=values,
    )
    settled(page)
    assert state(page) == values


def test_the_address_always_holds_every_value_and_opens_the_same_state_elsewhere(
    cold_server: Server, open_page: Callable[..., Page]
):
    """The first request to a cold server may be a deep link."""
    page = open_page(f"double_well?{STATE}", server=cold_server)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("h1")).to_contain_text("Two valleys")
    contents = page.get_by_test_id("stSidebarNav").get_by_role("link")
    expect(contents.filter(has_text="valley").first).to_be_visible()
    iterates = descend(DOUBLE_WELL.gradient, 2.0, 0.45, 12).iterates
    assert traces(page)["trajectory"]["x"] == iterates.tolist()

    page = open_page("double_well")
    has_state(page, start="0.50", learning_rate="0.10", steps="30")
    slider(page, "start").press("ArrowLeft")
    slider(page, "learning_rate").press("End")
    has_state(page, start="0.49", learning_rate="1.20", steps="30")
    copied = page.url.rsplit("/", 1)[1]
    for server in (None, cold_server):
        again = open_page(copied, server=server)
        for axis in ("x", "y"):
            np.testing.assert_array_equal(traces(again)["trajectory"][axis], traces(page)["trajectory"][axis])
        assert again.url.endswith(copied)


def test_the_app_works_below_the_root_of_its_host(
    start_server: Callable[..., Server], open_page: Callable[..., Page]
):
    """Also where a folder has a dot in its name: a chip is followed without loading the page again."""
    page = open_page("double_well?start=1.00", server=start_server(base_path="so.me/where"))
    assert traces(page)["trajectory"]["x"][0] == 1.0
    has_state(page, start="1.00", learning_rate="0.10", steps="30")
    open_everything(page)
    page.evaluate("window.isTheSame = true")
    page.locator(".gd-chips a").first.click()
    settled(page)
    assert page.evaluate("window.isTheSame")
    assert "/so.me/where/double_well?" in page.url
    assert "start=1.00" not in page.url


def test_a_slider_moved_just_before_another_chapter_is_opened_leaves_nothing_in_its_address(
    open_page: Callable[..., Page], line: Line
):
    """The answer to the move, and what the browser says of it, are still on their way when the other chapter comes."""
    page = open_page("single_well", server=line)
    line.delay.round_trip = 0.4
    slider(page, "steps").press("ArrowRight")
    page.wait_for_url("**steps=21")  # the browser says so at once
    page.get_by_test_id("stSidebarNav").locator("a[href*='many_parameters']").click()
    page.wait_for_url("**/many_parameters?*steps=30*")
    settled(page, round_trip=0.4)
    assert {*state(page)} == {dial.key for dial in DIALS}


def test_several_values_can_be_typed_and_set_by_a_button_that_is_there_when_there_is_something_to_set(
    open_page: Callable[..., Page],
):
    page = open_exact_values(open_page("single_well"))
    button = page.locator(".st-key-set_typed button")
    expect(button).to_have_text("Set")
    expect(button).to_be_hidden()
    page.get_by_label("Exact w₀").fill("2")
    page.get_by_label("Exact steps").fill("77")
    button.click()
    has_state(page, start="2.0", learning_rate="0.10", steps="50")
    expect(page.get_by_role("alert")).to_contain_text("cannot be 77; I used 50")
    expect(button).to_be_hidden()
    slider(page, "start").press("ArrowRight")
    has_state(page, start="2.1", learning_rate="0.10", steps="50")
    expect(page.get_by_role("alert")).to_have_count(0)

    # What is typed and not set stays out of what is done next: a field that speaks whenever it is left would undo the
    # chip, or be undone by it, as the network likes.
    at(page, "single_well?start=4&learning_rate=0.10&steps=20", played=True)
    open_exact_values(open_everything(page))
    page.get_by_label("Exact α").fill("0.25")
    page.get_by_role("link", name="two-cycle at 1").click()
    has_state(page, start="4.0", learning_rate="1.00", steps="20")
    slider(page, "steps").press("ArrowRight")
    has_state(page, start="4.0", learning_rate="1.00", steps="21")

    # Quick keys are all counted.
    at(page, "single_well?start=0&learning_rate=0.10&steps=20", played=True)
    slider(page, "start").focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    has_state(page, start="1.2", learning_rate="0.10", steps="20")
    expect(slider(page, "start")).to_have_value("1.2")
    for _ in range(7):
        page.keyboard.press("ArrowRight", delay=40)
    has_state(page, start="1.9", learning_rate="0.10", steps="20")


def test_slider_moves_make_no_history_and_back_and_forward_lose_nothing(open_page: Callable[..., Page]):
    page = open_page("single_well")
    for question in (ask.SAME_LOSS, ask.AT_ONE, ask.FIRST_THERE):  # what follows them has the chips
        page.locator(f".st-key-go_single_well_{question.key} button").click()
        settled(page)
    before = page.evaluate("history.length")
    for _ in range(3):
        slider(page, "start").press("ArrowLeft")
        settled(page)
    has_state(page, start="3.7", learning_rate="0.50", steps="10")
    assert page.evaluate("history.length") == before

    page.get_by_role("link", name="two-cycle at 1").click()
    has_state(page, start="4.0", learning_rate="1.00", steps="20")
    slider(page, "steps").press("ArrowLeft")
    has_state(page, start="4.0", learning_rate="1.00", steps="19")
    page.get_by_role("link", name="two-cycle at 1").click()
    has_state(page, start="4.0", learning_rate="1.00", steps="20")

    page.get_by_test_id("stSidebarNav").locator("a[href*='double_well']").click()
    expect(page.locator("h1")).to_contain_text("Two valleys")
    has_state(page, start="0.50", learning_rate="0.10", steps="30")
    slider(page, "start").press("ArrowRight")
    has_state(page, start="0.51", learning_rate="0.10", steps="30")

    page.go_back()
    expect(page.locator("h1")).to_contain_text("One valley")
    has_state(page, start="4.0", learning_rate="1.00", steps="20")
    page.go_back()
    has_state(page, start="4.0", learning_rate="1.00", steps="19")
    page.go_back()
    has_state(page, start="3.7", learning_rate="0.50", steps="10")
    expect(slider(page, "start")).to_have_value("3.7")
    page.go_forward()
    has_state(page, start="4.0", learning_rate="1.00", steps="19")
    page.go_forward()
    has_state(page, start="4.0", learning_rate="1.00", steps="20")
    page.go_forward()
    expect(page.locator("h1")).to_contain_text("Two valleys")
    has_state(page, start="0.51", learning_rate="0.10", steps="30")

    page.get_by_test_id("stSidebarNav").locator("a[href*='single_well']").click()
    expect(page.locator("h1")).to_contain_text("One valley")
    has_state(page, start="4.0", learning_rate="1.00", steps="20")


def test_a_value_can_be_typed_and_a_bad_one_in_the_address_is_replaced_and_the_page_says_so(
    open_page: Callable[..., Page],
):
    page = open_page("double_well?start=9&learning_rate=abc&steps=12.3")
    has_state(page, start="2.20", learning_rate="0.10", steps="12")
    note = page.get_by_test_id("stAlert")
    expect(note).to_contain_text("(Start w₀ = 9); I used 2.2.")
    expect(note).to_contain_text("(Learning rate α = abc); I used 0.1.")
    expect(note).to_contain_text("(Steps = 12.3); I used 12.")
    slider(page, "start").press("ArrowLeft")
    settled(page)
    expect(note).to_have_count(0)
    has_state(page, start="2.19", learning_rate="0.10", steps="12")

    at(page, "double_well?start=0.50&learning_rate=0.10&steps=30", played=True)
    open_exact_values(page)
    field = page.locator(".st-key-learning_rate_typed input")
    field.fill("0.6")
    field.press("Enter")
    has_state(page, start="0.50", learning_rate="0.60", steps="30")
    expect(slider(page, "learning_rate")).to_have_value("0.6")
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def test_an_embedded_page_stays_embedded(open_page: Callable[..., Page]):
    page = open_page("single_well?embed=true&start=1")
    page.wait_for_function("location.search.includes('learning_rate')")
    address_has(page, "embed=true")
    slider(page, "start").press("ArrowRight")
    settled(page)
    address_has(page, "embed=true")
    assert state(page)["start"] == "1.1"
    expect(page.locator(PLAYER)).to_be_visible()


def test_going_back_and_forth_quickly_never_loses_the_page(open_page: Callable[..., Page]):
    """Runs that overtake one another must not ask the browser for what it has forgotten."""
    page = open_page("double_well")
    chips = page.locator(".gd-chips a")
    for i in range(4):
        chips.nth(i).click()
        settled(page)
    for _ in range(3):
        for go in (page.go_back, page.go_back, page.go_forward, page.go_forward):
            go()
    slider(page, "learning_rate").focus()
    for key in ("ArrowRight", "ArrowLeft") * 12:
        page.keyboard.press(key, delay=30)
    settled(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute("data-test-connection-state", "CONNECTED")
