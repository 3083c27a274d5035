"""Rooms and ballots: counted once, shared by processes, gone after three hours, and not to be forged."""

import math
import multiprocessing
import random
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from gd_view.votes import codes, store
from gd_view.votes.forms import Form, Refused
from gd_view.votes.store import Room, Store

CHOICES = Form(letters="ABCD")
PLACE = Form(numbers=1, low=-2.4, high=2.4)
CODE, OTHER = "KRTPWD", "BCDFHK"
HOST = "h" * 22


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, seconds: float = 1e9):
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rooms(tmp_path: Path, clock: Clock) -> Store:
    return Store(tmp_path / "votes.sqlite3", clock)


@pytest.fixture
def opened(rooms: Store) -> Store:
    """A store with one room of four choices."""
    rooms.open(CODE, HOST, "double_well", "rolls_over", CHOICES)
    return rooms


def kept(path: Path) -> list[tuple]:
    """Everything in the file, as SQLite itself says it."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT * FROM rooms").fetchall()
        return rows + connection.execute("SELECT * FROM ballots ORDER BY code, round, voter").fetchall()


def test_a_room_is_what_its_teacher_asked_for_and_opening_it_again_changes_nothing(opened):
    room = Room(CODE, "double_well", "rolls_over", CHOICES)
    assert opened.room(CODE) == room
    opened.cast(CODE, opened.slip(CODE), "B")
    assert opened.open(CODE, HOST, "loss", "shape", PLACE) == room
    assert opened.counts(CODE) == [{"B": 1}]


def test_ballots_are_counted_as_a_counter_counts_them(opened):
    chance = random.Random(7)
    given = [chance.choice("ABCD") for _ in range(60)]
    for letter in given:
        assert opened.cast(CODE, opened.slip(CODE), letter) == letter
    assert opened.counts(CODE) == [Counter(given)]


def test_whoever_comes_back_with_a_slip_has_not_voted_twice(opened):
    slip = opened.slip(CODE)
    assert opened.given(CODE, slip) == ""
    for letter in "ACCB":
        opened.cast(CODE, slip, letter)
    assert opened.counts(CODE) == [{"B": 1}]
    assert opened.given(CODE, slip) == "B"
    assert opened.given(CODE, opened.slip(CODE)) == ""


def test_voting_again_keeps_the_first_round_and_hides_what_was_answered(opened):
    mine, yours = opened.slip(CODE), opened.slip(CODE)
    opened.cast(CODE, mine, "A")
    opened.cast(CODE, yours, "B")
    opened.turn(CODE, HOST, "show")
    room = opened.turn(CODE, HOST, "again")
    assert (room.round, room.is_shown, room.is_closed) == (2, False, False)
    assert opened.given(CODE, mine) == ""
    opened.cast(CODE, mine, "B")
    assert opened.counts(CODE) == [{"A": 1, "B": 1}, {"B": 1}]
    with pytest.raises(Refused, match="cannot do that now"):
        opened.turn(CODE, HOST, "again")


def test_a_vote_that_has_ended_takes_nothing_until_it_goes_on(opened):
    slip = opened.slip(CODE)
    opened.turn(CODE, HOST, "end")
    with pytest.raises(Refused, match="This vote has ended; your answer was not counted"):
        opened.cast(CODE, slip, "A")
    opened.turn(CODE, HOST, "resume")
    opened.cast(CODE, slip, "A")
    assert opened.turn(CODE, HOST, "tell").is_closed
    for wish in ("resume", "again"):
        with pytest.raises(Refused, match="The answer has been told"):
            opened.turn(CODE, HOST, wish)
    with pytest.raises(Refused, match="has ended"):
        opened.cast(CODE, slip, "B")
    assert opened.counts(CODE) == [{"A": 1}]


@pytest.mark.parametrize("wish", ["", "round", "drop table", "SHOW"])
def test_an_unknown_wish_is_refused(opened, wish):
    before = kept(opened.path)
    with pytest.raises(Refused, match="cannot do that"):
        opened.turn(CODE, HOST, wish)
    assert kept(opened.path) == before


def test_only_the_teacher_of_a_room_turns_it_or_opens_it_again(opened):
    before = kept(opened.path)
    for host in ("", "g" * 22, HOST[:-1], "\ud800"):
        with pytest.raises(Refused, match="another teacher’s"):
            opened.turn(CODE, host, "tell")
    with pytest.raises(Refused, match="another teacher’s"):
        opened.open(CODE, "g" * 22, "loss", "shape", CHOICES)
    for code, host in ((OTHER, "short"), (OTHER, ""), ("krtpwd", HOST), ("AAAAAA", HOST), ("", HOST)):
        with pytest.raises(Refused, match="opens no room"):
            opened.open(code, host, "loss", "shape", CHOICES)
    assert kept(opened.path) == before


def test_three_hours_after_it_was_opened_a_room_and_all_its_ballots_are_gone(opened, clock):
    begun = clock.seconds
    opened.cast(CODE, opened.slip(CODE), "B")
    clock.seconds = begun + 60
    opened.open(OTHER, HOST, "loss", "shape", CHOICES)
    opened.cast(OTHER, opened.slip(OTHER), "D")
    clock.seconds = begun + 3 * 3600 - 0.001
    assert opened.counts(CODE) == [{"B": 1}]
    clock.seconds = begun + 3 * 3600
    with pytest.raises(Refused, match="no room with this code"):
        opened.counts(CODE)
    assert {row[0] for row in kept(opened.path)} == {OTHER}
    assert CODE.encode() not in opened.path.read_bytes(), "overwritten, too"
    assert opened.counts(OTHER) == [{"D": 1}]
    clock.seconds = begun + 60 + 3 * 3600
    opened.open(CODE, HOST, "double_well", "rolls_over", CHOICES)
    assert opened.counts(CODE) == [{}]
    assert len(kept(opened.path)) == 1


def test_nothing_that_is_kept_tells_a_slip_or_a_secret_or_when_somebody_answered(opened, clock):
    slip = opened.slip(CODE)
    clock.seconds += 1234.5
    opened.cast(CODE, slip, "B")
    (room, (code, number, voter, answer)) = kept(opened.path)
    assert (code, number, answer) == (CODE, 1, "B")
    assert isinstance(voter, bytes)
    written = opened.path.read_bytes()
    assert slip.encode() not in written
    assert HOST.encode() not in written
    assert clock.seconds not in room
    assert opened.path.stat().st_mode & 0o077 == 0, "nobody else on the machine reads it"


def forged(chance: random.Random, rooms: Store) -> tuple[str, str, object]:
    """A vote that no browser of ours sends: one of code, slip and answer is wrong."""
    slip = rooms.slip(CODE) if chance.random() < 0.01 else f"{chance.getrandbits(128):032x}"
    codes_ = ["", "KRTPWX", "krtpwd", "KRTPWD ", "\ud800", "x" * 1000, "' OR 1=1 --", OTHER]
    slips = [
        "",
        slip[:-1],
        f"{slip}0",
        slip[:16],
        "é" * 32,
        "\x00",
        "\ud800",
        "%",
        f"{chance.getrandbits(128):032x}",
    ]
    answers = [
        "",
        "E",
        "b",
        "AB",
        None,
        1,
        True,
        math.nan,
        [1.0],
        ["A"],
        b"A",
        "A" * 1000,
        "1; DROP TABLE rooms",
    ]
    match chance.randrange(3):
        case 0:
            return chance.choice(codes_), slip, "A"
        case 1:
            return CODE, chance.choice(slips), "A"
    return CODE, slip, chance.choice(answers)


def test_ten_thousand_forged_votes_are_refused_and_change_nothing(opened):
    opened.cast(CODE, opened.slip(CODE), "B")
    before, chance = kept(opened.path), random.Random(3)
    with closing(
        sqlite3.connect(opened.path)
    ) as another:  # as on a server, where somebody always has it open
        another.execute("SELECT COUNT(*) FROM rooms").fetchone()
        for _ in range(10_000):
            with pytest.raises(Refused) as refused:
                opened.cast(*forged(chance, opened))
            assert str(refused.value).endswith(".")
    assert kept(opened.path) == before


def test_codes_guessed_by_chance_find_no_room(opened):
    """Even when every room is taken, at odds of 300 to 24 million each."""
    before = kept(opened.path)
    for _ in range(1000):
        code = codes.new_code()
        if code != CODE:
            with pytest.raises(Refused, match="no room with this code"):
                opened.slip(code)
    assert kept(opened.path) == before
    assert store.MOST_ROOMS / len(codes.LETTERS) ** codes.LENGTH < 2e-5


def test_rooms_and_ballots_are_bounded(opened, clock, monkeypatch):
    monkeypatch.setattr(store, "MOST_ROOMS", 2)
    monkeypatch.setattr(store, "MOST_BALLOTS", 3)
    opened.open(OTHER, HOST, "loss", "shape", CHOICES)
    with pytest.raises(Refused, match="All 2 rooms are taken"):
        opened.open("DFHKMN", HOST, "loss", "shape", CHOICES)
    slips = [opened.slip(CODE) for _ in range(4)]
    for slip in slips[:3]:
        opened.cast(CODE, slip, "A")
    with pytest.raises(Refused, match="takes no more"):
        opened.cast(CODE, slips[3], "A")
    opened.cast(CODE, slips[0], "B")
    assert opened.counts(CODE) == [{"A": 2, "B": 1}]
    clock.seconds += store.LASTS
    opened.open("DFHKMN", HOST, "loss", "shape", CHOICES)


def vote(path: Path, letters: str) -> None:
    """Vote as a process of its own does, a phone for each letter."""
    rooms = Store(path, Clock())
    for letter in letters:
        rooms.cast(CODE, rooms.slip(CODE), letter)


def test_several_processes_on_one_machine_share_a_room(opened):
    """Each opens the file for itself, while the others write."""
    ballots = ["ABBB" * 20, "CAAB" * 20, "DDDD" * 20]
    spawning = multiprocessing.get_context("spawn")
    voting = [spawning.Process(target=vote, args=(opened.path, letters)) for letters in ballots]
    for one in voting:
        one.start()
    vote(opened.path, "ABCD" * 20)
    for one in voting:
        one.join(60)
        assert one.exitcode == 0
    assert opened.counts(CODE) == [Counter("".join(ballots) + "ABCD" * 20)]


def test_two_stores_of_one_file_see_each_other_at_once(opened, clock):
    other = Store(opened.path, clock)
    slip = opened.slip(CODE)
    other.cast(CODE, slip, "C")
    assert opened.given(CODE, slip) == "C"
    opened.turn(CODE, HOST, "end")
    assert other.room(CODE).is_closed


def test_a_file_that_cannot_be_used_is_said_in_plain_words(tmp_path, clock):
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"no database at all" * 100)
    for path in (broken, tmp_path, tmp_path / "nowhere" / "votes.sqlite3"):
        with pytest.raises(Refused, match="cannot be reached at the moment"):
            Store(path, clock).room(CODE)
    assert broken.read_bytes() == b"no database at all" * 100


def test_the_file_is_the_one_that_the_environment_names(monkeypatch, tmp_path):
    monkeypatch.setenv(store.PLACE, str(tmp_path / "own"))
    assert Store().path == tmp_path / "own"
    monkeypatch.delenv(store.PLACE)
    assert Store().path.suffix == ".sqlite3"
