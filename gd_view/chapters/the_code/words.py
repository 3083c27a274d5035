"""The words of a run line by line: the listing with its symbols, a sentence for every line, and what came of it."""

import re
from html import escape

import numpy as np

from gd_core import Landscape, Run, ending
from gd_view.chapters.the_code.executed import executed
from gd_view.chapters.the_code.lines import FIVE_LINES, SIGNATURE, Does, Version
from gd_view.curve import words
from gd_view.drawing.narration import Narration
from gd_view.wording import count, number

# Each by what the line does; where a version with a slip says it in other words, by that version, too.
SYMBOLS = {
    Does.BEGIN: '<span class="gd-position">w₀</span> the start',
    Does.REPEAT: "k, one round a step",
    Does.MEASURE: '<span class="gd-slope">∇L</span> the slope here',
    Does.MOVE: (
        '<span class="gd-position">w</span> ← <span class="gd-position">w</span> − '
        '<span class="gd-rate">α</span> · <span class="gd-slope">∇L</span>'
    ),
    Does.KEEP: "one place more",
    Does.HAND_BACK: '<span class="gd-position">w</span> the last one',
}
SLIPPED_SYMBOLS = {
    (
        "stale",
        Does.MEASURE,
    ): '<span class="gd-slope">∇L</span> the slope at <span class="gd-position">w₀</span>',
    ("plus", Does.MOVE): SYMBOLS[Does.MOVE].replace("−", "+"),
    ("history", Does.BEGIN): f"{SYMBOLS[Does.BEGIN]}, no place yet",
    ("history", Does.HAND_BACK): f"{SYMBOLS[Does.HAND_BACK]}, all kept",
}

CAPTIONS = {
    Does.BEGIN: "w is the start, {w}. Places visited: {places}.",
    Does.REPEAT: (
        "{rounds left?another round|another round|the rounds are used up, so the loop ends}. w = {w}."
    ),
    Does.MEASURE: "measure the slope where you stand, at w = {w}. grad = {grad}.",
    Does.MOVE: "w = {before} − {rate} × {grad:()} {=before,rate,grad,w} {w}. Places visited: {places}.",
    Does.KEEP: "keep w = {w}. Places kept: {kept}, of {places} visited.",
    Does.HAND_BACK: "hand back the last place, w = {w}. Places visited: {places}, the start among them.",
}
SLIPPED_CAPTIONS = {
    ("stale", Does.MEASURE): "measure the slope at w_init = {start}, while w = {w}. grad = {grad}.",
    ("plus", Does.MOVE): CAPTIONS[Does.MOVE].replace("−", "+"),
    ("in_place", Does.BEGIN): "w is the very array that the caller passed. It holds {w}.",
    ("in_place", Does.MOVE): (
        "{before} − {rate} × {grad:()} {=before,rate,grad,w} {w} is written into the array. "
        "It is the caller's, which now holds {caller}."
    ),
    (
        "history",
        Does.BEGIN,
    ): "w is the start, {w}, and the list is empty. Places kept: {kept}, of {places} visited.",
    ("history", Does.HAND_BACK): "hand back w = {w} and the list. Places kept: {kept}, of {places} visited.",
}

READOUT = (
    '<span class="gd-position">● w = {w}</span> '
    '<span class="gd-slope" {measured?|hidden|hidden}>▬ grad = {grad}</span>'
    '<span class="gd-slope" {measured?hidden||}>▬ grad is not measured yet</span> '
)
COUNTED = "<span>places visited: {places}</span>"
SLIPPED_COUNTED = {
    "in_place": "<span>the caller's array: {start}<span {step?|hidden|hidden}> → {caller}</span></span>",
    "history": "<span>places kept: {kept} of {places}</span>",
}

TABLE = (("step", "step"), *words.TABLE[1:])

_ROLES = {"w": "position", "w_init": "position", "grad": "slope", "grad_fn": "slope", "learning_rate": "rate"}
_NAMES = re.compile(r"\b(" + "|".join(_ROLES) + r")\b")


LIVE = "<strong>Returns ≈ {w}.</strong> w_init = {start}, learning_rate = {rate}, n_steps = {n_steps}."


def narration(run: Run[Landscape], version: Version = FIVE_LINES) -> Narration:
    """Return the words of what a version does with the numbers of a run, line by line."""
    return Narration(
        name="Gradient descent, line by line",
        alt=alt(run, version),
        headline=headline(run, version),
        live_headline=LIVE,
        captions=captions(version),
        readout=READOUT + SLIPPED_COUNTED.get(version.key, COUNTED),
        update=listing(version),
        table=TABLE,
        row_is="Beat",
    )


