"""What every chapter does the same way: show its run, say what to take away, lead on to the next."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gd_core import Landscape, Run, ending
from gd_view.curve import figure, words
from gd_view.curve.fans import curve_fans
from gd_view.curve.figure import PINNED
from gd_view.drawing.drawing import Columns
from gd_view.drawing.fans import steepness
from gd_view.drawing.narration import Narration, untold
from gd_view.page import controls, pointing, session, settings, state, takeaway, task
from gd_view.page.contents import Chapter
from gd_view.player import player
from gd_view.player.player import shown
from gd_view.player.share import share
from gd_view.player.strings import STRINGS
from gd_view.wording import count

Values = TypeVar("Values")
AS_IT_OPENS = "Set all as this chapter opens"


def show_run(
    page: str,
    run: Run[Landscape],
    *dials: settings.Dial,
    narration: Narration | None = None,
    columns: Columns | None = None,
    is_compared: bool = False,
    is_asked: bool = False,
    also: Mapping[str, str | None] | None = None,
) -> None:
    """Show a run on its loss curve, with its outcome, its sentences, its table and its address.

    Parameters
    ----------
    page
        The page's own address.
    run
        The run that the sliders make, by plain descent.
    dials
        The page's sliders; a click on the curve sets the one of the start.
    narration
        The words, in place of those that every run has.
    columns
        Columns that this chapter tells beside the run, a row for each step.
    is_compared
        Whether the columns hold a pinned run, to be drawn as well.
    is_asked
        Whether a question asks where the first step leads, so that nothing may tell it.
    also
        What the address holds beside the dials, as of `state.address`.
    """
    (start,) = (dial for dial in dials if dial.key == settings.START)
    ghost = pointing.ghost(page)
    told = narration or words.narration(run, ending(run))
    drawing = figure.descent(run, columns, is_compared=is_compared, guess=ghost.x if ghost else None)
    if is_asked:
        drawing, told = untold(drawing, told)
    player(
        drawing,
        told,
        key="figure",
        live=curve_fans(
            run,
            {dial.key: dial.grid() for dial in dials},
            kept=PINNED if is_compared else (),
            is_held=pointing.awaited(page) is not None,
        ),
        address=state.address(page, *dials, also=also, last=drawing.n_steps),
        on_click=pointing.on_click(page, sets(start)),
    )


def sets(across: settings.Dial, up: settings.Dial | None = None) -> Callable[[float, float], None]:
    """Return what to do on a click on a figure whose axis, or both, are those of sliders: set the sliders."""

    def clicked(x: float, y: float) -> None:
        controls.set_value(across, x)
        if up:
            controls.set_value(up, y)

    return clicked


def turns(dial: settings.Dial) -> Callable[[float, float], None]:
    """Return what to do on a click on a figure in which a slider turns a line: turn it to the place."""
    return lambda x, y: controls.set_value(dial, steepness(x, y))


def spread(title: str, here: Chapter) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Show a chapter's title and what its link says to a class, and return the places for its picture and its article.

    They lie beside each other, and the picture stays in sight while the article scrolls. In a narrow window the article
    goes below it (look.css).
    """
    with st.container(key="spread"):
        with st.container(key="head"):
            st.title(title)
            st.html(f'<p class="gd-minutes">About {count(here.minutes, "minute")}</p>')
            task.show(here)
        picture, article = st.container(key="picture_side"), st.container(key="article")
    task.make_room(here, article)
    return picture, article


def live(page: str, show: Callable[[], Values], *, runs_the_page: bool = False) -> Values:
    """Show what a slider changes, first the picture, then the sliders, and return what showing returns.

    Streamlit runs it alone when a slider moves, and lets the rest of the page be.

    Parameters
    ----------
    page
        The page's own address.
    show
        Shows it.
    runs_the_page
        Whether the rest of the page has to follow the sliders, too.
    """
    is_whole_run = True
    runs_the_page |= pointing.awaited(page) is not None  # a card waits for the next click

    def alone_or_all() -> Values:
        if runs_the_page and not is_whole_run:
            st.rerun()
        shown().clear()
        shown_values = show()
        session.memory().figures = dict(shown())
        return shown_values

    # Always a fragment: a move that is on its way while the page learns that all of it has to follow must find one.
    values = st.fragment(alone_or_all)()
    is_whole_run = False
    return values


def close(
    here: Chapter,
    words: str,
    following: Chapter,
    *dials: settings.Dial | settings.Choice,
    layers: tuple[str, ...] = (),
) -> None:
    """End a chapter: exact values, a link to this moment, its file, what to remember, and the way to the next chapter.

    Parameters
    ----------
    here
        The chapter.
    words
        The sentence to take away.
    following
        The next chapter.
    dials
        The sliders that have a field for an exact value.
    layers
        Figures that lie on one another, by key.
    """
    if dials:
        with st.expander("Exact values"):
            controls.fields(*dials)
            _as_it_opens(here)
    with st.expander(STRINGS.share):
        st.fragment(share)()  # alone: the code that it asks for changes nothing else
    with st.expander(takeaway.TITLE):
        takeaway.buttons(here, dials, layers)
    st.html(f'<p class="gd-takeaway">{words}</p>')
    lead_on(following, f"Next: {following.asks or following.announced}")


def _as_it_opens(here: Chapter) -> None:
    """Show a link that sets a chapter to its first values again, unless its own link holds another one."""
    first = {one.key: one.default for one in here.dials[0]}
    if state.allows(here.address, first):
        link = controls.link(here.address, AS_IT_OPENS, **first, **{settings.STEP: "0"})
        st.html(f'<p class="gd-as-it-opens">{link}</p>')


def lead_on(following: Chapter, words: str) -> None:
    """Show the one solid button of a page, which leads on."""
    with st.container(key="next"):
        st.page_link(following.file, label=words, icon=":material/arrow_forward:")
