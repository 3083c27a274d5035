"""A chapter for those who teach it: its ★ question with the wrong answers and the replies, and its states as links."""

from collections.abc import Iterator

from gd_view.page import controls
from gd_view.page.contents import Chapter
from gd_view.page.question import LETTERS, Question, Typed
from gd_view.page.settings import STEP
from gd_view.page.verdicts import inline
from gd_view.wording import count, exactly


def about(chapter: Chapter) -> str:
    """Return what a chapter is for and how to use it, with a link to it, as HTML."""
    link = controls.link(chapter.address, f'Open it<span class="gd-unseen">: {chapter.title}</span>')
    return f"<p>{link} · {count(chapter.minutes, 'minute')}. {chapter.aim}</p><p>{chapter.in_class}</p>"


def on_the_star(chapter: Chapter) -> str:
    """Return the ★ questions of a chapter, as HTML: the right answer, the wrong ones, and what to say to each."""
    return "".join(_told(question) for question in chapter.questions if question.is_star)


def _told(question: Question | Typed) -> str:
    text, reason = right(question)
    items = "".join(
        f'<li><p class="gd-differs"><strong>✗ {inline(wrong)}</strong><br>{inline(reply)}</p></li>'
        for wrong, reply in likely_wrong(question)
    )
    return (
        f"<p><strong>★ {inline(question.text)}</strong></p>"
        f'<p class="gd-holds"><strong>✓ {inline(text)}</strong><br>{inline(reason)}</p>'
        f'<p>If somebody says …</p><ul class="gd-wrong">{items}</ul>{why(question)}'
    )


def right(question: Question | Typed) -> tuple[str, str]:
    """Return the right answer to a question, and its reason."""
    if isinstance(question, Typed):
        return _numbers(question.answer), question.feedback
    option = question.options[LETTERS.index(question.right)]
    return option.text, option.feedback


def likely_wrong(question: Question | Typed) -> Iterator[tuple[str, str]]:
    """Yield the wrong answers to a question that are worth a reply, each with it."""
    if isinstance(question, Typed):
        yield from ((_numbers(slip), reply) for slip, reply in question.slips.items())
    else:
        yield from ((option.text, option.feedback) for option in question.options if not option.is_right)


def _numbers(values: tuple[float, ...]) -> str:
    return " and ".join(map(exactly, values))


def why(question: Question | Typed) -> str:
    """Return what to ask next, and the answer to it."""
    if isinstance(question, Typed) or not question.because:
        return ""
    (reason,) = (reason for reason in question.because.reasons if reason.is_right)
    return (
        f"<p>Then ask why. {inline(question.because.so)} because "
        f"<strong>{inline(reason.text)}</strong>. {inline(reason.reply)}</p>"
    )


def states(chapter: Chapter) -> str:
    """Return links to the states of a chapter, as HTML: those of its chips, whose runs play, and that of each question.

    A question comes at the start of its run, which the class is to predict.
    """
    chips = "".join(
        f"<li>{controls.link(chapter.address, inline(words), **state)}</li>"
        for row in chapter.chips
        for words, state in row.items()
    )
    asked = "".join(
        f"<li>{controls.link(chapter.address, _marked(question), **question.state, **{STEP: '0'})}</li>"
        for question in chapter.questions
    )
    return _titled("States worth seeing", chips, "gd-states gd-beside") + _titled(
        "The state of each question", asked, "gd-states"
    )


def _marked(question: Question | Typed) -> str:
    return f"{'★ ' if question.is_star else ''}{inline(question.text)}"


def _titled(title: str, items: str, kind: str) -> str:
    return f'<p class="gd-list-of">{title}</p><ul class="{kind}">{items}</ul>' if items else ""
