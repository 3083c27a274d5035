"""What is said of a run is true of the 40,000 steps after it, on a sample of all starts, learning rates and steps."""

import numpy as np
import pytest

from tests.unit.whole_grid import ONE, TWO, everywhere, false_sentences


@pytest.mark.parametrize("ground", [ONE, TWO], ids=["one valley", "two valleys"])
def test_no_sentence_on_a_run_is_false(ground):
    starts, rates = everywhere(ground)
    sample = np.random.default_rng(20).choice(starts.size, 150, replace=False)
    assert list(false_sentences(ground, starts[sample], rates[sample])) == []
