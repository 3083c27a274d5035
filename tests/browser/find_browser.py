"""Find a Chromium for the browser tests, or get one: `python tests/browser/find_browser.py`.

In this order: an installed Chrome or Chromium, Playwright's own (if it is there, else downloaded), the
system's package manager. The tests only look and never install.
"""

import contextlib
import os
import platform
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser, BrowserContext, Error, Playwright, sync_playwright

T = TypeVar("T")

# Names on the PATH, then the places of a default installation. The shell, which has no window, comes first: it draws
# the same pages, and opening one costs a seventh of the CPU.
NAMES = (
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
)
PLACES = {
    "Linux": (
        "/usr/bin/chromium",
        "/opt/google/chrome/chrome",
        "/snap/bin/chromium",
    ),
    "Darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "Windows": (
        r"$PROGRAMFILES\Google\Chrome\Application\chrome.exe",
        r"$LOCALAPPDATA\Google\Chrome\Application\chrome.exe",
        r"$PROGRAMFILES\Chromium\Application\chrome.exe",
        r"$LOCALAPPDATA\Chromium\Application\chrome.exe",
    ),
}
PLAYWRIGHTS_OWN = None  # what `executable_path` calls it

# Nothing but the page under test: no updates, no account, no look-ups. The name rule lets nothing out of this
# machine, and costs less than intercepting requests. Playwright itself leaves the sandbox off, as containers
# and root need it; the only pages opened are our own.
ARGUMENTS = (
    "--disable-gpu",
    "--font-render-hinting=none",  # letters stand where a window has them, and not each on a whole pixel
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

DOWNLOAD = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
SYSTEM_LIBRARIES = [sys.executable, "-m", "playwright", "install-deps", "chromium"]
PACKAGE_MANAGERS = {  # the first one on the PATH is asked
    "apt-get": [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "chromium-headless-shell"],  # Debian has it
        ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
    ],
    "dnf": [["dnf", "install", "-y", "chromium"]],
    "pacman": [["pacman", "-Sy", "--noconfirm", "chromium"]],
    "apk": [["apk", "add", "chromium"]],
    "brew": [["brew", "install", "--cask", "google-chrome"]],
}
PATIENCE = 300  # seconds for one command, so that a network which never answers cannot hold up the tests

HOW_TO_GET_ONE = (
    "No Chrome or Chromium starts on this machine. Install either in the usual way, or run "
    "`python -m playwright install chromium` (add `--with-deps` for its system libraries)."
)


class NoBrowserError(Exception):
    """No browser was found, or none of those found starts."""


def installed() -> Iterator[str]:
    """Yield the path of every Chrome and Chromium that is installed, those on the PATH first."""
    named = (shutil.which(name) for name in NAMES)
    placed = (os.path.expandvars(Path(place).expanduser()) for place in PLACES.get(platform.system(), ()))
    seen = set()
    for path in filter(None, (*named, *placed)):
        if path not in seen and Path(path).is_file():
            seen.add(path)
            yield path


def launch(playwright: Playwright) -> tuple[str, Browser]:
    """Start the first browser that does start: its name, and the browser. Nothing is installed."""
    return first_to_start(
        lambda executable: playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
    )


def launch_with_a_profile(playwright: Playwright, folder: Path, *, finger: bool) -> BrowserContext:
    """Start the same browser as a person does, with a profile, in which it keeps what it has fetched and compiled.

    One process shows all pages of an address, and has compiled most of the next one's scripts already.
    """
    arguments = (*ARGUMENTS, "--process-per-site")
    _, context = first_to_start(
        lambda executable: playwright.chromium.launch_persistent_context(
            folder, executable_path=executable, args=arguments, has_touch=finger, is_mobile=finger
        )
    )
    return context


def first_to_start(start: Callable[[str | None], T]) -> tuple[str, T]:
    """Return the name of the first browser that starts, and what `start` returned for it."""
    reasons = []
    for executable in (*installed(), PLAYWRIGHTS_OWN):
        name = executable or "Playwright's Chromium"
        try:
            return name, start(executable)
        except Error as error:
            reasons.append(f"{name}: {error.message.strip().splitlines()[0]}")
    raise NoBrowserError("\n  ".join([HOW_TO_GET_ONE, *reasons]))


def find() -> str | None:
    """Return the name and version of the browser that the tests will use, None if none starts."""
    with sync_playwright() as playwright:
        try:
            name, browser = launch(playwright)
        except NoBrowserError:
            return None
        version = browser.version
        browser.close()
        return f"{name} ({version})"


def run(command: list[str]) -> bool:
    """Run a command that installs something, show what it prints, and return whether it succeeded in time."""
    print("$", *command, flush=True)
    environment = os.environ | {
        "DEBIAN_FRONTEND": "noninteractive",
        "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "15000",  # ms; it tries several times
    }
    try:
        # A session of its own: a download's children end with it when the time is up.
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
    except OSError as error:
        print(error)
        return False
    try:
        return process.wait(timeout=PATIENCE) == 0
    except subprocess.TimeoutExpired:
        print(f"Gave up after {PATIENCE} seconds.")
        return False
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started in a session of its own, and all its children."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):  # what sudo started is not ours to kill
        process.wait(timeout=5)


def as_root(command: list[str]) -> list[str]:
    """Put sudo before a command unless we are root; it never asks for a password."""
    return command if os.geteuid() == 0 else ["sudo", "-n", *command]


def get() -> str | None:
    """Get a browser one way after the other until one starts; return its name, None if none does."""
    print("No Chrome or Chromium starts here: trying Playwright's own.", flush=True)
    downloaded = run(DOWNLOAD)
    if downloaded and (found := find()):
        return found
    manager = next(filter(shutil.which, PACKAGE_MANAGERS), None)
    if downloaded and manager == "apt-get":
        print("It does not start: trying the system libraries that it needs.", flush=True)
        if run(as_root(SYSTEM_LIBRARIES)) and (found := find()):
            return found
    if manager:
        print(f"Still none: trying {manager}.", flush=True)
        for command in PACKAGE_MANAGERS[manager]:
            # Homebrew refuses to be root; a failed index update may still leave a usable index.
            done = run(command if manager == "brew" else as_root(command))
            if done and (found := find()):
                return found
    return None


def main() -> int:
    """Find or get a browser, say which, and return the exit status."""
    found = find() or get()
    print(f"Browser for the tests: {found}" if found else HOW_TO_GET_ONE, flush=True)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
