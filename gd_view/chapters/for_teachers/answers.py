"""The answers to all questions as one HTML file to print, a sheet for each chapter: for those who teach."""

from collections.abc import Iterable

from gd_view.chapters.for_teachers import notes
from gd_view.page.contents import Chapter
from gd_view.page.question import Question, Typed
from gd_view.page.verdicts import inline

FILE = "answer_sheet.html"
TITLE = "Answers"
STYLE = """
@page { margin: 14mm 15mm; }
body { max-width: 52rem; margin: 1rem auto; padding: 0 1rem; }
body { font: 11pt/1.35 sans-serif; color: #000; background: #fff; }
section + section { break-before: page; }
h1 { font: 600 1.5em/1.2 serif; }
li { margin: 0.6em 0; break-inside: avoid; }
li p { margin: 0.2em 0; }
"""


def sheet(chapters: Iterable[Chapter]) -> str:
    """Return the file: of each chapter every question, in the order of its handout, with its answer and the reason."""
    sections = "".join(_section(chapter) for chapter in chapters if chapter.questions)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>\n'
        f"<body>{sections}</body></html>\n"
    )


def _section(chapter: Chapter) -> str:
    items = "".join(map(_answered, chapter.questions))
    return f"<section><h1>{TITLE}: {inline(chapter.title)}</h1><ol>{items}</ol></section>\n"


def _answered(question: Question | Typed) -> str:
    answer, reason = notes.right(question)
    letter = f"{question.right}. " if isinstance(question, Question) else ""
    star = "★ " if question.is_star else ""
    return (
        f"<li><p>{star}{inline(question.text)}</p><p><strong>{letter}{inline(answer)}</strong></p>"
        f"<p>{inline(reason)}</p></li>"
    )
