"""The words in a picture lie on no other words, at any step."""

from collections.abc import Callable
from itertools import groupby

from playwright.sync_api import Page

from tests.browser.visit import at, settled

# Where words come near each other: a start at a landmark, near one, and at an edge that the run leaves.
LONG = True
STATES = [
    "single_well?start=-0.3",
    "single_well?start=-5&learning_rate=1.05",
    "double_well?start=0.06",
    "double_well?start=1.27",
    "double_well?start=2.2&learning_rate=1.2",
    "update_rule?start=-3&learning_rate=0.3&steps=3",
    "many_parameters?condition_number=10&learning_rate=0.0909&steps=20",
    "many_parameters?condition_number=50&learning_rate=0.0196&steps=40",
    "many_parameters?condition_number=2&learning_rate=0.5&steps=10&start_w1=-3.5&start_w2=-1",
    "many_parameters?condition_number=5&learning_rate=0.26&steps=20&rotation=45",
]
# Of every step: pairs of words whose boxes share more than a pixel, but for the air above and below a line.
LOOK = """async () => {
  const { player } = document.querySelector(".st-key-picture_side .gd-player");
  const pairs = new Set();
  player.end();
  for (let k = player.shown.last; k >= 0; k -= 1) {
    player.goTo(k);
    await player.picture.work;
    const shown = [...player.picture.plot.querySelectorAll("text")].filter(
      (text) => text.textContent.trim() && getComputedStyle(text).visibility !== "hidden",
    );
    const lines = shown.flatMap((text, of) =>
      (text.querySelector("tspan.line") ? [...text.querySelectorAll("tspan.line")] : [text])
        .filter((line) => line.textContent.trim())
        .map((line) => [of, line.textContent.trim(), line.getBoundingClientRect()]),
    );
    for (const [i, one, a] of lines)
      for (const [j, other, b] of lines) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const air = 0.15 * (a.height + b.height);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) - air;
        if (i < j && across > 1 && down > 1) pairs.add(`${k}: “${one}” and “${other}”`);
      }
  }
  return [player.picture.plot.querySelectorAll("text").length, [...pairs]];
}"""


def test_no_word_of_a_picture_lies_on_another(open_page: Callable[..., Page]):
    page = open_page(STATES[0], width=1280, height=720, reduced_motion=True)
    covered = {}
    for chapter, states in groupby(STATES, lambda state: state.split("?")[0]):
        page.set_viewport_size({"width": 1280, "height": 720})
        for state in states:
            covered[state] = at(page, state).evaluate(LOOK)
        page.set_viewport_size({"width": 1366, "height": 650})  # here the picture is lowest
        covered[f"{chapter} on a low screen"] = settled(page).evaluate(LOOK)
    assert all(words > 5 for words, _ in covered.values())
    assert not {state: pairs for state, (_, pairs) in covered.items() if pairs}
