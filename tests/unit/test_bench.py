"""The measurements measure what they say. No times here: only that they count, refuse and notice."""

import argparse
import asyncio
import os
import random
import subprocess
import sys
import time
from http import HTTPStatus
from urllib.parse import parse_qsl

import numpy as np
import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.TextInput_pb2 import TextInput

from bench import classroom, core
from bench.dials import dial
from bench.processes import Process, clock_seconds
from bench.reader import Reader, ReaderError
from bench.servers import DOUBLE_WELL, MINIMAL, SINGLE_WELL
from gd_core import DOUBLE_WELL as WELL
from gd_core import outcome_map
from gd_view.player.payload import sealed


@pytest.mark.parametrize("app", [SINGLE_WELL, DOUBLE_WELL])
def test_the_values_of_an_app_lie_on_its_slider_around_its_start(app):
    start = float(dict(parse_qsl(app.query))["start"])
    grid = dial(app.page, app.slider).grid()
    assert len(set(app.values)) == 4
    assert start not in app.values
    assert set(app.values) <= set(grid)
    np.testing.assert_allclose(np.mean(app.values), start)


def test_there_are_no_sliders_that_no_chapter_has():
    with pytest.raises(KeyError, match="no slider 'momentum'"):
        dial("single_well", "momentum")


@pytest.mark.parametrize(
    ("text", "expected"), [("0:01.50", 1.5), ("12:34", 754.0), ("1:00:00", 3600.0), ("2-00:00:01", 172801.0)]
)
def test_the_clock_of_ps_is_read(text, expected):
    assert clock_seconds(text) == expected


def test_the_cpu_time_of_a_process_is_what_it_says_itself():
    """The operating system counts in hundredths of a second."""
    own = Process(os.getpid())
    before, said_before = own.cpu_seconds(), time.process_time()
    while time.process_time() - said_before < 0.2:
        sum(range(10_000))
    assert own.cpu_seconds() - before == pytest.approx(time.process_time() - said_before, abs=0.03)


def test_memory_that_is_used_is_seen():
    """Of a process of its own, which frees nothing meanwhile."""
    holds = "print(flush=True); input(); held = bytearray(b'x') * 64_000_000; print(flush=True); input()"
    command = [sys.executable, "-c", holds]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        before = Process(process.pid).memory()
        process.stdin.write("\n")
        process.stdout.readline()
        assert Process(process.pid).memory() - before == pytest.approx(64, rel=0.1)
        process.stdin.write("\n")


def test_the_yardstick_has_stock_settings():
    """Streamlit reads `.streamlit` where it is started and beside the script; both are this folder."""
    assert [path.name for path in MINIMAL.folder.iterdir() if path.suffix != ".pyc"] == ["app.py"]
    assert MINIMAL.folder != SINGLE_WELL.folder


@pytest.mark.parametrize("url", ["http://127.0.0.1:8501", "http://localhost:1/path", "http://[::1]:8080"])
def test_a_class_plays_on_this_machine(url):
    assert classroom.loopback(url) == url


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://example.com",
            "http://192.168.1.7:8501",
            "http://0.0.0.0:8501",
            "http://127.0.0.1.example.com",
        ),
        *("http://localhost@example.com", "https://127.0.0.1", "127.0.0.1:8501", "http://", ""),
    ],
)
def test_a_class_plays_nowhere_else(url):
    with pytest.raises(argparse.ArgumentTypeError, match="on this machine"):
        classroom.loopback(url)


@pytest.mark.parametrize("number", ["0", "501", "-3"])
def test_a_class_has_a_limit(number):
    with pytest.raises(argparse.ArgumentTypeError):
        classroom.at_most(500)(number)


def test_the_plain_loop_draws_the_same_map():
    """The two share no code but the gradient, so the benchmark compares like with like."""
    codes = outcome_map(WELL, core.STARTS, core.MAP_RATES).codes
    np.testing.assert_array_equal(core.naive_map(), codes)


