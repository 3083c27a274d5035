"""A vote: the teacher's screen and the phones are sessions of their own and share one file."""

import re
from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from gd_view.chapters import CONTENTS, RECORDS
from gd_view.chapters.vote import phone, teacher
from gd_view.page import rooms
from gd_view.page.question import LETTERS, Question, Typed
from gd_view.page.verdicts import markdown
from tests.pages.reading import figures, press
from tests.pages.voting import CODE, TWO_VALLEYS, answered, bars, send, wish, words

pytestmark = pytest.mark.usefixtures("votes")

ASKED = [
    pytest.param(chapter, question, by, id=f"{chapter.slug}-{question.key}-{by}")
    for chapter in RECORDS
    for question in chapter.questions
    for by in rooms.ways(chapter, question)
    if by != rooms.CHOICES or question.is_star
]

OTHERS = (
    "where_it_ends",
    "what_is_chosen",
)  # asked of the first values, and of a run that another one is about


def test_a_class_votes_twice_and_sees_what_is_right_only_when_it_is_told(screen, join):
    """Three phones: first A, A, B; then, after talking, B, A, B."""
    shown, phones = screen(), [join() for _ in range(3)]
    for one, letter in zip(phones, "AAB", strict=True):
        send(one, letter)
        assert f"Your answer, {letter}, is counted." in words(one)
    shown.run()
    assert answered(shown) == 3
    assert bars(shown) == {letter: [] for letter in "ABCD"}, "not before it is asked for"
    assert bars(wish(shown, "show")) == {"A": [2], "B": [1], "C": [0], "D": [0]}
    assert bars(wish(shown, "hide"))["A"] == []
    wish(shown, "again")
    assert answered(shown) == 0
    assert bars(shown)["A"] == []
    for one, letter in zip(phones, "BAB", strict=True):
        one.run()
        assert "Second vote" in words(one)
        send(one, letter, 2)
    assert bars(wish(shown, "show")) == {"A": [2, 1], "B": [1, 2], "C": [0, 0], "D": [0, 0]}
    for one in (shown, *phones):
        assert "✓" not in words(one.run())
        assert teacher.RUN not in words(one)
    wish(shown, "tell")
    assert re.search(r"<strong>B</strong> <strong[^>]*>✓ Right</strong>", words(shown))
    assert bars(shown) == {"A": [2, 1], "B": [1, 2], "C": [0, 0], "D": [0, 0]}
    can = {button.key: not button.disabled for button in shown.button if button.key.startswith("wish_")}
    assert can == {"wish_shown": True, "wish_ended": False, "wish_again": False, "wish_told": False}
    for one in phones:
        assert "✓ Right</strong> <strong>B</strong>" in words(one.run())
        assert "The vote has ended." in words(one)
        assert not one.radio


def test_a_screen_reader_is_told_the_count_at_most_once_in_some_seconds_and_a_wish_at_once(
    screen, votes, monkeypatch
):
    """Ten answers, one a second from 0 on: told at 0, 6 and 12; the end of the vote and the next round as they come."""
    clock = {"now": 1000.0}
    monkeypatch.setattr(teacher.time, "monotonic", lambda: clock["now"])

    def told() -> str:
        return re.findall(r'<p class="gd-unseen" role="status">([^<]*)</p>', words(shown))[-1]

    shown = screen()
    heard = [told()]
    for _ in range(10):
        clock["now"] += 1
        votes.cast(CODE, votes.slip(CODE), "A")
        shown.run()
        heard.append(told())
    assert answered(shown) == 10
    assert heard == ["0 have answered."] * 6 + ["6 have answered."] * 5
    clock["now"] += 2
    shown.run()
    assert told() == "10 have answered."
    wish(shown, "end")
    assert told() == "10 have answered. The vote has ended."
    wish(shown, "again")
    assert told() == "Second vote: 0 have answered."
    votes.cast(CODE, votes.slip(CODE), "B")
    shown.run()
    assert told() == "Second vote: 0 have answered."


@pytest.mark.parametrize(("chapter", "question", "by"), ASKED)
def test_questions_of_each_kind_can_be_voted_on_and_nothing_tells_its_answer_before(
    screen, join, chapter, question, by
):
    """The options name all answers alike. What stands beside them is the same, whichever is right."""
    shown, one = screen(chapter, question, by), join()
    assert [note.value for page in (shown, one) for note in page.warning] == []
    for page in (shown, one):
        assert "✓" not in words(page)
        if isinstance(question, Question):
            assert not [option.feedback for option in question.options if option.feedback in words(page)]
        else:
            assert question.feedback not in words(page)
    if by == rooms.CHOICES:
        assert one.radio(key=f"ballot_{CODE}_1_0").options == [
            f"**{letter}**\u2002{markdown(option.text)}"
            for letter, option in zip(LETTERS, question.options, strict=False)
        ]
    elif by == rooms.NUMBERS:
        for i, value in enumerate(question.answer):
            one.text_input(key=f"ballot_{CODE}_1_{i}").set_value(str(value))
        press(one, f"ballot_{CODE}_1_send")
    else:
        one.slider(key=f"ballot_{CODE}_1_0").set_value(0.0).run()
        press(one, f"ballot_{CODE}_1_send")
    wish(shown, "tell")
    assert "✓ " in words(shown)
    assert answered(shown) == (by != rooms.CHOICES)


