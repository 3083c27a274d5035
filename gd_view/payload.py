"""What goes to the player, sealed: the words and the figure as JSON, and the fans' numbers, both compressed.

Streamlit sends bytes as they are, where text would have to carry numbers in base64; and it compresses nothing.
"""

import json
import zlib
from collections.abc import Mapping
from typing import Any

SMALL, FAST = (
    6,
    1,
)  # zlib's levels: a tenth less of the first part for 0.05 ms; as much of the second costs far more
_LENGTH = 4  # bytes that say how long the first part is


def sealed(payload: Mapping[str, Any], block: bytes) -> bytes:
    """Return both parts as one: the length of the first, the first, the second."""
    head = zlib.compress(json.dumps(payload, separators=(",", ":")).encode(), SMALL)
    return len(head).to_bytes(_LENGTH, "little") + head + zlib.compress(block, FAST)


def opened(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the two parts, as the player reads them."""
    end = _LENGTH + int.from_bytes(data[:_LENGTH], "little")
    return json.loads(zlib.decompress(data[_LENGTH:end])), zlib.decompress(data[end:])
