"""Gradient descent: the five lines of the lesson, and the same loop with its path kept."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_core.arrays import FloatArray, GradientFunction
from gd_core.checks import checked_gradient, checked_run
from gd_core.rules import GradientDescent, Rule


@np.errstate(over="ignore", invalid="ignore")
def gradient_descent(
    grad_fn: GradientFunction, w_init: Any, learning_rate: Any = 0.1, n_steps: int = 50
) -> Any:
    """Return the parameter after ``n_steps`` steps downhill from ``w_init``.

    Parameters
    ----------
    grad_fn
        Takes the parameter and returns the gradient there, of the same shape.
    w_init
        The start: a finite number or an array of any shape. It is never changed in place.
    learning_rate
        α ≥ 0, the number each slope is multiplied by to make a step.
    n_steps
        How many steps, a whole number ≥ 0.

    Returns
    -------
    A numpy float if ``w_init`` is a number, otherwise an array of its shape.

    Raises
    ------
    ValueError
        If an argument is outside its range, or the gradient has another shape than the parameter.

    Examples
    --------
    >>> print(gradient_descent(lambda w: 2 * w, 4.0, learning_rate=0.1, n_steps=1))
    3.2
    """
    w, learning_rate, n_steps = checked_run(w_init, learning_rate, n_steps)
    for _ in range(n_steps):
        w = w - learning_rate * checked_gradient(grad_fn(w), w)
    return w


@dataclass(frozen=True, eq=False)
class Trajectory:
    """Every iterate of a run, or of a whole grid of runs.

    Parameters
    ----------
    iterates
        (n_steps + 1, *shape of w), float64, read-only: the start first, then one iterate per step.
    """

    iterates: FloatArray

    @property
    def n_steps(self) -> int:
        """Return the number of steps: one fewer than there are iterates."""
        return len(self.iterates) - 1

    @property
    def final(self) -> Any:
        """Return the last iterate, of the shape of w. It is NaN where the run had left before."""
        return self.iterates[-1]


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
        Takes the parameter and returns the gradient there, of the same shape.
    w_init
        The start or starts, finite.
    learning_rate
        α ≥ 0. It broadcasts against ``w_init``, so that a grid of starts and rates is one call.
    n_steps
        How many steps, a whole number ≥ 0.
    rule
        How a gradient becomes a step.
    leaves_beyond
        r > 0. The first iterate with |w| > r, or not finite, is kept; every later one is NaN, though the run
        itself goes on, and ``grad_fn`` with it. Each number
        is judged by itself, as befits a grid of runs; of a point with several coordinates, judge the norm
        afterwards. By default nothing leaves, and the numbers run on to infinity.

    Raises
    ------
    ValueError
        If an argument is outside its range, or the gradient has another shape than the parameter.
    """
    w, learning_rate, n_steps = checked_run(w_init, learning_rate, n_steps)
    if not leaves_beyond > 0:
        raise ValueError(f"leaves_beyond must be positive, got {leaves_beyond!r}")

    iterates = np.empty((n_steps + 1, *np.shape(w)))
    iterates[0] = w
    state = rule.start(w)
    for k in range(1, n_steps + 1):
        gradient = checked_gradient(grad_fn(w), w)
        step, state = rule.update(gradient, state)
        w = w - learning_rate * step
        iterates[k] = w
    if leaves_beyond < np.inf:
        _forget_what_follows(iterates, beyond=leaves_beyond)
    iterates.flags.writeable = False
    return Trajectory(iterates)


def _forget_what_follows(iterates: FloatArray, beyond: float) -> None:
    """Set to NaN what comes after the first iterate that is beyond this distance of 0, or not finite."""
    if -beyond <= iterates.min(initial=0) and iterates.max(initial=0) <= beyond:
        return
    has_left = ~(np.abs(iterates[:-1]) <= beyond)
    iterates[1:][np.logical_or.accumulate(has_left)] = np.nan
