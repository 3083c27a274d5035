"""The walk in the fog: its buttons, its address, its questions, and what the page does not give away."""

import re

import numpy as np
import pytest

from gd_view.chapters.fog_walk import questions as ask
from gd_view.page.question import LETTERS
from tests.pages.reading import figure, follow, html, linked, show_everything

DOWNHILL_18 = 18 * "d"


def press(chapter, label):
    """Press the button with this label, as a reader does."""
    (button,) = (one for one in chapter.button if one.label == label)
    assert not button.disabled
    return button.click().run()


def labels(chapter):
    return {button.label: button.disabled for button in chapter.button}


def moves(chapter):
    return figure(chapter)["address"]["values"]["moves"]


def test_untouched_it_shows_the_first_place_in_the_fog_and_asks(open_chapter):
    chapter = open_chapter("fog_walk")
    shown = figure(chapter)
    assert shown["scene"] == "fog"
    assert shown["address"] == {"page": "fog_walk", "values": {"moves": "", "lifted": "0"}}
    assert {"◀ 0.1", "0.1 ▶", "Step downhill", "Start again", "Show me anyway"} <= set(labels(chapter))
    assert labels(chapter)["Lift the fog"]
    assert all(radio.value is None for radio in chapter.radio)
    assert "does not prove you reached the bottom" not in html(chapter)
    assert "does not prove you reached the bottom" in html(show_everything(chapter, "fog_walk"))


def test_nothing_on_the_page_in_the_fog_says_that_there_is_another_valley(open_chapter):
    """Once the fog is lifted, every one of these words is there."""

    def told(**state):
        chapter = open_chapter("fog_walk", **state)
        shown = figure(chapter)
        picture = [repr(shown["figure"]), shown["headline"], shown["alt"], repr(shown["captions"])]
        return " ".join([*picture, *(markdown.value for markdown in chapter.markdown)]).lower()

    lifted = told(moves=DOWNHILL_18, lifted="1")
    for giveaway in ("two valleys", "deep", "shallow", "lower was", "−1.33"):
        assert giveaway in lifted
        assert giveaway not in told()
        assert giveaway not in told(moves=DOWNHILL_18)


def test_buttons_walk_and_the_address_keeps_the_moves(open_chapter):
    chapter = open_chapter("fog_walk")
    for label in ("0.1 ▶", "0.1 ▶", "◀ 0.1", "Step downhill"):
        press(chapter, label)
    assert moves(chapter) == "rrld"
    assert figure(chapter)["address"]["values"]["moves"] == "rrld"
    press(chapter, "Start again")
    assert moves(chapter) == ""


def test_flat_ground_opens_the_fog_and_lifting_it_shows_both_valleys(open_chapter):
    chapter = open_chapter("fog_walk", moves=13 * "d")
    assert labels(chapter)["Lift the fog"]
    press(chapter, "Step downhill")
    assert "Is this the bottom?" in figure(chapter)["headline"]
    press(chapter, "Lift the fog")
    shown = figure(chapter)
    assert shown["scene"] == "landscape"
    assert "A valley 0.26 lower was on the other side all along." in shown["headline"]
    assert "With the fog gone" in " ".join(markdown.value for markdown in chapter.markdown)
    press(chapter, "Bring back the fog")
    assert (figure(chapter)["scene"], moves(chapter)) == ("fog", 14 * "d")


def test_nobody_is_kept_from_seeing_it_at_once(open_chapter):
    chapter = press(open_chapter("fog_walk"), "Show me anyway")
    assert figure(chapter)["scene"] == "landscape"
    press(chapter, "Start again")
    assert figure(chapter)["address"]["values"] == {"moves": "", "lifted": "0"}


def test_at_the_edge_a_move_outward_leads_nowhere(open_chapter):
    chapter = press(open_chapter("fog_walk", moves=17 * "r"), "0.1 ▶")
    assert moves(chapter) == 17 * "r"
    assert moves(press(chapter, "◀ 0.1")) == 17 * "r" + "l"


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("rrx", "rr"),
        ("<script>alert(1)</script>", ""),
        ("nan", ""),
        (5000 * "d", 100 * "d"),
        (40 * "l", 27 * "l"),
    ],
)
def test_of_a_bad_address_what_can_be_used_is_used_with_a_note(open_chapter, given, used):
    chapter = open_chapter("fog_walk", moves=given, lifted="7")
    assert moves(chapter) == used
    (note,) = chapter.warning
    assert "cannot use (moves" in note.value
    assert "(fog lifted = `7`); I used 1." in note.value
    assert "<" not in re.sub("`[^`]*`", "", note.value)
    press(chapter, "Start again")
    assert not chapter.warning


def test_a_followed_link_and_back_again_restore_each_walk(open_chapter):
    chapter = show_everything(open_chapter("fog_walk", moves="rr", lifted="1"), "fog_walk")
    target = next(link for link in linked(chapter) if "llll" in link)
    assert moves(follow(chapter, target, visit="a")) == "llll"
    assert figure(chapter)["scene"] == "fog"
    assert moves(follow(chapter, "fog_walk?moves=rr&lifted=1", visit="b")) == "rr"
    assert figure(chapter)["scene"] == "landscape"


@pytest.mark.parametrize(
    "question", [ask.WHICH_WAY, ask.FLAT_GROUND, ask.WHAT_IS_CHOSEN], ids=lambda q: q.key
)
def test_every_answer_gets_its_reply_and_stays_out_of_the_address(open_chapter, question):
    chapter = open_chapter("fog_walk")
    for letter, option in zip(LETTERS, question.options, strict=False):
        chapter.radio(key=f"ask_fog_walk_{question.key}_0").set_value(letter).run()
        chapter.button(key=f"go_fog_walk_{question.key}").click().run()
        assert option.feedback in html(chapter)
        assert set(figure(chapter)["address"]["values"]) == {"moves", "lifted"}
        chapter.button(key=f"go_fog_walk_{question.key}").click().run()


def test_the_chip_over_the_top_walks_across_the_hilltop_and_down_to_nearly_flat_ground(open_chapter):
    """By numpy's roots of w³ − 1.7w + 0.1: the deep valley, the hilltop, the shallow valley."""
    chapter = show_everything(open_chapter("fog_walk"), "fog_walk")
    (number,) = (i for i, chip in enumerate(linked(chapter)) if "dddd" in chip and "llll" in chip)
    follow(chapter, linked(chapter)[number], "chip")
    deep, hilltop, _ = sorted(np.roots([1, 0, -1.7, 0.1]))
    *_, before, last = places(moves(chapter))
    assert max(places("llllllll")) > hilltop > min(places("llllllll"))
    assert deep < last < before < deep + 0.05


def places(letters):
    """Return where a walk comes by, with the rule and the slope written out."""
    w = [0.5]
    for letter in letters:
        slope = w[-1] ** 3 - 1.7 * w[-1] + 0.1
        w.append(w[-1] + {"l": -0.1, "r": 0.1, "d": -0.1 * slope}[letter])
    return w