def captions(version: Version) -> dict[str, str]:
    """Return the templates of the sentence for each line."""
    return {
        f"line {line}": f"Line {line}: {SLIPPED_CAPTIONS.get((version.key, does), CAPTIONS[does])}"
        for line, does in enumerate(version.does, 1)
    }


def listing(version: Version = FIVE_LINES) -> str:
    """Return a version as HTML, each line beside its symbol in the rule."""
    symbols = (SLIPPED_SYMBOLS.get((version.key, does), SYMBOLS[does]) for does in version.does)
    return _listing(
        version, [f'<span class="gd-symbol" translate="yes">{symbol}</span>' for symbol in symbols]
    )


def text(version: Version, *, is_marked: bool) -> str:
    """Return a version as HTML without the symbols, the line with the slip marked or not."""
    return _listing(version, [""] * len(version.body), is_marked=is_marked)


def _listing(version: Version, beside: list[str], *, is_marked: bool = True) -> str:
    """Return a version as HTML, its lines numbered, with something beside each of them."""
    rows = [_row("", "", SIGNATURE)]
    for line, (code, symbol) in enumerate(zip(version.body, beside, strict=True), 1):
        is_slipped = is_marked and line == version.slipped
        mark = '<span class="gd-mark">← slip</span>' if is_slipped else ""
        attributes = f'{" gd-slipped" if is_slipped else ""}" data-line="{line}'
        rows.append(_row(attributes, str(line), code, mark, symbol))
    return f'<span class="gd-listing" tabindex="0">{"".join(rows)}</span>'


def _row(attributes: str, line: str, code: str, mark: str = "", beside: str = "") -> str:
    return (
        f'<span class="gd-line{attributes}">'
        f'<code translate="no"><span class="gd-number">{line}</span>{_coloured(code)}{mark}</code>{beside}</span>'
    )


def headline(run: Run[Landscape], version: Version = FIVE_LINES) -> str:
    """Return the call and its result, and what became of the run, as HTML."""
    start, rate, n_steps = float(run.start), run.learning_rate, run.n_steps
    given = f"np.array([{start}])" if version.key == "in_place" else start
    call = f"gradient_descent(slope, {given}, learning_rate={rate}, n_steps={n_steps})"
    made = executed(version, run).run
    result = f"Returns {number(float(made.final), 3)}."
    if not np.isfinite(made.final):
        result = "Returns nothing of use."
    return f'<code class="gd-call" translate="no">{call}</code> <strong>{result}</strong> {_became(run, version, made)}'


def _became(run: Run[Landscape], version: Version, made: Run[Landscape]) -> str:
    """Return what to say of the result."""
    if run.n_steps == 0 and version.key in ("stale", "plus", "in_place"):
        return "No step is taken yet: the slip has changed nothing."
    if version.key == "stale":
        return f"Each step is {number(float(made.moves[0]), 3)}: the slope is that of the start every time."
    if version.key == "plus":
        losses = run.landscape.loss(made.iterates[np.isfinite(made.iterates)])
        first, last = (number(float(loss), 3) for loss in losses[[0, -1]])
        too_large = "" if len(losses) > run.n_steps else ", and then is too large for a computer"
        return f"The loss begins at {first} and gets to {last}{too_large}."
    if version.key == "in_place":
        return f"That is the caller's own array, in which {number(float(run.start), 3)} stood before."
    if version.key == "history":
        visited = count(run.n_steps + 1, "place")
        return f"The list holds {run.n_steps} of the {visited} visited: not the start."
    return words.sentence(ending(run))


def alt(run: Run[Landscape], version: Version = FIVE_LINES) -> str:
    """Return the alternative text of the figure, one sentence."""
    slip = f", with a slip in line {version.slipped}" if version.slipped else ""
    return (
        f"Gradient descent on {words.title(run.landscape).lower()}, line by line{slip}: start {number(run.start)}, "
        f"learning rate {number(run.learning_rate)}, {count(run.n_steps, 'step')}."
    )


def _coloured(code: str) -> str:
    """Return code as HTML, with each name of a quantity in the look of that quantity."""
    return _NAMES.sub(lambda name: f'<span class="gd-{_ROLES[name[0]]}">{name[0]}</span>', escape(code))
