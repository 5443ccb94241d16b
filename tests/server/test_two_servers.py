"""Several server processes on one PostgreSQL: locks, numbers and notices between them."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine

from tests.house import House
from tests.people import SESSION, Person, Phone
from tests.server.test_live import listening


@pytest.fixture
def houses(tmp_path: Path, postgresql: URL) -> Iterator[tuple[House, House]]:
    """Two servers with one key and one database."""
    admin = create_engine(postgresql, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql("DROP DATABASE IF EXISTS shared WITH (FORCE)")
        connection.exec_driver_sql("CREATE DATABASE shared TEMPLATE model")
    admin.dispose()
    address = postgresql.set(database="shared").render_as_string(hide_password=False)
    first, second = House(tmp_path, address), House(tmp_path, address)
    first.found()
    first.do(1, lambda work: work.write("programme", "prg", {"name": "CéPourMoi"}))
    yield first, second


def _at(house: House, person: Person) -> Phone:
    person.phone.house = house
    return person.phone


def test_two_servers_write_the_same_records_and_lose_nothing(
    houses: tuple[House, House],
) -> None:
    """L15, L7: marks of one session through both at once, then its validation in the middle."""
    first, second = houses
    cast = [first.hire(f"Nadia{number}", "worker", "prg") for number in range(4)]
    sophie = first.hire("Sophie", "coordinator")
    failures: list[BaseException] = []

    def work(house: House, person: Person) -> None:
        try:
            phone = _at(house, person)
            for number in range(12):
                phone.marks(f"p{number}", "present" if person is cast[0] else "absent")
                phone.registers(f"p{number}", "Léo", person.user)
                if number % 3 == 2:
                    # Nobody sees what the others write: every mark stands beside the others.
                    phone.exchange(places=None)
        except BaseException as error:
            failures.append(error)

    with first.open(), second.open():
        threads = [
            threading.Thread(target=work, args=(houses[number % 2], person))
            for number, person in enumerate(cast)
        ]
        for thread in threads:
            thread.start()
        _at(second, sophie).validates()
        sophie.phone.syncs()
        for thread in threads:
            thread.join()
        assert failures == []
        for person in (*cast, sophie):
            person.phone.syncs()
        for number in range(12):
            found = [
                one.phone.record("attendance", f"{SESSION}.p{number}") for one in (*cast, sophie)
            ]
            assert len(found[0].fields["mark"]) == 4
            assert all(one == found[0] for one in found)
        receipts = [one.phone.receipts[n] for one in cast for n in range(1, 25)]
        assert len(receipts) == 96 and not any(one[0] == "held" for one in receipts)


def test_a_notice_crosses_from_one_server_to_the_other(houses: tuple[House, House]) -> None:
    first, second = houses
    nadia = first.hire("Nadia", "worker", "prg")
    karim = first.hire("Karim", "worker", "prg")
    with first.open(), second.open():
        _at(second, karim).syncs()
        with listening(karim) as ear:
            # The ear of the other server opens in its own time: notices go on until one is heard.
            stop = threading.Event()

            def work() -> None:
                while not stop.is_set():
                    nadia.phone.marks("leo", "present")
                    nadia.phone.exchange()

            thread = threading.Thread(target=work)
            thread.start()
            try:
                assert ear.hears() == "data: {}"
            finally:
                stop.set()
                thread.join()


def test_a_right_withdrawn_on_one_server_counts_on_the_other(houses: tuple[House, House]) -> None:
    """L16: rights are remembered, but never longer than they are true."""
    first, second = houses
    nadia = first.hire("Nadia", "worker", "prg")
    sophie = first.hire("Sophie", "coordinator")
    with first.open(), second.open():
        _at(second, nadia).syncs()
        sophie.phone.write("grant", "nadia.prg", active=False)
        sophie.phone.syncs()
        nadia.phone.marks("leo")
        told = nadia.phone.exchange()
        assert told["receipts"] == [[1, "held", "not_yours"]]
        assert told["drop"] == ["prg"]


def test_who_listens_looks_again_after_their_server_was_deaf(
    houses: tuple[House, House], postgresql: URL
) -> None:
    """What another server told meanwhile is lost: everybody is told that there may be news."""
    house, _ = houses
    nadia = house.hire("Nadia", "worker", "prg")
    admin = create_engine(postgresql, isolation_level="AUTOCOMMIT")
    with house.open(), listening(nadia) as ear:
        with admin.connect() as connection:
            ended = connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%%'"
            )
            assert ended.scalar() is True
        assert ear.hears() == "data: {}"
    admin.dispose()
