"""A link to a class: its task stands on top as text, and whatever it holds keeps the link's value."""

from html import unescape

import pytest

from gd_view.chapters import RECORDS
from gd_view.chapters.double_well import questions as ask
from gd_view.page import card, shut, task
from gd_view.page.settings import Letters
from tests.pages.reading import choose, figures, follow, html, linked, press, show_everything, wrong

CHAPTERS = [record for record in RECORDS if record.dials]
IDS = [record.slug for record in CHAPTERS]
# Not the first values: what is held must come from the link.
ELSEWHERE = {
    "w": "0.60",
    "moves": "rrl",
    "lifted": "1",
    "start": "1.50",
    "learning_rate": "0.30",
    "steps": "12",
    "condition_number": "5",
    "rotation": "45",
    "dimensions": "3",
    "start_w1": "2.0",
    "start_w2": "1.0",
    "landscape": "double_well",
    "slip": "plus",
}
HOSTILE = (
    "**bold** <b>b</b> <img src=x onerror=alert(1)> $\\frac{1}{2}$ :smile: [link](javascript:1) "
    "\u202egnp.exe & `code`"
)


def told(chapter) -> dict:
    """What the figure is told of the address."""
    (address,) = [given["address"] for given in figures(chapter) if given["address"]]
    return address


def held(chapter) -> dict[str, float | str]:
    """The values in the address, numbers as numbers."""
    return {key: _number(text) for key, text in told(chapter)["values"].items()}


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def keys_of(record) -> list[str]:
    return [*dict.fromkeys(one.key for dials in record.dials for one in dials)]


def elsewhere(record) -> dict[str, str]:
    return {key: ELSEWHERE[key] for key in keys_of(record)}


def boxes(chapter) -> list[str]:
    return [one.proto.body for one in chapter.get("html") if 'class="gd-task"' in one.proto.body]


def box(chapter) -> str:
    (body,) = boxes(chapter)
    return body


def sliders(chapter) -> dict:
    widgets = (*chapter.slider, *chapter.select_slider, *chapter.segmented_control)
    return {widget.key: widget for widget in widgets}


@pytest.mark.parametrize("record", CHAPTERS, ids=IDS)
def test_a_task_stands_on_top_as_text_whatever_it_contains(open_chapter, record):
    chapter = open_chapter(record.slug, lesson="1", task=HOSTILE)
    assert unescape(box(chapter).split('dir="auto">')[1].split("</p>")[0]) == HOSTILE
    assert "<img" not in html(chapter)
    assert HOSTILE not in " ".join(one.value for one in chapter.markdown), "nowhere as Markdown"
    bodies = [one.proto.body for one in chapter.get("html")]
    assert bodies.index(box(chapter)) < min(i for i, one in enumerate(bodies) if 'class="gd-predict' in one)
    assert not chapter.warning
    assert told(chapter)["values"]["task"] == HOSTILE


def test_a_chapter_that_no_link_opened_says_nothing_of_it(open_chapter):
    """Nor do keys of a page around it that happen to be called the same."""
    for query in ({}, {"task": "7", "hide": "start", "fix": "steps", "question": "at_one"}):
        chapter = open_chapter("single_well", **query)
        assert not boxes(chapter)
        assert not chapter.warning
        assert sorted(sliders(chapter)) == ["learning_rate", "start", "steps"]
        assert "held" not in told(chapter)
        assert {*told(chapter)["values"]} == {"start", "learning_rate", "steps"}


@pytest.mark.parametrize("way", ["fix", "hide"])
@pytest.mark.parametrize("record", CHAPTERS, ids=IDS)
def test_what_is_held_keeps_the_links_value_whatever_is_pressed(open_chapter, record, way):
    """Every control at once; below one at a time."""
    names = keys_of(record)
    chapter = open_chapter(record.slug, lesson="1", **{way: " ".join(names)}, **elsewhere(record))
    show_everything(chapter, record.address)
    before = held(chapter)
    assert {key: before[key] for key in names} == {key: _number(ELSEWHERE[key]) for key in names}
    assert told(chapter)["held"] == names, "so that no grip moves it either"
    shown = sliders(chapter)
    assert (not shown) if way == "hide" else all(one.disabled for one in shown.values())
    walk = [button for button in chapter.button if button.key.startswith("press_")]
    assert (not walk) if way == "hide" else all(button.disabled for button in walk)
    assert not [field for field in chapter.text_input if field.key.endswith("_typed")]
    assert not [link for link in linked(chapter) if f'"{link}"' in html(chapter)]
    assert all(
        f"go_{record.address}_{one.key}" not in {b.key for b in chapter.button} for one in record.questions
    )
    for dials in record.dials[-1:]:
        for one in dials:  # a browser may report what it likes
            chapter.session_state[one.key] = one.default
    chapter.run()
    assert held(chapter) == before
    assert {key: one.value for key, one in sliders(chapter).items()} == {
        key: one.value for key, one in shown.items()
    }
    assert ("fixes" if way == "fix" else "hides") in box(chapter)


