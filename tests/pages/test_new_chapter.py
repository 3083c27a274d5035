"""A new chapter is a page, a folder and a record: with these three it is everywhere that chapters are."""

import re

import pytest

from tests.new_chapter import checkout_with_a_ledge, run


@pytest.fixture
def checkout(tmp_path):
    return checkout_with_a_ledge(tmp_path)


def test_it_passes_the_checks_of_every_page_and_of_the_architecture(checkout):
    rings = ("tests/pages/test_every_page.py", "tests/unit/test_architecture.py")
    said = run(checkout, "-m", "pytest", "-q", "-p", "no:cacheprovider", *rings, "-k", "ledge")
    (passed,) = re.findall(r"^(\d+) passed", said, re.MULTILINE)
    assert int(passed) >= 20


def test_it_is_in_the_contents_in_the_look_in_the_table_of_addresses_and_led_to(checkout):
    ask = (
        "from docs.addresses import table; from gd_view.chapters import CONTENTS, after, style_sheets;"
        "print(table(), after(CONTENTS['the_code']).announced, after(CONTENTS['ledge']).slug, *style_sheets())"
    )
    said = run(checkout, "-c", ask)
    assert "| `/ledge` | A ledge | `start=4.0` −5.0 to 5.0" in said
    assert " a ledge looking_back " in said
    assert any(word.endswith("ledge/style.css") for word in said.split())
