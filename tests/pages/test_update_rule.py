"""One step taken apart: the worked step, the reader's own, the questions and the address."""

import re

import pytest

from gd_core import SINGLE_WELL, descend
from gd_view.chapters.update_rule import questions as ask
from gd_view.drawing.traces import unpacked
from tests.pages.reading import figure, html


def column(chapter, name):
    return unpacked(figure(chapter)["columns"][name])


def told(chapter):
    return " ".join(markdown.value for markdown in chapter.markdown)


def test_untouched_it_shows_the_first_step_from_4_in_three_beats(open_chapter):
    chapter = open_chapter("update_rule")
    shown = figure(chapter)
    assert shown["address"]["values"] == {"start": "4.0", "learning_rate": "0.10", "steps": "1"}
    assert "1 step: from 4 to 3.2." in shown["headline"]
    assert column(chapter, "line").tolist() == [0, 1, 2, 3]
    assert "gd-rule" in shown["update"]
    assert (shown["row_is"], shown["speed"]) == ("Beat", 1)


def test_untouched_it_does_not_answer_its_questions(open_chapter):
    """The second move, 0.64, and w₃ are not yet on the page, but for the options to choose from."""
    chapter = open_chapter("update_rule")
    shown = {
        value for name in figure(chapter)["columns"] for value in column(chapter, name).round(6).tolist()
    }
    assert not shown & {-0.64, 0.64, 2.048}
    said = re.sub(r"<ol class=.gd-on-paper.*?</ol>", "", told(chapter) + html(chapter))
    assert "0.64" not in said
    assert "2.048" not in said


@pytest.mark.parametrize(
    ("start", "rate", "steps"), [("-3.0", "0.10", "1"), ("5.0", "1.10", "50"), ("0.0", "0.01", "0")]
)
def test_an_address_restores_its_steps(open_chapter, start, rate, steps):
    chapter = open_chapter("update_rule", start=start, learning_rate=rate, steps=steps)
    assert figure(chapter)["address"]["values"] == {"start": start, "learning_rate": rate, "steps": steps}
    iterates = descend(SINGLE_WELL.gradient, float(start), float(rate), int(steps)).iterates
    line = column(chapter, "line")
    assert column(chapter, "at")[(line == 0) | (line == 3)] == pytest.approx(iterates)


def test_bad_values_are_replaced_with_a_note(open_chapter):
    chapter = open_chapter("update_rule", start="nan", learning_rate="1e999", steps="-1")
    assert figure(chapter)["address"]["values"] == {"start": "4.0", "learning_rate": "1.10", "steps": "0"}
    assert chapter.warning[0].value.count("cannot use") == 3


@pytest.mark.parametrize("question", [ask.FROM_MINUS_THREE, ask.SECOND_MOVE], ids=lambda q: q.key)
def test_every_answer_gets_its_reply(open_chapter, question):
    chapter = open_chapter("update_rule")
    for letter, option in zip("ABCD", question.options, strict=True):
        chapter.radio(key=f"ask_update_rule_{question.key}_0").set_value(letter).run()
        chapter.button(key=f"go_update_rule_{question.key}").click().run()
        assert option.feedback in html(chapter)
        chapter.button(key=f"go_update_rule_{question.key}").click().run()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2.048", ask.THIRD_STEP.feedback),
        ("2,0480", ask.THIRD_STEP.feedback),
        *((f"{slip}", words) for (slip,), words in ask.THIRD_STEP.slips.items()),
    ],
)
def test_the_typed_step_is_recognised_with_each_slip(open_chapter, typed, words):
    chapter = open_chapter("update_rule")
    chapter.text_input(key="ask_update_rule_third_step_0").set_value(typed)
    chapter.button(key="check_update_rule_third_step").click().run()
    assert words in html(chapter)


def test_why_the_steps_get_shorter_is_told_after_the_prediction(open_chapter):
    chapter = open_chapter("update_rule")
    assert "Nobody turned α down" not in told(chapter)
    chapter.button(key="go_update_rule_second_move").click().run()
    assert "so the next move is only −0.64. Nobody turned α down; the ground got flatter." in told(chapter)


def test_every_slider_is_followed_and_its_values_are_named_exactly(open_chapter):
    """The fans set what the headline and the rule name: 0.01 is not 0 while it is dragged."""
    shown = figure(open_chapter("update_rule"))
    assert {key: fan["sets"] for key, fan in shown["live"]["fans"].items()} == {
        "start": "from",
        "learning_rate": "rate",
        "steps": "",
    }
    assert {"from", "rate"} <= shown["constants"].keys()
    assert "{from}" in shown["live_headline"]
