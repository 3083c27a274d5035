"""Two actions in quick succession, the second before the first is answered: what is seen tells one state."""

import math
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from gd_view.chapters.many_parameters.questions import SPEED_LIMIT
from gd_view.chapters.single_well.questions import STEPS_NEEDED
from gd_view.page.shut import SWITCH
from tests.browser.slow_line import Line
from tests.browser.visit import (
    PLAYER,
    at,
    open_everything,
    open_exact_values,
    settled,
    slider,
    to_the_end,
    traces,
)

LONG = True
PLAYED = True

STEPS = {"start": 0.1, "learning_rate": 0.01, "steps": 1}


SLIDERS_TELL_THE_ADDRESS = """() => [...new URLSearchParams(location.search)].every(([key, value]) => {
  const input = document.querySelector(`.st-key-${key} input[type=range]`);
  return !input || Number(input.getAttribute("aria-valuetext").replace("−", "-")) === Number(value);
})"""


def told(page: Page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.url).query))


def one_state(page: Page, round_trip: float) -> dict[str, str]:
    """Return the state of the address after checking that sliders and figure tell the same."""
    settled(
        page, round_trip=round_trip
    )  # an answer to the first action says nothing of the second, on its way still
    page.wait_for_function(
        SLIDERS_TELL_THE_ADDRESS
    )  # a key pressed late on a busy machine is waited for, too
    settled(page, round_trip=round_trip)
    state = told(page)
    assert "visit" not in state
    for key in ("start", "learning_rate", "steps", "condition_number"):
        if key in state and slider(page, key).count():
            shown = slider(page, key).get_attribute("aria-valuetext")
            assert float(shown.replace("−", "-")) == float(state[key]), (key, shown, state)
    drawn = traces(to_the_end(page)).get("trajectory") or traces(page).get("path")
    if drawn and {"start", "steps"} <= {*state}:
        # On /code only some of the lines move the walker.
        stood = [place for place in drawn["x"] if not math.isnan(place)]
        assert stood[0] == float(state["start"])
        assert len(stood) == int(state["steps"]) + 1
    expect(page.locator(f"{PLAYER}.gd-live")).to_have_count(0)
    return state


def chip(name: str) -> Callable[[Page], None]:
    return lambda page: page.locator(".gd-chips a").filter(has_text=name).first.click()


