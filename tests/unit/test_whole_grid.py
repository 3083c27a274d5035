"""What is said of a run is true of the 40,000 steps after it, on a sample of all starts, learning rates and steps."""

import numpy as np
import pytest

from tests.unit.whole_grid import ONE, TWO, everywhere, false_sentences


@pytest.mark.parametrize("ground", [ONE, TWO], ids=["one valley", "two valleys"])
def test_no_sentence_on_a_run_is_false(ground):
    """More of the runs that take longest to show what they do: the largest learning rates, above all 1.01."""
    starts, rates = everywhere(ground)
    rng = np.random.default_rng(20)
    groups = ((rates > 0, 100), (rates > 0.85, 50), (rates == 1.01, 20))
    sample = np.concatenate([rng.choice(np.flatnonzero(of), size) for of, size in groups])
    assert list(false_sentences(ground, starts[sample], rates[sample])) == []
