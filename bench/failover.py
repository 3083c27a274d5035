"""A process dies in the middle of a lesson: three behind nginx, a class at work, one killed."""

import asyncio
import contextlib
import os
import signal

from bench.classroom import Lesson, play
from bench.figures import progress
from serving.several import Deployment, deployed, free_ports

PROCESSES = 3


async def play_and_kill(deployment: Deployment, clients: int, seconds: float) -> Lesson:
    """Play a class, kill one process after half of its time, and let another take its place."""
    playing = asyncio.create_task(play(deployment.url, clients, seconds))
    await asyncio.sleep(seconds / 2)
    first = next(iter(deployment.apps.values()))
    os.kill(first.pid, signal.SIGKILL)
    while not playing.done():
        await asyncio.wait([playing], timeout=1)
        deployment.replace_the_ended()
    return playing.result()


def measure(clients: int, seconds: float) -> Lesson:
    """Start the processes and nginx, and play the class."""
    (port,) = free_ports(1)
    with contextlib.redirect_stdout(None), deployed(PROCESSES, port) as deployment:
        return asyncio.run(play_and_kill(deployment, clients, seconds))


if __name__ == "__main__":
    from bench.classroom import header

    progress(f"a class of 60: {PROCESSES} processes behind nginx, one killed after 10 s")
    print(header(), measure(60, 20).report(60), sep="\n")
