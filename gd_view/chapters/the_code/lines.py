"""The five lines of the lesson: their text, and the columns, picture and words of a run line by line.

`SOURCE` is the text on the screen and in the downloaded program. gd_core's function of the same name is these lines
with checks of its arguments; a test compares both on many inputs, to the last bit.
"""

import re
from enum import IntEnum
from html import escape

import numpy as np
from numpy.typing import NDArray

from gd_core import Landscape, Run, ending
from gd_core.checks import checked_plain
from gd_view.curve import figure, words
from gd_view.drawing.drawing import Columns, Drawing
from gd_view.drawing.narration import Narration
from gd_view.drawing.traces import packed
from gd_view.wording import count, number

SIGNATURE = "def gradient_descent(grad_fn, w_init, learning_rate=0.1, n_steps=50):"
BODY = (
    "    w = w_init",
    "    for _ in range(n_steps):",
    "        grad = grad_fn(w)",
    "        w = w - learning_rate * grad",
    "    return w",
)
SOURCE = "\n".join((SIGNATURE, *BODY)) + "\n"


class Line(IntEnum):
    """The lines of the body, counted from 1."""

    BEGIN = 1
    REPEAT = 2
    MEASURE = 3
    MOVE = 4
    HAND_BACK = 5


SYMBOLS = {
    Line.BEGIN: '<span class="gd-position">w₀</span> the start',
    Line.REPEAT: "k, one round a step",
    Line.MEASURE: '<span class="gd-slope">∇L</span> the slope here',
    Line.MOVE: (
        '<span class="gd-position">w</span> ← <span class="gd-position">w</span> − '
        '<span class="gd-rate">α</span> · <span class="gd-slope">∇L</span>'
    ),
    Line.HAND_BACK: '<span class="gd-position">w</span> the last one',
}

CAPTIONS = {
    "line 1": "Line 1: w is the start, {w}. Places visited: {places}.",
    "line 2": "Line 2: {rounds left?another round|another round|the rounds are used up, so the loop ends}. w = {w}.",
    "line 3": "Line 3: measure the slope where you stand, at w = {w}. grad = {grad}.",
    "line 4": "Line 4: w = {before} − {rate} × {grad:()} = {w}. Places visited: {places}.",
    "line 5": "Line 5: hand back the last place, w = {w}. Places visited: {places}, the start among them.",
}

READOUT = (
    '<span class="gd-position">● w = {w}</span> '
    '<span class="gd-slope" {measured?|hidden|hidden}>▬ grad = {grad}</span>'
    '<span class="gd-slope" {measured?hidden||}>▬ grad is not measured yet</span> '
    "<span>places visited: {places}</span>"
)

TABLE = (("step", "step"), *words.TABLE[1:])
LISTED = "listed"  # the column that marks the rows of the table: one a step

_ROLES = {"w": "position", "w_init": "position", "grad": "slope", "grad_fn": "slope", "learning_rate": "rate"}
_NAMES = re.compile(r"\b(" + "|".join(_ROLES) + r")\b")


def drawing(run: Run[Landscape]) -> Drawing:
    """Return the run on its loss curve, moving from line to line instead of from step to step.

    The slope is in the picture while its line runs, and so is the step.

    Raises
    ------
    ValueError
        If the run was made by another rule than the one in the five lines.
    """
    checked_plain("the five lines", run.rule)
    whole = figure.descent(run)
    columns = columns_by_line(whole.columns, run.n_steps)
    traces = whole.placed()["data"]
    is_above = {trace["name"]: trace.get("yaxis", "y") == "y" for trace in traces}
    path = {"so far": (columns["w"], columns["loss"]), "on the axis": (columns["w"], None)}
    data = []
    for trace in traces:
        if is_above[trace["name"]]:
            x, y = path.get(trace["name"], (None, None))
            floor = np.full_like(columns["w"], figure.FLOOR * run.landscape.loss_window[1])
            places = {} if x is None else {"x": packed(x, "f4"), "y": packed(floor if y is None else y, "f4")}
            data.append({**trace, **places})
    axes = {key: axis for key, axis in whole.figure["layout"].items() if key not in ("xaxis2", "yaxis2")}
    axes["yaxis"] = {**axes["yaxis"], "domain": [0, 1]}
    step = {"trace": "step", "x": ["came from", "came to"], "y": _step_height(whole)}
    moving = [step if move["trace"] == "step" else move for move in whole.moving if is_above[move["trace"]]]
    return Drawing(
        figure={"data": data, "layout": axes},
        columns=columns,
        moving=tuple(moving),
        so_far=tuple(name for name in whole.so_far if is_above[name]),
        constants=whole.constants,
        at_end=("trajectory",),
    )


