"""Where a run ends: it settles, hops, bounces, wanders or leaves, and is not called before it is known."""

from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from itertools import pairwise

from gd_core.checks import checked_positive
from gd_core.descent import Trajectory
from gd_core.following import follow, is_two_cycle, settled_in, settles_at_step, tail_of
from gd_core.landscapes import Landscape
from gd_core.theory import shrink_factor
from gd_core.trapping import farthest_reach, traps, valley_of
from gd_core.wording import count, number


class Outcome(Enum):
    """What became of a run, as the sentence its reader gets."""

    SETTLES = (
        "Settles at w = {places[0]}{in_valley}, loss {losses[0]}: within 0.01 of it from step {step} on."
    )
    CLOSES_IN = (
        "Settles at w = {places[0]}{in_valley}, loss {losses[0]}: within 0.01 of it from step {step} on. "
        "It closes in from both sides: near the bottom each step overshoots, each time by less."
    )
    STILL_MOVING = "Still on its way after {steps}. More steps would show where it goes."
    HOPS = (
        "Ends up hopping between {places[0]} and {places[1]} for ever, loss {losses[0]} and {losses[1]}. "
        "More steps will not help; a smaller learning rate will."
    )
    BOUNCES = "Never settles. It keeps bouncing{in_valley}, roughly between {places[0]} and {places[1]}."
    WANDERS = "Never settles. It wanders across both valleys, roughly between {places[0]} and {places[1]}."
    LEAVES = (
        "By step {step} it has left for good, at w = {places[0]}: from here on each step is longer than "
        "the one before. Try a smaller learning rate."
    )
    HILLTOP = (
        "Started on the hilltop itself: the slope is zero, so it does not move. The slightest nudge decides."
    )


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What became of a run, with the numbers its sentence needs.

    Parameters
    ----------
    outcome
        Which of the sentences is true.
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
        """Return the loss at each of the places."""
        return tuple(self.landscape.loss(place) for place in self.places)

    @property
    def valley_name(self) -> str | None:
        """Return the name of the valley, if there is one to tell from another."""
        if self.valley is None or len(self.landscape.minima) == 1:
            return None
        return self.landscape.minimum_names[self.valley]

    @property
    def sentence(self) -> str:
        """Return the outcome's sentence with the numbers of this run."""
        is_rough = self.outcome in (Outcome.BOUNCES, Outcome.WANDERS)
        return self.outcome.value.format(
            places=[number(place, digits=3 if is_rough else 4) for place in self.places],
            losses=[number(loss) for loss in self.losses],
            in_valley=f" in the {self.valley_name}" if self.valley_name else "",
            step=self.step,
            steps=count(self.n_steps, "step"),
        )


def ending(landscape: Landscape, trajectory: Trajectory, learning_rate: float) -> Ending:
    """Return what became of a run, following it unseen as far as it takes to know.

    A run that settles or leaves only after the steps that the reader sees is still on its way. That a run
    never settles is said after its first step, because it stays true.

    Parameters
    ----------
    landscape
        One with one valley or two.
    trajectory
        A single run on it, started within ``landscape.leaves_beyond``.
    learning_rate
        The α > 0 it was made with.

    Raises
    ------
    ValueError
        If the learning rate is not positive, or the trajectory is not a single run, or starts too far out.
    """
    checked_positive("learning_rate", learning_rate)
    if trajectory.iterates.ndim != 1:
        raise ValueError(f"trajectory must be a single run, got shape {trajectory.iterates.shape}")
    rate, n_steps = float(learning_rate), trajectory.n_steps
    seen: list[float] = trajectory.iterates.tolist()
    if abs(seen[0]) > landscape.leaves_beyond:
        raise ValueError(f"the run must start within ±{landscape.leaves_beyond}, got {seen[0]}")
    told = partial(Ending, n_steps=n_steps, landscape=landscape)

    left_at = next((k for k, w in enumerate(seen) if not abs(w) <= landscape.leaves_beyond), None)
    if left_at is not None:
        return told(outcome=Outcome.LEAVES, step=left_at, places=(seen[left_at],))
    if landscape.curvature(seen[0]) < 0 and seen[0] - rate * landscape.gradient(seen[0]) == seen[0]:
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
    """Return what a followed run does for ever, where, and in which valley, or None if it is not proven."""
    last = path[-1]
    valley = int(valley_of(landscape, last))
    holds = abs(shrink_factor(learning_rate, landscape.curvature(landscape.minima[valley]))) < 1
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
        tail = tail_of(path)
        return Outcome.BOUNCES, (min(tail), max(tail)), valley
    if not any(is_trap) and min(path) < hilltop < max(path):
        lately = path[-1000:]
        return Outcome.WANDERS, (min(lately), max(lately)), None
    return None
