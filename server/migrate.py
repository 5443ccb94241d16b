"""Brings a database to the form that this version needs: its tables (Alembic), and the feeds of its
views.

Before: `jalon migrate`, `init` and `demo` call it. After: the server starts only on a database of
this form.
"""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from server.database import Database
from server.feed import views
from server.remembered import Remembered
from server.work import Work
from server.writer import clock

AT_ONCE = 500


class NotMigrated(RuntimeError):
    """The database is of another version."""


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def migrate(database: Database) -> None:
    """Bring the tables to this version, then fill the feeds of views that are new."""
    with database.write() as connection:
        command.upgrade(_config(connection), "head")
    with database.read() as connection:
        found = database.rows(connection, "SELECT organisation_id FROM organisation")
    for (organisation,) in found:
        refill(database, organisation)


def current(database: Database) -> None:
    """Raise NotMigrated if the tables are of another version."""
    with database.reading.connect() as connection:
        is_at = MigrationContext.configure(connection).get_current_revision()
    if is_at != _newest():
        raise NotMigrated("the database is of another version: run `jalon migrate`")


@cache
def _newest() -> str | None:
    """The last of the migrations: to look for it takes longer than all else at the start."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def refill(database: Database, organisation: int) -> bool:
    """If the views are not those of this version, drop the old ones and fill the new."""
    wanted = sorted({view.name for kind in (True, False) for view in views(kind)})
    with database.read() as connection:
        ((filled,),) = database.rows(
            connection, "SELECT views FROM organisation WHERE organisation_id = ?", (organisation,)
        )
        if filled == " ".join(wanted):
            return False
        keys = database.rows(
            connection, "SELECT type, id FROM record WHERE organisation_id = ?", (organisation,)
        )
    _drop_others(database, organisation, wanted)
    remembered = Remembered(database)
    for start in range(0, len(keys), AT_ONCE):
        with database.write() as connection:
            work = Work(remembered, connection, organisation, clock())
            work.load((type_, id_) for type_, id_ in keys[start : start + AT_ONCE])
            for entry in list(work.entries.values()):
                entry.changed = True
            work.finish()
    # Last: if we are stopped before, the next start begins again.
    with database.write() as connection:
        database.run(
            connection,
            "UPDATE organisation SET views = ? WHERE organisation_id = ?",
            (" ".join(wanted), organisation),
        )
    return True


def _drop_others(database: Database, organisation: int, wanted: list[str]) -> None:
    with database.write() as connection:
        database.run(
            connection,
            "DELETE FROM feed WHERE organisation_id = ? AND stream NOT IN"
            " (SELECT stream FROM stream WHERE organisation_id = ? AND view IN [?])",
            (organisation, organisation, wanted),
        )
        found = database.rows(
            connection,
            "SELECT DISTINCT view FROM stream WHERE organisation_id = ?",
            (organisation,),
        )
        database.run(
            connection,
            "DELETE FROM stream WHERE organisation_id = ? AND view IN [?]",
            (organisation, sorted({row[0] for row in found} - set(wanted))),
        )
