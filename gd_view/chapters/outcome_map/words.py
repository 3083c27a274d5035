"""The outcome map in words: one row of it, one cell, and the key to its fields."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from gd_core import DOUBLE_WELL, Ending, Landscape, Outcome, Run, ending
from gd_view.chapters.outcome_map.dials import LEARNING_RATE
from gd_view.chapters.outcome_map.picture import DRAWN, MARKS, RATES, STARTS, the_map
from gd_view.curve.words import LIVE, fate, filled
from gd_view.drawing.narration import Narration
from gd_view.wording import count, number

FEW = 4  # stretches that a sentence can list

# The fate of the starts of a stretch, in the order of the map's kinds: a verb, and where.
PLURALS = (
    ("settle", "in the deep valley"),
    ("settle", "in the shallow valley"),
    ("bounce", "in the deep valley"),
    ("bounce", "in the shallow valley"),
    ("wander", ""),
    ("leave", ""),
)

_MORE = {
    Outcome.SETTLES: "At w = {places[0]}, loss {losses[0]}: within 0.01 of it from step {step} on.",
    Outcome.CLOSES_IN: (
        "At w = {places[0]}, loss {losses[0]}: within 0.01 of it from step {step} on. It closes in from both sides."
    ),
    Outcome.HOPS: "It ends up hopping between {places[0]} and {places[1]}, loss {losses[0]} and {losses[1]}.",
    Outcome.BOUNCES: "It ends up between about {places[0]} and {places[1]}.",
    Outcome.WANDERS: "Between about {places[0]} and {places[1]}, for ever.",
    Outcome.LEAVES: "By step {step} it is at w = {places[0]}; from there on each step is longer than the last.",
    Outcome.HILLTOP: "The slope is exactly zero here, so it does not move.",
}

# Where the steps shown are too few to see what the map says: what they show.
_SETTLES_LATER = "After {steps} it is still on its way there."
_LEAVES_LATER = "In these {steps} it wanders across both valleys; it leaves later."
_CROSSES_LATER = "In these {steps} it stays on one side of the hill; later it crosses it again and again."

CAPTIONS = {
    "step": "Step {k}: w = {w}, loss {loss}.",
    "outside": "Step {k} is outside the picture: w = {w}, loss {loss}.",
}


def stretches(learning_rate: float) -> list[tuple[float, float, int]]:
    """Return each stretch of neighbouring starts with one fate: the first, the last, the index of its kind."""
    codes = the_map().codes[_row(learning_rate)]
    borders = np.flatnonzero(np.diff(codes)) + 1
    firsts, lasts = [0, *borders], [*(borders - 1), codes.size - 1]
    return [(float(STARTS[a]), float(STARTS[b]), int(codes[a])) for a, b in zip(firsts, lasts, strict=True)]


def row(learning_rate: float) -> str:
    """Return the fate of every start at a learning rate, in a sentence: stretch by stretch, or else in shares."""
    parts = stretches(learning_rate)
    rate = number(learning_rate)
    if len(parts) == 1:
        told = _together([f"from {_place(STARTS[0])} to {_place(STARTS[-1])},"], [parts[0][2]])
        return f"At α = {rate}: all starts, {told}."
    if len(parts) <= FEW:
        spans = [_span(first, last) for first, last, _ in parts]
        return f"At α = {rate}: starts {_together(spans, [code for *_, code in parts])}."
    shares = _shares(the_map().codes[_row(learning_rate)])
    return f"At α = {rate}: of all starts {_together([*shares.values()], [*shares])}."


@cache
def rows() -> tuple[str, ...]:
    """Return the sentence of every row of the map, from the lowest learning rate up."""
    return tuple(row(rate) for rate in RATES.tolist())


def kind(start: float, learning_rate: float) -> int:
    """Return the index of the kind of one cell."""
    column = round((start - float(STARTS[0])) * 100)
    return int(the_map().codes[_row(learning_rate), column])


def cell(run: Run[Landscape]) -> str:
    """Return the map's word for the run under the crosshair, and the outcome of its steps, as HTML."""
    code = kind(float(run.start), run.learning_rate)
    name = fates()[code]
    end = ending(run)
    more = filled(_more(run, end, the_map().kinds[code].outcome), end)
    return f"<strong>{MARKS[code]} {name[0].upper()}{name[1:]}.</strong> {more}"


