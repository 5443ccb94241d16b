"""Erasure on a person's demand: it wins for ever, and says nothing of what it erased (L20)."""

import json
from pathlib import Path

from server import tables
from tests.house import House
from tests.people import SESSION, Person

CANARY = "Léopold-Canari"


def everything(house: House) -> str:
    """All that the database holds, and the journal."""
    database = house.app.state.database
    with database.read() as connection:
        rows = [
            str(tuple(row))
            for table in tables.metadata.sorted_tables
            for row in connection.execute(table.select())
        ]
    return "\n".join([*rows, house.settings.journal_path.read_text("utf-8")])


def erases(sophie: Person, person: str) -> None:
    """The coordinator erases somebody."""
    sophie.phone.syncs()
    sophie.phone.write("erasure", person, done=True)
    assert sophie.phone.syncs()["receipts"][-1][1] == "applied"


def test_nothing_of_an_erased_person_is_left(house: House, sophie: Person, nadia: Person) -> None:
    """L20: not in the records, the feeds, the log, the journal."""
    nadia.phone.registers("leo", CANARY, "Canari-Martin", phone="06 39 98 76 54")
    nadia.phone.marks("leo", "excused", reason="health")
    nadia.phone.write("enrolment", "prg.act.leo", stage="agreed")
    strokes = {"strokes": [[111, 222, 333, 444]], "at": 1, "signs": CANARY}
    nadia.phone.write("signature", f"{SESSION}.leo", signed=strokes)
    nadia.phone.syncs()
    assert CANARY in everything(house)
    erases(sophie, "leo")
    left = everything(house)
    for trace in (CANARY, "Canari", "06 39 98 76 54", "health", "111,222", "111, 222", "agreed"):
        assert trace not in left, trace


def test_an_erased_person_leaves_every_device(
    house: House, sophie: Person, nadia: Person, benedicte: Person
) -> None:
    """L16, L20: the name goes from who held it, their mark too, and the digests agree."""
    nadia.phone.registers("leo", CANARY, "Martin")
    nadia.phone.registers("awa", "Awa", "Diallo")
    nadia.phone.marks("leo")
    nadia.phone.marks("awa")
    for person in (nadia, benedicte):
        person.phone.syncs()
    erases(sophie, "leo")
    for person in (nadia, benedicte, sophie):
        person.phone.syncs()
        assert not person.phone.holds("person", "leo")
        assert not person.phone.holds("attendance", f"{SESSION}.leo")
        assert person.phone.sees("person", "awa", "first_name") == "Awa"


def test_late_work_does_not_bring_an_erased_person_back(
    house: House, sophie: Person, nadia: Person, karim: Person
) -> None:
    """L20: it is answered `erased`, by name, and nothing of it is kept."""
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.syncs()
    karim.phone.syncs()
    karim.phone.write("person", "leo", first_name=CANARY)
    karim.phone.marks("leo", "excused", reason="childcare")
    erases(sophie, "leo")
    assert karim.phone.syncs()["receipts"] == [[1, "erased"], [2, "erased"]]
    assert CANARY not in everything(house)
    assert "childcare" not in everything(house)


def test_work_sent_again_after_the_erasure_is_not_kept_either(
    house: House, sophie: Person, nadia: Person
) -> None:
    """L2, L20: the retry of an answer that was lost."""
    nadia.phone.registers("leo", CANARY, "Martin")
    again = list(nadia.phone.waiting)
    nadia.phone.syncs()
    erases(sophie, "leo")
    nadia.phone.waiting = again
    assert [n for n, *_ in nadia.phone.syncs()["receipts"]] == [1]
    assert CANARY not in everything(house)


def test_what_was_held_back_about_them_goes_too(
    house: House, sophie: Person, nadia: Person, benedicte: Person
) -> None:
    """L20: quarantine is no hiding place."""
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.syncs()
    benedicte.phone.syncs()
    benedicte.phone.write("person", "leo", note=CANARY)
    assert benedicte.phone.syncs()["receipts"] == [[1, "held", "not_your_role"]]
    erases(sophie, "leo")
    assert CANARY not in everything(house)
    assert not sophie.phone.holds("held", f"{benedicte.phone.device}-1")


