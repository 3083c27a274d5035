"""The words that teacher and class see alike."""

from gd_view.page.question import LETTERS, Question
from gd_view.page.rooms import Asked
from gd_view.page.verdicts import inline
from gd_view.votes.forms import numbers
from gd_view.wording import number

ROUNDS = ("First vote", "Second vote")
RIGHT = '<strong class="gd-right">✓ Right</strong>'


def told(about: Asked) -> str:
    """Return what is right, as HTML."""
    right = about.right
    if isinstance(right, tuple):
        return f'<p class="gd-is-right">{RIGHT} {_joined(right)}</p>'
    assert isinstance(about.question, Question)
    text = about.question.options[LETTERS.index(right)].text
    return f'<p class="gd-is-right">{RIGHT} <strong>{right}</strong> {inline(text)}</p>'


def answer(given: str, about: Asked) -> str:
    """Return an answer as it was counted, for a reader."""
    return given if about.form.letters else _joined(numbers(given))


def _joined(values: tuple[float, ...]) -> str:
    return " and ".join(number(value, 6) for value in values)
