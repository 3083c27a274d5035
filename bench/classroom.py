"""Play a class: many readers, each changing a slider every 5 seconds at a random moment.

    python -m bench.classroom --clients 300 --seconds 60
    python -m bench.classroom --clients 100 --url http://127.0.0.1:8080

Without --url it serves the lesson itself, one process, and says what that process used. It plays on this
machine only and ends by itself: it is a measurement, not a weapon.
"""

import argparse
import asyncio
import ipaddress
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

import websockets

from bench.dials import dial
from bench.figures import percentile
from bench.processes import Process
from bench.reader import NO_CONNECTION, Answer, Reader, ReaderError
from bench.servers import SINGLE_WELL, served

PERIOD = 5.0  # seconds in which everyone changes the slider once
MOST_CLIENTS = 500
MOST_SECONDS = 300
COLUMNS = (
    *("Readers", "changes", "change to figure, p50", "p95", "p95, median 5 s", "opening, p95"),
    *("CPU of a core", "memory", "errors", "lost their server", "page back, p95"),
)


@dataclass
class Lesson:
    """What has happened in a class.

    Attributes
    ----------
    opened, back
        Seconds from opening the page, and from losing the server, to the figure that shows it.
    changes
        The same from each change, by the period it was due in.
    errors
        What went wrong, and how often.
    cores, memory
        Cores that the server kept busy while the class worked, and its resident MB at the end; None where the
        server is somebody else's.
    """

    opened: list[float] = field(default_factory=list)
    changes: dict[int, list[float]] = field(default_factory=dict)
    back: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    cores: float | None = None
    memory: float | None = None

    @property
    def changed(self) -> list[float]:
        """Return the seconds of all the changes."""
        return [seconds for period in self.changes.values() for seconds in period]

    def report(self, clients: int) -> str:
        """Return the line of the table, and below it what went wrong most."""
        periods = [percentile(period, 0.95) for period in self.changes.values()]
        cells = [
            str(clients),
            str(len(self.changed)),
            milliseconds(self.changed, 0.5),
            milliseconds(self.changed, 0.95),
            milliseconds(periods, 0.5),
            milliseconds(self.opened, 0.95),
            "" if self.cores is None else f"{100 * self.cores:.0f} %",
            "" if self.memory is None else f"{self.memory:.0f} MB",
            str(self.errors.total()),
            str(len(self.back)),
            milliseconds(self.back, 0.95),
        ]
        wrong = [f"{times} × {error}" for error, times in self.errors.most_common(5)]
        return "\n".join([f"| {' | '.join(cells)} |", *([""] if wrong else []), *wrong])


def milliseconds(seconds: list[float], share: float) -> str:
    """Return a percentile as the table shows it."""
    return f"{1000 * percentile(seconds, share):.0f} ms" if seconds else ""


def header() -> str:
    """Return the head of the table."""
    return f"| {' | '.join(COLUMNS)} |\n|{'---:|' * len(COLUMNS)}"


def loopback(url: str) -> str:
    """Return an address on this machine; refuse any other."""
    place = urlsplit(url)
    host = place.hostname or ""
    try:
        is_here = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_here = False
    if place.scheme != "http" or not is_here:
        raise argparse.ArgumentTypeError(
            f"only http:// on this machine (127.0.0.1) is played against, got {url}"
        )
    return url


def at_most(limit: int) -> Callable[[str], int]:
    """Return what reads a whole number from 1 to a limit."""

    def read(text: str) -> int:
        if not 1 <= int(text) <= limit:
            raise argparse.ArgumentTypeError(f"from 1 to {limit}, got {text}")
        return int(text)

    return read


def arrival(clients: int) -> float:
    """Return the seconds in which a class opens the page."""
    return min(10.0, 0.1 * clients)


async def play(
    url: str, clients: int, seconds: float, process: Process | None = None, seed: int = 0
) -> Lesson:
    """Let a class arrive, work for some seconds and leave; what the process uses meanwhile is noted."""
    lesson, seeds = Lesson(), random.Random(seed)
    chances = [random.Random(seeds.random()) for _ in range(clients)]
    arrivals = [arrive(url, lesson, arrival(clients), chance) for chance in chances]
    arrived = zip(await asyncio.gather(*arrivals), chances, strict=True)
    present = [(reader, chance) for reader, chance in arrived if reader]
    before, begins = process.cpu_seconds() if process else 0.0, time.perf_counter()
    await asyncio.gather(*(work(reader, lesson, begins, seconds, chance) for reader, chance in present))
    if process:
        lesson.cores = (process.cpu_seconds() - before) / (time.perf_counter() - begins)
        lesson.memory = process.memory()
    await asyncio.gather(*(reader.close() for reader, _ in present))
    return lesson