def test_who_was_found_to_be_the_same_person_is_erased_with_them(
    house: House, sophie: Person, nadia: Person
) -> None:
    """L14, L20: one human, written down twice."""
    nadia.phone.registers("ida", CANARY, "Martin")
    nadia.phone.registers("leo", CANARY, "Martin")
    nadia.phone.registers("zoe", "Zoé", "Martin")
    nadia.phone.syncs()
    sophie.phone.syncs()
    sophie.phone.write("union", "ida+leo", verdict="same")
    sophie.phone.write("union", "leo+zoe", verdict="different")
    erases(sophie, "ida")
    sophie.phone.syncs()
    assert CANARY not in everything(house)
    assert sophie.phone.sees("person", "zoe", "first_name") == "Zoé"
    assert sophie.phone.sees("erasure", "leo", "done") is True


def test_a_household_goes_with_the_last_who_was_in_it(
    house: House, sophie: Person, nadia: Person, karim: Person
) -> None:
    """L20: a card number is somebody's, even when no name stands beside it any more."""
    nadia.phone.write("household", "home", card_number=CANARY, size=2)
    nadia.phone.registers("ida", "Ida", "Martin", household="home")
    nadia.phone.registers("leo", "Léo", "Martin", household="home")
    nadia.phone.syncs()
    karim.phone.syncs()
    karim.phone.write("household", "home", card_number=f"{CANARY} 2")
    erases(sophie, "ida")
    assert sophie.phone.sees("household", "home", "card_number") == CANARY
    erases(sophie, "leo")
    sophie.phone.syncs()
    assert not sophie.phone.holds("household", "home")
    assert karim.phone.syncs()["receipts"] == [[1, "erased"]]
    assert CANARY not in everything(house)


def test_a_household_that_somebody_left_does_not_hold_them_back(
    house: House, sophie: Person, nadia: Person
) -> None:
    """L20: who has moved away is nobody's reason to keep it."""
    nadia.phone.write("household", "home", card_number=CANARY)
    nadia.phone.registers("ida", "Ida", "Martin", household="home")
    nadia.phone.registers("leo", "Léo", "Martin", household="home")
    nadia.phone.write("person", "ida", household=None)
    nadia.phone.syncs()
    erases(sophie, "leo")
    assert CANARY not in everything(house)


def test_nothing_of_them_lies_in_the_files_of_sqlite(tmp_path: Path) -> None:
    """L20: what is written over is wiped, and a server that stops leaves no journal of pages."""
    house = House(tmp_path)
    house.found()
    house.do(1, lambda work: work.write("programme", "prg", {"name": "CéPourMoi"}))
    nadia, sophie = house.hire("Nadia", "worker", "prg"), house.hire("Sophie", "coordinator")
    with house.open():
        nadia.phone.registers("leo", CANARY, "Martin", note=f"{CANARY} " * 1_000)
        nadia.phone.syncs()
        erases(sophie, "leo")
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(file.name == "jalon.db" for file in files)
    for file in files:
        assert CANARY.encode() not in file.read_bytes(), file.name


def test_only_a_coordinator_erases(house: House, nadia: Person) -> None:
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.syncs()
    nadia.phone.write("erasure", "leo", done=True)
    assert nadia.phone.syncs()["receipts"] == [[2, "held", "not_your_role"]]
    assert nadia.phone.holds("person", "leo")


def test_an_erasure_is_logged_without_what_it_erased(
    house: House, sophie: Person, nadia: Person
) -> None:
    """L20: who, when, and nothing more."""
    nadia.phone.registers("leo", CANARY, "Martin")
    nadia.phone.syncs()
    erases(sophie, "leo")
    told = sophie.phone.get("/api/history?type=erasure&id=leo")
    [change] = told["changes"]
    assert (change["user"], change["received"]) == (sophie.user, house.clock.ms)
    assert CANARY not in json.dumps(told, ensure_ascii=False)
