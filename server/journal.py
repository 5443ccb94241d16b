"""What must survive a restoration: the operations on rights, as they came, beside the backup (L25).

Before: writer.py records here, just before it commits. After: backup.py plays the journal into a
database that was restored, so that no withdrawn right, no revoked device and no erased person comes
back to life. Of the people who come, nothing is in it but the ids of those who were erased.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from server.held import admitted
from server.rights import TYPES
from sync.merge import read
from sync.names import split_version
from sync.operation import parse

if TYPE_CHECKING:
    from server.work import Work

# A commit that fails after its line was written does no harm: an operation is handed over until it
# has its receipt, so the line only comes early. The other way round, a right could come back.


class Line(NamedTuple):
    """An operation on a user, a grant, a device or an erasure, that was admitted."""

    organisation: int
    device: str
    n: int  # as in the text, but for what was adopted under a number of the server's
    text: str
    mac: str
    out: bool = False  # it was held, and is not in the set any more


def lines_of(work: Work) -> list[Line]:
    """The operations on rights that this transaction admits, adopts, or sets aside."""
    found = []
    for _, device, n, text, mac, outcome, *_ in work.log.values():
        operation = parse(text) if text and outcome != "held" else None
        if operation and operation.type in TYPES:
            found.append(Line(work.organisation, device, n, text, mac))
    for entry in list(work.entries.values()):
        if entry.type == "held" and entry.changed and "verdict" in entry.record.fields:
            kept = read("held", "operation", entry.record).shown
            operation = parse(kept) if isinstance(kept, str) else None
            if operation and operation.type in TYPES:
                target = work.entry(operation.type, operation.id).record
                out = not admitted(target, entry.id)
                found.append(Line(work.organisation, *split_version(entry.id), kept, "", out))
    return found


class Journal:
    """An append-only file of JSON lines, readable by its owner alone."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def record(self, work: Work) -> None:
        """Keep what a transaction does to rights. The writer calls this just before it commits."""
        if work.rights_moved:
            self.append(lines_of(work))

    def append(self, lines: Sequence[Line]) -> None:
        """Keep these lines. They are on the disk when this returns."""
        if lines:
            self._write([{"kind": "operation", **line._asdict()} for line in lines])

    def note(self, kind: str, **words: str | int) -> None:
        """Keep something else that a restorer needs to know: a key's fingerprint, a restoration."""
        self._write([{"kind": kind, **words}])

    def lines(self) -> Iterator[Line]:
        """The operations, in the order in which they came."""
        for entry in self.entries():
            if entry.pop("kind") == "operation":
                yield Line(**entry)

    def entries(self) -> Iterator[dict[str, Any]]:
        """All that is kept. Half a line, left by a power cut, never had its commit: passed over."""
        if not self.path.exists():
            return
        with open(self.path, encoding="utf-8", errors="replace") as file:
            for line in file:
                try:
                    entry = json.loads(line)
                except ValueError:
                    continue
                yield entry

    def _write(self, entries: Sequence[dict[str, Any]]) -> None:
        text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
        with open(self.path, "ab", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(b"\n" * self._torn() + text.encode())
            file.flush()
            os.fsync(file.fileno())

    def _torn(self) -> bool:
        with open(self.path, "rb") as file:
            if file.seek(0, os.SEEK_END) == 0:
                return False
            file.seek(-1, os.SEEK_END)
            return file.read(1) != b"\n"
