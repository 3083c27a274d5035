"""The outcome map in a browser: a click is a run, the layers fit, and the map is not drawn again for a move."""

import pytest
from playwright.sync_api import expect

from tests.browser.hand import drag
from tests.browser.visit import address_has, at, script_runs, settled, slider

LONG = True
RUN = '.st-key-figure [data-testid="figure-player"]'
PICTURE_SIDE = (
    ".st-key-layers, .st-key-pictures .gd-plot, .st-key-figure button[data-go=play], "
    ".st-key-panel input[type=range]"
)

DEFAULT = "outcome_map?start=0.50&learning_rate=0.10"

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


def test_a_click_on_the_map_shows_that_run_and_a_press_that_is_dragged_across_it_chooses_none(open_page):
    page = open_page("outcome_map")
    before, spot = page.url, place(page, -0.5, 0.6)
    page.mouse.move(spot["x"], spot["y"])
    page.mouse.down()
    page.mouse.move(spot["x"] + 12, spot["y"], steps=3)
    page.mouse.up()
    assert settled(page).url == before

    # A click sets sliders and address.
    page.mouse.click(spot["x"], spot["y"])
    settled(page)
    page.locator(f"{RUN} button[data-go=end]").click()
    values = [float(one.input_value()) for one in page.locator('[data-testid="stSlider"] input').all()]
    assert values == pytest.approx([-0.5, 0.6], abs=0.011)
    address_has(page, f"start={values[0]:.2f}&learning_rate={values[1]:.2f}")
    expect(page.locator(f"{RUN} .gd-headline")).to_contain_text("Bounces in the deep valley")


def test_the_layers_lie_on_each_other_to_the_pixel_and_a_move_draws_the_upper_one_alone(open_page):
    page = open_page("outcome_map")
    for width, height in ((1280, 800), (375, 812)):
        page.set_viewport_size({"width": width, "height": height})
        below, above = settled(page).evaluate(PLACES)
        for one, other in zip(below, above, strict=True):
            assert one == pytest.approx(other, abs=0.5), width

    # A move of a slider draws the circle and the run, and not the map.
    page.set_viewport_size({"width": 1280, "height": 800})
    settled(page)
    page.evaluate(COUNT_DRAWINGS)
    page.locator(".st-key-learning_rate input").first.focus()
    page.keyboard.press("ArrowRight")
    settled(page)
    assert set(page.evaluate("window.drawn")) == {"The circle on the map", "The run in the circle"}


def show_without_answering(page, question):
    page.locator(f".st-key-go_outcome_map_{question} button").click()


def test_it_opens_at_the_start_of_its_run_and_an_answer_plays_the_run_it_is_about(open_page):
    page = open_page("outcome_map")
    assert page.locator(RUN).get_attribute("data-step") == "0"
    show_without_answering(page, "shape")
    show_without_answering(page, "who_settles")
    page.wait_for_function(f"document.querySelector('{RUN}').dataset.step > 0")
    assert page.evaluate("document.body.classList.contains('gd-showing')")
    verdict = page.locator(".st-key-predict_outcome_map_who_settles .gd-verdicts")
    expect(verdict).to_be_hidden()
    expect(page.locator(RUN)).to_have_attribute("data-step", "100", timeout=15_000)
    expect(verdict).to_be_visible()
    assert [float(slider(page, key).input_value()) for key in ("start", "learning_rate")] == [-0.5, 0.6]
    expect(page.locator(f"{RUN} .gd-headline")).to_contain_text("Bounces in the deep valley")
    assert "start=-0.50&learning_rate=0.60" in settled(page).url


