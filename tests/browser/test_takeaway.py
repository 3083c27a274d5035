"""The state of a chapter as one file: opened from a disk, with the network off, it shows numpy's run at every step."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from gd_view.drawing.fans import LEVELS
from gd_view.page import takeaway
from gd_view.player.strings import STRINGS
from tests.browser.visit import (
    PLAYER,
    READ_TRACES,
    at,
    axe,
    player,
    press,
    settled,
    slider,
    to_the_end,
    traces,
    unfold,
)

LONG = True
LETTERS = "() => [...document.fonts].map(({ family, status }) => [family, status])"
# Names in the picture that reach over its edge, which cuts them.
CUT_OFF = """() => {
  const edge = document.querySelector(".gd-plot .bglayer rect").getBoundingClientRect();
  return [...document.querySelectorAll(".gd-plot .scatterlayer text")]
    .map((one) => [one.textContent, one.getBoundingClientRect()])
    .filter(([text, { left, right }]) => text && (left < edge.left || right > edge.right))
    .map(([text]) => text);
}"""
STATES = (
    "many_parameters?learning_rate=0.05&steps=8",
    "fog_walk?moves=rrrr",
    "loss?w=1.5",
    "update_rule?start=-3&steps=4",
    "single_well?start=3&learning_rate=0.9&steps=12",
    "outcome_map?start=-1.2&learning_rate=0.4",
    "many_parameters?dimensions=3&steps=8",
)
GRAPHS = f"{PLAYER} .js-plotly-plot"
ROUNDED = 4.8 / LEVELS  # of the window of two valleys: what a fan rounds to


def loop(start: float, learning_rate: float, steps: int) -> NDArray[np.float64]:
    """On two valleys, L' = w³ − 1.7w + 0.1."""
    w = [start]
    for _ in range(steps):
        w.append(w[-1] - learning_rate * (w[-1] ** 3 - 1.7 * w[-1] + 0.1))
    return np.array(w)


@pytest.fixture
def carried(
    open_page: Callable[..., Page], browser: Browser, tmp_path: Path
) -> Iterator[Callable[..., Page]]:
    """A function that makes the file of a page as it is set now, and opens it from the disk, without a network."""
    contexts = []
    said: list[str] = []

    def carried(page: Page, **options: object) -> Page:
        unfold(page, takeaway.TITLE)
        with page.expect_download() as download:
            page.get_by_role("button", name=takeaway.BUTTON).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.stat().st_size < 2.5e6
        contexts.append(browser.new_context(offline=True, **options))
        alone = contexts[-1].new_page()
        alone.on("console", lambda message: message.type == "error" and said.append(message.text))
        alone.on("pageerror", lambda error: said.append(str(error)))
        alone.on("request", lambda request: request.url.startswith("http") and said.append(request.url))
        alone.goto(file.as_uri())
        expect(alone.locator("main")).to_have_attribute("data-ready", "true", timeout=20_000)
        expect(alone.locator(f"{PLAYER}:not([data-ready=true])")).to_have_count(0, timeout=20_000)
        return alone

    yield carried
    for context in contexts:
        context.close()
    assert said == []


def drawn(page: Page) -> list[float]:
    return traces(page)["trajectory"]["x"]


