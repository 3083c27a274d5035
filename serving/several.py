"""Serve the lesson by several processes behind nginx, until Ctrl-C: `python serving/several.py --processes 4`.

Every state of the lesson is in its address, so any process can answer any reader. When one ends, its readers go
on at another, and a new one takes its place. Past one machine, start it on each, and on the one that readers come to
name the others: `--machine 10.0.0.2:8080 --machine 10.0.0.3:8080`. Needs nginx from the system's packages; runs as a
normal user.
"""

import argparse
import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import string
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 60  # seconds until all processes must answer
VOTES = "LESSON_VOTES"  # in the environment: the file of the rooms, see gd_view/votes/store.py
# When a process or machine that does not answer is not asked any more, and for how long.
GIVEN_UP = "max_fails=1 fail_timeout=5s"
HOW_TO_GET_NGINX = "nginx is not installed. On Debian and Ubuntu: sudo apt-get install nginx-light"


class Template(string.Template):
    """A text with gaps such as @folder: the dollar belongs to nginx."""

    delimiter = "@"


@dataclass
class Deployment:
    """Processes of the lesson, and nginx before them.

    Attributes
    ----------
    url
        Address of nginx, seen from this machine.
    votes
        The file with the rooms of this machine; None where that is the usual one.
    apps
        Process of the lesson on each port.
    """

    url: str
    nginx: subprocess.Popen[bytes]
    votes: Path | None = None
    apps: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def stop_apps(self) -> None:
        """End every process of the lesson."""
        for app in self.apps.values():
            stop(app)

    def replace_the_ended(self) -> None:
        """Start another process of the lesson in place of each one that has ended."""
        for port, app in self.apps.items():
            if app.poll() is not None:
                print(
                    f"The process on port {port} ended ({app.returncode}); another takes its place.",
                    flush=True,
                )
                self.apps[port] = start_app(port, self.votes)


@contextlib.contextmanager
def deployed(
    processes: int,
    port: int,
    address: str = "127.0.0.1",
    machines: Sequence[str] = (),
    votes: Path | None = None,
) -> Iterator[Deployment]:
    """Start nginx and the processes, wait until all answer, and stop them at the end.

    Parameters
    ----------
    processes
        How many processes this machine runs.
    port, address
        Where nginx listens.
    machines
        Hosts and ports of other machines that serve the lesson so. A share of the readers is sent to each.
    votes
        File for the rooms of this machine's votes.
    """
    nginx = find_nginx()
    os.environ.setdefault("STREAMLIT_SERVER_COOKIE_SECRET", secrets.token_hex(32))  # one for all processes
    ports = free_ports(processes)
    with tempfile.TemporaryDirectory(prefix="lesson-nginx-") as folder, contextlib.ExitStack() as stack:
        # If root starts nginx, it works as another user, in folders of its own below this one.
        Path(folder).chmod(0o711)
        config = Path(folder) / "nginx.conf"
        config.write_text(nginx_config(folder, f"{address}:{port}", ports, machines), encoding="utf-8")
        command = [nginx, "-e", "stderr", "-p", folder, "-c", str(config), "-g", "daemon off;"]
        deployment = Deployment(
            f"http://127.0.0.1:{port}", subprocess.Popen(command, start_new_session=True), votes
        )
        stack.callback(stop, deployment.nginx)
        for app_port in ports:
            deployment.apps[app_port] = start_app(app_port, votes)
        stack.callback(deployment.stop_apps)
        for place in (*(f"http://127.0.0.1:{app_port}" for app_port in ports), deployment.url):
            wait_for_health(place, deployment)
        yield deployment


