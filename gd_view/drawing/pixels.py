"""Pictures of many numbers, a dot for each or for the mean of a square of them, written as PNG by numpy and zlib."""

import base64
import struct
import zlib
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from gd_view.drawing.traces import Figure

LEVELS = 256
SMALLEST = 9  # zlib's level: a picture is written once and sent often
UP = 2  # the PNG filter that writes of each row what differs from the row above

Levels = NDArray[np.uint8]
Colours = NDArray[np.uint8]


def block_means(values: NDArray[np.float64], block: int) -> NDArray[np.float64]:
    """Return the mean of every square of ``block`` × ``block`` values.

    Parameters
    ----------
    values
        Shape (rows, columns).
    block
        Side of a square, a divisor of both.

    Returns
    -------
    Shape (rows / block, columns / block).
    """
    rows, columns = values.shape
    means: NDArray[np.float64] = values.reshape(rows // block, block, columns // block, block).mean((1, 3))
    return means


def levels(values: NDArray[np.float64], low: float, high: float) -> Levels:
    """Return values as whole levels, 0 for ``low`` and 255 for ``high``, each the nearest.

    Raises
    ------
    ValueError
        If a value lies outside: a picture must not show it as something else.
    """
    if not (low <= values.min() and values.max() <= high):
        raise ValueError(f"values must lie between {low} and {high}, got {values.min()} to {values.max()}")
    nearest: Levels = np.rint((values - low) * ((LEVELS - 1) / (high - low))).astype(np.uint8)
    return nearest


def between(stops: Mapping[float, str]) -> Colours:
    """Return the colour of every level, (256, 3), between colours "#rrggbb" at rising values."""
    places = np.linspace(min(stops), max(stops), LEVELS)
    given = np.array([list(bytes.fromhex(colour[1:])) for colour in stops.values()])
    parts = [np.interp(places, list(stops), given[:, part]) for part in range(3)]
    colours: Colours = np.rint(np.stack(parts, axis=1)).astype(np.uint8)
    return colours


def png(picture: Levels, colours: Colours) -> bytes:
    """Return a picture as a PNG file.

    Parameters
    ----------
    picture
        Shape (rows, columns), the first row on top.
    colours
        Red, green and blue of every level, shape (256, 3).

    Source
    ------
    W3C (2025), "Portable Network Graphics", third edition, https://www.w3.org/TR/png-3/: 5.3 on chunks, 9.2 on filters
    """
    height, width = picture.shape
    differences = np.diff(picture, axis=0, prepend=np.zeros((1, width), np.uint8))
    rows = np.insert(differences, 0, UP, axis=1)
    # Eight bits a dot, each the number of a colour (3); the one compression, the one filtering, no interlace.
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", head),
            _chunk(b"PLTE", colours.tobytes()),
            _chunk(b"IDAT", zlib.compress(rows.tobytes(), SMALLEST)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def address(file: bytes) -> str:
    """Return a PNG file as an address that holds all of it."""
    return "data:image/png;base64," + base64.b64encode(file).decode("ascii")


def image(name: str) -> Figure:
    """Return an image without a picture, which a moving part gives it later."""
    return {"type": "image", "name": name, "zsmooth": "fast"}
