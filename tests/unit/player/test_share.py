"""The QR code of a link, read again by a decoder that others wrote."""

import re

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray

from gd_view.player.share import LONGEST, QUIET_ZONE, qr_code, understood

LINK = "https://lesson.example/single_well?start=-3.0&learning_rate=0.90&steps=12&step=3"
PIXELS = 4  # a module


def drawn(svg: str) -> NDArray[np.uint8]:
    """Draw the code as its SVG says: rows of dark modules, by strokes as high as a module."""
    (width, height) = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())
    (path,) = re.findall(r'stroke="#000" d="([^"]+)"', svg)
    picture = np.full((height, width), 255, np.uint8)
    x = y = 0.0
    for command, given in re.findall(r"([Mmh])([^Mmh]*)", path):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", given)]
        if command == "h":
            picture[int(y), int(x) : int(x + numbers[0])] = 0
            x += numbers[0]
        else:
            x, y = numbers if command == "M" else (x + numbers[0], y + numbers[1])
    return picture.repeat(PIXELS, axis=0).repeat(PIXELS, axis=1)


@pytest.mark.parametrize("link", [LINK, "http://127.0.0.1:8501/loss?w=0.00", f"{LINK}&moves={'lrd' * 33}"])
def test_the_code_says_the_link(link):
    picture = drawn(qr_code(link))
    found = zxingcpp.read_barcode(picture)
    assert found.text == link
    assert "QRCode" in str(found.format).replace(" ", "")
    edge = QUIET_ZONE * PIXELS
    assert QUIET_ZONE >= 4, "the standard's"
    for side in (picture[:edge], picture[-edge:], picture[:, :edge], picture[:, -edge:]):
        assert (side == 255).all()


def test_it_is_black_on_a_white_of_its_own():
    assert re.findall(r'(?:fill|stroke)="([^"]+)"', qr_code(LINK)) == ["#fff", "#000"]


def test_a_link_of_the_greatest_length_still_has_a_code():
    longest = LINK + "&" * (LONGEST - len(LINK))
    assert understood(longest) == longest
    assert zxingcpp.read_barcode(drawn(qr_code(longest))).text == longest


@pytest.mark.parametrize(
    "forged",
    [
        *(None, 3, True, ["https://a.example"], {"link": LINK}, "", "javascript:alert(1)", "https://"),
        *(f"{LINK} x", f"{LINK}\n", f"{LINK}é", "//a.example", LINK + "&" * LONGEST),
    ],
)
def test_what_no_browser_of_ours_says_has_none(forged):
    assert understood(LINK) == LINK
    assert understood(forged) == ""