@pytest.mark.parametrize(
    ("slug", "key"),
    [
        ("double_well", "start"),
        ("double_well", "steps"),
        ("single_well", "learning_rate"),
        ("many_parameters", "rotation"),
        ("many_parameters", "start_w1"),
        ("the_code", "landscape"),
        ("outcome_map", "start"),
    ],
)
def test_one_control_is_held_and_the_others_are_free(open_chapter, slug, key):
    """Every chip that is left and every question that is asked is followed; the value stays through each."""
    (record,) = (one for one in CHAPTERS if one.slug == slug)
    state = {one.key: one.text(one.default) for one in record.dials[0]}  # most chips are about these
    chapter = open_chapter(slug, lesson="1", fix=key, task="Why?", **state)
    show_everything(chapter, record.address)
    mine = _number(state[key])
    for i, link in enumerate(linked(chapter)):
        follow(chapter, link, f"visit{i}")
        assert not chapter.warning, link
        assert held(chapter)[key] == mine, link
        assert told(chapter)["values"]["task"] == "Why?", "the task goes along"
    for button in [b.key for b in chapter.button if b.key.startswith("go_")]:
        press(chapter, button)
        assert held(chapter)[key] == mine, button
    others = {one: widget for one, widget in sliders(chapter).items() if one != key}
    assert others
    assert not any(widget.disabled for widget in others.values())
    if "learning_rate" in others:
        others["learning_rate"].set_value(0.5).run()
        assert held(chapter) == held(chapter) | {key: mine, "learning_rate": 0.5}


def test_chips_of_other_runs_are_not_there_and_the_rest_carries_what_is_held(open_chapter):
    chapter = open_chapter("double_well", lesson="1", fix="start", start="2.00")
    show_everything(chapter, "double_well")
    chips = [link for link in linked(chapter) if "lesson=1" in link]
    assert [link.split("&lesson")[0] for link in chips] == [
        "double_well?start=2&learning_rate=0.1&steps=30",
        "double_well?start=2&learning_rate=0.45&steps=30",
    ]
    many = show_everything(
        open_chapter("many_parameters", lesson="1", fix="start_w2", start_w2="-0.5"), "many_parameters"
    )
    chips = linked(many)
    assert chips
    assert all("start_w2=-0.5" in link for link in chips)


def test_the_question_of_a_link_stands_on_top_and_nowhere_else(open_chapter):
    key = f"go_double_well_{ask.LONGER_STEP.key}"
    plain = [button.key for button in open_chapter("double_well").button]
    assert plain.index(key) == max(i for i, one in enumerate(plain) if one.startswith("go_"))
    chapter = open_chapter("double_well", lesson="1", question=ask.LONGER_STEP.key, start="2", steps="30")
    keys = [button.key for button in chapter.button]
    assert next(one for one in keys if one.startswith("go_")) == key
    assert keys.count(key) == 1
    assert sorted(keys) == sorted(plain)
    assert html(chapter).count(card.ON_TOP) == 1
    assert task.ASKED in box(chapter), "for a narrow window, where the picture comes first"
    choose(chapter, "double_well", ask.LONGER_STEP, wrong(ask.LONGER_STEP))
    assert held(chapter)["learning_rate"] == 0.45, "its run is played as ever"
    assert told(chapter)["plays"]
    assert told(chapter)["values"]["question"] == ask.LONGER_STEP.key


