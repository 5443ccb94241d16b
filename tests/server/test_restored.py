"""A server that was restored from a backup is recognised by the marks of its commits (L25)."""

import pytest

from server.publish import forget_marks
from tests.house import House
from tests.people import SESSION, Person, Refused


def test_an_unknown_point_means_that_we_were_restored(house: House, nadia: Person) -> None:
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    seq, _ = nadia.phone.told["point"]
    nadia.phone.point = [seq, "0" * 16]
    nadia.phone.marks("ana")
    told = nadia.phone.exchange()
    assert told["restored"] is True
    assert told["receipts"] == [[2, "applied"]]
    assert told["pages"] == []


def test_a_device_that_the_backup_does_not_know_keeps_its_work(house: House, nadia: Person) -> None:
    """L5: without a journal nothing is taken from it, so nothing has a receipt."""
    database = house.app.state.database
    with database.write() as connection:
        database.run(connection, "DELETE FROM device WHERE device = ?", (nadia.phone.device,))
    nadia.phone.marks("leo")
    with pytest.raises(Refused, match="401 reconnect"):
        nadia.phone.exchange()
    assert len(nadia.phone.waiting) == 1


def test_a_point_of_long_ago_is_known(house: House, nadia: Person, karim: Person) -> None:
    karim.phone.syncs()
    before = karim.phone.point
    for _ in range(3):
        nadia.phone.marks("leo", "present")
        nadia.phone.syncs()
    assert before != nadia.phone.point
    assert "restored" not in karim.phone.syncs()


def test_points_of_more_than_a_year_ago_are_forgotten(
    house: House, nadia: Person, karim: Person, sophie: Person
) -> None:
    """L25: marks do not pile up for ever; who was away for so long begins anew."""
    month = 31 * 86_400_000
    karim.phone.syncs()
    house.clock.ms += month
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    sophie.phone.syncs()
    house.clock.ms += 12 * month
    nadia.phone.marks("ana")
    nadia.phone.syncs()
    forget_marks(house.app.state.database, house.clock.ms)
    assert karim.phone.exchange()["restored"] is True
    assert "restored" not in sophie.phone.exchange()


def test_every_commit_that_takes_work_has_a_mark(house: House, nadia: Person) -> None:
    """Also one that changes nothing that anybody sees: its receipt could be lost with a backup."""
    nadia.phone.syncs()
    nadia.phone.make(type="person", id="leo", void=["x-1"], **{"in": "prg"})
    before = nadia.phone.point
    told = nadia.phone.exchange()
    assert told["receipts"][0][0] == 1
    assert told["point"] != before


def test_rows_keep_their_number_when_their_content_stays(house: House, nadia: Person) -> None:
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    with house.app.state.database.read() as connection:
        rows = house.app.state.database.rows(
            connection, "SELECT count(*) FROM feed WHERE body LIKE ?", (f"%{SESSION}.leo%",)
        )
    assert rows[0][0] == 2
