"""Plays the journal into a database that was restored: rights are again what they were (L25).

Before: backup.py. After: the devices come back and offer their own work again. The operations are
those that were admitted before, so they are admitted again as they are, in order, without a judge.
"""

from functools import partial

from sqlalchemy import Connection

from server import devices
from server.erasure import erase
from server.journal import Journal, Line
from server.work import Work
from server.writer import Writer
from sync.merge import without
from sync.names import SERVER, version
from sync.operation import parse

AT_ONCE = 200


def replay(writer: Writer, journal: Journal) -> int:
    """Play every line whose organisation is here. How many there were."""
    with writer.database.read() as connection:
        here = _organisations(writer, connection)
    lines = [line for line in journal.lines() if line.organisation in here]
    for organisation in sorted(here):
        own = [line for line in lines if line.organisation == organisation]
        for start in range(0, len(own), AT_ONCE):
            writer.perform_now(organisation, partial(_play, own[start : start + AT_ONCE]))
    return len(lines)


def _organisations(writer: Writer, connection: Connection) -> set[int]:
    rows = writer.database.rows(connection, "SELECT organisation_id FROM organisation")
    return {row[0] for row in rows}


def _play(lines: list[Line], work: Work) -> None:
    for line in lines:
        operation = parse(line.text)._replace(n=line.n)
        if line.out:
            entry = work.entry(operation.type, operation.id)
            entry.record = without(entry.record, version(line.device, line.n))
            work.change(entry)
            continue
        if operation.type == "device" and line.device == SERVER and "user" in operation.set:
            _bring_back(work, operation.id, str(operation.set["user"]))
        work.apply(line.device, operation)
        if operation.type == "erasure" and operation.id in work.rights.erased:
            erase(work, operation.id)
        if not _logged(work, line):
            work.keep(line.device, line.n, line.text, line.mac, "applied")
        work.take([line.device])
        if line.device in work.devices:
            work.devices[line.device].fresh.add(line.n)


def _bring_back(work: Work, device: str, user: str) -> None:
    """A device that was made since the backup: its work has an author again."""
    work.take([device])
    if device not in work.devices:
        devices.add_row(work, device, user)


def _logged(work: Work, line: Line) -> bool:
    if (line.device, line.n) in work.log:
        return True
    return bool(
        work.rows(
            "SELECT 1 FROM log WHERE organisation_id = ? AND device = ? AND n = ?",
            (work.organisation, line.device, line.n),
        )
    )
