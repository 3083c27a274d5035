"""What a page is set to: read once in a run, told once.

The address speaks when a page is opened, when a link, Back or Forward is followed, and when the page around a frame
says so. The sliders speak with every message of the browser, which reports them all. And a callback speaks: a press, a
typed number, a click on the figure. None of them knows what another said while its own word was on the way. So a
reported slider is obeyed where it has moved from where it stood in the browser, and what stood still there keeps the
value that it was given meanwhile. The figure is told the outcome, and the address bar with it. The sliders are told
what they cannot know, and a number with it, which comes back with the reports of a browser that shows this: reports
without it are older.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from gd_view.page import lesson as lessons
from gd_view.page import session
from gd_view.page.lesson import Lesson
from gd_view.page.session import Kept, Opening, Said, Values
from gd_view.page.settings import STEP, Choice, Dial, Letters, step_of

Setting = Dial | Choice | Letters

VISIT = "visit"  # the mark that a followed link carries, see player/web/address.js
PRESSED = "-"  # before the mark of a link that was pressed, and not come back to
STANDS = "stands"  # a field that nobody sees: what it holds travels with every report of the sliders
RECENT = 100  # addresses, far more than can be on their way


def said(page: str) -> Said:
    """Return what the address said last of a page: a new visit, or a query that this session never told."""
    memory = session.memory()
    query = st.query_params.to_dict()
    mark = query.pop(VISIT, "")
    last = memory.said
    is_arrival = last.page != page
    if is_arrival or mark not in ("", last.mark) or (query != last.query and not _is_known(page, query)):
        last = memory.said = Said(last.number + 1, page, mark or last.mark, query, is_arrival)
        memory.steps |= {query[STEP]} if STEP in query else set()
        if is_arrival:
            memory.sliders = set()
    return last


def opened(page: str) -> None:
    """Note that the browser shows a page, whether or not it has settings: whoever comes back to another one arrives."""
    memory = session.memory()
    if page != memory.said.page:
        memory.said = replace(memory.said, page="")


def lesson(page: str | None = None) -> Lesson:
    """Return what the address says to a class on the page that is shown, or nothing where another page is asked for."""
    last = session.memory().said
    return lessons.read(last.query) if page in (None, last.page) else Lesson()


def held(page: str) -> Values:
    """Return the values of a page that its link holds, by key."""
    now = kept(page).values
    return {key: now[key] for key in now if key in lesson(page).held}


def allows(page: str, values: Values) -> bool:
    """Return whether the link that opened a page lets it be set to these values: they change nothing that it holds."""
    return lessons.allows(held(page), values)


def asked(page: str) -> Mapping[str, str] | None:
    """Return the query of an address that the page has not heeded yet, or None."""
    now = said(page)
    return None if now.number == kept(page).heeded else now.query


def kept(page: str) -> Kept:
    """Return what a page was set to when it ran last, of which there may be nothing yet."""
    return session.memory().pages.get(page, Kept())


def values(page: str, *settings: Setting) -> dict[str, Any]:
    """Return the values of a page's settings by key.

    They come from the address where it speaks and has them, else from where the reader last left the sliders, else
    from the defaults. They are known before the sliders are shown, so a page can send its picture first.
    """
    state, memory, now, before = st.session_state, session.memory(), said(page), kept(page)
    is_new, answer = now.number != before.heeded, _answer()
    held = lesson(page).held & {one.key for one in settings}
    known = {} if is_new and now.is_arrival else state
    reported = {one.key: known[one.key] for one in settings if one.key in known and one.key not in held}
    moved = _moved(reported, before, answer)
    stands = (
        {**before.stands, answer: reported} if reported and max(before.stands, default=0) > answer else {}
    )
    told = {*memory.put}
    if is_new:
        # A link to a class says everything: what it leaves out is as it first was.
        last = {} if lesson(page).is_on else before.values
        new, note = _read(settings, now.query, last)
        state["note"], memory.note = f"{note} {memory.note}".strip(), ""
        new |= moved
        memory.opens = Opening(now.number, now.query[STEP], new) if STEP in now.query else None
        memory.plays = (now.mark.startswith(PRESSED) and memory.opens is None) or None
        told = {*new}
    elif len(reported) + len(held) < len(settings):  # Streamlit forgets the sliders of a page that was left
        new, state["note"] = _read(settings, {}, before.values)
        told = {*new}
    elif stands:  # the browser reported before it showed what the sliders were set to
        new = {key: before.values[key] for key in reported} | moved
        told |= {key for key in new if not reported[key] == new[key] == before.values[key]}
    else:
        new = {**reported}
    new |= {key: before.values[key] for key in held - {*new}}
    told |= {key for key in held if state.get(key) != new[key]}
    for key, (value, then) in memory.put.items():
        if key in new and key not in held and reported.get(key) == then:  # else the slider was moved later
            new[key] = value
    for setting in settings:
        if setting.key in told:
            new[setting.key] = state[setting.key] = setting.kind(new[setting.key])
    if told & memory.sliders & {*reported}:
        memory.sets += 1
        stands = {answer: reported, **stands, memory.sets: new}
    if stands:
        state[STANDS] = str(memory.sets)
    memory.set_now = told
    memory.pages[page] = replace(before, values=new, heeded=now.number, stands=stands)
    memory.put.clear()
    memory.loaded = None
    return new


def address(
    page: str, *settings: Setting, also: Mapping[str, str | None] | None = None, last: int = 0
) -> dict[str, Any]:
    """Return what the figure is told of the address: the page, the values that it holds, and what it must not hold.

    Once after a link or an answer it is told to play the run. If the address names a step it is told to open there, as
    long as nothing was moved: the first word may be lost where another run follows at once. It heeds each number once.
    How often sliders were set tells a state from the same one that is loaded again, of which the figure would not hear.

    Parameters
    ----------
    page, settings
        As of `values`.
    also
        What else the address holds, by key; None where it must not hold the key.
    last
        The last step of the run that the figure shows.
    """
    now, memory = kept(page), session.memory()
    opens = _opening(page, last)
    plays, memory.plays = memory.plays, None
    told = lesson(page)
    held = [one.key for one in settings if one.key in told.held]
    texts = {one.key: one.text(now.values[one.key]) for one in settings} | dict(also or {}) | told.written()
    texts |= memory.options
    if texts not in now.told:
        memory.pages[page] = replace(now, told=(texts, *now.told[: RECENT - 1]))
    written = {key: text for key, text in texts.items() if text is not None}
    absent = [key for key, text in texts.items() if text is None and key != lessons.LESSON]
    return {
        "page": page,
        "values": written,
        **({"absent": absent} if absent else {}),
        **({"held": held} if held else {}),
        **({"sets": memory.sets} if memory.sets else {}),
        **({} if plays is None else {"plays": plays}),
        **({} if opens is None else {"opens": opens}),
    }


def _opening(page: str, last: int) -> dict[str, int] | None:
    """Return the step at which an address has the figure open, one of the run's, and say if it asked for another."""
    memory = session.memory()
    opens = memory.opens
    if opens is None or opens.values != kept(page).values:
        return None
    step, note = step_of(opens.step, last)
    if note:
        st.session_state["note"] = f"{st.session_state.get('note', '')} {note}".strip()
    memory.opens = replace(opens, step=str(step))
    return {"step": step, "number": opens.number}


