"""Numbers in a form for readers, and sentences with numbers in them.

Sentences are templates in one small language, which the player speaks too.

``{loss}`` is a number to four significant digits. ``{slope:()}`` stands in brackets where it is negative.
``{drop:||}`` has no sign. ``{move?to the right|to the left|nowhere}`` is one of three words, by the sign.
`number` and `fill` have twins of the same names in player/web/words.js; a browser test compares both.
"""

import math
import re
from collections.abc import Mapping
from functools import cache

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SLOT = re.compile(r"\{([^{}:?]+)(?::(\(\)|\|\|))?(?:\?([^|{}]*)\|([^|{}]*)\|([^|{}]*))?\}")


def number(x: float, digits: int = 4) -> str:
    """Return ``x`` to a number of significant digits, in a form for readers.

    Trailing zeros are dropped, and the minus is a true one (U+2212). Below 0.001 and from a million on
    the form is scientific.

    Examples
    --------
    >>> number(-3.20004), number(5.709e-5), number(36402.0)
    ('−3.2', '5.709 × 10⁻⁵', '36400')
    """
    if math.isnan(x):
        return "not a number"
    sign = "−" if x < 0 else ""
    if math.isinf(x):
        return sign + "∞"
    if x == 0:
        return "0"
    mantissa, _, exponent_digits = f"{abs(x):.{digits - 1}e}".partition("e")
    exponent = int(exponent_digits)
    if -3 <= exponent < 6:
        rounded = float(f"{mantissa}e{exponent}")
        return sign + _without_trailing_zeros(f"{rounded:.{max(digits - 1 - exponent, 0)}f}")
    power = str(exponent).translate(_SUPERSCRIPT)
    return f"{sign}{_without_trailing_zeros(mantissa)} × 10{power}"


def count(n: int, noun: str) -> str:
    """Return ``n`` with its noun, in the plural unless n is 1: "1 step", "20 steps"."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _without_trailing_zeros(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


@cache
def names_in(template: str) -> frozenset[str]:
    """Return the names in a template's slots."""
    return frozenset(match[1] for match in _SLOT.finditer(template))


def fill(template: str, values: Mapping[str, float]) -> str:
    """Return the template with every slot replaced by its number, or by the word its sign chooses.

    Raises
    ------
    KeyError
        If ``values`` lacks a name of the template.
    """

    def slot(match: re.Match[str]) -> str:
        name, form, positive, negative, zero = match.groups()
        value = values[name]
        if positive is not None:
            return positive if value > 0 else negative if value < 0 else zero
        text = number(abs(value) if form == "||" else value)
        return f"({text})" if form == "()" and text.startswith("−") else text

    return _SLOT.sub(slot, template)