def test_run_circle_and_sentence_follow_a_slider_while_it_is_dragged_and_nothing_is_sent(open_page):
    """The places drawn are those of a plain loop from where the sliders stand."""
    page = open_page("outcome_map")
    for key, distance in (("start", -90), ("learning_rate", 60)):
        at(page, DEFAULT)
        page.wait_for_function(f"document.querySelector('{RUN}').player.hand.live")
        runs = script_runs(page)
        drag(page, key, distance, RUN)
        w, rate = (float(slider(page, one).input_value()) for one in ("start", "learning_rate"))
        drawn = page.evaluate(
            f"document.querySelector('{RUN} .js-plotly-plot').data"
            ".find(({ name }) => name === 'trajectory').x.slice(0, 8)"
        )
        for place in drawn:
            assert place == pytest.approx(w, abs=0.01)
            w = w - rate * (w**3 - 1.7 * w + 0.1)
        expect(page.locator(f"{RUN} .gd-headline")).to_contain_text("After 100 steps: w ≈")
        assert script_runs(page) == runs
        page.mouse.up()
        address_has(settled(page), f"{key}=")

    # The sentence on the learning rate goes along, as the server says it when the slider is let go.
    at(page, DEFAULT)
    page.wait_for_function(f"document.querySelector('{RUN}').player.hand.live")
    sentence = page.locator(".gd-row")
    runs = script_runs(page)
    drag(page, "learning_rate", 40, RUN)
    expect(sentence).to_contain_text(f"At α = {slider(page, 'learning_rate').input_value()}:")
    expect(sentence).to_have_attribute("aria-busy", "true")
    during = sentence.inner_text()
    assert script_runs(page) == runs
    page.mouse.up()
    settled(page)
    expect(sentence).not_to_have_attribute("aria-busy", "true")
    assert sentence.inner_text() == during

    # So does the circle.
    at(page, DEFAULT)
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
    address_has(page, f"learning_rate={dragged:.2f}")


def test_predicting_takes_the_sheet_off_and_under_reduced_motion_shows_the_whole_run_at_once(open_page):
    page = open_page("outcome_map", reduced_motion=True)
    graph = "[...document.querySelectorAll('.st-key-layers .js-plotly-plot')].at(-1)"
    assert page.evaluate(f"{graph}.data.some((trace) => trace.name === 'sheet')")
    show_without_answering(page, "shape")
    expect(page.locator(RUN)).to_have_attribute("data-step", "100")
    expect(page.locator(".st-key-predict_outcome_map_shape .gd-verdicts")).to_be_visible()
    settled(page)
    page.wait_for_function(f"!{graph}.data.some((trace) => trace.name === 'sheet')")
    expect(page.get_by_text("bounces in the shallow valley 18%")).to_be_visible()


def test_the_whole_picture_side_is_in_sight_and_no_chip_moves_any_of_it(open_page):
    page = open_page("outcome_map", reduced_motion=True)

    def boxes():
        found = page.locator(PICTURE_SIDE).evaluate_all(
            "all => all.map(e => e.getBoundingClientRect()).map((b) => [b.x, b.y, b.width, b.height])"
        )
        # of a slider's input the height of its line alone: its thumb is where the value is
        return [box[1:2] if i >= len(found) - 2 else box for i, box in enumerate(found)]

    side = page.locator(".st-key-picture_side")
    page.get_by_text("Show everything, I will not predict").click()
    settled(page)
    chips = page.locator(".st-key-article .gd-chips a")
    assert chips.count() == 14
    for width, height in ((1280, 720), (1366, 650), (1024, 700)):
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
        for chip in chips.all():
            chip.scroll_into_view_if_needed()
            before = boxes()
            assert len(before) == 7
            chip.click()
            settled(page)
            assert boxes() == before, chip.inner_text()
            assert side.evaluate("e => e.scrollHeight - e.clientHeight") <= 0, chip.inner_text()
        box = page.locator(".st-key-panel").bounding_box()
        assert box["y"] + box["height"] <= height


def test_on_a_phone_circle_and_run_stay_in_sight_in_little_more_than_half_the_height(open_page):
    page = open_page("outcome_map", width=390, height=844, finger=True)
    page.locator(".st-key-go_outcome_map_fates").scroll_into_view_if_needed()
    for part in (".st-key-layers", f"{RUN} .gd-plot", f"{RUN} button[data-go=play]", f"{RUN} .gd-range"):
        box = page.locator(part).bounding_box()
        assert 0 <= box["y"] < box["y"] + box["height"] <= 0.6 * 844, part
        assert box["x"] + box["width"] <= 390, part
    box = page.locator(".st-key-pictures").bounding_box()
    assert box["height"] <= 0.55 * 844
