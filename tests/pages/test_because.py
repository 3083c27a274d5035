"""What follows a ★ question, as a reader meets it: why, and after a wrong answer once more with other numbers."""

import json

import pytest

from gd_view.chapters import RECORDS
from gd_view.chapters.single_well import questions as ask
from gd_view.page.card import ONCE_MORE, PROMPTS
from gd_view.page.memory import KEY
from gd_view.page.pointing import GHOSTS, Ghost
from gd_view.page.question import LETTERS
from tests.pages.reading import choose, html, press, said, wrong

STARS = [(record, question) for record in RECORDS for question in record.questions if question.is_star]
IDS = [f"{record.slug}-{question.key}" for record, question in STARS]
PAGE, STAR = "single_well", ask.SAME_LOSS
PLACE = f"{PAGE}_{STAR.key}"
WHY = f"ask_{PLACE}_because_0"


def keys(chapter):
    return {radio.key for radio in chapter.radio}


def give(chapter, letter, place=PLACE):
    """Touch a reason."""
    chapter.radio(key=f"ask_{place}_because_0").set_value(letter).run()
    assert not chapter.exception
    return chapter


def is_told_to_keep(chapter):
    (memory,) = (one for one in chapter.get("bidi_component") if one.proto.id.endswith(f"-{KEY}"))
    (kept,) = json.loads(memory.proto.json)
    return kept


@pytest.mark.parametrize(("record", "question"), STARS, ids=IDS)
def test_each_reason_gets_its_reply_at_once_and_it_is_told_to_a_screen_reader(open_chapter, record, question):
    place = f"{record.address}_{question.key}"
    chapter = choose(open_chapter(record.slug), record.address, question, question.right)
    why = chapter.radio(key=f"ask_{place}_because_0")
    assert why.value is None
    assert why.label == f"{question.because.so} because\u00a0…"
    assert why.options == [f"… {reason.text}" for reason in question.because.reasons]
    # The place where it is told is there before there is anything to tell.
    assert [words.value for words in chapter.markdown if 'gd-reason" role="status"></p>' in words.value]
    for letter, reason in zip(LETTERS, question.because.reasons, strict=False):
        give(chapter, letter, place)
        (told,) = (words for words in said(chapter) if "gd-reason" in words)
        assert reason.reply in told
        assert ("✓" in told, "✗" in told) == (reason.is_right, not reason.is_right)
        assert ("gd-holds" in told) == reason.is_right


@pytest.mark.parametrize("answer", [STAR.right, None], ids=["right", "shown"])
def test_only_a_wrong_answer_is_followed_by_a_changed_case_and_every_answer_by_the_reasons(
    open_chapter, answer
):
    chapter = open_chapter(PAGE)
    if answer:
        choose(chapter, PAGE, STAR, answer)
    else:
        press(chapter, f"go_{PLACE}")
    assert WHY in keys(chapter)
    assert f"ask_{PLACE}_changed_0" not in keys(chapter)
    assert ONCE_MORE not in html(chapter)
    choose(press(chapter, f"go_{PLACE}"), PAGE, STAR, wrong(STAR))
    assert f"ask_{PLACE}_changed_0" in keys(chapter)
    assert ONCE_MORE in html(chapter)


def test_a_changed_case_is_answered_like_a_question_and_followed_by_another_one(open_chapter):
    chapter = choose(open_chapter(PAGE), PAGE, STAR, "B")
    told = set()
    for tries, answer in enumerate((wrong, lambda case: case.right, lambda case: "")):
        case = STAR.changed(tries)
        assert case.text in html(chapter)
        letter = answer(case)
        if letter:
            choose(chapter, PAGE, case, letter)
        else:
            press(chapter, f"go_{PAGE}_{case.key}")
        assert f"What happened: {case.right}." in said(chapter)[-1]
        assert f"Your choice: {letter}." in said(chapter)[-1] or not letter
        assert all(option.feedback in html(chapter) for option in case.options)
        assert chapter.button(key=f"go_{PAGE}_{case.key}").label == PROMPTS["another"]
        told.add(case.text)
        press(chapter, f"go_{PAGE}_{case.key}")
        assert chapter.radio(key=f"ask_{PAGE}_{case.key}_0").value is None
        assert case.text not in html(chapter)
    assert len(told) == 3
    assert "✗ Your choice, B:" in html(chapter)


