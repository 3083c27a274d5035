"""The words of a figure: its name, the outcome of the run, and a sentence for every step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from gd_view.drawing.drawing import Drawing
from gd_view.wording import names_in

ASKED = "Step 0: where the next step leads is a question here. Answer it, or press Step and see."


@dataclass(frozen=True, kw_only=True)
class Narration:
    """The words that the player says beside a drawing.

    A template is filled for every step with the columns and constants of the drawing, see `gd_view.wording.fill`.

    Attributes
    ----------
    name
        Name of the figure, in a few words.
    alt
        One sentence that names the figure and its state.
    headline
        Outcome of the run, as HTML.
    also_said
        What a screen reader is told after an outcome that is new, beyond the headline.
    live_headline
        Template in its place while a slider is dragged, filled with the last row of the fan's run; ``k`` is its
        number.
    captions
        Templates of the sentence for a step: ``step`` and, where they differ, ``start``, ``last`` and ``outside``.
        ``still`` is for rows in which the column of that name holds a number, ``line 3`` for those in which the
        column ``line`` holds a 3.
    readout, update
        Templates of the lines of quantities and of arithmetic for a step, as HTML. An element with
        ``data-line="3"`` lights up where the column ``line`` holds a 3.
    aside
        Template of a line above the table, as HTML.
    table
        Columns of the run's table as (name, title). A column ``listed``, if there is one, marks the steps that
        have a row.
    tells
        For a slider, by its key, a sentence for each of its values. The page has that of the value shown in an
        element with ``data-tells="key"``, and it goes along with a hand.
    row_is
        Name of a row of the columns, if it is not a step of the run.
    speed
        Rows a second at which a page opens: 1, 3 or 10.
    """

    name: str
    alt: str
    headline: str = ""
    also_said: str = ""
    live_headline: str = ""
    captions: Mapping[str, str] = field(default_factory=dict)
    readout: str = ""
    update: str = ""
    aside: str = ""
    table: Sequence[tuple[str, str]] = ()
    tells: Mapping[str, Sequence[str]] = field(default_factory=dict)
    row_is: str = "Step"
    speed: int = 3

    def check(self, drawing: Drawing) -> None:
        """Refuse a name that the drawing lacks.

        Raises
        ------
        ValueError
            If a template or the table uses a name that is neither a column nor a constant of the drawing.
        """
        asked = {name for name, _ in self.table}
        asked.update(
            *map(
                names_in, (*self.captions.values(), self.live_headline, self.readout, self.update, self.aside)
            )
        )
        if missing := sorted(asked - drawing.names):
            raise ValueError(f"the words of {self.name!r} name {missing[0]!r}, and no column is called so")


def untold(drawing: Drawing, words: Narration, *traces: str) -> tuple[Drawing, Narration]:
    """Return drawing and words that, at the start, tell nothing of the first step: not its length, not where it leads.

    The trace of the step itself goes, and those that are named. The lines of numbers keep their room, and are seen
    after the first step.
    """

    def held_back(template: str) -> str:
        return template and f'<span class="gd-untold">{template}</span>'

    return (
        replace(
            drawing, moving=tuple(move for move in drawing.moving if move["trace"] not in {"step", *traces})
        ),
        replace(
            words,
            captions={**words.captions, "start": ASKED},
            readout=held_back(words.readout),
            update=held_back(words.update),
        ),
    )
