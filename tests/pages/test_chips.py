"""The chips of every chapter: its page shows those of its record."""

import re
from html import unescape

import pytest

from gd_view.chapters import RECORDS
from gd_view.page import controls
from tests.pages.reading import html, show_everything

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


def test_no_two_chips_of_a_chapter_say_the_same():
    for record in CHAPTERS:
        words = [text for chips in record.chips for text in chips]
        assert len({*words}) == len(words) >= 3
