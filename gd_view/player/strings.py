"""The player's own words for a reader, in one record, which `app.py` serves to the player as a module.

The words for a figure and its run are a chapter's. Templates are those of `gd_view.wording`.
"""

import json
from dataclasses import asdict, dataclass
from typing import Final

from gd_view.wording import PRACTICALLY_0


@dataclass(frozen=True)
class Strings:
    """The words of the player, for one language.

    Attributes
    ----------
    controls, start, back, play, pause, step, end, speed
        Names of the buttons and of the group that holds them.
    count
        Template of the reader's place: ``row``, ``k`` and ``last``.
    a_second
        Template of a speed: ``speed``.
    log, log_scale
        The word beside the switch for a logarithmic axis, and its whole name.
    grip, grip_line
        Names of the place in the picture that can be taken hold of: the start of a run, or a line that is turned.
    aim
        Name of the ring that keys move to where the reader thinks an answer lies.
    about, unknown
        Sign before a number known to the width of a pixel only, and sign for an unknown number.
    unseen
        Words in place of a run's outcome while its end has not been shown.
    not_a_number
        Words of `gd_view.wording.number` for NaN.
    practically_0
        Words of `gd_view.wording.seen` for a number that is too small for any picture.
    sound
        Name of the switch that has the loss of each step played as a note.
    numbers, table, file
        Title of the fold with a run's numbers, name of the table in it, and name of the files.
    download, comma, svg, png
        Links to the table as a file, with a decimal point and with a comma, and buttons for the picture as one.
    sheet, pen, place
        Names of the empty axes to draw on and of the pen, and where the pen is: its two names and numbers.
    begin, go_on, drawn, again
        What to do with a sheet on which nothing, something or a whole curve is drawn, and the button that empties it.
    mine, true
        Names of the two curves on a sheet: the reader's sketch and the true one.
    share, link, copy
        Title of the fold with the link to this moment, name of the link, and the button that copies it.
    copied, select
        What came of that: it is copied, or it is selected, for a browser that lets no page copy.
    class_link, copy_link, frame, copy_frame
        The same for a link to a class, and names of the snippet for a frame and of the button that copies it.
    qr, waits, too_long, qr_of, large, close
        The button that asks for the link as a QR code, what it says meanwhile or of a link that is too long, name of
        the code, the button that shows it large, and the one that ends that.
    handout, handout_says, handout_back, mine_on_paper
        The button that prints a sheet with the questions of a page, the sheet's own words above them and beside the
        code that leads back, and those before an empty line.
    moved, one_slider
        Notes of a file that nobody answers: that a slider was moved, and that another one went back for it.
    coming
        What stands in place of a figure until it is there.
    away, late, returned
        What is said while there is no connection, while an answer takes long, and when that is over.
    no_player, no_look, no_plotly
        Notes in place of a figure: when a module did not load, when the browser cannot unpack a figure, and when
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
    a_second: str = "{speed} a second"
    log: str = "log"
    log_scale: str = "log scale: equal factors are equally far apart"
    grip: str = "The start: drag it, or use the arrow keys"
    grip_line: str = "The line: drag it, or use the arrow keys"
    aim: str = "Your guess: the arrow keys move it, Enter takes it"
    about: str = "≈ "
    unknown: str = "…"
    unseen: str = "Press Play and see what becomes of it."
    not_a_number: str = "not a number"
    practically_0: str = PRACTICALLY_0
    sound: str = "Hear each step: higher loss, higher note"
    numbers: str = "Numbers of this run, and files"
    table: str = "Table of this run"
    download: str = "Download as CSV, every digit"
    comma: str = "CSV with a decimal comma"
    svg: str = "Picture as SVG"
    png: str = "Picture as PNG"
    file: str = "run"
    sheet: str = "Draw the curve"
    pen: str = "Pen: left and right arrows draw on, up and down arrows set the height"
    place: str = "{x_name} = {x}, {y_name} = {y}"
    begin: str = "Take hold of the dot, tap places to be joined, or use the arrow keys."
    go_on: str = "Go on, from edge to edge."
    drawn: str = "That is your sketch."
    again: str = "Empty it"
    mine: str = "your sketch"
    true: str = "what it is"
    share: str = "Share this moment"
    link: str = "Link to this moment"
    copy: str = "Copy link to this moment"
    copied: str = "Copied."
    select: str = "This browser lets no page copy. The link is selected: copy it yourself."
    class_link: str = "Link for the class"
    copy_link: str = "Copy link"
    frame: str = "Snippet for a page of your own, or of a learning platform"
    copy_frame: str = "Copy snippet"
    qr: str = "Show as QR code"
    waits: str = "The QR code is being made."
    too_long: str = (
        "This link is too long for a QR code that a phone can read. A shorter task makes it shorter."
    )
    qr_of: str = "QR code of the link"
    large: str = "Show large"
    close: str = "Close"
    handout: str = "Print a handout of one page"
    handout_says: str = "Write down what you expect, and why, before you look."
    handout_back: str = "Then look what happens:"
    mine_on_paper: str = "I expect"
    moved: str = "You have moved a slider. What has ≈ is rounded to what can be seen."
    one_slider: str = (
        "One slider at a time here: the other one went back to where the run of this file has it. "
        "What has ≈ is rounded to what can be seen."
    )
    coming: str = "The figure is on its way."
    away: str = (
        "No connection to the server. What is on this page still plays, step by step; the sliders wait. "
        "It goes on here as soon as the server is back."
    )
    late: str = "The server is taking long to answer. What is on this page still plays, step by step."
    returned: str = "The server is back."
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
