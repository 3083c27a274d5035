"""A stand-in for Streamlit Community Cloud on this machine: the app in an iframe, and a parent page that talks to it.

What is known of that host, and from where:

- A reader opens ``https://<name>.streamlit.app/<page>?<query>``. That is a page of the host's own. The app is in an
  iframe titled ``streamlitApp`` below ``/~/+/`` of the same origin; everything the app serves (scripts, health check,
  WebSocket, media, ``app/static``) is reached below that prefix, and the app itself does not know the prefix: the
  proxy takes it off. (Streamlit issue 5084, docs pull request 1059, many public apps that name such addresses.)
- The two pages talk by ``postMessage``, each message marked ``stCommVersion: 1``. The app heeds only a parent whose
  origin is in ``allowedOrigins`` of its ``_stcore/host-config``; then it says ``GUEST_READY``. The parent tells
  ``UPDATE_FROM_QUERY_PARAMS``, and the app from then on takes its query from there and no longer from its own location
  as long as it is not empty. The app tells ``SET_QUERY_PARAM``, ``SET_CURRENT_PAGE_NAME``, ``SET_PAGE_TITLE`` and
  ``UPDATE_HASH``, and the parent's address follows. (Streamlit's front end: HostCommunicationManager and App.)

What is not public is how the parent page does its part. So each doubtful point is a choice here. Streamlit's widgets
with ``bind="query-params"`` keep the parent's address right under each of them, but under some they do not manage all:
with ``push`` nobody gets Back, and where the parent first speaks while the app connects, the page may be lost. A test
should ask for no more than that. (In 2021 the host sent a query that the app had set back to the app, Streamlit issue
3635. That is no choice here: with Streamlit 1.67 it would undo every change of page, in any app.)

``history``  how the parent writes its address when the app tells it to: ``replace`` the entry or ``push`` a new one.
``src``      what of the parent's address the iframe is opened with: ``full``, path and query, or the ``path`` alone.
``start``    when the parent tells its query first: ``ready``, as soon as the app says that it listens; so many
             milliseconds after that, such as ``300``; ``late``, after the first run of the script, as in 2022
             (Streamlit issue 4345); or ``never``.

Run it beside an app, or let a test do so::

    python -m tests.browser.cloud_host --app http://127.0.0.1:8501 --port 8700
    with hosting("http://127.0.0.1:8501", port=8700, history="push") as host:
        page.goto(f"{host.url}/single_well?start=2")
        app = page.frame_locator("iframe[title=streamlitApp]")

It listens on the loopback address only, speaks plain HTTP, and is no proxy for
anything but a test. The parent page keeps every message in ``window.messages`` for a test to read.
"""

import argparse
import asyncio
import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.beside import served_beside

PREFIX = "/~/+"
HOST_CONFIG = "/_stcore/host-config"
HEAD_ENDS = b"\r\n\r\n"

PARENT = Path(__file__).with_name("cloud_host.html").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Choices:
    """What is not known of the host; see the top of this file."""

    history: str = "replace"
    src: str = "full"
    start: str = "ready"


@dataclass(frozen=True)
class Host:
    """A running stand-in: its `url`, without a slash at the end."""

    url: str


