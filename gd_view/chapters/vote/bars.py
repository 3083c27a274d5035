"""What was answered, as bars: for each option its words, and for each round a bar with its number."""

from collections.abc import Mapping, Sequence

from gd_view.chapters.vote.words import RIGHT, ROUNDS
from gd_view.page.question import LETTERS, Question
from gd_view.page.verdicts import inline


def shown(question: Question, counts: Sequence[Mapping[str, int]], *, is_told: bool) -> str:
    """Return the options with their bars, as HTML.

    Parameters
    ----------
    question
        The question.
    counts
        For each round how many ballots give each letter.
    is_told
        Whether the right option is marked.
    """
    items = "".join(
        _item(letter, inline(option.text), counts, is_right=is_told and option.is_right)
        for letter, option in zip(LETTERS, question.options, strict=False)
    )
    return f'<ul class="gd-bars">{items}</ul>'


def _item(letter: str, words: str, counts: Sequence[Mapping[str, int]], *, is_right: bool) -> str:
    bars = "".join(
        _bar(ROUNDS[i] if len(counts) > 1 else "", one.get(letter, 0), sum(one.values()), i + 1)
        for i, one in enumerate(counts)
    )
    mark = f"{RIGHT} " if is_right else ""
    kind = ' class="gd-is-right"' if is_right else ""
    return f"<li{kind}><p><strong>{letter}</strong> {mark}{words}</p>{bars}</li>"


def _bar(round_name: str, count: int, total: int, number: int) -> str:
    percent = 100 * count / total if total else 0.0
    in_words = "under 1" if 0 < percent < 0.5 else f"{percent:.0f}"
    share = f" ({in_words} %)" if total else ""
    name = f"<span>{round_name}</span>" if round_name else ""
    # The track is for the eye; the number says the same.
    return (
        f'<p class="gd-bar gd-round-{number}">{name}'
        f'<span class="gd-track" aria-hidden="true"><span style="width: {percent:.1f}%"></span></span>'
        f"<span>{count}{share}</span></p>"
    )


def options(question: Question) -> str:
    """Return the options without a word on who chose them."""
    items = "".join(
        f"<li><p><strong>{letter}</strong> {inline(option.text)}</p></li>"
        for letter, option in zip(LETTERS, question.options, strict=False)
    )
    return f'<ul class="gd-bars">{items}</ul>'
