"""What is sealed for the player can be opened again and is small."""

import json
import zlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from gd_view.player.payload import opened, sealed

words = st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.integers() | st.none(), max_size=5)
numbers = st.dictionaries(
    st.text(max_size=8),
    arrays.arrays(st.sampled_from([np.float64, np.float32, np.int16]), st.integers(0, 5)),
    max_size=3,
)


@given(words, numbers, words, st.binary(max_size=200))
def test_every_part_comes_back_as_it_was(run: dict, columns: dict, look: dict, block: bytes):
    payload, numbers = opened(sealed(run, columns, look, block))
    assert numbers == block
    told = payload.pop("columns")
    assert payload == {key: value for key, value in {**look, **run}.items() if key != "columns"}
    assert [*told] == [*columns]
    for name, column in columns.items():
        assert told[name].dtype == column.dtype
        np.testing.assert_array_equal(told[name], column)


def test_before_each_part_comes_its_length_in_four_bytes_lowest_first():
    data = sealed({"α": 1}, {"w": np.array([4.0, 3.2])}, {"name": "a run"}, b"numbers")
    parts, at = [], 0
    while at < len(data):
        length = data[at] + 256 * data[at + 1] + 65_536 * data[at + 2] + 16_777_216 * data[at + 3]
        parts.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    run, columns, look, block = parts
    assert json.loads(run) == {"α": 1, "columns": {"w": ["f8", 2]}}
    assert np.frombuffer(columns, "<f8").tolist() == [4.0, 3.2]
    assert json.loads(zlib.decompress(look)) == {"name": "a run"}
    assert zlib.decompress(block) == b"numbers"


def test_what_repeats_is_sent_once():
    assert len(sealed({}, {}, {"a": "the same words " * 400}, bytes(5000))) < 200
