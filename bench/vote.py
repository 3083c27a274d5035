"""Let a class vote: phones join a room one after another, look for news as they do, and each answers once.

    python -m bench.vote --phones 300

It serves the lesson itself, by one process, and ends by itself. The time of a vote counts from when it was due until
the phone says that it is counted. The room is in a file of its own.
"""

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench import classroom
from bench.classroom import milliseconds
from bench.processes import Process
from bench.reader import Answer, Reader, ReaderError
from bench.servers import SINGLE_WELL, served
from gd_view.chapters import CONTENTS
from gd_view.chapters.vote import phone
from gd_view.page import rooms
from gd_view.votes import codes
from gd_view.votes.store import PLACE, Store

MOST_PHONES = 500
ARRIVALS = 15  # phones a second
WINDOW = 10.0  # seconds within which all answer
OTHERS = 30  # readers who change a slider meanwhile, as in a class, and before
COLUMNS = (
    *("Phones", "votes", "vote to counted, p50", "p95", "joining, p95", "CPU of a core"),
    *(f"a change of {OTHERS} others before, p50", "p95", "and meanwhile, p50", "p95"),
)


class Phone(Reader):
    """A phone in a room."""

    def __init__(self, url: str, query: str):
        super().__init__(url, "vote", query)
        self.options: list[str] = []
        self.radio = self.button = self.fragment = ""

    def _show(self, element: Element, answer: Answer, fragment: str) -> None:
        super()._show(element, answer, fragment)
        match element.WhichOneof("type"):
            case "radio":
                self.radio, self.options = element.radio.id, [*element.radio.options]
                self.fragment = fragment
            case "button" if element.button.is_form_submitter:
                self.button = element.button.id

    async def look(self) -> Answer:
        """Look for news, as the page does by itself."""
        return await self._run(fragment=self.fragment)

    async def vote(self, option: int) -> Answer:
        """Choose an option and send it."""
        self.widgets[self.radio] = WidgetState(id=self.radio, string_value=self.options[option])
        self.widgets[self.button] = WidgetState(id=self.button, trigger_value=True)
        answer = await self._run(fragment=self.fragment)
        del self.widgets[self.button]
        return answer


async def play(
    url: str, code: str, phones: int, process: Process, chance: random.Random
) -> tuple[list[float], list[float], Counter[int], float, list[list[float]]]:
    """Return the seconds of joining and of voting, what was chosen, and how many cores the voting kept busy.

    And the seconds of the changes that others made before, and then while all voted.
    """
    alone = await classroom.play(url, OTHERS, WINDOW)
    present, joined = [], []
    for _ in range(phones):
        one = Phone(url, f"{rooms.ROOM}={code}")
        await one.connect()
        joined.append((await one.open()).seconds)
        present.append(one)
        await asyncio.sleep(1 / ARRIVALS / 2)
    others = asyncio.create_task(classroom.play(url, OTHERS, WINDOW))
    await asyncio.sleep(classroom.arrival(OTHERS))
    before, begins, chosen = process.cpu_seconds(), time.perf_counter(), Counter[int]()
    voted = await asyncio.gather(
        *(work(one, begins, chance.uniform(0, WINDOW), chance, chosen) for one in present)
    )
    cores = (process.cpu_seconds() - before) / (time.perf_counter() - begins)
    meanwhile = await others
    await asyncio.gather(*(one.close() for one in present))
    if wrong := alone.errors + meanwhile.errors:
        raise ReaderError(f"the others met {dict(wrong)}")
    return joined, voted, chosen, cores, [alone.changed, meanwhile.changed]


async def work(one: Phone, begins: float, due: float, chance: random.Random, chosen: Counter[int]) -> float:
    """Look for news once in every period, vote when it is due, and return how long that took."""
    looks = chance.uniform(0, phone.EVERY)
    option = chance.randrange(len(one.options))
    seconds = 0.0
    for moment in sorted((due, looks)):
        await asyncio.sleep(max(0.0, begins + moment - time.perf_counter()))
        if moment == due:
            await one.vote(option)
            seconds = time.perf_counter() - begins - due
        else:
            await one.look()
    chosen[option] += 1
    return seconds


def measure(phones: int) -> str:
    """Return the row of the table; fail if a vote is missing or counted twice."""
    chapter, code, host = CONTENTS["double_well"], codes.new_code(), codes.new_secret()
    star = next(question for question in chapter.questions if question.is_star)
    with tempfile.TemporaryDirectory() as folder:
        os.environ[PLACE] = str(Path(folder) / "votes.sqlite3")
        store = Store()
        store.open(code, host, chapter.slug, star.key, rooms.form(chapter, star, rooms.CHOICES))
        with served(SINGLE_WELL) as server:
            joined, voted, chosen, cores, changed = asyncio.run(
                play(server.url, code, phones, server.process, random.Random(1))
            )
        counted = {"ABCDEFGH".index(letter): count for letter, count in store.counts(code)[0].items()}
        if counted != chosen:
            raise ReaderError(f"chosen was {chosen}, counted {counted}")
    cells = (
        *(str(phones), str(chosen.total()), milliseconds(voted, 0.5), milliseconds(voted, 0.95)),
        *(milliseconds(joined, 0.95), f"{100 * cores:.0f} %"),
        *(milliseconds(seconds, share) for seconds in changed for share in (0.5, 0.95)),
    )
    return f"| {' | '.join(cells)} |"


def header() -> str:
    """Return the head of the table."""
    return f"| {' | '.join(COLUMNS)} |\n|{'---:|' * len(COLUMNS)}"


def main() -> int:
    """Play one vote as the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--phones", type=int, default=300, choices=range(1, MOST_PHONES + 1), metavar="N")
    print(header())
    print(measure(parser.parse_args().phones))
    return 0


if __name__ == "__main__":
    sys.exit(main())
