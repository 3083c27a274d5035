"""Three million parameters as a picture: a parameter is a pixel's shade, and descent brings hills out of the fog.

Each pixel has a curvature of its own, larger where the hills are near. Only pictures of a few steps are kept of a run,
reduced, never its parameters.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gd_core.arrays import FloatArray
from gd_core.quadratics import Quadratic
from gd_view.chapters.many_parameters import hills
from gd_view.drawing.drawing import Drawing
from gd_view.drawing.narration import Narration
from gd_view.drawing.pixels import address, block_means, image, levels, png
from gd_view.drawing.traces import layout

N = 3_000_000
SIDE = 1_732  # pixels; 1,733 × 1,733 would be more than there are parameters
PIXELS = SIDE**2
WITHOUT_PIXEL = N - PIXELS
BLOCK = 4  # parameters along a side of the square that one dot is the mean of
DOTS = SIDE // BLOCK
SHOWN = (0, 1, 2, 3, 5, 8, 13, 20, 30, 50)  # steps
NEAR = 0.1  # of its way: what a pixel may have left to be counted as there

REDUCED = f"Shown reduced: {DOTS} × {DOTS} dots, each the mean of {BLOCK} × {BLOCK} parameters."


@dataclass(frozen=True)
class Frame:
    """The facts kept of one step, and its picture.

    Attributes
    ----------
    step
        Number of steps taken.
    loss
        Loss of all the parameters.
    there
        Share of the pixels that have a tenth of their way left, or less.
    source
        Address of the picture, which holds all of it.
    """

    step: int
    loss: float
    there: float
    source: str


def problem(gentlest: float, sharpest: float) -> tuple[Quadratic, FloatArray]:
    """Return the loss of three million parameters and the start, the grey of fog everywhere.

    The pixels come first, row by row. The rest have a minimum at 1, and curvatures from the gentlest to the sharpest.
    """
    shade, nearness = hills.drawn(SIDE)
    curvatures = gentlest * (sharpest / gentlest) ** nearness.ravel()
    curvatures = np.append(curvatures, np.geomspace(gentlest, sharpest, WITHOUT_PIXEL))
    minimum = np.append(shade.ravel(), np.ones(WITHOUT_PIXEL))
    return Quadratic(curvatures, minimum), np.zeros(N)


def frame(step: int, loss: Quadratic, w: FloatArray) -> Frame:
    """Return what is kept of a step; w of shape (N,).

    Every reader's run gives the same pictures, so all of them share one copy in memory.
    """
    minimum = np.asarray(loss.minimum)[:PIXELS]
    there = np.count_nonzero(abs(w[:PIXELS] - minimum) <= NEAR * abs(minimum)) / PIXELS
    means = block_means(w[:PIXELS].reshape(SIDE, SIDE), BLOCK)
    source = address(png(levels(means, -1, 1), hills.COLOURS))
    return Frame(step, loss.loss(w), there, sys.intern(source))


def drawing(frames: Sequence[Frame]) -> Drawing:
    """Return the pictures as a drawing, a row for each."""
    side = {"visible": False, "fixedrange": True, "constrain": "domain"}
    ends = [-0.5, DOTS - 0.5]
    losses = np.array([frame.loss for frame in frames])
    return Drawing(
        figure={
            "data": [image("hills")],
            "layout": layout(
                "hills",
                xaxis={**side, "range": ends},
                yaxis={**side, "range": ends[::-1], "scaleanchor": "x"},
                margin={"l": 0, "r": 0, "t": 0, "b": 0},
            ),
        },
        columns={
            "step": np.array([float(frame.step) for frame in frames]),
            "loss": losses,
            "loss left": _to_three_digits(100 * losses / losses[0]),
            "there": _to_three_digits(100 * np.array([frame.there for frame in frames])),
        },
        moving=({"trace": "hills", "source": [frame.source for frame in frames]},),
    )


def _to_three_digits(values: FloatArray) -> FloatArray:
    return np.array([float(f"{value:.3g}") for value in values])


def narration(frames: Sequence[Frame]) -> Narration:
    """Return the words for the pictures."""
    last = frames[-1].step
    waiting = "Most is left at the top of the sky: there the curvature is smallest."
    so_far = (
        "{loss left} % of the loss is left. {there} % of the pixels have a tenth of their way left, or less."
    )
    return Narration(
        name="Three million parameters come out of the fog",
        alt=(
            f"Gradient descent on {N:,} parameters, most of them the pixels of a picture: hills, pines and a sun at "
            f"dawn come out of grey fog in {last} steps, what is near first."
        ),
        captions={
            "start": "Before the first step: every pixel is 0, the grey of fog.",
            "step": f"After step {{step}}: {so_far}",
            "last": f"After step {{step}}: {so_far} {waiting}",
        },
        table=(
            ("step", "step"),
            ("loss", "loss L"),
            ("loss left", "% of the loss left"),
            ("there", "% of the pixels with a tenth of their way left, or less"),
        ),
        row_is="Picture",
        speed=1,
    )


def explanation() -> str:
    """Return an explanation of the picture, as Markdown."""
    return (
        f"The three million are a picture. {SIDE:,} × {SIDE:,} = {PIXELS:,} of them are its pixels, each a shade from "
        "dark to bright, and the loss is lowest where together they show hills at dawn. All start at 0, the "
        "grey of fog. The near has a large curvature, the far a small one. "
        f"The other {WITHOUT_PIXEL} take the same steps, but are in no picture: {N:,} is not a square."
    )
