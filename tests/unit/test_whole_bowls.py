"""What is said of a run on a bowl is true of the steps after it, on a sample of all states of the controls."""

import numpy as np

from gd_core import Bowl, walk
from gd_view.chapters.many_parameters.words import sentences
from tests.unit.whole_bowls import false_sentences, sampled


def test_no_headline_on_a_bowl_is_false():
    assert list(false_sentences(*sampled(120, 21))) == []


def test_the_gentle_direction_is_not_blamed_where_it_is_there_first():
    """From 0.1 along the valley and 1.5 across: 0.1·0.958^54 and 1.5·0.916^58 are the first below 0.01."""
    kappa, rate, degrees, start = np.array(
        [(2, 0.021, 0, -0.1 + 1.5j), (2, 0.021, 0, 4 + 2j), (2, 0.0385, 45, -2.6 + 2.5j)]
    ).T
    assert list(false_sentences(kappa.real, rate.real, degrees.real, start)) == []
    (_, first), (_, usual) = (sentences(walk(Bowl(2), w, 0.021, 30)) for w in ((-0.1, 1.5), (4.0, 2.0)))
    assert first == ""
    assert usual == "The gentle direction takes the longest."


def test_a_run_on_the_floor_of_the_turned_valley_stays_there_to_the_last_digit():
    """w₁ = w₂ at every step, also where across the valley the least offset would grow: 1 − 2κα is −4 here."""
    w = walk(Bowl(50, 45), (0.2, 0.2), 0.05, 100).iterates
    np.testing.assert_array_equal(w[:, 0], w[:, 1])
    np.testing.assert_allclose(w[:, 0], 0.2 * 0.9 ** np.arange(101), rtol=1e-12)
