"""What an address says to a class: read with care, since anybody can write it, and written as it is read."""

import pytest

from gd_view.page import lesson
from gd_view.page.lesson import KEYS, LONGEST, Lesson

SETTINGS = ("start", "learning_rate", "steps")
QUESTIONS = ("at_one", "landing")


def notes(**query: str) -> str:
    return lesson.unusable(query, SETTINGS, QUESTIONS)


def test_without_a_version_the_keys_are_somebody_elses():
    """A learning platform may hand on a `task` or a `question` of its own."""
    foreign = {"hide": "start", "fix": "steps", "question": "at_one", "task": "7"}
    assert lesson.read(foreign) == Lesson()
    assert notes(**foreign) == ""
    assert lesson.read(foreign).written() == {"lesson": None}, "and stay as they are"


def test_a_link_of_the_first_version_stays_readable():
    """Written out: an address that was given away is not to change its meaning."""
    query = {
        "lesson": "1",
        "hide": "learning_rate",
        "fix": "start steps",
        "question": "at_one",
        "task": "Why?",
    }
    read = lesson.read(query)
    assert read == Lesson("1", ("learning_rate",), ("start", "steps"), "at_one", "Why?")
    assert read.written() == query
    assert read.held == {"learning_rate", "start", "steps"}
    assert notes(**query) == ""


@pytest.mark.parametrize("version", ["2", "0", "01", "1.0", "", "x", "<b>", "9" * 99])
def test_another_version_is_named_and_left_as_it_is(version):
    read = lesson.read({"lesson": version, "hide": "start", "task": "Why?"})
    assert not read.is_on
    assert (read.held, read.task) == (frozenset(), "")
    assert read.written() == {"lesson": version}
    shown = f"`{version[:24]}" if version else "nothing"
    assert notes(lesson=version, task="Why?").startswith(
        f"This link was made for another version of the lesson (lesson = {shown}"
    )


@pytest.mark.parametrize("given", ["start steps", "start,steps", " start ,\n steps ", "start,,steps start"])
def test_names_stand_beside_each_other_however_they_are_parted(given):
    assert lesson.read({"lesson": "1", "fix": given}).fixed == ("start", "steps")


def test_what_is_both_is_hidden():
    assert lesson.read({"lesson": "1", "fix": "start", "hide": "start"}) == Lesson("1", ("start",))


@pytest.mark.parametrize(
    ("key", "given", "named"),
    [
        ("fix", "speed", "`speed`"),
        ("fix", "start speed mass", "`speed mass`"),
        ("hide", "<script>", "`<script>`"),
        ("hide", "Start", "`Start`"),
        ("fix", "`start`", "`'start'`"),
        ("question", "why", "`why`"),
        ("question", "at_one landing", "`landing`"),
        ("hide", "x" * 500, f"`{'x' * 24}…`"),
    ],
)
def test_a_word_that_cannot_be_used_is_named(key, given, named):
    assert notes(lesson="1", **{key: given}) == (
        f"This link had a word I cannot use ({key} = {named}); I left it out."
    )


def test_of_a_flood_of_names_little_is_kept():
    read = lesson.read({"lesson": "1", "hide": " ".join(f"name_{i}" for i in range(10**5))})
    assert len(read.hidden) <= 16
    assert len(notes(lesson="1", hide="start " * 10**5 + "x" * 10**5)) < 200


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("  Why?  ", "Why?"),
        ("**a** <b>b</b> $x^2$ :smile: [c](d)", "**a** <b>b</b> $x^2$ :smile: [c](d)"),
        ("one\r\ntwo\u2028three\x0bfour", "one\ntwo\nthree\nfour"),
        ("a\x00b\x07c\td", "a b c d"),
        ("\u202eabc", "\u202eabc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800", ""),
    ],
)
def test_a_task_is_kept_as_it_was_typed_but_for_what_no_eye_can_see(given, shown):
    assert lesson.read({"lesson": "1", "task": given}).task == shown


def test_a_task_that_is_too_long_is_cut_and_that_is_said():
    assert notes(lesson="1", task="é" * LONGEST) == ""
    assert lesson.read({"lesson": "1", "task": "é" * 1234}).task == "é" * LONGEST
    assert notes(lesson="1", task="é" * 1234) == (
        f"The task of this link has 1,234 characters; here are the first {LONGEST}."
    )


def test_every_key_is_written_or_known_to_be_absent():
    assert lesson.read({"lesson": "1"}).written() == {"lesson": "1"} | dict.fromkeys(KEYS[1:])