class FakeServer:
    """A server that speaks enough of the protocol for one slider and one figure."""

    def __init__(self, shown=lambda start: start, exception="", drops=0):
        self.shown, self.exception, self.drops = shown, exception, drops
        self.requests = []

    async def __aenter__(self):
        self.server = await websockets.serve(
            self.serve, "127.0.0.1", 0, subprotocols=["streamlit"], process_request=self.health
        )
        self.url = f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_):
        self.server.close()
        await self.server.wait_closed()

    def health(self, connection, request):
        if request.path.endswith("/_stcore/health"):
            return connection.respond(HTTPStatus.OK, "ok\n")
        return None

    async def serve(self, socket):
        async for data in socket:
            request = BackMsg.FromString(data).rerun_script
            self.requests.append(request)
            if self.drops and len(self.requests) > 3:
                self.drops -= 1
                await socket.close()
                return
            for message in self.answer(request):
                await socket.send(message.SerializeToString())

    def answer(self, request):
        if self.exception:
            failed = ForwardMsg()
            failed.delta.new_element.exception.message = self.exception
            yield failed
        address = dict(part.split("=") for part in request.query_string.split("&"))
        widgets = {widget.id: widget for widget in request.widget_states.widgets}
        start = float(address["start"])
        if "$$ID-1-start" in widgets:
            (start,) = widgets["$$ID-1-start"].double_array_value.data
        slider = ForwardMsg()
        slider.delta.new_element.slider.CopyFrom(
            Slider(id="$$ID-1-start", value=[start], set_value=not widgets, min=-5, max=5, step=0.1)
        )
        yield slider
        field = ForwardMsg()
        field.delta.new_element.text_input.CopyFrom(TextInput(id="$$ID-2-start_typed", default=""))
        yield field
        figure = ForwardMsg()
        values = {"start": f"{self.shown(start):.1f}", "steps": "50"}
        figure.delta.new_element.bidi_component.id = "$$ID-3-figure"
        figure.delta.new_element.bidi_component.bytes = sealed({"address": {"values": values}}, {}, {})
        yield figure
        yield ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)


def class_of_three(seconds=classroom.PERIOD, **faults):
    async def lesson():
        async with FakeServer(**faults) as server:
            return await classroom.play(server.url, 3, seconds)

    return asyncio.run(lesson())


@pytest.fixture
def quick(monkeypatch):
    """A period of a tenth of a second instead of five."""
    monkeypatch.setattr(classroom, "PERIOD", 0.1)


def test_a_class_counts_what_it_does(quick):
    """Three readers, one change in each of four periods."""
    lesson = class_of_three(seconds=0.4)
    assert (len(lesson.opened), len(lesson.changed), lesson.errors.total()) == (3, 12, 0)
    assert lesson.back == []
    assert {period: len(changes) for period, changes in lesson.changes.items()} == dict.fromkeys(range(4), 3)


def test_a_class_reports_beside_all_its_changes_the_median_period():
    lesson = classroom.Lesson(changes={0: [0.1] * 20, 1: [0.2] * 20, 2: [*[0.1] * 10, *[3.0] * 10]})
    cells = [cell.strip() for cell in lesson.report(20).split("|")]
    assert cells[1:6] == ["20", "60", "100 ms", "3000 ms", "200 ms"]


def test_a_class_notices_the_figure_of_another_state(quick):
    lesson = class_of_three(seconds=0.2, shown=lambda start: -start)
    assert lesson.errors.total() == 3
    assert all("asked for" in error for error in lesson.errors)


def test_a_class_notices_an_exception_on_the_page(quick):
    lesson = class_of_three(seconds=0.2, exception="division by zero")
    assert lesson.errors.total() == 3
    assert all("division by zero" in error for error in lesson.errors)


def test_a_class_that_loses_its_server_comes_back_and_goes_on(quick):
    lesson = class_of_three(seconds=0.4, drops=2)
    assert lesson.errors.total() == 0
    assert len(lesson.back) == 2
    assert len(lesson.changed) == 12


def test_a_reader_who_comes_back_names_the_address_and_sends_no_widgets():
    """As gd_view/player/web/address.js does: the new server knows nothing, and the address is the state."""

    async def lesson():
        async with FakeServer() as server:
            reader = Reader(server.url, "single_well", "start=1.0&steps=50")
            await reader.connect()
            await reader.open()
            await reader.move("start", 2.0)
            await reader.close()
            answer = await reader.come_back()
            await reader.close()
            return *server.requests[-2:], answer.state()

    move, request, state = asyncio.run(lesson())
    assert {widget.id for widget in move.widget_states.widgets} == {"$$ID-1-start", "$$ID-2-start_typed"}
    assert request.is_history_navigation
    assert request.query_string.startswith("start=2.0&steps=50&visit=")
    assert not request.widget_states.widgets
    assert state["start"] == "2.0"


def test_a_reader_asks_only_for_sliders_that_are_there():
    with pytest.raises(ReaderError, match="no slider"):
        Reader("http://127.0.0.1:1").slider("start")


def test_starts_lie_on_the_slider():
    chance = random.Random(1)
    starts = {classroom.some_start(chance) for _ in range(3000)}
    assert {float(start) for start in starts} == {i / 10 for i in range(-50, 51)}
