"""What holds of both pictures of a run on a bowl, the map and the surface."""

import json

import numpy as np
import plotly.graph_objects as go
import pytest

from gd_core import Bowl, walk
from gd_view.chapters.many_parameters import map, surface
from gd_view.chapters.many_parameters import words as bowl_words
from gd_view.drawing.drawing import combined
from tests.unit.momentum import Momentum
from tests.unit.reading import told
from tests.unit.runs import START
from tests.unit.runs import on_a_bowl as run


@pytest.mark.parametrize("draw", [map.above, surface.surface], ids=["map", "surface"])
@pytest.mark.parametrize(
    ("kappa", "alpha", "degrees", "steps"),
    [(2, 0.1, 0, 30), (50, 1.05, 45, 100), (1, 0.5, 0, 3), (10, 0.1, 45, 0)],
)
def test_plotly_accepts_the_figure_with_its_frames(draw, kappa, alpha, degrees, steps):
    drawing = draw(run(kappa, alpha, degrees, steps))
    frames = go.Figure(drawing.with_frames()).frames
    assert len(frames) == drawing.n_steps + 1


@pytest.mark.parametrize("draw", [map.above, surface.surface], ids=["map", "surface"])
def test_the_payload_grows_by_a_row_a_step(draw):
    """No more than 400 bytes a step beyond what a figure without steps has."""
    sizes = []
    for steps in (0, 50, 100):
        drawing = draw(run(2, 0.01, 0, steps))
        sent = (column for name, column in drawing.columns.items() if name not in drawing.recipes)
        sizes.append(len(json.dumps(drawing.figure, default=str)) + sum(column.nbytes for column in sent))
    assert sizes[1] - sizes[0] < 50 * 400
    assert sizes[2] - sizes[1] < 50 * 400


@pytest.mark.parametrize("draw", [map.above, surface.surface], ids=["map", "surface"])
def test_with_momentum_the_picture_and_its_sentences_tell_the_steps_that_were_taken(draw):
    """κ = 2, α = 0.1: v = (8, 8), then 0.9·(8, 8) + (6.4, 4.8); a tenth of it each time, from (4, 2)."""
    rolls = walk(Bowl(2), START, 0.1, 30, rule=Momentum())
    drawing = draw(rolls)
    np.testing.assert_allclose([drawing.columns[f"move {i}"][1] for i in (1, 2)], [-1.36, -1.2])
    np.testing.assert_allclose([drawing.columns[f"next {i}"][1] for i in (1, 2)], [1.84, 0.0], atol=1e-12)
    for i in (1, 2):
        np.testing.assert_array_equal(drawing.columns[f"next {i}"][:-1], rolls.iterates[1:, i - 1])
        np.testing.assert_allclose(drawing.columns[f"size {i}"][:2], [0.8, (1.36, 1.2)[i - 1]])
    travelling = {name: column for name, column in drawing.columns.items() if name not in drawing.recipes}
    made = combined(travelling, drawing.recipes, drawing.constants)
    np.testing.assert_array_equal(made["move 1"], rolls.moves[:, 0])
    sentence = told(drawing, bowl_words.captions(rolls)["step"], 1)
    assert sentence.endswith("The rule moves it by (−1.36, −1.2).")
    assert "factor" not in sentence
    update = told(drawing, bowl_words.update(rolls), 0)
    assert "+" in update
    assert "−0.8" in update
    assert "a step" not in str(drawing.figure)
