"""Where a run on a bowl ends. Nothing has to be followed: each direction has a factor, and the factors decide.

Along the valley and across it, each step multiplies the distance to the minimum by a factor of its own,
1 - αλ. A run leaves if one of them is beyond -1, hops for ever if one is -1, and settles otherwise.
"""

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_core.bowls import Bowl
from gd_core.checks import checked_number, checked_plain, checked_positive
from gd_core.following import NEAR
from gd_core.outcomes import Outcome
from gd_core.runs import Run
from gd_core.theory import just_below

_ROUNDING = 1e-9  # an offset, or a factor's distance from -1, below this is none
_NEVER_TAKEN = 2**53  # steps; beyond them floats no longer count
_CHUNK = 4096  # steps looked at together


@dataclass(frozen=True, kw_only=True)
class BowlEnding:
    """The fate of a run on a bowl, in numbers. Pairs are along the valley first, then across it.

    Parameters
    ----------
    outcome
        SETTLES, if it does so within the steps that the reader sees; STILL_MOVING, if it settles later; HOPS or
        LEAVES, whatever the number of steps.
    n_steps
        Number of steps that the reader sees.
    steps_needed
        The step from which both parameters stay within 0.01 of the minimum; ``inf`` if there is none.
    factors
        The factor of each step on the distance from the minimum.
    hops
        Whether the run hops across the minimum for ever, in each direction.
    loss_floor
        HOPS: the loss that the run approaches and never falls below. Otherwise 0.
    """

    outcome: Outcome
    n_steps: int
    steps_needed: float
    factors: tuple[float, float]
    hops: tuple[bool, bool] = (False, False)
    loss_floor: float = 0.0


def bowl_ending(run: Run[Bowl]) -> BowlEnding:
    """Return the fate of a run on a bowl, by the closed form.

    Parameters
    ----------
    run
        A single run of plain gradient descent with α > 0. Another rule has other factors, and more of them.

    Raises
    ------
    ValueError
        If the run was made by another rule, or its learning rate is not positive, or it is not a single run on a
        bowl.
    """
    bowl = run.landscape
    if not isinstance(bowl, Bowl):
        raise ValueError(f"bowl_ending needs a run on a Bowl, got one on a {type(bowl).__name__}")
    checked_plain("bowl_ending", run.rule)
    checked_positive("learning_rate", run.learning_rate)
    if run.iterates.shape[1:] != (2,):
        raise ValueError(f"run must be a single run of two parameters, got shape {run.iterates.shape}")
    rate = checked_number("learning_rate", run.learning_rate)
    offsets = run.start @ bowl.axes
    factors = bowl.factors(rate)
    each = np.array(factors)
    moves = np.abs(offsets) > _ROUNDING
    if (moves & (np.abs(each) > 1 + _ROUNDING)).any():
        return BowlEnding(
            outcome=Outcome.LEAVES,
            n_steps=run.n_steps,
            steps_needed=np.inf,
            factors=factors,
        )
    stuck = moves & (np.abs(each + 1) < _ROUNDING)
    if stuck.any():
        along, across = stuck.tolist()
        return BowlEnding(
            outcome=Outcome.HOPS,
            n_steps=run.n_steps,
            steps_needed=np.inf,
            factors=factors,
            hops=(along, across),
            loss_floor=float(np.sum(0.5 * np.array(bowl.curvatures) * offsets**2, where=stuck)),
        )
    needed = steps_to_settle(bowl, run.start, rate)
    return BowlEnding(
        outcome=Outcome.SETTLES if needed <= run.n_steps else Outcome.STILL_MOVING,
        n_steps=run.n_steps,
        steps_needed=needed,
        factors=factors,
    )


def steps_to_settle(bowl: Bowl, start: Any, learning_rate: float) -> float:
    """Return from which step on both parameters stay within 0.01 of the minimum; ``inf`` if from none.

    Parameters
    ----------
    bowl
        Ground of the walk.
    start
        (2,), where the walk begins.
    learning_rate
        α > 0.
    """
    axes = bowl.axes
    offsets = np.asarray(start) @ axes
    offsets[np.abs(offsets) <= _ROUNDING] = 0.0
    factors = np.where(offsets == 0, 0.0, bowl.factors(learning_rate))
    if (np.abs(factors) >= 1).any():
        return np.inf
    (u, v), (along, across) = offsets.tolist(), factors.tolist()

    def is_closer(k: int, distance: float) -> bool:
        return math.hypot(u * along**k, v * across**k) < distance

    # The distance shrinks with every step, and the larger of |w₁| and |w₂| lies between distance/√2 and distance. So
    # the run has settled once the distance is below NEAR, and not before it is below √2·NEAR. In between every step
    # is looked at, from the last one back.
    first = bisect_left(range(_NEVER_TAKEN), True, key=lambda k: is_closer(k, 1.5 * NEAR))
    last = bisect_left(range(_NEVER_TAKEN), True, key=lambda k: is_closer(k, 0.99 * NEAR))
    for end in range(last, first - 1, -_CHUNK):
        k = np.arange(max(end - _CHUNK, first - 1, 0), end + 1)
        w = offsets * factors ** k[:, np.newaxis] @ axes.T
        away = np.flatnonzero(~(np.abs(w).max(axis=1) < just_below(NEAR)))
        if away.size:
            return float(k[away[-1]] + 1)
    return float(first)
