"""A hand on a page: it drags, clicks and waits until the fans follow, and says which run numpy makes of it."""

from io import BytesIO

import numpy as np
from PIL import Image
from playwright.sync_api import Locator, Page

from gd_core import DOUBLE_WELL, SINGLE_WELL, descend
from gd_view.drawing.fans import LEVELS
from tests.browser.visit import PLAYER, slider

WELLS = {"single_well": SINGLE_WELL, "double_well": DOUBLE_WELL}


def thumb(page: Page, key: str) -> tuple[float, float]:
    x, y = slider(page, key).evaluate(
        """input => {
          const { x, y, width, height } = input.parentElement.parentElement.getBoundingClientRect();
          return [x + width / 2, y + height / 2];
        }"""
    )
    return x, y


def follows(page: Page) -> None:
    """Wait until the fans are unpacked and watched."""
    page.wait_for_function(f"document.querySelector('{PLAYER}').player.hand.live !== null")


def drag(page: Page, key: str, distance: float, place: str = PLAYER) -> None:
    """Press on the thumb and move it, and leave it held, once the player at this place shows where it is."""
    x, y = thumb(page, key)
    page.mouse.move(x, y)
    page.mouse.down()
    for part in np.linspace(0, distance, 12):
        page.mouse.move(x + part, y)
    page.wait_for_function(
        f"""() => {{
          const {{ player }} = document.querySelector('{place}');
          const input = document.querySelector('.st-key-{key} input[type=range]');
          const {{ at, frame }} = player.hand;
          return player.shown.isLive && at[1] === Number(input.value) && !frame && player.picture.overlay.svg;
        }}"""
    )


def pixels(locator: Locator) -> np.ndarray:
    """Return what a part of the page looks like: rows, columns, three colours."""
    with Image.open(BytesIO(locator.screenshot(animations="disabled"))) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.int16)


def shown_run(page: Page, name: str) -> np.ndarray:
    """Return the run that numpy makes for the values that the sliders show now."""
    values = {key: float(slider(page, key).input_value()) for key in ("start", "learning_rate", "steps")}
    well = WELLS[name]
    beyond = well.leaves_beyond if name == "double_well" else np.inf
    return descend(
        well.gradient, values["start"], values["learning_rate"], int(values["steps"]), leaves_beyond=beyond
    ).iterates


def is_near(drawn: list[float], run: np.ndarray, name: str) -> None:
    """Check that a run is drawn to the width of a pixel, and to three digits where it is outside the picture."""
    low, high = WELLS[name].w_window
    drawn = np.asarray(drawn, dtype=float)
    np.testing.assert_allclose(drawn, run[: len(drawn)], rtol=1 / 2000, atol=(high - low) / LEVELS)


NOTE_THE_ORDER = f"""() => {{
  window.order = [];
  const player = document.querySelector('{PLAYER}');
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {{
    window.order.push("sent");
    send.call(this, data);
  }};
  new MutationObserver((changes) => {{
    if (!changes.some(({{ addedNodes }}) => [...addedNodes].some((node) => node.matches?.(".gd-overlay")))) return;
    window.order.push("drawn");
    window.start = player.querySelector(".js-plotly-plot").data.find((t) => t.name === "trajectory")?.x[0];
    requestAnimationFrame(() => setTimeout(() => window.order.push("painted")));
  }}).observe(player, {{ subtree: true, childList: true }});
}}"""


def on_the_curve(page: Page, w: float, loss: float) -> tuple[float, float]:
    """Return where a place of the picture is on the screen."""
    x, y = page.locator(f"{PLAYER} .js-plotly-plot").evaluate(
        """(graph, [w, loss]) => {
          const { xaxis, yaxis } = graph._fullLayout, box = graph.getBoundingClientRect();
          return [box.x + xaxis._offset + xaxis.l2p(w), box.y + yaxis._offset + yaxis.l2p(loss)];
        }""",
        [w, loss],
    )
    return x, y


def click_on_the_curve(page: Page, w: float, loss: float) -> None:
    page.mouse.click(*on_the_curve(page, w, loss))


def swipe(page: Page, place: tuple[float, float], across: float, down: float) -> None:
    """Put a finger on a place of the screen, move it by so many pixels in some twenty frames, and lift it."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = place
    touch("touchStart", {"x": x, "y": y})
    for share in np.linspace(0, 1, 21)[1:].tolist():
        touch("touchMove", {"x": x + share * across, "y": y + share * down})
    touch("touchEnd")
