"""The walker on the bowl is taken hold of: run, angle and arrows follow, and the server hears of it on release."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from gd_core import Bowl, walk
from gd_view.chapters.many_parameters import fans, map
from gd_view.chapters.many_parameters.dials import RATES, START_W1, START_W2, STEPS
from gd_view.drawing.fans import sent
from tests.browser.hand import follows, swipe
from tests.browser.visit import PLAYER, Call, address_has, at, script_runs, settled, traces
from tests.unit.oracles import bowl_walk

PLAYED = True
GRIP = f"{PLAYER} .gd-grip"
TURNED = "many_parameters?condition_number=5&rotation=45&learning_rate=0.1&steps=30"
AT_REST = f"() => !document.querySelector('{PLAYER}').player.hand.frame"
MADE = """x[1].map(([start_w1, start_w2]) => {
  const columns = m.looped(x[0], { start_w1, start_w2, steps: 40 }, { rate: x[2] });
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Array.from(values)]));
})"""


def middle(page: Page) -> tuple[float, float]:
    box = page.locator(GRIP).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def is_a_run_of_its_start(page: Page) -> complex:
    """Check run, arrow and start that are drawn, by complex numbers; return the start."""
    drawn = traces(page)
    w = np.array(drawn["trajectory"]["x"]) + 1j * np.array(drawn["trajectory"]["y"])
    np.testing.assert_allclose(w, bowl_walk(5, 0.1, 45, len(w) - 1, start=w[0]), atol=1e-9)
    (foot, tip), here = (
        [drawn["downhill"]["x"][i] + 1j * drawn["downhill"]["y"][i] for i in (0, 1)],
        drawn["pin"]["x"][0] + 1j * drawn["pin"]["y"][0],
    )
    u = w[0] * np.exp(-0.25j * np.pi)
    downhill = -(u.real + 5j * u.imag) * np.exp(0.25j * np.pi)
    named = drawn["start"]["x"][0] + 1j * drawn["start"]["y"][0]
    assert [foot, here, named] == pytest.approx([w[0]] * 3, abs=1e-5)
    assert np.angle((tip - foot) / downhill) == pytest.approx(0, abs=1e-5)
    return complex(w[0])


def test_the_walker_is_dragged_or_moved_by_keys_and_its_run_follows_without_the_server(
    open_page: Callable[..., Page],
):
    page = open_page(TURNED)
    follows(page)
    runs, before = script_runs(page), page.url
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    for share in np.linspace(0, 1, 6)[1:]:
        page.mouse.move(x - 120 * share, y + 40 * share)
    page.wait_for_function(f"document.querySelector('{PLAYER}').player.shown.isLive")
    page.wait_for_function(AT_REST)
    start = is_a_run_of_its_start(page)
    assert start.real < 3
    assert start.imag < 2
    assert (
        not traces(page)["angle"]["x"]
        or not np.isfinite(np.array(traces(page)["angle"]["x"], dtype=float)).any()
    )
    u = start * np.exp(-0.25j * np.pi)
    angle = abs(np.degrees(np.angle((u.real + 5j * u.imag) / u)))
    caption = page.locator(f"{PLAYER} .gd-caption")
    expect(caption).to_contain_text("° off the way")
    (told,) = re.findall(r"([\d.]+)° off the way", caption.inner_text())
    assert float(told) == pytest.approx(angle, abs=0.06)  # three digits
    expect(caption).to_contain_text("Step 0: ")
    expect(page.locator(PLAYER)).not_to_contain_text("not a number")
    assert (script_runs(page), page.url) == (runs, before)
    page.mouse.up()
    settled(page)
    assert script_runs(page) == runs + 1
    assert is_a_run_of_its_start(page) == pytest.approx(start)
    address_has(page, f"start_w1={start.real:.1f}&start_w2={start.imag:.1f}")
    expect(page.locator(PLAYER)).to_have_attribute("data-step", "0")

    # Keys move it to the edge of its setting and no farther.
    at(page, f"{TURNED}&start_w1=4.4&start_w2=2.5", played=True)
    follows(page)
    for key, start in (("ArrowRight", 4.5 + 2.5j), ("ArrowUp", 4.5 + 2.5j), ("ArrowDown", 4.5 + 2.4j)):
        page.locator(GRIP).press(key)
        settled(page)
        assert is_a_run_of_its_start(page) == pytest.approx(start)
    address_has(page, "start_w1=4.5&start_w2=2.4")


def test_a_finger_on_the_walker_moves_it_and_one_beside_it_scrolls_the_page(open_page: Callable[..., Page]):
    page = open_page(TURNED, width=390, height=844, finger=True)
    follows(page)
    scrolled, before = "document.querySelector('[data-testid=stMain]').scrollTop", page.url
    x, y = middle(page)
    swipe(page, (x, y), -30, 25)
    page.wait_for_function(f"location.href !== '{before}'")
    settled(page)
    assert is_a_run_of_its_start(page).real < 4
    assert page.evaluate(scrolled) == 0
    before = page.url
    swipe(page, (x - 60, y + 60), 0, -130)
    page.wait_for_function(f"{scrolled} > 60")
    assert settled(page).url == before


@pytest.mark.parametrize(("kappa", "degrees", "rate"), [(1, 0, 0.1), (10, 0, 0.0909), (25, 45, 0.042)])
def test_what_the_player_makes_of_any_start_is_what_the_figure_of_that_start_holds(
    call: Call, kappa: int, degrees: int, rate: float
):
    """Every column that it makes, at every step; also at the minimum, on the floor, and of a run that leaves."""
    rng = np.random.default_rng(3)
    starts: list[Any] = [[0.0, 0.0], [3.0, 0.0], [2.0, 2.0], [0.1, 0.1]]
    starts += [[float(rng.choice(one.grid())) for one in (START_W1, START_W2)] for _ in range(40)]
    layout, _ = sent(fans.plane_fans(walk(Bowl(kappa, degrees), (4, 2), rate, 40), STEPS, RATES))
    for start, made in zip(starts, call("loop", MADE, [layout, starts, rate]), strict=True):
        drawing = map.above(walk(Bowl(kappa, degrees), start, rate, 40))
        for name in {*made} & {*drawing.columns}:
            within = {"angle": 0.051, "share 1": 0.051, "share 2": 0.051}.get(name, 1e-5)
            mine = np.array(made[name], dtype=float)
            np.testing.assert_allclose(mine, drawing.columns[name], atol=within, err_msg=f"{name} {start}")
        assert {"angle", "size 1", "share 2", "still", "tip x", "home y", "next 1"} <= {*made}
