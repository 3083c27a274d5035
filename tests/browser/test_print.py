"""On paper, from the browser's own Print: every chapter is a handout of whole sheets, black on white even from dark."""

import re
from collections.abc import Callable, Iterator

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from playwright.sync_api import Page, expect

from gd_view.chapters import CONTENTS, RECORDS, numbered
from gd_view.page.card import PROMPTS
from gd_view.page.contents import Chapter
from gd_view.page.question import LETTERS, Question
from gd_view.page.shut import SHUT, SWITCH
from gd_view.player.strings import STRINGS
from tests.browser.visit import go_to, settled

LONG = True
CHAPTERS = [chapter for chapter in RECORDS if chapter.questions]
PAPER = {"A4": (595, 842), "Letter": (612, 792)}  # points
MARGIN = 14 / 25.4 * 72  # points; print.css leaves it on every side
SLACK = 1.0  # points; an antialiased edge
KERNING = (
    1.0  # points; how far the box of a letter may reach into its neighbour's, where each is set by itself
)
CONTROLS = [SWITCH, SHUT, STRINGS.play, *PROMPTS.values(), "Exact values", STRINGS.share, "Next:"]
# What the figures say at the moment when they are printed, asked after the player has drawn them for paper.
NOTE = """() => addEventListener("beforeprint", () => {
  window.drawn = [...document.querySelectorAll(".gd-plot")].map(
    (plot) => [...plot.querySelectorAll("text")].map((text) => text.textContent).filter((words) => words.trim()),
  );
})"""


def squeezed(text: str) -> str:
    """Text without its white space, which a PDF sets as it likes, and as markup shows it."""
    return re.sub(r"[\s\u200b`]+", "", text)


def boxes(words: pypdfium2.PdfTextPage) -> NDArray[np.float64]:
    """Left, bottom, right and top of every run of text."""
    return np.array([words.get_rect(i) for i in range(words.count_rects())]).reshape(-1, 4)


def overlapping(box: NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    """Pairs of boxes of which one lies on a third of the other or more."""
    low = np.maximum(box[:, None, :2], box[None, :, :2])
    high = np.minimum(box[:, None, 2:], box[None, :, 2:])
    shared = np.prod(np.maximum(high - low - [KERNING, 0], 0), axis=2)
    area = np.prod(box[:, 2:] - box[:, :2], axis=1)
    on_it = np.triu(shared > np.minimum(area[:, None], area) / 3, 1)
    yield from zip(*np.nonzero(on_it), strict=True)


def sheet_faults(sheet: pypdfium2.PdfPage, size: tuple[int, int]) -> Iterator[str]:
    """What is wrong with a sheet that has been looked at."""
    if not np.allclose(sheet.get_size(), size, atol=1):
        yield f"is {sheet.get_size()} large"
    grey = sheet.render(scale=1, grayscale=True).to_numpy().squeeze()
    edge = int(MARGIN - SLACK)
    inner = grey[edge:-edge, edge:-edge]
    if (inner < 200).mean() < 0.004:
        yield "is blank"
    if grey.mean() < 220:
        yield "is dark"
    if (grey < 250).sum() > (inner < 250).sum():
        yield "goes beyond its margins"
    words = sheet.get_textpage()
    box = boxes(words)
    width, height = sheet.get_size()
    least, most = MARGIN - SLACK, np.array([width, height]) - MARGIN + SLACK
    for i in np.nonzero((box[:, :2] < least).any(axis=1) | (box[:, 2:] > most).any(axis=1))[0]:
        yield f"cuts off “{words.get_text_bounded(*box[i])}”"
    for i, j in overlapping(box):
        yield f"has “{words.get_text_bounded(*box[i])}” on “{words.get_text_bounded(*box[j])}”"


def lines_across(sheet: pypdfium2.PdfPage) -> int:
    """How many lines go across most of the sheet."""
    grey = sheet.render(scale=2, grayscale=True).to_numpy().squeeze()
    is_line = (grey < 230).mean(axis=1) > 0.7
    return int((is_line[1:] & ~is_line[:-1]).sum())


def handout_faults(
    chapter: Chapter, sheets: list[pypdfium2.PdfPage], drawn: list[list[str]]
) -> Iterator[str]:
    """What a printed chapter lacks, and what it says that nobody needs on paper."""
    said = [squeezed(sheet.get_textpage().get_text_bounded()) for sheet in sheets]
    for figure in drawn:
        if not figure or not any(all(squeezed(words) in sheet for words in figure) for sheet in said):
            yield f"no sheet has the whole figure with {figure[:3]}"
    everything = "".join(said)
    for question in chapter.questions:
        options = [one.text for one in getattr(question, "options", ())]
        for words in (question.text, *options, *getattr(question, "labels", ())):
            if squeezed(words) not in everything:
                yield f"nothing says “{words}”"
    for words in (*CONTROLS, *map(numbered, CONTENTS.values())):
        if squeezed(words) in everything:
            yield f"something says “{words}”"
    lines = sum(lines_across(sheet) for sheet in sheets)
    if lines < 5 * len(chapter.questions):  # three to write on, and the edges of their box
        yield f"has {lines} lines"


def test_every_chapter_is_a_handout_and_tells_no_answer_that_was_given(open_page: Callable[..., Page]):
    page = open_page(CHAPTERS[0].address, dark=True)
    page.evaluate(NOTE)
    faults = []
    for chapter in CHAPTERS:
        if chapter is not CHAPTERS[0]:
            go_to(page, chapter.address)
        for paper, size in PAPER.items():
            sheets = [*pypdfium2.PdfDocument(page.pdf(format=paper, print_background=True))]
            for number, sheet in enumerate(sheets, 1):
                faults += [
                    f"{chapter.slug}, {paper}, sheet {number} {fault}" for fault in sheet_faults(sheet, size)
                ]
            told = handout_faults(chapter, sheets, page.evaluate("window.drawn"))
            faults += [f"{chapter.slug}, {paper}: {fault}" for fault in told]
    assert not faults, "\n".join(faults)

    # Paper tells no answer that was given.
    page.emulate_media(reduced_motion="reduce")
    chapter = CONTENTS["double_well"]
    go_to(page, chapter.address)
    asked = chapter.questions[0]
    assert isinstance(asked, Question)
    card = page.locator(f".st-key-predict_{chapter.address}_{asked.key}")
    card.get_by_role("button", name=PROMPTS["ask"]).click()
    settled(page)
    right = asked.options[LETTERS.index(asked.right)]
    expect(card.get_by_text(right.feedback)).to_be_visible()
    page.emulate_media(media="print")
    expect(card.get_by_text(right.feedback)).to_be_hidden()
    assert all(one.text in card.inner_text() for one in asked.options)


def test_the_script_of_the_talk_is_printed_on_whole_sheets_with_the_rest_of_its_page(
    open_page: Callable[..., Page],
):
    page = open_page("for_teachers", dark=True)
    faults = []
    for paper, size in PAPER.items():
        sheets = [*pypdfium2.PdfDocument(page.pdf(format=paper, print_background=True))]
        said = "".join(squeezed(sheet.get_textpage().get_text_bounded()) for sheet in sheets)
        for number, sheet in enumerate(sheets, 1):
            faults += [f"{paper}, sheet {number} {fault}" for fault in sheet_faults(sheet, size)]
        words = page.locator(
            ".gd-talk .gd-from-to, .gd-talk .gd-on-screen a, .gd-talk li li"
        ).all_inner_texts()
        assert len(words) > 10
        faults += [f"{paper}: nothing says “{one}”" for one in words if squeezed(one) not in said]
    assert not faults, "\n".join(faults)
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
