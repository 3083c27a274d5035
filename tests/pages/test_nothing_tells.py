"""Before a prediction nothing on a page tells an answer: not the number, not the phrase."""

import itertools
import re
from html import unescape

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from gd_view.chapters import CONTENTS, RECORDS
from gd_view.chapters.for_teachers.links import as_written
from gd_view.drawing.drawing import combined
from gd_view.drawing.traces import unpacked
from gd_view.page.question import LETTERS, Question
from gd_view.page.shut import SHUT
from gd_view.wording import fill
from tests.pages.reading import choose, figures, html, press, show_everything, wrong

CHAPTERS = [chapter for chapter in RECORDS if chapter.questions]
MADE = 200  # changed cases that are read
NUMBER = re.compile(r"[−-]?\d+(?:\.\d+)?")
LONG = 3  # characters of a number that can hardly stand there by chance


def at_the_start(given):
    """What a figure says in words at its first step."""
    named = {name for terms in given["recipes"].values() for term in terms for name in term}
    columns = combined(
        {name: unpacked(column) for name, column in given["columns"].items()},
        given["recipes"],
        dict.fromkeys(named, np.nan) | given["constants"],  # a column of nothing but NaN is not sent
    )
    values = {name: column[0] for name, column in columns.items()} | given["constants"] | {"k": 0, "k+1": 1}
    captions = given["captions"]
    kind = next((kind for kind in ("line 0", "line 1", "start", "step") if kind in captions), None)
    templates = (captions.get(kind, ""), given["readout"], given["update"])
    templates = [
        words for words in templates if not words.startswith('<span class="gd-untold">')
    ]  # not seen there
    return [re.sub(r"<span hidden>.*?</span>", "", fill(template, values)) for template in templates]


def in_the_plot(given):
    """The words that a picture shows at its first step, but for the names of all minima: these tell of none more."""
    layout = given["figure"]["layout"]
    words = [one["text"] for one in given["annotations"]]
    words += [axis["title"]["text"] for name, axis in layout.items() if "axis" in name and axis.get("title")]
    for trace in given["figure"]["data"]:
        if trace["name"] not in (*given["at_end"], "minimum in words", "minima in words"):
            text = {**trace, **given["traces"].get(trace["name"], {})}.get("text", ())
            words += [text] if isinstance(text, str) else text
    return [*words, *(text for move in given["moving"] for text in move.get("text", ()) if "{" not in text)]


def visible(chapter: AppTest, record) -> str:
    """All words of a page but those of its cards."""
    return without(read(chapter), record.questions)


def read(chapter: AppTest) -> str:
    """All words of a page but the options of its cards, which are choices."""
    told = [*(markdown.value for markdown in chapter.markdown), *(title.value for title in chapter.header)]
    told += [html(chapter), *(words for given in figures(chapter) for words in at_the_start(given))]
    told += [words for given in figures(chapter) for words in in_the_plot(given)]
    told += [*(button.label for button in chapter.button), *(code.value for code in chapter.code)]
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", " ".join(told), flags=re.DOTALL))


def without(plain: str, questions) -> str:
    """The words without those of some cards."""
    for question in questions:
        for words in (question.text, *(option.text for option in getattr(question, "options", ()))):
            plain = plain.replace(words, " ")
    return plain


def answers(question) -> set[str]:
    """The right answer and its reason as phrases, and the numbers that only this answer names."""
    if not isinstance(question, Question):
        return {f"{value:g}".replace("-", "−") for value in question.answer}
    right = question.options[LETTERS.index(question.right)]
    asked = " ".join([question.text, *(option.text for option in question.options if option is not right)])
    numbers = {*NUMBER.findall(right.text)} - {*NUMBER.findall(asked)}
    return {number for number in numbers if len(number) >= LONG} | {right.text, right.feedback}


def told(plain: str, question) -> list[str]:
    """What of the answer to a question some words tell."""
    return [
        words for words in answers(question) if re.search(rf"(?<![\d.]){re.escape(words)}(?!\d|\.\d)", plain)
    ]


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_no_fresh_page_tells_an_answer(open_chapter, record):
    plain = visible(open_chapter(record.slug), record)
    assert {question.key: told(plain, question) for question in record.questions} == {
        question.key: [] for question in record.questions
    }


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_no_page_that_shows_the_run_of_a_question_at_its_start_tells_its_answer(open_chapter, record):
    """As a question is presented, as a teacher's link shows it, and while it waits for a place in the picture."""
    found = {}
    for question in record.questions:
        chapter = open_chapter(record.slug, **as_written(question.state), step="0")
        found[question.key] = told(visible(chapter, record), question)
        found[question.key] += [trace for given in figures(chapter) for trace in arrows(given, question)]
    assert found == {question.key: [] for question in record.questions}


