"""The outcome map in a browser: a click is a run, the layers fit, and the map is not drawn again for a move."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import script_runs, settled

PLACES = """
() => [...document.querySelectorAll('.st-key-layers .js-plotly-plot')].map((graph) => {
  const { left, top } = graph.getBoundingClientRect();
  const { xaxis, yaxis } = graph._fullLayout;
  return [[-2.2, 0.01], [0.5, 0.6], [2.2, 1.2]].map(([x, y]) =>
    [left + xaxis._offset + xaxis.d2p(x), top + yaxis._offset + yaxis.d2p(y)]);
})
"""
COUNT_DRAWINGS = """
() => {
  window.drawn = [];
  for (const root of document.querySelectorAll('[data-testid="figure-player"]')) {
    const show = root.player.show.bind(root.player);
    root.player.show = (data) => { window.drawn.push(root.getAttribute("aria-label")); return show(data); };
  }
}
"""


def place(page, start, rate):
    """Where a cell of the map is on the screen."""
    return page.evaluate(
        """([x, y]) => {
          const graph = [...document.querySelectorAll('.st-key-layers .js-plotly-plot')].at(-1);
          const { left, top } = graph.getBoundingClientRect();
          const { xaxis, yaxis } = graph._fullLayout;
          return { x: left + xaxis._offset + xaxis.d2p(x), y: top + yaxis._offset + yaxis.d2p(y) };
        }""",
        [start, rate],
    )


def test_a_click_on_the_map_shows_that_run_and_sets_sliders_and_address(open_page):
    page = open_page("outcome_map")
    spot = place(page, -0.5, 0.6)
    page.mouse.click(spot["x"], spot["y"])
    settled(page)
    values = [float(one.input_value()) for one in page.locator('[data-testid="stSlider"] input').all()]
    assert values == pytest.approx([-0.5, 0.6], abs=0.011)
    assert f"start={values[0]:.2f}&learning_rate={values[1]:.2f}" in page.url
    expect(page.locator(".st-key-small_run .gd-headline")).to_contain_text("Bounces in the deep valley")


def test_a_press_that_is_dragged_across_the_map_chooses_no_run(open_page):
    page = open_page("outcome_map")
    before, spot = page.url, place(page, -0.5, 0.6)
    page.mouse.move(spot["x"], spot["y"])
    page.mouse.down()
    page.mouse.move(spot["x"] + 12, spot["y"], steps=3)
    page.mouse.up()
    assert settled(page).url == before


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (375, 812)])
def test_the_layers_lie_on_each_other_to_the_pixel(open_page, width, height):
    below, above = open_page("outcome_map", width=width, height=height).evaluate(PLACES)
    for one, other in zip(below, above, strict=True):
        assert one == pytest.approx(other, abs=0.5)


def test_a_move_of_a_slider_draws_the_circle_and_the_run_and_not_the_map(open_page):
    page = open_page("outcome_map")
    page.evaluate(COUNT_DRAWINGS)
    page.locator(".st-key-learning_rate input").first.focus()
    page.keyboard.press("ArrowRight")
    settled(page)
    assert set(page.evaluate("window.drawn")) == {"The circle on the map", "The run in the circle"}


def test_predicting_takes_the_sheet_off_and_leaves_the_page_where_it_is(open_page):
    page = open_page("outcome_map")
    graph = "[...document.querySelectorAll('.st-key-layers .js-plotly-plot')].at(-1)"
    assert page.evaluate(f"{graph}.data.some((trace) => trace.name === 'sheet')")
    page.get_by_role("button", name="Show me without answering").first.click()
    settled(page)
    assert not page.evaluate(f"{graph}.data.some((trace) => trace.name === 'sheet')")
    expect(page.get_by_text("bounces in the shallow valley 18%")).to_be_visible()


def test_the_circle_follows_a_slider_while_it_is_dragged_and_nothing_is_sent(open_page):
    page = open_page("outcome_map")
    runs = script_runs(page)
    box = page.locator(".st-key-learning_rate input[type=range]").bounding_box()
    page.mouse.move(box["x"] + 0.09 / 1.19 * box["width"], box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + box["height"] / 2, steps=5)
    dragged = page.wait_for_function(
        """() => {
          const graph = [...document.querySelectorAll('.st-key-layers .js-plotly-plot')].at(-1);
          const input = document.querySelector('.st-key-learning_rate input[type=range]');
          const [y] = graph.data.find((trace) => trace.name === 'crosshair').y;
          return graph.closest('.gd-live') && y === Number(input.value) && y;
        }"""
    ).json_value()
    assert dragged > 0.3
    assert script_runs(page) == runs
    page.mouse.up()
    settled(page)
    assert f"learning_rate={dragged:.2f}" in page.url
