"""ACCESSIBILITY.md: every criterion is spoken of once, and every test that it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAID = (ROOT / "ACCESSIBILITY.md").read_text(encoding="utf-8")

# https://www.w3.org/TR/WCAG22/, levels A and AA.
LISTED = """
1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4
2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2
1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2
3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3
"""
NUMBER = r"\d\.\d\.\d+"


def test_every_criterion_of_both_levels_is_spoken_of_once():
    criteria = LISTED.split()
    assert len(criteria) == 55
    section = SAID.split("\n## The criteria\n")[1].split("\n## ")[0]
    assert sorted(re.findall(NUMBER, section)) == sorted(criteria)


def test_every_test_that_is_named_is_there():
    named = re.findall(r"`((?:tests/\w+/)?test_\w+\.py)`", SAID)
    assert len(named) > 40
    for name in named:
        assert (ROOT / (name if "/" in name else f"tests/browser/{name}")).is_file(), name


@pytest.mark.parametrize("rule", ["target-size", "label-content-name-mismatch", "css-orientation-lock"])
def test_the_rules_that_axe_leaves_off_are_asked(rule):
    assert f'"{rule}"' in (ROOT / "tests/browser/visit.py").read_text(encoding="utf-8")


def test_it_is_plain_text_of_120_characters_a_line():
    assert max(map(len, SAID.splitlines())) <= 120
    assert "!" not in SAID
