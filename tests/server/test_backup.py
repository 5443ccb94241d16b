"""A backup is restored: what was withdrawn stays so, and the devices bring back the rest (L25)."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from server import backup, tables
from server.database import Database
from server.journal import Journal
from server.settings import Settings
from server.writer import Writer
from tests.house import House
from tests.people import SESSION, Person, Phone


def save(house: House, file: Path) -> Path:
    """A backup, made while the server runs."""
    backup.save(house.app.state.database, house.app.state.key, file)
    return file


@contextmanager
def restored(house: House, file: Path, *phones: Phone) -> Iterator[House]:
    """The same server, once that backup was restored; the phones talk to it from here on."""
    restore(house.settings, file)
    again = House(Path(house.settings.folder), house.settings.database)
    again.clock.ms = house.clock.ms + 60_000
    for phone in phones:
        phone.house = again
    with again.open():
        yield again


def restore(settings: Settings, file: Path, **options: Any) -> int:
    """What `jalon restore` does."""
    database = Database(settings.url)
    journal = Journal(settings.journal_path)
    writer = Writer(database, journal=journal.record)
    try:
        return backup.restore(writer, settings.secret(), file, journal, **options)
    finally:
        database.close()


def test_what_a_backup_holds_comes_back(
    closed_house: House, nadia: Person, karim: Person, tmp_path: Path
) -> None:
    with closed_house.open():
        nadia.phone.registers("leo", "Léo", "Martin")
        nadia.phone.syncs()
        file = save(closed_house, tmp_path / "sauvegarde")
        nadia.phone.write("person", "leo", first_name="Léon")
        nadia.phone.syncs()
    with restored(closed_house, file, karim.phone):
        karim.phone.syncs()
        assert karim.phone.sees("person", "leo", "first_name") == "Léo"


def test_devices_see_that_the_server_was_restored(
    closed_house: House, nadia: Person, karim: Person, tmp_path: Path
) -> None:
    """L25: those who had seen more than the backup; the others go on as if nothing had been."""
    with closed_house.open():
        nadia.phone.syncs()
        karim.phone.syncs()
        file = save(closed_house, tmp_path / "sauvegarde")
        nadia.phone.marks("leo")
        nadia.phone.syncs()
    with restored(closed_house, file, nadia.phone, karim.phone):
        assert "restored" not in karim.phone.exchange()
        assert nadia.phone.exchange()["restored"] is True


def test_work_offered_again_is_received_once(
    closed_house: House, nadia: Person, karim: Person, tmp_path: Path
) -> None:
    """L25: what was receipted after the backup comes back, and gets one receipt each."""
    with closed_house.open():
        nadia.phone.marks("leo")
        nadia.phone.syncs()
        file = save(closed_house, tmp_path / "sauvegarde")
        nadia.phone.marks("awa", "absent")
        kept = list(nadia.phone.waiting)
        nadia.phone.syncs()
    with restored(closed_house, file, nadia.phone, karim.phone) as again:
        for _ in range(2):
            nadia.phone.waiting = list(kept)
            nadia.phone.cursor, nadia.phone.places, nadia.phone.point = {}, {}, None
            assert nadia.phone.syncs()["receipts"] == [[2, "applied"]]
        karim.phone.syncs()
        assert karim.phone.sees("attendance", f"{SESSION}.awa", "mark")["status"] == "absent"
        assert logged(again, nadia.phone.device) == [1, 2]


def test_a_right_withdrawn_since_stays_withdrawn(
    closed_house: House, sophie: Person, nadia: Person, tmp_path: Path
) -> None:
    """L25: the backup still says that Nadia reaches the programme."""
    with closed_house.open():
        nadia.phone.marks("leo")
        nadia.phone.syncs()
        sophie.phone.syncs()
        file = save(closed_house, tmp_path / "sauvegarde")
        sophie.phone.write("grant", f"{nadia.user}.prg", active=False)
        sophie.phone.syncs()
    with restored(closed_house, file, nadia.phone):
        nadia.phone.cursor, nadia.phone.places, nadia.phone.point = {}, {}, None
        nadia.phone.marks("awa")
        told = nadia.phone.syncs()
        assert told["me"]["programmes"] == []
        assert told["receipts"] == [[2, "held", "not_yours"]]
        assert not nadia.phone.holds("attendance", f"{SESSION}.leo")


def test_a_role_narrowed_since_stays_narrow(
    closed_house: House, sophie: Person, nadia: Person, tmp_path: Path
) -> None:
    """L25."""
    with closed_house.open():
        sophie.phone.syncs()
        file = save(closed_house, tmp_path / "sauvegarde")
        sophie.phone.write("user", nadia.user, role="volunteer")
        sophie.phone.syncs()
    with restored(closed_house, file, nadia.phone):
        assert nadia.phone.exchange()["me"]["role"] == "volunteer"


def test_a_right_adopted_and_set_aside_since_stays_aside(
    closed_house: House, nadia: Person, sophie: Person, tmp_path: Path
) -> None:
    """L25: whether it was adopted before the backup or after; what could not be adopted neither."""
    with closed_house.open():
        nadia.phone.write("user", "nadia", role="coordinator")
        nadia.phone.write("grant", "nadia.secret", active=True)
        nadia.phone.make(type="user", id="nadia", set={"role": ["coordinator"]})
        nadia.phone.syncs()
        sophie.phone.syncs()
        sophie.phone.write("held", f"{nadia.phone.device}-1", verdict="adopt")
        sophie.phone.syncs()
        file = save(closed_house, tmp_path / "sauvegarde")
        for n, verdict in ((2, "adopt"), (3, "adopt"), (1, "aside"), (2, "aside")):
            sophie.phone.write("held", f"{nadia.phone.device}-{n}", verdict=verdict)
        sophie.phone.syncs()
        assert nadia.phone.exchange()["me"]["role"] == "worker"
    with restored(closed_house, file, nadia.phone):
        me = nadia.phone.exchange()["me"]
        assert (me["role"], me["programmes"]) == ("worker", ["prg"])


def test_a_device_revoked_since_stays_revoked(
    closed_house: House, sophie: Person, nadia: Person, tmp_path: Path
) -> None:
    """L25."""
    with closed_house.open():
        sophie.phone.syncs()
        file = save(closed_house, tmp_path / "sauvegarde")
        sophie.phone.write("device", nadia.phone.device, revoked=True)
        sophie.phone.syncs()
    with restored(closed_house, file, nadia.phone):
        assert nadia.phone.exchange()["wipe"] is True


def test_a_person_erased_since_stays_erased(
    closed_house: House, sophie: Person, nadia: Person, tmp_path: Path
) -> None:
    """L20, L25: the backup still holds the name; what was restored does not, nor takes it back."""
    with closed_house.open():
        nadia.phone.registers("leo", "Léopold", "Martin")
        kept = list(nadia.phone.waiting)
        nadia.phone.syncs()
        sophie.phone.syncs()
        file = save(closed_house, tmp_path / "sauvegarde")
        sophie.phone.write("erasure", "leo", done=True)
        sophie.phone.syncs()
    with restored(closed_house, file, nadia.phone) as again:
        nadia.phone.cursor, nadia.phone.places, nadia.phone.point = {}, {}, None
        nadia.phone.waiting = kept
        nadia.phone.syncs()
        assert not nadia.phone.holds("person", "leo")
        assert "Léopold" not in everything(again)


def test_a_device_made_since_is_still_known(
    closed_house: House, sophie: Person, nadia: Person, tmp_path: Path
) -> None:
    """L5: it has work, and its author must be known."""
    with closed_house.open():
        file = save(closed_house, tmp_path / "sauvegarde")
        new = closed_house.phone(nadia)
        new.marks("leo")
    with restored(closed_house, file, new):
        assert new.syncs()["receipts"] == [[1, "applied"]]


def test_the_server_never_gives_a_number_twice(
    closed_house: House, nadia: Person, tmp_path: Path
) -> None:
    """L7: a version names one write, also for what the server wrote after the backup."""
    with closed_house.open():
        file = save(closed_house, tmp_path / "sauvegarde")
        closed_house.do(1, lambda work: work.write("site", "one", {"name": "Avant"}))
        before = numbers(closed_house, "one")
    with restored(closed_house, file) as again:
        again.do(1, lambda work: work.write("site", "two", {"name": "Après"}))
        assert min(numbers(again, "two")) > max(before)


def test_what_others_hold_is_kept_as_copies_and_never_enters_by_itself(
    closed_house: House, sophie: Person, nadia: Person, karim: Person, tmp_path: Path
) -> None:
    """L5, L25: Nadia's phone is lost; Karim's holds her mark. Nobody can prove that she made it."""
    with closed_house.open():
        file = save(closed_house, tmp_path / "sauvegarde")
        nadia.phone.marks("leo")
        nadia.phone.syncs()
        karim.phone.syncs()
        rows = rows_of(karim.phone, "attendance")
    with restored(closed_house, file, karim.phone, sophie.phone):
        assert karim.phone.post({"rows": rows}, "/api/witness")["kept"] == 1
        assert karim.phone.post({"rows": rows}, "/api/witness")["kept"] == 0
        sophie.phone.syncs()
        copy = f"{nadia.phone.device}-1"
        assert sophie.phone.sees("held", copy, "reason") == "copy"
        assert sophie.phone.sees("held", copy, "author") == nadia.user
        assert not sophie.phone.holds("attendance", f"{SESSION}.leo")
        sophie.phone.write("held", copy, verdict="adopt")
        sophie.phone.syncs()
        sophie.phone.syncs()
        assert sophie.phone.sees("attendance", f"{SESSION}.leo", "mark")["status"] == "present"


def test_a_copy_goes_when_its_author_comes_back(
    closed_house: House, sophie: Person, nadia: Person, karim: Person, tmp_path: Path
) -> None:
    """L25: never twice, and nothing left to decide."""
    with closed_house.open():
        file = save(closed_house, tmp_path / "sauvegarde")
        nadia.phone.marks("leo")
        kept = list(nadia.phone.waiting)
        nadia.phone.syncs()
        karim.phone.syncs()
        rows = rows_of(karim.phone, "attendance")
    with restored(closed_house, file, nadia.phone, karim.phone, sophie.phone):
        karim.phone.post({"rows": rows}, "/api/witness")
        nadia.phone.cursor, nadia.phone.places, nadia.phone.point = {}, {}, None
        nadia.phone.waiting = kept
        assert nadia.phone.syncs()["receipts"] == [[1, "applied"]]
        sophie.phone.syncs()
        assert sophie.phone.sees("held", f"{nadia.phone.device}-1", "verdict") == "adopt"
        assert sophie.phone.sees("attendance", f"{SESSION}.leo", "mark")["status"] == "present"


def test_a_server_that_lacks_nothing_keeps_no_copies(
    house: House, nadia: Person, karim: Person
) -> None:
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    karim.phone.syncs()
    rows = rows_of(karim.phone, "attendance")
    assert karim.phone.post({"rows": rows}, "/api/witness")["kept"] == 0


def test_a_volunteers_half_of_a_record_is_no_copy(
    closed_house: House, nadia: Person, benedicte: Person, tmp_path: Path
) -> None:
    """L17: an initial must never come back as if it were the name."""
    with closed_house.open():
        file = save(closed_house, tmp_path / "sauvegarde")
        nadia.phone.registers("leo", "Léo", "Martin")
        nadia.phone.syncs()
        benedicte.phone.syncs()
        rows = rows_of(benedicte.phone, "person")
        assert rows
    with restored(closed_house, file, benedicte.phone):
        assert benedicte.phone.post({"rows": rows}, "/api/witness")["kept"] == 0


def test_a_restoration_needs_the_journal(closed_house: House, tmp_path: Path) -> None:
    """L25: without it, what was withdrawn would come back unseen."""
    file = save(closed_house, tmp_path / "sauvegarde")
    closed_house.settings.journal_path.unlink(missing_ok=True)
    with pytest.raises(backup.Unfit, match="journal"):
        restore(closed_house.settings, file)
    assert restore(closed_house.settings, file, without_journal=True) == 0


def test_a_restoration_needs_the_key_of_the_backup(
    closed_house: House, sophie: Person, tmp_path: Path
) -> None:
    file = save(closed_house, tmp_path / "sauvegarde")
    (tmp_path / "secret.key").write_bytes(b"another key of thirty-two bytes!")
    with pytest.raises(backup.Unfit, match="clé"):
        restore(closed_house.settings, file)


def test_what_is_no_backup_is_not_restored(
    closed_house: House, sophie: Person, tmp_path: Path
) -> None:
    (tmp_path / "photo").write_bytes(b"\x89PNG")
    for name in ("photo", "nowhere", "jalon.db"):
        with pytest.raises(backup.Unfit):
            restore(closed_house.settings, tmp_path / name)


def test_nobody_restores_under_a_running_server(tmp_path: Path) -> None:
    with (
        backup.serving(tmp_path),
        pytest.raises(backup.Unfit, match="Arrêtez"),
        backup.alone(tmp_path),
    ):
        pass
    with backup.alone(tmp_path):
        pass


def test_a_backup_moves_to_another_kind_of_database(
    closed_house: House, sophie: Person, nadia: Person, postgresql: Any, tmp_path: Path
) -> None:
    """SQLite today, PostgreSQL tomorrow, or back: the backup is the same file."""
    with closed_house.open():
        nadia.phone.registers("leo", "Léo", "Martin")
        nadia.phone.syncs()
    file = save(closed_house, tmp_path / "sauvegarde")
    assert file.stat().st_mode & 0o777 == 0o600
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(tmp_path / "secret.key", other)
    shutil.copy(closed_house.settings.journal_path, other)
    house = House(other)
    restore(house.settings, file)
    sophie.phone.house = house
    with house.open():
        sophie.phone.syncs()
        assert sophie.phone.sees("person", "leo", "first_name") == "Léo"


def rows_of(phone: Phone, type_: str) -> list[Any]:
    """What a phone holds, as it came in pages."""
    return [
        [
            key[0],
            key[1],
            {name: [list(one) for one in of.values()] for name, of in record.fields.items()},
        ]
        for held in phone.places.values()
        for key, record in held.items()
        if key[0] == type_
    ]


def logged(house: House, device: str) -> list[int]:
    """The numbers of a device in the log."""
    database = house.app.state.database
    with database.read() as connection:
        rows = database.rows(connection, "SELECT n FROM log WHERE device = ? ORDER BY n", (device,))
    return [row[0] for row in rows]


def numbers(house: House, site: str) -> list[int]:
    """The numbers that the server gave to what it wrote of a site."""

    def look(work: Any) -> list[int]:
        record = work.entry("site", site).record
        return [int(one.rsplit("-", 1)[1]) for of in record.fields.values() for one in of]

    found: list[int] = house.do(1, look)
    return found


def everything(house: House) -> str:
    """All that the database holds."""
    database = house.app.state.database
    with database.read() as connection:
        return "\n".join(
            str(tuple(row))
            for table in tables.metadata.sorted_tables
            for row in connection.execute(table.select())
        )
