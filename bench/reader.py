"""A reader without a browser, who speaks Streamlit's WebSocket protocol as its front end does.

Connect with the page and query of an address; after a change send the values of all widgets; keep the address
that the figure is told. After a lost connection ask for health, connect again, name the old session, and tell
the server the address, as the lesson's own gd_view/player/web/address.js does.
"""

import asyncio
import json
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from gd_view.player.payload import parted

PATIENCE = 60  # seconds until an answer must be there
ATTEMPTS = 60  # to connect again


NO_CONNECTION = (OSError, asyncio.IncompleteReadError, websockets.WebSocketException)


class ReaderError(Exception):
    """The server showed an exception, or something else than what was asked for."""


@dataclass
class Answer:
    """What one run of the script brought.

    Attributes
    ----------
    seconds_to_figure, seconds
        From the request to the message with the figure, and to the last one.
    sent, received
        Bytes of the message sent, and bytes that came over the wire until the last message was there.
    figure
        The figure's element; None if the page has none.
    """

    sent: int
    started: float = field(default_factory=time.perf_counter)
    received: int = 0
    seconds_to_figure: float = 0.0
    seconds: float = 0.0
    figure: Element | None = None

    def state(self) -> dict[str, str]:
        """Return the values that the figure says it shows."""
        run = json.loads(parted(self._given())[0])
        values: dict[str, str] = run["address"]["values"]
        return values

    def fans(self) -> int:
        """Return how many bytes the fans of runs take; they are compressed already."""
        return len(parted(self._given())[-1])

    def _given(self) -> bytes:
        if self.figure is None:
            raise ReaderError("no figure came")
        return self.figure.bidi_component.bytes


class CountingConnection(websockets.ClientConnection):
    """A connection that counts the bytes that come over it."""

    received = 0

    def data_received(self, data: bytes) -> None:
        """Take what came."""
        self.received += len(data)
        super().data_received(data)


