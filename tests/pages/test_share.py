"""A link to a moment: the address says at which step the figure opens."""

import pytest

from gd_view.chapters import RECORDS
from gd_view.page.settings import STEP
from gd_view.player.strings import STRINGS
from tests.pages.reading import figure, follow, press

CHAPTERS = [chapter for chapter in RECORDS if chapter.questions]
STATE = {"start": "3.0", "learning_rate": "0.90", "steps": "12"}


def opens(chapter):
    """Return the step at which the page's figure opens, if one is told."""
    return figure(chapter)["address"].get("opens", {}).get("step")


def notes(chapter):
    return [note.value for note in chapter.warning]


def last_row(chapter):
    """Return the last row that the player counts: its columns all begin at the start."""
    return max(map(len, figure(chapter)["columns"].values())) - 1


@pytest.mark.parametrize("step", [0, 3, 12])
def test_a_step_of_the_run_is_where_the_figure_opens(open_chapter, step):
    chapter = open_chapter("single_well", **STATE, step=str(step))
    assert opens(chapter) == step
    assert notes(chapter) == []
    assert figure(chapter)["address"]["values"] == STATE, "the address bar itself holds no step"
    assert "plays" not in figure(chapter)["address"]


@pytest.mark.parametrize(
    ("step", "used", "told"),
    [
        ("13", 12, "This link opens at step = `13`, but this run ends at 12, which is shown."),
        ("1e300", 12, "This link opens at step = `1e300`, but this run ends at 12, which is shown."),
        ("-1", 0, "This link opens at step = `-1`, which I cannot use; I used 0."),
        ("2.5", 2, "This link opens at step = `2.5`, which I cannot use; I used 2."),
        ("three", 0, "This link opens at step = `three`, which I cannot use; I used 0."),
        ("nan", 0, "This link opens at step = `nan`, which I cannot use; I used 0."),
        ("", 0, "This link opens at step = nothing, which I cannot use; I used 0."),
        ("`<b>`", 0, "This link opens at step = `'<b>'`, which I cannot use; I used 0."),
    ],
)
def test_another_one_gives_way_to_the_nearest_and_that_is_said(open_chapter, step, used, told):
    chapter = open_chapter("single_well", **STATE, step=step)
    assert opens(chapter) == used
    assert notes(chapter) == [told]
    chapter.run()
    assert notes(chapter) == [told], "said once, and still there"


def test_what_else_of_the_address_is_unusable_is_said_before_it(open_chapter):
    chapter = open_chapter("single_well", **(STATE | {"steps": "many"}), step="21")
    (note,) = notes(chapter)
    assert note == (
        "This link had a value I cannot use (Steps = `many`); I used 20. "
        "This link opens at step = `21`, but this run ends at 20, which is shown."
    )


@pytest.mark.parametrize("page", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_every_chapter_knows_where_its_run_ends_and_has_the_fold(open_chapter, page):
    own = {"moves": "rrr"} if page.slug == "fog_walk" else {}  # else nothing was walked yet
    chapter = open_chapter(page.slug, **own, step="9999")
    last = last_row(chapter)
    assert (last > 0) == (page.slug != "loss"), "where a line is turned there are no steps"
    assert opens(chapter) == last
    assert [note for note in notes(chapter) if f"ends at {last}, which is shown" in note]
    assert [fold.label for fold in chapter.expander].count(STRINGS.share) == 1
    assert opens(open_chapter(page.slug)) is None


def test_it_is_told_until_something_moves_and_under_one_number(open_chapter):
    """A run may follow at once, and the browser may see only what that says."""
    chapter = open_chapter("single_well", **STATE, step="3")
    first = figure(chapter)["address"]["opens"]
    chapter.run()
    assert figure(chapter)["address"]["opens"] == first
    chapter.slider(key="steps").set_value(13).run()
    assert opens(chapter) is None


def test_a_pressed_link_with_a_step_opens_there_and_is_not_played(open_chapter):
    chapter = open_chapter("single_well", **STATE, step="3")
    first = figure(chapter)["address"]["opens"]["number"]
    follow(chapter, "single_well?start=4&learning_rate=1&steps=20&step=3", "-one")
    told = figure(chapter)["address"]
    assert (told["opens"]["step"], "plays" in told) == (3, False)
    assert told["opens"]["number"] != first, "so the figure heeds it"
    follow(chapter, "single_well?start=4&learning_rate=1&steps=20", "-two")
    told = figure(chapter)["address"]
    assert ("opens" in told, told["plays"]) == (False, True)


def test_an_address_that_is_still_on_its_way_does_not_turn_the_figure_back(open_chapter):
    chapter = open_chapter("single_well", **STATE, step="3")
    follow(chapter, "single_well?start=4&learning_rate=1&steps=20&step=5", "one")
    chapter.query_params = STATE | {STEP: "3"}
    chapter.slider(key="steps").set_value(21).run()
    assert figure(chapter)["address"]["values"]["steps"] == "21"
    assert opens(chapter) is None


def test_a_host_that_names_a_step_later_is_heeded(open_chapter):
    """It may speak only after the first run, and of the very values that are there."""
    chapter = open_chapter("single_well")
    chapter.query_params = {"start": "4.0", "learning_rate": "0.10", "steps": "20", STEP: "7"}
    chapter.run()
    assert opens(chapter) == 7


def test_what_is_not_predicted_stays_shut(open_chapter):
    shut = [one.proto.body for one in open_chapter("single_well", **STATE).get("html")]
    assert [one.proto.body for one in open_chapter("single_well", **STATE, step="12").get("html")] == shut


def test_a_question_that_is_answered_has_its_run_played_as_ever(open_chapter):
    chapter = open_chapter("single_well", **STATE, step="3")
    chapter.radio(key="ask_single_well_same_loss_0").set_value("A").run()
    press(chapter, "go_single_well_same_loss")
    assert figure(chapter)["address"]["plays"]
