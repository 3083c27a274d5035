"""The chips of every chapter: its page shows those of its record."""

import re
from html import unescape

import pytest

from gd_view.chapters import RECORDS
from gd_view.page import controls
from gd_view.page.chapter import AS_IT_OPENS
from tests.pages.reading import each_chip, figures, follow, html, show_everything

CHAPTERS = [record for record in RECORDS if record.questions]
CHIPS = re.compile(r'<ul class="gd-chips" .*?</ul>', re.DOTALL)


def recorded(record) -> list[str]:
    """Where the chips of the record lead."""
    links = [controls.link(record.address, "", **state) for chips in record.chips for state in chips.values()]
    return [unescape(href) for link in links for href in re.findall('href="([^"]+)"', link)]


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_a_page_shows_the_chips_of_its_record_in_their_order(open_chapter, record):
    chapter = show_everything(open_chapter(record.slug), record.address)
    shown = re.findall('href="([^"]+)"', " ".join(CHIPS.findall(html(chapter))))
    assert [unescape(href) for href in shown] == recorded(record)


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_each_chip_plays_its_run_once_and_a_slider_plays_none(open_chapter, record):
    chapter = show_everything(open_chapter(record.slug), record.address)

    def plays():
        return [given["address"].get("plays") for given in figures(chapter) if given["address"]]

    assert plays() == [None]
    for _ in each_chip(chapter, [*dict.fromkeys(recorded(record))]):
        assert plays() == [True]
    chapter.run()
    assert plays() == [None]


def test_no_two_chips_of_a_chapter_say_the_same():
    for record in CHAPTERS:
        words = [text for chips in record.chips for text in chips]
        assert len({*words}) == len(words) >= 3


@pytest.mark.parametrize(
    "record", [record for record in CHAPTERS if record.slug != "fog_walk"], ids=lambda one: one.slug
)
def test_one_link_sets_a_chapter_as_it_opens(open_chapter, record):
    """From its last question, with what is pinned gone as well; the walk in the fog has a button for it."""
    last = record.questions[-1].state
    state = {key: value if isinstance(value, str) else f"{value:g}" for key, value in last.items()}
    pinned = {key: "3" for keys in record.also.values() for key in keys}
    chapter = open_chapter(record.slug, **state, **pinned)
    (link,) = re.findall(rf'href="([^"]+)"[^>]*>{AS_IT_OPENS}<', html(chapter))
    follow(chapter, unescape(link), "-again")
    fresh = figures(open_chapter(record.slug))
    (before,) = [given["address"]["values"] for given in fresh if given["address"]]
    (after,) = [given["address"] for given in figures(chapter) if given["address"]]
    assert after["values"] == before
    assert after["opens"]["step"] == 0
    assert not chapter.warning
