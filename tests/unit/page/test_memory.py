"""What a browser says was kept: what a reader can have done is taken, whatever else is left out."""

import json

import pytest

from gd_view.chapters import RECORDS
from gd_view.page.card import REVEALED, TRIES
from gd_view.page.memory import understood
from gd_view.page.question import CHANGED, LETTERS, Typed
from gd_view.page.reasons import GIVEN

ASKED = [(chapter.address, question) for chapter in RECORDS for question in chapter.questions]
TYPED = "update_rule_third_step"
STAR = "single_well_same_loss"  # where C is right


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


@pytest.mark.parametrize(
    "followed",
    [
        {},
        {GIVEN: ["C"]},
        {TRIES: ["1"]},
        {CHANGED: ["D"]},
        {GIVEN: ["A"], TRIES: ["9999"], CHANGED: ["A"]},
        {TRIES: ["12"], CHANGED: [""]},
    ],
    ids=str,
)
def test_what_followed_a_wrong_answer_comes_back(followed):
    kept = {STAR: ["B"], **{f"{STAR}{end}": given for end, given in followed.items()}}
    answers = {place: tuple(given) for place, given in kept.items()}
    assert understood(sent({"answers": kept, "opened": []}), RECORDS) == (answers, ())


@pytest.mark.parametrize("answer", [["C"], [""], None], ids=str)
def test_a_changed_case_follows_a_wrong_answer_alone_and_a_reason_any_answer(answer):
    kept = {f"{STAR}{GIVEN}": ["A"], f"{STAR}{CHANGED}": ["A"]} | ({STAR: answer} if answer else {})
    expected = {STAR, f"{STAR}{GIVEN}"} if answer else set()
    assert {*understood({"answers": kept}, RECORDS)[0]} == expected


@pytest.mark.parametrize("end", [GIVEN, TRIES, CHANGED])
@pytest.mark.parametrize(
    "given",
    [
        *(
            "A",
            None,
            1,
            True,
            {},
            [],
            ["A", "B"],
            ["E"],
            ["AB"],
            ["a"],
            [1],
            [["A"]],
            [None],
            {"0": "A"},
            ["<b>"],
        ),
        *(["0"], ["-1"], ["10000"], ["1.5"], ["٣"], ["1" * 10_000]),
    ],
    ids=lambda given: str(given)[:12],
)
def test_what_nobody_can_have_done_after_an_answer_is_left_out(end, given):
    assert understood({"answers": {STAR: ["B"], f"{STAR}{end}": given}}, RECORDS) == ({STAR: ("B",)}, ())


@pytest.mark.parametrize("end", [GIVEN, TRIES, CHANGED])
def test_nothing_follows_a_question_that_asks_nothing_further(end):
    place = "single_well_at_one"
    assert {*understood({"answers": {place: ["B"], f"{place}{end}": ["A"]}}, RECORDS)[0]} == {place}
