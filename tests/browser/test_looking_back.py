"""What was believed is replayed small, where one points at it or comes to it by keys, and where motion is welcome."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from gd_view.chapters.loss.questions import SHAPE
from gd_view.page.question import LETTERS
from tests.browser.visit import go_to, settled

MOVING = "svg => svg.getAnimations({ subtree: true }).map(({ animationName }) => animationName)"


def test_a_run_that_went_another_way_is_replayed_small_on_demand(open_page: Callable[..., Page]):
    page = open_page("loss", reduced_motion=True)
    card = page.locator(".st-key-predict_loss_shape")
    wrong = next(letter for letter in LETTERS if letter != SHAPE.right)
    card.get_by_role("radio").nth(LETTERS.index(wrong)).check(force=True)
    settled(page)
    card.locator("[class*=st-key-go_] button").click()
    settled(page)
    go_to(page, "looking_back")
    (belief,) = page.locator(".gd-beliefs > li").all()
    picture, replay = belief.locator("svg"), belief.get_by_role("link", name="Replay it")
    expect(picture).to_be_visible()
    belief.hover()
    assert picture.evaluate(MOVING) == []
    page.emulate_media(reduced_motion="no-preference")
    assert {*picture.evaluate(MOVING)} == {"gd-drawn", "gd-there"}
    page.mouse.move(5, 5)
    assert picture.evaluate(MOVING) == []
    replay.focus()
    assert "gd-drawn" in picture.evaluate(MOVING)
