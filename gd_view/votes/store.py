"""Rooms and their ballots in SQLite, so that several processes on one machine share them.

A room knows its question, its round and how many ballots say what. A ballot is filed under the digest of a slip that
the room has handed out, so whoever comes back replaces a ballot and adds none. No name, no address and no time of a
ballot is kept. Three hours after a room was opened nobody can read it, and the next call deletes it.
"""

import hashlib
import hmac
import os
import secrets
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from gd_view.votes import codes
from gd_view.votes.forms import Form, Refused

LASTS: Final = 3 * 60 * 60  # seconds
MOST_ROOMS: Final = 300  # at once: so one guess in eighty thousand finds one
MOST_BALLOTS: Final = 1000  # in a round
LAST_ROUND: Final = 2
PATIENCE: Final = 5  # seconds, for another process to finish writing
PLACE: Final = "LESSON_VOTES"  # in the environment: the file

VERSION: Final = 1  # of the tables
SCHEMA: Final = (
    "PRAGMA journal_mode = WAL",  # so that nobody who reads waits for one who writes
    "CREATE TABLE IF NOT EXISTS rooms (code TEXT PRIMARY KEY, opened REAL, host BLOB, seal BLOB, "
    "chapter TEXT, question TEXT, letters TEXT, numbers INTEGER, low REAL, high REAL, round INTEGER DEFAULT 1, "
    "is_shown INTEGER DEFAULT 0, is_told INTEGER DEFAULT 0, is_closed INTEGER DEFAULT 0) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS ballots (code TEXT, round INTEGER, voter BLOB, answer TEXT, "
    "PRIMARY KEY (code, round, voter)) WITHOUT ROWID",
    f"PRAGMA user_version = {VERSION}",
)


@dataclass(frozen=True)
class Room:
    """A room as everybody in it may know it.

    Attributes
    ----------
    code
        Its letters.
    chapter, question
        Slug of a chapter, and key of its question.
    form
        What may be answered.
    round
        1, or 2 when it is voted again.
    is_shown, is_told, is_closed
        Whether the teacher has shown what was answered, told what is right, and ended the vote.
    """

    code: str
    chapter: str
    question: str
    form: Form
    round: int = 1
    is_shown: bool = False
    is_told: bool = False
    is_closed: bool = False

    def turned(self, wish: str) -> "Room":
        """Return the room after a wish of its teacher: show, hide, end, resume, again or tell.

        Raises
        ------
        Refused
            If it cannot be fulfilled now.
        """
        if self.is_told and wish in ("resume", "again"):
            raise Refused("The answer has been told, so nobody can vote on it any more. Open another room.")
        if wish == "again" and self.round < LAST_ROUND:
            return replace(self, round=self.round + 1, is_shown=False, is_closed=False)
        match wish:
            case "show" | "hide":
                return replace(self, is_shown=wish == "show")
            case "end" | "resume":
                return replace(self, is_closed=wish == "end")
            case "tell":
                return replace(self, is_shown=True, is_told=True, is_closed=True)
        raise Refused("This room cannot do that now.")


