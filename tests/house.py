"""A real server on a real database, for as long as a test lasts: what the people of people.py talk
to.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import uvicorn

from server import devices, tables
from server.app import create_app
from server.cookies import proof
from server.database import Database
from server.keys import device_secret
from server.migrate import migrate
from server.rights import Caller
from server.settings import Settings
from server.work import Work
from tests.people import Person, Phone

# The 22nd of November 2026, a Sunday, at noon in Paris: the world of the tests.
NOON = 1_795_345_200_000


@cache
def empty_database() -> bytes:
    """A file of SQLite as `migrate` makes it; a house gets a copy, which takes no time."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "jalon.db"
        database = Database(f"sqlite:///{file}")
        migrate(database)
        database.close()
        return file.read_bytes()


class Clock:
    """Time that passes only when a test says so."""

    def __init__(self) -> None:
        self.ms = NOON

    def __call__(self) -> int:
        """ms since 1970."""
        return self.ms


class House:
    """One server with its database; organisations are founded in it, people are hired."""

    def __init__(self, folder: Path, database: str = "", **settings: Any) -> None:
        self.settings = Settings(folder=str(folder), database=database, **settings)
        file = self.settings.path / "jalon.db"
        if not database and not file.exists():
            file.write_bytes(empty_database())
        self.app = create_app(self.settings)
        self.clock = Clock()
        self.app.state.writer.now = self.clock
        self.port = 0
        self._hired = 0

    def do(self, organisation: int, job: Callable[[Work], Any]) -> Any:
        """Do something inside the server, before it is open."""
        return self.app.state.writer.perform_now(organisation, job)

    def found(self, organisation: int = 1) -> None:
        """A new organisation, empty."""
        database = self.app.state.database
        columns = [column.name for column in tables.organisation.columns]
        row = {"organisation_id": organisation, "mark": "", "views": ""}
        with database.write() as connection:
            values = [tuple(row.get(name, 0) for name in columns)]
            database.put(connection, tables.organisation, values)

    def hire(self, name: str, role: str, *programmes: str, organisation: int = 1) -> Person:
        """Somebody who works here, with a phone that is already known."""
        user = name.lower().replace("é", "e")
        person = Person(name, user, role)

        def write(work: Work) -> None:
            work.write("user", user, {"name": name, "role": role})
            for programme in programmes:
                work.write("grant", f"{user}.{programme}", {"active": True})

        self.do(organisation, write)
        person.phone = self.phone(person, organisation)
        return person

    def phone(self, person: Person, organisation: int = 1) -> Phone:
        """One more phone for somebody."""
        self._hired += 1
        device = f"{person.user[:5]}{self._hired:03}"
        self.do(organisation, lambda work: devices.make(work, device, person.user, "téléphone"))
        return self.known(device, person.user, organisation)

    def known(self, device: str, user: str, organisation: int = 1) -> Phone:
        """The phone of a device that the server made."""
        key = self.app.state.key
        caller = Caller(organisation, device, user)
        return Phone(
            house=self,
            device=device,
            user=user,
            secret=device_secret(key, organisation, device),
            cookie=f"jalon_{device}={proof(key, caller)}",
        )

    @contextmanager
    def open(self) -> Iterator["House"]:
        """Serve, on a port of the system's choice, until the end of the block."""
        config = uvicorn.Config(self.app, log_config=None, timeout_graceful_shutdown=2)
        server = uvicorn.Server(config)
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            listening.listen()  # open before it is served: the first request waits until then
            self.port = listening.getsockname()[1]
            thread = threading.Thread(target=server.run, args=([listening],))
            thread.start()
            try:
                self.request("GET", "/healthz")
                yield self
            finally:
                self.app.state.hub.close()
                server.should_exit = True
                thread.join(10)
                self.port = 0

    def request(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """One request as it goes over the wire: status, headers in small letters, body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, names, answer.read()
        finally:
            connection.close()
