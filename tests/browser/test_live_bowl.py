"""On the bowl too the picture follows a slider without the server: two parameters, over its edge and on its axis."""

from collections.abc import Callable

import numpy as np
from playwright.sync_api import Page, expect

from gd_view.drawing.fans import LEVELS
from tests.browser.hand import drag, follows, thumb
from tests.browser.visit import PLAYER, at, script_runs, settled, slider, traces

PLAYED = True


def test_two_parameters_are_followed_too_wherever_their_run_goes(open_page: Callable[..., Page]):
    """κ = 10: numpy's own w ← w - α·(2w₁, 20w₂) from (4, 2)."""
    page = open_page("many_parameters?condition_number=10&learning_rate=0.05&steps=20")
    follows(page)
    runs = script_runs(page)
    slider(page, "learning_rate").focus()
    x, y = thumb(page, "learning_rate")
    page.mouse.move(x, y)
    page.mouse.down()
    for part in np.linspace(0, -12, 8):
        page.mouse.move(x + part, y)
    caught_up = f"""() => {{
      const {{ player }} = document.querySelector('{PLAYER}');
      const input = document.querySelector('.st-key-learning_rate input[type=range]');
      const {{ at, frame, live }} = player.hand;
      return player.shown.isLive && !frame && at[1] === live.fans.learning_rate.listed[input.value];
    }}"""
    page.wait_for_function(caught_up)
    rate = page.evaluate(f"document.querySelector('{PLAYER}').player.hand.at[1]")
    assert 0 < rate < 0.05
    expected = np.array([4.0, 2.0]) * np.array([1 - 2 * rate, 1 - 20 * rate]) ** np.arange(21)[:, np.newaxis]
    drawn = traces(page)["trajectory"]
    np.testing.assert_allclose(drawn["x"], expected[:, 0], atol=11 / LEVELS)
    np.testing.assert_allclose(drawn["y"], expected[:, 1], atol=11 / LEVELS)
    assert script_runs(page) == runs
    page.mouse.up()
    settled(page)
    np.testing.assert_allclose(traces(page)["trajectory"]["x"], expected[:, 0], rtol=1e-6, atol=1e-9)

    # Also a run that leaves the strips: with α = 0.105 w₂ grows by −1.1; its strip has triangles at both edges.
    at(page, "many_parameters?condition_number=10&learning_rate=0.105&steps=30", played=True)
    follows(page)
    drag(page, "steps", -25)
    assert page.locator(f"{PLAYER} .gd-overlay path").count() > 5
    page.mouse.up()
    settled(page)
    expect(page.locator(f"{PLAYER} .gd-overlay")).to_have_count(0)
    steps = int(slider(page, "steps").input_value())
    assert steps < 30
    drawn = traces(page)["trajectory"]["x"]
    np.testing.assert_allclose(drawn, 4.0 * 0.79 ** np.arange(len(drawn)), rtol=1e-6)

    # The exact run is never shown on the axis of a longer one. With α = 0.12 w₂ grows by 1.4 each step, is over at
    # step 7, and its axis of steps ends at 10.
    at(page, "many_parameters?condition_number=10&learning_rate=0.12&steps=30", played=True)
    follows(page)
    page.evaluate(
        f"""() => {{
          const player = document.querySelector('{PLAYER}');
          const plot = document.querySelector('{PLAYER} .js-plotly-plot');
          window.ends = [];
          window.painted = [];
          new MutationObserver(() => {{
            const end = plot.layout.xaxis2.range[1];
            (player.dataset.painted === "true" ? window.painted : window.ends).push(end);
          }}).observe(player, {{ attributeFilter: ["data-painted"] }});
        }}"""
    )
    drag(page, "steps", 20)
    page.mouse.up()
    settled(page)
    page.wait_for_function("window.painted.length")
    assert max(page.evaluate("window.ends")) > 50  # while it was tried out
    assert set(page.evaluate("window.painted")) == {10.2}
