"""What is sealed for the player can be opened again, and is small."""

import json
import zlib

from hypothesis import given
from hypothesis import strategies as st

from gd_view.payload import opened, sealed

words = st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.integers() | st.none(), max_size=5)


@given(words, st.binary(max_size=200))
def test_both_parts_come_back_as_they_were(payload: dict, block: bytes):
    assert opened(sealed(payload, block)) == (payload, block)


def test_the_length_of_the_first_part_stands_before_it_in_four_bytes_lowest_first():
    data = sealed({"α": 1}, b"numbers")
    length = data[0] + 256 * data[1] + 65_536 * data[2] + 16_777_216 * data[3]
    assert json.loads(zlib.decompress(data[4 : 4 + length])) == {"α": 1}
    assert zlib.decompress(data[4 + length :]) == b"numbers"


def test_what_repeats_is_sent_once():
    assert len(sealed({"a": "the same words " * 400}, bytes(5000))) < 200