class _Server:
    """One connection, one request: simple, and enough for a browser on the same machine."""

    def __init__(self, app: str, port: int, choices: Choices, keep_prefix: bool):
        address = urlsplit(app)
        self.app_host, self.app_port = address.hostname or "127.0.0.1", address.port or 80
        self.port = port
        self.keep_prefix = keep_prefix
        self.origin = f"http://127.0.0.1:{port}"
        written = json.dumps(asdict(choices))
        self.parent = PARENT.replace("@choices", written).replace("@prefix", PREFIX).encode()
        # asyncio itself keeps no hold of a task that waits.
        self.answers: set[asyncio.Task[None] | None] = set()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request: from the app if it is below the prefix, else with the parent page."""
        this = asyncio.current_task()
        self.answers.add(this)
        try:
            head = await reader.readuntil(HEAD_ENDS)
            method, target, _ = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)
            path = urlsplit(target).path
            if path == PREFIX + HOST_CONFIG:
                await self._host_config(writer)
            elif path == PREFIX or path.startswith(f"{PREFIX}/"):
                await self._pass_on(head, method, target, reader, writer)
            else:
                _send(writer, b"200 OK", b"text/html; charset=utf-8", self.parent)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            pass  # a browser that went away, or something that is no HTTP
        except asyncio.CancelledError:
            pass  # the end; asyncio would complain of a connection's task that ends as cancelled
        finally:
            writer.close()
            self.answers.discard(this)

    def _upstream(self, target: str) -> str:
        return target if self.keep_prefix else target[len(PREFIX) :] or "/"

    async def _pass_on(
        self,
        head: bytes,
        method: str,
        target: str,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        """Hand a request to the app without the prefix, then every byte both ways, WebSockets included."""
        lines = head[: -len(HEAD_ENDS)].split(b"\r\n")[1:]
        names = [line.partition(b":")[0].strip().lower() for line in lines]
        is_socket = b"upgrade" in names
        kept = [line for line, name in zip(lines, names, strict=True) if is_socket or name != b"connection"]
        first = f"{method} {self._upstream(target)} HTTP/1.1".encode("latin-1")
        forwarded = [b"X-Forwarded-Proto: http", b"X-Forwarded-For: 127.0.0.1"]
        closing = [] if is_socket else [b"Connection: close"]
        to_app = b"\r\n".join([first, *kept, *forwarded, *closing]) + HEAD_ENDS
        app_reader, app_writer = await asyncio.open_connection(self.app_host, self.app_port)
        app_writer.write(to_app)
        asking = asyncio.ensure_future(_pipe(reader, app_writer))
        try:
            await _pipe(app_reader, writer)
        finally:
            app_writer.close()  # first of all: the end may come amid the wait below
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)

    async def _host_config(self, writer: asyncio.StreamWriter) -> None:
        """Return the app's own answer with this host's origin allowed, as Streamlit advises platforms to do."""
        app_reader, app_writer = await asyncio.open_connection(self.app_host, self.app_port)
        target = self._upstream(PREFIX + HOST_CONFIG)
        with contextlib.closing(app_writer):
            app_writer.write(f"GET {target} HTTP/1.1\r\nHost: app\r\nConnection: close\r\n\r\n".encode())
            whole = await app_reader.read()
        body = whole.partition(HEAD_ENDS)[2]
        config = json.loads(body[body.index(b"{") : body.rindex(b"}") + 1])
        config["allowedOrigins"] = [*config["allowedOrigins"], self.origin]
        _send(writer, b"200 OK", b"application/json", json.dumps(config).encode())


def _send(writer: asyncio.StreamWriter, status: bytes, kind: bytes, body: bytes) -> None:
    head = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n" % (status, kind, len(body))
    writer.write(head + b"Cache-Control: no-store\r\nConnection: close\r\n\r\n" + body)


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await reader.read(2**16):
            writer.write(piece)
            await writer.drain()


async def serve(
    app: str, port: int, choices: Choices, *, keep_prefix: bool = False, listens: Callable[[], object] = bool
) -> None:
    """Serve until cancelled.

    Parameters
    ----------
    app
        Where the app is served, such as ``http://127.0.0.1:8501``.
    port
        Of the loopback address, to listen at.
    choices
        How the parent page behaves.
    keep_prefix
        Whether the app is served with ``server.baseUrlPath`` set to the prefix, which then is left on.
    listens
        Called once requests are taken.
    """
    answering = _Server(app, port, choices, keep_prefix).answer
    async with await asyncio.start_server(answering, "127.0.0.1", port, limit=2**20) as server:
        listens()
        await server.serve_forever()


@contextlib.contextmanager
def hosting(app: str, port: int, *, keep_prefix: bool = False, **choices: str) -> Iterator[Host]:
    """Serve in a thread of its own, for a test. The choices are those at the top of this file."""
    chosen = Choices(**choices)
    with served_beside(lambda listens: serve(app, port, chosen, keep_prefix=keep_prefix, listens=listens)):
        yield Host(f"http://127.0.0.1:{port}")


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--app", default="http://127.0.0.1:8501")
    parser.add_argument("--port", type=int, default=8700)
    parser.add_argument("--keep-prefix", action="store_true", help="the app has server.baseUrlPath=~/+")
    parser.add_argument("--history", choices=["replace", "push"], default="replace")
    parser.add_argument("--src", choices=["full", "path"], default="full")
    parser.add_argument("--start", default="ready", metavar="ready|MILLISECONDS|late|never")
    given = parser.parse_args()
    choices = Choices(given.history, given.src, given.start)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(given.app, given.port, choices, keep_prefix=given.keep_prefix))


if __name__ == "__main__":
    main()
