"""What a test can read off a page that runs without a browser.

from tests.pages.reading import figure, follow, html, linked, show_everything
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
from numpy.typing import NDArray
from streamlit.testing.v1 import AppTest

from gd_view.drawing.traces import unpacked
from gd_view.page.question import LETTERS, Question
from gd_view.page.state import PRESSED
from gd_view.player.payload import opened


def figure(chapter: AppTest, key: str = "figure") -> dict[str, Any]:
    """Return what a figure player of the page was given."""
    (given,) = (one for one in chapter.get("bidi_component") if one.proto.id.endswith(f"-{key}"))
    return opened(given.proto.bytes)[0]


def figures(chapter: AppTest) -> list[dict[str, Any]]:
    """Return what every figure player of the page was given, in the order of the page."""
    players = (one for one in chapter.get("bidi_component") if one.proto.bytes)  # what else is told is JSON
    return [opened(one.proto.bytes)[0] for one in players]


def press(chapter: AppTest, key: str) -> AppTest:
    """Press a button, as a reader does, and return the page."""
    button = chapter.button(key=key)
    assert not button.disabled
    button.click().run()
    assert not chapter.exception
    return chapter


def choose(chapter: AppTest, page: str, question: Question, letter: str) -> AppTest:
    """Choose an answer and look up what happened."""
    chapter.radio(key=f"ask_{page}_{question.key}_0").set_value(letter).run()
    return press(chapter, f"go_{page}_{question.key}")


def wrong(question: Question) -> str:
    """Return the letter of a wrong answer."""
    return next(letter for letter in LETTERS if letter != question.right)


def show_everything(chapter: AppTest, page: str) -> AppTest:
    """Press the switch of a page that opens what is shut before a prediction, and return the page."""
    return chapter.toggle(key=f"open_{page}").set_value(True).run()


def said(chapter: AppTest) -> list[str]:
    """Return what the page tells a screen reader, but for what is empty."""
    return [
        words.value
        for words in chapter.markdown
        if 'role="status"' in words.value and "></p>" not in words.value
    ]


def trajectory(chapter: AppTest) -> NDArray[np.float64]:
    """Return the iterates of the run that the page's figure draws on its curve."""
    given = figure(chapter)
    return unpacked(given["columns"][given["paths"]["trajectory"]["x"]])


def at_both_ends(
    chapter: AppTest, key: str, ends: Mapping[str, tuple[float, float]]
) -> Iterator[dict[str, Any]]:
    """Yield the values of all sliders: one of them at both its ends, the others all at the low and at the high one."""
    for others in range(2):
        for other in ends:
            chapter.slider(key=other).set_value(ends[other][others])
        for end in ends[key]:
            chapter.slider(key=key).set_value(end).run()
            assert not chapter.exception
            values = {each: chapter.slider(key=each).value for each in ends}
            assert values[key] == end
            yield values


def html(chapter: AppTest) -> str:
    """Return all that the page says in HTML of its own."""
    return "\n".join(element.proto.body for element in chapter.get("html"))


def linked(chapter: AppTest) -> list[str]:
    """Return where the links to states lead, in the order of the page."""
    return [unescape(link) for link in re.findall(r'href="([^"]+\?[^"]*)"', html(chapter))]


def follow(chapter: AppTest, address: str, visit: str) -> AppTest:
    """Go to a link of the page itself, as the page's script does: with a mark of a new visit."""
    query = {
        key: values[0] for key, values in parse_qs(urlsplit(address).query, keep_blank_values=True).items()
    }
    chapter.query_params = query | {"visit": visit}
    return chapter.run()


def each_chip(chapter: AppTest, chips: list[str]) -> Iterator[str]:
    """Follow the chips one by one; yield each while its state is shown, without a word of warning."""
    for i, chip in enumerate(chips):
        follow(chapter, chip, f"{PRESSED}chip{i}")
        assert not chapter.exception
        assert not chapter.warning
        yield chip
