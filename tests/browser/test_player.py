"""The figure player in Chromium: what is drawn is what numpy computed, and everybody can work it."""

from collections.abc import Callable
from dataclasses import asdict, replace

import numpy as np
import pytest
from playwright.sync_api import Page, Route, expect

from gd_core import DOUBLE_WELL, SINGLE_WELL, descend, walk
from gd_view.curve import figure, words
from gd_view.player import strings
from gd_view.player.strings import STRINGS
from gd_view.wording import fill
from tests.browser.hand import click_on_the_curve
from tests.browser.visit import PLAYER, at, go_to, player, press, script_runs, settled, slider, traces

PLAYED = True
# The sentence of every step, as it stands on the page.
SENTENCES = """(selector) => {
  const { player } = document.querySelector(selector);
  return Array.from({ length: player.shown.last + 1 }, (_, k) => {
    player.goTo(k);
    return document.querySelector(`${selector} .gd-caption`).textContent;
  });
}"""


def at_step(page: Page, k: int) -> None:
    """Wait for a step, as long as a whole run may take on a busy machine."""
    expect(player(page)).to_have_attribute("data-step", str(k), timeout=20_000)


def test_what_is_drawn_after_a_slider_moved_or_a_click_on_the_plot_is_what_numpy_computes(
    open_page: Callable[..., Page],
):
    page = open_page("single_well")
    for key, rate in {"ArrowRight": 0.11, "Home": 0.01, "End": 1.10}.items():
        slider(page, "learning_rate").press(key)
        settled(page)
        expected = descend(SINGLE_WELL.gradient, 4.0, rate, 20).iterates
        drawn = traces(page)["trajectory"]
        np.testing.assert_array_equal(drawn["x"], expected, key)
        np.testing.assert_array_equal(drawn["y"], expected**2, key)
        np.testing.assert_allclose(drawn["x"], 4.0 * (1 - 2 * rate) ** np.arange(21), rtol=1e-12)

    # A click on the plot sets the start to the nearest value of the slider.
    click_on_the_curve(page, -3.02, 25)
    expect(slider(page, "start")).to_have_value("-3")
    settled(page)
    assert traces(page)["trajectory"]["x"][0] == -3.0


def test_the_table_and_its_download_carry_the_run_and_each_step_shows_what_is_of_that_step(
    open_page: Callable[..., Page],
):
    """The pin, the tangent, the arrow and the sentence: at w₁ = 3.2 the loss is 10.24, the slope 6.4, the next 2.56."""
    page = open_page("single_well")
    player(page).get_by_text(STRINGS.numbers).click()
    rows = player(page).locator("tbody tr")
    expect(rows).to_have_count(21)
    expect(rows.nth(1)).to_have_text("13.210.246.4−0.64")
    expect(rows.nth(20)).to_have_attribute("data-here", "")
    with page.expect_download() as download:
        player(page).get_by_role("link", name="Download as CSV").click()
    table = np.genfromtxt(download.value.path(), delimiter=",", skip_header=1)
    np.testing.assert_array_equal(table[:, 1], descend(SINGLE_WELL.gradient, 4.0, 0.1, 20).iterates)

    press(page, "Start")
    press(page, "Step")
    at_step(page, 1)
    drawn = traces(page)
    assert drawn["pin"]["x"] == pytest.approx([3.2])
    assert drawn["pin"]["y"] == pytest.approx([10.24])
    assert drawn["step"]["x"] == pytest.approx([3.2, 2.56])
    (x0, x1), (y0, y1) = drawn["slope"]["x"], drawn["slope"]["y"]
    assert (y1 - y0) / (x1 - x0) == pytest.approx(6.4)
    assert drawn["so far"]["x"] == pytest.approx([4, 3.2])
    assert drawn["now"]["x"][0] == 1
    expect(player(page).locator(".gd-update")).to_have_text("w2 = 3.2 − 0.1 × 6.4 = 2.56")
    expect(player(page).locator(".gd-caption")).to_have_text(
        "Step 1: w = 3.2, loss 10.2. The slope is 6.4, so the move is −0.1 × 6.4 = −0.64. "
        "New w = 2.56: to the left."
    )


