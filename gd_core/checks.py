"""Refuse bad input with a sentence that names the value given and the value expected."""

import numbers
import reprlib
import sys
from typing import Any

import numpy as np

from gd_core.arrays import FloatArray, GradientFunction
from gd_core.rules import Rule, is_plain

_FLOAT64 = np.dtype(np.float64)


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


def checked_gradient(grad_fn: GradientFunction, w_init: Any) -> GradientFunction:
    """Return ``grad_fn`` so guarded that it cannot spoil a run, and returns float64 of the parameter's shape.

    Numbers of any kind are taken for what they mean: lists, whole numbers, a pandas Series, what ``float()`` takes.
    And what writes into its argument cannot change the iterate that a run goes on from.

    Parameters
    ----------
    grad_fn
        Gradient function of a reader.
    w_init
        Start as it was given. If it has labels, as a Series has, a gradient with labels must have the same: numbers
        are added by position.

    Raises
    ------
    ValueError
        If ``grad_fn`` is no function. The function returned raises it where a gradient is not made of real numbers,
        or has another shape or other labels than the parameter.
    """
    if not callable(grad_fn):
        raise ValueError(f"grad_fn must be a function, got {_shown(grad_fn)}")
    labels = _labels(w_init)

    def gradient(w: Any) -> Any:
        kind = type(w)
        if kind is np.ndarray:
            w.setflags(False)  # a copy for each step would take longer than the step
        try:
            given = grad_fn(w)
        except ValueError:  # as numpy's, if it writes into its argument: then it gets one to write into
            given = grad_fn(w.copy())
        if type(given) is kind and (
            kind is np.float64 or (given.dtype is _FLOAT64 and given.shape == w.shape)
        ):
            return given
        return _gradient(given, w.shape, labels)

    return gradient


def _gradient(given: Any, shape: tuple[int, ...], labels: list[list[Any]]) -> Any:
    """Return what a gradient function gave as float64 of the shape of the parameter, or raise ValueError."""
    try:
        gradient = _as_floats(given)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"grad_fn must return the gradient and nothing else, got {_shown(given)}") from None
    if gradient.shape != shape:
        raise ValueError(
            f"grad_fn must return a gradient of the parameter's shape {shape}, got {gradient.shape}: {_shown(given)}"
        )
    for mine, other in zip(labels, _labels(given), strict=False):
        positions = list(range(len(other)))  # the labels of what was given none
        if mine != other and (set(mine) == set(other) or positions not in (mine, other)):
            raise ValueError(f"grad_fn must return the labels of w_init, {_shown(mine)}, got {_shown(other)}")
    return gradient[()]


def _labels(value: Any) -> list[list[Any]]:
    """Return the labels along each axis of a pandas Series or DataFrame, and of anything else an empty list."""
    return [axis.tolist() for axis in getattr(value, "axes", ()) if hasattr(axis, "tolist")]


def checked_positive(name: str, value: Any) -> FloatArray:
    """Return ``value`` as float64, or raise ValueError unless every element is positive and finite."""
    values = checked_numbers(name, value)
    if not (values > 0).all():
        raise ValueError(f"{name} must be positive, got {values[~(values > 0)].flat[0]}")
    return values


def checked_bound(name: str, value: Any) -> float:
    """Return ``value`` as a float, or raise ValueError unless it is one positive number; ``inf`` is one."""
    try:
        bound = _as_floats(value).item()
    except (TypeError, ValueError, OverflowError):
        bound = np.nan
    if not bound > 0:
        raise ValueError(f"{name} must be positive, got {_shown(value)}")
    return bound


def checked_number(name: str, value: Any) -> float:
    """Return ``value`` as a float, or raise ValueError unless it is one finite number."""
    values = checked_numbers(name, value)
    if values.size != 1:
        raise ValueError(f"{name} must be one number, got shape {values.shape}")
    return values.item()


def checked_numbers(name: str, value: Any) -> FloatArray:
    """Return ``value`` as float64, or raise ValueError unless every element is a finite number."""
    try:
        values = _as_floats(value)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name} must be a number or an array of numbers, got {_shown(value)}") from None
    finite = np.isfinite(values)
    if not finite.all():
        raise ValueError(f"{name} must be finite, got {values[~finite].flat[0]}")
    return values


def checked_whole(name: str, value: Any) -> int:
    """Return ``value`` as int, or raise ValueError unless it is a whole number, 0 or more, and no boolean."""
    given = value.item() if isinstance(value, np.ndarray) and value.ndim == 0 else value
    is_number = isinstance(given, numbers.Real) and not isinstance(given, bool)
    if not is_number or not 0 <= given <= sys.maxsize or given % 1 != 0:
        raise ValueError(f"{name} must be a whole number, 0 or more, got {_shown(value)}")
    return int(given)


def _as_floats(value: Any) -> FloatArray:
    """Return ``value`` as float64, or raise ValueError, TypeError or OverflowError unless it is made of real numbers.

    On its own numpy would read numbers out of text, take None for NaN, and drop what is imaginary.
    """
    values = np.asarray(value)
    is_text = values.dtype == object and any(isinstance(one, str | bytes | None) for one in values.flat)
    if is_text or not (values.dtype == object or values.dtype.kind in "biuf"):
        raise ValueError(f"a real number is needed, got {_shown(value)}")
    return values.astype(np.float64, copy=False)


def _shown(value: Any) -> str:
    """Return a value as code, cut short, for the end of a sentence."""
    try:
        return reprlib.repr(value)
    except ValueError:  # a whole number of more digits than Python writes
        return type(value).__name__


def checked_plain(name: str, rule: Rule) -> None:
    """Raise ValueError unless the rule is plain gradient descent, on which all of ``name`` rests."""
    if not is_plain(rule):
        raise ValueError(f"{name} needs plain gradient descent, got the rule {type(rule).__name__}")