class Store:
    """The rooms of one machine.

    Parameters
    ----------
    path
        The file; by default the one that the environment names, or one in the folder for temporary files.
    now
        Clock, in seconds.
    """

    def __init__(self, path: Path | None = None, now: Callable[[], float] = time.time):
        self.path = path or place()
        self.now = now

    def open(self, code: str, host: str, chapter: str, question: str, form: Form) -> Room:
        """Open a room, or return the one that this teacher has opened with this code.

        Raises
        ------
        Refused
            If the code is another teacher's, or there is no room left.
        """
        if not (code and codes.read_code(code) == code and codes.is_secret(host)):
            raise Refused("This address opens no room. Open one from the page for teachers.")
        with self._connected(writes=True) as connection:
            if self._row(connection, code) is None:
                (count,) = connection.execute("SELECT COUNT(*) FROM rooms").fetchone()
                if count >= MOST_ROOMS:
                    raise Refused(f"All {MOST_ROOMS} rooms are taken. Each is free again after three hours.")
                made = (code, self.now(), _digest(host), secrets.token_bytes(16), chapter, question)
                connection.execute(
                    "INSERT INTO rooms (code, opened, host, seal, chapter, question, letters, numbers, low, high) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*made, form.letters, form.numbers, form.low, form.high),
                )
            return _room(self._of(connection, code, host))

    def room(self, code: str) -> Room:
        """Return a room, or refuse where there is none."""
        with self._connected() as connection:
            return _room(self._of(connection, code))

    def slip(self, code: str) -> str:
        """Return a new voting slip of a room. Nothing is noted: the room knows its own slips by their seal."""
        with self._connected() as connection:
            seal = self._of(connection, code)["seal"]
        number = secrets.token_hex(8)
        return number + _sealed(seal, number)

    def is_slip(self, code: str, slip: str) -> bool:
        """Return whether a room has handed out a slip."""
        with self._connected() as connection:
            return _is_sealed(self._of(connection, code)["seal"], slip)

    def cast(self, code: str, slip: str, given: object) -> str:
        """Take an answer into the present round, in place of an earlier one on the same slip, and return it as counted.

        Raises
        ------
        Refused
            If there is no such room, its vote has ended, the slip is not the room's, or that is no answer.
        """
        with self._connected(writes=True) as connection:
            row = self._of(connection, code)
            room = _room(row)
            if not _is_sealed(row["seal"], slip):
                raise Refused(
                    "This room has not handed out that voting slip. Open the room anew, by its code."
                )
            answer = room.form.written(given)
            if room.is_closed:
                raise Refused("This vote has ended; your answer was not counted.")
            place = (code, room.round, _digest(slip))
            if self._ballot(connection, place) is None and self._count(connection, room) >= MOST_BALLOTS:
                raise Refused(f"This room has {MOST_BALLOTS:,} answers, and takes no more.")
            connection.execute("INSERT OR REPLACE INTO ballots VALUES (?, ?, ?, ?)", (*place, answer))
            return answer

    def given(self, code: str, slip: str) -> str:
        """Return what was answered on a slip in the present round, or nothing."""
        with self._connected() as connection:
            room = _room(self._of(connection, code))
            return self._ballot(connection, (code, room.round, _digest(slip))) or ""

    def counts(self, code: str) -> list[dict[str, int]]:
        """Return for each round how many ballots give each answer."""
        with self._connected() as connection:
            room = _room(self._of(connection, code))
            rows = connection.execute(
                "SELECT round, answer, COUNT(*) AS count FROM ballots WHERE code = ? GROUP BY round, answer",
                (code,),
            ).fetchall()
        rounds: list[dict[str, int]] = [{} for _ in range(room.round)]
        for row in rows:
            rounds[row["round"] - 1][row["answer"]] = row["count"]
        return rounds

    def turn(self, code: str, host: str, wish: str) -> Room:
        """Fulfil a wish of the teacher, as of `Room.turned`, and return the room."""
        with self._connected(writes=True) as connection:
            room = _room(self._of(connection, code, host)).turned(wish)
            connection.execute(
                "UPDATE rooms SET round = ?, is_shown = ?, is_told = ?, is_closed = ? WHERE code = ?",
                (room.round, room.is_shown, room.is_told, room.is_closed, code),
            )
            return room

    @contextmanager
    def _connected(self, *, writes: bool = False) -> Iterator[sqlite3.Connection]:
        """Connect for one call; what is refused changes nothing, and what the file refuses is said in plain words."""
        try:
            if not self.path.exists():
                self.path.touch(mode=0o600)  # for nobody else on the machine
            connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
            try:
                connection.row_factory = sqlite3.Row
                connection.execute("PRAGMA synchronous = OFF")  # no room has to outlast a power cut
                if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                    for statement in SCHEMA:
                        connection.execute(statement)
                self._delete_the_old(connection)
                connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
            finally:
                connection.close()
        except (OSError, sqlite3.Error):
            raise Refused("The votes cannot be reached at the moment. Try again, please.") from None

    def _delete_the_old(self, connection: sqlite3.Connection) -> None:
        """Delete the rooms of more than three hours ago with all their ballots, and overwrite what they held."""
        too_old = (self.now() - LASTS,)
        if connection.execute("SELECT 1 FROM rooms WHERE opened <= ?", too_old).fetchone():
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "DELETE FROM ballots WHERE code IN (SELECT code FROM rooms WHERE opened <= ?)", too_old
            )
            connection.execute("DELETE FROM rooms WHERE opened <= ?", too_old)
            connection.execute("COMMIT")

    def _of(self, connection: sqlite3.Connection, code: str, host: str | None = None) -> sqlite3.Row:
        """Return the row of a room, or refuse where there is none, or another teacher's."""
        row = self._row(connection, code)
        if row is None:
            raise Refused(
                "There is no room with this code now. A room ends three hours after it was opened; or one letter is "
                "another."
            )
        if host is not None and not hmac.compare_digest(row["host"], _digest(host)):
            raise Refused("This room is another teacher’s.")
        return row

    @staticmethod
    def _row(connection: sqlite3.Connection, code: str) -> sqlite3.Row | None:
        if codes.read_code(code) != code:
            return None
        row: sqlite3.Row | None = connection.execute("SELECT * FROM rooms WHERE code = ?", (code,)).fetchone()
        return row

    @staticmethod
    def _ballot(connection: sqlite3.Connection, place: tuple[str, int, bytes]) -> str | None:
        row = connection.execute(
            "SELECT answer FROM ballots WHERE code = ? AND round = ? AND voter = ?", place
        ).fetchone()
        return None if row is None else str(row["answer"])

    @staticmethod
    def _count(connection: sqlite3.Connection, room: Room) -> int:
        (count,) = connection.execute(
            "SELECT COUNT(*) FROM ballots WHERE code = ? AND round = ?", (room.code, room.round)
        ).fetchone()
        return int(count)


def place() -> Path:
    """Return the file of the rooms: the one that the environment names, or this user's own for temporary things."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    return Path(os.environ.get(PLACE) or Path(tempfile.gettempdir()) / f"lesson-votes-{user}.sqlite3")


def _room(row: sqlite3.Row) -> Room:
    form = Form(row["letters"], row["numbers"], row["low"], row["high"])
    flags = (bool(row[name]) for name in ("is_shown", "is_told", "is_closed"))
    return Room(row["code"], row["chapter"], row["question"], form, row["round"], *flags)


def _digest(secret: str) -> bytes:
    """Return what is kept in place of a secret: nobody can tell the secret from it."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


def _sealed(seal: bytes, number: str) -> str:
    return hmac.new(seal, number.encode("utf-8", "replace"), "sha256").hexdigest()[:16]


def _is_sealed(seal: bytes, slip: str) -> bool:
    """Return whether a slip, which may be any text, carries a seal."""
    number, mark = slip[:16], slip[16:]
    return hmac.compare_digest(_sealed(seal, number).encode(), mark.encode("utf-8", "replace"))
