"""Serve something in a thread of its own, beside a test.

All of it in the thread: a test may have an event loop running already, as Playwright has.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

Serve = Callable[[Callable[[], object]], Coroutine[Any, Any, None]]

PATIENCE = 10  # seconds


@contextlib.contextmanager
def served_beside(serve: Serve) -> Iterator[None]:
    """Run what serves for ever, which is given a function to call as soon as it listens, and end it afterwards."""
    loop, listens = asyncio.new_event_loop(), threading.Event()
    serving = loop.create_task(serve(listens.set))

    def work() -> None:
        asyncio.set_event_loop(loop)
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(serving)
        # One turn for tasks that have not begun: only one that has can close what it was given.
        loop.run_until_complete(asyncio.sleep(0))
        while others := asyncio.all_tasks(loop):
            for task in others:
                task.cancel()
            loop.run_until_complete(asyncio.gather(*others, return_exceptions=True))
        loop.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        if not listens.wait(PATIENCE):
            raise RuntimeError("Nothing listens; is the port taken?")
        yield
    finally:
        if not serving.done():
            loop.call_soon_threadsafe(serving.cancel)
        thread.join(timeout=PATIENCE)
