"""A new chapter in a browser: it passes what is asked of every page, in a copy of the lesson that has one more."""

import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.new_chapter import checkout_with_a_ledge, run


def test_a_chapter_of_a_page_a_folder_and_a_record_passes_the_checks_of_every_page(
    browser: Browser, tmp_path: Path
):
    """The fixture `browser` skips it where there is none."""
    checkout = checkout_with_a_ledge(tmp_path)
    said = run(
        checkout,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/browser/test_pages.py",
        "-k",
        "light or sideways",
    )
    (passed,) = re.findall(r"^(\d+) passed", said, re.MULTILINE)
    assert int(passed) == 2
