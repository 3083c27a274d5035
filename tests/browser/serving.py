"""Serve the app on this machine, in a process of its own."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gd_view.votes.store import PLACE
from tests.browser.find_browser import end

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds until a server must answer


@dataclass(frozen=True)
class Server:
    """A running app: its `url`, without a slash at the end, and the file that holds what it prints."""

    url: str
    log: Path

    def printed(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def serving(log: Path, base_path: str = "", port: int | None = None) -> Iterator[Server]:
    """Serve the app as `make run` does, on this port or a free one, under `base_path` if one is given."""
    port = port or free_port()
    server = Server(f"http://127.0.0.1:{port}/{base_path}".rstrip("/"), log)
    options = {
        "server.headless": "true",
        "server.address": "127.0.0.1",
        "server.port": port,
        "server.baseUrlPath": base_path,
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", *(f"--{k}={v}" for k, v in options.items())],
            cwd=ROOT,
            env=os.environ | {PLACE: str(log.with_suffix(".votes"))},  # rooms of its own
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_for_health(server, process)
        yield server
    finally:
        end(process)


def wait_for_health(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Return once the server answers that it can serve; raise if it ends or says nothing for too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2):
            return
        time.sleep(0.05)
    raise RuntimeError(f"The server did not start:\n{server.printed()}")


def free_port() -> int:
    """Return a loopback port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
