"""What comes over the connection: with a slider move, read without a browser, and by name alone, never."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.reader import Answer, Reader
from tests.browser.serving import Server
from tests.browser.visit import open_everything, settled


@pytest.mark.parametrize(("name", "scale"), [("single_well", []), ("double_well", ["html"])])
def test_a_move_brings_the_picture_the_sliders_and_the_scale_and_nothing_else(
    server: Server, name: str, scale: list[str]
):
    """What does not change with the sliders, such as the fields of exact values, is not sent again.

    The text input is the field that nobody sees: it says how often the sliders were set. One scale is shut at first.
    """

    class Watcher(Reader):
        def _show(self, element: Element, answer: Answer, fragment: str) -> None:
            came.append(element.WhichOneof("type"))
            super()._show(element, answer, fragment)

    async def move() -> None:
        async with Watcher(server.url, name) as reader:
            await reader.open()
            came.clear()
            await reader.move("start", 1.0)

    came: list[str | None] = []
    with ThreadPoolExecutor(1) as beside:  # in this thread Playwright has an event loop of its own
        beside.submit(asyncio.run, move()).result()
    assert sorted(map(str, came)) == ["bidi_component", *scale, "slider", "slider", "slider", "text_input"]


def test_no_message_is_sent_by_its_name_alone(open_page: Callable[..., Page]):
    """Streamlit names what is over 10 kB and was sent before, unless a hidden option says otherwise."""
    kinds: list[str | None] = []
    sizes: list[int] = []

    def note(payload: bytes | str) -> None:
        if isinstance(payload, bytes):
            kinds.append(ForwardMsg.FromString(payload).WhichOneof("type"))
            sizes.append(len(payload))

    page = open_page(
        "single_well",
        prepared=lambda page: page.on("websocket", lambda socket: socket.on("framereceived", note)),
    )
    open_everything(page)
    for name in ("leaves", "two-cycle at 1", "leaves", "two-cycle at 1"):
        page.get_by_role("link", name=name).click()
        settled(page)
    assert max(sizes) > 10_000  # what would be named
    assert "ref_hash" not in kinds
