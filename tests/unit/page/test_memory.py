"""What a browser says was kept: what a reader can have done is taken, whatever else is left out."""

import json

import pytest

from gd_view.chapters import RECORDS
from gd_view.page.card import REVEALED
from gd_view.page.memory import understood
from gd_view.page.question import LETTERS, Typed

ASKED = [(chapter.address, question) for chapter in RECORDS for question in chapter.questions]
TYPED = "update_rule_third_step"


def sent(kept):
    """Return what arrives of it: tuples travel as lists."""
    return json.loads(json.dumps(kept))


def test_every_letter_of_every_question_every_typed_text_and_every_answer_shown_comes_back():
    for last in (False, True):
        answers = {
            f"{page}_{question.key}": ("−2.4",) * len(question.answer)
            if isinstance(question, Typed)
            else (LETTERS[len(question.options) - 1 if last else 0],)
            for page, question in ASKED
        }
        assert understood(sent({"answers": answers, "opened": []}), RECORDS) == (answers, ())
    shown = dict.fromkeys((f"{page}_{question.key}" for page, question in ASKED), REVEALED)
    addresses = tuple(chapter.address for chapter in RECORDS)
    assert understood(sent({"answers": shown, "opened": addresses}), RECORDS) == (shown, addresses)


@pytest.mark.parametrize(
    "kept",
    [
        *(None, 7, "answers", [], {}, {"answers": None, "opened": None}),
        *({"answers": ["single_well_at_one"]}, {"opened": "single_well"}, {"opened": {"single_well": True}}),
        {"opened": ["../etc", 3, None, ["single_well"]]},
        {"answers": {"nowhere_at_all": ["A"], "single_well_no_such": ["A"], "answers": ["A"]}},
    ],
    ids=str,
)
def test_what_is_no_record_of_known_places_is_left_out(kept):
    assert understood(kept, RECORDS) == ({}, ())


@pytest.mark.parametrize(
    "given",
    [
        *("A", None, 1, True, {}, [], ["A", "B"], ["E"], ["AB"], ["a"], [1], [["A"]], [None], {"0": "A"}),
        *(["<b>"], ["A" * 10_000]),
    ],
    ids=lambda given: str(given)[:12],
)
def test_a_letter_that_no_option_has_is_left_out(given):
    assert understood({"answers": {"single_well_at_one": given}}, RECORDS) == ({}, ())


@pytest.mark.parametrize(
    "given", [["1", "2"], [" "], ["2" * 25], [2.048], "2.048", [["2.048"]]], ids=lambda given: str(given)[:12]
)
def test_a_typed_text_that_no_field_can_hold_is_left_out(given):
    assert understood({"answers": {TYPED: given}}, RECORDS) == ({}, ())
