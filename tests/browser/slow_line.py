"""A slow line to the app: what passes over its WebSocket is late, everything else is as quick as ever.

It is quick until it is told to be slow, and one line serves many tests: a page of the same address opens sooner.
Frozen, it passes on nothing, either way, and breaks no connection: what was sent meanwhile comes after the thaw.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.browser.beside import served_beside
from tests.browser.serving import Server, free_port

HEAD_ENDS = b"\r\n\r\n"


@dataclass
class Delay:
    """How many seconds an answer takes longer, there and back, and whether nothing comes at all."""

    round_trip: float = 0
    is_frozen: bool = False


@dataclass(frozen=True)
class Line(Server):
    """The app on a line, whose delay may be set while a page is open."""

    delay: Delay = field(default_factory=Delay)


async def _pass_on(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    late: Callable[[], float],
    thawed: Callable[[], Awaitable[None]],
) -> None:
    """Hand on every piece so many seconds after it came, in the order in which they came, and none while frozen."""
    loop = asyncio.get_running_loop()
    pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def hand_on() -> None:
        with contextlib.suppress(OSError):
            while True:
                due, piece = await pieces.get()
                await asyncio.sleep(due - loop.time())
                await thawed()
                if not piece:
                    break
                writer.write(piece)
                await writer.drain()
        writer.close()

    handing_on = asyncio.ensure_future(hand_on())
    with contextlib.suppress(OSError):
        while piece := await reader.read(2**16):
            pieces.put_nowait((loop.time() + late(), piece))
    pieces.put_nowait((loop.time() + late(), b""))
    await handing_on


async def _serve(app: str, port: int, delay: Delay, listens: Callable[[], object]) -> None:
    address = urlsplit(app)

    async def thawed() -> None:
        while delay.is_frozen:
            await asyncio.sleep(0.02)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            head = await reader.readuntil(HEAD_ENDS)
            app_reader, app_writer = await asyncio.open_connection(address.hostname, address.port)
            app_writer.write(head)
            is_socket = b"\r\nupgrade: websocket" in head.lower()

            def late() -> float:
                return delay.round_trip / 2 if is_socket else 0

            try:
                await asyncio.gather(
                    _pass_on(reader, app_writer, late, thawed), _pass_on(app_reader, writer, late, thawed)
                )
            finally:
                app_writer.close()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", port, limit=2**20) as server:
        listens()
        await server.serve_forever()


@contextlib.contextmanager
def slow_line(server: Server) -> Iterator[Line]:
    """Serve what `server` serves, on a line that becomes slow when its delay is set."""
    line = Line(f"http://127.0.0.1:{free_port()}", server.log)
    with served_beside(lambda listens: _serve(server.url, urlsplit(line.url).port or 0, line.delay, listens)):
        yield line
