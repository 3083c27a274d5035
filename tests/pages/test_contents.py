"""The contents: numbers in reading order, and which chapters are done, in words as well."""

from gd_view.chapters import CONTENTS, ENDING, RECORDS, after, cover, numbered
from gd_view.page import contents
from tests.pages.reading import press


def test_chapters_are_numbered_in_reading_order_and_welcome_and_ending_are_not():
    assert numbered(RECORDS[0]) == RECORDS[0].title
    assert [numbered(chapter).split(" · ")[0] for chapter in RECORDS[1:]] == [
        str(i) for i in range(1, len(RECORDS))
    ]
    assert numbered(ENDING) == ENDING.title


def test_the_ending_follows_the_last_chapter_and_leads_back_to_the_first_page():
    assert after(RECORDS[-1]) is ENDING
    assert after(ENDING) is RECORDS[0]


def test_a_chapter_is_done_once_its_last_question_is_answered_or_shown(open_chapter):
    """As the welcome page tells, too; the icon in the contents is for the eye alone, so the title says it."""
    chapter = CONTENTS["single_well"]
    shown = open_chapter("single_well")
    for question in chapter.questions[1:]:
        press(shown, f"go_single_well_{question.key}")
    shown.switch_page("welcome.py").run()
    assert not any("done" in one for one in minutes(shown))
    shown.switch_page("single_well.py").run()
    press(shown, f"go_single_well_{chapter.questions[0].key}")
    shown.switch_page("welcome.py").run()
    (done,) = (i for i, one in enumerate(minutes(shown)) if "done" in one)
    assert RECORDS[1 + done] is chapter


def minutes(shown):
    return [one.proto.body for one in shown.get("html") if 'class="gd-minutes"' in one.proto.body]


def test_what_the_title_and_the_icon_say(monkeypatch):
    chapter = CONTENTS["single_well"]
    assert contents.entry(chapter, "3 · One valley") == "3 · One valley"
    assert contents.icon(chapter) == contents.OPEN
    monkeypatch.setattr(contents.card, "is_answered", lambda page, question: True)
    assert contents.entry(chapter, "3 · One valley") == "3 · One valley · done"
    assert contents.icon(chapter) == contents.DONE
    assert contents.entry(RECORDS[0], "Welcome") == "Welcome"
    assert contents.icon(RECORDS[0]) == RECORDS[0].icon


def test_a_cover_is_one_picture_on_one_line_that_screen_readers_pass_over():
    covers = [cover(chapter) for chapter in RECORDS[1:] if cover(chapter)]
    assert len(covers) >= 7
    for one in covers:
        assert "\n" not in one
        assert one.startswith("<svg")
        assert 'aria-hidden="true"' in one
