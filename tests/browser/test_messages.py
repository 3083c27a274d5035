"""What a slider move brings over the connection, read without a browser."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.Element_pb2 import Element

from bench.reader import Answer, Reader
from tests.browser.serving import Server


@pytest.mark.parametrize("name", ["single_well", "double_well"])
def test_a_move_brings_the_picture_the_sliders_and_the_scale_and_nothing_else(server: Server, name: str):
    """What does not change with the sliders, such as their fields, is not sent again."""

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
    assert sorted(map(str, came)) == ["bidi_component", "html", "slider", "slider", "slider"]
