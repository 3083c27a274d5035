"""What a page is set to where several speak at once: the address, the sliders, and what is pressed or typed.

A test without a browser plays the browser's part: what it reports is what was set, whether or not the page set it.
"""

import pytest

from tests.pages.reading import figure, follow

CYCLE = "single_well?start=4&learning_rate=1&steps=20"


def held(chapter):
    return figure(chapter)["address"]["values"]


def test_a_query_that_this_session_never_told_is_obeyed_without_a_mark(open_chapter):
    chapter = open_chapter("single_well", start="2", steps="7")
    assert held(chapter) == {"start": "2.0", "learning_rate": "0.10", "steps": "7"}
    chapter.slider(key="steps").set_value(9).run()
    assert held(chapter)["steps"] == "9"
    chapter.query_params = {"start": "-1.5"}
    chapter.run()
    assert held(chapter) == {"start": "-1.5", "learning_rate": "0.10", "steps": "20"}
    assert chapter.slider(key="start").value == -1.5


def test_a_query_still_on_its_way_is_not_obeyed_again(open_chapter):
    """The browser sends the query of its address bar with every message, and that may be of a few moves ago."""
    chapter = open_chapter("single_well")
    for steps in (21, 22, 23):
        chapter.slider(key="steps").set_value(steps).run()
    chapter.query_params = {"start": "4.0", "learning_rate": "0.10", "steps": "21"}
    chapter.slider(key="steps").set_value(24).run()
    assert held(chapter)["steps"] == "24"


def test_an_address_that_holds_a_move_which_is_being_made_is_not_news(open_chapter):
    """The player writes a slider's value on release, before the server has heard of it."""
    chapter = open_chapter("single_well")
    chapter.query_params = {"start": "3.0", "learning_rate": "0.10", "steps": "20"}
    chapter.slider(key="start").set_value(3.1).run()
    assert held(chapter)["start"] == "3.1"


def test_the_same_link_is_followed_again_by_its_mark(open_chapter):
    chapter = open_chapter("single_well")
    follow(chapter, CYCLE, "one")
    chapter.slider(key="steps").set_value(3).run()
    assert held(chapter)["steps"] == "3"
    follow(chapter, CYCLE, "two")
    assert held(chapter) == {"start": "4.0", "learning_rate": "1.00", "steps": "20"}


def test_sliders_that_report_where_they_stood_before_a_link_keep_what_the_link_says(open_chapter):
    """The browser had not yet shown the link's state when the reader moved another slider."""
    chapter = open_chapter("single_well")
    follow(chapter, "single_well?start=2&learning_rate=1&steps=20", "one")
    chapter.text_input(key="stands").set_value("")
    for key, value in {"start": 4.0, "learning_rate": 0.1, "steps": 21}.items():
        chapter.slider(key=key).set_value(value)
    chapter.run()
    assert held(chapter) == {"start": "2.0", "learning_rate": "1.00", "steps": "21"}
    assert [chapter.slider(key=key).value for key in ("start", "learning_rate", "steps")] == [2.0, 1.0, 21]


@pytest.mark.parametrize("steps", [19, 20, 21, 30])
def test_a_slider_that_a_link_has_set_can_be_moved_anywhere(open_chapter, steps):
    chapter = open_chapter("single_well", steps="19")
    follow(chapter, CYCLE, "one")
    chapter.slider(key="steps").set_value(steps).run()
    assert held(chapter) == {"start": "4.0", "learning_rate": "1.00", "steps": str(steps)}


def test_a_typed_value_is_kept_when_another_slider_was_moved_before_it_was_shown(open_chapter):
    chapter = open_chapter("single_well")
    chapter.text_input(key="learning_rate_typed").set_value("0.3")
    chapter.button(key="set_typed").click().run()
    chapter.text_input(key="stands").set_value("")
    for key, value in {"learning_rate": 0.1, "steps": 21}.items():
        chapter.slider(key=key).set_value(value)
    chapter.run()
    assert held(chapter) == {"start": "4.0", "learning_rate": "0.30", "steps": "21"}


def test_what_is_unpinned_is_absent_from_the_address(open_chapter):
    chapter = open_chapter("single_well")
    chapter.button(key="pin_single_well").click().run()
    assert held(chapter)["pinned_start"] == "4.0"
    assert "absent" not in figure(chapter)["address"]
    chapter.button(key="pin_single_well").click().run()
    assert figure(chapter)["address"]["absent"] == ["pinned_start", "pinned_learning_rate"]
    assert "pinned_start" not in held(chapter)


def test_sliders_built_anew_stand_where_the_picture_says(open_chapter):
    """A run that sets no slider still tells each where to stand, should the browser build it only then."""
    chapter = open_chapter("single_well", start="2", steps="7")
    chapter.run()
    standing = {slider.key: list(slider.proto.default) for slider in chapter.slider}
    assert standing == {"start": [2.0], "learning_rate": [0.1], "steps": [7.0]}


def test_of_two_links_the_later_holds(open_chapter):
    chapter = open_chapter("single_well")
    follow(chapter, "single_well?start=2&learning_rate=0.9&steps=7", "one")
    follow(chapter, CYCLE, "two")
    assert held(chapter) == {"start": "4.0", "learning_rate": "1.00", "steps": "20"}


def test_a_slider_is_told_again_until_the_browser_shows_where_it_was_set(open_chapter):
    """What one run tells is lost where the next begins before it was sent."""
    chapter = open_chapter("single_well")
    follow(chapter, CYCLE, "one")
    for steps in (21, 22):
        chapter.text_input(key="stands").set_value("")
        for key, value in {"start": 4.0, "learning_rate": 0.1, "steps": steps}.items():
            chapter.slider(key=key).set_value(value)
        chapter.run()
        assert chapter.slider(key="learning_rate").value == 1.0
        assert held(chapter) == {"start": "4.0", "learning_rate": "1.00", "steps": str(steps)}
    chapter.slider(key="learning_rate").set_value(0.1).run()  # by the reader, who sees where it stands
    assert held(chapter)["learning_rate"] == "0.10"


@pytest.mark.parametrize("forged", ["", "x", "-1", "1.5", "\u0663", "9" * 40, "\u00b2", "2"])
def test_a_report_with_a_forged_number_is_taken_for_an_early_one(open_chapter, forged):
    chapter = open_chapter("single_well")
    follow(chapter, CYCLE, "one")
    assert chapter.text_input(key="stands").value == "1"
    chapter.text_input(key="stands").set_value(forged)
    chapter.slider(key="steps").set_value(21).run()
    assert not chapter.exception
    assert held(chapter) == {"start": "4.0", "learning_rate": "1.00", "steps": "21"}
