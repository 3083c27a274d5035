"""The script of a talk with a projector: minute by minute what is on the screen, what to do and what is answered.

It is the shortest plan, chapter by chapter: a title to begin with, then the question for the class.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gd_view.chapters.for_teachers import notes
from gd_view.chapters.for_teachers.plans import PLANS, Plan
from gd_view.page import controls
from gd_view.page.contents import Chapter
from gd_view.page.present import MODE, PRESENT
from gd_view.page.question import Question, State
from gd_view.page.settings import STEP
from gd_view.page.verdicts import inline

PLAN: Plan = min(PLANS, key=lambda plan: plan.minutes)
OPENING, CLOSING = 2, 2  # minutes for a title, and for the end
OPENINGS = {
    "update_rule": (
        "Read the line above the picture aloud, symbol by symbol. Press Play, and let the room say what each beat does."
    ),
    "single_well": (
        "Press Play: this is the α of the sliders. Ask whether a longer step would be a faster one, and leave it open."
    ),
}
CLOSES_WITH = "double_well"
CLOSING_WORDS = "Leave the room with this title, which is a question, and with the address of the lesson."
ASK = (
    "Read it aloud. Everybody decides alone, in writing; then hands, letter by letter. Choose what most of them said, "
    "if you like. Go on: the picture plays the run, and the reply follows."
)


@dataclass(frozen=True)
class Part:
    """A part of the talk: the minutes at which it begins and ends, what is on the screen, and what to do, as HTML."""

    begin: int
    end: int
    address: str
    state: State
    shown: str
    words: str


def parts(chapters: Mapping[str, Chapter]) -> Iterator[Part]:
    """Yield the parts of the talk."""
    begin = 0
    for slug in PLAN.slugs:
        chapter = chapters[slug]
        (star,) = (one for one in chapter.questions if one.is_star and isinstance(one, Question))
        is_last = slug == PLAN.slugs[-1]
        end = begin + chapter.minutes
        yield Part(begin, begin + OPENING, chapter.address, {}, chapter.title, f"<p>{OPENINGS[slug]}</p>")
        asked_until = end - CLOSING * is_last
        yield Part(
            begin + OPENING, asked_until, chapter.address, star.state, f"★ {inline(star.text)}", _asked(star)
        )
        begin = end
    last = chapters[CLOSES_WITH]
    yield Part(begin - CLOSING, begin, last.address, {}, last.title, f"<p>{CLOSING_WORDS}</p>")


def _asked(question: Question) -> str:
    """Return what to do with a question, its answers, and why the right one is right."""
    right, reason = notes.right(question)
    options = "".join(f"<li>{inline(option.text)}</li>" for option in question.options)
    return (
        f'<p>{ASK}</p><ol class="gd-options">{options}</ol>'
        f"<p>It is <strong>{question.right}</strong>, {inline(right)}. {inline(reason)}</p>{notes.why(question)}"
    )


def script(chapters: Mapping[str, Chapter]) -> str:
    """Return the talk as HTML: each part with its minutes, and a link that presents what it is about, at the start."""
    items = "".join(_item(part) for part in parts(chapters))
    return f'<ol class="gd-talk">{items}</ol>'


def _item(part: Part) -> str:
    link = controls.link(part.address, part.shown, **part.state, **{STEP: "0", MODE: PRESENT})
    return (
        f'<li><span class="gd-from-to">{part.begin}–{part.end}</span>'
        f'<div><p class="gd-on-screen"><strong>{link}</strong></p>{part.words}</div></li>'
    )
