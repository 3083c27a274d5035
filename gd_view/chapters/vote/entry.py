"""The door of the rooms: an address leads to a room as its teacher or as a voter, and without one a code is asked for.

A room is opened by its teacher's own address, which says all of it. So whichever machine the code leads to can open it,
and a form elsewhere has nothing to store.
"""

from collections.abc import Sequence

import streamlit as st

from gd_view.chapters.vote import phone, teacher, words
from gd_view.page import rooms
from gd_view.page.contents import Chapter
from gd_view.page.rooms import Asked
from gd_view.page.settings import legible
from gd_view.votes import codes
from gd_view.votes.forms import Refused
from gd_view.votes.store import Room, Store

SLIP = "slip_"  # in the session, before the code of a room: the slip that it has handed out
# In a room the way to the chapters is shut, and its question is larger than the title.
IN_A_ROOM = """<style>
[data-testid="stSidebar"], [data-testid="stExpandSidebarButton"] { display: none; }
[data-testid="stMain"] h1 { font-size: 1.1rem; padding-bottom: 0; }
</style>"""


def show(chapters: Sequence[Chapter]) -> bool:
    """Show the room of the address, and return whether there is one."""
    query = st.query_params.to_dict()
    given = query.get(rooms.ROOM, "")
    if not given:
        st.markdown("Your teacher’s screen shows a code. Type it here to join, without a name.")
        st.html(words.door())
        return False
    try:
        _enter(codes.read_code(given), query, chapters)
    except Refused as why:
        st.warning(f"Room {legible(given)}. {why}", icon=":material/info:")
        st.html(words.door() + _as_written(given))
        return False
    return True


def _as_written(given: str) -> str:
    """Return a link to the room of a code that was typed otherwise than it is written, as HTML.

    Of several machines the one that has a room is found by the code as it is written.
    """
    code = codes.read_code(given)
    if code in ("", given):
        return ""
    return f'<p><a href="vote?{rooms.ROOM}={code}" target="_self">Try {codes.spaced(code)}</a></p>'


def _enter(code: str, query: dict[str, str], chapters: Sequence[Chapter]) -> None:
    if not code:
        raise Refused(
            f"A code has {codes.LENGTH} letters, none of them a vowel, such as {codes.LETTERS[:6]}."
        )
    store = Store()
    host = query.get(rooms.HOST, "")
    if host:
        room = _opened(store, code, host, query, chapters)
        st.html(IN_A_ROOM)
        teacher.show(store, code, host, _about(room, chapters))
        return
    about = _about(store.room(code), chapters)
    st.html(IN_A_ROOM)
    phone.show(store, code, _slip(store, code, query.get(rooms.VOTER, "")), about)


def _slip(store: Store, code: str, given: str) -> str:
    """Return the voting slip of this phone, which its address holds from now on.

    It is the one of the address, or the one of this visit where somebody went back in it, or a new one.
    """
    known = (given, st.session_state.get(f"{SLIP}{code}", ""))
    slip = next((one for one in known if store.is_slip(code, one)), "") or store.slip(code)
    st.session_state[f"{SLIP}{code}"] = slip
    if slip != given:
        st.query_params[rooms.VOTER] = slip
    return slip


def _opened(store: Store, code: str, host: str, query: dict[str, str], chapters: Sequence[Chapter]) -> Room:
    """Return the room of a teacher's address, which opens it where it is not open yet."""
    chapter, question = rooms.find(chapters, query.get(rooms.CHAPTER, ""), query.get(rooms.QUESTION, ""))
    form = rooms.form(chapter, question, query.get(rooms.BY, rooms.CHOICES))
    return store.open(code, host, chapter.slug, question.key, form)


def _about(room: Room, chapters: Sequence[Chapter]) -> Asked:
    return Asked(*rooms.find(chapters, room.chapter, room.question), room.form)
