"""Every word that the player itself says to a reader, in one record; `app.py` serves it to the player as a module.

What a figure is, and what happens in it, a chapter says. Templates are those of `gd_view.wording`.
"""

import json
from dataclasses import asdict, dataclass
from typing import Final


@dataclass(frozen=True)
class Strings:
    """The words of the player, for one language.

    Attributes
    ----------
    controls, start, back, play, pause, step, end, speed
        The buttons and what they are in.
    count
        Template of where the reader is: ``row``, ``k`` and ``last``.
    a_second
        Template of a speed: ``speed`` and ``rows``.
    about, unknown
        What stands before what is known to the width of a pixel only, and in place of a number that is not known.
    not_a_number
        As `gd_core.number` says it.
    table, download, file
        The table of a run, the link to it as a file, and the file's name.
    no_player, no_look, no_plotly
        What the place of a figure says when a module did not load, when a figure cannot be unpacked, and when
        plotly.js did not load.
    """

    controls: str = "Walk through the run"
    start: str = "Start"
    back: str = "Back"
    play: str = "Play"
    pause: str = "Pause"
    step: str = "Step"
    end: str = "End"
    speed: str = "Speed"
    count: str = "{row} {k} of {last}"
    a_second: str = "{speed} {rows} a second"
    about: str = "≈ "
    unknown: str = "…"
    not_a_number: str = "not a number"
    table: str = "Table of this run"
    download: str = "Download as CSV, every digit"
    file: str = "run.csv"
    no_player: str = (
        "The figure cannot be shown: a part of this page did not load. "
        "Check the connection and load the page again."
    )
    no_look: str = "This browser cannot unpack the figure. A newer one can."
    no_plotly: str = (
        "The picture cannot be drawn: plotly.js did not load. Check the connection and load the page again. "
        "The sentences and the table below tell the same run."
    )


STRINGS: Final = Strings()


def module(strings: Strings = STRINGS) -> str:
    """Return the JavaScript module `strings.js`, which the player's other modules import."""
    return f"export const strings = {json.dumps(asdict(strings), ensure_ascii=False)};\n"
