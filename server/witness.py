"""After a restoration: what a device holds of others' work, and this server lacks (L5, L25).

Before: inside.py takes what a device offers. After: each write becomes a record `held`, reason
`copy`, for a coordinator; nothing of it enters a record by itself, since nobody proves who made it.
When its author offers the operation itself, that enters as usual, and the copy is settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from server.erasure import erased
from sync.access import sees
from sync.names import SERVER, split_version, version
from sync.operation import Operation, Undecodable, canonical, parse, strange
from sync.schema import SCHEMA, merge_rule

if TYPE_CHECKING:
    from server.rights import Caller
    from server.work import Work

MOST_ROWS = 2_000


class Wire(msgspec.Struct, array_like=True):
    """A write as it travels; trailing members that are empty were left out."""

    version: Annotated[str, Meta(pattern=r"\A[0-9a-z]{1,20}-[1-9][0-9]{0,15}\Z")]
    at: int
    value: Any
    over: list[str] = []
    decide: bool = False
    seen: list[str] = []


Row = tuple[str, str, dict[str, list[Wire]]]


class Offered(msgspec.Struct):
    """POST /api/witness: rows as they came in pages, `[type, id, {field: writes}]`."""

    rows: Annotated[list[Row], Meta(max_length=MOST_ROWS)]


class Offer:
    """The job: keep what is lacking, say how many writes that were."""

    def __init__(self, caller: Caller, rows: list[Row]) -> None:
        self.caller, self.rows = caller, rows

    def __call__(self, work: Work) -> int:
        """Only a server that was restored can lack what a device was sent."""
        if not work.restored or work.rights.withdrawn(self.caller.device, self.caller.user):
            return 0
        found = {}
        for row in self.rows:
            if self._whole(work, row):
                found.update(operations(row))
        return sum(self._keep(work, name, text) for name, text in sorted(found.items()))

    def _whole(self, work: Work, row: Row) -> bool:
        """Whether this caller sees the whole of such records: half a write is not a copy."""
        type_, id_, _ = row
        known = SCHEMA.get(type_)
        if known is None or type_ in ("held", "device"):
            return False
        here = known.lives == "organisation"
        seen = sees(work.rights.role(self.caller.user), here).get(type_, {})
        if any(seen.get(name) != "whole" for name in known.fields):
            return False
        programme = id_.partition(".")[0] if known.lives in ("programme", "session") else None
        return work.rights.reaches(self.caller.user, programme)

    def _keep(self, work: Work, name: str, text: str) -> bool:
        device, n = split_version(name)
        if device == SERVER or work.rows(
            "SELECT 1 FROM log WHERE organisation_id = ? AND device = ? AND n = ?",
            (work.organisation, device, n),
        ):
            return False
        try:
            operation = parse(text)
        except Undecodable:
            return False
        if strange(operation) or erased(work, operation) or work.entry("held", name).record.fields:
            return False
        said = {"operation": text, "reason": "copy", "author": _owner(work, device)}
        work.write("held", name, {key: value for key, value in said.items() if value})
        return True


def operations(row: Row) -> dict[str, str]:
    """The writes of a row as the operations that they came from, by version."""
    type_, id_, fields = row
    made: dict[str, dict[str, Any]] = {}
    for name, writes in fields.items():
        for one in writes:
            _, n = split_version(one.version)
            head = {"n": n, "at": one.at, "type": type_, "id": id_}
            table = made.setdefault(one.version, head)
            _put(table, name, one.value, merge_rule(type_, name))
            if one.over:
                table.setdefault("over", {})[name] = one.over
            if one.decide:
                table["decide"] = True
            if one.seen:
                table["seen"] = one.seen
    return {of: canonical(table) for of, table in made.items()}


def _put(table: dict[str, Any], name: str, value: Any, rule: str) -> None:
    if rule == "set" and isinstance(value, dict):
        for part in ("add", "remove"):
            if part in value:
                table.setdefault(part, {})[name] = value[part]
        return
    if name == "deleted" and value is None:
        value = False
    elif name == "deleted" and isinstance(value, dict):  # what else it is does not fit the schema
        table["saw"] = value.get("saw", {})
        value = True
    table.setdefault("set", {})[name] = value


def came_itself(work: Work, device: str, operation: Operation) -> None:
    """The author offered the operation itself: its copy need not be looked at any more."""
    name = version(device, operation.n)
    held = work.entry("held", name).record.fields
    if "operation" in held and "verdict" not in held:
        # It has entered, as if it had been adopted.
        work.write("held", name, {"verdict": "adopt"})


def _owner(work: Work, device: str) -> str:
    rows = work.rows(
        'SELECT "user" FROM device WHERE organisation_id = ? AND device = ?',
        (work.organisation, device),
    )
    return str(rows[0][0]) if rows else ""
