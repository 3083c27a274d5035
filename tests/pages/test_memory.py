"""A session takes in what the reader's tab has kept, once, and tells the tab what there is to keep."""

import json

import pytest

from gd_view.chapters.single_well import questions as ask
from gd_view.page.memory import KEY
from gd_view.page.shut import SHUT
from tests.pages.reading import choose, html, show_everything

PLACE = f"single_well_{ask.SAME_LOSS.key}"
KEPT = {"answers": {PLACE: ["B"]}, "opened": ["double_well"]}


def told(chapter):
    """Return what the tab is told to keep."""
    (memory,) = (one for one in chapter.get("bidi_component") if one.proto.id.endswith(f"-{KEY}"))
    (kept,) = json.loads(memory.proto.json)
    return kept


def tell(chapter, stored):
    """Run the page as the tab's report makes it run."""
    chapter.session_state[KEY] = {"stored": stored}
    chapter.run()
    assert not chapter.exception
    return chapter


def test_a_first_visit_has_nothing_to_keep(open_chapter):
    first = told(open_chapter("single_well"))
    assert first["kept"] is None
    assert not first["isTaken"]
    assert first["session"] != told(open_chapter("single_well"))["session"]


def test_an_answer_and_an_opened_page_are_kept(open_chapter):
    chapter = choose(open_chapter("single_well"), "single_well", ask.SAME_LOSS, "B")
    chapter.switch_page("double_well.py").run()
    show_everything(chapter, "double_well")
    assert told(chapter)["kept"] == KEPT
    chapter.switch_page("welcome.py").run()
    assert told(chapter)["kept"] == KEPT


def test_what_was_kept_is_taken_in(open_chapter):
    chapter = open_chapter("single_well")
    tell(chapter, {"session": told(chapter)["session"], "kept": KEPT})
    assert "✗ Your choice, B:" in html(chapter)
    assert told(chapter)["kept"] == KEPT
    assert told(chapter)["isTaken"]
    chapter.switch_page("double_well.py").run()
    assert chapter.toggle(key="open_double_well").value
    assert told(chapter)["kept"] == KEPT


def test_the_switch_of_the_page_itself_is_taken_in(open_chapter):
    """It stands there already, and off."""
    chapter = open_chapter("single_well")
    tell(chapter, {"session": told(chapter)["session"], "kept": {"answers": {}, "opened": ["single_well"]}})
    assert chapter.toggle(key="open_single_well").value
    assert SHUT not in html(chapter)


def test_what_was_told_to_another_session_and_what_comes_twice_is_not(open_chapter):
    """A lost connection that is made again tells once more what it told before it was lost."""
    chapter = open_chapter("single_well")
    session = told(chapter)["session"]
    tell(chapter, {"session": "another", "kept": KEPT})
    assert told(chapter)["kept"] is None
    tell(chapter, {"session": session, "kept": KEPT})
    chapter.button(key=f"go_{PLACE}").click().run()  # asked again
    tell(chapter, {"session": session, "kept": KEPT})
    assert told(chapter)["kept"] == {"answers": {}, "opened": ["double_well"]}


@pytest.mark.parametrize("stored", [None, 7, "x", [], {}, {"session": []}, {"kept": KEPT}], ids=str)
def test_nonsense_is_ignored(open_chapter, stored):
    assert told(tell(open_chapter("single_well"), stored))["kept"] is None


@pytest.mark.parametrize("kept", [None, 7, "x", [], {"answers": {PLACE: ["<b>"]}}], ids=str)
def test_a_forged_answer_is_ignored_and_the_tab_is_told_what_there_is(open_chapter, kept):
    chapter = open_chapter("single_well")
    tell(chapter, {"session": told(chapter)["session"], "kept": kept})
    assert told(chapter)["kept"] is None
    assert told(chapter)["isTaken"]


def test_one_press_forgets_everything(open_chapter):
    chapter = choose(open_chapter("single_well"), "single_well", ask.SAME_LOSS, "B")
    show_everything(chapter, "single_well")
    chapter.switch_page("looking_back.py").run()
    (forget,) = chapter.button
    forget.click().run()
    assert told(chapter)["kept"] is None
    assert chapter.button[0].disabled
    chapter.switch_page("single_well.py").run()
    assert not chapter.exception
    assert "Your choice" not in html(chapter)
    assert not chapter.toggle(key="open_single_well").value
    assert chapter.radio(key=f"ask_{PLACE}_0").value is None
