"""The ending tells again what went another way, and only that."""

import re

import pytest

from gd_view.chapters import RECORDS
from gd_view.chapters.single_well import questions as ask
from gd_view.chapters.update_rule import questions as of_one_step
from gd_view.page.question import Question
from tests.pages.reading import choose, figure, follow, press

CHOSEN = [
    (chapter, question)
    for chapter in RECORDS
    for question in chapter.questions
    if isinstance(question, Question)
]


def ending(chapter):
    """Go to the ending and return what it says."""
    chapter.switch_page("looking_back.py").run()
    assert not chapter.exception
    return "\n".join(words.value for words in chapter.markdown)


def test_without_a_prediction_it_says_so(open_chapter):
    words = ending(open_chapter("single_well"))
    assert "You have not predicted anything yet" in words
    assert "gd-beliefs" not in words


@pytest.mark.parametrize(
    ("chapter", "question"), CHOSEN, ids=[f"{c.slug}-{question.key}" for c, question in CHOSEN]
)
def test_a_wrong_prediction_is_told_again_with_what_happened_why_and_its_run(open_chapter, chapter, question):
    letter = "A" if question.right != "A" else "B"
    shown = open_chapter(chapter.slug)
    if f"ask_{chapter.address}_{question.key}_0" not in {radio.key for radio in shown.radio}:
        pytest.skip("asked in another way")
    words = ending(choose(shown, chapter.address, question, letter))
    plain = re.sub("<[^>]+>", "", words).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    right = next(option for option in question.options if option.is_right)
    for said in (question.text, question.options["AB".index(letter)].text, right.text, right.feedback):
        assert said.replace("`", "") in plain
    assert "You made 1 prediction. One of them went another way" in plain
    (link,) = re.findall(r'href="(\w+\?[^"]+)"', words)
    assert link.startswith(f"{chapter.address}?")
    assert ("<svg" in words) == (chapter.sketch is not None)
    shown.switch_page(f"{chapter.slug}.py")
    follow(shown, link.replace("&amp;", "&"), "-replayed")
    assert not shown.exception
    assert not shown.warning
    assert figure(shown)["address"]["plays"]


def test_what_was_right_or_only_shown_is_not_told_again(open_chapter):
    chapter = choose(open_chapter("single_well"), "single_well", ask.SAME_LOSS, ask.SAME_LOSS.right)
    press(chapter, f"go_single_well_{ask.AT_ONE.key}")
    words = ending(chapter)
    assert "You made 1 prediction. What happened was what you said, each time." in words
    assert "gd-beliefs" not in words


def test_what_was_predicted_can_be_copied_as_text_and_what_was_only_shown_is_not_in_it(open_chapter):
    chapter = open_chapter("single_well")
    assert not ending(chapter).count("hand in")
    assert not chapter.code
    chapter.switch_page("single_well.py").run()
    wrong_letter = next(letter for letter in "AB" if letter != ask.AT_ONE.right)
    wrong_text = ask.AT_ONE.options["AB".index(wrong_letter)].text
    choose(chapter, "single_well", ask.SAME_LOSS, ask.SAME_LOSS.right)
    choose(chapter, "single_well", ask.AT_ONE, wrong_letter)
    press(chapter, f"go_single_well_{ask.FIRST_THERE.key}")
    ending(chapter)
    (text,) = (block.value for block in chapter.code)
    (first,) = (one.text for one in ask.SAME_LOSS.options if one.is_right)
    (second,) = (one.text for one in ask.AT_ONE.options if one.is_right)
    assert [line.strip() for line in text.splitlines()] == [
        f"One valley: {ask.SAME_LOSS.text}",
        f"✓ I predicted: {first}",
        "",
        f"One valley: {ask.AT_ONE.text}",
        f"✗ I predicted: {wrong_text}",
        f"What happened: {second}",
    ]


@pytest.mark.parametrize(("typed", "is_told"), [("1.92", True), ("2.048", False), ("two", False)])
def test_of_typed_numbers_the_wrong_ones_are_told_again(open_chapter, typed, is_told):
    place = f"update_rule_{of_one_step.THIRD_STEP.key}"
    chapter = open_chapter("update_rule")
    if not any(field.key == f"ask_{place}_0" for field in chapter.text_input):
        pytest.skip("asked in another way")
    chapter.text_input(key=f"ask_{place}_0").set_value(typed)
    press(chapter, f"check_{place}")
    words = ending(chapter)
    assert ("gd-beliefs" in words) == is_told
    assert (of_one_step.THIRD_STEP.feedback in words) == is_told


@pytest.mark.parametrize(
    ("chapter", "question"),
    [(chapter, question) for chapter in RECORDS if chapter.sketch for question in chapter.questions],
    ids=lambda one: getattr(one, "slug", getattr(one, "key", "")),
)
def test_every_run_asked_about_can_be_drawn_small(chapter, question):
    drawn = chapter.sketch(question.state)
    numbers = [
        float(x) for x in re.findall(r'(?:points|c[xy])="([^"]+)"', drawn) for x in re.split("[ ,]", x)
    ]
    assert numbers
    assert "nan" not in drawn
    assert len(drawn) < 10_000
