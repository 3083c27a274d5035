"""The replies of a card as HTML: the reader's choice, what happened, the proof, and the other answers."""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from gd_view.page import controls, state
from gd_view.page.question import Option, Question, See

PLAY_AGAIN = "Play it again"
ELSEWHERE = "The picture shows another run now."


def replies(page: str, question: Question, options: Mapping[str, Option], chosen: str) -> str:
    """Return the reply to a choice (or to none), the right answer, the proof, and the other answers, as HTML."""
    right = question.right
    told = ""
    if chosen and chosen != right:
        told += _verdict(page, "differs", f"✗ Your choice, {chosen}", options[chosen])
    whose = "Your choice, " if chosen == right else "What happened, " if chosen else ""
    told += _verdict(page, "holds", f"✓ {whose}{right}", options[right])
    told += look(
        page, (PLAY_AGAIN, question.state), *(options[letter].see for letter in (chosen, right) if letter)
    )
    others = "".join(
        _verdict(page, "other", letter, option)
        for letter, option in options.items()
        if letter not in (chosen, right)
    )
    if others:
        told += f'<details class="gd-others"><summary>The other answers</summary>{others}</details>'
    return told


def _verdict(page: str, kind: str, heading: str, option: Option) -> str:
    link = _link(page, option.see) if kind == "other" and option.see else ""
    return paragraph(kind, heading, f"{option.text}", f"{inline(option.feedback)} {link}")


def paragraph(kind: str, heading: str, words: str, more: str = "") -> str:
    """Return one reply: its heading, words of ours, and HTML below them."""
    more = f"<br>{more}" if more else ""
    return f'<p class="gd-verdict gd-{kind}"><strong>{heading}:</strong> {inline(words)}{more}</p>'


def look(page: str, *sees: See | None) -> str:
    """Return the links to the states that prove a reply, each once; the first of them is what it tells of.

    As long as the picture shows another run, the reply says so; see player/web/elsewhere.js.
    """
    links: dict[str, None] = dict.fromkeys(
        link for see in sees if see is not None and (link := _link(page, see))
    )
    if not links:
        return ""
    run = escape(urlencode(sees[0][1])) if sees and sees[0] else ""
    return f'<p class="gd-see" data-run="{run}">{" ".join(links)} <span class="gd-elsewhere">{ELSEWHERE}</span></p>'


def _link(page: str, see: See) -> str:
    """Return the link to a state, and nothing where the page may not be set to it."""
    return controls.link(page, inline(see[0]), **see[1]) if state.allows(page, see[1]) else ""


def inline(text: str) -> str:
    """Return words as HTML, with those in backticks as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text, quote=False))


def markdown(text: str) -> str:
    """Return words as Markdown that shows them unchanged, with those in backticks as code."""
    parts = text.split("`")
    parts[::2] = [re.sub(r"([\\*_$\[\]~<>#|:])", r"\\\1", part) for part in parts[::2]]
    return "`".join(parts)
