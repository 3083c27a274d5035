"""The double well in words: where a walker can settle, the jumps of a run, the worth of each step."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from gd_core import DOUBLE_WELL, Ending, Landscape, Run, ending, largest_stable_learning_rate, walk
from gd_core.trapping import largest_trapping_learning_rate
from gd_view.curve import words
from gd_view.drawing.drawing import Columns
from gd_view.drawing.narration import Narration
from gd_view.wording import count, number, seen

LIMITS = tuple(
    float(largest_stable_learning_rate(DOUBLE_WELL.curvature(minimum))) for minimum in DOUBLE_WELL.minima
)
DEEP, SHALLOW = LIMITS
# Up to here a valley keeps a walker, bouncing.
DEEP_KEEPS, SHALLOW_KEEPS = (largest_trapping_learning_rate(DOUBLE_WELL, valley) for valley in (0, 1))

# Three decimals, not three digits: above 1 those would name the next place of the slider, where it is over.
DEEP_IN_WORDS, SHALLOW_IN_WORDS = f"{DEEP_KEEPS:.3f}", f"{SHALLOW_KEEPS:.3f}"
UP_FIRST = {"start": -1.85, "learning_rate": 0.5}  # a run whose loss rises, and which settles all the same

DROP_LINE = (
    "The slope promises a drop of α · slope² = <strong>{predicted drop}</strong>. The next step "
    "{drop?lowers|raises|changes} the loss by <strong>{drop:||}</strong>."
)


def sentence(learning_rate: float) -> str:
    """Return a sentence or two on where a walker can settle at a learning rate, and what may still keep it."""
    deep, shallow = (
        f"the deep one up to {DEEP_IN_WORDS}",
        f"the shallow one up to {SHALLOW_IN_WORDS}",
    )
    if learning_rate < DEEP:
        return "In both valleys a walker that gets near the bottom can settle."
    if learning_rate < SHALLOW:
        return (
            f"Only in the shallow valley can a walker settle. The other may still keep it, bouncing: {deep}."
        )
    if learning_rate < DEEP_KEEPS:
        return f"In neither valley can a walker settle. They may still keep it, bouncing: {deep}, {shallow}."
    if learning_rate < SHALLOW_KEEPS:
        return f"In neither valley can a walker settle. One may still keep it, bouncing: {shallow}."
    return "In neither valley can a walker settle, and out of both the longest step back crosses the hill."


def promises() -> str:
    """Return what the slope promises of a step, and what comes of it on bent ground, as Markdown."""
    first = columns(walk(DOUBLE_WELL, 0.5, 0.1, n_steps=1))
    start, rate = UP_FIRST.values()
    up = walk(DOUBLE_WELL, start, rate, n_steps=30)
    before, after = DOUBLE_WELL.loss(up.iterates[:2])
    return (
        "The slope promises a drop of α · slope². A short step nearly keeps that promise. Beside a hilltop, where the "
        f"ground bends down, it drops by more: from 0.5 with α = 0.1 by {number(first['drop'][0])}, where "
        f"{number(0.1 * DOUBLE_WELL.gradient(0.5) ** 2)} was promised. A long step may even lead up, and the run "
        f"settle all the same: from {number(start)} with α = {number(rate)} the loss first rises from "
        f"{number(before)} to {number(after)}, and from step {ending(up).step} on it is settled. Both numbers, for "
        "every step, are below the picture, under “Numbers of this run, and files”."
    )


def jumps(run: Run[Landscape]) -> list[int]:
    """Return the steps that landed on the other side of the hilltop."""
    (hilltop,) = DOUBLE_WELL.hilltops
    sides = np.sign(run.iterates - hilltop)
    return (np.flatnonzero(sides[:-1] * sides[1:] < 0) + 1).tolist()


def jumped(run: Run[Landscape]) -> str:
    """Return a sentence with the steps at which a run jumped over the hilltop, empty if it never did."""
    steps = jumps(run)
    if not steps:
        return ""
    if len(steps) == 1:
        return f"Step {steps[0]} jumped over the hilltop."
    if len(steps) <= 3:
        return f"Steps {', '.join(map(str, steps[:-1]))} and {steps[-1]} jumped over the hilltop."
    return f"It jumped over the hilltop {len(steps)} times, first at step {steps[0]}."


def columns(run: Run[Landscape]) -> Columns:
    """Return the columns of this chapter, each (steps + 1,).

    "jumped" is 1 where the last step crossed the hilltop, else 0. "drop" is the loss that the next step takes off.
    """
    w, move = run.iterates, run.moves
    with np.errstate(over="ignore", invalid="ignore"):
        slope, curvature = DOUBLE_WELL.gradient(w), DOUBLE_WELL.curvature(w)
        # L(w) - L(w + move) by Taylor's theorem, exact for a quartic. Near the bottom the difference of two losses
        # would be mere rounding.
        drop = -move * (slope + move * (curvature / 2 + move * (w + move / 4)))
    has_jumped = np.zeros(len(w))
    has_jumped[jumps(run)] = 1
    return {"jumped": has_jumped.astype("i2"), "drop": drop}


def narration(run: Run[Landscape]) -> Narration:
    """Return the words of a run: the usual ones, its jumps, and the worth of each step."""
    end = ending(run)
    usual = words.narration(run, end, jumped(run))
    return replace(usual, alt=state(run, end), captions=captions(usual.captions), aside=DROP_LINE)


def state(run: Run[Landscape], end: Ending) -> str:
    """Return the state of the page in words."""
    start, last = float(run.start), float(run.iterates[np.isfinite(run.iterates)][-1])
    lowest = float(DOUBLE_WELL.loss(np.array(DOUBLE_WELL.minima)).min())
    return (
        f"Start {number(start)}, height {number(float(DOUBLE_WELL.loss(start)))}. α = {number(run.learning_rate)}. "
        f"Crossed the hilltop {count(len(jumps(run)), 'time')}. {words.sentence(end)} "
        f"Now w = {number(last)}, loss {number(float(DOUBLE_WELL.loss(last)))}, "
        f"slope {seen(float(DOUBLE_WELL.gradient(last)))}; "
        f"the lowest possible loss here is {number(lowest)}."
    )


def captions(usual: Mapping[str, str]) -> dict[str, str]:
    """Return the sentences of the steps; one that has just jumped over the hilltop says so."""
    return {kind: "{jumped?Just jumped over the hilltop. ||}" + template for kind, template in usual.items()}
