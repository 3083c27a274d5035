"""The turned line in words: against L = (w − 0.8)² + 0.05, by hand."""

import pytest

from gd_view.chapters.loss import picture, words
from gd_view.wording import fill
from tests.unit.reading import numbers_in


@pytest.mark.parametrize(
    ("w", "said", "more"),
    [
        (0.0, "Rain adds no water at all: loss 0.69.", "0.64 above the lowest."),
        (0.8, "Every hour of rain adds 0.8 cm: loss 0.05.", "No w has a lower one."),
        (0.85, "Every hour of rain adds 0.85 cm: loss 0.0525.", "0.0025 above the lowest."),
        (1.8, "Every hour of rain adds 1.8 cm: loss 1.05.", "1 above the lowest."),
    ],
)
def test_the_headline_tells_the_lowest_loss_only_when_it_may(w, said, more):
    assert words.headline(w) == f"<strong>{said}</strong>"
    assert words.headline(w, knows_lowest=True) == f"<strong>{said}</strong> {more}"


def test_a_line_is_told_with_its_loss():
    values = {"w": 0.5, "loss": 0.14}
    assert numbers_in(fill(words.CAPTIONS["step"], values)) == [0.5, 0.14]
    assert numbers_in(words.alt(0.5)) == [0.5, 0.14]


@pytest.mark.parametrize("w", [0.0, 1.8])
def test_every_name_in_the_words_is_one_of_the_drawing(w):
    words.narration(w).check(picture.drawing(w))
