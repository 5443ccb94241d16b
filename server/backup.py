"""A backup is one SQLite file, whatever the server's database; a restoration brings back no right.

Before: cli.py. After: the devices see that their last commit is unknown, hand over their last 30
days again and start their cursor anew (L25). What was withdrawn since stays so: replay.py.
"""

import fcntl
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table, insert, select, text

from server import tables
from server.database import Database
from server.journal import Journal
from server.migrate import migrate
from server.replay import replay
from server.sealing import fingerprint
from server.settings import to_disk
from server.writer import Writer

AT_ONCE = 5_000


class Unfit(Exception):
    """A backup that cannot be restored as asked; the sentence says why."""


@contextmanager
def serving(folder: Path) -> Iterator[None]:
    """While a server runs here, nobody restores under its feet. Several servers may run."""
    with open(folder / "running", "a") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While something is restored, no server starts here."""
    with open(folder / "running", "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Unfit("Arrêtez d’abord le serveur, puis recommencez.") from None
        yield


def save(database: Database, key: bytes, file: Path) -> int:
    """Write everything, as of one moment, into a file that its owner alone can read. The rows."""
    draft = file.with_name(f"{file.name}.part")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(_Copy(draft)) as copy:
        migrate(copy)
        with database.read() as source, copy.write() as target:
            rows = sum(_pour(source, target, table) for table in tables.metadata.sorted_tables)
            target.execute(text("CREATE TABLE backup_key (fingerprint TEXT NOT NULL)"))
            target.execute(
                text("INSERT INTO backup_key VALUES (:fingerprint)"),
                {"fingerprint": fingerprint(key)},
            )
    with closing(sqlite3.connect(draft)) as last:
        # One file, with nothing left beside it.
        last.execute("PRAGMA journal_mode=DELETE")
    to_disk(draft)
    os.replace(draft, file)
    to_disk(file.parent)
    return rows


def restore(
    writer: Writer,
    key: bytes,
    file: Path,
    journal: Journal,
    *,
    without_journal: bool = False,
    other_key: bool = False,
) -> int:
    """Put the database back as it was in a backup, then withdraw again what was withdrawn since.

    How many operations of the journal were played. All of it is one transaction, the replay apart.
    """
    if not without_journal and not any(journal.entries()):
        raise Unfit(
            f"Le journal n’est pas là ({journal.path}). Sans lui, des accès retirés depuis la "
            "sauvegarde reviendraient. Remettez-le, ou ajoutez --sans-journal."
        )
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(_opened(file, Path(folder))) as copy,
        copy.read() as source,
    ):
        of = source.execute(text("SELECT fingerprint FROM backup_key")).scalar()
        if of != fingerprint(key) and not other_key:
            raise Unfit(
                "Cette sauvegarde va avec une autre clé de serveur (secret.key). Remettez cette "
                "clé, sinon aucun appareil ne sera reconnu ; ou ajoutez --autre-cle."
            )
        _replace_all(writer, source)
    journal.note("restored", at=writer.now())
    writer.remembered.forget()
    return replay(writer, journal)


def _replace_all(writer: Writer, source: Connection) -> None:
    with writer.database.write() as target:
        for table in reversed(tables.metadata.sorted_tables):
            target.execute(table.delete())
        for table in tables.metadata.sorted_tables:
            _pour(source, target, table)
        # The numbers that the server gave itself since are out there: the time is past them.
        writer.database.run(
            target, "UPDATE organisation SET restored_at = ?, served = ?", (writer.now(),) * 2
        )


class _Copy(Database):
    """The file of a backup, opened as a database of ours."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"sqlite:///{file}", 1)


def _opened(file: Path, folder: Path) -> _Copy:
    """A copy of a backup, brought to the form of this version."""
    try:
        raw = file.read_bytes()
    except OSError:
        raise Unfit(f"Le fichier {file} ne peut pas être lu.") from None
    if not raw.startswith(b"SQLite format 3\0") or b"backup_key" not in raw:
        raise Unfit(f"Le fichier {file} n’est pas une sauvegarde de Jalon.")
    own = folder / "backup.db"
    own.write_bytes(raw)
    copy = _Copy(own)
    migrate(copy)
    return copy


def _pour(source: Connection, target: Connection, table: Table) -> int:
    """Copy the rows of a table."""
    rows = 0
    found = source.execution_options(yield_per=AT_ONCE).execute(select(table))
    for part in found.mappings().partitions():
        target.execute(insert(table), [dict(row) for row in part])
        rows += len(part)
    return rows
