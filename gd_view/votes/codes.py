"""What opens a room: the code that a class types, and the secret that makes somebody its teacher."""

import re
import secrets
from typing import Final

# Consonants that no eye takes for one another, or for a digit; without vowels no code is a word.
LETTERS: Final = "BCDFHKMNPRSTVWXYZ"
LENGTH: Final = 6  # 24 million codes
SECRET: Final = re.compile(r"[\w-]{22}", re.ASCII)


def new_code() -> str:
    """Return a code by chance."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_code(given: str) -> str:
    """Return the code that somebody typed, in any case and spacing, or nothing where that is none."""
    plain = re.sub(r"[\s·-]", "", given[:40]).upper()
    return plain if re.fullmatch(f"[{LETTERS}]{{{LENGTH}}}", plain) else ""


def spaced(code: str) -> str:
    """Return a code in two halves, as it is read and typed."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"


def new_secret() -> str:
    """Return a secret by chance: 16 bytes, as 22 characters of an address."""
    return secrets.token_urlsafe(16)


def is_secret(given: str) -> bool:
    """Return whether a text has the form of a secret."""
    return SECRET.fullmatch(given) is not None
