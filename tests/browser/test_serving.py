"""Several processes behind nginx: a reader stays at one, and loses nothing when it ends."""

import argparse
import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, expect

from bench.reader import Reader
from gd_core import DOUBLE_WELL, descend
from gd_view.chapters import CONTENTS
from gd_view.page import rooms
from gd_view.votes import codes
from gd_view.votes.forms import Refused
from gd_view.votes.store import Store
from serving import several
from tests.browser.serving import Server
from tests.browser.visit import settled, traces

READERS = 12


@pytest.fixture(scope="module")
def nginx() -> None:
    """Without nginx the tests are skipped, and in CI they fail."""
    try:
        several.find_nginx()
    except FileNotFoundError as reason:
        if os.environ.get("CI") != "true":
            pytest.skip(str(reason))
        raise pytest.fail.Exception(str(reason), pytrace=False) from None


@pytest.fixture
def deployment(nginx: None) -> Iterator[several.Deployment]:
    """Three processes of the lesson behind nginx, which no other test has killed one of."""
    (port,) = several.free_ports(1)
    with several.deployed(processes=3, port=port) as deployment:
        yield deployment


def kill(deployment: several.Deployment, served_by: str) -> None:
    """Kill the process that nginx says answered, by its number: its port is nobody's business."""
    app = [*deployment.apps.values()][int(served_by) - 1]
    os.kill(app.pid, signal.SIGKILL)
    app.wait()


def test_when_a_process_dies_its_readers_get_their_own_page_back_from_the_others(deployment):
    async def lesson() -> None:
        queries = [f"start={i / 10:.2f}&learning_rate=0.30&steps=40" for i in range(READERS)]
        readers = [Reader(deployment.url, "double_well", query) for query in queries]
        for reader in readers:
            await reader.connect()
            await reader.open()
        seats = {reader: reader.served_by for reader in readers}
        assert len(set(seats.values())) > 1, "everyone sits at one process"

        for reader in readers:
            answer = await reader.move("learning_rate", 0.31)
            await reader.ask("/_stcore/health")
            assert reader.served_by == seats[reader]
            assert answer.state() == dict(parse_qsl(reader.query))

        (most, _), *_ = Counter(seats.values()).most_common()
        kill(deployment, most)
        for number, reader in enumerate(readers):
            if seats[reader] == most:
                await reader.lost()
                answer = await reader.come_back()
                assert reader.served_by != most
                own = {"start": f"{number / 10:.2f}", "learning_rate": "0.31", "steps": "40"}
                assert answer.state() == own
            answer = await reader.move("start", -1.5)
            assert answer.state() == {"start": "-1.50", "learning_rate": "0.31", "steps": "40"}
            await reader.close()

    with ThreadPoolExecutor() as pool:  # Playwright keeps a loop of its own in this thread
        pool.submit(asyncio.run, lesson()).result()
    deployment.replace_the_ended()
    for port, app in deployment.apps.items():
        several.wait_for_health(f"http://127.0.0.1:{port}", deployment)
        assert app.poll() is None


def test_a_page_whose_process_dies_comes_back_by_itself_and_follows_the_next_move(
    open_page: Callable[..., Page],
    deployment: several.Deployment,
    tmp_path: Path,
    expected_complaints: list[str],
):
    log = tmp_path / "none.txt"
    log.touch()
    page = open_page("double_well?start=1.50&learning_rate=0.45&steps=40", server=Server(deployment.url, log))
    slider = page.locator(".st-key-start input[type=range]")
    slider.press("ArrowRight")
    settled(page)
    address = page.url
    assert "start=1.51" in address
    served_by = page.request.get(f"{deployment.url}/_stcore/health").headers["x-served-by"]

    with page.expect_websocket():
        kill(deployment, served_by)
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute("data-test-connection-state", "CONNECTED")
    settled(page)
    assert page.url == address
    drawn = traces(page)["trajectory"]["x"]
    assert drawn == pytest.approx(descend(DOUBLE_WELL.gradient, 1.51, 0.45, 40).iterates)
    expect(page.get_by_role("dialog")).to_have_count(0)

    slider.press("ArrowRight")
    settled(page)
    expect(slider).to_have_value("1.52")
    expect(page).to_have_url(address.replace("1.51", "1.52"))
    assert traces(page)["trajectory"]["x"][0] == 1.52


