"""A slow line to the app: what passes over its WebSocket is late, everything else is as quick as ever."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

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


async def _serve(app: str, port: int, round_trip: float, listens: threading.Event) -> None:
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
        listens.set()
        await server.serve_forever()


@contextlib.contextmanager
def slow_line(server: Server, round_trip: float) -> Iterator[Server]:
    """Serve what `server` serves, on a line where an answer takes `round_trip` seconds longer."""
    loop, listens, port = asyncio.new_event_loop(), threading.Event(), free_port()
    serving = loop.create_task(_serve(server.url, port, round_trip, listens))

    def work() -> None:
        asyncio.set_event_loop(loop)
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(serving)
        while others := asyncio.all_tasks(loop):
            for task in others:
                task.cancel()
            loop.run_until_complete(asyncio.gather(*others, return_exceptions=True))
        loop.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        assert listens.wait(10)
        yield Server(f"http://127.0.0.1:{port}", server.log)
    finally:
        loop.call_soon_threadsafe(serving.cancel)
        thread.join(timeout=10)
