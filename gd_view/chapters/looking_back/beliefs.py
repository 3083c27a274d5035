"""What the reader believed: the predictions that went another way, each with its run drawn small and a link to it."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from gd_view.page import card, controls
from gd_view.page.contents import Chapter
from gd_view.page.question import LETTERS, Question, Typed, reply
from gd_view.page.verdicts import inline
from gd_view.wording import count


class Belief(NamedTuple):
    """A prediction that the reader made, beside what happened, and why."""

    chapter: Chapter
    question: Question | Typed
    chosen: str
    happened: str
    why: str
    is_right: bool


def held(chapters: Iterable[Chapter]) -> list[Belief]:
    """Return the predictions of this session in reading order; an answer that was only shown is none."""
    beliefs = []
    for chapter in chapters:
        for question in chapter.questions:
            given = card.answers().get(f"{chapter.address}_{question.key}", card.REVEALED)
            if given != card.REVEALED and card.is_answered(chapter.address, question):
                beliefs.append(Belief(chapter, question, *_compared(question, given)))
    return beliefs


def _compared(question: Question | Typed, given: tuple[str, ...]) -> tuple[str, str, str, bool]:
    """Return what was chosen, what happened, why, and whether the two are one."""
    if isinstance(question, Typed):
        right = " and ".join(f"{value:.10g}".replace("-", "−") for value in question.answer)
        is_right, _ = reply(question, card.numbers(given))
        return " and ".join(given), right, question.feedback, is_right
    options = question.options
    chosen = options[LETTERS.index(given[0])]
    (happened,) = (option for option in options if option.is_right)
    return chosen.text, happened.text, happened.feedback, chosen.is_right


def summed_up(beliefs: list[Belief]) -> str:
    """Return in a sentence how many predictions there were, and how many went another way."""
    wrong = sum(not belief.is_right for belief in beliefs)
    if not beliefs:
        return "You have not predicted anything yet, or it has been forgotten. What you predict is told again here."
    made = f"You made {count(len(beliefs), 'prediction')}."
    if not wrong:
        return f"{made} What happened was what you said, each time."
    went = "One of them went" if wrong == 1 else f"{wrong} of them went"
    return f"{made} {went} another way, and that is where something was learned."


def told_again(beliefs: Iterable[Belief]) -> str:
    """Return the predictions that went another way, as HTML: the question, both answers, why, and the run to replay."""
    items = "".join(_item(belief) for belief in beliefs if not belief.is_right)
    return f'<ul class="gd-beliefs">{items}</ul>' if items else ""


def as_text(beliefs: Iterable[Belief]) -> str:
    """Return all predictions as plain text, to be copied and handed in."""
    told = (
        f"{chapter.title}: {question.text}\n{'✓' if is_right else '✗'} I predicted: {chosen}\n"
        + ("" if is_right else f"   What happened: {happened}\n")
        for chapter, question, chosen, happened, _, is_right in beliefs
    )
    return "\n".join(told).replace("`", "")


def _item(belief: Belief) -> str:
    chapter, question, chosen, happened, why, _ = belief
    picture = chapter.sketch(question.state) if chapter.sketch else ""
    # The words alone would be the same in every link.
    label = f'Replay it<span class="gd-unseen"> in {escape(chapter.title)}: {escape(question.text)}</span>'
    return (
        f"<li>{picture}<div><p><strong>{inline(question.text)}</strong></p>"
        f'<p class="gd-differs"><strong>✗ You believed:</strong> {inline(chosen)}</p>'
        f'<p class="gd-holds"><strong>✓ You know now:</strong> {inline(happened)}<br>{inline(why)}</p>'
        f"<p>{controls.link(chapter.address, label, **question.state)}</p></div></li>"
    )
