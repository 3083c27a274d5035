"""The single well at every learning rate at once: the number of steps that each one needs, a U, lowest at 0.5."""

import numpy as np

from gd_core import fastest_learning_rate, largest_stable_learning_rate, steps_needed
from gd_view.chapters.single_well.words import CURVATURE, WITHIN
from gd_view.drawing import palette
from gd_view.drawing.drawing import Drawing
from gd_view.drawing.narration import Narration
from gd_view.drawing.traces import Figure, axis, layout, line, markers, packed, words
from gd_view.wording import count, number

STEP = 0.01  # of the slider
TOP = 420  # of the picture, in steps: from the default start 0.01 and 0.99 need 297


def steps_curve(start: float, learning_rate: float, high: float) -> Drawing:
    """Return the curve of steps needed to come near the minimum against α, with a mark at the slider's α.

    Parameters
    ----------
    start
        w₀ of the run.
    learning_rate
        Value of the slider.
    high
        The highest α of the slider.
    """
    best = float(fastest_learning_rate(CURVATURE))
    limit = float(largest_stable_learning_rate(CURVATURE))
    rates = np.arange(round(limit / STEP) - 1) * STEP + STEP
    distance = abs(start)
    if distance < WITHIN:
        return Drawing(
            {"data": [_note(high / 2, 10, "Already there: no step is needed.")], "layout": _layout(high)}
        )

    needed = steps_needed(rates, CURVATURE, distance, within=WITHIN)
    here = float(steps_needed(learning_rate, CURVATURE, distance, within=WITHIN))
    lowest = float(steps_needed(best, CURVATURE, distance, within=WITHIN))
    data = [
        line("steps needed", packed(rates, "f4"), packed(needed, "f4"), palette.CURVE.light, 3),
        markers(
            "every learning rate",
            packed(rates, "f4"),
            packed(needed, "f4"),
            _mark("circle", 5, palette.CURVE),
        ),
        _named("best", best, lowest, f"\u2002{number(best)}: {count(int(lowest), 'step')}"),
        line("never from here", [limit, limit], [0.7, TOP], palette.QUIET.light, 1.5, dash="dash"),
        *_you_are_here(learning_rate, here, is_best=learning_rate == best),
    ]
    return Drawing({"data": data, "layout": _layout(high)})


def narration(start: float, learning_rate: float) -> Narration:
    """Return the words of the curve."""
    return Narration(
        name="Steps needed against the learning rate",
        alt=alt(start, learning_rate),
        headline=here_in_words(start, learning_rate),
    )


def alt(start: float, learning_rate: float) -> str:
    """Return the alternative text of the figure, with the slider's place on it."""
    if abs(start) < WITHIN:
        return f"Steps needed to come within {number(WITHIN)} of the minimum: none, the start is there."
    rates = (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99)
    needed = steps_needed(np.array(rates), CURVATURE, abs(start), within=WITHIN)
    told = ", ".join(f"{number(rate)} needs {int(steps)}" for rate, steps in zip(rates, needed, strict=True))
    return (
        f"Steps needed to come within {number(WITHIN)} of the minimum from {number(start)}, against the learning rate: "
        f"a U. {told}; from 1 on never. {here_in_words(start, learning_rate)}"
    )


def here_in_words(start: float, learning_rate: float) -> str:
    """Return a sentence with the number of steps that the slider's learning rate needs."""
    needed = float(steps_needed(learning_rate, CURVATURE, abs(start), within=WITHIN))
    if np.isfinite(needed):
        return f"You are here: α = {number(learning_rate)} needs {count(int(needed), 'step')}."
    return f"You are here: α = {number(learning_rate)} never gets there."


def _you_are_here(learning_rate: float, needed: float, *, is_best: bool) -> list[Figure]:
    height = needed if np.isfinite(needed) else TOP / 1.35
    text = count(int(needed), "step") if np.isfinite(needed) else "never"
    pin = _mark("circle", 17, palette.POSITION)
    pin["line"] = {"width": 3, "color": palette.PAPER.light}
    side = "middle right" if learning_rate < 0.75 else "middle left"
    label = {**words("you are here, in words", {"size": 14, "color": palette.POSITION.light}, side)}
    if not is_best:
        label |= {
            "x": [learning_rate],
            "y": [height],
            "text": [f"\u2002\u2002α = {number(learning_rate)}: {text}\u2002\u2002"],
        }
    return [
        line(
            "down to the learning rate",
            [learning_rate] * 2,
            [0.7, height],
            palette.POSITION.light,
            2,
            dash="dot",
        ),
        markers("you are here", [learning_rate], [height], pin),
        label,
    ]


def _named(name: str, x: float, y: float, text: str) -> Figure:
    return {
        **markers(name, [x], [y], _mark("diamond", 12, palette.MINIMUM)),
        "mode": "markers+text",
        "text": [text],
        "textposition": "middle right",
        "textfont": {"color": palette.MINIMUM.light, "size": 13},
    }


def _note(x: float, y: float, text: str) -> Figure:
    note = words("note", {"size": 14, "color": palette.QUIET.light}, "middle center")
    return {**note, "x": [x], "y": [y], "text": [text]}


def _mark(symbol: str, size: int, role: palette.Colour) -> Figure:
    return {"symbol": symbol, "size": size, "color": role.light}


def _layout(high: float) -> Figure:
    limit = float(largest_stable_learning_rate(CURVATURE))
    never = {"type": "rect", "x0": limit, "x1": high, "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    return layout(
        "steps needed",
        margin={"l": 58, "r": 14, "t": 8, "b": 54},
        xaxis=axis(range=[0, high], title={"text": "learning rate α", "standoff": 8}, dtick=0.1),
        yaxis=axis(
            type="log",
            range=[np.log10(0.7), np.log10(TOP)],
            tickvals=[1, 3, 10, 30, 100, 300],
            title={"text": "steps needed", "standoff": 8},
        ),
        shapes=[{**never, "fillcolor": palette.GRID.light, "line": {"width": 0}}],
        annotations=[
            {
                "x": (limit + high) / 2,
                "y": np.log10(TOP) / 2,  # on a logarithmic axis Plotly wants the logarithm of a place
                "text": "never gets there",
                "textangle": -90,
                "showarrow": False,
                "font": {"size": 13, "color": palette.TEXT.light},
            }
        ],
    )
