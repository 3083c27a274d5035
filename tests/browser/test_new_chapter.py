"""A new chapter in a browser: it passes what is asked of every page, in a copy of the lesson that has one more."""

import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.new_chapter import checkout_with_a_ledge, run

OF_THE_LEDGE = '''"""What is asked of every page, asked of the ledge."""

from tests.browser import test_pages
from tests.browser.test_everyone import is_sound
from tests.browser.visit import in_colours

assert "ledge" in test_pages.LISTED
test_pages.LISTED[:] = ["ledge"]
test_sideways = test_pages.test_on_a_phone_and_at_400_percent_nothing_scrolls_sideways


def test_axe(open_page):
    page = open_page("ledge")
    for scheme in ("light", "dark"):
        in_colours(page, scheme)
        is_sound(page, scheme)
'''


def test_a_chapter_of_a_page_a_folder_and_a_record_passes_the_checks_of_every_page(
    browser: Browser, tmp_path: Path
):
    """The fixture `browser` skips it where there is none."""
    checkout = checkout_with_a_ledge(tmp_path)
    (checkout / "tests/browser/test_ledge.py").write_text(OF_THE_LEDGE, encoding="utf-8")
    said = run(checkout, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/browser/test_ledge.py")
    (passed,) = re.findall(r"^(\d+) passed", said, re.MULTILINE)
    assert int(passed) == 2