def lines_and_rounds(n_steps: int, n_walked: int) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Return the line that each row executes, and the number of rounds complete after it, both (rows,).

    Parameters
    ----------
    n_steps
        Number of rounds of the loop.
    n_walked
        Number of steps until the run has left, after which nothing follows it; ``n_steps`` if it never leaves.
    """
    lines = [Line.BEGIN, *[Line.REPEAT, Line.MEASURE, Line.MOVE] * n_walked]
    rounds = [0, *(done for k in range(n_walked) for done in (k, k, k + 1))]
    if n_walked == n_steps:
        lines += [Line.REPEAT, Line.HAND_BACK]
        rounds += [n_steps, n_steps]
    return np.array(lines, dtype=np.int16), np.array(rounds, dtype=np.int16)


def columns_by_line(columns: Columns, n_steps: int) -> Columns:
    """Return columns of a run, (steps + 1,), with a row for every line executed, (rows,), and those of the lines."""
    lines, rounds = lines_and_rounds(n_steps, len(columns["w"]) - 1)
    measured = rounds - (lines != Line.MEASURE)  # the index of the slope in grad
    before = np.maximum(rounds - 1, 0)
    moves, measures = lines == Line.MOVE, lines == Line.MEASURE
    listed = moves | (lines == Line.BEGIN)

    def of(name: str, index: NDArray[np.int16], where: NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.where(where, columns[name][index], np.nan)

    always = np.full(lines.shape, fill_value=True)
    exact = {name: of(name, rounds, always) for name in ("w", "loss")}
    exact |= {name: of(name, rounds, listed) for name in ("slope", "move")}
    exact["grad"] = of("slope", np.maximum(measured, 0), measured >= 0)
    # Exact, too: in single precision the edge of the window could lie outside it.
    exact |= {name: of(name, rounds, always) for name in figure.OUTSIDE}
    exact["before"] = of("w", before, moves)
    seen = {name: of(name, rounds, measures) for name in _SEEN_WHILE_MEASURED}
    seen |= {"came from": exact["before"], "came to": of("arrow to", before, moves)}
    counted = {
        "line": lines,
        "step": rounds,
        "places": rounds + 1,
        "rounds left": n_steps - rounds,
        "measured": measured >= 0,
        LISTED: listed,
    }
    return (
        exact
        | {name: column.astype(np.float32) for name, column in seen.items()}
        | {name: column.astype(np.int16) for name, column in counted.items()}
    )


_SEEN_WHILE_MEASURED = (
    "tangent from",
    "tangent to",
    "loss from",
    "loss to",
    "slope word",
)


def _step_height(whole: Drawing) -> list[float]:
    (height,) = (move["y"] for move in whole.moving if move["trace"] == "step")
    return list(height)


def listing() -> str:
    """Return the five lines as HTML for the player, each beside its symbol in the rule."""
    rows = [f'<span class="gd-line"><code>{_coloured(SIGNATURE)}</code></span>']
    for line, text in zip(Line, BODY, strict=True):
        rows.append(
            f'<span class="gd-line" data-line="{line}"><code>{_coloured(text)}</code>'
            f'<span class="gd-symbol">{SYMBOLS[line]}</span></span>'
        )
    return f'<span class="gd-listing">{"".join(rows)}</span>'


def narration(run: Run[Landscape]) -> Narration:
    """Return the words of a run, line by line."""
    return Narration(
        name="Gradient descent, line by line",
        alt=alt(run),
        headline=headline(run),
        captions=CAPTIONS,
        readout=READOUT,
        update=listing(),
        table=TABLE,
        rows_are=("Moment", "moment", "moments"),
    )


def headline(run: Run[Landscape]) -> str:
    """Return the call and its result, and the outcome of the run, as HTML."""
    start, rate, n_steps = float(run.start), run.learning_rate, run.n_steps
    call = f"gradient_descent(slope, {start}, learning_rate={rate}, n_steps={n_steps})"
    result = f"<strong>Returns {number(float(run.final))}.</strong> "
    if not np.isfinite(run.final):
        result = "<strong>Returns nothing of use.</strong> "
    return f'<code class="gd-call">{call}</code> {result}{words.sentence(ending(run))}'


def alt(run: Run[Landscape]) -> str:
    """Return the alternative text of the figure, one sentence."""
    return (
        f"Gradient descent on {words.title(run.landscape).lower()}, line by line: start {number(run.start)}, "
        f"learning rate {number(run.learning_rate)}, {count(run.n_steps, 'step')}."
    )


def _coloured(code: str) -> str:
    """Return code as HTML, with each name of a quantity in the look of that quantity."""
    return _NAMES.sub(lambda name: f'<span class="gd-{_ROLES[name[0]]}">{name[0]}</span>', escape(code))
