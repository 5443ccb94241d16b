"""What a process remembers of an organisation between two transactions: rights, streams, who is
named where.

Before: rights.py reads rights from records. After: work.py and pull.py ask here first. Each thing
says how it is known to be still true; forgetting all of it costs only time.
"""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from server.database import Database
from server.records import Key, record_of
from server.rights import TYPES, Rights
from sync.names import ORGANISATION, programme_of

MOST_NAMED = 100_000


@dataclass
class Memory:
    """What is remembered of one organisation."""

    rights: Rights = field(default_factory=Rights)
    rights_as_of: int = -1  # `organisation.rights` when they were read
    streams: dict[tuple[str, str], int] = field(default_factory=dict)  # by place and view
    places: dict[int, tuple[str, str]] = field(default_factory=dict)  # the other way round
    streams_as_of: int = -1  # `organisation.streams` when they were read
    # Who is named in which place. It only ever grows, so a memory of it cannot be wrong.
    named: set[tuple[str, Key]] = field(default_factory=set)
    numbers: list[int] = field(default_factory=list)  # for the server's own device

    def name(self, named: set[tuple[str, Key]]) -> None:
        """Remember who is named where, within bounds."""
        if len(self.named) + len(named) > MOST_NAMED:
            self.named.clear()
        self.named |= named

    @property
    def programmes(self) -> set[str]:
        """Every programme that has a place."""
        return {
            programme
            for place, _ in self.streams
            if place != ORGANISATION and (programme := programme_of(place))
        }


class Remembered:
    """The memories of all organisations: one such for the writer, another for the readers, who see
    committed things only.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._of: dict[int, Memory] = {}

    def of(self, organisation: int) -> Memory:
        """The memory of an organisation."""
        return self._of.setdefault(organisation, Memory())

    def forget(self, organisation: int | None = None) -> None:
        """Begin anew: what a transaction left here before it failed is not true."""
        if organisation is None:
            self._of.clear()
        else:
            self._of.pop(organisation, None)

    def recall(self, organisation: int) -> None:
        """Read the rights, if that was not done yet."""
        with self.database.read() as connection:
            for (as_of,) in self.database.rows(
                connection,
                "SELECT rights FROM organisation WHERE organisation_id = ?",
                (organisation,),
            ):
                self.rights(connection, organisation, as_of)

    def rights(self, connection: Connection, organisation: int, as_of: int) -> Rights:
        """The rights as of a state of the organisation's row, read again only when they moved."""
        memory = self.of(organisation)
        if memory.rights_as_of != as_of:
            rights = Rights()
            for type_ in TYPES:
                for id_, state in self.database.rows(
                    connection,
                    "SELECT id, state FROM record WHERE organisation_id = ? AND type = ?",
                    (organisation, type_),
                ):
                    rights = rights.learn(type_, id_, record_of(state))
            memory.rights, memory.rights_as_of = rights, as_of
            return rights
        return memory.rights

    def rights_now(self, connection: Connection, organisation: int) -> Rights:
        """The rights as of this snapshot."""
        found = self.database.rows(
            connection, "SELECT rights FROM organisation WHERE organisation_id = ?", (organisation,)
        )
        return self.rights(connection, organisation, found[0][0]) if found else Rights()

    def streams(self, connection: Connection, organisation: int, count: int) -> Memory:
        """The memory, with its streams as of a state of the organisation's row."""
        memory = self.of(organisation)
        if memory.streams_as_of != count:
            found = self.database.rows(
                connection,
                "SELECT stream, place, view FROM stream WHERE organisation_id = ?",
                (organisation,),
            )
            memory.streams = {(place, view): stream for stream, place, view in found}
            memory.places = {stream: (place, view) for stream, place, view in found}
            memory.streams_as_of = count
        return memory
