"""A slow line to the app: what passes over its WebSocket is late, everything else is as quick as ever."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from tests.browser.beside import served_beside
from tests.browser.serving import Server, free_port

HEAD_ENDS = b"\r\n\r\n"


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    """Hand on every piece `delay` seconds after it came, in the order in which they came."""
    loop = asyncio.get_running_loop()
    pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def hand_on() -> None:
        with contextlib.suppress(OSError):
            while True:
                due, piece = await pieces.get()
                await asyncio.sleep(due - loop.time())
                if not piece:
                    break
                writer.write(piece)
                await writer.drain()
        writer.close()

    handing_on = asyncio.ensure_future(hand_on())
    with contextlib.suppress(OSError):
        while piece := await reader.read(2**16):
            pieces.put_nowait((loop.time() + delay, piece))
    pieces.put_nowait((loop.time() + delay, b""))
    await handing_on


async def _serve(app: str, port: int, round_trip: float, listens: Callable[[], object]) -> None:
    address = urlsplit(app)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            head = await reader.readuntil(HEAD_ENDS)
            app_reader, app_writer = await asyncio.open_connection(address.hostname, address.port)
            app_writer.write(head)
            delay = round_trip / 2 if b"\r\nupgrade: websocket" in head.lower() else 0
            try:
                await asyncio.gather(_pass_on(reader, app_writer, delay), _pass_on(app_reader, writer, delay))
            finally:
                app_writer.close()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", port, limit=2**20) as server:
        listens()
        await server.serve_forever()


@contextlib.contextmanager
def slow_line(server: Server, round_trip: float) -> Iterator[Server]:
    """Serve what `server` serves, on a line where an answer takes `round_trip` seconds longer."""
    port = free_port()
    with served_beside(lambda listens: _serve(server.url, port, round_trip, listens)):
        yield Server(f"http://127.0.0.1:{port}", server.log)
