"""The chapter on many parameters in Chromium: one scale on both axes, the surface, and what stays where it is."""

from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from gd_core import Bowl, descend
from gd_view.chapters.many_parameters import own_line
from gd_view.chapters.many_parameters import questions as ask
from gd_view.page.shut import SWITCH
from tests.browser.hand import drag, follows
from tests.browser.visit import PLAYER, address_has, at, press, settled, traces
from tests.unit.oracles import bowl_loss, bowl_walk

SCALES = """
(graph) => ["xaxis", "yaxis"].map((name) => {
  const axis = graph._fullLayout[name];
  return axis._length / (axis.range[1] - axis.range[0]);
})
"""
SPACE = "graph => graph.data.filter(t => t.name === 'pin').map(t => [t.x[0], t.y[0], t.z[0]])[0]"
CAMERA = "graph => JSON.stringify(graph._fullLayout.scene._scene.getCamera().eye)"
BOXES = f"""
() => [...document.querySelectorAll(
  '{PLAYER} .gd-plot, {PLAYER} [data-go], {PLAYER} .gd-update, ' +
  '.st-key-panel [data-testid=stSlider], .st-key-panel [role=radio]'
)].map((node) => {{
  const box = node.getBoundingClientRect();
  return [box.x, box.y, box.width, box.height].map(Math.round);
}})
"""
SIDE = "() => document.querySelector('.st-key-picture_side').getBoundingClientRect().y"
# Twice in a row at the same place: a finger's scrolling runs on for a while.
STANDS = """() => {
  const { scrollTop } = document.querySelector("[data-testid=stMain]");
  const stands = window.stoodAt === scrollTop;
  window.stoodAt = scrollTop;
  return stands;
}"""
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"

DOTS = """
async (address) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return [picture.naturalWidth, picture.naturalHeight];
}
"""


