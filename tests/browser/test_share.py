"""The link to this moment: copied, opened again, and read from its QR code."""

import io
from collections.abc import Callable

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from gd_view.player.strings import STRINGS
from tests.browser.visit import address_has, at, axe, player, press, settled, slider, traces, unfold

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
CLIPBOARD = "navigator.clipboard.writeText = async (text) => { window.copied = text; }"


def fold(page: Page) -> Locator:
    """Unfold what shares the moment, by the keyboard, and return it."""
    unfold(page, STRINGS.share, key="Enter")
    expect(page.locator(".gd-moment input")).to_be_visible()
    return page.locator(".gd-moment")


def read(shown: bytes) -> str:
    return zxingcpp.read_barcode(Image.open(io.BytesIO(shown))).text


def test_a_copied_link_shows_a_phone_the_same_picture_at_the_same_step(open_page: Callable[..., Page]):
    page = open_page("single_well?learning_rate=1.10&embed=true")
    moment = fold(page)
    for _ in range(3):
        press(page, STRINGS.step)
    link = f"{page.url.split('?')[0]}?start=4.0&learning_rate=1.10&steps=20&step=3"
    expect(moment.locator("input")).to_have_value(link)
    page.evaluate(CLIPBOARD)
    moment.get_by_role("button", name=STRINGS.copy).press("Enter")
    expect(moment.get_by_role("status")).to_have_text(STRINGS.copied)
    assert page.evaluate("copied") == link

    phone = open_page(link.split("/", 3)[3], width=390, height=844, finger=True)
    expect(player(phone)).to_have_attribute("data-step", "3")
    assert traces(phone) == traces(page)
    assert len(traces(phone)["trajectory"]["x"]) == 4, "shown up to it, no farther"
    assert phone.url == link, "a reload opens there again"
    press(phone, STRINGS.step)
    assert phone.url == link.removesuffix("&step=3")


def test_the_code_is_large_on_request_and_reached_by_keys_and_where_nothing_copies_the_link_is_selected(
    open_page: Callable[..., Page],
):
    page = open_page("double_well?step=4", dark=True)
    moment = fold(page)
    link = moment.locator("input").input_value()
    assert link.endswith("double_well?start=0.50&learning_rate=0.10&steps=30&step=4")
    moment.get_by_role("button", name=STRINGS.qr).press("Enter")
    large = moment.get_by_role("button", name=STRINGS.large)
    expect(large).to_be_focused()
    assert read(moment.locator(".gd-qr").screenshot()) == link
    assert axe(page) == []
    for button in moment.get_by_role("button").all():
        assert min(button.bounding_box()[side] for side in ("width", "height")) >= 24
    page.keyboard.press("Enter")
    code = moment.locator("dialog .gd-qr-code")
    assert code.bounding_box()["height"] > 500
    assert read(page.screenshot()) == link
    page.keyboard.press("PageDown")
    expect(player(page)).to_have_attribute("data-step", "4")
    page.keyboard.press("Escape")
    expect(code).to_be_hidden()
    expect(large).to_be_focused()

    page.keyboard.press("PageDown")
    expect(moment.locator("input")).to_have_value(link.removesuffix("4") + "5")
    expect(large).to_be_hidden()
    expect(moment.get_by_role("button", name=STRINGS.qr)).to_be_focused()
    slider(page, "learning_rate").press("ArrowRight")
    settled(page)
    expect(moment.locator("input")).to_have_value(f"{page.url}&step=5")
    address_has(page, "learning_rate=0.11")
    slider(page, "learning_rate").press("ArrowLeft")
    settled(page)
    expect(moment.locator("input")).to_have_value(link.removesuffix("4") + "5")  # not where the page opened

    # Where no page may copy, the link is selected.
    at(page, "loss?w=0.00")
    page.evaluate(NO_CLIPBOARD)
    page.evaluate("document.execCommand = () => false")
    moment = fold(page)
    moment.get_by_role("button", name=STRINGS.copy).click()
    expect(moment.get_by_role("status")).to_have_text(STRINGS.select)
    link = f"{page.url.split('?')[0]}?w=0.00"
    field = moment.locator("input")
    expect(field).to_be_focused()
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == link
