"""Refuse bad input with a sentence that names the value given and the value expected."""

import numbers
from typing import Any

import numpy as np

from gd_core.arrays import FloatArray
from gd_core.rules import Rule, is_plain


def checked_run(w_init: Any, learning_rate: Any, n_steps: Any) -> tuple[FloatArray, FloatArray | float, int]:
    """Return a start of the run's full shape, the learning rate and the number of steps, or refuse them.

    Returns
    -------
    w
        A new float64 array (a numpy float if it has no axes) of the shape that ``w_init`` and
        ``learning_rate`` broadcast to. The caller's own array is never handed on.
    learning_rate
        A new float64 array, or a float if it has no axes.
    n_steps
        As int. Whole floats such as 5.0 pass, booleans do not.

    Raises
    ------
    ValueError
        If the start is not finite, a learning rate is negative or not finite, the two do not broadcast,
        or ``n_steps`` is negative or not whole.
    """
    start = checked_numbers("w_init", w_init)
    rate = checked_numbers("learning_rate", learning_rate)
    if (rate < 0).any():
        raise ValueError(f"learning_rate must not be negative, got {rate[rate < 0].flat[0]}")
    try:
        shape = np.broadcast_shapes(start.shape, rate.shape)
    except ValueError:
        raise ValueError(
            f"w_init and learning_rate must broadcast, got shapes {start.shape} and {rate.shape}"
        ) from None
    # [()] turns an array without axes into a number, on which numpy is several times faster. A rate becomes a number
    # of Python's: only with one of those does numpy write the product over a gradient that nobody else holds.
    w = np.array(np.broadcast_to(start, shape))[()]
    return w, rate.copy() if rate.ndim else rate.item(), checked_whole("n_steps", n_steps)


def checked_gradient(gradient: Any, w: Any) -> Any:
    """Return ``gradient``, or raise ValueError if its shape is not that of the parameter ``w``."""
    shape = gradient.shape if hasattr(gradient, "shape") else np.shape(gradient)  # np.shape is slow
    if shape != w.shape:
        raise ValueError(f"grad_fn must return a gradient of the parameter's shape {w.shape}, got {shape}")
    return gradient


def checked_positive(name: str, value: Any) -> FloatArray:
    """Return ``value`` as float64, or raise ValueError unless every element is positive and finite."""
    values = checked_numbers(name, value)
    if not (values > 0).all():
        raise ValueError(f"{name} must be positive, got {values[~(values > 0)].flat[0]}")
    return values


def checked_numbers(name: str, value: Any) -> FloatArray:
    """Return ``value`` as float64, or raise ValueError unless every element is a finite number."""
    try:
        values = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a number or an array of numbers, got {value!r}") from None
    finite = np.isfinite(values)
    if not finite.all():
        raise ValueError(f"{name} must be finite, got {values[~finite].flat[0]}")
    return values


def checked_whole(name: str, value: Any) -> int:
    """Return ``value`` as int, or raise ValueError unless it is a whole number, 0 or more, and no boolean."""
    is_number = isinstance(value, numbers.Real) and not isinstance(value, bool)
    if not is_number or not value >= 0 or value % 1 != 0:
        raise ValueError(f"{name} must be a whole number, 0 or more, got {value!r}")
    return int(value)


def checked_plain(name: str, rule: Rule) -> None:
    """Raise ValueError unless the rule is plain gradient descent, on which all of ``name`` rests."""
    if not is_plain(rule):
        raise ValueError(f"{name} needs plain gradient descent, got the rule {type(rule).__name__}")
