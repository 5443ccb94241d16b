"""What a history means, as plain tables: what vectors state and what the two languages compare.

Twin of readings.ts. Before: sync/operation.py and sync/merge.py.
"""

import json
from collections.abc import Sequence
from typing import Any

from sync.merge import NONE, Record, Validations, apply, elements, read, validations_of
from sync.names import session_of
from sync.operation import parse
from sync.rules.sight import sight
from sync.schema import SCHEMA, merge_rule

History = Sequence[tuple[str, dict[str, Any]]]
Records = dict[tuple[str, str], Record]


def records_of(history: History) -> Records:
    """A history taken the whole way: text, parse, apply."""
    records: Records = {}
    for device, table in history:
        operation = parse(json.dumps(table))
        of = (operation.type, operation.id)
        records[of] = apply(records.get(of, Record()), device, operation)
    return records


def in_force(records: Records, type_: str, id_: str) -> Validations:
    """The validations under which a record is read."""
    session = session_of(type_, id_)
    return validations_of(records.get(("session", session), Record())) if session else NONE


def readings(history: History) -> dict[str, dict[str, Any]]:
    """Every field of every record, as `{"type id": {field: reading}}`."""
    records = records_of(history)
    return {
        f"{type_} {id_}": {
            field: _table(type_, id_, field, records) for field in sorted(record.fields)
        }
        for (type_, id_), record in records.items()
        if record.fields
    }


def _table(type_: str, id_: str, field: str, records: Records) -> dict[str, Any]:
    validations = in_force(records, type_, id_)
    reading = read(type_, field, records[type_, id_], validations)
    a_set = merge_rule(type_, field) == "set"
    return {
        "shown": list(elements(reading.leaves)) if a_set else reading.shown,
        "leaves": [write.version for write in reading.leaves],
        "proposals": [write.version for write in reading.proposals],
        "open": reading.open,
        "standing": [write.version for write in reading.standing],
    }


def sight_of(records: Records, key: str) -> str:
    """Whether a record is in sight, with what hangs on it."""
    type_, _, id_ = key.partition(" ")
    hanging = [
        (of, record, in_force(records, of, under))
        for (of, under), record in records.items()
        if type_ in SCHEMA[of].hangs_on and id_ in (session_of(of, under), under.split(".")[-1])
    ]
    return sight(type_, records[type_, id_], in_force(records, type_, id_), hanging)
