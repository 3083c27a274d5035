"""The runs that the player makes itself, of two sliders at once, are numpy's to the last bit."""

import numpy as np

from gd_core import DOUBLE_WELL, descend
from gd_view.chapters.outcome_map import small_run
from gd_view.chapters.outcome_map.dials import LEARNING_RATE, START
from gd_view.drawing.fans import sent
from tests.browser.visit import Call
from tests.unit.runs import on_double_well

LOOPED = """x[1].map(([start, rate]) => {
  const values = { start, learning_rate: rate, steps: 100 };
  return m.looped(x[0], values, { rate });
})"""


def test_the_run_of_any_cell_of_the_map_is_numpys_to_the_last_bit(call: Call):
    """Also of one that wanders, which the last bit decides, and of one that leaves."""
    rng = np.random.default_rng(13)
    cells = [
        (float(rng.choice(START.grid())), float(rng.choice(LEARNING_RATE.grid()))) for _ in range(300)
    ] + [(0.5, 1.05), (-2.2, 1.0), (0.5, 1.2), (2.2, 1.2), (0.0, 0.01)]
    layout, _ = sent(small_run.fans(on_double_well(0.5, 0.1, 100)))
    left, right = DOUBLE_WELL.w_window
    for (start, rate), columns in zip(cells, call("loop", LOOPED, [layout, cells]), strict=True):
        w = descend(DOUBLE_WELL.gradient, start, rate, 100, leaves_beyond=10.0).iterates
        w = w[np.isfinite(w)]
        np.testing.assert_array_equal(columns["w"], w)
        np.testing.assert_array_equal(columns["loss"], DOUBLE_WELL.loss(w))
        np.testing.assert_array_equal(np.array(columns["left of it"], dtype=float) == left, w < left)
        np.testing.assert_array_equal(np.array(columns["right of it"], dtype=float) == right, w > right)