def test_the_page_and_numpy_tell_every_step_in_the_same_words(open_page: Callable[..., Page]):
    """Over a run that shrinks to 1e-9 and one that grows to 36,402, through every way of writing a number."""
    page = open_page("single_well")
    for rate, address in ((0.2, "learning_rate=0.2&steps=50"), (1.1, "learning_rate=1.1&steps=50")):
        at(page, f"single_well?start=4&{address}", played=True)
        columns = figure.run_columns(walk(SINGLE_WELL, 4.0, rate, 50))
        said = page.evaluate(SENTENCES, PLAYER)
        assert len(said) == 51
        for k, sentence in enumerate(said):
            values = {name: float(column[k]) for name, column in columns.items()}
            values |= {"k": k, "k+1": k + 1, "rate": rate}
            kind = "outside" if abs(values["w"]) > 6 else "last" if k == 50 else "step"
            assert sentence == fill(words.CAPTIONS[kind], values)

    # What leaves the picture is named at its edge, and the axes stay: from 4 with α = 1.1 the third step reaches
    # w = −6.912, past the window's −6, with loss 47.78.
    at(page, "single_well?start=4&learning_rate=1.1&steps=3", played=True)
    plot = page.locator(f"{PLAYER} .js-plotly-plot")
    text = "graph => graph.data.find(t => t.name === 'out of the picture, left').text[0]"
    assert "w = −6.91<" in plot.evaluate(text)
    assert "loss 47.8" in plot.evaluate(text)
    assert plot.evaluate("graph => graph.layout.xaxis.range") == [-6, 6]
    expect(player(page).locator(".gd-caption")).to_contain_text("outside the picture: w = −6.91,")


def test_the_keyboard_alone_does_everything(open_page: Callable[..., Page]):
    page = open_page("double_well?start=0.5&learning_rate=0.1&steps=10")
    expect(player(page)).to_have_attribute("data-steps", "10")
    at_step(page, 10)
    for name in ("Start", "Back", "Play", "Step", "End"):
        button = player(page).get_by_role("button", name=name, exact=True)
        button.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(button).to_be_focused()
    player(page).get_by_role("button", name="Start").focus()
    page.keyboard.press("Enter")
    at_step(page, 0)
    step = player(page).get_by_role("button", name="Step", exact=True)
    step.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    at_step(page, 2)
    expect(step).to_be_focused()
    scrubber = player(page).locator(".gd-range input")
    scrubber.focus()
    page.keyboard.press("ArrowRight")
    at_step(page, 3)
    expect(scrubber).to_have_attribute("aria-valuetext", "Step 3 of 10")
    page.keyboard.press("PageDown")  # the range's own key while it has the focus, and not ours as well
    page.locator("h1").click()
    page.evaluate("document.activeElement.blur()")
    before = int(player(page).get_attribute("data-step"))
    page.keyboard.press("PageUp")
    at_step(page, before - 1)
    page.keyboard.press("PageDown")
    at_step(page, before)

    # At either end the keys of a presenter remote scroll the page.
    page.set_viewport_size({"width": 1280, "height": 600})
    at(page, "single_well?start=4&learning_rate=0.1&steps=3", played=True)
    main = page.get_by_test_id("stMain")
    main.evaluate("e => (e.scrollTop = 0)")
    page.locator("h1").click()
    page.keyboard.press("PageDown")
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 100")
    at_step(page, 3)
    press(page, "Start")
    main.evaluate("e => (e.scrollTop = 300)")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("PageUp")
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop < 200")
    at_step(page, 0)


def test_play_walks_to_the_end_shows_every_sentence_can_be_paused_and_costs_the_server_nothing(
    open_page: Callable[..., Page],
):
    page = open_page("double_well?start=0.5&learning_rate=0.1&steps=30")
    runs = script_runs(page)
    page.context.set_offline(True)
    player(page).get_by_label("Speed").select_option("10")
    press(page, "Play")
    page.wait_for_function(f"Number(document.querySelector('{PLAYER}').dataset.step) >= 3")
    press(page, "Pause")
    assert int(player(page).get_attribute("data-step")) < 30
    press(page, "Play")
    at_step(page, 30)
    expect(player(page).get_by_role("button", name="Play")).to_be_visible()
    page.context.set_offline(False)
    assert script_runs(page) == runs

    # At ten steps a second the sentence and the count stay together, and at most one a second is said aloud.
    page.evaluate(
        f"""() => {{
          const player = document.querySelector('{PLAYER}');
          const all = {{ subtree: true, characterData: true, childList: true }};
          const told = player.querySelector('.gd-caption');
          window.shown = [];
          window.said = [];
          const note = () => window.shown.push([Number(player.dataset.step), told.textContent]);
          new MutationObserver(note).observe(told, all);
          const status = player.querySelector('[role=status]');
          new MutationObserver(() => window.said.push(performance.now())).observe(status, all);
        }}"""
    )
    press(page, "Play")
    at_step(page, 30)
    expect(player(page).get_by_role("status")).to_contain_text("Step 30, the last one here")
    shown = page.evaluate("window.shown")
    assert [step for step, _ in shown] == list(range(31))
    assert all(sentence.startswith(f"Step {step}") for step, sentence in shown)
    said = page.evaluate("window.said")
    assert len(said) > 1
    assert min(np.diff(said)) > 950
    assert script_runs(page) == runs


