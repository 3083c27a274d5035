"""A run on a loss curve in words: names for every landscape, the sentence of every ending."""

import re

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, SINGLE_WELL, Outcome, outcome_map, walk
from gd_view.curve import figure, words
from gd_view.page import wells
from tests.unit.momentum import rolled
from tests.unit.reading import every_landscape, told
from tests.unit.runs import end_of


@pytest.mark.parametrize(
    ("end", "sentence"),
    [
        (
            end_of(0.5, 0.1),
            "Settles at w = 1.27 in the shallow valley, loss 0.406: within 0.01 of it from step 18 on.",
        ),
        (
            end_of(4.0, 0.9, 50, SINGLE_WELL),
            "Settles at w = 0, loss 0: within 0.01 of it from step 27 on. "
            "It closes in from both sides: near the bottom each step overshoots.",
        ),
        (end_of(0.5, 0.1, 1), "Still on its way after 1 step. More steps would show where it goes."),
        (
            end_of(-0.5, 0.6),
            "Ends up hopping between −1.48 and −1.1 for ever, loss 0.192 and 0.229. "
            "More steps will not help; a learning rate below 0.552 will.",
        ),
        (
            end_of(4.0, 1.1, 50, SINGLE_WELL),
            "By step 6 it has left for good, at w = 11.9: from here on each step is longer than "
            "the one before. Try a smaller learning rate.",
        ),
        (
            end_of(DOUBLE_WELL.hilltops[0], 0.1),
            "Started on the hilltop itself: the slope is zero, so it does not move. "
            "The slightest nudge decides.",
        ),
    ],
)
def test_the_sentence_carries_the_numbers_of_the_run(end, sentence):
    assert words.sentence(end) == sentence


@every_landscape
def test_below_the_learning_rate_that_is_told_of_a_run_that_hops_every_start_settles(landscape):
    """Whichever valley it leads into; a loop of our own, over the whole slider of the start but the hilltop."""
    hops = end_of(4.0, 1.0, 50, SINGLE_WELL) if landscape is SINGLE_WELL else end_of(-1.85, 0.66, 100)
    assert hops.outcome is Outcome.HOPS
    assert landscape.minimum_names[hops.valley] in {"minimum", "shallow"}
    (told,) = re.findall(r"below ([\d.]+) will", words.sentence(hops))
    start = wells.SINGLE_WELL_START if landscape is SINGLE_WELL else wells.DOUBLE_WELL_START
    w = np.round(np.linspace(start.low, start.high, 401), 4)[:, np.newaxis]
    w = w[~np.isclose(w, [[*landscape.hilltops, np.inf]]).any(axis=1)]
    rates = np.arange(0.01, float(told), 0.01)
    for _ in range(5000):
        w = w - rates * landscape.gradient(w)
    apart = np.abs(w[..., np.newaxis] - np.array(landscape.minima)).min(axis=-1)
    assert apart.max() < 0.01


def test_endless_runs_are_told_with_their_valley_and_rough_bounds():
    assert words.sentence(end_of(-1.3, 0.9)).startswith(
        "Never settles. It keeps bouncing in the shallow valley, roughly"
    )
    assert words.sentence(end_of(0.5, 1.05)).startswith(
        "Never settles. It wanders across both valleys, roughly between −1."
    )


def test_every_outcome_has_its_sentence():
    assert words.SENTENCES.keys() == set(Outcome)


@every_landscape
def test_every_landscape_has_a_title_and_words_for_each_of_its_minima(landscape):
    assert (
        words.title(landscape) == {"single_well": "One valley", "double_well": "Two valleys"}[landscape.name]
    )
    assert [words.minimum(landscape, i) for i in range(len(landscape.minima))] == {
        "single_well": ["the minimum"],
        "double_well": ["deep valley", "shallow valley"],
    }[landscape.name]


def test_every_kind_of_the_map_has_its_words():
    kinds = outcome_map(DOUBLE_WELL, [0.5], [0.1]).kinds
    assert [words.fate(DOUBLE_WELL, kind) for kind in kinds] == [
        "settles in the deep valley",
        "settles in the shallow valley",
        "bounces in the deep valley",
        "bounces in the shallow valley",
        "wanders",
        "leaves",
        "rests on the hilltop",
    ]


def test_the_figure_is_named_by_its_run():
    assert words.alt(walk(SINGLE_WELL, 4.0, 0.1, 20)) == (
        "Gradient descent on one valley: start 4, learning rate 0.1, 20 steps; above, the loss curve with the run; "
        "below, the loss at every step."
    )


def test_with_momentum_the_sentence_and_the_arithmetic_name_that_step_and_no_other():
    run = rolled()
    drawing = figure.descent(run)
    assert told(drawing, words.captions(run)["step"], 1) == (
        "Step 1: w = 3.2, loss 10.2. The slope is 6.4, and the rule moves w by −1.36. New w = 1.84: to the left."
    )
    assert told(drawing, words.update(run), 1) == (
        '<span class="gd-position">w<sub>2</sub></span> = <span class="gd-position">3.2</span> + (−1.36) = '
        '<span class="gd-position">1.84</span>'
    )
    assert words.captions(run).keys() == words.CAPTIONS.keys()


def test_of_plain_descent_the_sentence_and_the_arithmetic_stay_what_they_were():
    run = walk(SINGLE_WELL, 4.0, 0.1, 2)
    drawing = figure.descent(run)
    assert told(drawing, words.captions(run)["step"], 1) == (
        "Step 1: w = 3.2, loss 10.2. The slope is 6.4, so the move is −0.1 × 6.4 = −0.64. New w = 2.56: to the left."
    )
    assert "− <" in told(drawing, words.update(run), 1)
