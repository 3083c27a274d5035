"""Drawing an answer: what a sketch chooses, what is told of it and when, and what a forged one comes to."""

import json
import math

import numpy as np
import pytest
from streamlit import dataframe_util

from gd_view.chapters import RECORDS
from gd_view.chapters.loss import questions as loss
from gd_view.chapters.single_well import questions as single_well
from gd_view.drawing.freehand import COLUMNS
from gd_view.page.card import PROMPTS
from gd_view.page.memory import KEY, understood_sketches
from gd_view.page.sketches import NO_SKETCH, SKETCHES
from gd_view.player.sheet import TRUTH_POINTS
from tests.pages.reading import choose, press, said

ASKED = [("loss", loss.SHAPE), ("single_well", single_well.STEPS_NEEDED)]
IDS = [page for page, _ in ASKED]
FALLING = np.linspace(0.9, 0.1, COLUMNS).round(3).tolist()
HILL = (0.9 - np.abs(np.linspace(-0.8, 0.8, COLUMNS))).round(3).tolist()


def given(chapter, page, question):
    """Return what the sheet of a question was given."""
    (one,) = (one for one in chapter.get("bidi_component") if f"-draw_{page}_{question.key}" in one.proto.id)
    (sheet,) = json.loads(one.proto.json)
    return sheet


def draw(chapter, page, question, sketch):
    """Run the page as a browser makes it that says this was drawn; JSON of Python knows NaN, too."""
    (one,) = (one for one in chapter.get("bidi_component") if f"-draw_{page}_{question.key}" in one.proto.id)
    states = chapter._tree.get_widget_states()
    event = json.dumps([{"event": "drawn", "value": sketch}])
    states.widgets.add(id=f"$$STREAMLIT_INTERNAL_KEY_{one.proto.id}__events", json_trigger_value=event)
    chapter._run(widget_state=states)
    assert not chapter.exception
    return chapter


def radio(chapter, page, question):
    return chapter.radio(key=f"ask_{page}_{question.key}_0").value


def prompt(chapter, page, question):
    return chapter.button(key=f"go_{page}_{question.key}").label


def told(chapter):
    """Return what the tab is told to keep."""
    (memory,) = (one for one in chapter.get("bidi_component") if one.proto.id.endswith(f"-{KEY}"))
    (kept,) = json.loads(memory.proto.json)
    return kept


@pytest.mark.parametrize(("page", "question"), ASKED, ids=IDS)
def test_a_sketch_chooses_the_option_that_says_the_same_and_nothing_tells_before_it_is_looked_up(
    open_chapter, page, question
):
    chapter = open_chapter(page)
    assert given(chapter, page, question)["truth"] is None
    draw(chapter, page, question, FALLING)
    assert radio(chapter, page, question) == "A"
    assert prompt(chapter, page, question) == PROMPTS["check"]
    assert given(chapter, page, question)["truth"] is None
    assert not said(chapter)
    press(chapter, f"go_{page}_{question.key}")
    (words,) = said(chapter)
    assert f"Your choice: A. What happened: {question.right}. You drew it falling all the way" in words
    sheet = given(chapter, page, question)
    assert sheet["sketch"] == FALLING
    assert len(sheet["truth"]) == TRUTH_POINTS
    assert sheet["grows"]
    press(chapter, f"go_{page}_{question.key}")  # ask me again
    sheet = given(chapter, page, question)
    assert sheet["sketch"] is sheet["truth"] is radio(chapter, page, question) is None
    assert prompt(chapter, page, question) == PROMPTS["ask"]


@pytest.mark.parametrize(("page", "question"), ASKED, ids=IDS)
def test_a_sketch_that_no_option_says_can_be_looked_up_and_is_named(open_chapter, page, question):
    chapter = draw(open_chapter(page), page, question, FALLING)
    draw(chapter, page, question, HILL)
    assert radio(chapter, page, question) is None
    assert prompt(chapter, page, question) == PROMPTS["check"]
    press(chapter, f"go_{page}_{question.key}")
    assert f"What happened: {question.right}. You drew it rising, then falling." in said(chapter)[0]
    assert "the other way round" in said(chapter)[0]
    assert "Your choice" not in said(chapter)[0]


