"""Who works in the benchmark and what they hand over: an organisation like a real one, larger.

Before: rounds.py says how much. After: the server's own writer has filled a store, and requests
are ready to be sent. Ten programmes, a hundred people in each; a device notes groups of ten.
Ids are random, as they are on phones.
"""

import json
import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from server import devices, organisations
from server.cookies import proof
from server.database import Database
from server.keys import device_secret, mac
from server.migrate import migrate
from server.push import Batch, open_items
from server.rights import Caller
from server.settings import Settings
from server.work import Work
from server.writer import Writer

PROGRAMMES, PEOPLE, GROUP = 10, 100, 10
BATCH = 50
SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"
SYLLABLES = ("bra", "chi", "dou", "fel", "gan", "jor", "kem", "lou", "mir", "nad", "pov", "tuz")
STATUSES = ("present", "present", "present", "present", "late", "absent", "excused")
TODAY = datetime.now(UTC)


@dataclass
class Device:
    """One phone: it numbers, signs and packs like a real one."""

    caller: Caller
    secret: bytes
    cookie: str
    programme: str
    n: int = 0

    def op(self, type_: str, id_: str, programme: str = "", **fields: object) -> tuple[str, str]:
        """An operation with its proof."""
        self.n += 1
        at = int(TODAY.timestamp() * 1000) + self.n * 1777
        table = {"n": self.n, "at": at, "type": type_, "id": id_, "set": fields}
        text = json.dumps(table | ({"in": programme} if programme else {}), separators=(",", ":"))
        return text, mac(self.secret, text)

    def request(self, ops: Sequence[tuple[str, str]] = (), **asked: object) -> bytes:
        """An exchange, every byte of it."""
        table = {"protocol": 1, "schema": 1, "last": self.n, "ops": ops, **asked}
        headers = f"X-Jalon-Device: {self.caller.device}\r\nCookie: {self.cookie}"
        return post("/api/exchange", table, headers)


def post(path: str, table: object, headers: str = "X-Bench: 1") -> bytes:
    """A request with a packed body."""
    text = json.dumps(table, separators=(",", ":")).encode()
    body = zlib.compress(text, wbits=31) if len(text) > 400 else text
    packed = "Content-Encoding: gzip\r\n" if body is not text else ""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Accept-Encoding: gzip\r\n{packed}Content-Length: {len(body)}\r\n{headers}\r\n\r\n"
    )
    return head.encode() + body


class Town:
    """An organisation in a database, with its devices."""

    def __init__(self, folder: Path, database: str = "") -> None:
        settings = Settings(folder=str(folder), database=database)
        self.rng = random.Random(11)
        self.noted: set[str] = set()
        self.names: dict[str, tuple[str, str]] = {}
        self.key = settings.secret()
        self.writer = Writer(Database(settings.url))
        migrate(self.writer.database)
        self.organisation = organisations.begin(self.writer, "Banc d’essai")
        self.programmes = [self._id(8) for _ in range(PROGRAMMES)]
        self.people = {one: [self._id(12) for _ in range(PEOPLE)] for one in self.programmes}
        self.activities = {one: f"{one}.{self._id(8)}" for one in self.programmes}
        self.coordinator = organisations.add_user(
            self.writer, self.organisation, "Sophie", "coordinator"
        )
        sophie = self.device(self.coordinator)
        for programme in self.programmes:
            self.hand_over(sophie, list(self._founding(sophie, programme)))

    def _founding(self, sophie: Device, programme: str) -> Iterator[tuple[str, str]]:
        yield sophie.op("programme", programme, name="Un programme")
        yield sophie.op("activity", self.activities[programme], name="Un atelier")
        for number, person in enumerate(self.people[programme]):
            self.names[person] = first, last = self._name(), self._name()
            names = {"first_name": first, "last_name": last}
            yield sophie.op("person", person, programme, **names, birth_year=1950 + number % 60)

    def device(self, user: str, programme: str = "") -> Device:
        """One more device for somebody."""
        caller = Caller(self.organisation, devices.fresh_name(), user)

        def make(work: Work) -> None:
            devices.make(work, caller.device, user, "téléphone")

        self.writer.perform_now(self.organisation, make)
        secret = device_secret(self.key, self.organisation, caller.device)
        cookie = f"jalon_{caller.device}={proof(self.key, caller)}"
        return Device(caller, secret, cookie, programme)

    def workers(self, count: int) -> list[Device]:
        """Workers with a phone each, spread over the programmes."""
        made = []
        for number in range(count):
            programme = self.programmes[number % PROGRAMMES]
            user = organisations.add_user(
                self.writer, self.organisation, f"Travailleur {number}", "worker"
            )

            def grant(work: Work, id_: str = f"{user}.{programme}") -> None:
                work.write("grant", id_, {"active": True})

            self.writer.perform_now(self.organisation, grant)
            made.append(self.device(user, programme))
        return made

    def marks(
        self, device: Device, count: int, months: int = 2, held: bool = False
    ) -> list[tuple[str, str]]:
        """Marks without a note, in groups of ten, on days of the last months; `held`: with their
        sessions.
        """
        made: list[tuple[str, str]] = []
        sessions: list[tuple[str, str]] = []
        while len(made) < count:
            day = (TODAY - timedelta(days=self.rng.randrange(30 * months))).date()
            slot = self.rng.randrange(1, 100)
            session = f"{self.activities[device.programme]}.{day.isoformat()}.{slot}"
            if session in self.noted:
                continue
            self.noted.add(session)
            if held:
                when = {"date": day.isoformat(), "start": "14:00", "end": "16:00"}
                sessions.append(device.op("session", session, state="held", when=when))
            for person in self.rng.sample(self.people[device.programme], GROUP):
                if len(made) < count:
                    mark = {"status": self.rng.choice(STATUSES)}
                    made.append(device.op("attendance", f"{session}.{person}", mark=mark))
        return [*sessions, *made]

    def hand_over(self, device: Device, ops: list[tuple[str, str]]) -> None:
        """In this process, past the wire: how a store is filled quickly."""
        items, refused = open_items(self.key, self.organisation, device.caller.device, ops)
        answer = self.writer.perform_now(
            self.organisation, Batch(items, device.caller.device, device.n)
        )
        outcomes = {one[1] for one in answer.receipts[device.caller.device]}
        if refused or outcomes - {"applied", "review"}:
            raise RuntimeError(f"not taken: {outcomes}")

    def fill(self, records: int, months: int = 12, held: bool = False) -> None:
        """A store with so many marks, over every programme and the quarters of a year."""
        phones = self.workers(PROGRAMMES)
        for start in range(0, records, 2_000):
            phone = phones[start // 2_000 % PROGRAMMES]
            marks = self.marks(phone, min(2_000, records - start), months, held)
            self.hand_over(phone, marks)

    def close(self) -> None:
        """Let go of the database."""
        self.writer.database.close()

    def _name(self) -> str:
        """A name that nobody has, and that stands nowhere by chance."""
        return "".join(self.rng.choice(SYLLABLES) for _ in range(4)).capitalize()

    def _id(self, length: int) -> str:
        return "".join(self.rng.choice(SIGNS) for _ in range(length))
