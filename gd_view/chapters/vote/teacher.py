"""What the teacher's screen shows of a room: how to join, the question, how many have answered, and what on request.

Never what is right before the teacher tells it, and not what was answered before the teacher asks for it.
"""

import math
import time

import streamlit as st

from gd_view.chapters.vote import bars, crowd, words
from gd_view.page import controls, rooms
from gd_view.page.question import Question
from gd_view.page.rooms import Asked
from gd_view.page.verdicts import inline
from gd_view.player.share import qr_code, understood
from gd_view.votes import codes
from gd_view.votes.forms import Refused
from gd_view.votes.store import LAST_ROUND, Room, Store

EVERY = 2  # seconds: how often the screen looks for new answers
TELLS = 6  # seconds between two counts that a screen reader is told
NOTE = "vote_note"  # in the session: what could not be done
TOLD = "vote_told_"  # in the session, with the code of a room: when it was told what, and of which round
WISHES = {
    "show": "Show what was answered",
    "hide": "Hide what was answered",
    "end": "End the vote",
    "resume": "Let them vote on",
    "again": "Vote again",
    "tell": "Tell what is right",
}
RUN = "Play the run"


def show(store: Store, code: str, host: str, about: Asked) -> None:
    """Show a room to its teacher, and anew every two seconds."""
    with st.container(key="room"):
        with st.container(key="room_join"):
            words.drawn(_how_to_join(code))
        with st.container(key="room_asks"):
            st.fragment(_look, run_every=EVERY)(store, code, host, about)


def _how_to_join(code: str) -> str:
    """Return the code, its QR code and the address, as HTML."""
    page = understood(st.context.url)
    link = understood(f"{page}?{rooms.ROOM}={code}") if page else ""
    picture = (
        f'<div class="gd-qr-code" role="img" aria-label="QR code of this room">{qr_code(link)}</div>'
        if link
        else ""
    )
    place = (
        f'<p>Scan it, or open <span class="gd-where">{page.partition("://")[2]}</span> and type</p>'
        if page
        else ""
    )
    return (
        f'<section class="gd-join" aria-label="How to join">{picture}{place}'
        f'<p class="gd-code" translate="no">{codes.spaced(code)}</p></section>'
    )


def _look(store: Store, code: str, host: str, about: Asked) -> None:
    """Show what changes while a class votes."""
    try:
        room, counts = store.room(code), store.counts(code)
    except Refused as why:
        st.warning(str(why), icon=":material/info:")
        return
    st.html(f'<h2 class="gd-put">{inline(about.question.text)}</h2>{_keys(room)}')
    answered = sum(counts[-1].values())
    which = f"{words.ROUNDS[room.round - 1]}: " if room.round > 1 else ""
    ended = " The vote has ended." if room.is_closed else ""
    have = f"{'has' if answered == 1 else 'have'} answered.{ended}"
    told = _told(room, f"{which}{answered} {have}")
    words.drawn(  # Markdown keeps the elements, and a status that is replaced is not heard
        f'<p class="gd-answered">{which}<strong>{answered}</strong> {have}</p>'
        f'<p class="gd-unseen" role="status">{told}</p>'
    )
    with st.container(key="room_wishes", horizontal=True, gap="small"):
        for place, wish, is_possible in _wishes(room):
            st.button(
                WISHES[wish],
                key=f"wish_{place}",
                on_click=_wish,
                args=(store, code, host, wish),
                disabled=not is_possible,
            )
    if note := st.session_state.get(NOTE):
        st.warning(note, icon=":material/info:")
    if room.is_told:
        st.html(f'<p class="gd-run">{controls.opened(about.run, RUN)} (in a new tab)</p>')
    words.drawn(_answers(room, counts, about))


def _told(room: Room, now: str) -> str:
    """Return what a screen reader has been told last: what the screen shows, or showed some seconds ago.

    While a class answers the number changes at every look. What its teacher has done is told at once.
    """
    key, round_of_it = f"{TOLD}{room.code}", (room.round, room.is_closed)
    when, told, before = st.session_state.get(key, (-math.inf, "", round_of_it))
    if told != now and (time.monotonic() >= when + TELLS or before != round_of_it):
        told = now
        st.session_state[key] = (time.monotonic(), told, round_of_it)
    return str(told)


def _wishes(room: Room) -> list[tuple[str, str, bool]]:
    """Return the buttons: the name of its place, what it wishes now, and whether that can be.

    None of them goes, so none takes the focus with it. Where one can be pressed no more, the next one has it, which is
    never one whose wish cannot be taken back.
    """
    return [
        ("shown", "hide" if room.is_shown else "show", True),
        ("again", "again", room.round < LAST_ROUND and not room.is_told),
        ("ended", "resume" if room.is_closed else "end", not room.is_told),
        ("told", "tell", not room.is_told),
    ]


def _keys(room: Room) -> str:
    """Return what the keys of a remote press here, as HTML that nobody sees: show, tell, play the run; back is hide."""
    shown, told = (f".st-key-wish_{place} button" for place in ("shown", "told"))
    on = ".gd-run a" if room.is_told else told if room.is_shown else shown
    back = shown if room.is_shown else ""
    return f'<i class="gd-walk" data-on="{on}" data-back="{back}" hidden></i>'


def _wish(store: Store, code: str, host: str, wish: str) -> None:
    """Fulfil a wish, or note why not."""
    st.session_state[NOTE] = ""
    try:
        store.turn(code, host, wish)
    except Refused as why:
        st.session_state[NOTE] = str(why)


def _answers(room: Room, counts: list[dict[str, int]], about: Asked) -> str:
    """Return what was answered if the teacher has asked for it, else only what there is to choose from, as HTML."""
    question, right = about.question, about.right if room.is_told else None
    if isinstance(question, Question) and about.form.letters:
        return bars.shown(question, counts, is_told=room.is_told) if room.is_shown else bars.options(question)
    if not room.is_shown:
        return ""
    told = words.told(about) if room.is_told else ""
    if about.form.numbers > 1:
        picture = crowd.in_a_plane(counts, right if isinstance(right, tuple) else None)
    else:
        ground = about.chapter.ground if about.is_on_the_ground else None
        picture = crowd.along(counts, ground, right[0] if isinstance(right, tuple) else None)
    return f'{picture}<div class="gd-listed">{crowd.listed(counts)}{told}</div>'
