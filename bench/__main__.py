"""Measure and print it as Markdown: `python -m bench`, in about twenty minutes.

`python -m bench reader` measures one part, and `--quick` tries everything a few times only, to see that it works.
What is being done is said on the error stream, so what is printed is the tables.
"""

import argparse
import os
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench import browser, classroom, core, failover, server_cost, vote
from bench.figures import progress, table
from bench.servers import MINIMAL
from tests.browser.find_browser import NoBrowserError

CLASSES = {30: 30, 100: 30, 300: 60}  # readers: seconds at work
CLASS_WITH_A_DEATH = (60, 20)
PHONES, QUICK_PHONES = 300, 10
QUICK_CLASSES = {10: 5}
QUICK_CLASS_WITH_A_DEATH = (10, 10)


@dataclass(frozen=True)
class Part:
    """A part of the measurements: its title, and its table, from a few tries or from enough."""

    title: str
    measured: Callable[[bool], str]


def reader(is_quick: bool) -> str:
    """Return what a reader feels."""
    rows = browser.measure(rounds=1, count=3) if is_quick else browser.measure()
    return table(rows, MINIMAL.name)


def server(is_quick: bool) -> str:
    """Return what a slider move costs the server."""
    rows = server_cost.measure(rounds=1) if is_quick else server_cost.measure()
    return table(rows, MINIMAL.name)


def classes(is_quick: bool) -> str:
    """Return what classes of several sizes meet."""
    lines = [classroom.header()]
    for clients, seconds in (QUICK_CLASSES if is_quick else CLASSES).items():
        progress(
            f"a class of {clients}: they arrive within {classroom.arrival(clients):.0f} s and work {seconds} s"
        )
        lines.append(classroom.measure(clients, seconds).report(clients))
    return "\n".join(lines)


def votes(is_quick: bool) -> str:
    """Return how long a class waits for its votes to be counted."""
    return f"{vote.header()}\n{vote.measure(QUICK_PHONES if is_quick else PHONES)}"


def class_with_a_death(is_quick: bool) -> str:
    """Return what a class meets when one of its servers dies."""
    clients, seconds = QUICK_CLASS_WITH_A_DEATH if is_quick else CLASS_WITH_A_DEATH
    progress(
        f"a class of {clients}: {failover.PROCESSES} processes behind nginx, one killed after {seconds / 2:.0f} s"
    )
    return f"{classroom.header()}\n{failover.measure(clients, seconds).report(clients)}"


PARTS = {
    "reader": Part("What a reader feels", reader),
    "server": Part("What a slider move costs the server", server),
    "class": Part("A class on one process", classes),
    "vote": Part("A vote on one process", votes),
    "death": Part(f"A class on {failover.PROCESSES} processes, one of them killed", class_with_a_death),
    "core": Part("The core", lambda _: table(core.measure(), "plain loop")),
}


def main() -> None:
    """Print one table after the other, each as soon as it is there."""
    parser = argparse.ArgumentParser(description="Measure the lesson beside a minimal app.")
    parser.add_argument(
        "parts", nargs="*", metavar="part", help=f"one of {', '.join(PARTS)}; all without one"
    )
    parser.add_argument(
        "--quick", action="store_true", help="a few tries of everything: no figures to publish"
    )
    chosen = parser.parse_args()
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    began = time.monotonic()
    progress(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores")
    for name in chosen.parts or PARTS:
        part = PARTS[name]
        print(f"### {part.title}\n", flush=True)
        try:
            print(part.measured(chosen.quick), end="\n\n", flush=True)
        except (NoBrowserError, FileNotFoundError) as missing:
            print(missing, end="\n\n")
    progress(f"measured in {(time.monotonic() - began) / 60:.1f} minutes")


if __name__ == "__main__":
    main()
