"""What a set of writes means. PROTOCOL.md, section 3.

Twin of merge.ts. Before: operation.py makes the writes. After: the server keeps the record and sends its
standing writes; a device applies its waiting operations to what it was sent. The state of a record is the
set of its writes; everything else here is a reading of that set, so no order of arrival can matter.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from sync.names import Ranges, contains
from sync.operation import Operation, Write, canonical, writes
from sync.schema import SCHEMA, Field

Writes = Mapping[str, Write]
Validations = Sequence[tuple[str, Mapping[str, Ranges]]]
NONE: Validations = ()


class Record(NamedTuple):
    """The admitted writes of one record, by field and version, and the decisions that were undone."""

    fields: Mapping[str, Writes] = MappingProxyType({})
    voids: tuple[str, ...] = ()


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
        voids = tuple(sorted({*voids, *operation.void}))
    return Record(fields, voids)


def without(record: Record, version: str, void: Iterable[str] = ()) -> Record:
    """The record with the writes of one operation taken out of its set again."""
    fields = {
        name: {key: write for key, write in of.items() if key != version}
        for name, of in record.fields.items()
    }
    gone = set(void)
    return Record(
        {name: of for name, of in fields.items() if of},
        tuple(one for one in record.voids if one not in gone),
    )


def read(type_: str, name: str, record: Record, validations: Validations = NONE) -> Reading:
    """One field of a record, under the validations in force of its session."""
    of = record.fields.get(name, {})
    known = SCHEMA.get(type_)
    one = known.fields.get(name) if known else None
    rule = one.merge if one else "last"
    if type_ == "session" and name == "validation":
        validations = NONE
    if len(of) == 1 and not validations and not record.voids and rule != "set":
        alone = list(of.values())
        return Reading(alone, [], False, alone)
    live = [write for write in of.values() if not (write.decide and write.version in record.voids)]
    late = _late(live, validations)
    counting = [write for write in live if write.version not in late]
    covered = _covered(counting)
    behind = covered | _covered(write for write in live if write.version in late)
    hard = _covered(write for write in counting if not write.decide)
    if rule == "set":
        hard |= _emptied(counting)
    leaves = [write for write in counting if write.version not in covered]
    proposals = [write for write in live if write.version in late and write.version not in behind]
    leaves.sort(key=lambda write: _strength(one, rule, write), reverse=True)
    proposals.sort(key=lambda write: _strength(one, rule, write), reverse=True)
    disputed = rule in ("review", "once") and len({canonical(write.value) for write in leaves}) > 1
    standing = sorted(
        (write for write in live if write.version not in hard), key=lambda write: write.version
    )
    return Reading(leaves, proposals, disputed, standing)


def standing(type_: str, record: Record, validations: Validations = NONE) -> dict[str, list[Write]]:
    """The standing writes of every field: what is sent, and what digests cover."""
    found = {}
    for name in sorted(record.fields):
        if of := read(type_, name, record, validations).standing:
            found[name] = of
    return found


def validations_of(session: Record) -> Validations:
    """The validations in force of a session: the leaves of its field that are not null."""
    if "validation" not in session.fields:
        return NONE
    leaves = read("session", "validation", session).leaves
    return [(write.version, write.value.get("lists", {})) for write in leaves if write.value]


def covers(
    type_: str,
    name: str,
    record: Record,
    validations: Validations = NONE,
    decide: bool = False,
    waiting: frozenset[str] = frozenset(),
) -> list[str]:
    """What a new write by somebody who holds this record covers. PROTOCOL.md, section 2.

    `waiting` are the versions whose admission is not known yet: what they cover is covered too, in case
    they are held back.
    """
    reading = read(type_, name, record, validations)
    if decide:
        start = reading.standing
    elif reading.open:
        start = reading.leaves[:1]
    else:
        late = {write.version for write in reading.proposals}
        start = [write for write in reading.standing if write.version not in late]
    found: set[str] = set()
    todo = list(start)
    while todo:
        write = todo.pop()
        found.add(write.version)
        if write.decide or write.version in waiting:
            known = record.fields[name]
            found.update(write.over)
            todo += [known[one] for one in write.over if one in known and one not in found]
    return sorted(found)


def elements(leaves: Iterable[Write]) -> dict[str, list[str]]:
    """The elements of a set field, each with the versions that added it, in order."""
    leaves = list(leaves)
    removed = _removed(leaves)
    found: dict[str, list[str]] = {}
    for write in sorted(leaves, key=lambda write: write.version):
        for element in (write.value or {}).get("add", ()):
            by = found.setdefault(element, [])
            if write.version not in removed.get(element, ()) and write.version not in by:
                by.append(write.version)
    return {element: found[element] for element in sorted(found) if found[element]}


def _late(live: Sequence[Write], validations: Validations) -> set[str]:
    late: set[str] = set()
    for validation, lists in validations:
        listed = _listed(live, lists)
        late |= {
            write.version
            for write in live
            if write.version not in listed and validation not in write.seen
        }
    return late


def _listed(live: Sequence[Write], lists: Mapping[str, Ranges]) -> set[str]:
    """The writes that a validation lists, and all that they cover, transitively."""
    by_version = {write.version: write for write in live}
    found: set[str] = set()
    todo = [write.version for write in live if contains(lists, write.version)]
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += by_version[one].over if one in by_version else ()
    return found


def _covered(covering: Iterable[Write]) -> set[str]:
    return {one for write in covering for one in write.over}


def _removed(counting: Iterable[Write]) -> dict[str, set[str]]:
    removed: dict[str, set[str]] = {}
    for write in counting:
        for element, versions in (write.value or {}).get("remove", {}).items():
            removed.setdefault(element, set()).update(versions)
    return removed


def _emptied(counting: Sequence[Write]) -> set[str]:
    """Additions of a set field of which no element is left. Removals stand, so that validations list them."""
    left = {version for versions in elements(counting).values() for version in versions}
    return {
        write.version
        for write in counting
        if not write.decide and "remove" not in (write.value or {}) and write.version not in left
    }


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