class Reader:
    """One reader of one page: `async with Reader(url, "single_well") as reader: await reader.move("start", 3)`."""

    def __init__(self, url: str, page: str = "", query: str = ""):
        self.url = url.rstrip("/")
        self.page = page
        self.opened_with = query
        self.figure: Element | None = None
        self.cookies: dict[str, str] = {}
        self.served_by = self.machine = ""
        self.session_id = ""
        self.page_hash = ""
        self.widgets: dict[str, WidgetState] = {}
        self.sliders: dict[str, Any] = {}
        self.fragments: dict[str, str] = {}
        self.socket: Any = None

    @property
    def cookie(self) -> str:
        """What a request says of the cookies."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    @property
    def query(self) -> str:
        """The query in the address bar: what the figure was told last, else what the page was opened with."""
        if self.figure is None:
            return self.opened_with
        return urlencode(Answer(sent=0, figure=self.figure).state())

    async def __aenter__(self) -> "Reader":
        await self.connect()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Leave, as a browser does that closes the tab."""
        if self.socket:
            await self.socket.close()

    async def connect(self) -> None:
        """Ask for health, as the front end does, and open the WebSocket."""
        await self.ask("/_stcore/health")
        headers = {"Cookie": self.cookie} if self.cookie else {}
        # The front end names the protocol, a token (none here) and the session that it had.
        protocols = ["streamlit", "-", *([self.session_id] if self.session_id else [])]
        self.socket = await websockets.connect(
            f"ws{self.url.removeprefix('http')}/_stcore/stream",
            subprotocols=[websockets.Subprotocol(name) for name in protocols],
            additional_headers=headers,
            compression="deflate",  # where the server likes: every browser offers it
            create_connection=CountingConnection,
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,
            proxy=None,
        )

    async def ask(self, path: str) -> int:
        """Request a path, keep the cookies, and return the status."""
        place = urlsplit(self.url)
        stream, writer = await asyncio.wait_for(
            asyncio.open_connection(place.hostname, place.port or 80), PATIENCE
        )
        lines = [f"GET {place.path}{path} HTTP/1.1", f"Host: {place.netloc}", "Connection: close"]
        lines += [f"Cookie: {self.cookie}"] if self.cookie else []
        writer.write("\r\n".join([*lines, "", ""]).encode("ascii"))
        try:
            head = (await asyncio.wait_for(stream.readuntil(b"\r\n\r\n"), PATIENCE)).decode("latin-1")
        finally:
            writer.close()
        for line in head.splitlines():
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                name, _, value = value.partition(";")[0].partition("=")
                self.cookies[name] = value
            if name.lower() == "x-served-by":
                self.served_by = value
            if name.lower() == "x-machine":
                self.machine = value
        return int(head.split()[1])

    async def lost(self) -> None:
        """Wait until the connection is lost."""
        await self.socket.wait_closed()

    async def come_back(self) -> Answer:
        """Connect again after the connection was lost, and have the page of the address."""
        for attempt in range(ATTEMPTS):
            await asyncio.sleep(random.uniform(0.25, 0.5))
            try:
                await self.connect()
            except NO_CONNECTION:
                if attempt == ATTEMPTS - 1:
                    raise
            else:
                break
        self.widgets.clear()
        return await self._run(visit=f"visit={time.time_ns()}")

    async def open(self) -> Answer:
        """Open the page and wait until it is there."""
        return await self._run()

    async def move(self, key: str, value: float) -> Answer:
        """Set a slider and wait until the page, or the fragment that the slider is in, has followed."""
        slider = self.slider(key)
        self._set(slider.id, [value])
        return await self._run(fragment=self.fragments[slider.id])

    def slider(self, key: str = "") -> Any:
        """Return the slider with a key, or the first one."""
        for name, slider in self.sliders.items():
            if not key or name.endswith(f"-{key}"):
                return slider
        raise ReaderError(f"the page has no slider {key!r}")

    def value(self, key: str) -> float:
        """Return where a slider stands."""
        return float(self.widgets[self.slider(key).id].double_array_value.data[0])

    async def _run(self, visit: str = "", fragment: str = "") -> Answer:
        message = BackMsg()
        request = message.rerun_script
        request.fragment_id = fragment
        request.is_history_navigation = bool(visit)
        request.query_string = "&".join(filter(None, (self.query, visit)))
        request.page_script_hash = self.page_hash
        request.page_name = "" if self.page_hash else self.page
        request.widget_states.widgets.extend(self.widgets.values())
        request.context_info.url = f"{self.url}/{self.page}"
        data = message.SerializeToString()
        answer = Answer(sent=len(data))
        before = self.socket.received
        await self.socket.send(data)
        async with asyncio.timeout(PATIENCE):
            while not answer.seconds:
                self._take(await self.socket.recv(), answer)
        answer.received = self.socket.received - before
        return answer

    def _take(self, data: bytes, answer: Answer) -> None:
        message = ForwardMsg.FromString(data)
        match message.WhichOneof("type"):
            case "new_session":
                self.session_id = message.new_session.initialize.session_id
            case "navigation":
                self.page_hash = message.navigation.page_script_hash
            case "delta" if message.delta.HasField("new_element"):
                self._show(message.delta.new_element, answer, message.delta.fragment_id)
            case "script_finished" if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                answer.seconds = time.perf_counter() - answer.started

    def _show(self, element: Element, answer: Answer, fragment: str) -> None:
        """Take an element as the front end does: a slider keeps its place unless the server sets it."""
        match element.WhichOneof("type"):
            case "slider":
                slider = element.slider
                self.sliders[slider.id] = slider
                self.fragments[slider.id] = fragment
                if slider.set_value or slider.id not in self.widgets:
                    self._set(slider.id, slider.value or slider.default)
            case "radio" if not element.radio.HasField("default"):  # is sent as such
                self.widgets[element.radio.id] = WidgetState(id=element.radio.id)
            case "text_input":
                field = element.text_input
                self.widgets.setdefault(field.id, WidgetState(id=field.id, string_value=field.default))
            case "exception":
                raise ReaderError(f"the page shows an exception: {element.exception.message}")
            case "plotly_chart":
                answer.figure = element
                answer.seconds_to_figure = time.perf_counter() - answer.started
            case "bidi_component" if element.bidi_component.bytes:  # what other components are given is JSON
                answer.figure = element
                if element.bidi_component.id.endswith("-figure"):
                    self.figure = element
                answer.seconds_to_figure = time.perf_counter() - answer.started

    def _set(self, name: str, values: Iterable[float]) -> None:
        state = WidgetState(id=name)
        state.double_array_value.data.extend(values)
        self.widgets[name] = state
