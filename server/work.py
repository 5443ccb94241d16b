"""One transaction on one organisation: records are loaded, changed in memory, and stored with their
feed.

Before: writer.py opens it for a group of batches. push.py, devices.py and the command line change
records in it. After: `finish` gives the numbers, last and under the organisation's lock, so that
their order is the order of commits (L15). Nothing is answered before the commit (L3).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection

from server import tables
from server.places import spread
from server.publish import publish
from server.records import Entry, Key, entry_of
from server.remembered import Memory, Remembered
from server.rights import TYPES, Rights
from sync.merge import NONE, Validations, apply, validations_of
from sync.names import SERVER, Ranges, ranges_of
from sync.operation import Operation
from sync.schema import SCHEMA

UNDER_A_SESSION = tuple(name for name, one in SCHEMA.items() if one.lives == "session")
LOGGED = tuple[Any, ...]  # a row of the table `log`
NUMBERS_AT_ONCE = 64
OFFERED = 30 * 86_400_000  # ms: how far back a device offers its work again


@dataclass(slots=True)
class Numbers:
    """A device's row: which of its numbers were received, and the highest that it said it had
    made.
    """

    user: str
    received: Ranges
    announced: int
    known: int  # announced, as stored
    fresh: set[int] = field(default_factory=set)

    def has(self, n: int) -> bool:
        """Whether a number was received, in this transaction or before."""
        return n in self.fresh or any(first <= n <= last for first, last in self.received)

    def ranges(self) -> str:
        """All that were received, as they are stored."""
        return msgspec.json.encode(ranges_of(self.fresh, self.received)).decode()


class Work:
    """What one transaction does to one organisation."""

    def __init__(
        self, remembered: Remembered, connection: Connection, organisation: int, now: int
    ) -> None:
        self.remembered = remembered
        self.database = remembered.database
        self.connection = connection
        self.organisation = organisation
        self.now = now
        self.entries: dict[Key, Entry] = {}
        self.log: dict[tuple[str, int], LOGGED] = {}
        self.named: set[tuple[str, Key]] = set()  # named in a place, in this transaction
        self.unions: set[tuple[str, str]] = set()  # person, union: those that are new
        self.unions_of: dict[str, set[str]] = {}  # of the persons that were loaded
        self.touched: set[tuple[str, str]] = set()  # place and view in which something changed
        self.rights_moved = False
        self.devices: dict[str, Numbers] = {}
        self.point: tuple[int, str] | None = None
        self._validations: dict[str, Validations] = {}  # by session
        found = self.rows(
            "SELECT rights, streams, restored_at FROM organisation WHERE organisation_id = ?",
            (organisation,),
        )
        if not found:
            raise LookupError("no such organisation")
        self.rights_as_of: int = found[0][0]
        restored = found[0][2]
        self.restored = bool(restored)  # its history was cut by a restoration
        # So lately that devices still offer again what they had handed over before (L25).
        self.returning = bool(restored) and now - restored < OFFERED
        remembered.streams(connection, organisation, found[0][1])
        self.rights: Rights = remembered.rights(connection, organisation, self.rights_as_of)
        self.memory: Memory = remembered.of(organisation)

    def rows(self, text: str, values: tuple[Any, ...]) -> Any:
        """Rows of a statement in this transaction."""
        return self.database.rows(self.connection, text, values)

    def take(self, devices: Iterable[str]) -> None:
        """Lock the rows of devices: before any record, in the order of their names."""
        lock = "" if self.database.sqlite else " ORDER BY device FOR UPDATE"
        wanted = sorted(set(devices) - self.devices.keys())
        if wanted:
            for device, user, received, announced in self.rows(
                'SELECT device, "user", received, announced FROM device'
                f" WHERE organisation_id = ? AND device IN [?]{lock}",
                (self.organisation, wanted),
            ):
                ranges = msgspec.json.decode(received)
                self.devices[device] = Numbers(user, ranges, announced, announced)

    def load(self, keys: Iterable[Key]) -> None:
        """Take records into the transaction, and lock them in the order of their ids."""
        wanted: dict[str, set[str]] = {}
        for type_, id_ in keys:
            if (type_, id_) not in self.entries:
                wanted.setdefault(type_, set()).add(id_)
        for type_ in sorted(wanted):
            ids = sorted(wanted[type_])
            if type_ == "session" and not self.database.sqlite:
                self._make_sessions(ids)
            self._take(type_, "id IN [?]", (ids,))
            for id_ in ids:
                self.entries.setdefault((type_, id_), Entry(type_, id_))
            if type_ == "person":
                for person, union in self.rows(
                    "SELECT person, union_id FROM union_of"
                    " WHERE organisation_id = ? AND person IN [?]",
                    (self.organisation, ids),
                ):
                    self.unions_of.setdefault(person, set()).add(union)

    def entry(self, type_: str, id_: str) -> Entry:
        """A record of this transaction, loaded if it was not."""
        if (type_, id_) not in self.entries:
            self.load([(type_, id_)])
        return self.entries[type_, id_]

    def validations(self, entry: Entry) -> Validations:
        """The validations in force over a record."""
        session = entry.session
        if session is None:
            return NONE
        if session not in self._validations:
            self._validations[session] = validations_of(self.entry("session", session).record)
        return self._validations[session]

    def apply(self, device: str, operation: Operation) -> Entry:
        """Add an operation to its record, and its names to their places."""
        entry = self.entry(operation.type, operation.id)
        entry.record = apply(entry.record, device, operation)
        self.change(entry)
        spread(self, entry, operation)
        return entry

    def change(self, entry: Entry) -> None:
        """Say that a record is another one now."""
        entry.changed = True
        if entry.type == "session":
            self._validations.pop(entry.id, None)
        if entry.type in TYPES:
            self.rights = self.rights.learn(entry.type, entry.id, entry.record)
            self.rights_moved = True

    def write(self, type_: str, id_: str, fields: dict[str, Any], programme: str = "") -> None:
        """Write to a record as the server itself, logged like anybody's work."""
        operation = Operation(self.number(), self.now, type_, id_, set=fields, programme=programme)
        table = {"n": operation.n, "at": self.now, "type": type_, "id": id_, "set": fields}
        text = msgspec.json.encode({**table, **({"in": programme} if programme else {})}).decode()
        self.keep(SERVER, operation.n, text, "", "applied")
        self.apply(SERVER, operation)

    def keep(
        self,
        device: str,
        n: int,
        text: str,
        mac: str,
        outcome: str,
        reason: str | None = None,
        carrier: str | None = None,
    ) -> None:
        """Log an operation with what its receipt says."""
        row = (self.organisation, device, n, text, mac, outcome, reason, self.now, carrier)
        self.log[device, n] = row

    def number(self) -> int:
        """The next number of the server's own device. Gaps do no harm: nobody counts them."""
        numbers = self.memory.numbers
        if not numbers:
            if self.database.sqlite:
                last = self._reserve(self.connection)
            else:
                # Not under this transaction: the organisation's row is locked last.
                with self.database.write() as connection:
                    last = self._reserve(connection)
            numbers.extend(range(last, last - NUMBERS_AT_ONCE, -1))
        return numbers.pop()

    def finish(self) -> None:
        """Give the numbers and write everything down."""
        self._revalidate()
        changed = [entry for entry in self.entries.values() if entry.changed]
        self._count()
        if not changed and not self.log:
            return
        unions = [(self.organisation, person, union) for person, union in sorted(self.unions)]
        self.database.put(self.connection, tables.log, list(self.log.values()))
        self.database.put(self.connection, tables.union, unions, "keep")
        publish(self, sorted(changed, key=lambda entry: entry.key))

    def remember(self) -> None:
        """After the commit: what the next transaction may start from."""
        self.memory.name(self.named)
        if self.rights_moved:
            self.memory.rights, self.memory.rights_as_of = self.rights, self.rights_as_of + 1

    def _count(self) -> None:
        """What the devices have handed over and announced."""
        self.database.run_each(
            self.connection,
            "UPDATE device SET received = ?, announced = ?, seen_at = ?"
            " WHERE organisation_id = ? AND device = ?",
            [
                (of.ranges(), of.announced, self.now, self.organisation, device)
                for device, of in sorted(self.devices.items())
                if of.fresh or of.announced > of.known
            ],
        )

    def _take(self, type_: str, where: str, values: tuple[Any, ...]) -> None:
        lock = "" if self.database.sqlite else " ORDER BY id FOR UPDATE"
        for row in self.rows(
            "SELECT type, id, state, places, shown FROM record"
            f" WHERE organisation_id = ? AND type = ? AND {where}{lock}",
            (self.organisation, type_, *values),
        ):
            if (row[0], row[1]) not in self.entries:
                entry = self.entries[row[0], row[1]] = entry_of(*row)
                if type_ == "session":
                    entry.before = validations_of(entry.record)

    def _make_sessions(self, ids: list[str]) -> None:
        # A session that is not there yet cannot be locked, and its validation must not pass a mark
        # unseen.
        rows = [Entry("session", id_).columns(self.organisation) for id_ in ids]
        self.database.put(self.connection, tables.record, rows, "keep")

    def _reserve(self, connection: Connection) -> int:
        found = self.database.rows(
            connection,
            "UPDATE organisation SET served = served + ?"
            " WHERE organisation_id = ? RETURNING served",
            (NUMBERS_AT_ONCE, self.organisation),
        )
        return int(found[0][0])

    def _revalidate(self) -> None:
        """What stands under a session is read anew when what is validated changes (L12)."""
        for entry in list(self.entries.values()):
            if entry.type == "session" and entry.changed:
                if entry.before == validations_of(entry.record):
                    continue
                for type_ in UNDER_A_SESSION:
                    if type_ != "session":
                        # "/" follows "." in ASCII: everything that begins with the session and a
                        # point.
                        self._take(type_, "id >= ? AND id < ?", (f"{entry.id}.", f"{entry.id}/"))
                for other in self.entries.values():
                    if other.id.startswith(f"{entry.id}."):
                        other.changed = True