def nginx_config(folder: str, listen: str, ports: Sequence[int], machines: Sequence[str] = ()) -> str:
    """Return nginx's configuration for a folder of its own, the ports of the processes here, and other machines."""
    here = [f"127.0.0.1:{port}" for port in ports]
    numbers = "\n        ".join(f'"~:{port}$" {number};' for number, port in enumerate(ports, 1))
    names = [f"machine_{number}" for number in range(1, len(machines) + 2)]
    shares = [f"{100 / len(names):.2f}%"] * len(machines) + ["*"]  # the last one takes the rest
    groups = [by_seat(names[0], here), *map(first_of, names[1:], machines, repeat(here))]
    template = Template((ROOT / "serving" / "nginx.conf").read_text(encoding="utf-8"))
    return template.substitute(
        folder=folder,
        listen=listen,
        numbers=numbers,
        shares="\n        ".join(f"{share} {name};" for share, name in zip(shares, names, strict=True)),
        machines="\n    ".join(groups),
    )


def by_seat(name: str, here: Sequence[str]) -> str:
    """Return the part of the configuration with the processes of this machine, by host and port."""
    servers = "\n        ".join(f"server {place} {GIVEN_UP};" for place in here)
    why = "when a process is gone, only its readers move"
    return (
        f"upstream {name} {{\n        hash $seat;  # {why}\n        {servers}\n        keepalive 32;\n    }}"
    )


def first_of(name: str, machine: str, here: Sequence[str]) -> str:
    """Return the part with another machine. While that is gone, its readers are answered here."""
    servers = "\n        ".join(
        [f"server {machine} {GIVEN_UP};", *(f"server {place} backup;" for place in here)]
    )
    return f"upstream {name} {{\n        {servers}\n        keepalive 32;\n    }}"


def start_app(port: int, votes: Path | None = None) -> subprocess.Popen[bytes]:
    """Start one process of the lesson, open to this machine only, and say where the rooms of its votes are."""
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
    }
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        *(f"--{k}={v}" for k, v in options.items()),
    ]
    environment = os.environ | ({VOTES: str(votes)} if votes else {})
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, by force if it does not end in time."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait_for_health(url: str, deployment: Deployment) -> None:
    """Wait until an address reports that it can serve; raise if a process ends first or the time runs out."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if any(process.poll() is not None for process in (deployment.nginx, *deployment.apps.values())):
            raise RuntimeError("A process ended before it could serve; see what it printed above.")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
            return
        time.sleep(0.05)
    raise RuntimeError(f"{url} did not answer within {PATIENCE} seconds.")


def find_nginx() -> str:
    """Return the path of nginx, which on most systems lies outside a normal user's PATH."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if not found:
        raise FileNotFoundError(HOW_TO_GET_NGINX)
    return found


def free_ports(count: int) -> list[int]:
    """Return different loopback ports that were free a moment ago."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def host_and_port(given: str) -> str:
    """Return a host with its port, or refuse what is none: it goes into nginx's configuration."""
    if not re.fullmatch(r"([\w.-]+|\[[\da-fA-F:.]+\]):\d{1,5}", given, re.ASCII):
        raise argparse.ArgumentTypeError(f"{given!r} is not a host and a port such as 10.0.0.2:8080")
    return given


def main() -> int:
    """Serve until Ctrl-C (or SIGTERM)."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="default: one for each core")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument(
        "--address", default="0.0.0.0", help="where to listen; 127.0.0.1 for this machine only"
    )
    parser.add_argument(
        "--machine",
        action="append",
        default=[],
        metavar="HOST:PORT",
        type=host_and_port,
        help="another machine that serves the lesson so; may be given several times",
    )
    chosen = parser.parse_args()
    # Set anew, as a shell has its background jobs ignore SIGINT.
    for ends in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ends, signal.default_int_handler)
    try:
        with deployed(chosen.processes, chosen.port, chosen.address, chosen.machine) as deployment:
            also = f", and {', '.join(chosen.machine)}" if chosen.machine else ""
            print(
                f"{chosen.processes} processes{also} behind nginx at {deployment.url} (Ctrl-C ends what runs here)",
                flush=True,
            )
            while deployment.nginx.poll() is None:
                time.sleep(1)
                deployment.replace_the_ended()
            print("nginx ended; see what it printed above.")
    except KeyboardInterrupt:
        return 0
    except (FileNotFoundError, RuntimeError) as error:
        print(error, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
