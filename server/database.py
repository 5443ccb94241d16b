"""How the two databases are opened, and how statements are written for both.

Before: settings.py says which. After: writer.py takes the one connection that writes, pull.py the
snapshots that read. Statements are SQL with `?`, and `IN [?]` for a list; `sql` turns them into
what the driver takes.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal

from sqlalchemy import Column, Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.pool import QueuePool

Rows = Sequence[Any]
Known = Literal["fail", "replace", "keep"]


class Database:
    """One database, SQLite or PostgreSQL, with a way to write and a way to read a snapshot."""

    def __init__(self, url: str, readers: int = 2) -> None:
        url = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url)
        self.url = url
        self.sqlite = url.startswith("sqlite")
        if self.sqlite:
            self.writing = _sqlite(url, "BEGIN IMMEDIATE", 1)
            self.reading = _sqlite(url, "BEGIN", readers)
        else:
            self.writing = create_engine(url, pool_size=4)
            self.reading = create_engine(url, pool_size=readers, isolation_level="REPEATABLE READ")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is committed at the end, or not at all."""
        with self.writing.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot: everything read inside is of one moment."""
        with self.reading.connect() as connection, connection.begin() as snapshot:
            try:
                yield connection
            finally:
                snapshot.rollback()

    def rows(self, connection: Connection, text: str, values: Sequence[Any] = ()) -> Rows:
        """All rows of a statement; lists among the values stand for `IN [?]`."""
        return connection.exec_driver_sql(self.sql(text), self._listed(values)).fetchall()

    def run(self, connection: Connection, text: str, values: Sequence[Any] = ()) -> None:
        """Run a statement once."""
        connection.exec_driver_sql(self.sql(text), self._listed(values))

    def run_each(self, connection: Connection, text: str, many: list[tuple[Any, ...]]) -> None:
        """Run a statement for each row of values: on PostgreSQL without waiting in between."""
        if many:
            connection.exec_driver_sql(self.sql(text), many)

    def put(
        self,
        connection: Connection,
        table: Table,
        rows: list[tuple[Any, ...]],
        known: Known = "fail",
    ) -> None:
        """Insert rows, their values in the order of the table's columns. `known`: what to do if one
        is there.
        """
        if not rows:
            return
        if self.sqlite:
            connection.exec_driver_sql(_put_sqlite(table, known), rows)
        else:
            connection.exec_driver_sql(_put_postgresql(table, known), (json.dumps(rows),))

    def remove(self, connection: Connection, table: Table, keys: list[tuple[Any, ...]]) -> None:
        """Delete rows by their whole key."""
        if not keys:
            return
        if self.sqlite:
            connection.exec_driver_sql(_remove_sqlite(table), keys)
        else:
            connection.exec_driver_sql(_remove_postgresql(table), (json.dumps(keys),))

    def sql(self, text: str) -> str:
        """A statement as the driver takes it."""
        return text.replace("IN [?]", _IN_JSON) if self.sqlite else _for_psycopg(text)

    def _listed(self, values: Sequence[Any]) -> tuple[Any, ...]:
        if not self.sqlite:
            return tuple(values)
        return tuple(json.dumps(one) if isinstance(one, list) else one for one in values)

    def close(self) -> None:
        """Close every connection."""
        self.writing.dispose()
        self.reading.dispose()


_IN_JSON = "IN (SELECT value FROM json_each(?))"


@cache
def _for_psycopg(text: str) -> str:
    return text.replace("%", "%%").replace("IN [?]", "= ANY(%s)").replace("?", "%s")


def _names(columns: Iterable[Column[Any]]) -> list[str]:
    # Quoted: "user" is a word of SQL.
    return [f'"{column.name}"' for column in columns]


def _type(column: Column[Any]) -> str:
    dialect: Any = postgresql.dialect  # not typed
    return column.type.compile(dialect()).replace(' COLLATE "C"', "")


@cache
def _put_sqlite(table: Table, known: Known) -> str:
    marks = ", ".join("?" for _ in table.columns)
    names = ", ".join(_names(table.columns))
    return f"INSERT INTO {table.name} ({names}) VALUES ({marks}){_unless(table, known)}"


@cache
def _put_postgresql(table: Table, known: Known) -> str:
    # All rows travel as one parameter: measured at twice the speed of one statement a row.
    places = ", ".join(
        f"(row->>{place})::{_type(column)}" for place, column in enumerate(table.columns)
    )
    names = ", ".join(_names(table.columns))
    return (
        f"INSERT INTO {table.name} ({names})"
        f" SELECT {places} FROM json_array_elements(%s::json) AS row"
        f"{_unless(table, known)}"
    )


def _unless(table: Table, known: Known) -> str:
    if known == "fail":
        return ""
    keys = ", ".join(_names(table.primary_key))
    rest = [name for name in _names(table.columns) if name not in _names(table.primary_key)]
    if known == "keep" or not rest:
        return f" ON CONFLICT ({keys}) DO NOTHING"
    return f" ON CONFLICT ({keys}) DO UPDATE SET " + ", ".join(
        f"{name} = excluded.{name}" for name in rest
    )


@cache
def _remove_sqlite(table: Table) -> str:
    return f"DELETE FROM {table.name} WHERE " + " AND ".join(
        f"{name} = ?" for name in _names(table.primary_key)
    )


@cache
def _remove_postgresql(table: Table) -> str:
    same = " AND ".join(
        f"{table.name}.{name} = (row->>{place})::{_type(column)}"
        for place, (name, column) in enumerate(
            zip(_names(table.primary_key), table.primary_key, strict=True)
        )
    )
    return f"DELETE FROM {table.name} USING json_array_elements(%s::json) AS row WHERE {same}"


def _sqlite(url: str, begin: str, connections: int) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 15},
    )

    @event.listens_for(engine, "connect")
    def _(connection: sqlite3.Connection, _: object) -> None:
        # FULL is what makes a commit outlive a power cut in WAL mode (L3).
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        # What is deleted or written over is wiped, or an erased person would stay in free pages.
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA cache_size=-16384")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
