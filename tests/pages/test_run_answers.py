"""To answer loads the run that was asked about, whatever the answer, and has it played."""

import numpy as np
import pytest

from gd_view.chapters import RECORDS
from gd_view.drawing.traces import unpacked
from gd_view.page.question import LETTERS, Question
from tests.pages.reading import choose, figure, press

ASKED = [(record, question) for record in RECORDS for question in record.questions]


def is_drawn(given, expected) -> bool:
    """Return whether a figure has the columns of another one, to the last bit, and is told to play them."""
    ours, theirs = given["columns"], expected["columns"]
    assert ours.keys() == theirs.keys()
    for name, column in ours.items():
        np.testing.assert_array_equal(unpacked(column), unpacked(theirs[name]), err_msg=name)
    return given["address"]["plays"] is True


@pytest.mark.parametrize(("record", "question"), ASKED, ids=[f"{r.slug}-{q.key}" for r, q in ASKED])
def test_every_answer_plays_the_run_of_its_question(open_chapter, record, question):
    state = {key: value if isinstance(value, str) else f"{value:g}" for key, value in question.state.items()}
    expected = figure(open_chapter(record.slug, **state))
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