def test_no_table_is_looked_for_in_what_a_sheet_or_the_tab_is_given(open_chapter, monkeypatch):
    """For that Streamlit would load pandas and pyarrow, which take 75 MB of every process."""
    looked_at = []
    monkeypatch.setattr(dataframe_util, "determine_data_format", looked_at.append)
    chapter = draw(open_chapter("loss"), "loss", loss.SHAPE, FALLING)
    press(chapter, f"go_loss_{loss.SHAPE.key}")
    chapter.run()
    assert looked_at == []
    assert told(chapter)["kept"]["sketches"]


def test_who_chooses_in_words_sees_the_true_curve_and_no_sketch(open_chapter):
    chapter = choose(open_chapter("loss"), "loss", loss.SHAPE, "C")
    assert given(chapter, "loss", loss.SHAPE)["sketch"] is None
    assert given(chapter, "loss", loss.SHAPE)["truth"]
    assert "You drew" not in said(chapter)[0]


def test_how_low_the_sketch_was_is_told_once_that_has_been_asked(open_chapter):
    chapter = draw(open_chapter("loss"), "loss", loss.SHAPE, FALLING)
    press(chapter, f"go_loss_{loss.SHAPE.key}")
    sentence = "Your own sketch is lowest at w = 1.8, with a loss of about 0.12"
    assert not any(sentence in words.value for words in chapter.markdown)
    press(chapter, f"go_loss_{loss.LOWEST.key}")
    assert any(sentence in words.value for words in chapter.markdown)


@pytest.mark.parametrize(
    "forged",
    [
        *("curve", 7, True, {"0": 0.5}, [0.5], [0.5] * 10_000),
        *(["0.5"] * COLUMNS, [None] * COLUMNS, [[0.5]] * COLUMNS, [True] * COLUMNS),
        *([math.nan] * COLUMNS, [math.inf] * COLUMNS, [-0.1] * COLUMNS, [1.1] * COLUMNS),
    ],
    ids=lambda forged: str(forged)[:14],
)
def test_a_forged_sketch_is_refused_in_a_sentence_and_forgotten(open_chapter, forged):
    chapter = draw(open_chapter("loss"), "loss", loss.SHAPE, FALLING)
    draw(chapter, "loss", loss.SHAPE, forged)
    assert NO_SKETCH in [words.value for words in chapter.markdown]
    assert chapter.session_state[SKETCHES] == {}
    assert radio(chapter, "loss", loss.SHAPE) is None
    draw(chapter, "loss", loss.SHAPE, HILL)
    assert NO_SKETCH not in [words.value for words in chapter.markdown]
    assert given(chapter, "loss", loss.SHAPE)["sketch"] == HILL
    draw(chapter, "loss", loss.SHAPE, [])  # the sheet was emptied
    assert NO_SKETCH not in [words.value for words in chapter.markdown]
    assert given(chapter, "loss", loss.SHAPE)["sketch"] is None


def test_the_tab_keeps_the_sketch_of_an_answer_and_another_session_takes_it_in(open_chapter):
    page, question = ASKED[1]
    chapter = draw(open_chapter(page), page, question, FALLING)
    assert told(chapter)["kept"] is None
    press(chapter, f"go_{page}_{question.key}")
    chapter.run()
    kept = told(chapter)["kept"]
    assert kept["sketches"] == {f"{page}_{question.key}": FALLING}
    another = open_chapter(page)
    another.session_state[KEY] = {"stored": {"session": told(another)["session"], "kept": kept}}
    another.run()
    assert given(another, page, question)["sketch"] == FALLING
    assert given(another, page, question)["truth"]
    assert not given(another, page, question)["grows"]
    assert "You drew it falling all the way" in said(another)[0]


@pytest.mark.parametrize(
    "kept",
    [
        *(None, 7, [], {}, {"sketches": None}, {"sketches": [FALLING]}, {"sketches": {"nowhere": FALLING}}),
        {"sketches": {"loss_lowest": FALLING}},
        {"sketches": {"loss_shape": ["<b>"] * COLUMNS}},
    ],
    ids=lambda kept: str(kept)[:30],
)
def test_a_kept_sketch_that_no_reader_can_have_drawn_is_left_out(kept):
    assert understood_sketches(kept, RECORDS) == {}