def test_a_question_about_another_run_than_the_held_one_is_not_asked(open_chapter):
    """Its verdict would speak of a run that the picture does not show."""
    chapter = open_chapter("double_well", lesson="1", fix="start", start="0.50", question=ask.LONGER_STEP.key)
    asked = [button.key for button in chapter.button if button.key.startswith("go_")]
    assert asked == [f"go_double_well_{ask.WHERE_IT_ENDS.key}"]
    assert html(chapter).count(card.OTHER_RUN) == 4
    assert html(chapter).count(shut.NOT_ASKED) == 2
    (note,) = chapter.warning
    assert note.value == task.OTHER_RUN
    assert task.ASKED not in box(chapter)


def test_no_changed_case_is_asked_that_the_link_does_not_allow(open_chapter):
    chapter = open_chapter("double_well", lesson="1", fix="start", start="2.00")
    choose(chapter, "double_well", ask.ROLLS_OVER, wrong(ask.ROLLS_OVER))
    asked = {button.key for button in chapter.button}
    assert f"go_double_well_{ask.ROLLS_OVER.key}" in asked
    assert f"go_double_well_{ask.ROLLS_OVER.key}_changed" not in asked


def test_it_goes_when_the_reader_opens_another_chapter(open_chapter):
    for elsewhere in ("welcome", "single_well", "for_teachers"):
        chapter = open_chapter("double_well", lesson="1", fix="start", start="1.50", task="Why?")
        chapter.query_params = {}  # as the contents open a page
        chapter.switch_page(f"{elsewhere}.py").run()
        assert not boxes(chapter)
        assert not [link for link in linked(chapter) if "lesson=" in link]
        chapter.switch_page("double_well.py").run()
        assert not boxes(chapter)
        assert not chapter.slider(key="start").disabled
        chapter.slider(key="start").set_value(-1.0).run()
        assert held(chapter) == {"start": -1.0, "learning_rate": 0.1, "steps": 30}


def test_the_same_page_of_the_contents_keeps_it(open_chapter):
    """Streamlit asks for the page with no query, and the address bar is written anew."""
    chapter = open_chapter("double_well", lesson="1", fix="start", start="1.50", task="Why?")
    chapter.query_params = {}
    chapter.switch_page("double_well.py").run()
    assert held(chapter)["start"] == 1.5
    assert told(chapter)["values"]["task"] == "Why?"


def test_a_link_of_a_class_leaves_nothing_to_what_was_there_before(open_chapter):
    chapter = open_chapter("double_well", start="-1", learning_rate="0.9", steps="7")
    follow(chapter, "double_well?lesson=1&fix=start", "one")
    assert held(chapter) == {"start": 0.5, "learning_rate": 0.1, "steps": 30, "lesson": 1, "fix": "start"}


def test_what_cannot_be_used_is_said_on_top(open_chapter):
    chapter = open_chapter("single_well", lesson="1", fix="speed", question="why", task="x" * 301)
    (note,) = chapter.warning
    assert "(fix = `speed`); I left it out." in note.value
    assert "(question = `why`); I left it out." in note.value
    assert "301 characters" in note.value
    follow(chapter, "single_well?lesson=9&task=Why", "one")
    (note,) = chapter.warning
    assert "another version of the lesson (lesson = `9`)" in note.value
    assert not boxes(chapter)
    assert told(chapter)["values"]["lesson"] == "9", "it is left as it is"
    chapter.slider(key="start").set_value(1.0).run()
    assert held(chapter)["start"] == 1


def test_an_address_with_another_task_is_news(open_chapter):
    """A host tells it without the mark of a visit."""
    chapter = open_chapter("single_well", start="2.0", learning_rate="0.10", steps="7")
    for said in ("One", "Two"):
        chapter.query_params = {
            "start": "2.0",
            "learning_rate": "0.10",
            "steps": "7",
            "lesson": "1",
            "task": said,
        }
        chapter.run()
        assert said in box(chapter)
    chapter.slider(key="steps").set_value(8).run()
    chapter.query_params = {
        "start": "2.0",
        "learning_rate": "0.10",
        "steps": "7",
        "lesson": "1",
        "task": "Two",
    }
    chapter.slider(key="steps").set_value(9).run()
    assert held(chapter)["steps"] == 9, "and one still on its way is not"


def test_letters_are_held_as_well(open_chapter):
    """Of the settings that are no numbers, too: the list of what can be held is that of the address."""
    letters = {
        one.key for record in CHAPTERS for dials in record.dials for one in dials if isinstance(one, Letters)
    }
    assert letters == {"moves", "landscape", "slip"}
    assert {*letters} <= {*ELSEWHERE}
