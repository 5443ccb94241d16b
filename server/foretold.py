"""Nobody has seen what is not there yet: what names others' work before it came is held.

Before: push.py judges an operation. After: held.py keeps it. Numbers can be guessed: a device of
ill will could cover whatever a colleague is going to write, and it would never show (L9, L13).
Somebody sees the work of another device through this server alone, so it was received from there
first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from sync.names import SERVER, Ranges, session_of, split_version
from sync.operation import Operation

if TYPE_CHECKING:
    from server.work import Work

Span = tuple[str, int, int]  # device, first and last number
_ranges = msgspec.json.Decoder(Ranges)


def foretold(work: Work, device: str, operation: Operation) -> bool:
    """Whether an operation names a version that its author cannot have seen."""
    _, _, _, _, _, _, over, _, remove, _, void, seen, saw, _ = operation
    if not (over or seen or remove or void or saw):
        return False
    if work.returning:
        return False  # what was seen before the restoration may still be on its way back
    others: list[Span] = []
    for of, first, last in _named(work, operation):
        if of != device:
            others.append((of, first, last))
        elif last >= operation.n:
            return True
    return bool(others) and not _received(work, others)


def disbelieved(operation: Operation) -> Operation:
    """What such an operation writes when it is adopted: without anything that it claims to have
    seen.
    """
    return operation._replace(over={}, remove={}, void=(), seen=(), saw={})


def _named(work: Work, operation: Operation) -> Iterable[Span]:
    """What an operation names, but for what plainly stands in the records at hand."""
    fields = work.entry(operation.type, operation.id).record.fields
    named: set[str] = set()
    for name, covered in operation.over.items():
        named |= {one for one in covered if one not in fields.get(name, ())}
    for name, removed in operation.remove.items():
        for versions in removed.values():
            named |= {one for one in versions if one not in fields.get(name, ())}
    named |= {one for one in operation.void if not any(one in of for of in fields.values())}
    session = session_of(operation.type, operation.id) if operation.seen else None
    if session:
        validations = work.entry("session", session).record.fields.get("validation", {})
        named |= {one for one in operation.seen if one not in validations}
    else:
        named |= {*operation.seen}
    for one in named:
        device, n = split_version(one)
        yield device, n, n
    for device, ranges in (operation.saw or {}).items():
        yield from ((device, first, last) for first, last in ranges)


def _received(work: Work, spans: list[Span]) -> bool:
    """Whether all of this came here before."""
    known: dict[str, Ranges] = {}
    for device, received in work.rows(
        "SELECT device, received FROM device WHERE organisation_id = ? AND device IN [?]",
        (work.organisation, sorted({device for device, _, _ in spans})),
    ):
        known[device] = _ranges.decode(received)
    return all(
        _by_the_server(work, first, last)
        if device == SERVER
        else any(start <= first and last <= end for start, end in known.get(device, ()))
        for device, first, last in spans
    )


def _by_the_server(work: Work, first: int, last: int) -> bool:
    """Whether the server itself wrote all of this: it has no row of its own, and leaves gaps."""
    found = work.rows(
        "SELECT count(*) FROM log WHERE organisation_id = ? AND device = ? AND n BETWEEN ? AND ?",
        (work.organisation, SERVER, first, last),
    )
    return bool(found[0][0] == last - first + 1)
