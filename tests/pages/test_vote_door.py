"""The door of a vote: the codes and addresses that lead into a room, and those that are refused in plain words."""

import re

import pytest

from gd_view.chapters import RECORDS
from gd_view.page import rooms
from gd_view.votes import codes
from tests.pages.reading import html
from tests.pages.voting import CODE, HOST, TWO_VALLEYS

pytestmark = pytest.mark.usefixtures("votes")

NO_ROOMS = {
    "zz": "has 6 letters",
    "KRTPWA": "has 6 letters",
    "<script>": "has 6 letters",
    "BCDFHK": "There is no room with this code now",
    "bcd fhk": "There is no room with this code now",
    "9" * 400: "has 6 letters",
}


@pytest.mark.parametrize("code", NO_ROOMS, ids=range(len(NO_ROOMS)))
def test_a_code_that_leads_nowhere_is_said_and_asked_for_again(open_chapter, code):
    shown = open_chapter("vote", room=code)
    (note,) = shown.warning
    assert NO_ROOMS[code] in note.value
    assert "<" not in re.sub("`[^`]*`", "", note.value)
    assert '<form class="gd-enter"' in html(shown)


def test_a_code_that_is_typed_otherwise_joins_too_or_leads_to_how_it_is_written(open_chapter, screen):
    shown = open_chapter("vote", room="krt pwd")
    assert 'href="vote?room=KRTPWD"' in html(shown)
    screen()
    assert not open_chapter("vote", room="krt pwd").warning


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"host": "g" * 22}, "another teacher’s"),
        ({"host": "short"}, "opens no room"),
        ({"chapter": "welcome"}, "does not have the question"),
        ({"question": "<b>"}, "does not have the question"),
        ({"question": ""}, "does not have the question"),
    ],
)
def test_an_address_that_opens_no_room_is_refused_in_plain_words(open_chapter, screen, votes, said, told):
    screen()
    before = votes.room(CODE)
    right = {"room": CODE, "host": HOST, "chapter": "double_well", "question": "rolls_over"}
    shown = open_chapter("vote", **(right | said))
    (note,) = shown.warning
    assert told in note.value
    assert votes.room(CODE) == before


def test_on_every_question_a_way_that_it_does_not_have_gives_way_to_the_first_that_it_has():
    for chapter in RECORDS:
        for question in chapter.questions:
            first = rooms.ways(chapter, question)[0]
            for by in ("", "place" if first == rooms.CHOICES and not question.is_placed else "x", "choices "):
                assert rooms.form(chapter, question, by) == rooms.form(chapter, question, first)


def test_the_page_for_teachers_leads_to_a_room_of_the_question_that_is_chosen(open_chapter):
    guide = open_chapter("for_teachers")
    seen = set()
    for chapter in (RECORDS[1], TWO_VALLEYS):
        guide.selectbox(key="vote_chapter").set_value(chapter.address).run()
        (path,) = re.findall(r'gd-open-vote"><a href="vote\?([^"]+)"', html(guide))
        said = dict(one.split("=") for one in path.replace("&amp;", "&").split("&"))
        star = next(question for question in chapter.questions if question.is_star)
        assert (said["chapter"], said["question"]) == (chapter.slug, star.key)
        assert codes.read_code(said["room"]) == said["room"]
        assert codes.is_secret(said["host"])
        seen.add((said["room"], said["host"]))
        assert not open_chapter("vote", **said).warning
    assert len(seen) == 2
    guide.radio(key=f"vote_by_double_well_{star.key}").set_value(rooms.PLACE).run()
    assert "by=place" in html(guide).partition("gd-open-vote")[2]
