"""What a test can do with a vote: at the teacher's screen and at a phone.

from tests.pages.voting import CODE, HOST, ROLLS, TWO_VALLEYS, answered, bars, send, wish, words
"""

import re

from streamlit.testing.v1 import AppTest

from gd_view.chapters import CONTENTS
from gd_view.chapters.vote import teacher
from tests.pages.reading import html, press

CODE, HOST = "KRTPWD", "h" * 22
TWO_VALLEYS = CONTENTS["double_well"]
ROLLS = next(one for one in TWO_VALLEYS.questions if one.key == "rolls_over")

PLACES = {
    "show": "shown",
    "hide": "shown",
    "end": "ended",
    "resume": "ended",
    "again": "again",
    "tell": "told",
}


def wish(shown: AppTest, name: str) -> AppTest:
    assert shown.button(key=f"wish_{PLACES[name]}").label == teacher.WISHES[name]
    return press(shown, f"wish_{PLACES[name]}")


def send(shown: AppTest, letter: str, round_number: int = 1) -> AppTest:
    shown.radio(key=f"ballot_{CODE}_{round_number}_0").set_value(letter)
    return press(shown, f"ballot_{CODE}_{round_number}_send")


def words(shown: AppTest) -> str:
    """All that a page says, in HTML or not."""
    return html(shown).partition("</style>")[2] + "\n".join(text.value for text in shown.markdown)


def answered(shown: AppTest) -> int:
    return int(re.search(r"<strong>(\d+)</strong> ha(?:ve|s) answered", words(shown))[1])


def bars(shown: AppTest) -> dict[str, list[int]]:
    """The numbers beside the bars of each option."""
    (listed,) = re.findall(r'<ul class="gd-bars">(.*?)</ul>', words(shown))
    return {
        item[0]: [int(n) for n in re.findall(r"<span>(\d+)(?: \(\d+ %\))?</span>", item)]
        for item in re.findall(r"<li[^>]*><p><strong>(.*?)</li>", listed)
    }
