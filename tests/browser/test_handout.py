"""A handout: one sheet for each chapter, with all its questions, no answer, and a code that leads back."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

import numpy as np
import pypdfium2
import zxingcpp
from playwright.sync_api import Page, expect

from gd_view.chapters import RECORDS
from gd_view.chapters.for_teachers import answers
from gd_view.page.contents import Chapter
from gd_view.page.question import Question
from gd_view.player.strings import STRINGS
from tests.browser.visit import player, settled, traces, unfold

CHAPTERS = [chapter for chapter in RECORDS if chapter.questions]
PAPER = {"A4": (595, 842), "Letter": (612, 792)}  # points
MARGIN = int(3 * 13.5 / 25.4 * 72)  # dots, at three to the point, but for an antialiased edge
HOLD = "() => { window.printed = 0; window.print = () => { window.printed += 1; }; }"


def squeezed(text: str) -> str:
    """Text without white space, which a PDF sets as it likes, and as markup shows it."""
    return re.sub(r"[\s\u200b`]+", "", text)


def handed_out(page: Page, paper: str) -> pypdfium2.PdfDocument:
    settled(page)
    before = page.evaluate("window.printed")
    page.get_by_role("button", name=STRINGS.handout).click()
    page.wait_for_function(f"window.printed === {before + 1}")
    return pypdfium2.PdfDocument(page.pdf(format=paper, print_background=True))


def faults(
    sheets: pypdfium2.PdfDocument, chapter: Chapter, size: tuple[int, int], here: str
) -> Iterator[str]:
    """What is wrong with the handout of a chapter whose page stands at an address."""
    if len(sheets) != 1:
        yield f"has {len(sheets)} sheets"
    sheet = sheets[0]
    if not np.allclose(sheet.get_size(), size, atol=1):
        yield f"is {sheet.get_size()} large"
    said = squeezed(sheet.get_textpage().get_text_bounded())
    for question in chapter.questions:
        options = question.options if isinstance(question, Question) else ()
        for words in (question.text, *(one.text for one in options), *getattr(question, "labels", ())):
            if squeezed(words) not in said:
                yield f"does not say “{words}”"
        for words in [one.feedback for one in options] or [question.feedback]:
            if squeezed(words)[:40] in said:
                yield f"tells “{words}”"
    if said.count(squeezed(STRINGS.mine_on_paper)) != len(chapter.questions):
        yield "has not one place to write on for each question"
    drawn = sheet.render(scale=3).to_numpy()
    ink = (drawn < 200).any(axis=2)
    if drawn.mean() < 220:
        yield "is dark"
    if ink[: ink.shape[0] // 3].mean() < 0.005:
        yield "has no picture"
    if ink[:, -MARGIN:].any() or ink[-MARGIN:].any():
        yield "goes beyond its margin"
    code = zxingcpp.read_barcode(drawn)
    if code is None or code.text != here:
        yield f"leads to {code and code.text}, not {here}"
    if squeezed(here) not in said:
        yield "does not write out where it leads"


def test_every_chapter_has_a_handout_of_one_sheet_with_every_question_and_no_answer(
    open_page: Callable[..., Page],
):
    """Letter is the lower of the two sheets; A4, which is narrower, is looked at where the page has most."""
    page = open_page(CHAPTERS[0].address, dark=True, reduced_motion=True)
    page.evaluate(HOLD)
    found = []
    for chapter in CHAPTERS:
        if chapter is not CHAPTERS[0]:
            page.locator(f'[data-testid="stSidebarNavLink"][href$="/{chapter.address}"]').click()
            page.wait_for_url(f"**/{chapter.address}?**")
            settled(page)
        unfold(page, STRINGS.share)
        for paper in ("Letter", "A4") if chapter is CHAPTERS[-1] else ("Letter",):
            sheets = handed_out(page, paper)
            found += [
                f"{chapter.slug}, {paper}: {one}" for one in faults(sheets, chapter, PAPER[paper], page.url)
            ]
            expect(page.locator(".gd-handout")).to_have_count(0)
    assert not found, "\n".join(found)


def test_what_was_seen_of_a_run_is_not_on_the_one_sheet_and_stays_on_the_page(
    open_page: Callable[..., Page],
):
    page = open_page("single_well?step=20")
    page.evaluate(HOLD)
    unfold(page, STRINGS.share)
    page.get_by_role("button", name=STRINGS.handout).click()
    page.wait_for_function("window.printed === 1")
    picture = unquote(page.locator(".gd-handout img").get_attribute("src"))
    assert "start" in picture
    assert "step 20" not in picture
    assert not re.search(r"settles|0\.0461", picture)
    expect(player(page)).to_have_attribute("data-step", "20")
    assert len(traces(page)["trajectory"]["x"]) == 21
    code = page.locator(".gd-handout .gd-qr-code svg")
    expect(code).to_have_count(1)

    # Pressed twice, it is one sheet.
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".gd-handout")).to_have_count(0)
    button = page.get_by_role("button", name=STRINGS.handout)
    for _ in range(2):  # while its code is made, and while it is drawn
        button.evaluate("button => { button.click(); button.click(); }")
        page.wait_for_function(
            "document.querySelector('.gd-handout') && !document.querySelector('.gd-moment').share.isPrinting"
        )
        settled(page)
        expect(page.locator(".gd-handout")).to_have_count(1)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator(".gd-handout")).to_have_count(0)
    assert page.evaluate("window.printed") == 3


def test_the_answer_sheet_has_one_sheet_for_each_chapter(blank: Page):
    """Named at its top; and nothing of it on another one."""
    blank.set_content(answers.sheet(RECORDS))
    for paper in PAPER:
        sheets = pypdfium2.PdfDocument(blank.pdf(format=paper))
        assert len(sheets) == len(CHAPTERS)
        for sheet, chapter in zip(sheets, CHAPTERS, strict=True):
            said = squeezed(sheet.get_textpage().get_text_bounded())
            assert said.startswith(squeezed(f"{answers.TITLE}: {chapter.title}"))
            assert all(squeezed(question.text) in said for question in chapter.questions)
