"""Erasure of a person on demand: it wins for ever, and says nothing of what it erased (L20).

Before: push.py admitted a coordinator's erasure. After: the person's records are empty, the texts
of their operations are gone from the log, and what arrives later about them is answered `erased`
and not kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.merge import read
from sync.names import named_by, split_version
from sync.operation import Operation, Undecodable, parse
from sync.schema import SCHEMA

if TYPE_CHECKING:
    from server.records import Entry
    from server.work import Work

from server.records import EMPTY

ALONE = ("person", "household")  # what has an id of its own, and can be erased


def persons_of(operation: Operation) -> list[str]:
    """The persons that an operation is about, or the household."""
    if operation.type in ALONE:
        return [operation.id]
    return [id_ for _, id_ in named_by(operation.type, operation.id)]


def erased(work: Work, operation: Operation) -> bool:
    """Whether an operation is about somebody who was erased."""
    gone = work.rights.erased
    return bool(gone) and any(person in gone for person in persons_of(operation))


def erase(work: Work, person: str) -> None:
    """Empty everything about a person: rare, so the whole of the records is looked through.

    Whoever was found to be the same person is erased with them, by the server, which tells all.
    """
    others = _same(work, person) - work.rights.erased
    households = {one for human in (person, *others) for one in _households(work, human)}
    _empty_person(work, person)
    for other in sorted(others):
        _erase_too(work, other)
    for household in sorted(households - work.rights.erased):
        if not _inhabited(work, household):
            _erase_too(work, household)


def _erase_too(work: Work, id_: str) -> None:
    work.write("erasure", id_, {"done": True})
    _empty_person(work, id_)


def _households(work: Work, person: str) -> list[str]:
    """Every household that a person was ever noted in."""
    written = work.entry("person", person).record.fields.get("household", {})
    return [write.value for write in written.values() if isinstance(write.value, str)]


def _inhabited(work: Work, household: str) -> bool:
    """Whether somebody is still noted there: if not, its card number is of an erased person."""
    rows = work.rows(
        "SELECT id FROM record WHERE organisation_id = ? AND type = ? AND state LIKE ?",
        (work.organisation, "person", f'%"{household}"%'),
    )
    persons = {row[0] for row in rows} | {id_ for type_, id_ in work.entries if type_ == "person"}
    return any(
        write.value == household
        for person in persons
        for write in read("person", "household", work.entry("person", person).record).standing
    )


def _same(work: Work, person: str) -> set[str]:
    """The class of a person: all whom unions with the verdict `same` connect with them."""
    found = {person}
    todo = [person]
    while todo:
        one = todo.pop()
        rows = work.rows(
            "SELECT union_id FROM union_of WHERE organisation_id = ? AND person = ?",
            (work.organisation, one),
        )
        known = {row[0] for row in rows} | {union for of, union in work.unions if of == one}
        for union in known:
            if read("union", "verdict", work.entry("union", union).record).shown == "same":
                new = set(union.split("+")) - found
                found |= new
                todo += new
    return found


def _empty_person(work: Work, person: str) -> None:
    """Empty all that is of a person, or of the household that bears this id."""
    for type_ in ALONE:
        _empty(work, work.entry(type_, person))
    for type_, known in SCHEMA.items():
        if "person" in known.key and type_ != "erasure":
            _empty_all(work, type_, person)
    for (id_,) in work.rows(
        "SELECT id FROM record WHERE organisation_id = ? AND type = ?", (work.organisation, "held")
    ):
        entry = work.entry("held", id_)
        text = read("held", "operation", entry.record).shown
        try:
            about = isinstance(text, str) and person in persons_of(parse(text))
        except Undecodable:
            about = False
        if about:
            _blank(work, id_)
            _empty(work, entry)


def _empty_all(work: Work, type_: str, person: str) -> None:
    rows = work.rows(
        "SELECT id FROM record WHERE organisation_id = ? AND type = ? AND id LIKE ?",
        (work.organisation, type_, f"%{person}%"),
    )
    for id_ in {row[0] for row in rows} | {one for kind, one in work.entries if kind == type_}:
        if ("person", person) in named_by(type_, id_):
            _empty(work, work.entry(type_, id_))


def _empty(work: Work, entry: Entry) -> None:
    for of in entry.record.fields.values():
        for version in of:
            _blank(work, version)
    entry.record = EMPTY
    entry.changed = True


def _blank(work: Work, version: str) -> None:
    device, n = split_version(version)
    if (device, n) in work.log:
        row = work.log[device, n]
        work.log[device, n] = (*row[:3], "", *row[4:])
    else:
        work.database.run(
            work.connection,
            "UPDATE log SET text = ? WHERE organisation_id = ? AND device = ? AND n = ?",
            ("", work.organisation, device, n),
        )