def test_a_file_without_network_shows_every_step_and_its_sliders_answer(
    open_page: Callable[..., Page], carried: Callable[..., Page]
):
    lesson = open_page("double_well?start=0.7&learning_rate=0.2&steps=11")
    slider(lesson, "steps").press("ArrowRight")
    settled(lesson)
    page = carried(lesson, viewport={"width": 1280, "height": 720})
    assert page.title() == "Two valleys"
    run = loop(0.7, 0.2, 12)
    for k in range(13):
        expect(player(page)).to_have_attribute("data-step", str(k))
        np.testing.assert_allclose(drawn(page), run[: k + 1], rtol=0, atol=1e-12)
        press(page, STRINGS.step)
    assert axe(page) == []

    press(page, STRINGS.end)
    values = {"start": 0.7, "learning_rate": 0.2, "steps": 12}
    for key, pressed, by, tolerance in (
        ("steps", "ArrowLeft", -1, ROUNDED),
        ("steps", "ArrowRight", 1, 1e-12),  # back: the run of the file
        ("start", "ArrowRight", 0.01, ROUNDED),
        ("learning_rate", "ArrowRight", 0.01, 1e-12),  # two have moved: by the loop, to every digit
        ("steps", "ArrowRight", 1, 1e-12),
    ):
        slider(page, key).press(pressed)
        values[key] += by
        expect(player(page)).to_have_attribute("data-steps", str(values["steps"]))
        np.testing.assert_allclose(drawn(page), loop(**values), rtol=0, atol=tolerance)
    expect(page.locator(".gd-note")).to_have_text(STRINGS.moved)
    page.locator(".gd-table summary").click()
    cells = page.locator(".gd-table tbody tr").nth(3).locator("td").first
    assert abs(float(cells.inner_text().replace("−", "-")) - loop(**values)[3]) <= 0.005
    press(page, STRINGS.back)
    expect(page.locator(".gd-caption")).to_contain_text("≈ ")
    page.get_by_text(takeaway.TOLD).first.click()
    expect(page.get_by_text(takeaway.RIGHT).first).to_be_visible()


def test_a_click_and_a_key_on_the_grip_move_the_slider_too(
    open_page: Callable[..., Page], carried: Callable[..., Page]
):
    page = carried(open_page("double_well"), viewport={"width": 390, "height": 844}, color_scheme="dark")
    slider(page, "learning_rate").press("PageUp")
    rate = float(slider(page, "learning_rate").input_value())
    expect(page.locator(".gd-grip")).to_be_visible()
    page.locator(".gd-grip").press("ArrowLeft")
    expect(slider(page, "start")).to_have_value("0.49")
    press(page, STRINGS.end)
    np.testing.assert_allclose(drawn(page), loop(0.49, rate, 30), atol=1e-9)
    page.locator(".gd-table summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(LETTERS) == [["Source Sans", "loaded"]]
    assert page.evaluate(CUT_OFF) == []
    assert axe(page) == []

    svg = ElementTree.parse(saved(page, STRINGS.svg)).getroot()
    assert svg.tag.endswith("}svg")
    painted = " ".join(one.get("style", "") for one in svg.iter())
    assert "rgb(0, 114, 178)" in painted, "the curve, in the colour of light paper"
    assert "rgb(86, 180, 233)" not in painted, "and not in that of the dark page"
    with Image.open(saved(page, STRINGS.png)) as picture:
        assert picture.size == (1920, 1152)
        assert np.asarray(picture.convert("L")).mean() > 230


def saved(page: Page, name: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.path()


def test_the_file_of_every_chapter_shows_what_its_page_shows(
    open_page: Callable[..., Page], carried: Callable[..., Page]
):
    """In every figure, at the end of its run; of a page whose numbers other tests hold against a loop."""
    lesson = open_page()
    for address in STATES:
        at(lesson, address, played=True)
        page = to_the_end(carried(lesson, viewport={"width": 1280, "height": 800}))
        ours, theirs = (
            [json.dumps(graph.evaluate(READ_TRACES)) for graph in one.locator(GRAPHS).all()]
            for one in (lesson, page)
        )
        assert len(ours) == len(theirs) > 0, address
        assert ours == theirs, address


def test_where_no_run_of_two_sliders_is_known_the_other_one_goes_back(
    open_page: Callable[..., Page], carried: Callable[..., Page]
):
    page = carried(open_page("code"))
    slider(page, "start").press("ArrowLeft")
    slider(page, "learning_rate").press("ArrowRight")
    expect(page.locator(".gd-note")).to_have_text(STRINGS.one_slider)
    expect(slider(page, "start")).to_have_value("4")
    expect(slider(page, "start")).to_have_attribute("aria-valuetext", "4.0")
    press(page, STRINGS.end)
    last = [w for w in drawn(page) if np.isfinite(w)][-1]
    assert last == pytest.approx(4 * (1 - 2 * 0.11) ** 4, abs=12 / LEVELS)
