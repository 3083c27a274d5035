"""Every chapter can be taken away as a file, which is made of what its picture shows by then."""

import contextlib
import io
import json
import re
from base64 import b64decode

import numpy as np
import pytest

from gd_view.chapters import CONTENTS, RECORDS
from gd_view.page import takeaway
from gd_view.page.question import Question
from gd_view.page.settings import Choice, Dial
from gd_view.page.verdicts import inline
from gd_view.player.payload import opened
from tests.pages.reading import choose, figures

CHAPTERS = [chapter for chapter in RECORDS if chapter.questions]


def made(chapter, record) -> str:
    memory = chapter.session_state["memory"]
    values = memory.pages[record.address].values
    dials = [dial for dial in record.dials[0] if isinstance(dial, Dial | Choice)]
    return takeaway.made(record, memory.figures, values, dials).decode()


def payloads(file: str) -> dict[str, dict]:
    found = re.findall(r'id="payload-([^"]+)">([^<]+)<', file)
    return {key: opened(b64decode(text))[0] for key, text in found}


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_every_chapter_offers_its_picture_as_a_file(open_chapter, record):
    own = {"moves": "rrr"} if record.slug == "fog_walk" else {}
    chapter = open_chapter(record.slug, **own)
    assert [fold.label for fold in chapter.expander].count(takeaway.TITLE) == 1
    (button,) = (one.proto for one in chapter.get("download_button") if one.proto.label == takeaway.BUTTON)
    assert button.deferred_file_id, "made when it is asked for"
    assert not button.url
    file = made(chapter, record)
    assert len(file.encode()) < 2.5e6
    (shown,) = (one for one in figures(chapter) if one["address"])
    sent = payloads(file)["figure"]
    np.testing.assert_equal(sent["columns"], shown["columns"])
    assert {key for one in payloads(file).values() for key in (one["live"] or {}).get("fans", ())} == set(
        re.findall(r'data-key="([^"]+)"', file)
    ), "every slider that a figure can follow, and no other"


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_a_run_of_the_rule_is_offered_as_a_program_of_as_many_steps(open_chapter, record):
    """In the chapter about the code it stands on the page; the loss and the fog have no run of the rule."""
    chapter = open_chapter(record.slug)
    offered = [one.proto.label for one in chapter.get("download_button")]
    has_one = record.slug not in ("loss", "fog_walk", "the_code")
    assert (takeaway.AS_PROGRAM in offered) == has_one == (record.program is not None)
    if has_one:
        values = chapter.session_state["memory"].pages[record.address].values
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(record.program(values), {})
        (shown,) = (one for one in figures(chapter) if one["address"])
        steps = shown["exact"]["steps"]
        assert int(output.getvalue().splitlines()[-1].split()[0]) == steps


def test_it_is_made_of_what_is_shown_when_it_is_asked_for(open_chapter):
    record = CONTENTS["double_well"]
    chapter = open_chapter("double_well")
    chapter.slider(key="steps").set_value(7).run()
    file = made(chapter, record)
    assert len(payloads(file)["figure"]["columns"]["w"]) == 8
    assert "Start w₀ = 0.5, Learning rate α = 0.1, Steps = 7." in file


def test_it_asks_what_is_about_this_very_state_and_else_the_question_for_the_class(open_chapter):
    record = CONTENTS["double_well"]
    for question in record.questions:
        asked = takeaway.questions(record, dict(question.state))
        assert question in asked
    (star,) = takeaway.questions(record, {"start": 1.23, "learning_rate": 0.45, "steps": 6})
    assert star.is_star


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_the_reply_to_each_answer_is_folded_away(record):
    for question in record.questions:
        asked = takeaway._asked(question)
        before, told = asked.split("<details>")
        assert inline(question.text) in before
        replies = question.options if isinstance(question, Question) else (question,)
        for one in replies:
            assert inline(one.feedback) in told
            assert inline(one.feedback) not in before
        if isinstance(question, Question):
            assert f"{takeaway.RIGHT} {question.right}:" in told
            assert told.count(f"{takeaway.WRONG} ") == len(question.options) - 1


def test_an_answer_that_was_given_is_not_in_it(open_chapter):
    record = CONTENTS["single_well"]
    (star,) = (one for one in record.questions if one.is_star)
    chapter = open_chapter("single_well")
    before = made(chapter, record)
    choose(chapter, record.address, star, star.right)
    after = made(chapter, record)
    visible = re.compile(r"<main.*</main>", re.DOTALL)
    assert re.findall(r'<section class="gd-asked">.*', visible.search(before)[0]) == re.findall(
        r'<section class="gd-asked">.*', visible.search(after)[0]
    )


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_nothing_of_an_address_that_is_no_value_gets_into_it(open_chapter, record):
    hostile = "</script><script>alert(1)</script>"
    keys = [dial.key for dial in record.dials[0]] + ["step", "mode", "title"]
    chapter = open_chapter(record.slug, **dict.fromkeys(keys, hostile))
    file = made(chapter, record)
    looks = [json.dumps(one, default=str) for one in payloads(file).values()]
    assert all("alert(1)" not in text for text in (file, *looks))
    assert file.count("<script") == len(payloads(file)) + 3
