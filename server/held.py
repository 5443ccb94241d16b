"""Quarantine: what may not enter is kept, shown to coordinators, and can be adopted or set aside
(L4).

Before: push.py found a reason. After: a record `held`, written by the server itself; its verdict
puts the operation into the set of its record, or takes it out again: the state is the set of
admitted writes and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.erasure import erase
from server.foretold import disbelieved
from sync.access import may_write
from sync.merge import Record, read, without
from sync.names import SERVER, split_version, version
from sync.operation import Operation, parse, strange

if TYPE_CHECKING:
    from server.push import Item, Receipt
    from server.records import Entry
    from server.work import Work


def hold(work: Work, item: Item, reason: str, author: str, carrier: str | None) -> Receipt:
    """Keep an operation out of its record, for a coordinator."""
    n = item.operation.n
    work.keep(item.device, n, item.text, item.mac, "held", reason, carrier)
    _show(work, version(item.device, n), item.text, reason, author)
    return (n, "held", reason)


def hold_twin(work: Work, item: Item, author: str, carrier: str | None) -> Receipt:
    """Keep what bears a number that was used for something else: it gets one of the server's
    own.
    """
    n = item.operation.n
    again = [row for row in work.log.values() if row[1] == SERVER and row[4] == item.mac]
    if not again:
        again = work.rows(
            "SELECT n FROM log WHERE organisation_id = ? AND device = ? AND mac = ?",
            (work.organisation, SERVER, item.mac),
        )
    if not again:
        number = work.number()
        work.keep(SERVER, number, item.text, item.mac, "held", "twin", carrier or item.device)
        _show(work, version(SERVER, number), item.text, "twin", author)
    return (n, "held", "twin")


def settle(work: Work, entry: Entry) -> None:
    """Do what the verdict on a held operation says: into its record, or out of it again."""
    kept = read("held", "operation", entry.record).shown
    if not isinstance(kept, str):
        return
    device, n = split_version(entry.id)
    operation: Operation = parse(kept)._replace(n=n)
    # What does not fit the schema would break those who read it; it waits for a server that knows
    # it.
    if strange(operation) or not may_write("coordinator", operation):
        return
    if read("held", "reason", entry.record).shown == "strange":
        operation = disbelieved(operation)
    target = work.entry(operation.type, operation.id)
    inside = admitted(target.record, entry.id)
    if read("held", "verdict", entry.record).shown == "adopt":
        if not inside:
            work.apply(device, operation)
            if operation.type == "erasure" and operation.id in work.rights.erased:
                erase(work, operation.id)
    elif inside and operation.type != "erasure":  # what was erased is not thought over
        target.record = without(target.record, entry.id)
        work.change(target)


def admitted(record: Record, name: str) -> bool:
    """Whether a held operation is in the set of its record now."""
    return name in record.voids or any(name in of for of in record.fields.values())


def _show(work: Work, name: str, text: str, reason: str, author: str) -> None:
    work.write("held", name, {"operation": text, "reason": reason, "author": author})
