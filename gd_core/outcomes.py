"""Where a run ends: it settles, hops, bounces, wanders or leaves, and is not called before it is known."""

from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from itertools import pairwise

from gd_core.checks import checked_number, checked_plain, checked_positive
from gd_core.following import follow, is_two_cycle, range_of, settled_in, settles_at_step, tail_of
from gd_core.landscapes import Landscape
from gd_core.runs import Run
from gd_core.theory import largest_stable_learning_rate, shrink_factor
from gd_core.trapping import farthest_reach, traps, valley_of

_ROUNDING = 1e-9  # a start nearer to a hilltop than this may stand on it, if no step moves it


class Outcome(Enum):
    """The fates of a run.

    SETTLES
        It stays within 0.01 of a minimum.
    CLOSES_IN
        It does too, and overshoots near the bottom with every step.
    STILL_MOVING
        More steps would show where it goes.
    HOPS
        It alternates between two points for ever.
    BOUNCES
        It stays in a valley that keeps it, and never settles.
    WANDERS
        It crosses the hill again and again, and never settles.
    LEAVES
        It is so far out that each step is longer than the one before.
    HILLTOP
        It stands on a hilltop, where the slope is zero.
    """

    SETTLES = "settles"
    CLOSES_IN = "closes_in"
    STILL_MOVING = "still_moving"
    HOPS = "hops"
    BOUNCES = "bounces"
    WANDERS = "wanders"
    LEAVES = "leaves"
    HILLTOP = "hilltop"


@dataclass(frozen=True, kw_only=True)
class Ending:
    """The fate of a run on a landscape of one parameter, in numbers.

    Parameters
    ----------
    outcome
        Which fate it is.
    n_steps
        How many steps the reader sees.
    step
        SETTLES, CLOSES_IN: the first step from which the run stays within 0.01 of its minimum.
        LEAVES: the first step at which it is beyond ``landscape.leaves_beyond``. Otherwise None.
    places
        SETTLES, CLOSES_IN: the minimum. HOPS: the two points, ascending. BOUNCES, WANDERS: the lowest
        and the highest of the last iterates followed. LEAVES: the iterate that left. HILLTOP: the start.
    valley
        SETTLES, CLOSES_IN, HOPS, BOUNCES: the index of the minimum in whose valley the run stays. None if it
        does not, or if that is not known.
    landscape
        The landscape of the run.
    """

    outcome: Outcome
    n_steps: int
    step: int | None = None
    places: tuple[float, ...] = ()
    valley: int | None = None
    landscape: Landscape = field(repr=False)

    @property
    def losses(self) -> tuple[float, ...]:
        """Loss at each of the places."""
        return tuple(float(self.landscape.loss(place)) for place in self.places)


def ending(run: Run[Landscape]) -> Ending:
    """Return the fate of a run, following it unseen as far as it takes to know.

    A run that settles or leaves only after the steps that the reader sees is still on its way. One that never
    settles is called so after its first step, because that stays true.

    Parameters
    ----------
    run
        A single run of plain gradient descent with α > 0, on a landscape with one valley or two, started within
        ``landscape.leaves_beyond``. Another rule has other fates: it may leave a valley that would keep this
        one, and its memory would have to be followed, too.

    Raises
    ------
    ValueError
        If the run was made by another rule, or its learning rate is not positive, or it is not a single run on a
        landscape of one parameter, or starts too far out.
    """
    landscape = run.landscape
    if not isinstance(landscape, Landscape):
        raise ValueError(f"ending needs a run on a Landscape, got one on a {type(landscape).__name__}")
    checked_plain("ending", run.rule)
    checked_positive("learning_rate", run.learning_rate)
    if run.iterates.ndim != 1:
        raise ValueError(f"run must be a single run, got shape {run.iterates.shape}")
    rate, n_steps = checked_number("learning_rate", run.learning_rate), run.n_steps
    seen: list[float] = run.iterates.tolist()
    if abs(seen[0]) > landscape.leaves_beyond:
        raise ValueError(f"the run must start within ±{landscape.leaves_beyond}, got {seen[0]}")
    told = partial(Ending, n_steps=n_steps, landscape=landscape)

    left_at = next((k for k, w in enumerate(seen) if not abs(w) <= landscape.leaves_beyond), None)
    if left_at is not None:
        return told(outcome=Outcome.LEAVES, step=left_at, places=(seen[left_at],))
    is_on_top = any(abs(seen[0] - top) < _ROUNDING for top in landscape.hilltops)
    if is_on_top and seen[0] + run.moves[0] == seen[0]:
        return told(outcome=Outcome.HILLTOP, places=(seen[0],))

    path = follow(landscape, rate, seen)
    valley = settled_in(landscape, rate, path)
    if valley is None:
        fate = _never_settles(landscape, rate, path) if n_steps > 0 else None
        outcome, places, valley = fate or (Outcome.STILL_MOVING, (), None)
        return told(outcome=outcome, places=places, valley=valley)

    minimum = landscape.minima[valley]
    step = settles_at_step(path, minimum)
    if step > n_steps:
        return told(outcome=Outcome.STILL_MOVING)
    overshoots = shrink_factor(rate, landscape.curvature(minimum)) < 0
    offsets = [w - minimum for w in seen[max(step - 1, 0) :]]
    is_seen = any(a * b < -1e-18 for a, b in pairwise(offsets))  # so far apart is no rounding
    return told(
        outcome=Outcome.CLOSES_IN if overshoots and is_seen else Outcome.SETTLES,
        step=step,
        places=(minimum,),
        valley=valley,
    )


def _never_settles(
    landscape: Landscape, learning_rate: float, path: list[float]
) -> tuple[Outcome, tuple[float, ...], int | None] | None:
    """Return the fate of a run that never settles, where, and in which valley, or None if none is proven."""
    last = path[-1]
    valley = int(valley_of(landscape, last))
    holds = learning_rate < largest_stable_learning_rate(landscape.curvature(landscape.minima[valley]))
    if holds or not abs(last) <= landscape.leaves_beyond:
        return None
    if is_two_cycle(path):
        # A step on a quartic has three two-cycles: one in each valley, and one around both, which repels.
        low, high = sorted(tail_of(path)[-2:])
        return Outcome.HOPS, (low, high), valley
    if len(landscape.minima) == 1:
        return None

    (hilltop,) = landscape.hilltops
    farthest = [farthest_reach(landscape, learning_rate, side) for side in (0, 1)]
    is_trap = [bool(traps(landscape, farthest[side], learning_rate, side)) for side in (0, 1)]
    if is_trap[valley] and abs(last - hilltop) <= abs(farthest[valley] - hilltop):
        return Outcome.BOUNCES, range_of(path), valley
    if not any(is_trap) and min(path) < hilltop < max(path):
        return Outcome.WANDERS, range_of(path), None
    return None