def test_a_step_moves_the_pin_the_arithmetic_the_bars_the_sentence_and_the_walkers_line(
    open_page: Callable[..., Page],
):
    """κ = 10, α = 0.0909: from (4, 2) by 0.0909·(8, 40)."""
    page = open_page("many_parameters?condition_number=10&learning_rate=0.0909&steps=31")
    iterates = descend(Bowl(10).gradient, (4, 2), 0.0909, 31).iterates
    player = page.locator(PLAYER)
    expect(player.locator(".gd-caption")).to_have_text(
        "Step 0: (4, 2), loss 56, 52.1° off the way to the minimum. w₁ × 0.818, w₂ × −0.818."
    )
    bars = [bar.bounding_box()["width"] for bar in player.locator(".gd-share > span").all()]
    assert bars[1] / bars[0] == pytest.approx(5, rel=0.02)
    press(page, "Step")
    expect(player.locator(".gd-caption")).to_contain_text("Step 1: (3.27, −1.64), loss 37.5,")
    pin = traces(page)["pin"]
    assert (pin["x"][0], pin["y"][0]) == pytest.approx(tuple(iterates[1]))
    assert player.locator(".gd-vector").last.inner_text().split() == ["2.68", "1.34"]

    # The walker's line goes with the step and with a slider that is dragged: all of it has the walker's loss.
    at(page, "many_parameters?condition_number=10&learning_rate=0.05&steps=20")
    press(page, "Start")
    has_one_loss(page, 1e-3)
    press(page, "Step")
    has_one_loss(page, 1e-3)
    follows(page)
    drag(page, "steps", -10)
    has_one_loss(page, 1e-3)
    page.mouse.up()
    settled(page)

    # The limits move with the slider of the bowl.
    at(page, "many_parameters?condition_number=10")
    page.get_by_text(SWITCH).click()
    settled(page)
    told = page.locator(".st-key-article").get_by_text("With κ =")
    expect(told).to_contain_text("With κ = 10 ")
    page.locator(".st-key-condition_number input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    settled(page)
    expect(told).to_contain_text("With κ = 25 ")
    expect(told).to_contain_text("1/κ = 0.04.")


def has_one_loss(page: Page, within: float) -> None:
    """Check that the loss of the walker's whole line, w₁² + 10·w₂², is the walker's."""
    drawn = traces(page)
    line, pin = drawn[own_line.TRACE], drawn["pin"]
    here = bowl_loss(10, 0, np.array(line["x"]), np.array(line["y"]))
    np.testing.assert_allclose(here, bowl_loss(10, 0, pin["x"][0], pin["y"][0]), rtol=within)


def shown_in_sight(page: Page) -> dict[str, float]:
    """Return the top and the bottom of what is pressed and looked at; all of it must lie in the window."""
    tops = page.evaluate(BOXES)
    return {"top": min(y for _, y, _, _ in tops), "bottom": max(y + height for _, y, _, height in tops)}


def test_a_unit_is_as_long_across_as_it_is_high(open_page: Callable[..., Page]):
    """Else downhill would not look perpendicular to the lines of equal loss."""
    page = open_page("many_parameters")
    for width, rotation in ((1280, 0), (375, 45)):
        page.set_viewport_size({"width": width, "height": 800})
        at(page, f"many_parameters?rotation={rotation}")
        across, upright = page.locator(".js-plotly-plot").first.evaluate(SCALES)
        assert across == pytest.approx(upright, rel=1e-3), width
        assert across > 20, width


def test_figure_player_and_sliders_are_in_sight_wherever_the_article_is(open_page: Callable[..., Page]):
    page = open_page("many_parameters?dimensions=2")
    for dimensions in (2, 3):
        if dimensions == 3:
            at(page, "many_parameters?dimensions=3")
        for width, height, least in ((1280, 720, 260), (1366, 650, 220), (1024, 700, 220)):
            page.set_viewport_size({"width": width, "height": height})
            for wheel, has_scrolled in ((-9000, "=== 0"), (1500, "> 500")):
                page.mouse.move(width - 120, height / 2)
                page.mouse.wheel(0, wheel)
                page.wait_for_function(f"({SCROLLED})() {has_scrolled}")
                seen = shown_in_sight(page)
                assert seen["top"] >= 0
                assert seen["bottom"] <= height
                assert page.locator(f"{PLAYER} .gd-plot").bounding_box()["height"] >= least


def test_a_surface_is_drawn_when_it_is_asked_for_and_steps_and_turns(open_page: Callable[..., Page]):
    page = open_page("many_parameters?condition_number=2")
    graph = page.locator(".js-plotly-plot").first
    page.get_by_role("radio", name="surface").click()
    settled(page)
    address_has(page, "dimensions=3")
    assert graph.evaluate("graph => graph.data[0].type") == "surface"
    press(page, "Start")
    press(page, "Step")
    page.wait_for_function(f"Math.abs(({SPACE})(document.querySelector('.js-plotly-plot'))[0] - 3.2) < 0.01")
    x, y, z = graph.evaluate(SPACE)
    assert (x, y) == pytest.approx((3.2, 1.2), abs=1e-4)  # 4·0.8, 2·0.6
    assert z == pytest.approx(3.2**2 + 2 * 1.2**2, rel=0.06)  # on the surface, lifted a little
    before, box = graph.evaluate(CAMERA), graph.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    for distance in range(4, 120, 4):  # Plotly turns the surface where it draws it while it is held
        page.mouse.move(box["x"] + box["width"] / 2 + distance, box["y"] + box["height"] / 2)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        if graph.evaluate(CAMERA) != before:
            break
    page.mouse.up()
    assert graph.evaluate(CAMERA) != before
    page.get_by_role("radio", name="map").click()
    settled(page)
    assert graph.evaluate("graph => graph.data.some(t => t.type === 'surface')") is False


def test_on_the_surface_one_finger_scrolls_the_page_and_two_turn_it(open_page: Callable[..., Page]):
    page = open_page("many_parameters?condition_number=10&dimensions=3", width=390, height=844, finger=True)
    graph = page.locator(".js-plotly-plot").first
    fingers = page.context.new_cdp_session(page)

    def touch(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(places)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.evaluate("() => new Promise(requestAnimationFrame)")

    def middle() -> tuple[float, float]:
        box = graph.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    before = graph.evaluate(CAMERA)
    x, y = middle()
    touch("touchStart", (x, y))
    for distance in range(10, 130, 10):
        touch("touchMove", (x, y - distance))
    touch("touchEnd")
    page.wait_for_function(f"({SCROLLED})() > 60")
    assert graph.evaluate(CAMERA) == before

    page.wait_for_function(STANDS, polling=100)
    scrolled = page.evaluate(SCROLLED)
    x, y = middle()
    touch("touchStart", (x - 40, y), (x + 40, y))
    for distance in range(10, 110, 10):
        touch("touchMove", (x - 40 + distance, y), (x + 40 + distance, y))
    touch("touchEnd")
    settled(page)
    turned = graph.evaluate(CAMERA)
    assert turned != before
    assert page.evaluate(SCROLLED) == scrolled
    assert page.evaluate("visualViewport.scale") == 1
    press(page, "Step")
    settled(page)
    assert graph.evaluate(CAMERA) == turned


def test_runs_on_request_say_what_they_did_and_an_answer_plays_its_own(open_page: Callable[..., Page]):
    page = open_page("many_parameters", height=720)
    # A run of 1,000 parameters leaves the figure alone.
    press(page, "Step")
    page.get_by_role("button", name="Run 1,000 parameters").click()
    status = page.locator('p[role="status"]', has_text="1,000 parameters, 50 steps")
    expect(status).to_contain_text("The largest |w| that remains is 0.914")  # 0.9982^50
    settled(page)
    expect(page.locator(PLAYER)).to_have_attribute("data-step", "1")

    # An answer plays its run from the start, one step on the turned bowl, by complex numbers, and then the verdict.
    press(page, "Start")
    expect(page.locator(PLAYER)).to_have_attribute("data-step", "0")
    asked = page.locator(f".st-key-predict_many_parameters_{ask.NEW_POINT.key}")
    asked.scroll_into_view_if_needed()
    asked.get_by_role("button", name="Show me without answering").click()
    page.wait_for_function(f"document.querySelector('{PLAYER}').dataset.step === '1'")
    expect(asked.locator(".gd-verdicts")).to_be_visible()
    settled(page)
    expected = bowl_walk(5, 0.1, 45, 1)
    drawn = traces(page)["trajectory"]
    np.testing.assert_allclose(drawn["x"], expected.real, rtol=1e-9)
    np.testing.assert_allclose(drawn["y"], expected.imag, rtol=1e-9)

    # Three million come out of the fog picture by picture: that of each row is seen, in the plot's own square.
    page.get_by_role("button", name="Run 3,000,000 parameters").click()
    hills = page.locator(".st-key-three_million").locator(PLAYER)
    expect(hills).to_have_attribute("data-ready", "true", timeout=60_000)
    settled(page)
    expect(hills.locator(".gd-caption")).to_have_text(
        "Before the first step: every pixel is 0, the grey of fog."
    )
    shown = hills.locator(".gd-plot image")
    pictures = [""]
    for k in range(10):
        expect(hills).to_have_attribute("data-step", str(k))
        page.wait_for_function(  # at the next frame
            "([image, before]) => image.href.baseVal !== before", arg=[shown.element_handle(), pictures[-1]]
        )
        pictures.append(shown.evaluate("image => image.href.baseVal"))
        hills.get_by_role("button", name="Step", exact=True).click()
    pictures.remove("")
    assert len({*pictures}) == 10
    assert all(picture.startswith("data:image/png;base64,") for picture in pictures)
    assert page.evaluate(DOTS, pictures[-1]) == [433, 433]
    box = shown.bounding_box()
    assert box["width"] == pytest.approx(box["height"], rel=0.01)
