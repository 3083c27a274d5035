"""What a phone shows of a room: the question, fields for an answer, and whether it was counted.

Nobody gives a name. The address of the phone's page carries the voting slip that the room has handed out, so a phone
that comes back changes its answer and has not voted twice.
"""

import streamlit as st

from gd_view.chapters.vote import crowd, words
from gd_view.chapters.vote.words import drawn
from gd_view.page.question import Question
from gd_view.page.rooms import Asked
from gd_view.page.typed import stripped, understood
from gd_view.page.verdicts import inline, markdown
from gd_view.votes import codes
from gd_view.votes.forms import Refused
from gd_view.votes.store import Room, Store

EVERY = 10  # seconds: how often a phone looks whether the room has gone on
NOTE = "ballot_note"  # in the session: why an answer was not counted
SEND, CHANGE = "Send my answer", "Change my answer"
UNREADABLE = "I cannot read that as a number. Write it with a decimal point, like −2.4, please."


def show(store: Store, code: str, slip: str, about: Asked) -> None:
    """Show a room to somebody who votes, and anew every ten seconds."""
    with st.container(key="ballot"):
        st.html(
            f'<p class="gd-minutes">Room {codes.spaced(code)}. Nobody sees who answers what.</p>'
            f'<h2 class="gd-put">{inline(about.question.text)}</h2>'
        )
        st.fragment(_look, run_every=EVERY)(store, code, slip, about)


def _look(store: Store, code: str, slip: str, about: Asked) -> None:
    """Show what changes: the round, the fields, and what has been counted."""
    try:
        room, given = store.room(code), store.given(code, slip)
    except Refused as why:
        st.warning(str(why), icon=":material/info:")
        return
    if room.round > 1 and not room.is_closed:
        st.markdown(
            f"**{words.ROUNDS[room.round - 1]}.** Now that you have talked with a neighbour: answer again."
        )
    if not room.is_closed:
        _fields(store, room, slip, about, given)
    st.markdown(f'<p class="gd-said" role="status">{_said(room, given, about)}</p>', unsafe_allow_html=True)
    if note := st.session_state.get(NOTE):
        st.warning(note, icon=":material/info:")
    if room.is_told:
        st.html(words.told(about) + words.door("Code of the next room"))


def _fields(store: Store, room: Room, slip: str, about: Asked, given: str) -> None:
    """Show what an answer is given with. Each round has fields of its own."""
    place, label = f"ballot_{room.code}_{room.round}", CHANGE if given else SEND
    if about.is_on_the_ground:
        _ground(place, about)
        st.button(label, key=f"{place}_send", on_click=_cast, args=(store, room, slip, about), type="primary")
        return
    with st.form(place, border=False):  # sends nothing before a button
        if isinstance(about.question, Question):
            texts = {
                letter: option.text
                for letter, option in zip(about.form.letters, about.question.options, strict=True)
            }
            st.radio(
                about.question.text,
                [*texts],
                index=None,
                format_func=lambda letter: f"**{letter}**\u2002{markdown(texts[letter])}",
                key=f"{place}_0",
                label_visibility="collapsed",
            )
        else:
            for i, name in enumerate(about.question.labels):
                st.text_input(name, key=f"{place}_{i}", autocomplete="off")
        st.form_submit_button(
            label, key=f"{place}_send", on_click=_cast, args=(store, room, slip, about), type="primary"
        )


def _ground(place: str, about: Asked) -> None:
    """Show the curve with the mark of the reader, and the slider that moves it."""
    ground, (low, high) = about.chapter.ground, (about.form.low, about.form.high)
    step = 0.1 if high - low > 10 else 0.05
    start = float(about.question.state.get("start", 0.0))
    chosen = st.session_state.get(f"{place}_0", start)
    drawn(crowd.along([], ground, me=chosen))
    st.slider(
        "Your place: w",
        low,
        high,
        value=start,
        step=step,
        format="%.2f" if step < 0.1 else "%.1f",
        key=f"{place}_0",
    )


def _cast(store: Store, room: Room, slip: str, about: Asked) -> None:
    """Cast what the fields hold, or note why it was not counted."""
    st.session_state[NOTE] = ""
    place = f"ballot_{room.code}_{room.round}"
    fields = [st.session_state.get(f"{place}_{i}") for i in range(about.form.numbers or 1)]
    if None in fields or "" in fields:
        st.session_state[NOTE] = "Choose or type an answer first, please."
        return
    given: object = fields[0]
    if about.form.numbers:
        given = fields if about.is_on_the_ground else [understood(stripped(str(text))) for text in fields]
        if None in given:
            st.session_state[NOTE] = UNREADABLE
            return
    try:
        store.cast(room.code, slip, given)
    except Refused as why:
        st.session_state[NOTE] = str(why)


def _said(room: Room, given: str, about: Asked) -> str:
    """Return what became of an answer."""
    counted = f"Your answer, {words.answer(given, about)}, is counted." if given else ""
    if room.is_closed:
        return f"{counted} The vote has ended.".strip()
    return f"{counted} You can change it until the vote ends." if given else ""
