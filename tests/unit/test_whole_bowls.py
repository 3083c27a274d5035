"""What is said of a run on a bowl is true of the steps after it, on a sample of all states of the controls."""

import numpy as np

from gd_core import Bowl, walk
from tests.unit.whole_bowls import false_sentences, sampled


def test_no_headline_on_a_bowl_is_false():
    assert list(false_sentences(*sampled(120, 21))) == []


def test_a_run_on_the_floor_of_the_turned_valley_stays_there_to_the_last_digit():
    """w₁ = w₂ at every step, also where across the valley the least offset would grow: 1 − 2κα is −4 here."""
    w = walk(Bowl(50, 45), (0.2, 0.2), 0.05, 100).iterates
    np.testing.assert_array_equal(w[:, 0], w[:, 1])
    np.testing.assert_allclose(w[:, 0], 0.2 * 0.9 ** np.arange(101), rtol=1e-12)
