"""The order in which the browser tests look for a browser and get one. Nothing here installs anything."""

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.browser import find_browser
from tests.browser.find_browser import DOWNLOAD, PACKAGE_MANAGERS, SYSTEM_LIBRARIES

APT = PACKAGE_MANAGERS["apt-get"]


class Machine:
    """A machine on which a browser starts only after a certain command has run."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, on_path=(), user=0, starts_after=None, fails=()):
        self.ran: list[list[str]] = []

        def run(command):
            self.ran.append(command)
            return command not in fails

        monkeypatch.setattr(find_browser, "run", run)
        monkeypatch.setattr(find_browser, "find", lambda: "a browser" if starts_after in self.ran else None)
        monkeypatch.setattr(find_browser.shutil, "which", lambda name: name if name in on_path else None)
        monkeypatch.setattr(find_browser.os, "geteuid", lambda: user, raising=False)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Machine]:
    return lambda **facts: Machine(monkeypatch, **facts)


@pytest.fixture
def executable(tmp_path: Path) -> Callable[[str], str]:
    def make(name: str) -> str:
        file = tmp_path / name
        file.write_text("#!/bin/sh\n")
        file.chmod(0o755)
        return str(file)

    return make


class OnlyStarts:
    """Stands in for Playwright where one browser starts and every other fails."""

    def __init__(self, works):
        self.works, self.tried = works, []
        self.chromium = self

    def launch(self, executable_path, args):
        self.tried.append(executable_path)
        if executable_path != self.works:
            raise Error("Executable doesn't exist\nand much more")
        return "a running browser"


def test_a_browser_that_starts_is_taken_and_nothing_is_run(monkeypatch, machine, capsys):
    computer = machine(on_path=["apt-get"])
    monkeypatch.setattr(find_browser, "find", lambda: "/usr/bin/chromium (156)")
    assert find_browser.main() == 0
    assert computer.ran == []
    assert capsys.readouterr().out == "Browser for the tests: /usr/bin/chromium (156)\n"


def test_playwrights_download_comes_before_the_package_manager(machine):
    computer = machine(on_path=["apt-get"], starts_after=DOWNLOAD)
    assert find_browser.get() == "a browser"
    assert computer.ran == [DOWNLOAD]


def test_when_the_download_fails_the_package_list_is_fetched_and_chromium_installed(machine):
    computer = machine(on_path=["apt-get"], starts_after=APT[-1], fails=[DOWNLOAD])
    assert find_browser.get() == "a browser"
    assert computer.ran == [DOWNLOAD, *APT]
    assert APT[0] == ["apt-get", "update"]


def test_a_package_list_that_cannot_be_fetched_does_not_keep_chromium_from_being_installed(machine):
    computer = machine(on_path=["apt-get"], starts_after=APT[-1], fails=[DOWNLOAD, APT[0]])
    assert find_browser.get() == "a browser"
    assert computer.ran == [DOWNLOAD, *APT]


def test_chromium_is_installed_only_where_the_shell_cannot_be(machine):
    shell = machine(on_path=["apt-get"], starts_after=APT[1], fails=[DOWNLOAD])
    assert find_browser.get() == "a browser"
    assert shell.ran == [DOWNLOAD, *APT[:2]]
    whole = machine(on_path=["apt-get"], starts_after=APT[2], fails=[DOWNLOAD, APT[1]])
    assert find_browser.get() == "a browser"
    assert whole.ran == [DOWNLOAD, *APT]


def test_a_downloaded_browser_that_lacks_system_libraries_gets_them(machine):
    computer = machine(on_path=["apt-get"], starts_after=SYSTEM_LIBRARIES)
    assert find_browser.get() == "a browser"
    assert computer.ran == [DOWNLOAD, SYSTEM_LIBRARIES]


def test_who_is_not_root_asks_sudo_which_never_asks_for_a_password(machine):
    computer = machine(on_path=["apt-get"], user=1000, fails=[DOWNLOAD])
    assert find_browser.get() is None
    assert computer.ran[1:] == [["sudo", "-n", *command] for command in APT]


def test_homebrew_is_never_run_as_root(machine):
    computer = machine(on_path=["brew"], user=1000, fails=[DOWNLOAD])
    find_browser.get()
    assert computer.ran[1:] == PACKAGE_MANAGERS["brew"]


@pytest.mark.parametrize("manager", PACKAGE_MANAGERS)
def test_every_package_manager_is_asked_where_it_is_the_only_one(machine, manager):
    computer = machine(on_path=[manager], fails=[DOWNLOAD])
    assert find_browser.get() is None
    assert computer.ran == [DOWNLOAD, *PACKAGE_MANAGERS[manager]]


def test_when_every_way_fails_the_message_says_how_to_get_a_browser(machine, capsys):
    machine(fails=[DOWNLOAD])
    assert find_browser.main() == 1
    assert capsys.readouterr().out.endswith(find_browser.HOW_TO_GET_ONE + "\n")


def test_installed_browsers_are_those_on_the_path_and_then_those_in_the_usual_places(monkeypatch, executable):
    chromium, chrome = executable("chromium"), executable("chrome in its usual place")
    monkeypatch.setenv("PATH", str(Path(chromium).parent))
    monkeypatch.setenv("USUAL", str(Path(chrome).parent))
    monkeypatch.setattr(find_browser.platform, "system", lambda: "Linux")
    places = {"Linux": ["$USUAL/chrome in its usual place", "$USUAL/nothing here", chromium]}
    monkeypatch.setattr(find_browser, "PLACES", places)
    assert list(find_browser.installed()) == [chromium, chrome]


def test_a_machine_with_nothing_has_no_installed_browser(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(find_browser, "PLACES", {})
    assert list(find_browser.installed()) == []
    assert shutil.which("chromium") is None


def test_the_first_browser_that_starts_is_used_and_playwrights_own_is_the_last_tried(monkeypatch):
    monkeypatch.setattr(find_browser, "installed", lambda: ["/a stub that does not start", "/chrome"])
    assert find_browser.launch(OnlyStarts("/chrome")) == ("/chrome", "a running browser")
    playwright = OnlyStarts(None)
    assert find_browser.launch(playwright) == ("Playwright's Chromium", "a running browser")
    assert playwright.tried == ["/a stub that does not start", "/chrome", None]


def test_when_no_browser_starts_the_reasons_are_told(monkeypatch):
    monkeypatch.setattr(find_browser, "installed", lambda: ["/a stub"])
    with pytest.raises(find_browser.NoBrowserError) as caught:
        find_browser.launch(OnlyStarts("another"))
    assert "/a stub: Executable doesn't exist\n" in str(caught.value)
    assert "playwright install chromium" in str(caught.value)


def test_a_command_that_never_ends_is_given_up_with_all_its_children(monkeypatch, tmp_path, capfd):
    """The child writes a file unless it is ended with its parent."""
    late = tmp_path / "late"
    child = f"import time, pathlib; time.sleep(2); pathlib.Path({str(late)!r}).touch()"
    parent = (
        f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"
    )
    monkeypatch.setattr(find_browser, "PATIENCE", 1)
    assert not find_browser.run([sys.executable, "-c", parent])
    assert "Gave up after 1 seconds." in capfd.readouterr().out
    time.sleep(2)
    assert not late.exists()


def test_a_command_that_is_not_there_is_told_not_raised(capfd):
    assert not find_browser.run(["/no/such/command"])
    assert "/no/such/command" in capfd.readouterr().out
