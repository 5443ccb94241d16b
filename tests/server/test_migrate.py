"""A database is brought to the form that this version needs, and its feeds to its views."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from server.feed import views
from server.migrate import refill
from server.tables import metadata
from tests.house import House
from tests.people import SESSION, Person


def test_the_migrations_make_the_tables_that_are_written_down(closed_house: House) -> None:
    with closed_house.app.state.database.reading.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_views_of_another_version_are_filled_anew(
    closed_house: House, nadia: Person, benedicte: Person
) -> None:
    """After a change of schema every place is sent again, complete, under its new view."""
    database = closed_house.app.state.database
    with closed_house.open():
        nadia.phone.registers("leo", "Léo", "Martin")
        nadia.phone.marks("leo")
        nadia.phone.syncs()
        benedicte.phone.syncs()
    fresh = House(closed_house.settings.path, closed_house.settings.database)
    known = [view.name for kind in (True, False) for view in views(kind)]
    with database.write() as connection:
        for name in known[1:]:
            database.run(
                connection, "UPDATE stream SET view = ? WHERE view = ?", (f"old-{name}", name)
            )
        database.run(connection, "UPDATE organisation SET views = ?", ("another",))
    assert refill(database, 1) is True
    assert refill(database, 1) is False
    nadia.phone.house = benedicte.phone.house = fresh
    with fresh.open():
        for one in (nadia, benedicte):
            one.phone.syncs()
            assert one.phone.holds("attendance", f"{SESSION}.leo")
    with database.read() as connection:
        found = database.rows(connection, "SELECT DISTINCT view FROM stream")
        assert {row[0] for row in found} <= set(known)
