"""A receipt means that the work is on the disk, not on its way there (L3)."""

import contextlib
import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest

from server.cookies import proof
from server.database import Database
from server.keys import device_secret, mac
from server.rights import Caller
from tests.house import House

# Serves a house in a process of its own, on a socket that it is given.
SERVE = """
import socket, sys, uvicorn
from server.app import create_app
from server.settings import Settings
listening = socket.socket(fileno=int(sys.argv[2]))
app = create_app(Settings(folder=sys.argv[1]))
uvicorn.Server(uvicorn.Config(app, log_config=None)).run([listening])
"""


def test_every_connection_to_sqlite_writes_through(tmp_path: Path) -> None:
    """FULL on every connection of both pools, also on those that are opened later."""
    database = Database(f"sqlite:///{tmp_path / 'jalon.db'}", readers=3)
    with contextlib.ExitStack() as held:
        connections = [held.enter_context(database.write())]
        connections += [held.enter_context(database.reading.connect()) for _ in range(3)]
        for one in connections:
            assert one.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert one.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    database.close()


@pytest.fixture
def built(tmp_path: Path) -> House:
    """A house on SQLite with one worker."""
    house = House(tmp_path)
    house.found()
    house.do(1, lambda work: work.write("programme", "prg", {"name": "P"}))
    return house


def _serve(folder: Path, *before: str) -> tuple[subprocess.Popen[bytes], int]:
    import socket

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        os.set_inheritable(listening.fileno(), True)
        command = [*before, sys.executable, "-c", SERVE, str(folder), str(listening.fileno())]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        # The port is open before the process is: a request waits until it answers.
        server = subprocess.Popen(
            command, env=environment, pass_fds=[listening.fileno()], start_new_session=True
        )
        return server, listening.getsockname()[1]


def _push(house: House, port: int, device: str, ns: range) -> dict[str, object]:
    secret = device_secret(house.app.state.key, 1, device)
    texts = [
        json.dumps(
            {
                "n": n,
                "at": n,
                "type": "attendance",
                "id": f"prg.act.2026-11-19.1.p{n}",
                "set": {"mark": {"status": "present"}},
            }
        )
        for n in ns
    ]
    asked = {"protocol": 1, "ops": [[text, mac(secret, text)] for text in texts], "last": ns[-1]}
    cookie = f"jalon_{device}={proof(house.app.state.key, Caller(1, device, 'nadia'))}"
    headers = {
        "content-type": "application/json",
        "content-encoding": "gzip",
        "x-jalon-device": device,
        "cookie": cookie,
    }
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/api/exchange", gzip.compress(json.dumps(asked).encode()), headers)
    told: dict[str, object] = json.loads(connection.getresponse().read())
    connection.close()
    return told


def test_every_receipted_batch_has_its_fsync(built: House, tmp_path: Path) -> None:
    """`kill -9` proves nothing about a disk; the system calls do."""
    strace = shutil.which("strace")
    assert strace, "strace is needed: apt-get install strace"
    device = built.hire("Nadia", "worker", "prg").phone.device
    trace = tmp_path / "trace"
    server, port = _serve(
        tmp_path, strace, "-f", "-qq", "-y", "-e", "trace=fsync,fdatasync", "-o", str(trace)
    )
    try:
        counts = []
        for batch in range(5):
            told = _push(built, port, device, range(batch * 10 + 1, batch * 10 + 11))
            assert len(told["receipts"]) == 10  # type: ignore[arg-type]
            counts.append(len(re.findall(r"sync\(.*jalon\.db-wal", trace.read_text())))
    finally:
        # strace itself lets no signal through: the whole group gets it.
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(20)
    assert all(after > before for before, after in zip([0, *counts], counts, strict=False)), counts


def test_what_has_a_receipt_outlives_a_kill(built: House, tmp_path: Path) -> None:
    """`kill -9` in the middle of pushing: whatever was receipted is there, the rest can be sent
    again.
    """
    device = built.hire("Nadia", "worker", "prg").phone.device
    server, port = _serve(tmp_path)
    try:
        _push(built, port, device, range(1, 51))
        _push(built, port, device, range(51, 101))
    finally:
        server.kill()
        server.wait(20)
    server, port = _serve(tmp_path)
    try:
        told = _push(built, port, device, range(51, 151))
    finally:
        server.terminate()
        assert server.wait(20) in (0, -signal.SIGTERM)
    assert told["received"] == [[1, 150]]
    assert told["receipts"] == [[n, "applied"] for n in range(51, 151)]
