"""A handout: one sheet for each chapter, with all its questions, no answer, and a code that leads back."""

import ctypes
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
WHITE = 0.8  # share of the sheet that is bare
READABLE = 4.5  # contrast with white
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


def inks(sheet: pypdfium2.PdfPage) -> tuple[str, list[tuple[int, ...]]]:
    """What is written on it, without white space, and the colour of each character."""
    page, parts = sheet.get_textpage(), [ctypes.c_uint() for _ in range(4)]
    letters, colours = "", []
    for i in range(page.count_chars()):
        letter = squeezed(chr(pypdfium2.raw.FPDFText_GetUnicode(page, i)))
        if letter and pypdfium2.raw.FPDFText_GetFillColor(page, i, *parts):
            letters += letter
            colours.append(tuple(part.value for part in parts[:3]))
    return letters, colours


def contrast(colour: tuple[int, ...]) -> float:
    """Contrast of a colour with white paper, by WCAG."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    ]
    return 1.05 / (0.05 + float(np.dot(linear, [0.2126, 0.7152, 0.0722])))


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
    edge = np.ones(ink.shape, dtype=bool)
    edge[MARGIN:-MARGIN, MARGIN:-MARGIN] = False
    if (drawn[edge] < 255).any():
        yield "has a margin that is not white"
    if (white := (drawn == 255).all(axis=2).mean()) < WHITE:
        yield f"is white on {white:.0%} only"
    letters, colours = inks(sheet)
    print(
        chapter.slug,
        size,
        round((drawn == 255).all(axis=2).mean(), 3),
        {c: round(contrast(c), 1) for c in set(colours)},
    )
    if pale := {colour for colour in colours if contrast(colour) < READABLE}:
        yield f"has text in {pale}"
    for question in chapter.questions:
        begin = letters.find(squeezed(question.text))
        if {*colours[begin : begin + len(squeezed(question.text))]} != {(0, 0, 0)}:
            yield f"does not say “{question.text}” in black"
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
    """On A4 and on Letter, black on white, from a dark page."""
    page = open_page(CHAPTERS[0].address, dark=True, reduced_motion=True)
    page.evaluate(HOLD)
    found = []
    for chapter in CHAPTERS:
        if chapter is not CHAPTERS[0]:
            page.locator(f'[data-testid="stSidebarNavLink"][href$="/{chapter.address}"]').click()
            page.wait_for_url(f"**/{chapter.address}?**")
            settled(page)
        unfold(page, STRINGS.share)
        for paper in PAPER:
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
