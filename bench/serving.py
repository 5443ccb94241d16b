"""A server in a process of its own, and what /proc says of it.

Before: rounds.py wants one. After: `jalon serve`, or floor.py in the very same uvicorn.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class Process:
    """One running server."""

    def __init__(self, pid: int, port: int) -> None:
        self.pid, self.port = pid, port

    @property
    def cpu(self) -> float:
        """Seconds of processor, user and system, of all its threads so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def memory(self) -> float:
        """Resident memory in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@contextmanager
def jalon(folder: Path, database: str = "") -> Iterator[Process]:
    """`jalon serve`, as anybody runs it."""
    # One device asks thousands of times a minute here, which no phone does.
    ours = {"JALON_FOLDER": str(folder), "JALON_PORT": "0", "JALON_PACE": "1000000"}
    ours |= {"JALON_DATABASE": database}
    with _running(["server.cli", "serve"], ours, folder / "log") as process:
        yield process


@contextmanager
def floor(folder: Path) -> Iterator[Process]:
    """The floor."""
    with _running(["bench.floor", str(folder)], {}, folder / "log") as process:
        yield process


@contextmanager
def _running(module: list[str], settings: dict[str, str], log: Path) -> Iterator[Process]:
    with open(log, "a") as errors:
        child = subprocess.Popen(
            [sys.executable, "-m", *module],
            env=os.environ | settings,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    assert child.stdout
    try:
        said = child.stdout.readline()
        if "http://" not in said:
            raise RuntimeError(f"{module[0]} did not start: {log.read_text()[-2000:]}")
        yield Process(child.pid, int(said.rpartition(":")[2]))
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(20)
        child.stdout.close()
