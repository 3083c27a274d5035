"""Pictures of numbers: means by brute force, and files that another program reads."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from gd_view.drawing import pixels

GREYS = np.repeat(np.arange(256, dtype=np.uint8)[:, np.newaxis], 3, axis=1)


def test_a_block_mean_is_the_mean_of_its_square():
    values = np.arange(24.0).reshape(4, 6) ** 2
    means = pixels.block_means(values, 2)
    assert means.shape == (2, 3)
    for row in range(2):
        for column in range(3):
            square = [values[2 * row + i][2 * column + j] for i in (0, 1) for j in (0, 1)]
            assert means[row, column] == pytest.approx(sum(square) / 4)


def test_a_level_is_the_nearest_of_256_between_the_ends():
    """255·(v + 1)/2, by hand: -1, 0.5 and 1."""
    assert pixels.levels(np.array([[-1.0, 0.5, 1.0]]), -1, 1).tolist() == [[0, 191, 255]]


@pytest.mark.parametrize("value", [-1.001, 1.001, np.nan, np.inf])
def test_what_lies_outside_is_refused_not_shown_as_an_end(value):
    with pytest.raises(ValueError, match="must lie between"):
        pixels.levels(np.array([[0.0, value]]), -1, 1)


def test_colours_go_straight_from_stop_to_stop():
    colours = pixels.between({-1: "#000000", 0: "#ff8000", 1: "#ffffff"})
    assert colours.shape == (256, 3)
    assert colours[[0, 255]].tolist() == [[0, 0, 0], [255, 255, 255]]
    assert colours[64].tolist() == [round(255 * 128 / 255), round(128 * 128 / 255), 0]


@pytest.mark.parametrize("shape", [(1, 1), (3, 5), (40, 7)])
def test_another_program_reads_the_file_dot_by_dot(shape):
    picture = np.random.default_rng(1).integers(0, 256, shape, dtype=np.uint8)
    colours = np.random.default_rng(2).integers(0, 256, (256, 3), dtype=np.uint8)
    read = Image.open(io.BytesIO(pixels.png(picture, colours)))
    read.load()
    assert (read.format, read.size) == ("PNG", shape[::-1])
    assert np.asarray(read.convert("RGB")).tolist() == colours[picture].tolist()


def test_an_address_holds_the_whole_file():
    file = pixels.png(np.array([[3, 200]], np.uint8), GREYS)
    kind, text = pixels.address(file).split(",")
    assert kind == "data:image/png;base64"
    assert base64.b64decode(text) == file
