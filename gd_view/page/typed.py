"""Numbers as readers type them. Its twin is player/web/typed.js: both take in the same texts."""

import re
import sys
import unicodedata

_DASHES = str.maketrans("‐‑‒–—−﹣－", "--------")
_TIMES = re.compile("[×·*x]")
_POWER_OF_TEN = re.compile(r"10(?:\^([+-]?\d+)|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))", re.ASCII)
_NORMAL_SIZE = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_WITH_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def understood(text: str) -> float | None:
    """Return the number that a reader typed, or None; what is beyond all floats is the largest of them.

    Welcome are a decimal comma, any dash for a minus, commas between thousands, and the form that `number` writes. But
    1,234 may be either 1.234 or 1234, and is neither.

    Examples
    --------
    >>> understood("−2,4"), understood("5.7 × 10⁻⁵"), understood("1,000,000"), understood("1,234"), understood("two")
    (-2.4, 5.7e-05, 1000000.0, None, None)
    """
    plain = re.sub(r"^([+-])\s+", r"\1", stripped(text).translate(_DASHES))
    mantissa, *power = _TIMES.split(plain, maxsplit=1)
    if power and (exponent := _POWER_OF_TEN.fullmatch(power[0].strip())):
        plain = f"{mantissa.rstrip()}e{(exponent[1] or exponent[2]).translate(_NORMAL_SIZE)}"
    if is_ambiguous(plain):
        return None
    if _WITH_THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    if "." not in plain:
        plain = plain.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        return None
    return min(max(float(plain), -sys.float_info.max), sys.float_info.max)


def is_ambiguous(text: str) -> bool:
    """Return whether the comma of a number may stand for a point or between thousands, as in 1,234."""
    plain = stripped(text).translate(_DASHES)
    return bool(_WITH_THOUSANDS.fullmatch(plain)) and "." not in plain and plain.count(",") == 1


def stripped(text: str) -> str:
    """Return a text without the spaces around it and without format characters, such as marks of direction."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf").strip()
