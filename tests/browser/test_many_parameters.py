"""The chapter on many parameters in Chromium: one scale on both axes, the surface, and a run on request."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gd_core import Bowl, descend
from tests.browser.visit import PLAYER, settled, traces

SCALES = """
(graph) => ["xaxis", "yaxis"].map((name) => {
  const axis = graph._fullLayout[name];
  return axis._length / (axis.range[1] - axis.range[0]);
})
"""
SPACE = "graph => graph.data.filter(t => t.name === 'pin').map(t => [t.x[0], t.y[0], t.z[0]])[0]"
CAMERA = "graph => JSON.stringify(graph._fullLayout.scene._scene.getCamera().eye)"

DOTS = """
async (address) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return [picture.naturalWidth, picture.naturalHeight];
}
"""


@pytest.mark.parametrize(("width", "rotation"), [(1280, 0), (375, 45)])
def test_a_unit_is_as_long_across_as_it_is_high(open_page: Callable[..., Page], width: int, rotation: int):
    """Else downhill would not look perpendicular to the lines of equal loss."""
    page = open_page(f"many_parameters?rotation={rotation}", width=width)
    across, upright = page.locator(".js-plotly-plot").first.evaluate(SCALES)
    assert across == pytest.approx(upright, rel=1e-3)
    assert across > 20


def test_a_step_moves_the_pin_the_arithmetic_the_bars_and_the_sentence(open_page: Callable[..., Page]):
    """κ = 10, α = 0.0909: from (4, 2) by 0.0909·(8, 40)."""
    page = open_page("many_parameters?condition_number=10&learning_rate=0.0909&steps=30")
    iterates = descend(Bowl(10).gradient, (4, 2), 0.0909, 30).iterates
    player = page.locator(PLAYER)
    expect(player.locator(".gd-caption")).to_have_text(
        "Step 0: at (4, 2), loss 56. Gradient (8, 40). The step is 52.1° away from the direction of the minimum. "
        "w₁ factor 0.8182, w₂ factor −0.818."
    )
    bars = [bar.bounding_box()["width"] for bar in player.locator(".gd-share > span").all()]
    assert bars[1] / bars[0] == pytest.approx(5, rel=0.02)
    player.get_by_role("button", name="Step", exact=True).click()
    expect(player.locator(".gd-caption")).to_contain_text("Step 1: at (3.273, −1.636), loss 37.48.")
    pin = traces(page)["pin"]
    assert (pin["x"][0], pin["y"][0]) == pytest.approx(tuple(iterates[1]))
    assert player.locator(".gd-update").inner_text().split()[-2:] == ["2.678", "1.338"]


def test_a_surface_is_drawn_when_it_is_asked_for_and_steps_and_turns(open_page: Callable[..., Page]):
    page = open_page("many_parameters")
    graph = page.locator(".js-plotly-plot").first
    page.get_by_role("radio", name="surface").click()
    settled(page)
    assert "dimensions=3" in page.url
    assert graph.evaluate("graph => graph.data[0].type") == "surface"
    page.get_by_role("button", name="Step", exact=True).click()
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


def test_a_run_on_request_says_what_it_did_and_leaves_the_figure_alone(open_page: Callable[..., Page]):
    page = open_page("many_parameters")
    page.get_by_role("button", name="Step", exact=True).click()
    page.get_by_role("button", name="Run 1,000 parameters").click()
    status = page.locator('p[role="status"]', has_text="1,000 parameters, 50 steps")
    expect(status).to_contain_text("The largest |w| that remains is 0.914")  # 0.9982^50
    settled(page)
    expect(page.locator(PLAYER)).to_have_attribute("data-step", "1")


def test_three_million_parameters_come_out_of_the_fog_picture_by_picture(open_page: Callable[..., Page]):
    """The picture of each row is the one that is seen, in the plot's own square."""
    page = open_page("many_parameters")
    page.get_by_role("button", name="Run 3,000,000 parameters").click()
    hills = page.locator(".st-key-three_million").locator(PLAYER)
    expect(hills).to_have_attribute("data-ready", "true", timeout=60_000)
    settled(page)
    expect(hills.locator(".gd-caption")).to_have_text(
        "Before the first step: every pixel is 0, the grey of fog."
    )
    shown = hills.locator(".gd-plot image")
    pictures = []
    for k in range(10):
        expect(hills).to_have_attribute("data-step", str(k))
        pictures.append(shown.evaluate("image => image.href.baseVal"))
        hills.get_by_role("button", name="Step", exact=True).click()
    assert len({*pictures}) == 10
    assert all(picture.startswith("data:image/png;base64,") for picture in pictures)
    assert page.evaluate(DOTS, pictures[-1]) == [433, 433]
    box = shown.bounding_box()
    assert box["width"] == pytest.approx(box["height"], rel=0.01)