def put(key: str, value: Any) -> None:
    """Set a value from a callback; the run that follows tells it."""
    session.memory().put[key] = (value, st.session_state.get(key))


def load(values: Mapping[str, Any], *, plays: bool = True) -> None:
    """Set a page to a state from a callback, and have its run played, or shown at its start.

    A note on what could not be used was of another state.
    """
    st.session_state["note"] = ""
    for key, value in values.items():
        put(key, value)
    session.memory().loaded = values
    session.memory().plays = plays


def loaded() -> Values | None:
    """Return the state that a callback has loaded and that the page has not taken in yet, or None."""
    return session.memory().loaded


def current(key: str) -> Any:
    """Return the value that a key of this page has now, in a callback."""
    memory = session.memory()
    if key in memory.put:
        return memory.put[key][0]
    before = kept(memory.said.page)
    reported = {key: st.session_state[key]} if key in st.session_state else {}
    return _moved(reported, before, _answer()).get(key, before.values[key])


def shows(*keys: str) -> None:
    """Note that this page shows sliders of these keys."""
    session.memory().sliders |= {*keys}


def standing(key: str) -> dict[str, Any]:
    """Return the value for a slider to stand at where it is built anew, as an argument; none in a run that sets it.

    A value that is set is sent once, and a slider that the browser builds after the next run never hears of it.
    """
    memory = session.memory()
    return {} if key in memory.set_now else {"value": kept(memory.said.page).values[key]}


def _read(
    settings: tuple[Setting, ...], query: Mapping[str, str], last: Values
) -> tuple[dict[str, Any], str]:
    """Return what an address asks for, and what to say of that which could not be used."""
    given = {one.key: query[one.key] for one in settings if one.key in query}
    last = {} if given else last
    read: dict[str, tuple[Any, str]] = {
        one.key: one.read(given[one.key]) if one.key in given else (last.get(one.key, one.default), "")
        for one in settings
    }
    return {key: value for key, (value, _) in read.items()}, " ".join(
        note for _, note in read.values() if note
    )


def _answer() -> int:
    """Return how often the sliders had been set when the browser reported them, as it says; anybody can forge it."""
    given = str(st.session_state.get(STANDS, ""))
    number = int(given) if given.isdecimal() and len(given) < 10 else 0
    return number if number <= session.memory().sets else 0


def _moved(reported: Values, before: Kept, answer: int) -> dict[str, Any]:
    """Return what the reader has moved: it stands neither where the browser had it nor where it was set to stand."""
    stood = before.stands.get(answer, {})
    return {
        key: value
        for key, value in reported.items()
        if key in before.values and value not in (before.values[key], stood.get(key))
    }


def _is_known(page: str, query: Mapping[str, str]) -> bool:
    """Return whether a query says nothing new: nothing at all, or an address that was told, but for moving sliders.

    It names no step, or one that was heeded: that stays in the address until the reader goes on.
    """
    if not query:
        return True
    if query.get(STEP) not in (None, *session.memory().steps):
        return False
    state, before = st.session_state, kept(page)
    moving = {key for key, value in before.values.items() if state.get(key, value) != value}
    return any(
        all(query.get(key) == text or key in moving for key, text in one.items()) for one in before.told
    )
