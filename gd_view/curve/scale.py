"""A scale of the learning rate: stretches with their names, and a marker at the slider's value."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from gd_view.wording import number

CRAMPED = 15  # per cent of the width; the name of a shorter last stretch ends where the stretch ends


class Stretch(NamedTuple):
    """A stretch of a scale: its end, its name, and its pattern, one of scale.css."""

    end: float
    name: str
    pattern: str


class Mark(NamedTuple):
    """A border on a scale: its place, its words, and the side on which they stand."""

    at: float
    words: str
    side: str


def scale(
    name: str,
    value: float,
    high: float,
    stretches: Sequence[Stretch],
    marks: Sequence[Mark],
    sentence: Callable[[float], str],
) -> str:
    """Return a scale from 0 to ``high`` with a marker at ``value`` and the sentence on it below, as HTML.

    The longest sentence is written in as well and not shown: it keeps the room, so that what is read below stays in
    its place when the value changes.
    """
    names, bars, begin = "", "", 0.0
    for end, label, pattern in stretches:
        share, middle = 100 * (end - begin) / high, 50 * (begin + end) / high
        is_cramped = share < CRAMPED
        place = 'class="gd-scale-last"' if is_cramped and end == high else f'style="left:{middle:.2f}%"'
        names += f"<b {place}>{label}</b>"
        bars += f'<span class="gd-scale-{pattern}" style="width:{share:.2f}%"></span>'
        begin = end
    borders = "".join(
        f'<span class="gd-scale-mark gd-scale-{side}" style="left:{100 * at / high:.2f}%"><i></i><b>{label}</b></span>'
        for at, label, side in marks
    )
    longest = max((_caption(at, sentence) for at in np.linspace(0, high, 101)[1:].round(2).tolist()), key=len)
    here = f'<i data-follows="learning_rate" data-high="{high:g}" style="left:{100 * value / high:.2f}%"></i>'
    return (
        f'<figure class="gd-scale" aria-label="{name}"><div aria-hidden="true">'
        f'<div class="gd-scale-names">{names}</div><div class="gd-scale-bar">{bars}{here}</div>'
        f'<div class="gd-scale-borders">{borders}</div></div>'
        f'<figcaption data-longest="{longest}"><span><strong class="gd-rate">α = {number(value)}.</strong> '
        f"{sentence(value)}</span></figcaption></figure>"
    )


def _caption(value: float, sentence: Callable[[float], str]) -> str:
    return f"α = {number(value)}. {sentence(value)}"
