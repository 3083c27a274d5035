"""What a screen reader is told: at most one sentence a second, and of every run that a reader has made."""

from collections.abc import Callable
from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.browser.visit import PLAYER, at, settled, slider

PLAYED = True
ENDS = 0.95  # seconds between two announcements, less what two clocks of a browser may differ by

LISTEN = """() => {
  window.said = [];
  const words = new Map();
  const look = () => {
    for (const status of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
      const now = status.textContent.trim();
      if (words.has(status) && words.get(status) !== now && now) window.said.push([performance.now() / 1000, now]);
      words.set(status, now);
    }
  };
  look();
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


def test_of_forty_sentences_in_four_seconds_five_are_told_and_the_last_one_is_among_them(blank: Page):
    """One at once, then one at each full second. An outcome is told once, and while a hand moves nothing is."""
    blank.clock.install(time=0)
    blank.clock.pause_at(1000)
    blank.evaluate(
        """async () => {
          const { Saying } = await import('/player/saying.js');
          document.body.innerHTML = '<p class="gd-caption"></p><p role="status"></p>';
          const [caption, status] = document.body.children;
          window.saying = new Saying(document.body);
          window.told = [];
          new MutationObserver(() => window.told.push(status.textContent)).observe(status, { childList: true });
          window.say = (k, outcome, isLive) => {
            window.saying.tell(`Step ${k}.`, outcome, isLive);
            return caption.textContent;
          };
        }"""
    )
    for k in range(40):
        assert blank.evaluate("k => window.say(k, k > 15 ? 'It leaves.' : '', false)", k) == f"Step {k}."
        blank.clock.run_for(100)
    blank.evaluate("() => window.say(40, 'It settles.', true)")
    blank.clock.run_for(3000)
    blank.evaluate("() => window.say(41, 'It settles.', false)")
    blank.clock.run_for(1000)
    told = blank.evaluate("window.told")
    assert told == [
        "Step 0.",
        "Step 9.",
        "It leaves. Step 19.",
        "Step 29.",
        "Step 39.",
        "It settles. Step 41.",
    ]


def test_holding_a_key_on_a_slider_is_told_once_a_second_and_its_end_is_told(open_page: Callable[..., Page]):
    """Beside the slider itself, which a browser tells. The last run is the one of α = 0.5."""
    page = open_page("outcome_map?start=0.5&learning_rate=0.1")
    expect(page.locator(".st-key-figure [role=status]")).not_to_be_empty()
    page.evaluate(LISTEN)
    for _ in range(40):
        slider(page, "learning_rate").press("ArrowRight")
    settled(page)
    expect(page.locator(".st-key-figure [role=status]")).to_contain_text("At α = 0.5: starts")
    said = page.evaluate("window.said")
    assert len(said) > 1
    assert all(after - before > ENDS for (before, _), (after, _) in pairwise(said)), said


def test_a_key_that_moves_the_circle_or_a_slider_of_the_bowl_is_told(open_page: Callable[..., Page]):
    page = open_page("outcome_map?start=0.5&learning_rate=0.1")
    for address, moved, words in (
        ("outcome_map?start=0.5&learning_rate=0.1", ".st-key-circle .gd-grip", "shallow valley"),
        ("outcome_map?start=0.06&learning_rate=0.1", ".st-key-start input", "deep valley"),
        ("many_parameters?condition_number=5&steps=30", ".st-key-steps input", "Step 29:"),
        ("many_parameters?condition_number=5&steps=30", ".gd-grip", "Step 0: (3.9, 2)"),
    ):
        if words != "shallow valley":  # as it opens: a page that came to rest has nothing else to tell
            at(page, address, played=True)
        told = page.locator(f".st-key-figure {PLAYER} [role=status]")
        expect(told).not_to_be_empty()
        page.evaluate(LISTEN)
        page.locator(moved).first.press("ArrowLeft")
        expect(told, moved).to_contain_text(words)
        page.wait_for_function("window.said.length > 0")
        settled(page)
