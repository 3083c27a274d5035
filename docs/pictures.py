"""Take the README's pictures of a page at work, in light and in dark: `python -m docs.pictures`."""

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.find_browser import launch
from tests.browser.serving import Server, serving
from tests.browser.visit import PLAYER, Visit, settled, to_the_end, visits

HERE = Path(__file__).parent
STATE = "single_well?start=4.0&learning_rate=0.90&steps=30"
STEP = 2  # the second of the zig-zags
WIDTH, HEIGHT, SCALE = 1280, 840, 1.5


def picture(browser: Browser, server: Server, scheme: str) -> Path:
    """Open the page in a colour scheme, go to the step, and save the picture."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        device_scale_factor=SCALE,
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    visits[page] = Visit(page, server, [])
    page.goto(f"{server.url}/{STATE}")
    player = settled(page).locator(PLAYER).first
    to_the_end(page)
    steps = player.locator(".gd-range input")
    steps.fill(str(STEP))
    steps.blur()
    settled(page)
    place = HERE / f"one-valley-{scheme}.png"
    seen = Image.open(BytesIO(page.screenshot())).convert("RGB")
    seen.quantize(256, dither=Image.Dither.NONE).save(place, optimize=True)  # no colour is missed
    context.close()
    return place


def main() -> None:
    """Take the pictures."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "log.txt") as server,
        sync_playwright() as playwright,
    ):
        _, browser = launch(playwright)
        for scheme in ("light", "dark"):
            place = picture(browser, server, scheme)
            print(f"{place.name}: {place.stat().st_size / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main()
