"""Sentences with numbers in them: one small template language, which the player speaks too.

``{loss}`` is a number to four significant digits, ``{slope:()}`` the same in brackets where it is negative,
``{drop:||}`` without its sign, and ``{move?to the right|to the left|nowhere}`` one of three words by its sign.
Its twin is `fill` in player/web/words.js; a browser test compares every sentence of the two.
"""

import re
from collections.abc import Mapping
from functools import cache

from gd_core import number

_SLOT = re.compile(r"\{([^{}:?]+)(?::(\(\)|\|\|))?(?:\?([^|{}]*)\|([^|{}]*)\|([^|{}]*))?\}")


@cache
def names_in(template: str) -> frozenset[str]:
    """Return the names that a template's slots ask for."""
    return frozenset(match[1] for match in _SLOT.finditer(template))


def fill(template: str, values: Mapping[str, float]) -> str:
    """Return the template with every slot replaced by its number, or by the word its sign chooses.

    Raises
    ------
    KeyError
        If the template names something that ``values`` does not have.
    """

    def slot(match: re.Match[str]) -> str:
        name, form, positive, negative, zero = match.groups()
        value = values[name]
        if positive is not None:
            return positive if value > 0 else negative if value < 0 else zero
        text = number(abs(value) if form == "||" else value)
        return f"({text})" if form == "()" and text.startswith("−") else text

    return _SLOT.sub(slot, template)