def run_link(shown: AppTest, chapter) -> dict[str, str]:
    """What the link to the run that settles a question says."""
    (path,) = re.findall(rf'href="{chapter.address}\?([^"]+)"', words(shown))
    return dict(one.split("=") for one in path.replace("&amp;", "&").split("&"))


@pytest.mark.parametrize(
    ("chapter", "question"),
    [
        pytest.param(chapter, question, id=question.key)
        for chapter in RECORDS
        for question in chapter.questions
        if question.is_star or question.key in OTHERS
    ],
)
def test_the_run_that_settles_it_plays_before_the_class_with_its_question_and_no_other(
    screen, open_chapter, chapter, question
):
    shown = wish(screen(chapter, question), "tell")
    presented = open_chapter(chapter.slug, **run_link(shown, chapter))
    (address,) = [given["address"] for given in figures(presented) if given["address"]]
    assert address["plays"] is True
    assert address["values"]["mode"] == "present"
    for key, value in question.state.items():
        assert address["values"][key] == value or float(address["values"][key]) == float(value)
    assert not presented.warning
    place = f"Question {chapter.questions.index(question) + 1} of {len(chapter.questions)}"
    assert place in "".join(text.value for text in presented.markdown)


def test_presenting_a_link_that_asks_a_question_begins_there_whatever_run_is_shown(screen, open_chapter):
    said = run_link(wish(screen(), "tell"), TWO_VALLEYS) | {"start": "0.5"}
    del said["mode"]
    shown = press(open_chapter("double_well", **said), "present_enter")
    assert "Question 3 of 5" in "".join(text.value for text in shown.markdown)


def test_a_phone_that_comes_back_has_not_voted_twice(screen, join, votes):
    """Its address holds the slip that it was handed."""
    screen()
    first = send(join(), "A")
    slip = first.query_params[rooms.VOTER]
    slip = slip[0] if isinstance(slip, list) else slip
    again = join(voter=slip)
    assert "Your answer, A, is counted." in words(again)
    assert again.button(key=f"ballot_{CODE}_1_send").label == phone.CHANGE
    send(again, "C")
    assert votes.counts(CODE) == [{"C": 1}]
    again.query_params = {"room": CODE}
    assert "Your answer, C, is counted." in words(again.run()), "after Back, too"
    assert again.query_params[rooms.VOTER] in (slip, [slip])


def test_a_forged_slip_is_changed_for_a_true_one_and_counts_once(screen, join, votes):
    screen()
    for forged in ("x", "0" * 32, "\x00", "é" * 32):
        one = join(voter=forged)
        assert one.query_params[rooms.VOTER] not in (forged, [forged])
        send(one, "D")
    assert votes.counts(CODE) == [{"D": 4}]


def test_a_phone_that_is_late_is_told_so_and_not_counted(screen, join, votes):
    shown, one = screen(), join()
    one.radio(key=f"ballot_{CODE}_1_0").set_value("A")
    wish(shown, "end")
    one.button(key=f"ballot_{CODE}_1_send").click().run()
    assert "This vote has ended; your answer was not counted." in [note.value for note in one.warning]
    assert votes.counts(CODE) == [{}]
    wish(shown, "resume")
    send(one.run(), "A")
    assert not one.warning
    assert votes.counts(CODE) == [{"A": 1}]


def test_without_an_answer_nothing_is_sent_and_that_is_said(screen, join, votes):
    screen()
    one = press(join(), f"ballot_{CODE}_1_send")
    assert [note.value for note in one.warning] == ["Choose or type an answer first, please."]
    assert votes.counts(CODE) == [{}]


def test_typed_numbers_are_read_as_anywhere_in_the_lesson_and_others_are_refused(screen, join, votes):
    chapter = CONTENTS["many_parameters"]
    question = next(one for one in chapter.questions if isinstance(one, Typed))
    screen(chapter, question, rooms.NUMBERS)
    one = join()
    for typed in (("two", "1"), ("nan", "1"), ("1e99", "1"), ("11", "1"), ("9" * 24, "1"), ("<b>", "1")):
        for i, text in enumerate(typed):
            one.text_input(key=f"ballot_{CODE}_1_{i}").set_value(text)
        press(one, f"ballot_{CODE}_1_send")
        (note,) = one.warning
        assert re.search(r"cannot read that as a number|Give 2 numbers from −10 to 10", note.value)
    assert votes.counts(CODE) == [{}]
    for i, text in enumerate(("2,4", "−1.5")):
        one.text_input(key=f"ballot_{CODE}_1_{i}").set_value(text)
    press(one, f"ballot_{CODE}_1_send")
    assert not one.warning
    assert votes.counts(CODE) == [{"2.4 -1.5": 1}]


def test_places_are_a_crowd_below_the_curve_a_mark_for_each_ballot(screen, votes):
    shown = screen(by=rooms.PLACE)
    places = [-1.3, -1.3, 1.25, 0.05, 1.25, 1.25]
    for place in places:
        votes.cast(CODE, votes.slip(CODE), [place])
    assert "gd-crowd" not in words(shown.run())
    told = words(wish(shown, "show"))
    assert told.count('class="gd-ghost') == len(places)
    assert sorted(map(int, re.findall(r'class="gd-crowd-count"[^>]*>(\d+)<', told))) == sorted(
        Counter(places).values()
    )
    assert "1.25 (3), −1.3 (2), 0.05 (1)." in told
    assert "gd-crowd-right" not in told
    assert re.search(r'class="gd-crowd-right"[^>]*>✓ 1.27<', words(wish(shown, "tell")))
