"""What a set of writes means. PROTOCOL.md, section 3.

Twin of merge.ts. Before: operation.py makes the writes; server/push.py admitted the operation.
After: server/work.py keeps the record, and what stands is sent. The state of a record is the set of
its writes; all else is a reading of it, so no order of arrival can matter.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from sync.names import Ranges, contains, version
from sync.operation import Operation, Write, canonical, writes
from sync.schema import SCHEMA, Field

Writes = Mapping[str, Write]
Validations = Sequence[tuple[str, Mapping[str, Ranges]]]
NONE: Validations = ()


class Record(NamedTuple):
    """The admitted writes of one record, by field and version; by version too, what each operation
    undid: a decision that two people undid stays undone when one of them is set aside.
    """

    fields: Mapping[str, Writes] = MappingProxyType({})
    voids: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    @property
    def undone(self) -> set[str]:
        """The versions that some operation undid."""
        return {one for of in self.voids.values() for one in of}


class Reading(NamedTuple):
    """One field, read. Lists are in order of strength, the shown leaf first."""

    leaves: list[Write]
    proposals: list[Write]
    open: bool
    standing: list[Write]

    @property
    def shown(self) -> Any:
        """The value that shows, None where nothing was written."""
        return self.leaves[0].value if self.leaves else None


def apply(record: Record, device: str, operation: Operation) -> Record:
    """The record with one operation more. Applying an operation twice changes nothing."""
    fields = dict(record.fields)
    for name, write in writes(device, operation).items():
        of = fields.get(name)
        if of is None:
            fields[name] = {write.version: write}
        elif write.version not in of:
            fields[name] = {**of, write.version: write}
    voids = record.voids
    if operation.void:
        voids = {**voids, version(device, operation.n): operation.void}
    return Record(fields, voids)


def without(record: Record, name: str) -> Record:
    """The record with one operation, of this version, taken out of its set again."""
    fields = {
        field: {key: write for key, write in of.items() if key != name}
        for field, of in record.fields.items()
    }
    return Record(
        {field: of for field, of in fields.items() if of},
        {key: of for key, of in record.voids.items() if key != name},
    )


def read(type_: str, name: str, record: Record, validations: Validations = NONE) -> Reading:
    """One field of a record, under the validations in force of its session."""
    of = record.fields.get(name, {})
    _, rule = _field(type_, name)
    if len(of) == 1 and not validations and not record.voids and rule != "set":
        alone = list(of.values())  # most fields, most of the time
        return Reading(alone, [], False, alone)
    live, late = _live_and_late(type_, name, record, validations)
    heard = [write for write in live if write.version not in late]
    firm = _covered(rule, [write for write in heard if not write.decide], live)
    covered = _covered(rule, heard, live)
    behind = covered | _covered(rule, [write for write in live if write.version in late], live)
    leaves = strongest_first(type_, name, (w for w in heard if w.version not in covered))
    proposals = strongest_first(
        type_, name, (w for w in live if w.version in late and w.version not in behind)
    )
    disputed = rule in ("review", "once") and len({canonical(write.value) for write in leaves}) > 1
    standing = sorted((w for w in live if w.version not in firm), key=attrgetter("version"))
    return Reading(leaves, proposals, disputed, standing)


def standing(type_: str, record: Record, validations: Validations = NONE) -> dict[str, list[Write]]:
    """The standing writes of every field: what is sent, and what digests cover."""
    found = {}
    for name in sorted(record.fields):
        if of := read(type_, name, record, validations).standing:
            found[name] = of
    return found


def counting(
    type_: str,
    record: Record,
    validations: Validations = NONE,
    waiting: frozenset[str] = frozenset(),
) -> list[str]:
    """What a new validation lists of a record: its standing writes that count.

    Of one that is still waiting, also what it covers, in case it is held back.
    """
    found: set[str] = set()
    for name in record.fields:
        _, late = _live_and_late(type_, name, record, validations)
        for write in read(type_, name, record, validations).standing:
            if write.version not in late:
                found.add(write.version)
                behind = write.over if write.version in waiting else ()
                found.update(one for one in behind if one not in late)
    return sorted(found)


def validations_of(session: Record) -> Validations:
    """The validations in force of a session: the leaves of its field that are not null."""
    if "validation" not in session.fields:
        return NONE
    leaves = read("session", "validation", session).leaves
    return [
        (write.version, write.value.get("lists") or {})
        for write in leaves
        if write.value is not None
    ]


def covers(
    type_: str,
    name: str,
    record: Record,
    validations: Validations = NONE,
    decide: bool = False,
    waiting: frozenset[str] = frozenset(),
) -> list[str]:
    """What a new write by somebody who holds this record covers. PROTOCOL.md, section 2.

    `waiting` are the versions whose admission is not known yet: what they cover is covered too, in
    case they are held back.
    """
    reading = read(type_, name, record, validations)
    if decide:
        todo = list(reading.standing)
    elif reading.open:
        shown = canonical(reading.shown)
        todo = [write for write in reading.leaves if canonical(write.value) == shown]
    else:
        _, late = _live_and_late(type_, name, record, validations)
        proposed = late - waiting
        todo = [write for write in reading.standing if write.version not in proposed]
    found: set[str] = set()
    while todo:
        write = todo.pop()
        found.add(write.version)
        if write.decide or write.version in waiting:
            known = record.fields[name]
            todo += [known[one] for one in write.over if one in known and one not in found]
            found.update(write.over)
    return sorted(found)


def late_among(type_: str, name: str, record: Record, validations: Validations) -> set[str]:
    """The writes of one field that some validation in force does not hold."""
    return _live_and_late(type_, name, record, validations)[1]


def elements(leaves: Iterable[Write]) -> dict[str, list[str]]:
    """The elements of a set field, each with the versions that added it, in order."""
    leaves = list(leaves)
    removed = _removed(leaves)
    found: dict[str, list[str]] = {}
    for write in sorted(leaves, key=attrgetter("version")):
        for element in _bits(write, "add"):
            by = found.setdefault(element, [])
            if write.version not in removed.get(element, ()) and write.version not in by:
                by.append(write.version)
    return {element: found[element] for element in sorted(found) if found[element]}


def strongest_first(type_: str, name: str, found: Iterable[Write]) -> list[Write]:
    """Writes of one field in order of strength: the first is the one that shows."""
    one, rule = _field(type_, name)
    writes_ = list(found)
    if len(writes_) > 1:
        writes_.sort(key=lambda write: _strength(one, rule, write), reverse=True)
    return writes_


def _field(type_: str, name: str) -> tuple[Field | None, str]:
    known = SCHEMA.get(type_)
    one = known.fields.get(name) if known else None
    return one, one.merge if one else "last"


def _live_and_late(
    type_: str, name: str, record: Record, validations: Validations
) -> tuple[list[Write], set[str]]:
    of = record.fields.get(name, {})
    undone = record.undone if record.voids else ()
    live = [write for write in of.values() if not (write.decide and write.version in undone)]
    late: set[str] = set()
    if validations and not (type_ == "session" and name == "validation"):
        _, rule = _field(type_, name)
        for validation, lists in validations:
            listed = _listed(rule, live, lists)
            late |= {
                write.version
                for write in live
                if write.version not in listed and validation not in write.seen
            }
    return live, late


def _listed(rule: str, live: Sequence[Write], lists: Mapping[str, Ranges]) -> set[str]:
    """The writes that a validation lists, and all that ordinary writes among them cover."""
    found: set[str] = set()
    more = {write.version for write in live if contains(lists, write.version)}
    while more:
        found |= more
        by = [write for write in live if write.version in more and not write.decide]
        more = _covered(rule, by, live) - found
    return found


def _covered(rule: str, by: Sequence[Write], among: Sequence[Write]) -> set[str]:
    """What these writes cover. In a set field: additions of which they removed every element."""
    if rule != "set":
        return {one for write in by for one in write.over}
    removed = _removed(by)
    return {
        write.version
        for write in among
        if not _bits(write, "remove")
        and all(write.version in removed.get(element, ()) for element in _bits(write, "add"))
    }


def _removed(by: Iterable[Write]) -> dict[str, set[str]]:
    removed: dict[str, set[str]] = {}
    for write in by:
        for element, versions in _bits(write, "remove").items():
            removed.setdefault(element, set()).update(versions)
    return removed


def _bits(write: Write, which: str) -> Any:
    """The additions or removals of a write of a set field; none in what only looks like one."""
    found = write.value.get(which) if isinstance(write.value, dict) else None
    return found or {}


def _strength(one: Field | None, rule: str, write: Write) -> tuple[Any, ...]:
    # The version breaks ties, so two phones never draw.
    rank = _rank(one, write.value) if one and one.rank else 0
    if rule == "once":
        return (write.decide, rank, -write.at, _Reversed(write.version))
    return (write.decide, rank, write.at, write.version)


class _Reversed(str):
    """A text that sorts backwards: of two first writes at one time, the smaller version."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)


def _rank(one: Field, value: Any) -> int:
    if isinstance(one.rank, Mapping):
        return sum(
            _index(values, (value or {}).get(part)) for part, values in sorted(one.rank.items())
        )
    return _index(one.rank, value)


def _index(values: Sequence[Any], value: Any) -> int:
    """1 for the first of the ranked values, 0 for a value that is not ranked. `True` is not 1."""
    return next(
        (i + 1 for i, one in enumerate(values) if one == value and type(one) is type(value)), 0
    )
