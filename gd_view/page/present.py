"""The lesson for a whole room: one picture and one question at a time, large, walked with the keys of a remote.

`mode=present` in an address turns it on, and it stays on, on every page, until somebody leaves it. A chapter begins
with its title, goes through its questions, and ends with what to take away and the way on. A question comes with the
start of its run. To go on answers it: the picture plays the run, and the reply follows. To go on once more leads to
the next one. What else a page has is there, out of sight: see `present.css`, which is sent as long as this is on.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import streamlit as st

from gd_view.page import card, lesson, pointing, session, state
from gd_view.page.contents import Chapter
from gd_view.page.settings import one_of
from gd_view.page.typed import understood
from gd_view.player.component import component
from gd_view.player.player import LARGE

MODE: Final = "mode"
PRESENT: Final = "present"
NAMES: Final = one_of(MODE, MODE, ("", PRESENT))
SHEET: Final = Path(__file__).with_suffix(".css")
SECTION: Final = '<section class="gd-presenter" data-module="present.js"></section>'
HEEDED = "modes_heeded"  # in the session: what addresses have said of the mode
PLACE = "presented"  # in the session: a page, and how far it is walked: 0 is its title, 1 its first question
ENTER, BACK, SHOW, LEAVE = "Present", "Back", "Show it", "Leave"
KEYS = "On: Page Down, space, →. Back: Page Up, ←. Leave: Esc."


def is_on() -> bool:
    """Return whether the lesson is presented."""
    return session.memory().options.get(MODE) == PRESENT


def heed() -> tuple[Path, ...]:
    """Take in what the address says of the mode, and return the style sheets that it needs.

    The address speaks where it names a mode that it never named, or where it is followed anew. Else what it holds may
    be older than a press.
    """
    given, now = st.query_params.get(MODE), (st.query_params.get(state.VISIT, ""), st.query_params.get(MODE))
    if given is not None and now not in _heeded():
        used, session.memory().note = NAMES.read(given)
        _turn(used == PRESENT)
        _heeded().add(now)
    return (SHEET,) if is_on() else ()


def bar(chapter: Chapter) -> None:
    """Show the way in, on a chapter, or else where the walk through the page is and the ways on, back and out.

    Its place on the page is the same in either case, so that nothing below it is built anew.
    """
    with st.container(key="present"):
        if is_on():
            _walk(chapter)
        elif chapter.questions:
            st.button(
                ENTER, key="present_enter", icon=":material/slideshow:", on_click=_enter, args=(chapter,)
            )


def _walk(chapter: Chapter) -> None:
    if st.session_state.get(PLACE, ("", 0))[0] != chapter.address:  # the reader has just come here
        query = st.query_params.to_dict()
        st.session_state[PLACE] = (chapter.address, asked_about(chapter, query, lesson.read(query).question))
    i, n = st.session_state[PLACE][1], len(chapter.questions)
    st.html(f'<style>{_only(chapter, i)}</style><p class="gd-keys{"" if i else " gd-at-title"}">{KEYS}</p>')
    st.button(BACK, key="present_back", on_click=_go, args=(chapter, i - 1))
    st.button(_words(chapter, i), key="present_on", on_click=_on, args=(chapter, i))
    where = f"Question {i} of {n}" if 0 < i <= n else ""
    st.markdown(f'<p class="gd-place" role="status">{where}</p>', unsafe_allow_html=True)
    st.button(LEAVE, key="present_leave", on_click=_leave, args=(chapter,))
    component("presenter", SECTION)(key="presenter")


def _words(chapter: Chapter, i: int) -> str:
    """Return what comes next on a page, for the button that leads to it."""
    n = len(chapter.questions)
    if 0 < i <= n and not card.is_answered(chapter.address, chapter.questions[i - 1]):
        return SHOW
    if i < n:
        return "Next question" if i else "First question"
    return "Sum up" if n and i == n else "Next page"


def _only(chapter: Chapter, i: int) -> str:
    """Return the rule that leaves of an article only what it is about now."""
    seen = ".gd-takeaway, .st-key-next, .gd-moment"
    if i <= len(chapter.questions):
        seen = f".st-key-predict_{chapter.address}_{chapter.questions[i - 1].key}" if i else ".gd-title-alone"
    boxes = ':is([data-testid="stElementContainer"], [data-testid="stLayoutWrapper"])'
    hidden = f".st-key-article {boxes}:not(:has({seen}), :is({seen}) *)"
    return f"@media screen {{ {hidden} {{ display: none !important; }} }}"


def asked_about(chapter: Chapter, shown: Mapping[str, Any], asked: str = "") -> int:
    """Return the place of the question that is asked, or else whose run is shown, that for the class first, or 0.

    Parameters
    ----------
    chapter
        The chapter. Its first values are nobody's choice: they show its title.
    shown
        By key what the page shows.
    asked
        Key of the question that a link to a class asks, if it asks one.
    """
    keys = [question.key for question in chapter.questions]
    if asked in keys:
        return keys.index(asked) + 1
    if all(_is(shown.get(dial.key, dial.default), dial.default) for dials in chapter.dials for dial in dials):
        return 0
    places = [
        i
        for i, question in enumerate(chapter.questions, 1)
        if all(_is(shown.get(key), value) for key, value in question.state.items())
    ]
    return min(places, key=lambda i: not chapter.questions[i - 1].is_star, default=0)


def _is(shown: object, value: object) -> bool:
    """Return whether a value, or its text in an address, is another one."""
    number = understood(str(shown))
    return str(shown) == str(value) or (number is not None and number == understood(str(value)))


def _heeded() -> set[tuple[str, str | None]]:
    """Return the marks of visits with the modes that were named then, of all that this session has taken in."""
    heeded: set[tuple[str, str | None]] = st.session_state.setdefault(HEEDED, set())
    return heeded


def _turn(to: bool) -> None:
    if to != is_on():
        st.session_state.pop(PLACE, None)
    session.memory().options[MODE] = PRESENT if to else None
    st.session_state[LARGE] = to


def _enter(chapter: Chapter) -> None:
    _turn(True)
    _heeded().add(("", PRESENT))  # the address will say it, and that is no news
    shown, asked = state.kept(chapter.address).values, state.lesson(chapter.address).question
    st.session_state[PLACE] = (chapter.address, asked_about(chapter, shown, asked))


def _leave(chapter: Chapter) -> None:
    _turn(False)
    _heeded().add(("", PRESENT))  # the address still says it
    if not chapter.questions and MODE in st.query_params:  # no figure of this page writes its address
        del st.query_params[MODE]


def _on(chapter: Chapter, i: int) -> None:
    """Answer the question at a place, with what was chosen, if anything was; else go on to the next place."""
    if 0 < i <= len(chapter.questions) and not card.is_answered(chapter.address, chapter.questions[i - 1]):
        card.settle(chapter.address, chapter.questions[i - 1])
    else:
        _go(chapter, i + 1)


def _go(chapter: Chapter, i: int) -> None:
    """Go to a place of a page; a question comes with the start of its run."""
    i = min(max(i, 0), len(chapter.questions) + bool(chapter.questions))
    st.session_state[PLACE] = (chapter.address, i)
    pointing.stop()
    if 0 < i <= len(chapter.questions):
        state.load(chapter.questions[i - 1].state, plays=False)