async def arrive(url: str, lesson: Lesson, within: float, chance: random.Random) -> Reader | None:
    """Open the page some time within these seconds; return None for a reader who could not."""
    reader = Reader(url, SINGLE_WELL.page, f"start={some_start(chance)}&steps=50")
    await asyncio.sleep(chance.uniform(0, within))
    is_there = False
    with noted(lesson):
        await reader.connect()
        query = reader.query
        answer = await reader.open()
        check(answer, query)
        lesson.opened.append(answer.seconds_to_figure)
        is_there = True
    if is_there:
        return reader
    await reader.close()
    return None


async def work(reader: Reader, lesson: Lesson, begins: float, seconds: float, chance: random.Random) -> None:
    """Change the slider once in every period.

    A change that comes due while the one before is not answered yet is made late, and its time counts from when
    it was due: a slow server does not get fewer questions that way.
    """
    with noted(lesson):
        for period in range(int(seconds // PERIOD)):
            due = begins + PERIOD * period + chance.uniform(0, PERIOD)
            await stay(reader, lesson, due)
            start = some_start(chance)
            try:
                answer = await reader.move(SINGLE_WELL.slider, float(start))
            except websockets.ConnectionClosed:
                # Whoever changes the slider in the very moment in which the server goes, changes it again.
                await stay(reader, lesson, time.perf_counter())
                answer = await reader.move(SINGLE_WELL.slider, float(start))
            check(answer, f"start={start}&steps=50")
            lesson.changes.setdefault(period, []).append(answer.started + answer.seconds_to_figure - due)
        await stay(reader, lesson, begins + seconds)


async def stay(reader: Reader, lesson: Lesson, until: float) -> None:
    """Look at the page until a time, and get it back if the server is lost meanwhile."""
    while True:
        try:
            await asyncio.wait_for(reader.lost(), max(0.001, until - time.perf_counter()))
        except TimeoutError:
            return
        lost, query = time.perf_counter(), reader.query
        answer = await reader.come_back()
        check(answer, query)
        lesson.back.append(answer.started + answer.seconds_to_figure - lost)


@contextmanager
def noted(lesson: Lesson) -> Iterator[None]:
    """Note what goes wrong for a reader, who then does nothing any more."""
    try:
        yield
    except (ReaderError, TimeoutError, *NO_CONNECTION) as error:
        lesson.errors[f"{type(error).__name__}: {error}"] += 1


def some_start(chance: random.Random) -> str:
    """Return a start that the slider has, as the address writes it."""
    start = dial(SINGLE_WELL.page, SINGLE_WELL.slider)
    return start.text(chance.choice(start.grid()))


def check(answer: Answer, query: str) -> None:
    """Fail unless the figure shows what the address asks for."""
    wanted, got = dict(parse_qsl(query)), answer.state()
    if {key: got.get(key) for key in wanted} != wanted:
        raise ReaderError(f"asked for {wanted}, got {got}")


def measure(clients: int, seconds: float) -> Lesson:
    """Serve the lesson by one fresh process and play a class against it."""
    with served(SINGLE_WELL) as server:
        return asyncio.run(play(server.url, clients, seconds, server.process))


def main() -> int:
    """Play one class as the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clients", type=at_most(MOST_CLIENTS), default=30)
    parser.add_argument("--seconds", type=at_most(MOST_SECONDS), default=60)
    parser.add_argument("--url", type=loopback, help="a server that runs already, on this machine")
    chosen = parser.parse_args()
    if chosen.url:
        lesson = asyncio.run(play(chosen.url, chosen.clients, chosen.seconds))
    else:
        lesson = measure(chosen.clients, chosen.seconds)
    print(header())
    print(lesson.report(chosen.clients))
    return 1 if lesson.errors else 0


if __name__ == "__main__":
    sys.exit(main())
