"""To answer loads the run that was asked about, whatever the answer, and has it played."""

import numpy as np
import pytest

from gd_view.chapters import RECORDS
from gd_view.drawing.traces import unpacked
from gd_view.page.question import LETTERS, Question
from tests.pages.reading import choose, figure, press, wrong

ASKED = [(record, question) for record in RECORDS for question in record.questions]
STARS = [(record, question) for record, question in ASKED if getattr(question, "changed", None)]


def assert_same_run(given, expected):
    """A figure has the columns of another one, to the last bit."""
    ours, theirs = given["columns"], expected["columns"]
    assert ours.keys() == theirs.keys()
    for name, column in ours.items():
        np.testing.assert_array_equal(unpacked(column), unpacked(theirs[name]), err_msg=name)


def is_drawn(given, expected) -> bool:
    """Return whether a figure has the run of another one, and is told to play it."""
    assert_same_run(given, expected)
    return given["address"]["plays"] is True


def drawn(open_chapter, record, question):
    """Return the figure of a page that is opened at the state of a question."""
    state = {key: value if isinstance(value, str) else f"{value:g}" for key, value in question.state.items()}
    return figure(open_chapter(record.slug, **state))


@pytest.mark.parametrize(("record", "question"), ASKED, ids=[f"{r.slug}-{q.key}" for r, q in ASKED])
def test_every_answer_plays_the_run_of_its_question(open_chapter, record, question):
    expected = drawn(open_chapter, record, question)
    chapter, page = open_chapter(record.slug), record.address
    place = f"{page}_{question.key}"
    if isinstance(question, Question):
        for letter in LETTERS[: len(question.options)]:
            assert is_drawn(figure(choose(chapter, page, question, letter)), expected), letter
            press(chapter, f"go_{place}")  # ask me again
    else:
        for given in (*question.slips, question.answer):
            for i, value in enumerate(given):
                chapter.text_input(key=f"ask_{place}_{i}").set_value(str(value))
            assert is_drawn(figure(press(chapter, f"check_{place}")), expected), given
        press(chapter, f"go_{place}")
    assert is_drawn(figure(press(chapter, f"go_{place}")), expected)


@pytest.mark.parametrize(("record", "question"), STARS, ids=[f"{r.slug}-{q.key}" for r, q in STARS])
def test_every_answer_to_a_changed_case_plays_its_run_and_a_reason_leaves_the_picture(
    open_chapter, record, question
):
    chapter, page = open_chapter(record.slug), record.address
    choose(chapter, page, question, wrong(question))
    before = figure(chapter)
    chapter.radio(key=f"ask_{page}_{question.key}_because_0").set_value("B").run()
    assert_same_run(figure(chapter), before)
    assert "plays" not in figure(chapter)["address"]
    for tries in range(3):
        case = question.changed(tries)
        expected = drawn(open_chapter, record, case)
        if tries < 2:
            choose(chapter, page, case, case.right if tries else wrong(case))
        else:
            press(chapter, f"go_{page}_{case.key}")  # shown without an answer
        assert is_drawn(figure(chapter), expected), case.state
        press(chapter, f"go_{page}_{case.key}")  # another one
