"""A real server in a process of its own: started, killed, started again on the same data and port.

Before: town.py opens one for a story. After: the devices of the cast, which reach it as phones do.
"""

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

READY = re.compile(r"http://127\.0\.0\.1:(\d+)")
PATIENCE = 30


class Server:
    """`jalon serve` on a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.lines: list[str] = []
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None
        self._gone = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """All that it has said, over all its lives."""
        return "".join(self.lines)

    def start(self) -> None:
        """Come up, on the port of its former life if it had one, and wait until it says so."""
        ready = threading.Event()
        process = subprocess.Popen(
            [command(), "serve"],
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._process = process
        self._gone.clear()

        def read() -> None:
            assert process.stdout
            for line in process.stdout:
                self.lines.append(line)
                if not ready.is_set() and (found := READY.search(line)):
                    self.port = int(found[1])
                    ready.set()
            ready.set()  # it ended before it was ready: nobody has to wait for that

        self._reader = threading.Thread(target=read, daemon=True)
        self._reader.start()
        assert ready.wait(PATIENCE) and process.poll() is None, self.log

    def is_killed(self) -> None:
        """`kill -9`: no goodbye, nothing put in order."""
        self._end(signal.SIGKILL)

    def has_gone(self) -> None:
        """Wait for an end that something else brings about: its port is free again."""
        assert self._gone.wait(PATIENCE), self.log

    def stops(self) -> None:
        """The graceful end. What asked it to end is what the process reports, as is the custom."""
        assert self._end(signal.SIGTERM) in (0, -signal.SIGTERM), self.log

    def restarts(self) -> None:
        self.stops()
        self.start()

    def runs(self, *words: str) -> str:
        """Another command of `jalon` on the same data; what it prints."""
        done = subprocess.run(
            [command(), *words],
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _end(self, by: signal.Signals) -> int:
        process = self._process
        assert process and self._reader
        self._process = None
        process.send_signal(by)
        code = process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        if process.stdout:
            process.stdout.close()
        self._gone.set()
        return code

    def close(self) -> None:
        if self._process:
            self.stops()

    def _environment(self) -> dict[str, str]:
        ours = {"JALON_FOLDER": str(self.folder), "JALON_PORT": str(self.port)}
        return {name: value for name, value in os.environ.items() if name[:6] != "JALON_"} | ours


def command() -> str:
    """The `jalon` of the same environment as the tests."""
    return str(Path(sys.executable).parent / "jalon")
