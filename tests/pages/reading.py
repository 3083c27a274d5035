"""What a test can read off a page that runs without a browser.

from tests.pages.reading import figure, follow, html, linked
"""

import re
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from streamlit.testing.v1 import AppTest

from gd_view.player.payload import opened


def figure(chapter: AppTest, key: str = "figure") -> dict[str, Any]:
    """Return what a figure player of the page was given."""
    (given,) = (one for one in chapter.get("bidi_component") if one.proto.id.endswith(f"-{key}"))
    return opened(given.proto.bytes)[0]


def figures(chapter: AppTest) -> list[dict[str, Any]]:
    """Return what every figure player of the page was given, in the order of the page."""
    return [opened(one.proto.bytes)[0] for one in chapter.get("bidi_component")]


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