def typed(key: str, text: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        field = page.locator(f".st-key-{key}_typed input")
        field.fill(text)
        field.press("Enter")

    return act


def click(w: float) -> Callable[[Page], None]:
    """Click on the figure, above w."""

    def act(page: Page) -> None:
        x, y = page.locator(f"{PLAYER} .js-plotly-plot").last.evaluate(
            """(graph, w) => {
              const { xaxis, yaxis } = graph._fullLayout, box = graph.getBoundingClientRect();
              return [box.x + xaxis._offset + xaxis.l2p(w), box.y + yaxis._offset + yaxis._length * 0.4];
            }""",
            w,
        )
        page.mouse.click(x, y)

    return act


def pressed(key: str) -> Callable[[Page], None]:
    return lambda page: page.locator(f".st-key-{key} button").click()


def key_on(name: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        slider(page, name).evaluate("input => input.focus()")
        page.keyboard.press("ArrowRight")

    return act


def drag(name: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        thumb = slider(page, name).locator("xpath=ancestor::*[@data-testid='stSlider']//*[@role='slider']")
        box = (thumb if thumb.count() else slider(page, name)).first.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        for i in range(1, 6):
            page.mouse.move(x + 6 * i, y)
        page.mouse.up()

    return act


# Where it happens, the first action, and what becomes of the state by it.
# What is opened for one stays open, so that what opens everything comes last in its chapter.
FIRST = {
    "typed value": ("single_well", typed("learning_rate", "0.3"), {"learning_rate": 0.3}),
    "click on the figure": ("single_well", click(-2), {"start": -2}),
    "pin": ("single_well", pressed("pin_single_well"), {"pinned_start": 4, "pinned_learning_rate": 0.1}),
    "answer": ("single_well", pressed("go_single_well_steps_needed"), STEPS_NEEDED.state),
    "chip": ("single_well", chip("two-cycle at 1"), {"start": 4, "learning_rate": 1, "steps": 20}),
    "switch": ("code", chip("Two valleys"), {"start": 0.5, "learning_rate": 0.1, "steps": 4}),
    "answer to the speed limit": (
        "many_parameters",
        pressed("go_many_parameters_speed_limit"),
        SPEED_LIMIT.state,
    ),
    "chip of many": (
        "many_parameters",
        chip("just too much"),
        {"condition_number": 10, "learning_rate": 0.105},
    ),
    "chip of two valleys": (
        "double_well",
        chip("2 with 0.45"),
        {"start": 2, "learning_rate": 0.45, "steps": 30},
    ),
    "chip of one step": (
        "update_rule",
        chip("four steps from 4"),
        {"start": 4, "learning_rate": 0.1, "steps": 4},
    ),
    "chip of the map": ("outcome_map", chip("2 with 0.41"), {"start": 2, "learning_rate": 0.41}),
    "chip of the line": ("loss", chip("a line too steep"), {"w": 1.2}),
}
OTHER = {
    "outcome_map": ("start", 0.01),
    "loss": ("w", 0.05),
}  # sliders for the second action, and their steps
BEGIN = {
    "single_well": "single_well?start=4&learning_rate=0.1&steps=20",
    "many_parameters": "many_parameters?steps=30",
    "double_well": "double_well?start=-1&learning_rate=0.1&steps=20",
    "update_rule": "update_rule?start=3&learning_rate=0.2&steps=2",
    "outcome_map": "outcome_map?start=0.50&learning_rate=0.10",
    "loss": "loss?w=0.50",
}


def ready(page: Page, line: Line, address: str, first: str, round_trip: float) -> dict[str, str]:
    """Go on a quick line to where the first action happens, open what it needs, and make the line slow.

    Return the state there.
    """
    line.delay.round_trip = 0
    at(page, address, played=True)
    if first.startswith("chip") and page.get_by_role("switch", name=SWITCH, checked=False).count():
        open_everything(page)
    elif first == "typed value":
        open_exact_values(page)
    settled(to_the_end(page))
    line.delay.round_trip = round_trip
    return told(page)


@pytest.mark.parametrize("round_trip", [0.0, 0.1, 0.8], ids=["no delay", "100ms", "800ms"])
def test_a_key_on_a_slider_comes_on_top_of_what_was_done_just_before(
    open_page: Callable[..., Page], line: Line, round_trip: float
):
    page = open_page("single_well", server=line)
    for first, (path, act, becomes) in FIRST.items():
        before = ready(page, line, BEGIN.get(path, path), first, round_trip)
        second, step = OTHER.get(path, ("steps", 1))
        slider(page, second).scroll_into_view_if_needed()
        act(page)
        key_on(second)(page)
        after = one_state(page, round_trip)
        stood, highest = float(before[second]), float(slider(page, second).get_attribute("max"))
        moved = [min(float(value) + step, highest) for value in (becomes.get(second, stood), stood)]
        assert pytest.approx(float(after[second])) in moved, first
        for key, value in becomes.items():
            if key != second:
                assert float(after[key]) == value, first


def test_a_key_on_the_very_slider_that_was_just_set_leaves_one_state(
    open_page: Callable[..., Page], line: Line
):
    page = open_page("single_well", server=line)
    for first, second, round_trip in (
        ("typed value", "learning_rate", 0.1),
        ("click on the figure", "start", 0.1),
        ("chip", "start", 0.1),
        ("chip", "start", 0.8),
    ):
        path, act, _ = FIRST[first]
        ready(page, line, f"{path}?start=3&learning_rate=0.2&steps=20", first, round_trip)
        act(page)
        key_on(second)(page)
        after = one_state(page, round_trip)
        key_on(second)(page)
        last = one_state(page, round_trip)
        assert float(last[second]) == pytest.approx(float(after[second]) + STEPS[second]), first


def test_a_drag_comes_on_top_of_what_was_done_just_before(open_page: Callable[..., Page], line: Line):
    page = open_page("single_well", server=line)
    for first, (path, act, becomes) in FIRST.items():
        before = ready(page, line, BEGIN.get(path, path), first, 0.1)
        second, _ = OTHER.get(path, ("steps", 1))
        slider(page, second).scroll_into_view_if_needed()
        act(page)
        drag(second)(page)
        after = one_state(page, 0.1)
        assert after[second] not in {before[second], str(becomes.get(second))}, first
        for key, value in becomes.items():
            if key != second:
                assert float(after[key]) == value, first


@pytest.mark.parametrize("round_trip", [0.1, 0.8], ids=["100ms", "800ms"])
def test_quick_keys_after_a_chip_are_all_counted_once_it_is_answered(
    open_page: Callable[..., Page], line: Line, round_trip: float
):
    page = open_page("single_well", server=line)
    ready(page, line, BEGIN["single_well"], "chip", round_trip)
    chip("two-cycle at 1")(page)
    one_state(page, round_trip)
    slider(page, "steps").focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight", delay=20)
    assert one_state(page, round_trip)["steps"] == "32"
