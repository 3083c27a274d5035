"""Streamlit processes to be measured: the lesson, and the yardstick beside it."""

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.dials import around, dial
from bench.processes import Process
from gd_view.chapters import CONTENTS
from tests.browser.find_browser import end
from tests.browser.serving import Server, free_port, wait_for_health

BENCH = Path(__file__).parent


@dataclass(frozen=True)
class App:
    """An app to be measured, and the page and slider it is measured by.

    Attributes
    ----------
    name
        What the tables call it.
    folder
        Where it is started, so that the settings are its own: Streamlit reads `.streamlit` there.
    page, query
        The address of the page, every run of 50 steps.
    slider, values
        What is moved (the key, none for the first slider), and the values it is given in turn.
    """

    name: str
    folder: Path
    page: str = ""
    query: str = ""
    slider: str = ""
    values: tuple[float, ...] = (1.1, 0.9, 1.2, 0.8)


def the_lesson(chapter: str, start: float) -> App:
    """Return the lesson at a chapter with a run of 50 steps, to be moved around its start."""
    name, values = chapter.replace("_", " "), around(dial(chapter, "start"), start)
    page = CONTENTS[chapter].address
    return App(name, BENCH.parent, page, f"start={start:g}&steps=50", "start", values)


MINIMAL = App("minimal app", BENCH / "minimal")
SINGLE_WELL = the_lesson("single_well", start=2)
DOUBLE_WELL = the_lesson("double_well", start=0.5)


@dataclass(frozen=True)
class Served:
    """A process that serves an app."""

    url: str
    process: Process


@contextlib.contextmanager
def served(app: App, *options: str) -> Iterator[Served]:
    """Serve an app as `streamlit run` does, on a free loopback port."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    command += [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.txt"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=app.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            server = Server(f"http://127.0.0.1:{port}", log)
            wait_for_health(server, process)
            yield Served(server.url, Process(process.pid))
        finally:
            end(process)
