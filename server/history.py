"""Who set what, when, on which device, replacing what, and what became of it (L20).

Before: inside.py asks for one record. After: the screens lay it out. Read from the record's writes
and the log; a coordinator sees all of it, a worker as much as of the record itself (L17), a
volunteer nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from server.database import Database
from server.problems import Problem
from server.records import entry_of
from server.remembered import Remembered
from server.rights import Caller
from sync.access import reduce_value, sees
from sync.merge import Record, read
from sync.names import SERVER, fits, split_version
from sync.operation import Undecodable, parse
from sync.schema import SCHEMA

Logged = Mapping[str, tuple[Any, ...]]  # by version: text, outcome, reason, received_at, carried_by


def of(
    remembered: Remembered, connection: Connection, caller: Caller, type_: str, id_: str
) -> dict[str, Any]:
    """The changes of a record, the last one first, and what was held back from it."""
    db = remembered.database
    rights = remembered.rights_now(connection, caller.organisation)
    role = rights.role(caller.user)
    if role not in ("coordinator", "worker") or rights.withdrawn(caller.device, caller.user):
        raise Problem("not_yours")
    known = SCHEMA.get(type_)
    rows = fits(type_, id_) and db.rows(
        connection,
        "SELECT type, id, state, places, shown FROM record"
        " WHERE organisation_id = ? AND type = ? AND id = ?",
        (caller.organisation, type_, id_),
    )
    if not known or not rows:
        raise Problem("nothing_here")
    entry = entry_of(*rows[0])
    here = known.lives == "organisation"
    if role != "coordinator" and not any(
        rights.reaches(caller.user, None if here else place.split("/")[0]) for place in entry.places
    ):
        # Not "not yours": that would say that there is something.
        raise Problem("nothing_here")
    seen = sees(role, here).get(type_, {})
    changes = list(_changes(entry.record, seen, role))
    logged = _logged(db, connection, caller.organisation, {one["version"] for one in changes})
    owners = _owners(db, connection, caller.organisation)
    told = [_told(one, logged, owners, role) for one in changes]
    told.sort(key=lambda one: (one["received"], one["at"], one["version"]), reverse=True)
    if not told:
        raise Problem("nothing_here")
    held = _held(db, connection, caller.organisation, type_, id_) if role == "coordinator" else []
    return {"changes": told, "held": held}


def _changes(record: Record, seen: Mapping[str, Any], role: str) -> Iterable[dict[str, Any]]:
    """Every write that this role may see, whether or not something covers it by now."""
    for name, writes in record.fields.items():
        how = seen.get(name, "whole" if role == "coordinator" else None)
        if how is None:
            continue
        for write in writes.values():
            yield {
                "version": write.version,
                "field": name,
                "value": reduce_value(how, write.value),
                "at": write.at,
                "over": list(write.over),
                "decide": write.decide,
                "undone": write.decide and write.version in record.undone,
            }


def _told(
    change: dict[str, Any], logged: Logged, owners: Mapping[str, str], role: str
) -> dict[str, Any]:
    device, _ = split_version(change["version"])
    text, outcome, reason, received, carrier = logged.get(
        change["version"], ("", "", None, 0, None)
    )
    told = change | {
        "device": device,
        "user": "" if device == SERVER else owners.get(device, ""),
        "offset": _offset(text),
        "received": received,
        "outcome": outcome,
    }
    if reason:
        told["reason"] = reason
    if carrier and role == "coordinator":
        told["carrier"] = carrier
    return told


def _offset(text: str) -> int:
    try:
        return parse(text).offset
    except Undecodable:
        return 0


def _logged(
    db: Database, connection: Connection, organisation: int, versions: set[str]
) -> dict[str, tuple[Any, ...]]:
    by_device: dict[str, list[int]] = {}
    for one in versions:
        device, n = split_version(one)
        by_device.setdefault(device, []).append(n)
    found: dict[str, tuple[Any, ...]] = {}
    for device, numbers in by_device.items():
        for n, *rest in db.rows(
            connection,
            "SELECT n, text, outcome, reason, received_at, carried_by FROM log"
            " WHERE organisation_id = ? AND device = ? AND n IN [?]",
            (organisation, device, numbers),
        ):
            found[f"{device}-{n}"] = tuple(rest)
    return found


def _owners(db: Database, connection: Connection, organisation: int) -> dict[str, str]:
    rows = db.rows(
        connection, 'SELECT device, "user" FROM device WHERE organisation_id = ?', (organisation,)
    )
    return {device: user for device, user in rows}


def _held(
    db: Database, connection: Connection, organisation: int, type_: str, id_: str
) -> list[dict[str, Any]]:
    """What was held back from this record, and what a coordinator decided."""
    found = []
    for row in db.rows(
        connection,
        "SELECT type, id, state, places, shown FROM record"
        " WHERE organisation_id = ? AND type = 'held'",
        (organisation,),
    ):
        record = entry_of(*row).record
        shown = {name: read("held", name, record).shown for name in record.fields}
        try:
            operation = parse(shown.get("operation") or "")
        except Undecodable:
            continue
        if (operation.type, operation.id) == (type_, id_):
            found.append(
                {
                    "version": row[1],
                    "at": operation.at,
                    "user": shown.get("author", ""),
                    "reason": shown.get("reason", ""),
                    "verdict": shown.get("verdict"),
                }
            )
    return found
