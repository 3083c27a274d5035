"""Numbers in a form for readers, and sentences with numbers in them.

Sentences are templates in one small language, which the player speaks too.

``{loss}`` is a number to three significant digits. ``{slope:()}`` stands in brackets where it is negative.
``{drop:||}`` has no sign. ``{rate:=}`` has all its digits. ``{w:~}`` is "practically 0" where no picture could show it.
``{move?to the right|to the left|nowhere}`` is one of three words, by the sign.
``{=w,rate,next}`` is the sign of an equation, = where each of these numbers is what it is written as, else ≈.
`number`, `exactly` and `fill` have twins of the same names in player/web/words.js; a browser test compares them.
"""

import math
import re
from collections.abc import Mapping
from functools import cache

DIGITS = 3  # significant ones, of a number in a sentence or a picture
UNSEEN = 0.001  # nearer to 0 than a pixel of any picture
PRACTICALLY_0 = "practically 0"

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_FORM = r"\(\)|\|\||=|~"
_SLOT = re.compile(
    r"\{=([^{}]+)\}|\{([^{}:?=]+)(?::(" + _FORM + r"))?(?:\?([^|{}]*)\|([^|{}]*)\|([^|{}]*))?\}"
)


def number(x: float, digits: int = DIGITS) -> str:
    """Return ``x`` to a number of significant digits, in a form for readers.

    Trailing zeros are dropped, thousands are set apart, and the minus is a true one (U+2212). Below 0.001 and from a
    million on the form is scientific.

    Examples
    --------
    >>> number(-3.20004), number(5.709e-5), number(36402.0)
    ('−3.2', '5.71 × 10⁻⁵', '36,400')
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
        return sign + _without_trailing_zeros(f"{rounded:,.{max(digits - 1 - exponent, 0)}f}")
    power = str(exponent).translate(_SUPERSCRIPT)
    return f"{sign}{_without_trailing_zeros(mantissa)} × 10{power}"


def seen(x: float, digits: int = DIGITS) -> str:
    """Return ``x`` as `number` does, but "practically 0" where it is too small for any picture."""
    return PRACTICALLY_0 if 0 < abs(x) < UNSEEN else number(x, digits)


def exactly(x: float) -> str:
    """Return ``x`` with all the digits that it takes to tell it from every other number, as few as these may be."""
    return number(x, next((digits for digits in range(1, 17) if float(f"{x:.{digits - 1}e}") == x), 17))


def count(n: int, noun: str) -> str:
    """Return ``n`` with its noun, in the plural unless n is 1: "1 step", "20 steps"."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def equals(*terms: float) -> str:
    """Return the sign of an equation of these numbers: = if each of them is what `number` writes, else ≈."""
    return "=" if all(_is_told_by(number(x), x) for x in terms) else "≈"


def _is_told_by(text: str, x: float) -> bool:
    try:
        told = float(text.replace("−", "-").replace(",", ""))
    except ValueError:
        return False
    return math.isclose(told, x, rel_tol=1e-9)


def _without_trailing_zeros(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


@cache
def names_in(template: str) -> frozenset[str]:
    """Return the names in a template's slots."""
    return frozenset(
        name for terms, one, *_ in _SLOT.findall(template) for name in (terms.split(",") if terms else [one])
    )


def fill(template: str, values: Mapping[str, float]) -> str:
    """Return the template with every slot replaced by its number, or by the word its sign chooses.

    Raises
    ------
    KeyError
        If ``values`` lacks a name of the template.
    """

    def slot(match: re.Match[str]) -> str:
        terms, name, form, positive, negative, zero = match.groups()
        if terms:
            return equals(*(values[term] for term in terms.split(",")))
        value = values[name]
        if positive is not None:
            return positive if value > 0 else negative if value < 0 else zero
        if form == "=":
            return exactly(value)
        text = seen(value) if form == "~" else number(abs(value) if form == "||" else value)
        return f"({text})" if form == "()" and text.startswith("−") else text

    return _SLOT.sub(slot, template)
