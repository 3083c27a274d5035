"""What is said of a run is true of the 40,000 steps after it, on a sample of all starts, learning rates and steps."""

import numpy as np
import pytest

from tests.unit.whole_grid import ONE, TWO, everywhere, false_sentences

# A tie at exactly 0.01, and a run that wanders but stays on one side of the hill for longer than is shown.
PICKED = {"one valley": [(-1.0, 0.45), (0.1, 0.45)], "two valleys": [(0.06, 1.01), (0.26, 1.01)]}


@pytest.mark.parametrize(
    ("ground", "picked"), [(ONE, PICKED["one valley"]), (TWO, PICKED["two valleys"])], ids=list(PICKED)
)
def test_no_sentence_on_a_run_is_false(ground, picked):
    """More of the runs that take longest to show what they do: those with the largest learning rates."""
    starts, rates = everywhere(ground)
    rng = np.random.default_rng(20)
    groups = ((rates > 0, 100), (rates > 0.85, 50))
    sample = np.concatenate([rng.choice(np.flatnonzero(of), size) for of, size in groups])
    start, rate = np.array([*zip(starts[sample], rates[sample], strict=True), *picked]).T
    assert list(false_sentences(ground, start, rate)) == []
