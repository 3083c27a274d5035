"""Every question of the lesson keeps its promises: one right answer, a reply to each, and a state that proves it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_view.chapters import CONTENTS
from gd_view.page.question import CHANGED, LETTERS, Question, Typed, reply

CHAPTERS = [slug for slug, chapter in CONTENTS.items() if chapter.questions]
ASKED = [(slug, question) for slug in CHAPTERS for question in CONTENTS[slug].questions]
MADE = [(slug, question.changed(0)) for slug, question in ASKED if getattr(question, "changed", None)]
CHOSEN = [(chapter, asked) for chapter, asked in [*ASKED, *MADE] if isinstance(asked, Question)]
STARS = [(chapter, asked) for chapter, asked in ASKED if asked.is_star]
TYPED = [(chapter, asked) for chapter, asked in ASKED if isinstance(asked, Typed)]


def names(asked):
    return [f"{chapter}-{question.key}" for chapter, question in asked]


def sentences(question):
    """Everything a reader of the card may be told."""
    if isinstance(question, Typed):
        return [question.text, question.feedback, *question.slips.values(), *question.labels]
    because = question.because.reasons if question.because else ()
    return [
        question.text,
        *(words for option in question.options for words in (option.text, option.feedback)),
        *(words for reason in because for words in (reason.text, reason.reply)),
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
        beyond = re.sub(r"^(wrong|right|no|yes|incorrect|correct)\b\W*", "", words.lower())
        assert len(beyond.split()) >= 6


@pytest.mark.parametrize(("chapter", "question"), [*ASKED, *MADE], ids=names([*ASKED, *MADE]))
def test_no_reply_begins_with_a_number(chapter, question):
    """It follows the answer's own words, and "stops at 1.27 2, then 1.53" cannot be read aloud."""
    typed = isinstance(question, Typed)
    replies = (
        [*question.slips.values(), question.feedback] if typed else [o.feedback for o in question.options]
    )
    assert [words for words in replies if re.match(r"[−-]?\d", words)] == []


@pytest.mark.parametrize(("chapter", "question"), [*ASKED, *MADE], ids=names([*ASKED, *MADE]))
def test_a_question_says_everything_of_the_run_that_it_is_about(chapter, question):
    """What it left open would be as the reader left it, and the run another one."""
    assert any({*question.state} >= {dial.key for dial in dials} for dials in CONTENTS[chapter].dials)


@pytest.mark.parametrize(("chapter", "question"), [*ASKED, *MADE], ids=names([*ASKED, *MADE]))
def test_the_states_to_look_at_are_states_of_the_page_and_taken_as_they_are_written(chapter, question):
    """A key that no dial of the page has would be ignored, a value off the grid replaced: neither shows the proof."""
    record = CONTENTS[chapter]
    pinned = [key for keys in record.also.values() for key in keys]
    sees = [("state", question.state), *(option.see for option in getattr(question, "options", ()))]
    for words, values in filter(None, sees):
        assert words
        assert values
        assert any(
            all(
                is_taken(dials, key.removeprefix("pinned_") if key in pinned else key, values[key])
                for key in values
            )
            for dials in record.dials
        )


def is_taken(dials, key, value):
    """Return whether one of the dials has this key, and takes the value as an address writes it."""
    (dial,) = [one for one in dials if one.key == key]
    return dial.read(value if isinstance(value, str) else f"{value:g}") == (value, "")


@pytest.mark.parametrize(("chapter", "question"), TYPED, ids=names(TYPED))
def test_a_typed_answer_and_its_slips_can_be_told_apart(chapter, question):
    assert len(question.labels) == len(question.answer)
    assert reply(question, question.answer) == (True, question.feedback)
    assert question.slips
    for slip, words in question.slips.items():
        assert reply(question, slip) == (False, words)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_asks_each_question_once_and_one_of_them_the_class(chapter):
    asked = [question for name, question in ASKED if name == chapter]
    assert len({question.key for question in asked}) == len(asked)
    assert sum(question.is_star for question in asked) == 1


@pytest.mark.parametrize(("chapter", "question"), STARS, ids=names(STARS))
def test_a_question_for_the_class_asks_why_with_a_short_reply_to_each_reason(chapter, question):
    reasons = question.because.reasons
    assert 2 <= len(reasons) <= 3
    assert sum(reason.is_right for reason in reasons) == 1
    assert (
        len({reason.text for reason in reasons}) == len({reason.reply for reason in reasons}) == len(reasons)
    )
    assert re.fullmatch(r"[A-Z].*[^.,…?]", question.because.so)
    for reason in reasons:
        assert 6 <= len(reason.reply.split()) < 25
        assert reason.reply.endswith(".")
        assert not reason.text.endswith(".")  # it ends a sentence that has begun
        assert reason.reply not in [option.feedback for option in question.options]


def test_the_right_reason_is_not_always_the_same_one():
    places = [[one.is_right for one in question.because.reasons].index(True) for _, question in STARS]
    assert {*places} == {0, 1, 2}


@pytest.mark.parametrize(("chapter", "question"), STARS, ids=names(STARS))
def test_the_changed_cases_of_a_question_keep_the_promises_of_every_question(chapter, question):
    """One right option, no two that look alike, a reply to each; another case for each try, and not the first one."""
    cases = [question.changed(tries) for tries in range(300)]
    for case in cases:
        assert case.key == f"{question.key}{CHANGED}"
        assert sum(option.is_right for option in case.options) == 1
        assert len({option.text for option in case.options}) == len(case.options) >= 4
        assert len({option.feedback for option in case.options}) == len(case.options)
        assert {*case.state} >= {*question.state}
        assert case.state != question.state
        assert case.changed is case.because is None
        assert not case.is_star
    several = [f"{case.text} {case.state}" for case in cases[:15]]
    assert len({*several}) == len(several)
    assert len({case.right for case in cases[:40]}) >= 2


@pytest.mark.parametrize(("chapter", "question"), STARS, ids=names(STARS))
@given(tries=st.integers(0, 9999))
@settings(max_examples=25, deadline=None)
def test_the_number_of_tries_alone_makes_the_case(chapter, question, tries):
    assert question.changed(tries) == question.changed(tries)


@pytest.mark.parametrize(("chapter", "question"), [*ASKED, *MADE], ids=names([*ASKED, *MADE]))
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
