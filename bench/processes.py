"""What a process has used, as the operating system says: CPU time and memory."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Process:
    """A running process, on Linux or anything with `ps`."""

    pid: int

    def cpu_seconds(self) -> float:
        """Return the CPU time that all its threads have used so far."""
        stat = Path(f"/proc/{self.pid}/stat")
        if stat.exists():
            # After the name in brackets, which may hold anything: utime and stime are the 12th and 13th.
            fields = stat.read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return clock_seconds(self._ps("cputime"))

    def memory(self) -> float:
        """Return its resident memory in MB."""
        status = Path(f"/proc/{self.pid}/status")
        if status.exists():
            (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
            return int(line.split()[1]) * 1024 / 1e6
        return int(self._ps("rss")) * 1024 / 1e6

    def _ps(self, what: str) -> str:
        command = ["ps", "-o", f"{what}=", "-p", str(self.pid)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def clock_seconds(text: str) -> float:
    """Return the seconds of `[days-][hours:]minutes:seconds`, as ps writes them."""
    days, _, clock = text.rpartition("-")
    seconds = 0.0
    for part in clock.split(":"):
        seconds = 60 * seconds + float(part)
    return 86400 * int(days or 0) + seconds
