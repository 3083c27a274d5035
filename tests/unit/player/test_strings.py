"""The player's words stand in one record, and none in its JavaScript."""

import json
import math
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from gd_view import player
from gd_view.player.strings import STRINGS, module
from gd_view.wording import number

FOLDER = Path(player.__file__).parent
SOURCES = [FOLDER / "loader.js", FOLDER / "boot.js", *sorted((FOLDER / "web").glob("*.js"))]
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
LITERAL = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`")
# What a literal may hold beside words: tags, even unfinished ones, what is put in, selectors and questions of media.
INSIDE = re.compile(
    r"\$\{[^{}]*\}|<[^>]*>?|\b[\w:-]+=\"\"|\.[\w-]+|\[[^\]]*\]|#[\w-]+|\([\w-]+: ?[\w-]+\)"
    r"|\b(?:button|input|textarea|select)\b"
)
PHRASE = re.compile(r"[A-Za-z]{2,},? [a-z]|\b[A-Z][a-z]+(?: |$)")
# Words that no reader sees: Plotly's places of a text, names of keys and of parts of the page.
NO_WORDS = {"middle center", "Enter", "PageDown", "PageUp"}


def phrases(source: str) -> list[str]:
    """Return what in a source looks like words for a reader."""
    literals = [literal[1:-1] for literal in LITERAL.findall(COMMENT.sub("", source))]
    plain = [INSIDE.sub("", literal).strip() for literal in literals]
    return [text for text in plain if PHRASE.search(text) and text not in NO_WORDS]


def test_words_for_a_reader_are_found_where_there_are_some():
    assert phrases('a = "not a number"; // no "such word here"') == ["not a number"]
    assert phrases("label(PAUSE, 'Pause')") == ["Pause"]
    assert phrases("b = `<button>Start</button>`") == ["Start"]
    assert phrases("b = `<p class='gd-x'>Table of ${k}</p>`") == ["Table of"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_the_javascript_has_no_words_for_a_reader(path):
    assert phrases(path.read_text(encoding="utf-8")) == []


def test_the_module_hands_on_the_record_as_it_is():
    prefix, _, rest = module().partition(" = ")
    assert prefix == "export const strings"
    assert json.loads(rest.removesuffix(";\n")) == asdict(STRINGS)
    assert all(asdict(STRINGS).values())


def test_no_number_is_said_as_python_says_it():
    assert number(math.nan) == STRINGS.not_a_number
