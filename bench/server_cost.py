"""What a slider move costs the server: CPU time, reruns a second of one process, bytes."""

import asyncio
import itertools
import time

from bench.figures import Aim, Row, median, progress, ratio
from bench.reader import Answer, Reader
from bench.servers import DOUBLE_WELL, MINIMAL, SINGLE_WELL, App, Served, served

ROUNDS = 4
MOVES = 40  # in each round and app
WARM_UP = 15
READERS = 6  # who move without a pause, enough to keep one process busy
SECONDS = 3.0  # of each round of theirs


async def moves(app: App, url: str, count: int) -> list[Answer]:
    """Move a slider and wait, again and again, as one reader."""
    async with Reader(url, app.page, app.query) as reader:
        await reader.open()
        values = itertools.cycle(app.values)
        return [await reader.move(app.slider, next(values)) for _ in range(count)]


async def cpu_of_a_move(app: App, server: Served) -> float:
    """Return the server's CPU milliseconds of one move, the mean of a round."""
    async with Reader(server.url, app.page, app.query) as reader:
        await reader.open()
        values = itertools.cycle(app.values)
        for _ in range(WARM_UP):
            await reader.move(app.slider, next(values))
        before = server.process.cpu_seconds()
        for _ in range(MOVES):
            await reader.move(app.slider, next(values))
        return (server.process.cpu_seconds() - before) / MOVES * 1000


async def reruns_a_second(app: App, url: str) -> float:
    """Return how many moves of several readers one process answers in a second."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(answered(app, url)) for _ in range(READERS)]
    return sum(task.result() for task in tasks) / SECONDS


async def answered(app: App, url: str) -> int:
    """Return how many moves of one reader are answered within the seconds of a round."""
    async with Reader(url, app.page, app.query) as reader:
        await reader.open()
        await asyncio.sleep(1)  # until the others are there
        end = time.perf_counter() + SECONDS
        values = itertools.cycle(app.values)
        for count in itertools.count():
            await reader.move(app.slider, next(values))
            if time.perf_counter() > end:
                return count
    raise AssertionError("count() never ends")


def measure(rounds: int = ROUNDS) -> list[Row]:
    """Measure all that clients without a browser can tell."""
    cpu: dict[App, list[float]] = {SINGLE_WELL: [], DOUBLE_WELL: [], MINIMAL: []}
    rate: dict[App, list[float]] = {SINGLE_WELL: [], MINIMAL: []}
    with served(SINGLE_WELL) as lesson, served(MINIMAL) as minimal:
        servers = {SINGLE_WELL: lesson, DOUBLE_WELL: lesson, MINIMAL: minimal}
        for number in range(rounds):
            progress(f"server, round {number + 1} of {rounds}: CPU of a slider move, reruns a second")
            for app, times in cpu.items():
                times.append(asyncio.run(cpu_of_a_move(app, servers[app])))
            for app, rates in rate.items():
                rates.append(asyncio.run(reruns_a_second(app, servers[app].url)))
        progress("server: bytes of a slider move")
        last = {app: asyncio.run(moves(app, servers[app].url, 3))[-1] for app in servers}

    yardstick = median(cpu[MINIMAL])
    aims = (ratio(0.25), Aim(15))
    rows = [
        Row(f"server CPU of a slider move, {app.name}", median(cpu[app]), "ms", yardstick, aims)
        for app in (SINGLE_WELL, DOUBLE_WELL)
    ]
    at_least = Aim(3, of_ratio=True, is_least=True)
    ours, theirs = median(rate[SINGLE_WELL]), median(rate[MINIMAL])
    rows.append(Row("reruns a second of one process, single well", ours, "", theirs, (at_least,)))
    theirs = last[MINIMAL].received / 1e3
    for app in (SINGLE_WELL, DOUBLE_WELL):
        what, answer = f"bytes that a slider move sends, {app.name}", last[app]
        rows.append(Row(what, answer.received / 1e3, "kB", theirs, (Aim(60),)))
        without = (answer.received - answer.fans()) / 1e3
        rows.append(Row(f"{what}, without fans", without, "kB", theirs, (Aim(12),)))
    return rows


if __name__ == "__main__":
    from bench.figures import table

    print(table(measure(), MINIMAL.name))
