"""A run on a bowl of two parameters becomes words: where it ends, and a sentence for every step."""

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_core import Bowl, Trajectory, count, number
from gd_view.chapters.many_parameters.run import Points, factors, in_window, rotated

WITHIN = 0.01  # both parameters nearer to 0 than this: settled
MOST = 5000  # steps looked ahead
WORKED = (3.0, -2.0, 1.5)

Seen = Callable[[Bowl, Points], NDArray[np.bool_]]

_VECTOR = '<span class="gd-vector {}"><span>{}</span><span>{}</span></span>'

UPDATE = (
    f"{_VECTOR.format('gd-position', 'w₁', 'w₂')} ← {_VECTOR.format('gd-position', '{w 1}', '{w 2}')} − "
    f'<span class="gd-rate">{{rate}}</span> × {_VECTOR.format("gd-slope", "{slope 1}", "{slope 2}")} = '
    f"{_VECTOR.format('gd-position', '{next 1}', '{next 2}')}"
)

READOUT = "".join(
    f'<span class="gd-move"><span class="gd-position">{mark} {name} moves {{size {i}}}</span> '
    f'<span class="gd-share"><span style="width: {{share {i}}}%"></span></span></span>'
    for i, mark, name in ((1, "●", "w₁"), (2, "■", "w₂"))
)

TABLE = (
    ("k", "step"),
    ("w 1", "w₁"),
    ("w 2", "w₂"),
    ("loss", "loss L"),
    ("slope 1", "∂L/∂w₁"),
    ("slope 2", "∂L/∂w₂"),
)


def captions(bowl: Bowl) -> dict[str, str]:
    """Return the templates of the sentence for a step."""
    if bowl.rotation == 0:
        each = "w₁ factor {factor 1}, w₂ factor {factor 2}."
    else:
        each = "Factor along the valley {factor 1}, across it {factor 2}."
    here = "({w 1}, {w 2}), loss {loss}. Gradient ({slope 1}, {slope 2})."
    aim = "The step is {angle}° away from the direction of the minimum."
    return {
        "step": f"Step {{k}}: at {here} {aim} {each}",
        "last": f"Step {{k}}, the last one here: at {here} {aim} {each}",
        "outside": f"Step {{k}} is outside the picture: at {here} {aim} {each}",
        "still": "Step {k}: at the minimum itself, (0, 0). Both slopes are 0, so nothing moves any more.",
    }


def alt(bowl: Bowl, start: tuple[float, float], learning_rate: float, n_steps: int) -> str:
    """Return one sentence that names the figure."""
    turned = f", turned by {number(bowl.rotation)}°" if bowl.rotation else ""
    return (
        f"Gradient descent on a bowl of two parameters, condition number {number(bowl.condition_number)}{turned}: "
        f"start ({number(start[0])}, {number(start[1])}), learning rate {number(learning_rate)}, "
        f"{count(n_steps, 'step')}."
    )


def steps_to_settle(bowl: Bowl, start: tuple[float, float], learning_rate: float) -> float:
    """Return from which step on both parameters stay within 0.01 of the minimum; ``inf`` if from none.

    By the closed form: along the valley and across it each step multiplies by its own factor.
    """
    axes = rotated(bowl)
    k = np.arange(MOST + 1)[:, np.newaxis]
    with np.errstate(over="ignore", invalid="ignore"):
        w = (np.array(start) @ axes) * np.array(factors(bowl, learning_rate)) ** k @ axes.T
    away = np.flatnonzero(~(np.abs(w).max(axis=1) < WITHIN))
    last = int(away[-1]) if away.size else -1
    return float("inf") if last == MOST else last + 1.0


def headline(bowl: Bowl, trajectory: Trajectory, learning_rate: float, seen: Seen = in_window) -> str:
    """Return what became of a run, as HTML, its first sentence the louder one."""
    first, rest = ending(bowl, trajectory, learning_rate, seen)
    return f"<strong>{first}</strong> {rest}".rstrip()


