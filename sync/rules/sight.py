"""Whether a record is in sight after somebody deleted it. PROTOCOL.md, section 3, "Deletion" (L13).

Twin of sight.ts. Before: merge.py. After: screens leave out what is `out`, and ask about `review`.
"""

from collections.abc import Iterable
from typing import Literal

from sync.merge import NONE, Record, Validations, read, standing
from sync.names import contains

Hanging = tuple[
    str, Record, Validations
]  # a record that hangs on another: type, writes, validations
Sight = Literal["in", "review", "out"]


def sight(
    type_: str, record: Record, validations: Validations = NONE, hanging: Iterable[Hanging] = ()
) -> Sight:
    """`out` if whoever deleted it had seen all that this hides; `review` if somebody had not."""
    if "deleted" not in record.fields:
        return "in"
    leaves = read(type_, "deleted", record, validations).leaves
    deletions = [write.value.get("saw", {}) for write in leaves if write.value is not None]
    if not deletions:
        return "in"
    if len(deletions) < len(leaves):  # restored by one, deleted by another
        return "review"
    seen = all(
        any(contains(saw, write.version) for saw in deletions)
        for of in ((type_, record, validations), *hanging)
        for name, writes in standing(*of).items()
        for write in writes
        if name != "deleted" or write.value is None  # another deletion asks for nothing to be kept
    )
    return "out" if seen else "review"
