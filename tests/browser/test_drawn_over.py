"""While a hand moves, what moves is drawn over the figure: Plotly, which takes a frame and more, draws nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.hand import thumb
from tests.browser.visit import at, settled

PLAYED = True
PLAYERS = """[...document.querySelectorAll('[data-testid="figure-player"]')].map(({ player }) => player)"""
LIVE = f"{PLAYERS}.filter(({{ hand }}) => hand.live)"
FOLLOWED = f"() => {LIVE}.length"
SLIDERS = f"""() => [...new Set({LIVE}.flatMap(({{ hand }}) => Object.keys(hand.live.fans)))]
  .filter((key) => document.querySelector(`.st-key-${{key}} [data-testid=stSlider] input:not(:disabled)`))"""
COUNT = """() => {
  window.drawn = 0;
  for (const name of ["react", "restyle"]) {
    const draw = Plotly[name];
    Plotly[name] = (...given) => { window.drawn += 1; return draw(...given); };
  }
}"""
GRIP = ".gd-grip:not([hidden])"
# Every figure shows what the hand has reached: the exact run, or another.
SHOWS = f"(exact) => {LIVE}.every(({{ hand, shown }}) => !hand.frame && shown.isLive === !exact)"
FRAMES = """count => new Promise((done) => {
  const next = () => (count-- ? requestAnimationFrame(next) : done());
  next();
})"""


@pytest.mark.parametrize(
    "address",
    [
        "loss?w=1.00",
        "update_rule",
        "single_well?start=2.0&steps=50",
        "double_well?start=1.00&steps=50",
        "outcome_map?start=1.00&learning_rate=0.40",
        "many_parameters?learning_rate=0.1&steps=30",
        "code",
    ],
)
def test_plotly_draws_nothing_while_a_hand_moves(open_page: Callable[..., Page], address: str):
    """Not as the hand comes by the exact run either, nor as words that change move the figure by a part of a pixel."""
    page = open_page(address)
    page.wait_for_function(FOLLOWED)
    handles = [*page.evaluate(SLIDERS), *(["grip"] if page.locator(GRIP).count() else [])]
    assert handles
    for handle in handles:
        at(page, address, played=True)
        page.wait_for_function(FOLLOWED)
        page.evaluate(f"{PLAYERS}.forEach((player) => player.hand.live?.turns || player.start())")
        page.evaluate(FRAMES, 20)  # in which whatever is still to come is drawn
        page.evaluate(COUNT)
        if handle == "grip":
            is_held(page, middle(page.locator(GRIP).first), -30)
        else:
            is_high = page.locator(f".st-key-{handle} input").first.evaluate(
                "e => 2 * e.value > +e.min + +e.max"
            )
            is_held(page, thumb(page, handle), -30 if is_high else 30)
        assert page.evaluate("drawn") == 0, handle
        page.mouse.up()
        settled(page)
        assert page.evaluate("drawn") > 0, handle


def middle(locator: Locator) -> tuple[float, float]:
    box = locator.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def is_held(page: Page, place: tuple[float, float], by: float) -> None:
    """Take hold of what is there, move it away, back to where it was, and away again, and keep it held."""
    x, y = place
    page.mouse.move(x, y)
    page.mouse.down()
    for distance in (by, 0, by / 2):
        page.mouse.move(x + distance, y + distance / 2, steps=4)
        page.wait_for_function(SHOWS, arg=distance == 0)
        page.evaluate(FRAMES, 20)
