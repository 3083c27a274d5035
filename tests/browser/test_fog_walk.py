"""The walk in the fog in a browser: moves by hand, the walk replayed, and the moment the fog lifts."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import PLAYER, address_has, at, open_everything, settled, traces

DISSOLVING = ".gd-dissolving"


def press(page, label):
    page.get_by_role("button", name=label, exact=True).click()
    return settled(page)


def pin(page):
    """Return where the walker is drawn."""
    drawn = traces(page)["pin"]
    return drawn["x"][0], drawn["y"][0]


def loss(w):
    return 0.25 * w**4 - 0.85 * w**2 + 0.1 * w + 1


def test_moves_take_the_walker_the_clearing_and_the_address_along_and_can_be_replayed(open_page):
    page = open_page("fog_walk")
    # By keyboard the focus stays on the button.
    button = page.get_by_role("button", name="0.1 ▶", exact=True)
    button.focus()
    for _ in range(3):
        page.keyboard.press("Enter")
        settled(page)
    expect(button).to_be_focused()
    assert pin(page)[0] == pytest.approx(0.8)

    # The walk is replayed, and a new move is shown at once.
    address_has(page, "/fog_walk?moves=rrr&lifted=0")
    page.locator(f"{PLAYER} [data-go=start]").click()
    assert pin(page)[0] == pytest.approx(0.5)
    assert min(traces(page)["loss curve, fading"]["x"]) == pytest.approx(0.25)
    assert traces(page)["visited"]["x"] == pytest.approx([0.5])
    page.locator(f"{PLAYER} [data-go=step]").click()
    assert traces(page)["visited"]["x"] == pytest.approx([0.5, 0.6])
    expect(page.locator(".gd-count")).to_have_text("Move 1 of 3")
    press(page, "0.1 ▶")
    assert pin(page)[0] == pytest.approx(0.9)
    expect(page.locator(".gd-count")).to_have_text("Move 4 of 4")

    # Quick presses are all taken.
    for _ in range(4):
        button.click()
    settled(page)
    taken = page.url.split("moves=")[1].split("&")[0]
    assert set(taken) == {"r"}
    assert pin(page)[0] == pytest.approx(0.5 + 0.1 * len(taken))

    # Left, right and downhill from the beginning.
    at(page, "fog_walk?moves=&lifted=0")
    press(page, "0.1 ▶")
    press(page, "Step downhill")
    w = 0.6 - 0.1 * (0.6**3 - 1.7 * 0.6 + 0.1)
    assert pin(page) == pytest.approx((w, loss(w)))
    seen = traces(page)["loss curve, fading"]
    assert (min(seen["x"]), max(seen["x"])) == pytest.approx((w - 0.25, w + 0.25), abs=1e-6)
    assert seen["y"] == pytest.approx([loss(x) for x in seen["x"]], abs=1e-5)
    address_has(page, "/fog_walk?moves=rd&lifted=0")
    expect(page.locator(".gd-caption")).to_contain_text("The slope here is −0.7")
    open_everything(page)
    expect(page.locator(".gd-caption")).to_contain_text("The ground drops to the right")


def test_the_fog_dissolves_into_the_landscape_and_under_reduced_motion_it_is_gone_at_once(open_page):
    page = open_page("fog_walk")
    page.get_by_role("button", name="Show me anyway").click()
    expect(page.locator(DISSOLVING)).to_have_count(1)
    settled(page)
    curve = traces(page)["loss curve"]
    assert (min(curve["x"]), max(curve["x"])) == pytest.approx((-2.4, 2.4))
    expect(page.locator(".gd-headline")).to_contain_text(
        "A valley 0.26 lower was on the other side all along."
    )
    expect(page.locator(DISSOLVING)).to_have_count(0)

    press(page, "Bring back the fog")
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(
        """window.copies = 0;
        new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
          if (node.classList?.contains("gd-dissolving")) window.copies += 1;
        }))).observe(document.body, { childList: true, subtree: true });"""
    )
    press(page, "Show me anyway")
    assert "valleys in words" in traces(page)
    assert page.evaluate("window.copies") == 0
