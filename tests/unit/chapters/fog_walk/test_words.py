"""What the fog walk says at a place, at the lifting and looking back, against the numbers of its curve."""

import numpy as np
import pytest

from gd_view.chapters.fog_walk import picture, walk, words
from gd_view.wording import fill
from tests.unit.chapters.fog_walk.moves import walked
from tests.unit.oracles import DEEP_AT, SHALLOW_AT, loss
from tests.unit.reading import numbers_in


def test_the_heights_of_the_walk():
    assert loss(0.5) == pytest.approx(0.8531, abs=5e-5)
    assert loss(SHALLOW_AT) == pytest.approx(0.4064, abs=5e-5)
    assert loss(DEEP_AT) == pytest.approx(0.1457, abs=5e-5)
    assert loss(SHALLOW_AT) - loss(DEEP_AT) == pytest.approx(0.2607, abs=5e-5)
    assert words.lower_by() == "0.26"


@pytest.mark.parametrize(
    ("moves", "ground", "sight"),
    [
        ("", "drops to the right, slope −0.625.", "from 0.25 to 0.75."),
        (9 * "r", "drops to the left, slope 0.464.", "from 1.15 to 1.65."),
        ("llll", "is nearly flat, slope −0.069.", "from −0.15 to 0.35."),
        (
            17 * "r",
            "drops to the left, slope 7.01.",
            "from 1.95 to 2.45. The map ends here: turn back to the left.",
        ),
        (
            27 * "l",
            "drops to the right, slope −6.81.",
            "from −2.45 to −1.95. The map ends here: turn back to the right.",
        ),
    ],
)
def test_the_sentence_of_a_place(moves, ground, sight):
    visited = walked(moves)
    here = {name: column[-1] for name, column in walk.felt(visited).items()}
    sentence = fill(words.captions_of(is_lifted=False)["step"], here)
    assert sentence.startswith(f"Fog. You are at w = {round(visited[-1], 4):g}.".replace("-", "−"))
    assert f"The ground {ground}" in sentence
    assert sentence.endswith(f"You can see {sight}")


def test_before_the_first_question_is_answered_the_sentence_leaves_the_way_down_to_the_reader():
    here = {name: column[-1] for name, column in walk.felt(walked("")).items()}
    sentence = fill(words.captions_of(is_lifted=False, knows_way=False)["step"], here)
    assert sentence == (
        "Fog. You are at w = 0.5. Height 0.853. The slope here is −0.625. You can see from 0.25 to 0.75."
    )


def test_after_lifting_the_sentence_names_both_valleys_and_the_side():
    visited = walked("d")
    columns = picture.picture(visited, is_lifted=True).columns
    sentence = fill(
        words.captions_of(is_lifted=True)["step"], {name: column[-1] for name, column in columns.items()}
    )
    assert sentence.startswith("Two valleys: one at −1.33 with height 0.15, one at 1.27 with height 0.41. ")
    assert sentence.endswith("on the side of the shallow one.")


def test_the_sentence_at_the_lifting_is_true_on_either_side_of_the_hill():
    assert "A valley 0.26 lower was on the other side all along." in words.headline(
        walked("dd"), is_lifted=True
    )
    flat = walked("rrrrrrrr")
    assert "Answer, then lift" in words.headline(flat, is_lifted=False)
    assert "Answer" not in words.headline(flat, is_lifted=False, knows_flat=True)
    assert "the other one ends 0.26 higher" in words.headline(walked("llllll"), is_lifted=True)


def test_looking_back_says_the_numbers_of_the_walk():
    np.testing.assert_allclose(
        numbers_in(words.looking_back()),
        [
            0.5,
            0.853,
            0.562,
            0.63,
            0.702,
            18,
            0.01,
            1.27,
            0.406,
            0.146,
            0.261,
            -0.212,
            1.2,
            0.087,
            1.3,
        ],
    )
