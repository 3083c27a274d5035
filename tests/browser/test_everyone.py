"""Every page in every state, light and dark: what axe-core finds, with targets, names and headings."""

import itertools
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from gd_view.chapters import CONTENTS
from gd_view.page.contents import Chapter
from gd_view.page.question import Question, Typed
from tests.browser.visit import PLAYER, at, axe, go_to, in_colours, settled, unfold

LONG = True
CHAPTERS = [chapter for chapter in CONTENTS.values() if chapter.questions]
OTHERS = ["", "looking_back"]  # beside that for teachers; of a vote: test_vote.py
TALL = 6000  # pixels: axe looks at no colour below the fold
FAR = "99"  # no value of any slider: the nearest one is used, and the page says so
UNUSABLE = {"fog_walk": "fog_walk?moves=lrdxx&lifted=7"}  # there are no fields


# What is pressed in place of an input that is not seen: axe measures only the inputs.
LOW = """() => [...document.querySelectorAll(
  "[data-testid=stRadioOption], [data-testid=stCheckbox] label, [data-testid=stSlider] [role=group]," +
  ".gd-log, .gd-grip, .gd-pen"
)].map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, { width, height }]) => width && (width < 24 || height < 24)).map(([name]) => name)"""


def is_sound(page: Page, where: str) -> None:
    assert axe(page) == [], where
    assert page.evaluate(LOW) == [], where
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(e => Number(e.tagName[1]))")
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), where


def card_of(page: Page, chapter: Chapter, question: Question | Typed) -> Locator:
    return page.locator(f".st-key-predict_{chapter.address}_{question.key}")


def choose(page: Page, card: Locator, i: int) -> None:
    card.locator("[role=radiogroup] label").nth(i).click()
    settled(page)


def go(page: Page, card: Locator) -> None:
    card.locator("[class*=st-key-go_] button").first.click()
    settled(page)


def work_through(page: Page, chapter: Chapter) -> Iterator[str]:
    """Bring a chapter into the states that it can have at once, and say which there are.

    One question is answered wrongly, with a reason, the other replies unfolded and a changed case shown; one rightly;
    one is chosen and not checked; numbers are typed. Then a value that cannot be used is asked for, of which the
    run leaves the picture where it can; it is shown up to its last but one step.
    """
    star = next(one for one in chapter.questions if isinstance(one, Question) and one.because)
    others = [one for one in chapter.questions if isinstance(one, Question) and one is not star]
    wrong = next(i for i, option in enumerate(star.options) if not option.is_right)
    card = card_of(page, chapter, star)
    choose(page, card, wrong)
    go(page, card)
    expect(card.locator(".gd-differs")).to_be_visible()
    card.locator(".gd-others summary").click()
    choose(page, page.locator(f".st-key-because_{chapter.address}_{star.key}"), 0)
    yield "wrong"
    changed = page.locator(f".st-key-predict_{chapter.address}_{star.key}_changed")
    if changed.count():
        go(page, changed)
        yield "changed"
    for question in others[:1]:
        right = next(i for i, option in enumerate(question.options) if option.is_right)
        choose(page, card_of(page, chapter, question), right)
        go(page, card_of(page, chapter, question))
        expect(card_of(page, chapter, question).locator(".gd-holds")).to_be_visible()
        yield "right"
    for question in chapter.questions:
        if isinstance(question, Typed):
            typed = card_of(page, chapter, question)
            for field in typed.locator("input").all():
                field.fill(FAR)
            typed.locator("input").last.press("Enter")
            settled(page)
            expect(typed.locator(".gd-differs")).to_be_visible()
            yield "typed"
    if chapter.address in UNUSABLE:
        at(page, UNUSABLE[chapter.address])
    else:
        unfold(page, "Exact values")
        field = page.locator(
            ".st-key-fields .st-key-learning_rate_typed input, .st-key-fields .st-key-w_typed input"
        )
        field.fill(FAR)
        field.press("Enter")
        settled(page)
    expect(page.get_by_test_id("stAlert")).to_be_visible()
    yield "note"
    expect(card.locator(".gd-differs")).to_be_visible()  # still
    for question in others[1:2]:
        if card_of(page, chapter, question).locator("[role=radiogroup] label").count():
            choose(page, card_of(page, chapter, question), 0)
            yield "chosen"
    back = page.locator(f"{PLAYER} button[data-go=back]").filter(visible=True)
    if back.count():
        back.first.click()
        yield "mid-run"


@pytest.mark.parametrize("half", [0, 1])
def test_axe_finds_nothing_in_any_state_of_any_chapter_in_light_and_dark(
    open_page: Callable[..., Page], half: int
):
    chapters = CHAPTERS[half::2]
    page = open_page(chapters[0].address, reduced_motion=True, height=TALL)
    seen, titles = set(), set()
    for i, chapter in enumerate(chapters):
        if i:
            go_to(page, chapter.address)
        is_sound(page, f"{chapter.address}, fresh, light")
        in_colours(page, "dark")
        is_sound(page, f"{chapter.address}, fresh, dark")
        titles.add(page.title())
        states = [*work_through(page, chapter)]
        seen |= {*states}
        for scheme in ("dark", "light"):
            in_colours(page, scheme)
            is_sound(page, f"{chapter.address}, {', '.join(states)}, {scheme}")
    assert len(titles) == len(chapters)
    assert seen >= {"wrong", "changed", "right", "typed", "note", "chosen", "mid-run"}


def test_axe_finds_nothing_on_the_pages_without_questions_nor_on_the_surface(open_page: Callable[..., Page]):
    page = open_page("for_teachers", height=TALL)  # the contents of which lead to all others
    for address in ("for_teachers", *OTHERS, "many_parameters"):
        if address != "for_teachers":
            go_to(page, address)
        if address == "many_parameters":
            page.locator(".st-key-dimensions [role=radio]").last.click()
            expect(page.locator(f"{PLAYER} .gl-container canvas").first).to_be_attached()
            settled(page)
        for scheme in ("light", "dark"):
            in_colours(page, scheme)
            is_sound(page, f"{address}, {scheme}")
        in_colours(page, "light")