@pytest.mark.usefixtures("nginx")
def test_past_one_machine_everybody_in_a_room_comes_to_the_machine_that_keeps_it(tmp_path: Path):
    """Two groups of processes stand for two machines, the second behind a nginx of its own.

    A teacher's address opens a room at one of them, and the others find it there. While the second machine is gone, its
    readers are answered at the first.
    """
    chapter = CONTENTS["double_well"]
    made = {codes.new_code(): codes.new_secret() for _ in range(12)}
    files = [tmp_path / "votes-1.sqlite3", tmp_path / "votes-2.sqlite3"]

    async def lesson(url: str) -> None:
        kept = Counter()
        for code, host in made.items():
            question = chapter.questions[2]
            teacher = rooms.address(code, host, chapter, question, rooms.CHOICES).partition("?")[2]
            async with NewReader(url, teacher) as reader:
                await reader.open()
            (file,) = [file for file in files if has_room(file, code)]
            kept[file] += 1
            for _ in range(3):
                async with NewReader(url, f"room={code}") as reader:
                    await reader.open()
                    assert reader.machine == f"machine_{files.index(file) + 1}"
        assert len(kept) == 2, "all at one machine"

    class NewReader(Reader):
        """Somebody whose browser has never been here, and asks for the page first."""

        def __init__(self, url: str, query: str):
            super().__init__(url, "vote", query)

        async def connect(self) -> None:
            assert await self.ask(f"/vote?{self.opened_with}") == 200
            await super().connect()

    async def half() -> None:
        for code in made:
            async with NewReader(first.url, f"room={code}") as reader:
                await reader.open()

    def has_room(file: Path, code: str) -> bool:
        with contextlib.suppress(Refused):
            return Store(file).room(code).question == chapter.questions[2].key
        return False

    ports = several.free_ports(2)
    with contextlib.ExitStack() as second, ThreadPoolExecutor() as pool:
        second.enter_context(several.deployed(processes=1, port=ports[1], votes=files[1]))
        there = [f"127.0.0.1:{ports[1]}"]
        with several.deployed(processes=2, port=ports[0], machines=there, votes=files[0]) as first:
            pool.submit(asyncio.run, lesson(first.url)).result()
            second.close()
            pool.submit(asyncio.run, half()).result()


@pytest.mark.usefixtures("nginx")
def test_a_phone_at_one_process_answers_and_the_wall_at_another_counts_it(
    open_page: Callable[..., Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(several.VOTES, str(tmp_path / "votes.sqlite3"))
    log = tmp_path / "none.txt"
    log.touch()
    chapter, code = CONTENTS["double_well"], codes.new_code()
    wall = rooms.address(code, codes.new_secret(), chapter, chapter.questions[2], rooms.CHOICES)

    def sits_at(number: str) -> Callable[[Page], None]:
        def sit(page: Page) -> None:
            for seat in range(50):
                page.context.add_cookies([{"name": "seat", "value": f"{seat}", "url": deployment.url}])
                if served_by(page) == number:
                    return
            raise AssertionError(f"No seat at process {number}")

        return sit

    def served_by(page: Page) -> str:
        return page.request.get(f"{deployment.url}/_stcore/health").headers["x-served-by"]

    (port,) = several.free_ports(1)
    with several.deployed(processes=2, port=port) as deployment:
        server = Server(deployment.url, log)
        screen = open_page(wall, server=server, prepared=sits_at("1"))
        expect(screen.locator(".gd-answered")).to_have_text("0 have answered.")
        phone = open_page(f"vote?room={code}", server=server, finger=True, prepared=sits_at("2"))
        phone.get_by_text("Yes, it starts higher").click()
        phone.get_by_role("button", name="Send my answer").click()
        expect(phone.locator(".gd-said")).to_contain_text("is counted.")
        expect(screen.locator(".gd-answered")).to_have_text("1 has answered.")
        assert [served_by(page) for page in (screen, phone)] == ["1", "2"]
        for page in (screen, phone):
            page.goto("about:blank")  # before the processes end, which it would complain of


@pytest.mark.usefixtures("nginx")
def test_one_command_starts_everything_and_an_interrupt_ends_it(tmp_path: Path):
    (port,) = several.free_ports(1)
    command = [sys.executable, "serving/several.py", "--processes", "1", "--port", str(port)]
    with subprocess.Popen(
        [*command, "--address", "127.0.0.1"],
        cwd=several.ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    ) as served:
        assert served.stdout.readline().startswith(f"1 processes behind nginx at http://127.0.0.1:{port} ")
        for scheme, where in (("http", "SameSite=Lax"), ("https", "SameSite=None; Secure; Partitioned")):
            asked = urllib.request.Request(
                f"http://127.0.0.1:{port}/vote?room=ABCDEF", headers={"X-Forwarded-Proto": scheme}
            )
            with urllib.request.urlopen(asked, timeout=10) as answer:
                assert answer.status == 200
                cookies = answer.headers.get_all("Set-Cookie")
            assert {"seat", "room"} == {cookie.partition("=")[0] for cookie in cookies if where in cookie}
        served.send_signal(signal.SIGINT)
        assert served.wait(timeout=20) == 0
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "given", ["10.0.0.2", "a b:80", "x:80; include /etc/passwd", "x:80\n", "@listen:80", ""]
)
def test_what_is_no_host_with_a_port_never_comes_into_the_configuration(given: str):
    with pytest.raises(argparse.ArgumentTypeError, match="is not a host and a port"):
        several.host_and_port(given)
    assert several.host_and_port("[fd00::2]:8080") == "[fd00::2]:8080"