def test_a_change_of_theme_recolours_the_same_figure_and_with_reduced_motion_play_jumps_to_the_end(
    open_page: Callable[..., Page],
):
    page = open_page("double_well")
    press(page, "Back")
    plot = page.locator(f"{PLAYER} .js-plotly-plot")
    plot.evaluate("graph => { graph.mark = 'the same node' }")
    line = "graph => [graph.mark, graph.data.find(t => t.name === 'loss curve').line.color]"
    assert plot.evaluate(line) == ["the same node", "#0072b2"]
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        f"document.querySelector('{PLAYER} .js-plotly-plot').data[0].line.color === '#56b4e9'", timeout=10_000
    )
    assert plot.evaluate(line) == ["the same node", "#56b4e9"]
    at_step(page, 29)

    # A new run is shown whole when the reader was at the end.
    press(page, "End")
    slider(page, "steps").press("End")
    settled(page)
    at_step(page, 100)

    # Step still steps.
    page.emulate_media(reduced_motion="reduce")
    press(page, "Start")
    press(page, "Play")
    at_step(page, 100)
    press(page, "Back")
    at_step(page, 99)


def test_a_rerun_keeps_the_node_the_zoom_the_step_and_the_focus(open_page: Callable[..., Page]):
    page = open_page("double_well")
    plot = page.locator(f"{PLAYER} .js-plotly-plot")
    plot.evaluate("graph => { graph.mark = 1 }")
    box = plot.bounding_box()
    page.mouse.move(box["x"] + 150, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 350, box["y"] + 160, steps=4)
    page.mouse.up()
    zoomed = plot.evaluate("graph => [graph.mark, ...graph.layout.xaxis.range]")
    assert zoomed[2] - zoomed[1] < 4
    for _ in range(25):
        press(page, "Back")
    at_step(page, 5)
    slider(page, "learning_rate").press("ArrowRight")
    settled(page)
    at_step(page, 5)
    assert plot.evaluate("graph => [graph.mark, ...graph.layout.xaxis.range]") == zoomed
    expect(slider(page, "learning_rate")).to_be_focused()
    expected = descend(DOUBLE_WELL.gradient, 0.5, 0.11, 30).iterates
    assert traces(page)["pin"]["x"] == [expected[5]]


def test_another_record_of_words_changes_every_word_of_the_player(open_page: Callable[..., Page]):
    """Each string stands backwards, but for what templates name."""
    record = {
        field: value if "{" in value else value[::-1]
        for field, value in asdict(STRINGS).items()
        if field != "file"
    }
    record |= {"count": "{k}/{last} {row}", "a_second": "{speed}/s"}
    words = strings.module(replace(STRINGS, **record))

    def backwards(route: Route) -> None:
        route.fulfill(body=words, content_type="text/javascript")

    page = open_page("double_well", prepared=lambda page: page.route("**/player/strings.js", backwards))
    go_to(page, "single_well")  # of which nothing was seen yet
    shown = player(page)
    buttons = [text.strip() for text in shown.locator(".gd-controls button").all_inner_texts()]
    assert buttons == ["tratS", "kcaB", "yalP", "petS", "dnE"]
    expect(shown.locator(".gd-count")).to_have_text("0/20 Step")
    assert shown.locator("option").all_inner_texts() == ["1/s", "3/s", "10/s"]
    assert "nur siht fo srebmuN" in shown.inner_text()
    assert STRINGS.unseen[::-1] in shown.inner_text()
    for said in ("Numbers of this run", "Download", "Speed", "Pause"):
        assert said not in shown.inner_text()
