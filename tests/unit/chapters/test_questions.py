"""Every question of the lesson keeps its promises: one right answer, a reply to each, and a state that proves it."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from gd_view import chapters
from gd_view.page.question import LETTERS, Question, Typed, reply

CHAPTERS = {
    folder.name: importlib.import_module(f"gd_view.chapters.{folder.name}.questions")
    for folder in pkgutil.iter_modules(chapters.__path__)
    if (Path(chapters.__path__[0]) / folder.name / "questions.py").exists()
}
ASKED = [
    (chapter, asked)
    for chapter, module in CHAPTERS.items()
    for asked in vars(module).values()
    if isinstance(asked, Question | Typed)
]
# Questions about what no slider of their page can show, and what proves the answer instead.
PROVED_IN_WORDS = {
    ("the_code", "in_place"): "numpy itself; the slip below the question runs it",
    ("many_parameters", "new_point"): "the arithmetic of its feedback, on a loss that the page does not draw",
}
CHOSEN = [(chapter, asked) for chapter, asked in ASKED if isinstance(asked, Question)]
TYPED = [(chapter, asked) for chapter, asked in ASKED if isinstance(asked, Typed)]


def names(asked):
    return [f"{chapter}-{question.key}" for chapter, question in asked]


def sentences(question):
    """Everything a reader of the card may be told."""
    if isinstance(question, Typed):
        return [question.text, question.feedback, *question.slips.values(), *question.labels]
    return [
        question.text,
        *(words for option in question.options for words in (option.text, option.feedback)),
    ]


@pytest.mark.parametrize(("chapter", "question"), CHOSEN, ids=names(CHOSEN))
def test_exactly_one_option_is_right(chapter, question):
    assert 2 <= len(question.options) <= 5
    (right,) = (i for i, option in enumerate(question.options) if option.is_right)
    assert question.right == LETTERS[right]
    assert len({option.text for option in question.options}) == len(question.options)


@pytest.mark.parametrize(("chapter", "question"), CHOSEN, ids=names(CHOSEN))
def test_every_option_has_a_reply_that_says_more_than_right_or_wrong(chapter, question):
    replies = [option.feedback for option in question.options]
    assert len(set(replies)) == len(replies)
    for words in replies:
        assert len(words.split()) >= 6
        assert not re.match(r"(wrong|right|no|yes|incorrect|correct)\b\W*$", words.lower())


@pytest.mark.parametrize(("chapter", "question"), CHOSEN, ids=names(CHOSEN))
def test_every_answer_leads_to_a_state_that_proves_it(chapter, question):
    if question.see is None and (chapter, question.key) not in PROVED_IN_WORDS:
        assert all(option.see is not None for option in question.options if not option.is_right)
    for see in (question.see, *(option.see for option in question.options)):
        if see is not None:
            words, values = see
            assert words
            assert values


@pytest.mark.parametrize(("chapter", "question"), TYPED, ids=names(TYPED))
def test_a_typed_answer_and_its_slips_can_be_told_apart(chapter, question):
    assert len(question.labels) == len(question.answer)
    assert (question.see is None) == ((chapter, question.key) in PROVED_IN_WORDS)
    assert reply(question, question.answer) == (True, question.feedback)
    assert question.slips
    for slip, words in question.slips.items():
        assert reply(question, slip) == (False, words)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_asks_each_question_once_and_one_of_them_the_class(chapter):
    asked = [question for name, question in ASKED if name == chapter]
    assert len({question.key for question in asked}) == len(asked)
    assert sum(question.is_star for question in asked) == 1


@pytest.mark.parametrize(("chapter", "question"), ASKED, ids=names(ASKED))
def test_the_words_are_calm_and_plain(chapter, question):
    """No exclamation marks, no markup but backticks, and a minus that is one."""
    for words in sentences(question):
        prose = re.sub(r"`[^`]*`", "", words)
        assert "!" not in prose
        assert not re.search(r"</?\w", prose)
        assert not re.search(r"(?<![\w-])-\d", prose)
        assert words.strip() == words


def test_the_right_answer_is_not_always_the_same_letter():
    letters = [question.right for _, question in CHOSEN]
    assert len(set(letters)) >= 3
    assert max(letters.count(letter) for letter in set(letters)) <= 0.6 * len(letters)