def test_asked_again_nothing_of_what_followed_is_there_and_the_next_case_is_another_one(open_chapter):
    chapter = give(choose(open_chapter(PAGE), PAGE, STAR, "B"), "A")
    choose(chapter, PAGE, STAR.changed(0), "A")
    press(chapter, f"go_{PLACE}")
    assert not keys(chapter) & {WHY, f"ask_{PLACE}_changed_0"}
    assert not said(chapter)
    choose(chapter, PAGE, STAR, "A")
    assert chapter.radio(key=WHY).value is None
    assert STAR.changed(1).text in html(chapter)
    assert STAR.changed(0).text not in html(chapter)


def test_a_reason_and_a_changed_case_stay_over_sliders_another_chapter_and_a_reload(open_chapter):
    chapter = give(choose(open_chapter(PAGE), PAGE, STAR, "B"), "A")
    press(choose(chapter, PAGE, STAR.changed(0), "A"), f"go_{PLACE}_changed")
    choose(chapter, PAGE, STAR.changed(1), "D")
    chapter.slider(key="steps").set_value(5).run()
    chapter.switch_page("double_well.py").run()
    assert STAR.changed(1).text not in html(chapter)
    chapter.switch_page("single_well.py").run()
    kept = is_told_to_keep(chapter)["kept"]
    reloaded = open_chapter(PAGE)
    reloaded.session_state[KEY] = {"stored": {"session": is_told_to_keep(reloaded)["session"], "kept": kept}}
    reloaded.run()
    assert is_told_to_keep(reloaded)["kept"] == kept
    for shown in (chapter, reloaded):
        assert not shown.exception
        assert shown.radio(key=WHY).value == "A"
        assert STAR.because.reasons[0].reply in "".join(said(shown))
        assert STAR.changed(1).text in html(shown)
        assert "✗ Your choice, D:" in html(shown) or STAR.changed(1).right == "D"
        assert set(shown.query_params) <= {*STAR.state}


def test_one_press_forgets_what_followed_as_well(open_chapter):
    chapter = give(choose(open_chapter(PAGE), PAGE, STAR, "B"), "A")
    press(choose(chapter, PAGE, STAR.changed(0), "A"), f"go_{PLACE}_changed")
    chapter.switch_page("looking_back.py").run()
    press(chapter, "forget")
    assert is_told_to_keep(chapter)["kept"] is None
    chapter.switch_page("single_well.py").run()
    choose(chapter, PAGE, STAR, "B")
    assert chapter.radio(key=WHY).value is None
    assert STAR.changed(0).text in html(chapter)


def test_what_followed_is_no_prediction_of_its_own(open_chapter):
    chapter = give(choose(open_chapter(PAGE), PAGE, STAR, "B"), "A")
    choose(chapter, PAGE, STAR.changed(0), wrong(STAR.changed(0)))
    chapter.switch_page("looking_back.py").run()
    assert "You made 1 prediction. One of them went another way" in "".join(
        one.value for one in chapter.markdown
    )


@pytest.mark.parametrize(
    ("record", "question"),
    [(record, question) for record, question in STARS if question.changed(0).is_placed],
    ids=lambda one: getattr(one, "slug", getattr(one, "key", "")),
)
def test_a_changed_case_whose_answer_is_a_place_can_be_pointed_at(open_chapter, record, question):
    page, case = record.address, question.changed(0)
    chapter = choose(open_chapter(record.slug), page, question, wrong(question))
    press(chapter, f"point_{page}_{case.key}")
    (at,) = (option.at for option in case.options if option.is_right)
    chapter.session_state[GHOSTS] = {page: Ghost(case, at, 0.0)}
    choose(chapter, page, case, case.right)
    assert "0 away." in said(chapter)[-1]
