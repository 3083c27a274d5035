"""Four slips that everybody makes once in the five lines: the text of each, and what comes of it.

A session is what an interactive Python really answers. Only text of this file is ever run.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from gd_view.chapters.the_code.lines import FIVE_LINES, Does, Version


@dataclass(frozen=True)
class Slip:
    """One slip.

    Attributes
    ----------
    name
        The mistake, in a line.
    version
        The five lines with the slip in them.
    inputs
        What to type to see what comes of it.
    remedy
        The right text, and its reason.
    """

    name: str
    version: Version
    inputs: tuple[str, ...]
    remedy: str


STALE = Slip(
    "The slope, measured at w_init",
    Version(
        "stale",
        (
            "    w = w_init",
            "    for _ in range(n_steps):",
            "        grad = grad_fn(w_init)",
            "        w = w - learning_rate * grad",
            "    return w",
        ),
        slipped=3,
        is_descent=False,
        is_measured_here=False,
    ),
    (
        "gradient_descent(lambda w: 2 * w, 4.0, n_steps=5)",
        "gradient_descent(lambda w: 2 * w, 4.0)",
    ),
    "Write `grad_fn(w)`. Measuring again at every place is what makes the steps shrink.",
)

PLUS = Slip(
    "A plus where the minus belongs",
    Version(
        "plus",
        (
            "    w = w_init",
            "    for _ in range(n_steps):",
            "        grad = grad_fn(w)",
            "        w = w + learning_rate * grad",
            "    return w",
        ),
        slipped=4,
        sign=1,
        is_descent=False,
    ),
    (
        "[round(gradient_descent(lambda w: 2 * w, 4.0, n_steps=n), 3) for n in range(6)]",
        "gradient_descent(lambda w: 2 * w, 4.0)",
    ),
    "Write `w - learning_rate * grad`. With the plus, every step goes up the slope.",
)

IN_PLACE = Slip(
    "A shorter way to write the step",
    Version(
        "in_place",
        (
            "    w = w_init",
            "    for _ in range(n_steps):",
            "        grad = grad_fn(w)",
            "        w -= learning_rate * grad",
            "    return w",
        ),
        slipped=4,
        is_in_place=True,
    ),
    (
        "start = np.array([4.0])",
        "gradient_descent(lambda w: 2 * w, start, n_steps=1)",
        "start",
        "gradient_descent(lambda w: 2 * w, np.array([4]), n_steps=1)",
    ),
    "Write `w = w - learning_rate * grad`, which makes a new array, or begin with `w = np.array(w_init, dtype=float)`.",
)

HISTORY = Slip(
    "A list of every place",
    Version(
        "history",
        (
            "    w, history = w_init, []",
            "    for _ in range(n_steps):",
            "        grad = grad_fn(w)",
            "        w = w - learning_rate * grad",
            "        history.append(w)",
            "    return w, history",
        ),
        (Does.BEGIN, Does.REPEAT, Does.MEASURE, Does.MOVE, Does.KEEP, Does.HAND_BACK),
        slipped=1,
    ),
    (
        "w, history = gradient_descent(lambda w: 2 * w, 4.0)",
        "len(history)",
        "history[0]",
    ),
    "Begin with `history = [w]`: the start is a place, too.",
)

SLIPS = (STALE, PLUS, IN_PLACE, HISTORY)
VERSIONS = {version.key: version for version in (FIVE_LINES, *(slip.version for slip in SLIPS))}


@cache
def session(slip: Slip) -> str:
    """Return the output of an interactive Python that knows the function with the slip, and numpy as ``np``."""
    names: dict[str, Any] = {"np": np}
    exec(slip.version.source, names)
    shown = []
    for text in slip.inputs:
        shown.append(f">>> {text}")
        try:
            value = _evaluated(text, names)
        except TypeError as error:
            shown.append(f"{type(error).__name__.lstrip('_')}: {error}")
        else:
            shown += [] if value is None else [repr(value)]
    return "\n".join(shown)


def _evaluated(text: str, names: dict[str, Any]) -> Any:
    try:
        expression = compile(text, "<session>", "eval")
    except SyntaxError:
        exec(text, names)
        return None
    return eval(expression, names)
