"""What goes to the player, sealed as bytes, which Streamlit hands on as they are.

As a dict the same would pass through Streamlit's tables, for which it loads pandas and pyarrow. What a slider changes
comes first and plain, so that the player can draw it at once. How the figure looks and the fans' numbers are
compressed. The player unpacks a look when it is new, and the fans when it has time.
"""

import json
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

LENGTH = 4  # bytes before each part that say how long it is
SMALL, FAST = 6, 1  # zlib's levels: of the fans' numbers a tenth less would cost far more
LOOKS_KEPT = 64  # 10 to 60 kB each


def sealed(
    run: Mapping[str, Any],
    columns: Mapping[str, NDArray[Any]],
    look: Mapping[str, Any],
    block: bytes = b"",
) -> bytes:
    """Return all of it as one: four parts, each with its length before it.

    Parameters
    ----------
    run, columns
        What changes when a slider is moved: words and values, and the numbers of every step, of shape (steps + 1,).
    look
        What does not, or seldom.
    block
        The fans' numbers.
    """
    kinds = {name: column.dtype.str[1:] for name, column in columns.items()}
    numbers = b"".join(column.astype(f"<{kinds[name]}").tobytes() for name, column in columns.items())
    lengths = {name: [kinds[name], len(column)] for name, column in columns.items()}
    parts = (
        _written({**run, "columns": lengths}),
        numbers,
        _compressed(_written(look)),
        zlib.compress(block, FAST),
    )
    return b"".join(len(part).to_bytes(LENGTH, "little") + part for part in parts)


def parted(data: bytes) -> list[bytes]:
    """Return the parts as they were sealed: run, numbers, look and block. Its twin is `parts` in web/unsealed.js."""
    parts, at = [], 0
    while at < len(data):
        end = at + LENGTH + int.from_bytes(data[at : at + LENGTH], "little")
        parts.append(data[at + LENGTH : end])
        at = end
    return parts


def opened(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return everything that was sealed but the fans' numbers, as the player reads it, and those."""
    run, numbers, look, block = parted(data)
    given = json.loads(zlib.decompress(look)) | json.loads(run)
    at = 0
    for name, (kind, count) in given["columns"].items():
        given["columns"][name] = np.frombuffer(numbers, f"<{kind}", count, at)
        at += given["columns"][name].nbytes
    return given, zlib.decompress(block)


@lru_cache(LOOKS_KEPT)
def _compressed(look: bytes) -> bytes:
    """Return a look as it is sent; most moves have the one of the move before."""
    return zlib.compress(look, SMALL)


def _written(words: Mapping[str, Any]) -> bytes:
    return json.dumps(words, separators=(",", ":")).encode()
