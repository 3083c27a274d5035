"""The turned line in words."""

from gd_core import RAIN
from gd_view.chapters.loss.dials import W
from gd_view.chapters.loss.picture import NUMBERS
from gd_view.drawing.narration import Narration
from gd_view.wording import number

CAPTIONS = {
    "step": "With w = {w} the six squares have a mean of {loss}. That is the loss of this line.",
    "start": "The line lies flat: w = 0. The squares of its six misses have a mean of {loss}: the loss.",
}
READOUT = (
    '<span class="gd-position">w = {w}</span>'
    '<span class="gd-height">loss L = mean of the six squares = {loss}</span>'
)
TABLE = (("w", "w"), *((f"square {i}", f"square {i}") for i in NUMBERS), ("loss", "loss L"))


def narration(w: float, *, knows_lowest: bool = False) -> Narration:
    """Return the words of the line turned from flat up to w."""
    return Narration(
        name="A line and its loss",
        alt=alt(w),
        headline=headline(w, knows_lowest=knows_lowest),
        live_headline="<strong>Every hour of rain adds {w} cm: loss {loss}.</strong>",
        captions=CAPTIONS,
        readout=READOUT,
        table=TABLE,
        rows_are=("Line", "line", "lines"),
        speed=10,
    )


def headline(w: float, *, knows_lowest: bool = False) -> str:
    """Return what the line says and what it costs, as HTML."""
    rain = f"Every hour of rain adds {number(w)} cm" if w else "Rain adds no water at all"
    said = f"<strong>{rain}: loss {number(RAIN.loss(w), 3)}.</strong>"
    if not knows_lowest:
        return said
    above = abs(w - RAIN.best) > W.step / 2
    more = f"{number(RAIN.loss(w) - RAIN.lowest, 3)} above the lowest." if above else "No w has a lower one."
    return f"{said} {more}"


def alt(w: float) -> str:
    """Return the alternative text of the figure, one sentence."""
    return (
        f"Left, six showers as points, hours of rain against centimetres of water, the line y = {number(w)}·x and the "
        f"squares of its misses; right, the loss {number(RAIN.loss(w), 3)} over the parameter w, with the trail that "
        "it left while the line was turned up from flat."
    )
