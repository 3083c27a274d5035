"""The strips beside the map: each parameter step by step, w₁ solid with round markers, w₂ dashed with square ones."""

import numpy as np

from gd_core import Bowl, Run
from gd_view.chapters.many_parameters.run import Points
from gd_view.drawing import palette
from gd_view.drawing.traces import Figure, line, markers
from gd_view.wording import number

STRIP_WINDOW = (-5.4, 5.4)


def strip_traces(w: Points) -> list[Figure]:
    """Return the two strips for iterates w, (rows, 2)."""
    orange, quiet = palette.POSITION.light, palette.QUIET.light
    low, high = STRIP_WINDOW
    traces: list[Figure] = []
    for i, (name, symbol, dash) in enumerate((("w₁", "circle", "solid"), ("w₂", "square", "dash"))):
        strip = {"xaxis": f"x{i + 2}", "yaxis": f"y{i + 2}"}
        now = {
            "symbol": symbol,
            "size": 11,
            "color": orange,
            "line": {"width": 2, "color": palette.PAPER.light},
        }
        over, under = np.flatnonzero(w[:, i] > high), np.flatnonzero(w[:, i] < low)
        traces += [
            {
                **line(f"{name} of every step", [], [], quiet, 1.5, dash=dash),
                **strip,
                "mode": "lines+markers",
                "marker": {"symbol": f"{symbol}-open", "size": 5 if len(w) < 50 else 3, "color": quiet},
            },
            {
                **markers(f"{name} so far", [], [], {"symbol": symbol, "size": 5, "color": orange}),
                **strip,
            },
            {**markers(f"{name} now", [], [], now), **strip},
        ]
        if over.size or under.size:
            beyond = {
                "symbol": ["triangle-up"] * over.size + ["triangle-down"] * under.size,
                "size": 8,
                "color": orange,
            }
            places = [high * 0.94] * over.size + [low * 0.94] * under.size
            traces.append(
                {
                    **markers(f"{name} off the strip", [*over.tolist(), *under.tolist()], places, beyond),
                    **strip,
                }
            )
    return traces


def strip_moves() -> tuple[Figure, ...]:
    """Return the markers that move in the strips."""
    return (
        {"trace": "w₁ now", "x": ["k"], "y": ["w 1"]},
        {"trace": "w₂ now", "x": ["k"], "y": ["w 2"]},
    )


def strip_title(run: Run[Bowl], i: int) -> Figure:
    """Return the title of strip i, 0 or 1, with the factor of its parameter where that has one of its own."""
    name, mark = (("w₁", "●"), ("w₂", "■"))[i]
    each = ""
    if run.is_plain and run.landscape.rotation == 0:
        each = f" × {_bracketed(run.landscape.factors(run.learning_rate)[i])} a step"
    return {
        "xref": f"x{i + 2} domain",
        "yref": f"y{i + 2} domain",
        "x": 1.0,
        "y": 1.0,
        "xanchor": "right",
        "yanchor": "bottom",
        "text": f"{mark} {name}{each}",
        "showarrow": False,
        "font": {"size": 13, "color": palette.POSITION.light},
    }


def _bracketed(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)
