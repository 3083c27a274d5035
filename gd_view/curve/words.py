"""Landscape and run become words: a sentence and a line of arithmetic for every step.

The templates are filled by `gd_view.wording.fill`, in the page by its twin in the player.
"""

from gd_core import Landscape, count, number

CAPTIONS = {
    "step": (
        "Step {k}: w = {w}, loss {loss}. The slope is {slope}, so the move is −{rate} × {slope:()} = {move}. "
        "New w = {next}: {move?to the right|to the left|it stays}."
    ),
    "last": "Step {k}, the last one here: w = {w}, loss {loss}, slope {slope}.",
    "outside": "Step {k} is outside the picture: w = {w}, loss {loss}, slope {slope}.",
}

CROWD = {
    "step": "Step {k}: each walker has moved by −{rate} times the slope where it stood.",
    "start": "Step 0: every walker at its start.",
}

READOUT = (
    '<span class="gd-position">● position w = {w}</span> '
    '<span class="gd-height">┄ height L = {loss}</span> '
    '<span class="gd-slope">▬ slope = {slope}</span>'
)

UPDATE = (
    '<span class="gd-position">w<sub>{k+1}</sub></span> = <span class="gd-position">{w}</span> − '
    '<span class="gd-rate">{rate}</span> × <span class="gd-slope">{slope:()}</span> = '
    '<span class="gd-position">{next}</span>'
)

TABLE = (("k", "step"), ("w", "w"), ("loss", "loss L"), ("slope", "slope"), ("move", "move"))


def headline(sentence: str) -> str:
    """Return the outcome as HTML, its first sentence the louder one."""
    first, _, rest = sentence.partition(". ")
    return f"<strong>{first}.</strong> {rest}" if rest else f"<strong>{first}</strong>"


def alt(landscape: Landscape, start: float, learning_rate: float, n_steps: int) -> str:
    """Return one sentence that names the figure."""
    return (
        f"Gradient descent on {landscape.title.lower()}: start {number(start)}, "
        f"learning rate {number(learning_rate)}, {count(n_steps, 'step')}; above, the loss curve with the run; "
        "below, the loss at every step."
    )
