"""WebKitGTK, the nearest to an iPhone that a Linux machine has: found or installed, started, ended.

Before: `make test-engines` runs this file, to be sure that it opens. After: driver.py drives it.
Each browser has a home of its own, and so a disk of its own, which outlives it.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from socket import create_connection, create_server

from tests.browser import install_package
from tests.engines.driver import Driver

PROGRAMS = ("WebKitWebDriver", "Xvfb")
PACKAGES = ("webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb")
# The Python of the system: its packages bind the engine, those of our environment do not.
BINDING = ["/usr/bin/python3", "-c", "import gi; gi.require_version('WebKit2', '4.1')"]
BROWSER = Path(__file__).with_name("minibrowser.py")
PATIENCE_SECONDS = 20

HELP = f"""\
No WebKitGTK opens here, so its journeys cannot be played. On Debian or Ubuntu:
  apt-get install --no-install-recommends {" ".join(PACKAGES)}
As root, this is done by itself."""


def is_there() -> bool:
    if not all(map(shutil.which, (*PROGRAMS, BINDING[0]))):
        return False
    return subprocess.run(BINDING, stderr=subprocess.DEVNULL).returncode == 0


def ensure() -> None:
    if not is_there():
        for name in PACKAGES:
            install_package(name)
    if not is_there():
        sys.exit(HELP)


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees. Its name."""
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    process = subprocess.Popen(words, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        name = f":{told.readline().strip()}"
    try:
        yield name
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


class WebKit:
    """One browser on a folder: started, quit, killed, started again."""

    def __init__(self, home: Path, display: str) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self._home = home
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "HOME": str(home),
            "TZ": "Europe/Paris",
            "LANG": "C.UTF-8",
            # The sandbox of the engine needs rights that containers lack.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            "GIO_USE_VFS": "local",
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._driver: Driver | None = None

    @property
    def driver(self) -> Driver:
        if self._driver is None:
            self._start()
        assert self._driver
        return self._driver

    def _start(self) -> None:
        with create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        # A group of its own: killing it kills all that it started, and nothing else.
        self._process = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}", "--host=127.0.0.1"],
            env=self._environment,
            start_new_session=True,
            stderr=subprocess.DEVNULL,
        )
        _listens(port)
        options = {"binary": str(BROWSER), "args": []}
        self._driver = Driver(port, {"webkitgtk:browserOptions": options})

    def quits(self) -> None:
        self._ends(signal.SIGTERM)

    def is_killed(self) -> None:
        """`kill -9`: nothing is flushed, nobody is told."""
        self._ends(signal.SIGKILL)

    def forgets(self) -> None:
        """Between two starts the engine gives up what scripts stored, as Safari does after a week
        without use. Cookies stay."""
        shutil.rmtree(self._home / "data")

    def _ends(self, by: signal.Signals) -> None:
        process, self._process, self._driver = self._process, None, None
        if process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, by)
            process.wait(PATIENCE_SECONDS)


def _listens(port: int) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("WebKitWebDriver did not start")


if __name__ == "__main__":
    ensure()
