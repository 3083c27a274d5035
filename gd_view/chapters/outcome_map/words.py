"""The outcome map in words: one row of it, one cell, and the key to its fields."""

from functools import cache

import numpy as np

from gd_core import DOUBLE_WELL, Landscape, Outcome, Run, ending
from gd_view.chapters.outcome_map.picture import DRAWN, MARKS, RATES, STARTS, the_map
from gd_view.curve.words import fate, filled
from gd_view.drawing.narration import Narration
from gd_view.wording import count, number

FEW = 10  # stretches that a sentence can still list

# The fate of the starts of a stretch, in the order of the map's kinds.
PLURALS = (
    "settle in the deep valley",
    "settle in the shallow valley",
    "bounce in the deep valley",
    "bounce in the shallow valley",
    "wander",
    "leave",
)


_MORE = {
    Outcome.SETTLES: "At w = {places[0]}, loss {losses[0]}: within 0.01 of it from step {step} on.",
    Outcome.CLOSES_IN: (
        "At w = {places[0]}, loss {losses[0]}: within 0.01 of it from step {step} on. It closes in from both sides."
    ),
    Outcome.STILL_MOVING: "After {steps} it is still on its way there.",
    Outcome.HOPS: "It hops between {places[0]} and {places[1]}, loss {losses[0]} and {losses[1]}.",
    Outcome.BOUNCES: "Roughly between {places[0]} and {places[1]}.",
    Outcome.WANDERS: "Roughly between {places[0]} and {places[1]}.",
    Outcome.LEAVES: "By step {step} it is at w = {places[0]}; from there on each step is longer than the last.",
    Outcome.HILLTOP: "The slope is exactly zero here, so it does not move.",
}


def stretches(learning_rate: float) -> list[tuple[float, float, int]]:
    """Return each stretch of neighbouring starts with one fate: the first, the last, the index of its kind."""
    codes = the_map().codes[_row(learning_rate)]
    borders = np.flatnonzero(np.diff(codes)) + 1
    firsts, lasts = [0, *borders], [*(borders - 1), codes.size - 1]
    return [(float(STARTS[a]), float(STARTS[b]), int(codes[a])) for a, b in zip(firsts, lasts, strict=True)]


def row(learning_rate: float) -> str:
    """Return the fate of every start at a learning rate, in a sentence."""
    parts = stretches(learning_rate)
    rate = number(learning_rate)
    if len(parts) == 1:
        return f"At α = {rate}: all starts, from {_place(STARTS[0])} to {_place(STARTS[-1])}, {PLURALS[parts[0][2]]}."
    if len(parts) > FEW:
        codes = the_map().codes[_row(learning_rate)]
        shares = np.bincount(codes, minlength=len(PLURALS)) / codes.size
        listed = [f"{share:.0%} {PLURALS[i]}" for i, share in enumerate(shares) if share > 0]
        return f"At α = {rate}, neighbours have different fates. Of all starts {_joined(listed)}."
    told = [f"{_span(first, last)} {PLURALS[code]}" for first, last, code in parts]
    return f"At α = {rate}: starts {_joined(told)}."


def kind(start: float, learning_rate: float) -> int:
    """Return the index of the kind of one cell."""
    column = round((start - float(STARTS[0])) * 100)
    return int(the_map().codes[_row(learning_rate), column])


def cell(run: Run[Landscape]) -> str:
    """Return the map's word for the run under the crosshair, and the outcome of its steps, as HTML."""
    code = kind(float(run.start), run.learning_rate)
    name = fates()[code]
    end = ending(run)
    more = filled(_MORE[end.outcome], end)
    return f"<strong>{MARKS[code]} {name[0].upper()}{name[1:]}.</strong> {more}"


def fates() -> list[str]:
    """Return the words for the map's kinds, in their order."""
    return [fate(DOUBLE_WELL, kind) for kind in the_map().kinds]


@cache
def alt() -> str:
    """Return the alternative text of the map, one sentence."""
    codes = the_map().codes[:, DRAWN]
    shares = np.bincount(codes.ravel(), minlength=len(PLURALS)) / codes.size
    told = [f"{name}: {share:.0%}" for name, share in zip(fates(), shares, strict=True)]
    return (
        f"Outcome map of two valleys: start across, from {_place(STARTS[0])} to {_place(STARTS[-1])}, learning rate "
        f"up, from {number(RATES[0])} to {number(RATES[-1])}. Shares: {', '.join(told)}."
    )


def of_the_map() -> Narration:
    """Return the words of the map."""
    return Narration(name="Outcome map", alt=alt())


def of_the_circle(start: float, learning_rate: float, *, is_covered: bool) -> Narration:
    """Return the words of the layer with the circle."""
    return Narration(
        name="The circle on the map", alt=reader_alt(start, learning_rate, is_covered=is_covered)
    )


def of_the_run(run: Run[Landscape]) -> Narration:
    """Return the words of the small picture of the run in the circle."""
    return Narration(name="The run in the circle", alt=run_alt(run), headline=cell(run))


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
    codes = the_map().codes[: _row(highest) + 1, DRAWN]
    shares = np.bincount(codes.ravel(), minlength=len(PLURALS)) / codes.size
    items = [
        f'<li><span class="gd-fate gd-fate-{i}" aria-hidden="true">{MARKS[i]}</span>{name} {shares[i]:.0%}</li>'
        for i, name in enumerate(fates())
        if shares[i] > 0
    ]
    return f'<ul class="gd-fates" aria-label="The fields of the map, and how much of it each has">{"".join(items)}</ul>'


def _row(learning_rate: float) -> int:
    return round(learning_rate * 100) - 1


def _place(w: float) -> str:
    return f"{w:.2f}".replace("-", "−")


def _span(first: float, last: float) -> str:
    return _place(first) if first == last else f"{_place(first)} to {_place(last)}"


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
