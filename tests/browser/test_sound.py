"""The loss of a step as a note: only once it is asked for, one a step, and no switch where nothing can play it."""

import math
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.visit import player, press, settled, slider

# In place of the browser's own, which plays to nobody here: it notes what would be heard.
NOTED = """() => {
  window.heard = [];
  window.ended = 0;
  window.OscillatorNode = class {
    constructor(context, { frequency }) { window.heard.push(frequency); }
    connect(to) { return to; }
    start() {}
    stop() {}
  };
  window.GainNode = class {
    gain = { setValueAtTime() {}, exponentialRampToValueAtTime() {} };
    connect(to) { return to; }
  };
  window.AudioContext = class {
    currentTime = 0;
    close() { window.ended += 1; }
  };
}"""

STORED = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"


def test_each_step_is_heard_after_the_switch_is_pressed_and_none_before_or_after(
    open_page: Callable[..., Page],
):
    """On L = w² from 4 with 0.1 the losses are 16 · 0.64^k, and log₂ (f / 110) = 5 L / (1 + L). By keys alone."""
    page = open_page("single_well")
    page.evaluate(NOTED)
    stored = page.evaluate(STORED)
    press(page, "Step")
    switch = player(page).get_by_role("button", name="Hear each step")
    page.get_by_text("Numbers of this run").focus()
    page.keyboard.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Tab")
    expect(switch).to_be_focused()
    page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-pressed", "true")
    press(page, "Step")
    press(page, "Step")
    press(page, "Start")
    losses = [16 * 0.64**k for k in (1, 2, 3, 0)]
    octaves = [math.log2(pitch / 110) for pitch in page.evaluate("window.heard")]
    assert [round(one, 9) for one in octaves] == [round(5 * loss / (1 + loss), 9) for loss in losses]
    switch.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "false")
    press(page, "Step")
    assert page.evaluate("[window.heard.length, window.ended]") == [4, 1]
    assert page.evaluate(STORED) == stored
    page.evaluate("delete window.AudioContext")
    slider(page, "steps").press("ArrowLeft")
    expect(player(settled(page)).locator(".gd-scroll table")).to_be_visible()
    expect(switch).to_have_count(0)
