"""The outcome map: every start and learning rate of a grid, each run to its end.

A cell stops costing as soon as its fate is proven: it has left, it is inside an interval on which every
step brings it nearer to a minimum, or inside a valley that traps it without holding it. Most cells that remain
after some hundred steps wander, and those have to be followed to the last step.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core.arrays import FloatArray
from gd_core.checks import checked_numbers, checked_plain, checked_positive, checked_whole
from gd_core.landscapes import Landscape
from gd_core.outcomes import Outcome
from gd_core.rules import GradientDescent, Rule
from gd_core.theory import largest_stable_learning_rate
from gd_core.trapping import farthest_reach, traps, valley_of

# Cells computed together: w, its learning rate and the temporaries of a step are five arrays of 256 KB, which
# stay in an L2 cache of 2 MB. Smaller blocks would pay more for numpy's calls than they save.
_BLOCK = 32_768


@dataclass(frozen=True)
class Kind:
    """One kind of cell: the fate of its run, and the index of the valley if it stays in one."""

    outcome: Outcome
    valley: int | None = None


@dataclass(frozen=True, eq=False)
class OutcomeMap:
    """The fate of the run in every cell.

    Parameters
    ----------
    starts
        (columns,), ascending across the map.
    learning_rates
        (rows,), the α of each row.
    codes
        (rows, columns), int8, read-only: the index into ``kinds`` of each cell.
    kinds
        Settles in each valley, bounces in each valley, wanders, leaves, rests on the hilltop.
    """

    starts: FloatArray
    learning_rates: FloatArray
    codes: NDArray[np.int8]
    kinds: tuple[Kind, ...]

    @property
    def shares(self) -> FloatArray:
        """Share of all cells that each of the kinds has, between 0 and 1."""
        return np.bincount(self.codes.ravel(), minlength=len(self.kinds)) / self.codes.size


def outcome_map(
    landscape: Landscape,
    starts: Any,
    learning_rates: Any,
    n_steps: int = 2000,
    tail: int = 64,
    *,
    rule: Rule = GradientDescent(),  # noqa: B008  (it has no state to share)
    progress: Callable[[float], object] | None = None,
) -> OutcomeMap:
    """Return the fate of the run from every start at every learning rate.

    The fate is read from the iterate after ``n_steps`` and the ``tail`` that follow it. A run has left if it is beyond
    ``landscape.leaves_beyond``. It has settled if these span less than 1e-6 and lie within 1e-3 of a minimum. If they
    lie on one side of the hilltop and that valley is a trap, the run never gets out: it settles, however slowly, up to
    the largest stable learning rate of the minimum, and bounces above it. Otherwise it wanders, even if it has not
    crossed the hill for long. Who starts on the hilltop, where the slope is zero, rests there, held by nothing.

    Parameters
    ----------
    landscape
        One with two valleys.
    starts
        (columns,), within ``landscape.leaves_beyond``.
    learning_rates
        (rows,), each α > 0.
    n_steps, tail
        Whole numbers, at least 1.
    rule
        Plain gradient descent, and no other: the proofs by which a cell stops early (an interval on which every
        step brings a run nearer, a valley that traps it) hold for steps that depend on the place alone.
    progress
        Called with the fraction done after each block of some 30,000 cells, the last time with 1.

    Raises
    ------
    ValueError
        If the landscape has not two valleys, the rule is another one, or an argument is outside its range.
    """
    checked_plain("outcome_map", rule)
    if len(landscape.minima) != 2:
        raise ValueError(f"landscape must have two valleys, {landscape.name} has {len(landscape.minima)}")
    starts, rates = checked_numbers("starts", starts), checked_positive("learning_rates", learning_rates)
    for name, values in (("starts", starts), ("learning_rates", rates)):
        if values.ndim != 1 or values.size == 0:
            raise ValueError(f"{name} must be a list of numbers, got shape {values.shape}")
    if np.abs(starts).max() > landscape.leaves_beyond:
        raise ValueError(f"starts must lie within ±{landscape.leaves_beyond}, got {np.abs(starts).max()}")
    n_steps, tail = checked_whole("n_steps", n_steps), checked_whole("tail", tail)
    if n_steps < 1 or tail < 1:
        raise ValueError(f"n_steps and tail must be 1 or more, got {n_steps} and {tail}")

    codes = np.empty((rates.size, starts.size), dtype=np.int8)
    rows = max(_BLOCK // starts.size, 1)
    for first in range(0, rates.size, rows):
        block = slice(first, first + rows)
        codes[block] = _codes(landscape, starts, rates[block], n_steps, tail)
        if progress:
            progress(min(first + rows, rates.size) / rates.size)
    codes.flags.writeable = False
    return OutcomeMap(starts.copy(), rates.copy(), codes, _kinds(landscape))


def _kinds(landscape: Landscape) -> tuple[Kind, ...]:
    valleys = range(len(landscape.minima))
    return (
        *(Kind(Outcome.SETTLES, valley) for valley in valleys),
        *(Kind(Outcome.BOUNCES, valley) for valley in valleys),
        Kind(Outcome.WANDERS),
        Kind(Outcome.LEAVES),
        Kind(Outcome.HILLTOP),
    )


# Codes: the index into the kinds. Valley 0 has the first of each pair, valley 1 the next.
_SETTLES, _BOUNCES, _WANDERS, _LEAVES, _RESTS = 0, 2, 4, 5, 6
_ON_TOP = 1e-9  # a run that no step moves rests on the hilltop if it is so near


@np.errstate(over="ignore", invalid="ignore")
def _codes(
    landscape: Landscape, starts: FloatArray, rates: FloatArray, n_steps: int, tail: int
) -> NDArray[np.int8]:
    """Return the codes of one block of the map, (rates, starts)."""
    (hilltop,) = landscape.hilltops
    gradient = landscape.gradient
    centre, radius, fate = _certain(landscape, rates, n_steps - n_steps // 2)
    codes = np.full(rates.size * starts.size, _LEAVES, dtype=np.int8)
    cell = np.arange(codes.size)
    row = np.repeat(np.arange(rates.size), starts.size)
    rate, w = rates[row], np.tile(starts, rates.size)
    # on a minimum rounding alone decides, even whether a run rests where it is not held: row of no certainty
    row[(np.abs(np.subtract.outer(w, landscape.minima)) < 1e-9).any(axis=1)] = rates.size

    look = 4
    for k in range(1, n_steps + 1):
        w -= rate * gradient(w)
        if k == look <= n_steps // 2:
            place = row + (rates.size + 1) * (w > hilltop)
            is_certain = np.abs(w - centre.take(place)) < radius.take(place)
            codes[cell[is_certain]] = fate.take(place[is_certain])
            is_open = np.flatnonzero(~is_certain & (np.abs(w) <= landscape.leaves_beyond))
            w, rate, row, cell = w[is_open], rate[is_open], row[is_open], cell[is_open]
            look += max(4, k // 4)
            if w.size == 0:
                break

    low, high = w.copy(), w.copy()
    for _ in range(tail):
        w -= rate * gradient(w)
        np.minimum(low, w, out=low)
        np.maximum(high, w, out=high)
    codes[cell] = _read(landscape, rate, w, low, high)
    return codes.reshape(rates.size, starts.size)


def _read(
    landscape: Landscape, rate: FloatArray, w: FloatArray, low: FloatArray, high: FloatArray
) -> NDArray[np.int8]:
    """Return the codes of runs that ended at ``w``, from the bounds of their last two or more iterates."""
    valley = valley_of(landscape, w)
    has_left = ~(np.abs(w) <= landscape.leaves_beyond)
    settles = (high - low < 1e-6) & (np.abs(w - np.take(landscape.minima, valley)) < 1e-3)
    # two iterates on the side of a trap prove that all that follow are there, too, see `traps`
    is_trap = [traps(landscape, farthest_reach(landscape, rate, side), rate, side) for side in (0, 1)]
    stays = (valley_of(landscape, low) == valley_of(landscape, high)) & np.where(valley == 0, *is_trap)
    # As a step on a quartic has a negative Schwarzian derivative, nothing in a trap can keep off a minimum that it
    # holds (Singer 1978, "Stable orbits and bifurcation of maps of the interval") but what stands on the hilltop.
    limits = [largest_stable_learning_rate(landscape.curvature(minimum)) for minimum in landscape.minima]
    settles |= stays & (rate < np.take(limits, valley))
    rests = (low == high) & (np.abs(w - landscape.hilltops[0]) < _ON_TOP)
    told = [np.full_like(valley, _LEAVES), np.full_like(valley, _RESTS), _SETTLES + valley, _BOUNCES + valley]
    codes: NDArray[np.int8] = np.select([has_left, rests, settles, stays], told, _WANDERS).astype(np.int8)
    return codes


def _certain(
    landscape: Landscape, rates: FloatArray, n_left: int
) -> tuple[FloatArray, FloatArray, NDArray[np.int8]]:
    """Return within which radius about which centre in each valley a fate is certain, and which fate.

    Each has the shape (2, rates + 1): valley 0 and valley 1, with a last column in which nothing is certain.
    """
    (hilltop,) = landscape.hilltops
    centre, radius = np.zeros((2, 2, rates.size + 1))
    fate = np.zeros((2, rates.size + 1), dtype=np.int8)
    for valley, minimum in enumerate(landscape.minima):
        farthest = farthest_reach(landscape, rates, valley)
        is_held = rates < 1.01 * largest_stable_learning_rate(landscape.curvature(minimum))
        bounces = traps(landscape, farthest, rates, valley) & ~is_held
        # to within 1e-7 of the minimum in the steps that are left
        near = _settling_radius(landscape, rates, minimum, factor=1e-7 ** (1 / n_left))
        centre[valley, :-1] = np.where(bounces, 0.5 * (hilltop + farthest), minimum)
        radius[valley, :-1] = np.where(bounces, 0.5 * np.abs(hilltop - farthest) - 1e-9, near)
        fate[valley, :-1] = np.where(bounces, _BOUNCES, _SETTLES) + valley
    return centre, radius, fate


def _settling_radius(landscape: Landscape, rates: FloatArray, minimum: float, factor: float) -> FloatArray:
    """Return how near to the minimum every step shrinks the distance by ``factor``, or 0 if nowhere."""
    (hilltop,) = landscape.hilltops
    inner, outer = np.zeros_like(rates), np.full_like(rates, abs(minimum - hilltop))
    for _ in range(20):
        middle = 0.5 * (inner + outer)
        # within a valley L'' lies between its values at the two ends
        shrinks = np.abs(1 - rates * landscape.curvature(minimum - middle)) <= factor
        shrinks &= np.abs(1 - rates * landscape.curvature(minimum + middle)) <= factor
        inner, outer = np.where(shrinks, middle, inner), np.where(shrinks, outer, middle)
    return inner
