"""The lesson for a whole room: the mode stays on, and a walk goes through a chapter question by question."""

import re

import pytest

from gd_view.chapters import CONTENTS, ENDING, RECORDS, after
from gd_view.chapters.for_teachers import talk
from gd_view.page import card
from gd_view.page.question import Question
from tests.pages.reading import figures, follow, html, linked, press, show_everything

CHAPTERS = [chapter for chapter in RECORDS if chapter.questions]
STARS = [(record, one) for record in CHAPTERS for one in record.questions if one.is_star]


def told(shown):
    """What the figure that writes the address bar is told of it."""
    (address,) = [given["address"] for given in figures(shown) if given["address"]]
    return address


def is_presented(shown):
    return any(button.key == "present_leave" for button in shown.button)


def place(shown):
    """The number of the question that is asked, and of how many; nothing at the title and at the end."""
    found = re.search(
        r'class="gd-place"[^>]*>Question (\d+) of (\d+)<', "".join(text.value for text in shown.markdown)
    )
    return tuple(map(int, found.groups())) if found else None


def on_screen(shown):
    """The keys of the cards that the page's own rule leaves on the screen."""
    (rule,) = (one for one in html(shown).splitlines() if one.startswith("<style>@media screen"))
    return re.findall(r"\.st-key-predict_(\w+)", rule.split(":not(:has(")[1].split("),")[0])


def test_it_stays_on_whatever_is_moved_followed_or_opened(open_chapter):
    shown = open_chapter("single_well", start="3", mode="present")
    assert told(shown)["values"]["mode"] == "present"
    assert told(shown)["values"]["start"] == "3.0"
    shown.slider(key="steps").set_value(7).run()
    assert told(shown)["values"] == {"start": "3.0", "learning_rate": "0.10", "steps": "7", "mode": "present"}
    show_everything(shown, "single_well")
    addresses = [*dict.fromkeys(linked(shown))]
    assert len(addresses) >= 4
    for address in addresses:
        follow(shown, address, f"-{address}")
        assert told(shown)["values"]["mode"] == "present", address
    for chapter in (CONTENTS["double_well"], ENDING, CONTENTS["welcome"], CONTENTS["fog_walk"]):
        shown.query_params = {}
        shown.switch_page(chapter.file).run()
        assert is_presented(shown), chapter.slug
    assert told(shown)["values"]["mode"] == "present"


def test_one_press_leads_in_and_one_out_whatever_address_is_still_on_its_way(open_chapter):
    shown = open_chapter("double_well")
    assert not is_presented(shown)
    assert "mode" not in told(shown)["values"]
    press(shown, "present_enter")
    assert is_presented(shown)
    press(shown, "present_leave")
    assert not is_presented(shown)
    shown.query_params = told(shown)["values"] | {"mode": "present"}
    shown.run()
    assert not is_presented(shown)
    assert told(shown)["absent"] == ["mode"]
    follow(shown, "double_well?start=2&mode=present", "back")
    assert is_presented(shown)


def test_without_the_address_naming_it_nothing_is_told_of_it(open_chapter):
    shown = open_chapter("double_well")
    assert "absent" not in told(shown)
    assert ".st-key-present_on" not in html(shown)
    assert "mode" not in told(shown)["values"]


