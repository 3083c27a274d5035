"""The questions on the outcome map, against its cells and against arithmetic by hand."""

import itertools

import numpy as np
import pytest

from gd_view.chapters.outcome_map import questions as ask
from gd_view.chapters.outcome_map import words as outcome_words
from gd_view.chapters.outcome_map.words import kind as code
from tests.unit.chapters.outcome_map.cells import DEEP, IN_DEEP, IN_SHALLOW, LEAVES, SHALLOW, WANDERS
from tests.unit.oracles import DEEP_AT, slope
from tests.unit.reading import numbers_in, right


def test_who_settles_at_060():
    """Limits 0.552 and 0.632; the two-cycle at α = 0.6 solves w = f(f(w)) beside the deep minimum."""
    assert (code(-0.5, 0.6), code(0.5, 0.6)) == (IN_DEEP, SHALLOW)
    assert right(ask.WHO_SETTLES).text == "Only the one at 0.5"

    def step(w):
        return w - 0.6 * (w**3 - 1.7 * w + 0.1)

    for w in (-1.4838, -1.0971):
        assert step(step(w)) == pytest.approx(w, abs=2e-4)
    assert step(-1.4838) == pytest.approx(-1.0971, abs=2e-4)
    assert "−1.48 and −1.10" in right(ask.WHO_SETTLES).feedback
    assert "0.552" in right(ask.WHO_SETTLES).feedback
    assert "0.632" in right(ask.WHO_SETTLES).feedback


def test_how_many_fates_from_2():
    """By runs of 4,000 steps written out here: where the last 500 of them lie, and how far apart."""
    assert right(ask.FATES).text == "Four"
    assert "85 positions" in ask.FATES.options[4].feedback
    rates = np.arange(1, 121) / 100
    w, last = np.full(len(rates), 2.0), []
    with np.errstate(over="ignore", invalid="ignore"):
        for k in range(4000):
            w = w - rates * (w**3 - 1.7 * w + 0.1)
            if k >= 3500:
                last.append(w)
    stays = np.array(last)
    fates = [
        "leaves"
        if not np.isfinite(one).all()
        else f"{'rests' if np.ptp(one) < 1e-9 else 'bounces'} {'deep' if one.max() < 0.059 else 'shallow'}"
        for one in stays.T
    ]
    assert all(one.max() < 0.059 or one.min() > 0.059 or not np.isfinite(one).all() for one in stays.T)
    runs = [(fate, len(list(same))) for fate, same in itertools.groupby(fates)]
    assert runs == [
        ("rests shallow", 41),
        ("rests deep", 14),
        ("bounces deep", 24),
        ("bounces shallow", 5),
        ("bounces deep", 1),
        ("leaves", 35),
    ]
    names = {
        DEEP: "rests deep",
        SHALLOW: "rests shallow",
        IN_DEEP: "bounces deep",
        IN_SHALLOW: "bounces shallow",
        LEAVES: "leaves",
    }
    assert fates == [names[code(2.0, rate)] for rate in rates]
    assert numbers_in(right(ask.FATES).feedback) == [0.41, 0.42, 0.55, 0.56, 0.79, 0.85, 0.80, 0.84, 0.86]


def test_the_states_that_the_replies_lead_to_show_what_they_say():
    assert code(2.2, 0.31) == DEEP  # the first jump
    assert code(0.5, 0.2) == SHALLOW
    assert len(outcome_words.stretches(0.2)) == 2  # an orderly row
    assert code(-2.2, 0.5) == SHALLOW  # out of the deep valley's side
    assert code(2.0, 0.45) == DEEP  # across the hill
    assert code(2.0, 0.6) == IN_DEEP
    assert code(2.0, 0.82) == IN_SHALLOW
    assert code(-1.3, 0.9) == IN_SHALLOW  # leaves the deep valley
    assert code(0.5, 1.05) == WANDERS
    assert code(0.5, 1.2) == LEAVES


def test_what_the_reasons_say_of_the_walker_that_never_settles():
    """L″ = 3w² − 1.7. From a millionth beside the bottom a plain loop drifts away, and ends in two places."""
    factor = 1 - 0.6 * (3 * DEEP_AT**2 - 1.7)
    assert factor < -1
    w = [DEEP_AT + 1e-6]
    for _ in range(2000):
        w.append(w[-1] - 0.6 * slope(w[-1]))
    assert w[-1] == pytest.approx(w[-3], abs=1e-9)
    assert abs(w[-1] - w[-2]) > 0.3
    assert "below −1" in ask.WHO_SETTLES.because.reasons[0].reply
