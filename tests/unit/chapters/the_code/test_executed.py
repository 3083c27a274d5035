"""What each version does on a landscape: the run of its own text, to the last bit, and the closed form of that run."""

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, SINGLE_WELL
from gd_view.chapters.the_code.executed import executed
from gd_view.chapters.the_code.lines import FIVE_LINES
from gd_view.chapters.the_code.slips import HISTORY, IN_PLACE, PLUS, STALE, VERSIONS
from tests.unit.chapters.the_code.watching import function_of
from tests.unit.reading import every_landscape
from tests.unit.runs import on

every_version = pytest.mark.parametrize("version", VERSIONS.values(), ids=VERSIONS)
RUNS = [(4.0, 0.1, 50), (-1.3, 0.9, 20), (2.2, 1.2, 50), (0.5, 1.05, 50), (0.0, 0.5, 3), (2.0, 0.3, 0)]
every_run = pytest.mark.parametrize(("start", "rate", "n_steps"), RUNS)


@every_landscape
@every_version
@every_run
def test_its_places_are_what_the_text_returns_after_so_many_steps(landscape, version, start, rate, n_steps):
    """Called with a plain number, one call for each number of steps; but `-=` needs no array for that."""
    run = on(landscape, start, rate, n_steps)
    places = executed(version, run).run.iterates
    assert len(places) == n_steps + 1
    with np.errstate(over="ignore", invalid="ignore"):
        for n in np.flatnonzero(np.isfinite(places)):
            returned = function_of(version)(landscape.gradient, np.float64(start), rate, int(n))
            assert places[n] == (returned[0] if isinstance(returned, tuple) else returned)


@every_landscape
@every_version
@every_run
def test_each_step_leads_to_the_next_place_to_the_last_bit(landscape, version, start, rate, n_steps):
    made = executed(version, on(landscape, start, rate, n_steps))
    w, move = made.run.iterates, made.run.moves
    followed = np.isfinite(w[1:])
    np.testing.assert_array_equal((w[:-1] + move[:-1])[followed], w[1:][followed])
    seen = np.isfinite(w)
    np.testing.assert_array_equal(made.grad[seen], landscape.gradient(w[made.measured_at])[seen])


@every_landscape
@pytest.mark.parametrize("version", [FIVE_LINES, IN_PLACE.version, HISTORY.version], ids=lambda one: one.key)
@every_run
def test_a_version_that_descends_walks_as_the_core_does_and_is_left_where_it_left(
    landscape, version, start, rate, n_steps
):
    run = on(landscape, start, rate, n_steps)
    made = executed(version, run).run
    np.testing.assert_array_equal(made.iterates, run.iterates)
    np.testing.assert_array_equal(made.moves, run.moves)


def test_with_the_slope_of_the_start_every_step_is_as_long_as_the_first():
    """4 - 0.8k, down to −36."""
    made = executed(STALE.version, on(SINGLE_WELL, 4.0, 0.1, 50))
    np.testing.assert_allclose(made.run.iterates, 4 - 0.8 * np.arange(51), atol=1e-12)
    np.testing.assert_array_equal(made.grad, 8.0)
    np.testing.assert_array_equal(made.measured_at, 0)


def test_with_a_plus_it_climbs():
    """4 · 1.2^k, up to 36402."""
    made = executed(PLUS.version, on(SINGLE_WELL, 4.0, 0.1, 50))
    np.testing.assert_allclose(made.run.iterates, 4 * 1.2 ** np.arange(51), rtol=1e-12)
    np.testing.assert_array_equal(made.measured_at, np.arange(51))


def test_with_a_plus_between_the_valleys_it_climbs_to_the_hilltop():
    """Uphill from either side, and the multiplier there is 1 + 0.1 · L'' = 0.83."""
    for start in (0.5, -0.5):
        made = executed(PLUS.version, on(DOUBLE_WELL, start, 0.1, 50))
        assert made.run.final == pytest.approx(DOUBLE_WELL.hilltops[0], abs=1e-3)


def test_a_climb_is_followed_as_long_as_its_loss_is_a_number():
    """Far out each step multiplies w by about 1.2 w², so few steps lead from 2.2 beyond 10^77, where w⁴ overflows."""
    made = executed(PLUS.version, on(DOUBLE_WELL, 2.2, 1.2, 50)).run
    kept = np.isfinite(made.iterates)
    n = int(kept.sum())
    assert 3 < n < 10
    assert kept[:n].all()
    assert np.isfinite(DOUBLE_WELL.loss(made.iterates[n - 1]))
    with np.errstate(over="ignore", invalid="ignore"):
        assert not np.isfinite(DOUBLE_WELL.loss(made.iterates[n - 1] + made.moves[n - 1]))


def test_only_the_step_in_place_changes_the_callers_array():
    """4 - 0.1 · 8 = 3.2, then 3.2 - 0.1 · 6.4 = 2.56."""
    for version in VERSIONS.values():
        caller = executed(version, on(SINGLE_WELL, 4.0, 0.1, 2)).caller
        np.testing.assert_allclose(caller, [4, 3.2, 2.56] if version is IN_PLACE.version else [4, 4, 4])
