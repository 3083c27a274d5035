"""The form for teachers: what it packs is what the chapter opens with, and what it cannot pack it says."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from gd_view.chapters import RECORDS
from gd_view.chapters.for_teachers import form, links
from gd_view.page.lesson import LONGEST, VERSION, Lesson
from tests.pages.reading import figures, html

CHAPTERS = {record.slug: record for record in RECORDS if record.dials}
WELL = CHAPTERS["single_well"]
TITLES = {record.address: record.title for record in RECORDS}


@pytest.fixture
def desk(open_chapter):
    """The page for teachers."""
    return open_chapter("for_teachers")


def made(desk) -> str:
    """The path of the link that the form has made, or nothing."""
    told = [json.loads(one.proto.json) for one in desk.get("bidi_component") if one.proto.json]
    (path,) = [one["path"] for one in told if "path" in one] or [""]
    return path


def query(path: str) -> dict[str, str]:
    return {key: value for key, (value,) in parse_qs(urlsplit(path).query, keep_blank_values=True).items()}


def notes(desk) -> list[str]:
    return [note.value for note in desk.warning]


@pytest.mark.parametrize("record", CHAPTERS.values(), ids=[*CHAPTERS])
def test_every_choice_is_in_the_address_and_opens_as_chosen(desk, open_chapter, record):
    """The first chip, the last control hidden and the first one fixed, a question if the chip allows it, a task."""
    desk.selectbox(key="lesson_chapter").set_value(record.address).run()
    words, state = next(iter(record.chips[0].items()))
    desk.selectbox(key=f"lesson_state_{record.slug}").set_value(words).run()
    keys = [one.key for one in record.dials[0]]
    desk.radio(key=f"lesson_{record.slug}_{keys[0]}").set_value(form.FIXED).run()
    if len(keys) > 1:
        desk.radio(key=f"lesson_{record.slug}_{keys[-1]}").set_value(form.HIDDEN).run()
    desk.text_area(key="lesson_task").set_value(" What <b>is</b> it? &\nWhy = $x$ ").run()
    assert notes(desk) == []
    path = made(desk)
    assert path.split("?")[0] == record.address
    assert query(path)["task"] == "What <b>is</b> it? &\nWhy = $x$"

    chapter = open_chapter(record.slug, **query(path))
    (told,) = [given["address"] for given in figures(chapter) if given["address"]]
    pinned = {key: float(told["values"].pop(key)) for key in [*told["values"]] if key.startswith("pinned")}
    assert told["values"] | {key: f"{value:g}" for key, value in pinned.items()} == query(path), (
        "all written out"
    )
    assert {*told["held"]} == {keys[0], keys[-1]}
    assert not chapter.warning
    for key, value in state.items():
        shown = {**told["values"], **pinned}[key]
        assert shown == value or float(shown) == float(value)


def test_what_is_not_chosen_is_not_in_the_address(desk):
    assert query(made(desk)) == {"w": "0.00"}
    desk.selectbox(key="lesson_chapter").set_value("single_well").run()
    assert query(made(desk)) == {"start": "4.0", "learning_rate": "0.10", "steps": "20"}


def test_a_question_brings_its_own_run(desk):
    desk.selectbox(key="lesson_chapter").set_value("single_well").run()
    desk.selectbox(key="lesson_question_single_well").set_value("at_one").run()
    assert query(made(desk)) == {
        "start": "4.0",
        "learning_rate": "1.00",
        "steps": "20",
        "lesson": "1",
        "question": "at_one",
    }


def test_a_question_about_another_run_than_the_held_one_is_refused(desk):
    desk.selectbox(key="lesson_chapter").set_value("single_well").run()
    desk.selectbox(key="lesson_question_single_well").set_value("at_one").run()
    desk.selectbox(key="lesson_state_single_well").set_value("leaves").run()
    assert made(desk), "as long as nothing is held the answer loads its run"
    desk.radio(key="lesson_single_well_start").set_value(form.FIXED).run()
    assert made(desk), "both start at 4"
    desk.radio(key="lesson_single_well_learning_rate").set_value(form.HIDDEN).run()
    assert made(desk) == ""
    (note,) = notes(desk)
    assert "another value of Learning rate α than" in note


def test_a_pasted_address_gives_its_state_its_step_and_its_pinned_run(desk):
    desk.selectbox(key="lesson_chapter").set_value("single_well").run()
    desk.selectbox(key="lesson_state_single_well").set_value(form.PASTED).run()
    assert made(desk) == ""
    assert "Paste an address" in notes(desk)[0]
    state = "start=2.0&learning_rate=0.30&steps=7&pinned_start=4.0&pinned_learning_rate=0.90&step=3"
    address = f"https://example.org/lesson/single_well?{state}&embed=true&lesson=1&task=old&foo=bar"
    desk.text_input(key="lesson_address_single_well").set_value(f" {address} ").run()
    assert made(desk) == f"single_well?{state}"
    assert notes(desk) == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "Paste an address of this chapter"),
        ("   ", "Paste an address of this chapter"),
        ("https://example.org/double_well?start=1", "That is an address of “Two valleys”."),
        ("https://example.org/", "is no address of this chapter"),
        ("start=2", "`start=2` is no address of this chapter"),
        ("http://[", "I cannot read `http://[` as an address"),
        ("javascript:alert(1)", "is no address of this chapter"),
        ("x" * 5000, "5,000 characters, and I read 4,000 at most"),
        ("<script>`**", "`<script>'**` is no address of this chapter"),
    ],
)
def test_what_is_no_address_of_the_chapter_is_named(address, said):
    given, refused = links.pasted(WELL, address, TITLES)
    assert given is None
    assert said in refused


def test_unusable_values_of_a_pasted_address_give_way_and_are_named():
    given, refused = links.pasted(WELL, "/single_well?start=99&steps=x&pinned_start=<b>&step=-2", TITLES)
    assert refused == ""
    made = links.packed(WELL, given, Lesson(VERSION))
    assert made.path == "single_well?start=5.0&learning_rate=0.10&steps=20&step=0"
    assert [note for note in made.notes if "`99`" in note]
    assert [note for note in made.notes if "`x`" in note]


def test_of_a_chapter_about_two_things_the_address_says_about_which():
    code = CHAPTERS["the_code"]
    wide = links.packed(code, {"landscape": "single_well", "start": "4"}, Lesson(VERSION))
    narrow = links.packed(code, {"landscape": "double_well", "start": "4"}, Lesson(VERSION))
    assert (query(wide.path)["start"], query(narrow.path)["start"]) == ("4.0", "2.20")
    assert (wide.notes, len(narrow.notes)) == ((), 1)


def test_a_task_that_is_too_long_is_refused_and_its_length_is_said():
    """The field takes no more; a browser may send it all the same."""
    full = links.packed(WELL, {}, Lesson(VERSION, task="é" * LONGEST))
    assert query(full.path)["task"] == "é" * LONGEST
    more = links.packed(WELL, {}, Lesson(VERSION, task="é" * (LONGEST + 1)))
    assert more.path == ""
    assert more.refused == "The task has 301 characters. A link takes 300: shorten it, please."


def test_every_chapter_with_a_picture_can_be_chosen_and_every_control_be_held(desk):
    assert desk.selectbox(key="lesson_chapter").options == [record.title for record in CHAPTERS.values()]
    for record in CHAPTERS.values():
        desk.selectbox(key="lesson_chapter").set_value(record.address).run()
        shown = [one.key for one in desk.radio]
        keys = dict.fromkeys(one.key for dials in record.dials for one in dials)
        assert shown == [f"lesson_{record.slug}_{key}" for key in keys]
        assert all(one.options == ["free", "fixed", "hidden"] for one in desk.radio)


def test_it_links_to_what_it_made(desk):
    desk.text_area(key="lesson_task").set_value('"><img src=x>').run()
    assert f'href="{made(desk).replace("&", "&amp;")}" target="_blank"' in html(desk)
    assert '"><img' not in html(desk)