def test_the_way_down_is_not_drawn_while_it_is_asked_for(open_chapter):
    question = next(one for one in CONTENTS["many_parameters"].questions if one.is_star)
    for dimensions in (2, 3):
        chapter = open_chapter(
            "many_parameters", **as_written(question.state | {"dimensions": dimensions}), step="0"
        )
        names = {move["trace"] for given in figures(chapter) for move in given["moving"]}
        assert (dimensions == 2) == ("downhill" not in names), "on the surface it is another state"
    chapter = open_chapter("many_parameters", **as_written(question.state), step="0")
    press(chapter, f"go_many_parameters_{question.key}")
    names = {move["trace"] for given in figures(chapter) for move in given["moving"]}
    assert {"downhill", "downhill, in words", "angle", "angle, in words", "step"} <= names


def arrows(given, question):
    """The marks that lead, at the first step, to where the question asks."""
    columns = {name: unpacked(column) for name, column in given["columns"].items()}
    named = {name for terms in given["recipes"].values() for term in terms for name in term}
    values = combined(columns, given["recipes"], dict.fromkeys(named, np.nan) | given["constants"])
    asked = [value for value in getattr(question, "answer", ()) if value]
    return [
        move["trace"]
        for move in given["moving"]
        for entry in move.get("x", ())
        if isinstance(entry, str) and entry in values and np.isclose(values[entry][0], asked).any()
    ]


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_no_card_tells_the_answer_of_another(record):
    """What is asked tells none, and no option has a number of four characters or more that is another's answer."""
    found = []
    for asked, question in itertools.permutations(record.questions, 2):
        found += [(asked.key, question.key, words) for words in told(asked.text, question)]
        for option in getattr(asked, "options", ()):
            numbers = [words for words in told(option.text, question) if NUMBER.fullmatch(words)]
            found += [(asked.key, question.key, words) for words in numbers if len(words) > LONG]
    assert found == []


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_no_reply_tells_the_answer_of_a_later_question(record):
    found = []
    for asked, later in itertools.combinations(record.questions, 2):
        replies = [getattr(asked, "feedback", ""), *getattr(asked, "slips", {}).values()]
        for option in getattr(asked, "options", ()):
            replies += [option.feedback, *(option.see or ())[:1]]
        found += [(asked.key, later.key, words) for one in replies for words in told(one, later)]
    assert found == []


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_what_follows_a_star_tells_no_other_answer(record):
    """The reasons with their replies; what many changed cases ask, and what is replied."""
    (star,) = (question for question in record.questions if question.is_star)
    others = [question for question in record.questions if question is not star]
    cases = [star.changed(tries) for tries in range(MADE)]
    words = [star.because.so, *(words for one in star.because.reasons for words in (one.text, one.reply))]
    words += [words for case in cases for words in (case.text, *(option.feedback for option in case.options))]
    assert [
        (question.key, told(one, question)) for question in others for one in words if told(one, question)
    ] == []


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_nothing_tells_why_or_of_a_changed_case_before_its_turn(open_chapter, record):
    """Not before the star is answered, and with everything open neither; nor the case's answer before it is given."""
    (star,) = (question for question in record.questions if question.is_star)
    case, page = star.changed(0), record.address
    chapter = show_everything(open_chapter(record.slug), page)

    def said():
        return unescape(
            html(chapter) + "".join(str(one.value) for one in (*chapter.markdown, *chapter.radio))
        )

    why = [words for one in star.because.reasons for words in (one.text, one.reply)]
    assert not [words for words in (*why, case.text) if words in said()]
    assert not {radio.key for radio in chapter.radio} & {
        f"ask_{page}_{star.key}_because_0",
        f"ask_{page}_{case.key}_0",
    }
    chapter = choose(open_chapter(record.slug), page, star, wrong(star))
    assert not [one.reply for one in star.because.reasons if one.reply in said()]
    assert case.text.replace("`", "") in re.sub("</?code>", "", said())
    plain = visible(chapter, record)
    for words in (case.text, *(option.feedback for option in star.options)):
        plain = plain.replace(words.replace("`", ""), " ")
    assert [words for words in told(plain, case) if len(words) >= LONG] == []
    press(chapter, f"go_{page}_{case.key}")
    assert all(re.sub("`", "", option.feedback) in re.sub("</?code>", "", said()) for option in case.options)


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_the_switch_of_a_page_opens_everything_at_once(open_chapter, record):
    chapter = open_chapter(record.slug)
    before = visible(chapter, record)
    opened = visible(show_everything(chapter, record.address), record)
    assert SHUT not in opened
    assert len(opened.replace(SHUT, "")) > len(before.replace(SHUT, "")) + 100
    assert all(radio.value is None for radio in chapter.radio)
