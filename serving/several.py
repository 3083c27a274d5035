"""Serve the lesson by several processes behind nginx, until Ctrl-C: `python serving/several.py --processes 4`.

Every state of the lesson is in its address, so any process can answer any reader. When one ends, its readers go
on at another, and a new one takes its place. Needs nginx from the system's packages; runs as a normal user.
"""

import argparse
import contextlib
import os
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
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 60  # seconds until all processes must answer
VOTES = "LESSON_VOTES"  # in the environment: the file of the rooms, see gd_view/votes/store.py
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
    apps
        Process of the lesson on each port.
    votes
        For each port the file with the rooms of its machine; None where that is the usual one.
    """

    url: str
    nginx: subprocess.Popen[bytes]
    apps: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)
    votes: dict[int, Path | None] = field(default_factory=dict)

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
                self.apps[port] = start_app(port, self.votes.get(port))


@contextlib.contextmanager
def deployed(
    processes: int, port: int, address: str = "127.0.0.1", machines: int = 1
) -> Iterator[Deployment]:
    """Start nginx and the processes, wait until all answer, and stop them at the end.

    With several machines, as many groups of processes stand for them: each has the rooms of its votes for itself.
    """
    nginx = find_nginx()
    os.environ.setdefault("STREAMLIT_SERVER_COOKIE_SECRET", secrets.token_hex(32))  # one for all processes
    ports = free_ports(processes)
    groups = [ports[i::machines] for i in range(machines)]
    with tempfile.TemporaryDirectory(prefix="lesson-nginx-") as folder, contextlib.ExitStack() as stack:
        # If root starts nginx, it works as another user, in folders of its own below this one.
        Path(folder).chmod(0o711)
        config = Path(folder) / "nginx.conf"
        config.write_text(nginx_config(folder, f"{address}:{port}", groups), encoding="utf-8")
        command = [nginx, "-e", "stderr", "-p", folder, "-c", str(config), "-g", "daemon off;"]
        deployment = Deployment(f"http://127.0.0.1:{port}", subprocess.Popen(command, start_new_session=True))
        stack.callback(stop, deployment.nginx)
        for number, group in enumerate(groups, 1):
            file = Path(folder) / f"votes-{number}.sqlite3" if machines > 1 else None
            deployment.votes |= dict.fromkeys(group, file)
        for app_port in ports:
            deployment.apps[app_port] = start_app(app_port, deployment.votes[app_port])
        stack.callback(deployment.stop_apps)
        for place in (*(f"http://127.0.0.1:{app_port}" for app_port in ports), deployment.url):
            wait_for_health(place, deployment)
        yield deployment


def nginx_config(folder: str, listen: str, machines: list[list[int]]) -> str:
    """Return nginx's configuration for a folder of its own and the ports of the lesson's processes, by machine."""
    ports = [port for machine in machines for port in machine]
    numbers = "\n        ".join(f'"~:{port}$" {number};' for number, port in enumerate(ports, 1))
    names = [f"machine_{number}" for number in range(1, len(machines) + 1)]
    shares = [f"{100 / len(machines):.2f}%"] * (len(machines) - 1) + ["*"]  # the last one takes the rest
    template = Template((ROOT / "serving" / "nginx.conf").read_text(encoding="utf-8"))
    return template.substitute(
        folder=folder,
        listen=listen,
        numbers=numbers,
        shares="\n        ".join(f"{share} {name};" for share, name in zip(shares, names, strict=True)),
        machines="\n    ".join(map(upstream, names, machines)),
    )


def upstream(name: str, ports: list[int]) -> str:
    """Return the part of the configuration with the processes of one machine."""
    servers = "\n        ".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;" for port in ports)
    by_seat = "hash $seat;  # when a process is gone, only its readers move"
    return f"upstream {name} {{\n        {by_seat}\n        {servers}\n        keepalive 32;\n    }}"


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
    chosen = parser.parse_args()
    # Set anew, as a shell has its background jobs ignore SIGINT.
    for ends in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ends, signal.default_int_handler)
    try:
        with deployed(chosen.processes, chosen.port, chosen.address) as deployment:
            print(
                f"{chosen.processes} processes behind nginx at {deployment.url} (Ctrl-C ends them all)",
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
