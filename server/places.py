"""Where people, households and unions stand: wherever they are named. PROTOCOL.md, section 1.

Before: work.py has applied an operation to a record. After: what that record names stands in its
places too, and what is named there in turn. Places only ever grow, so the order of arrival does not
matter (L7).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sync.merge import Record
from sync.names import named_by
from sync.operation import Operation
from sync.schema import SCHEMA

if TYPE_CHECKING:
    from server.records import Entry, Key
    from server.work import Work

REFERENCES = {
    type_: {
        name: one.to
        for name, one in known.fields.items()
        if one.to in SCHEMA and SCHEMA[one.to].lives == "referenced"
    }
    for type_, known in SCHEMA.items()
}


def spread(work: Work, entry: Entry, operation: Operation) -> None:
    """After an operation: bring what it names into the places of its record."""
    named = named_by(entry.type, entry.id)
    references = REFERENCES[entry.type]
    if references:
        named += [
            (references[name], of)
            for name, of in operation.set.items()
            if name in references and of
        ]
    if SCHEMA[entry.type].lives != "referenced":
        place = entry.id.partition(".")[0]
        if named and not all((place, one) in work.memory.named for one in named):
            # Who is named in a quarter stands in its programme: people do not end with the quarter.
            _bring(work, named, {place})
        return
    if operation.programme:
        _bring(work, [entry.key], {operation.programme})
    if entry.type == "union":
        persons = [person for _, person in named]
        work.load(named)
        for person in persons:
            work.unions.add((person, entry.id))
            work.unions_of.setdefault(person, set()).add(entry.id)
        both = set(entry.named_in).union(*(work.entry(*one).named_in for one in named))
        _bring(work, [entry.key, *named], both)
    elif named and entry.named_in:
        _bring(work, named, set(entry.named_in))


def _bring(work: Work, keys: Iterable[Key], places: set[str]) -> None:
    todo = [(key, places) for key in keys]
    while todo:
        key, into = todo.pop()
        new = {
            place
            for place in into
            if (place, key) not in work.memory.named and (place, key) not in work.named
        }
        if not new:
            continue
        entry = work.entry(*key)
        work.named.update((place, key) for place in new)
        new -= entry.named_in
        if new:
            entry.named_in |= new
            entry.changed = True
            todo += [(other, new) for other in _named_with(work, entry)]


def _named_with(work: Work, entry: Entry) -> list[Key]:
    """What a record brings along: what it names, and for a person, unions and whom they unite it
    with.
    """
    found = named_by(entry.type, entry.id)
    for name, to in REFERENCES[entry.type].items():
        found += [(to, of) for of in _values(entry.record, name) if isinstance(of, str) and of]
    if entry.type == "person":
        unions = work.unions_of.get(entry.id, set())
        found += [("union", union) for union in sorted(unions)]
    return found


def _values(record: Record, name: str) -> list[Any]:
    return [write.value for write in record.fields.get(name, {}).values()]
