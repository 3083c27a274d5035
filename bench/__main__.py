"""Measure everything and print it as Markdown: `python -m bench`, in under ten minutes."""

import os
import platform
import time
from collections.abc import Callable

from bench import browser, classroom, core, failover, server_cost
from bench.figures import progress, table
from bench.servers import MINIMAL
from tests.browser.find_browser import NoBrowserError

CLASSES = {30: 30, 100: 30, 300: 60}  # readers: seconds at work
CLASS_WITH_A_DEATH = (60, 20)


def classes() -> str:
    """Return what classes of several sizes meet."""
    lines = [classroom.header()]
    for clients, seconds in CLASSES.items():
        progress(
            f"a class of {clients}: they arrive within {classroom.arrival(clients):.0f} s and work {seconds} s"
        )
        lines.append(classroom.measure(clients, seconds).report(clients))
    return "\n".join(lines)


def class_with_a_death() -> str:
    """Return what a class meets when one of its servers dies."""
    clients, seconds = CLASS_WITH_A_DEATH
    progress(
        f"a class of {clients}: {failover.PROCESSES} processes behind nginx, one killed after {seconds / 2:.0f} s"
    )
    return f"{classroom.header()}\n{failover.measure(clients, seconds).report(clients)}"


PARTS: dict[str, Callable[[], str]] = {
    "What a reader waits for": lambda: table(browser.measure(), MINIMAL.name),
    "What a slider move costs the server": lambda: table(server_cost.measure(), MINIMAL.name),
    "A class on one process": classes,
    f"A class on {failover.PROCESSES} processes, one of them killed": class_with_a_death,
    "The core": lambda: table(core.measure(), "plain loop"),
}


def main() -> None:
    """Print one table after the other, each as soon as it is there."""
    began = time.monotonic()
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores.")
    for title, part in PARTS.items():
        print(f"\n### {title}\n", flush=True)
        try:
            print(f"\n{part()}", flush=True)
        except (NoBrowserError, FileNotFoundError) as missing:
            print(missing)
    print(f"\nMeasured in {(time.monotonic() - began) / 60:.1f} minutes.")


if __name__ == "__main__":
    main()
