"""One record as it stands in the database and in the hands of a transaction.

Before: tables.py. After: work.py loads, changes and stores entries; feed.py says what they show.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from sync.merge import NONE, Record, Validations
from sync.names import place_of, session_of
from sync.operation import Write

Key = tuple[str, str]  # type and id
Shown = dict[
    int, tuple[int, int, int]
]  # by stream: seq, hash and check of its row; hash -1 if it left
EMPTY = Record()

_state = msgspec.json.Decoder(tuple[dict[str, list[Write]], dict[str, tuple[str, ...]]])
_shown = msgspec.json.Decoder(list[tuple[int, int, int, int]])
_places = msgspec.json.Decoder(list[str])


@dataclass(slots=True)
class Entry:
    """A record, where it stands, and which of its rows were shown."""

    type: str
    id: str
    record: Record = EMPTY
    named_in: frozenset[str] = frozenset()  # where a referenced record is named
    shown: Shown = field(default_factory=dict)
    stored: bool = False
    changed: bool = False
    before: Validations = NONE  # of a session: the validations in force when it was loaded
    session: str | None = field(init=False)
    place: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.session = session_of(self.type, self.id)
        self.place = place_of(self.type, self.id)

    @property
    def key(self) -> Key:
        """The record's type and id."""
        return self.type, self.id

    @property
    def places(self) -> Sequence[str]:
        """The places it stands in, in order: the one that its id names, or those where it is
        named.
        """
        return sorted(self.named_in) if self.place is None else (self.place,)

    def columns(self, organisation: int) -> tuple[Any, ...]:
        """The row of the table `record`."""
        fields = {name: [*of.values()] for name, of in self.record.fields.items()}
        places = msgspec.json.encode(sorted(self.named_in)).decode() if self.named_in else None
        return (
            organisation,
            self.type,
            self.id,
            msgspec.json.encode((fields, dict(self.record.voids))).decode(),
            places,
            msgspec.json.encode([(stream, *of) for stream, of in self.shown.items()]).decode(),
        )


def entry_of(type_: str, id_: str, state: str, places: str | None, shown: str) -> Entry:
    """An entry as the database holds it."""
    return Entry(
        type_,
        id_,
        record_of(state),
        frozenset(_places.decode(places)) if places else frozenset(),
        {one[0]: one[1:] for one in _shown.decode(shown)},
        stored=True,
    )


def record_of(state: str) -> Record:
    """A record from its stored state."""
    fields, voids = _state.decode(state)
    return Record(
        {name: {write.version: write for write in of} for name, of in fields.items()}, voids
    )