def _more(run: Run[Landscape], end: Ending, of_the_cell: Outcome) -> str:
    """Return the template of what the steps show of a cell."""
    (hilltop,) = DOUBLE_WELL.hilltops
    if end.outcome is Outcome.STILL_MOVING:
        return _LEAVES_LATER if of_the_cell is Outcome.LEAVES else _SETTLES_LATER
    if end.outcome is Outcome.WANDERS and np.all(run.iterates > hilltop) | np.all(run.iterates < hilltop):
        return _CROSSES_LATER
    return _MORE[end.outcome]


def fates() -> list[str]:
    """Return the words for the map's kinds, in their order."""
    return [fate(DOUBLE_WELL, kind) for kind in the_map().kinds]


@cache
def alt() -> str:
    """Return the alternative text of the map, one sentence."""
    told = [f"{fates()[code]}: {share}" for code, share in _shares(the_map().codes[:, DRAWN]).items()]
    return (
        f"Outcome map of two valleys: start across, from {_place(STARTS[0])} to {_place(STARTS[-1])}, learning rate "
        f"up, from {number(RATES[0])} to {number(RATES[-1])}. Shares: {', '.join(told)}."
    )


def of_the_map() -> Narration:
    """Return the words of the map, and those of every row of it."""
    return Narration(name="Outcome map", alt=alt(), tells={LEARNING_RATE.key: rows()})


def of_the_circle(start: float, learning_rate: float, *, is_covered: bool) -> Narration:
    """Return the words of the layer with the circle."""
    return Narration(
        name="The circle on the map", alt=reader_alt(start, learning_rate, is_covered=is_covered)
    )


def of_the_run(run: Run[Landscape]) -> Narration:
    """Return the words of the small picture of the run in the circle."""
    return Narration(
        name="The run in the circle",
        alt=run_alt(run),
        headline=cell(run),
        also_said=row(run.learning_rate),
        live_headline=LIVE,
        captions=CAPTIONS,
        speed=10,
    )


def run_alt(run: Run[Landscape]) -> str:
    """Return the alternative text of the picture of the run, one sentence."""
    return (
        f"The run from {number(run.start)} with learning rate {number(run.learning_rate)} on the two valleys, "
        f"{count(run.n_steps, 'step')} of it."
    )


def reader_alt(start: float, learning_rate: float, *, is_covered: bool) -> str:
    """Return the alternative text of the layer with the circle, one sentence."""
    sheet = " A sheet of paper covers the map above it." if is_covered and learning_rate < RATES[-1] else ""
    return f"A circle on the map at start {number(start)} and learning rate {number(learning_rate)}.{sheet}"


def legend(highest: float) -> str:
    """Return the key to the fields up to a learning rate, with their shares there, as HTML."""
    items = [
        f'<li><span class="gd-fate gd-fate-{i}" aria-hidden="true">{MARKS[i]}</span>{fates()[i]} {share}</li>'
        for i, share in _shares(the_map().codes[: _row(highest) + 1, DRAWN]).items()
    ]
    return f'<ul class="gd-fates" aria-label="The fields of the map, and how much of it each has">{"".join(items)}</ul>'


def _shares(codes: NDArray[np.int8]) -> dict[int, str]:
    """Return the share of each kind that some cells have, in whole percent, by the index of the kind."""
    shares = np.bincount(codes.ravel()) / codes.size
    return {i: "under 1%" if share < 0.005 else f"{share:.0%}" for i, share in enumerate(shares) if share > 0}


def _row(learning_rate: float) -> int:
    return round(learning_rate * 100) - 1


def _place(w: float) -> str:
    return f"{w:.2f}".replace("-", "−")


def _span(first: float, last: float) -> str:
    return _place(first) if first == last else f"{_place(first)} to {_place(last)}"


def _together(subjects: list[str], codes: list[int]) -> str:
    """Return subjects with the fate of each, as one enumeration that repeats no verb, and "valley" only as "one"."""
    told, verb_before, noun = [], "", "valley"
    for subject, code in zip(subjects, codes, strict=True):
        verb, where = PLURALS[code]
        words = [subject, "" if where and verb == verb_before else verb, where.replace("valley", noun)]
        told.append(" ".join(filter(None, words)))
        verb_before, noun = verb, "one" if where else noun
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
