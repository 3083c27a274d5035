"""Four slips that everybody makes once in the five lines, and their real results.

Each is the lesson's own text with something changed. It runs when this module is loaded, and the page shows the
result of that run. Only text of this file is ever run.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_view.chapters.the_code.lines import SOURCE

MARK = "  # <- the slip"


@dataclass(frozen=True)
class Slip:
    """One slip.

    Attributes
    ----------
    name
        The mistake, in a line.
    code
        The function with the slip in it, its lines marked.
    session
        Calls and results, as an interactive Python shows them.
    remedy
        The right text, and its reason.
    """

    name: str
    code: str
    session: str
    remedy: str


def changed(slip: str, *pieces: tuple[str, str]) -> str:
    """Return the five lines with pieces exchanged, and a mark on every line that then contains ``slip``.

    Raises
    ------
    ValueError
        If a piece, or then the slip, does not occur exactly once.
    """
    code = SOURCE
    for right, wrong in pieces:
        code = code.replace(_once(right, code), wrong)
    _once(slip, code)
    return "\n".join(line + MARK if slip in line else line for line in code.splitlines())


def _once(piece: str, code: str) -> str:
    if code.count(piece) != 1:
        raise ValueError(f"{piece!r} occurs {code.count(piece)} times in the code")
    return piece


def session(code: str, *inputs: str) -> str:
    """Return the output of an interactive Python that knows the function in ``code`` and numpy as ``np``."""
    names: dict[str, Any] = {"np": np}
    exec(code, names)
    shown = []
    for text in inputs:
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


def _slip(name: str, remedy: str, code: str, *inputs: str) -> Slip:
    return Slip(name, code, session(code, *inputs), remedy)


STALE = _slip(
    "The slope is measured at the start, every time",
    "Write `grad_fn(w)`. Measuring again at every place is what makes the steps shrink.",
    changed("grad_fn(w_init)", ("grad_fn(w)", "grad_fn(w_init)")),
    "gradient_descent(lambda w: 2 * w, 4.0, n_steps=5)",
    "gradient_descent(lambda w: 2 * w, 4.0)",
)

PLUS = _slip(
    "A plus where the minus belongs",
    "Write `w - learning_rate * grad`. With the plus, every step goes up the slope.",
    changed("w + learning_rate", ("w - learning_rate", "w + learning_rate")),
    "[round(gradient_descent(lambda w: 2 * w, 4.0, n_steps=n), 3) for n in range(6)]",
    "gradient_descent(lambda w: 2 * w, 4.0)",
)

IN_PLACE = _slip(
    "The step is written into the caller's array",
    "Write `w = w - learning_rate * grad`, which makes a new array, or begin with `w = np.array(w_init, dtype=float)`.",
    changed("w -= learning_rate", ("w = w - learning_rate", "w -= learning_rate")),
    "start = np.array([4.0])",
    "gradient_descent(lambda w: 2 * w, start, n_steps=1)",
    "start",
    "gradient_descent(lambda w: 2 * w, np.array([4]), n_steps=1)",
)

HISTORY = _slip(
    "A history without its beginning",
    "Begin with `history = [w]`: the start is a place, too.",
    changed(
        "history = w_init, []",
        ("    w = w_init\n", "    w, history = w_init, []\n"),
        ("* grad\n", "* grad\n        history.append(w)\n"),
        ("return w\n", "return w, history\n"),
    ),
    "w, history = gradient_descent(lambda w: 2 * w, 4.0)",
    "len(history)",
    "history[0]",
)
