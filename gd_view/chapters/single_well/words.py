"""The single well in words: the effect of a learning rate, and the closed form beside the loop."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from gd_core import (
    SINGLE_WELL,
    Ending,
    Landscape,
    Outcome,
    Run,
    ending,
    fastest_learning_rate,
    largest_stable_learning_rate,
    shrink_factor,
    steps_needed,
)
from gd_view.curve import words
from gd_view.drawing.drawing import Columns
from gd_view.drawing.narration import Narration
from gd_view.wording import count, number, seen

CURVATURE = float(SINGLE_WELL.curvature(0.0))
WITHIN = 0.01
RULE = "each step multiplies w by {factor}"


def sentence(learning_rate: float, start: float) -> str:
    """Return the effect of a learning rate on L = w², in a sentence or two."""
    if start == 0:
        return "The start is the minimum itself: the slope is zero, so nothing moves."
    factor = shrink_factor(learning_rate, CURVATURE)
    if factor > 0:
        return "It creeps in and never changes sides."
    if factor == 0:
        return "It lands in one step, exactly."
    if factor > -1:
        return "It zig-zags in: every step changes sides, and every step ends nearer."
    if factor == -1:
        return "It hops between two points for ever: a two-cycle."
    return "It leaves: every step ends farther out."


def narration(run: Run[Landscape], aside: str, pin: Mapping[str, float]) -> Narration:
    """Return the words of a run: the usual ones, the state of the page, a line above the table, and the pinned run."""
    end = ending(run)
    if has_not_come_back(end):
        usual = words.narration(run, replace(end, outcome=Outcome.STILL_MOVING))
    else:
        usual = words.narration(run, end)
        if run.n_steps:  # of a run without a step nothing is told but where it stands
            usual = replace(usual, alt=state(run))
    beside = pinned_line(pin["pinned_start"], pin["pinned_learning_rate"]) if pin else ""
    return replace(usual, aside=aside, readout=f"{usual.readout} {beside}".strip())


def has_not_come_back(end: Ending) -> bool:
    """Return whether a run that hops between two places has only come to the second.

    There one question stops it, and the next one asks how it goes on.
    """
    return end.outcome is Outcome.HOPS and end.n_steps < 2


def state(run: Run[Landscape]) -> str:
    """Return the state of the page in words: the factor, the regime, the end of the run, the steps it needs."""
    start, learning_rate, final = float(run.start), run.learning_rate, float(run.final)
    needed = float(steps_needed(learning_rate, CURVATURE, abs(start), within=WITHIN))
    reach = f"in {count(int(needed), 'step')}" if np.isfinite(needed) else "never"
    factor = shrink_factor(learning_rate, CURVATURE)
    return (
        f"α = {number(learning_rate)}: each step multiplies w by {number(round(factor, 12))}. "
        f"{sentence(learning_rate, start)} After {count(run.n_steps, 'step')} w = {seen(final)}, "
        f"loss {seen(float(SINGLE_WELL.loss(final)))}. Comes within {number(WITHIN)} {reach}."
    )


def other_valleys() -> str:
    """Return what becomes of the limits on another parabola, L = w²/10, as Markdown."""
    flat = CURVATURE / 10
    best, limit = fastest_learning_rate(flat), largest_stable_learning_rate(flat)
    return (
        "The 0.5 and the 1 belong to this valley. What counts is its **curvature** L″, how fast the slope changes: "
        f"here {number(CURVATURE)} everywhere. On a parabola a run lands at α = 1/L″ and settles below 2/L″. The "
        f"flatter L = w²/10 has {number(flat)}: there α = {number(best)} lands in one step, and the limit is "
        f"{number(limit)}. The losses of real models are curved sharply in some direction, so α is typically 0.001 "
        "to 0.1."
    )


def closed_form(start: float, learning_rate: float, n_steps: int) -> Columns:
    """Return the column "closed form", w₀ · (1 − 2α)^k, (steps + 1,). It needs no loop, so it checks the loop."""
    factor = shrink_factor(learning_rate, CURVATURE)
    return {"closed form": start * factor ** np.arange(n_steps + 1.0)}


def closed_form_line(start: float, learning_rate: float) -> str:
    """Return the template of a line with the closed form beside the computed value."""
    factor = round(shrink_factor(learning_rate, CURVATURE), 12)
    base = f"({number(factor)})" if factor < 0 else number(factor)
    first = f"({number(start)})" if start < 0 else number(start)
    return (
        f'Step by step the loop came to <span class="gd-position">{{w}}</span>. In one go: {first} · (1 − 2α)'
        f"<sup>{{k}}</sup> = {first} · {base}<sup>{{k}}</sup> {{=closed form}} "
        '<span class="gd-position">{closed form}</span>.'
    )


def beside(pinned: Run[Landscape], run: Run[Landscape]) -> Columns:
    """Return the columns of a pinned run, each (steps + 1,), and "loss gap": the other run's loss minus its own."""
    theirs, ours = pinned.iterates, run.iterates
    losses = SINGLE_WELL.loss(theirs), SINGLE_WELL.loss(ours)
    gap = losses[1] - losses[0]
    gap[np.isclose(*losses, rtol=1e-9, atol=0)] = 0  # equal but for rounding
    return {"pinned w": theirs, "pinned loss": losses[0], "loss gap": gap}


def pinned_line(start: float, learning_rate: float) -> str:
    """Return the template of a line with the pinned run beside the shown one."""
    return (
        f'<span class="gd-pinned">■ pinned run, α = {number(learning_rate)} from {number(start)}'
        '<span>: w = {pinned w:~}, loss {pinned loss:~}</span></span> <span class="gd-untold">This run has '
        "{loss gap?a higher loss|a lower loss|the same loss}.</span>"
    )
