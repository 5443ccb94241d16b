"""The cast. Nadia and Karim are social workers, Sophie coordinates, Bénédicte is a volunteer at the
épicerie.

A phone speaks the protocol as the app does: operations are numbered and signed once, cover what the
phone holds, wait until there is a receipt. It has no screen. The impostor works for another
organisation.
"""

import gzip
import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from server.keys import mac
from sync.digest import MODULUS, line
from sync.merge import Reading, Record, apply, covers, read, validations_of
from sync.names import session_of, versions_of
from sync.operation import Write
from sync.operation import parse as _parse
from sync.schema import SCHEMA

if TYPE_CHECKING:
    from tests.house import House

PRG = "prg"
SESSION = "prg.act.2026-11-19.1"
Key = tuple[str, str]
parse = cache(_parse)  # a phone that holds five hundred operations reads each of them often


@dataclass
class Person:
    """Somebody of the cast."""

    name: str
    user: str
    role: str
    phone: "Phone" = None  # type: ignore[assignment]


class Refused(Exception):
    """The server answered with a problem."""

    def __init__(self, status: int, told: dict[str, Any]) -> None:
        super().__init__(f"{status} {told.get('problem')}")
        self.status = status
        self.told = told


@dataclass
class Phone:
    """A device: what it has confirmed, what waits, and its cursor."""

    house: "House"
    device: str
    user: str
    secret: bytes
    cookie: str
    at: int = 1_795_345_200_000
    n: int = 0
    waiting: list[tuple[str, str]] = field(default_factory=list)
    places: dict[str, dict[Key, Record]] = field(default_factory=dict)
    cursor: dict[str, tuple[str, int]] = field(default_factory=dict)
    point: list[Any] | None = None
    receipts: dict[int, tuple[str, ...]] = field(default_factory=dict)
    texts: dict[Key, dict[str, str]] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)  # the last answer

    # Writing

    def write(self, type_: str, id_: str, *, decide: bool = False, **fields: Any) -> int:
        """Make an operation, once; it waits. Its number."""
        programme = fields.pop("programme", PRG if SCHEMA[type_].lives == "referenced" else "")
        made: dict[str, Any] = {"type": type_, "id": id_, "set": fields}
        record = self.record(type_, id_)
        over = {
            name: covered
            for name in fields
            if (covered := covers(type_, name, record, self._validations(type_, id_), decide))
        }
        if over:
            made["over"] = over
        if decide:
            made["decide"] = True
        if programme:
            made["in"] = programme
        seen = [version for version, _ in self._validations(type_, id_)]
        if seen:
            made["seen"] = seen
        return self.make(**made)

    def make(self, **made: Any) -> int:
        """Number, sign and keep an operation of any content."""
        self.n += 1
        self.at += 1000
        text = json.dumps({"n": self.n, "at": self.at, **made}, ensure_ascii=False)
        self.waiting.append((text, mac(self.secret, text)))
        return self.n

    def marks(
        self, person: str, status: str = "present", session: str = SESSION, **unit: Any
    ) -> int:
        """Note that somebody was there, or not."""
        return self.write("attendance", f"{session}.{person}", mark={"status": status, **unit})

    def registers(self, person: str, first: str, last: str, **fields: Any) -> int:
        """Note a person who is new."""
        return self.write("person", person, first_name=first, last_name=last, **fields)

    def validates(self, session: str = SESSION) -> int:
        """Validate a session as this phone holds it."""
        versions = [
            write.version
            for type_, id_ in self.known()
            if session_of(type_, id_) == session
            for of in self.record(type_, id_).fields.values()
            for write in of.values()
        ]
        return self.write("session", session, validation={"lists": versions_of(versions)})

    # Exchanging

    def exchange(self, **more: Any) -> dict[str, Any]:
        """One round trip. What has a receipt is let go of, what comes is taken in."""
        asked = {
            "protocol": 1,
            "schema": 1,
            "last": self.n,
            "ops": self.waiting,
            "point": self.point,
            "places": self.cursor,
            **more,
        }
        told = self.post(asked)
        for n, *receipt in told["receipts"]:
            self.receipts[n] = tuple(receipt)
        let_go = {n for n, *_ in told["receipts"]}
        self.waiting = [one for one in self.waiting if parse(one[0]).n not in let_go]
        self.take(told)
        return told

    def syncs(self) -> dict[str, Any]:
        """Exchange until there is nothing more, then compare digests as every device does (L15)."""
        told = self.exchange()
        while told.get("more"):
            told = self.exchange()
        if "check" in told:
            assert list(told["check"]) == list(self.check()), "the digests differ (L15)"
        return told

    def post(self, asked: Any, path: str = "/api/exchange") -> dict[str, Any]:
        """Post JSON, packed, with the proof of who we are."""
        body = gzip.compress(json.dumps(asked).encode())
        status, _, answer = self.house.request("POST", path, body, self.headers)
        told: dict[str, Any] = json.loads(answer)
        if status != 200:
            raise Refused(status, told)
        return told

    def get(self, path: str) -> dict[str, Any]:
        """Ask for something, with the proof of who we are."""
        status, _, answer = self.house.request("GET", path, headers=self.headers)
        told: dict[str, Any] = json.loads(answer)
        if status != 200:
            raise Refused(status, told)
        return told

    @property
    def headers(self) -> dict[str, str]:
        """What goes with every request."""
        return {
            "content-type": "application/json",
            "content-encoding": "gzip",
            "x-jalon-device": self.device,
            "cookie": self.cookie,
        }

    def take(self, told: dict[str, Any]) -> None:
        """Take in the pages of an answer."""
        self.told = told
        self.point = told["point"]
        for place in told["drop"]:
            self.places.pop(place, None)
            self.cursor.pop(place, None)
        for place, view, upto, rows in told["pages"]:
            if self.cursor.get(place, ("", 0))[0] != view or not self.cursor[place][1]:
                self.places[place] = {}
            for type_, id_, fields, *texts in rows:
                if fields is None:
                    self.places[place].pop((type_, id_), None)
                else:
                    self.places[place][type_, id_] = _record(fields)
                    self.texts[type_, id_] = texts[0] if texts else {}
            self.cursor[place] = (view, upto)

    def check(self) -> tuple[int, int]:
        """How many records are held, and the digest of them all. PROTOCOL.md, section 5."""
        count = total = 0
        for held in self.places.values():
            for (type_, id_), record in held.items():
                fields = {name: list(of.values()) for name, of in record.fields.items()}
                text = line(type_, id_, fields).encode()
                total += int.from_bytes(hashlib.sha256(text).digest()[:6], "big")
                count += 1
        return count, total % MODULUS

    # Reading

    def known(self) -> set[Key]:
        """Every record that is held, confirmed or waiting."""
        waiting = {(one.type, one.id) for one in (parse(text) for text, _ in self.waiting)}
        return waiting.union(*self.places.values())

    def record(self, type_: str, id_: str) -> Record:
        """A record as this phone has it, with what waits."""
        found = [held[type_, id_] for held in self.places.values() if (type_, id_) in held]
        record = found[0] if found else Record()
        for text, _ in self.waiting:
            operation = parse(text)
            if (operation.type, operation.id) == (type_, id_):
                record = apply(record, self.device, operation)
        return record

    def reads(self, type_: str, id_: str, name: str) -> Reading:
        """A field, read."""
        validations = self._validations(type_, id_)
        return read(type_, name, self.record(type_, id_), validations)

    def sees(self, type_: str, id_: str, name: str) -> Any:
        """The value that shows."""
        return self.reads(type_, id_, name).shown

    def holds(self, type_: str, id_: str) -> bool:
        """Whether the record is on this phone at all."""
        return any((type_, id_) in held for held in self.places.values())

    def _validations(self, type_: str, id_: str) -> Any:
        session = session_of(type_, id_)
        return validations_of(self.record("session", session)) if session else ()


def _record(fields: dict[str, list[list[Any]]]) -> Record:
    found: dict[str, dict[str, Write]] = {}
    for name, of in fields.items():
        for one in of:
            version, at, value, *rest = one
            defaults: tuple[Any, ...] = ((), False, ())
            over, decide, seen = (*rest, *defaults[len(rest) :])
            found.setdefault(name, {})[version] = Write(
                version, at, value, tuple(over), decide, tuple(seen)
            )
    return Record(found)
