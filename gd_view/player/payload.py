"""The payload of the player, sealed as bytes, which Streamlit hands on unchanged.

A dict would pass through Streamlit's tables, for which it loads pandas and pyarrow. The run comes first and plain, so
that the player can draw it at once. The look of the figure and the fans' numbers are compressed. The player unpacks a
look when it is new, and the fans when it has time.
"""

import json
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

LENGTH = 4  # bytes before each part, which hold its length
SMALL, FAST = 6, 1  # zlib's levels: a tenth off the fans' numbers would cost far more time
LOOKS_KEPT = 64  # 10 to 60 kB each


def sealed(
    run: Mapping[str, Any],
    columns: Mapping[str, NDArray[Any]],
    look: Mapping[str, Any],
    block: bytes = b"",
) -> bytes:
    """Return the payload: four parts, each with its length before it.

    Parameters
    ----------
    run, columns
        The parts that change with every move of a slider: words and values, and the numbers of every step, each
        column of shape (rows,).
    look
        The parts that change seldom or never.
    block
        Numbers of the fans.
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
    """Return the sealed parts: run, numbers, look and block. Its twin is `parts` in web/unsealed.js."""
    parts, at = [], 0
    while at < len(data):
        end = at + LENGTH + int.from_bytes(data[at : at + LENGTH], "little")
        parts.append(data[at + LENGTH : end])
        at = end
    return parts


def opened(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the payload as the player reads it, and apart from it the fans' numbers."""
    run, numbers, look, block = parted(data)
    given = json.loads(zlib.decompress(look)) | json.loads(run)
    at = 0
    for name, (kind, count) in given["columns"].items():
        given["columns"][name] = np.frombuffer(numbers, f"<{kind}", count, at)
        at += given["columns"][name].nbytes
    return given, zlib.decompress(block)


@lru_cache(LOOKS_KEPT)
def _compressed(look: bytes) -> bytes:
    """Return a look in the form of the payload; most moves have the look of the move before."""
    return zlib.compress(look, SMALL)


def _written(words: Mapping[str, Any]) -> bytes:
    return json.dumps(words, separators=(",", ":")).encode()
