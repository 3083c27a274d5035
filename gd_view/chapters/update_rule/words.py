"""The update rule in words: every symbol explained in its place, with the numbers of the step shown."""

from gd_core import SINGLE_WELL, Landscape, Run, walk
from gd_view.drawing.narration import Narration
from gd_view.wording import count, number


def _symbol(look: str, beat: int, symbol: str, value: str, meaning: str) -> str:
    line = f' data-line="{beat}"' if beat else ""
    return (
        f'<span class="gd-symbol-part {look}"{line}><i>{symbol}</i><b>{value}</b>'
        f'<span class="gd-meaning" translate="yes">{meaning}</span></span>'
    )


def _once_known(value: str, known: str) -> str:
    """Return a number with a question mark in its place until it is known."""
    return f"<span {{{known}?||hidden}}>{value}</span><span {{{known}?hidden||}}>?</span>"


# What is not known yet has no digits that could be wrong.
_EQUALS = "<span {knows next?||hidden}>{=w,rate,slope,next}</span><span {knows next?hidden||}>=</span>"

RULE = (
    '<span class="gd-rule">'
    + _symbol("gd-position", 3, "w", _once_known("{next}", "knows next"), "where you stand next")
    + _symbol("gd-between gd-equals", 0, "←", _EQUALS, "becomes")
    + _symbol("gd-position", 0, "w", "{w}", "where you stand now")
    + _symbol("gd-between", 0, "−", "−", "the other way")
    + _symbol("gd-rate", 2, "α", "{rate}", "learning rate")
    + _symbol("gd-between", 0, "·", "×", "times")
    + _symbol("gd-slope", 1, "∇L", _once_known("{slope:()}", "knows slope"), "slope where you stand")
    + "</span>"
)

BEATS = (
    "<span>Step {step}</span>"
    '<span class="gd-beat" data-line="1">1 measure</span>'
    '<span class="gd-beat" data-line="2">2 multiply</span>'
    '<span class="gd-beat" data-line="3">3 move</span>'
)

CAPTIONS = {
    "line 0": "You stand at w = {w}, at height {loss}. A step begins with the slope.",
    "line 1": (
        "Step {step}, measure: the slope of w² is 2w, here 2 × {w:()} {=w,slope} {slope}. Go 1 to the right along the "
        "tangent, and it {slope?climbs by|drops by|changes by} {slope:||}."
    ),
    "line 2": (
        "Step {step}, multiply: {rate} × {slope:()} {=rate,slope,scaled} {scaled}. The minus turns it round: the move "
        "is {move}{move?, to the right|, to the left|}."
    ),
    "line 3": (
        "Step {step}, move: new w = {w} − {rate} × {slope:()} {=w,rate,slope,next} {next}"
        "{move?, to the right|, to the left|, where it was}. "
        "The loss goes from {loss} to {height}."
    ),
}

TABLE = (
    ("step", "step"),
    ("w", "w"),
    ("loss", "loss L"),
    ("slope", "slope"),
    ("move", "move"),
    ("next", "new w"),
)

SYMBOLS = (
    '- <span class="gd-position">**w**</span>, on the right: where you stand. On the left: where you stand next.',
    '- <span class="gd-slope">**∇L**</span>, the slope: how fast the loss would rise if w grew a little.',
    "- **−** turns “rises that way” into “go the other way”, on either side of the valley.",
    '- <span class="gd-rate">**α**</span>, the **learning rate**: scales the slope into a step.',
    "- **←** is no equals sign: compute the right side with the old w, then replace it.",
)


LIVE = "<strong>From {from} to ≈ {at}, loss ≈ {height}.</strong>"


def narration(run: Run[Landscape]) -> Narration:
    """Return the words of a run, beat by beat."""
    return Narration(
        name="One step in three beats",
        alt=alt(run),
        headline=headline(run),
        live_headline=LIVE,
        captions=CAPTIONS,
        readout=BEATS,
        update=RULE,
        aside="Each row is a place and the step from it. The loss after that step stands in the next row.",
        table=TABLE,
        row_is="Beat",
        speed=1,
    )


def headline(run: Run[Landscape]) -> str:
    """Return the outcome of the steps, as HTML, with the lengths of the first move and the last."""
    w, moves, n_steps = run.iterates, run.moves[:-1], run.n_steps
    start = number(float(w[0]))
    if n_steps == 0:
        return f"<strong>Standing at {start}.</strong> Add a step."
    walked = f"<strong>{count(n_steps, 'step')}: from {start} to {number(float(w[-1]))}.</strong>"
    if moves[0] == 0:
        return f"{walked} The slope is zero, so nothing moves."
    if n_steps == 1:
        return f"{walked} The loss goes from {number(float(w[0] ** 2))} to {number(float(w[1] ** 2))}."
    first, last = number(float(moves[0])), number(float(moves[-1]))
    short, long = abs(moves[-1]) < (1 - 1e-9) * abs(moves[0]), abs(moves[-1]) > (1 + 1e-9) * abs(moves[0])
    why = "flatter ground" if short else "steeper ground" if long else "equally steep ground"
    return f"{walked} First move {first}, last {last}: same α, {why}."


def alt(run: Run[Landscape]) -> str:
    """Return the alternative text of the figure, one sentence."""
    if run.n_steps == 0:
        return (
            f"The loss w², and nobody has stepped yet from w = {number(run.start)}, "
            f"learning rate {number(run.learning_rate)}."
        )
    return (
        f"The loss w² with {count(run.n_steps, 'step')} from w = {number(run.start)}, "
        f"learning rate {number(run.learning_rate)}: the tangent where each step begins, and the move as an arrow "
        "along the horizontal axis."
    )


def brakes() -> str:
    """Return the reason why the steps of the example get shorter, as Markdown."""
    run = walk(SINGLE_WELL, 4.0, 0.1, n_steps=2)
    w = run.iterates
    slopes = [number(slope) for slope in SINGLE_WELL.gradient(w)]
    moves = [number(move) for move in run.moves]
    return (
        f"From w = {number(w[0])} the slope is {slopes[0]}. With α = {number(run.learning_rate)} you move {moves[0]} "
        f"and stand at {number(w[1])}. The slope there is only {slopes[1]}, so the next move is only {moves[1]}. "
        "Nobody turned α down; the ground got flatter."
    )