def ending(
    bowl: Bowl, trajectory: Trajectory, learning_rate: float, seen: Seen = in_window
) -> tuple[str, str]:
    """Return what became of a run, and why, in two sentences; ``seen`` tells which points are in the picture."""
    start = trajectory.iterates[0]
    offsets = start @ rotated(bowl)
    each = np.array(factors(bowl, learning_rate))
    moves = np.abs(offsets) > 1e-9
    if (moves & (np.abs(each) > 1 + 1e-9)).any():
        return _leaves(bowl, trajectory, seen)
    stuck = moves & (np.abs(each + 1) < 1e-9)
    if stuck.any():
        floor = float(np.sum(0.5 * np.array(bowl.curvatures) * offsets**2, where=stuck))
        rest = f"The loss cannot fall below {number(floor)}."
        if stuck.all():
            return "Never settles: it hops over the minimum, there and back, for ever.", rest
        if bowl.rotation:
            return "Never settles: it hops across the valley for ever.", rest
        return f"Never settles: w₂ hops between {number(start[1])} and {number(-start[1])} for ever.", rest
    return _settles(bowl, trajectory, learning_rate)


def _leaves(bowl: Bowl, trajectory: Trajectory, seen: Seen) -> tuple[str, str]:
    limit = number(bowl.largest_stable_learning_rate)
    reason = (
        f"Each step across the valley overshoots by more than the last. Try a learning rate below {limit}."
    )
    outside = np.flatnonzero(~seen(bowl, trajectory.iterates))
    if not outside.size:
        return "Getting farther away with every step.", reason
    k = int(outside[0])
    w1, w2 = (number(float(value)) for value in trajectory.iterates[k])
    return f"Left the picture at step {k}, at ({w1}, {w2}).", reason


def _settles(bowl: Bowl, trajectory: Trajectory, learning_rate: float) -> tuple[str, str]:
    n_steps = trajectory.n_steps
    start = (float(trajectory.iterates[0, 0]), float(trajectory.iterates[0, 1]))
    needed = steps_to_settle(bowl, start, learning_rate)
    along, across = factors(bowl, learning_rate)
    why = ""
    if across < -1e-9:
        why = "Across the valley each step overshoots, each time by less."
    elif abs(along) > abs(across) + 1e-9:
        why = "The gentle direction takes the longest."
    if needed <= n_steps:
        return f"Settles at (0, 0): both within {WITHIN:g} of it from step {needed:.0f} on.", why
    return f"Not there yet after {count(n_steps, 'step')}: it needs {needed:,.0f}.", why


def limits(bowl: Bowl) -> str:
    """Return what the shape of a bowl says about the learning rate, before any step."""
    gentle, sharp = (number(curvature) for curvature in bowl.curvatures)
    if bowl.condition_number == 1:
        return (
            f"With κ = 1 the bowl is round: the curvature is {gentle} in every direction. Then α may be anything below "
            f"{number(bowl.largest_stable_learning_rate)}, and {number(bowl.best_learning_rate)} lands on the minimum "
            "in one step. Stretch the bowl and that is over."
        )
    waits = [best_wait(condition_number) for condition_number in (10, 25, 50)]
    return (
        f"With κ = {number(bowl.condition_number)} the curvature is {gentle} along the valley and {sharp} across it. "
        f"The sharp direction allows α only up to 1/κ = {number(bowl.largest_stable_learning_rate)}. The best that one "
        f"α can do is 1/(1 + κ) = {number(bowl.best_learning_rate)}, which multiplies both distances by "
        f"{number(best_factor(bowl))} each step, across with a minus. The more stretched, the longer the wait: from "
        f"(4, 2), each with its best α, κ = 10 takes {waits[0]} steps, κ = 25 takes {waits[1]} and κ = 50 takes "
        f"{waits[2]}. Turn the valley and these counts stay the same: directions matter, not the axes."
    )


def best_factor(bowl: Bowl) -> float:
    """Return what the best learning rate multiplies both distances by, (κ - 1)/(κ + 1)."""
    return factors(bowl, bowl.best_learning_rate)[0]


@cache
def best_wait(condition_number: float) -> int:
    """Return how many steps a bowl takes from (4, 2) with its best learning rate."""
    bowl = Bowl(condition_number)
    return int(steps_to_settle(bowl, (4.0, 2.0), bowl.best_learning_rate))


def worked(final: ArrayLike) -> str:
    """Return, in words, what 50 steps make of the worked vector."""
    was, is_now = (
        ", ".join(number(float(value)) for value in np.asarray(vector)) for vector in (WORKED, final)
    )
    return (
        f"The function of the lesson does not ask how many parameters there are. Let w be the three numbers ({was}) "
        f"and L the sum of their squares: 50 steps with α = 0.1 make of them ({is_now}), nearly zero. Not one "
        "character of the code had to change."
    )
