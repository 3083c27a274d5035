"""Gradient descent: the five lines of the lesson, and the same loop with its path and its steps kept."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_core.arrays import FloatArray, GradientFunction
from gd_core.checks import checked_bound, checked_gradient, checked_run
from gd_core.rules import GradientDescent, Rule, is_plain


@np.errstate(over="ignore", invalid="ignore")
def gradient_descent(
    grad_fn: GradientFunction, w_init: Any, learning_rate: Any = 0.1, n_steps: int = 50
) -> Any:
    """Return the parameter after ``n_steps`` steps downhill from ``w_init``.

    Parameters
    ----------
    grad_fn
        Takes the parameter and returns the gradient there, of the same shape. It may return numbers of any kind and
        write into what it takes.
    w_init
        The start: a finite number or an array of any shape. It is never changed in place.
    learning_rate
        α ≥ 0, the factor that makes a step of a slope. Several are several runs, not a schedule.
    n_steps
        How many steps, a whole number ≥ 0.

    Returns
    -------
    A numpy float if ``w_init`` is a number, otherwise an array of its shape.

    Raises
    ------
    ValueError
        If an argument is outside its range, or the gradient is not made of real numbers, of the parameter's shape.

    Examples
    --------
    >>> print(gradient_descent(lambda w: 2 * w, 4.0, learning_rate=0.1, n_steps=1))
    3.2
    """
    w, learning_rate, n_steps = checked_run(w_init, learning_rate, n_steps)
    gradient = checked_gradient(grad_fn, w_init)
    for _ in range(n_steps):
        w = w - learning_rate * gradient(w)
    return w


@dataclass(frozen=True, eq=False, kw_only=True)
class Trajectory:
    """A run, or a whole grid of runs: where it stood, what it added there, and how it was made.

    Every array is read-only.

    Parameters
    ----------
    iterates
        (n_steps + 1, *shape of w), float64: the start first, then one iterate per step.
    moves
        (n_steps + 1, *shape of w), float64: the step taken from each iterate, as the loop added it, so that
        ``iterates[k] + moves[k]`` is ``iterates[k + 1]`` to the last bit. The last row is the step that would
        come next.
    learning_rate
        α, as it was given: a float or an array.
    rule
        Rule that turned each gradient into a step.
    leaves_beyond
        Distance from 0 beyond which no iterate was kept but the first.
    """

    iterates: FloatArray
    moves: FloatArray
    learning_rate: Any
    rule: Rule
    leaves_beyond: float

    @property
    def n_steps(self) -> int:
        """Number of steps: one fewer than there are iterates."""
        return len(self.iterates) - 1

    @property
    def start(self) -> Any:
        """First iterate, of the shape of w."""
        return self.iterates[0]

    @property
    def final(self) -> Any:
        """Last iterate, of the shape of w. It is NaN where the run had left before."""
        return self.iterates[-1]

    @property
    def is_plain(self) -> bool:
        """Whether each step was minus the learning rate times the slope, and nothing else."""
        return is_plain(self.rule)


@np.errstate(over="ignore", invalid="ignore")
def descend(
    grad_fn: GradientFunction,
    w_init: Any,
    learning_rate: Any = 0.1,
    n_steps: int = 50,
    *,
    rule: Rule = GradientDescent(),  # noqa: B008  (it has no state to share)
    leaves_beyond: float = np.inf,
) -> Trajectory:
    """Return the trajectory of ``n_steps`` steps downhill from ``w_init``.

    Parameters
    ----------
    grad_fn
        Takes the parameter and returns the gradient there, of the same shape. It is called at every iterate,
        the last one included: ``n_steps + 1`` times.
    w_init
        The start or starts, finite.
    learning_rate
        α ≥ 0. It broadcasts against ``w_init``, so that a grid of starts and rates is one call: several learning
        rates are several runs, not a schedule.
    n_steps
        How many steps, a whole number ≥ 0.
    rule
        How a gradient becomes a step.
    leaves_beyond
        r > 0. The first iterate with |w| > r, or not finite, is kept, and so is the move from there. Every later
        iterate and move is NaN, though the run itself goes on, and ``grad_fn`` with it. Each number is judged by
        itself, as befits a grid of runs; of a point with several coordinates, judge the norm afterwards. By
        default nothing leaves, and the numbers run on to infinity.

    Raises
    ------
    ValueError
        If an argument is outside its range, or the gradient is not made of real numbers, of the parameter's shape.
    """
    w, learning_rate, n_steps = checked_run(w_init, learning_rate, n_steps)
    gradient = checked_gradient(grad_fn, w_init)
    leaves_beyond = checked_bound("leaves_beyond", leaves_beyond)

    rows = (n_steps + 1, *np.shape(w))
    iterates, moves = np.empty(rows), np.empty(rows)
    # (-α)·step is -(α·step) to the last bit, and one operation fewer in every round.
    downhill = -learning_rate
    state = rule.start(w)
    for k in range(n_steps + 1):
        iterates[k] = w
        step, state = rule.update(gradient(w), state)
        move = downhill * step
        moves[k] = move
        w = w + move
    if leaves_beyond < np.inf:
        _forget_what_follows(iterates, moves, beyond=leaves_beyond)
    return Trajectory(
        iterates=_read_only(iterates),
        moves=_read_only(moves),
        learning_rate=_read_only(learning_rate) if np.ndim(learning_rate) else learning_rate,
        rule=rule,
        leaves_beyond=leaves_beyond,
    )


def _forget_what_follows(iterates: FloatArray, moves: FloatArray, beyond: float) -> None:
    """Set to NaN all that comes after the first iterate that is beyond this distance of 0, or not finite."""
    if -beyond <= iterates.min(initial=0) and iterates.max(initial=0) <= beyond:
        return
    has_left = np.logical_or.accumulate(~(np.abs(iterates[:-1]) <= beyond))
    for rows in (iterates[1:], moves[1:]):
        np.copyto(rows, np.nan, where=has_left)


def _read_only(values: FloatArray) -> FloatArray:
    values.flags.writeable = False
    return values