@pytest.mark.parametrize(
    ("given", "said"),
    [("loud", "`loud`"), ("present ", ""), ("", ""), ("<b>", "`<b>`"), ("9" * 400, "`" + "9" * 24 + "…`")],
)
def test_an_unknown_mode_is_named_and_is_none(open_chapter, given, said):
    shown = open_chapter("double_well", start="2", mode=given)
    notes = [f"This link had a value I cannot use (mode = {said}); I used none."] if said else []
    assert [note.value for note in shown.warning] == notes
    assert is_presented(shown) == (given.strip() == "present")
    assert told(shown)["values"]["start"] == "2.00"
    assert said or given or told(shown)["absent"] == ["mode"]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_a_chapter_is_walked_from_its_title_through_each_question_and_its_run_to_the_way_on(
    open_chapter, chapter
):
    shown = open_chapter(chapter.slug, mode="present")
    n = len(chapter.questions)
    assert place(shown) is None
    assert on_screen(shown) == []
    for i, question in enumerate(chapter.questions, 1):
        press(shown, "present_on")
        assert place(shown) == (i, n)
        assert on_screen(shown) == [f"{chapter.address}_{question.key}"]
        assert not shown.session_state["answers"].get(f"{chapter.address}_{question.key}")
        assert told(shown)["plays"] is False, "its run stands at the start"
        values = told(shown)["values"]
        for key, value in question.state.items():
            assert values[key] == value or float(values[key]) == float(value)
        press(shown, "present_on")
        assert place(shown) == (i, n)
        assert shown.session_state["answers"][f"{chapter.address}_{question.key}"] == card.REVEALED
        assert told(shown)["plays"] is True
    press(shown, "present_on")
    assert place(shown) is None
    assert ".st-key-next" in html(shown)
    assert after(chapter).address in [link.proto.page for link in shown.get("page_link")]
    press(shown, "present_back")
    assert place(shown) == (n, n)
    assert told(shown)["plays"] is False


def test_what_was_chosen_before_is_the_answer(open_chapter):
    shown = open_chapter("update_rule", mode="present")
    question = CONTENTS["update_rule"].questions[0]
    press(shown, "present_on")
    wrong = "A" if question.right != "A" else "B"
    shown.radio(key=f"ask_update_rule_{question.key}_0").set_value(wrong).run()
    press(shown, "present_on")
    said = " ".join(text.value for text in shown.markdown)
    assert f"Your choice: {wrong}. What happened: {question.right}." in said


@pytest.mark.parametrize(("record", "star"), STARS, ids=lambda one: getattr(one, "slug", ""))
def test_an_address_that_shows_the_run_of_a_question_for_the_class_opens_there(open_chapter, record, star):
    state = {key: value if isinstance(value, str) else f"{value:g}" for key, value in star.state.items()}
    shown = open_chapter(record.slug, **state, mode="present")
    assert place(shown) == (record.questions.index(star) + 1, len(record.questions))


def test_presenting_begins_at_the_question_whose_run_is_shown(open_chapter):
    shown = open_chapter("double_well", start="2", learning_rate="0.1", steps="30")
    press(shown, "present_enter")
    assert place(shown) == (3, 5)
    assert on_screen(shown) == ["double_well_rolls_over"]


def test_the_talk_fills_its_minutes_and_each_link_opens_at_what_it_names(open_chapter):
    parts = [*talk.parts(CONTENTS)]
    assert [part.begin for part in parts] == [0, *(part.end for part in parts[:-1])]
    assert parts[-1].end == 20
    assert all(part.begin < part.end for part in parts)
    links = re.findall(r'href="(\w+)\?([^"]*)"', talk.script(CONTENTS))
    assert len(links) == len(parts)
    for part, (address, query) in zip(parts, links, strict=True):
        values = dict(pair.split("=") for pair in query.split("&amp;"))
        assert values.pop("mode") == "present"
        assert values.pop("step") == "0"
        shown = follow(open_chapter(address), f"{address}?{query}".replace("&amp;", "&"), "-pressed")
        assert told(shown)["opens"]["step"] == 0
        assert "plays" not in told(shown), "the class is to predict it"
        assert not shown.warning
        asked = [one for one in CONTENTS[address].questions if one.is_star and values]
        assert place(shown) == (
            (CONTENTS[address].questions.index(asked[0]) + 1, len(CONTENTS[address].questions))
            if asked
            else None
        )
        assert all(
            isinstance(one, Question) and f"<strong>{one.right}</strong>" in part.words for one in asked
        )
