"""A device with a valid secret and ill will, or a bug: whatever it sends, nobody else is stopped or
harmed.
"""

import gzip
import json
from typing import Any

import pytest

from tests.house import NOON, House
from tests.people import SESSION, Person, Refused

MARK = f"{SESSION}.leo"


def erases(sophie: Person, person: str) -> None:
    """The coordinator erases somebody."""
    sophie.phone.syncs()
    sophie.phone.write("erasure", person, done=True)
    assert sophie.phone.syncs()["receipts"][-1][1] == "applied"


def test_a_programme_with_an_odd_name_does_not_stop_those_who_pull(
    house: House, nadia: Person, sophie: Person
) -> None:
    """L4: neither from a coordinator's own device, nor adopted."""
    nadia.phone.write("person", "leo", first_name="Léo", programme="prg/abcd")
    nadia.phone.exchange()
    sophie.phone.syncs()
    sophie.phone.write("held", f"{nadia.phone.device}-1", verdict="adopt")
    sophie.phone.write("person", "awa", first_name="Awa", programme="/x")
    sophie.phone.syncs()
    assert sophie.phone.receipts[2] == ("held", "strange")
    nadia.phone.syncs()


def test_a_validation_without_a_list_does_not_stop_the_marks(
    house: House, nadia: Person, sophie: Person
) -> None:
    """L4: it lists nothing, so what comes is proposed."""
    sophie.phone.make(type="session", id=SESSION, set={"validation": {"lists": None}})
    sophie.phone.syncs()
    nadia.phone.marks("leo")
    assert nadia.phone.exchange()["receipts"] == [[1, "proposed"]]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/%00", None),
        ("/api/history?type=person&id=%00", None),
        ("/api/exchange", {"protocol": 1, "places": {}, "point": [1, "\0"]}),
        ("/api/exchange", {"protocol": 1, "places": {"\0": ["\ud800", 1]}}),
        ("/api/exchange", {"protocol": 1, "ops": [["\ud800", "\0"]]}),
        ("/api/enrol", {"code": "\0", "attempt": "\0"}),
        ("/api/reconnect", {"device": "\0", "at": NOON, "mac": "é"}),
        ("/api/invite", {"user": "\0"}),
    ],
)
def test_odd_characters_are_no_failure_of_the_server(
    house: House, sophie: Person, path: str, body: dict[str, Any] | None
) -> None:
    """L4: what cannot be read gets a clear error; PostgreSQL keeps no NUL, SQLite does."""
    sent = gzip.compress(json.dumps(body).encode()) if body else b""
    status, _, _ = house.request("POST" if body else "GET", path, sent, sophie.phone.headers)
    assert status < 500


@pytest.mark.parametrize(
    "names",
    [
        {"over": {"mark": [f"nadia001-{n}" for n in range(1, 50)]}},
        {"seen": ["nadia001-1"]},
        {"void": ["nadia001-1"]},
        {"remove": {"mark": {"x": ["nadia001-1"]}}},
        {"over": {"mark": ["nobody-1"]}},
        {"over": {"mark": ["jalonsrv-99999"]}},
        {"over": {"mark": ["karim002-2"]}},
    ],
)
def test_work_that_is_still_to_come_cannot_be_covered(
    house: House, nadia: Person, karim: Person, names: dict[str, Any]
) -> None:
    """L9: the numbers of a colleague's next operations are easily guessed."""
    karim.phone.make(type="attendance", id=MARK, set={"mark": {"status": "absent"}}, **names)
    assert karim.phone.exchange()["receipts"] == [[1, "held", "strange"]]
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    assert nadia.phone.sees("attendance", MARK, "mark") == {"status": "present"}


def test_what_could_not_be_seen_is_adopted_without_it(
    house: House, nadia: Person, karim: Person, sophie: Person
) -> None:
    """L9: even if it has come meanwhile, both values stay."""
    over = {"mark": [f"{nadia.phone.device}-1"]}
    karim.phone.make(type="attendance", id=MARK, set={"mark": {"status": "absent"}}, over=over)
    karim.phone.exchange()
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    sophie.phone.syncs()
    sophie.phone.write("held", f"{karim.phone.device}-1", verdict="adopt")
    sophie.phone.syncs()
    assert sophie.phone.reads("attendance", MARK, "mark").open


@pytest.mark.parametrize("device", ["nadia001", "jalonsrv"])
def test_work_that_is_still_to_come_cannot_be_deleted(
    house: House, nadia: Person, benedicte: Person, device: str
) -> None:
    """L13: nobody has seen all that somebody will ever write."""
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    every = {device: [[1, 2**53 - 1]]}
    benedicte.phone.make(type="session", id=SESSION, set={"deleted": True}, saw=every)
    assert benedicte.phone.exchange()["receipts"] == [[1, "held", "strange"]]


def test_what_somebody_saw_may_be_covered_and_deleted(
    house: House, nadia: Person, karim: Person
) -> None:
    """L10: and one's own work, in whatever order it arrives."""
    nadia.phone.marks("leo", "absent")
    nadia.phone.syncs()
    karim.phone.syncs()
    karim.phone.marks("leo")
    karim.phone.marks("leo", "late")
    karim.phone.waiting.reverse()
    saw = {nadia.phone.device: [[1, 1]], karim.phone.device: [[1, 2]]}
    karim.phone.make(type="session", id=SESSION, set={"deleted": True}, saw=saw)
    assert all(one[1] != "held" for one in karim.phone.exchange()["receipts"])
    assert karim.phone.sees("attendance", MARK, "mark") == {"status": "late"}


def test_after_a_restoration_what_was_seen_may_be_on_its_way_back(
    house: House, karim: Person
) -> None:
    """L25: for the 30 days in which devices offer their work again."""
    day = 86_400_000
    database = house.app.state.database
    with database.write() as connection:
        database.run(connection, "UPDATE organisation SET restored_at = ?", (house.clock.ms,))
    for days, outcome in ((29, "applied"), (31, "held")):
        house.clock.ms = NOON + days * day
        over = {"first_name": ["nadia001-7"]}
        karim.phone.make(
            type="person", id=f"p{days}", set={"first_name": "A"}, over=over, **{"in": "prg"}
        )
        assert karim.phone.exchange()["receipts"][0][1] == outcome


@pytest.mark.parametrize(
    "write",
    [[], ["x"], [5, 1, "a"], ["nadia001-1"], ["nadia001-0", 1, "a"], ["nadia001-1", 1, "a", [1]]],
)
def test_what_is_no_write_is_no_witness(house: House, sophie: Person, write: list[Any]) -> None:
    """L4: a clear error, and nothing of the whole offer is kept."""
    database = house.app.state.database
    with database.write() as connection:
        database.run(connection, "UPDATE organisation SET restored_at = ?", (NOON,))
    good = ["nadia001-7", 1, "Léo"]
    rows = [["person", "leo", {"first_name": [good]}], ["person", "ana", {"first_name": [write]}]]
    with pytest.raises(Refused, match="400 not_ours") as refused:
        sophie.phone.post({"rows": rows}, "/api/witness")
    assert refused.value.told["sentence"].startswith("Cet envoi n’est pas")
    odd = ["person", "ana", {"deleted": [["nadia001-8", 1, ["x"]]]}]
    assert sophie.phone.post({"rows": [rows[0], odd]}, "/api/witness")["kept"] == 1


def test_nobody_signs_for_a_colleague(house: House, nadia: Person, karim: Person) -> None:
    """L20: the facilitator's signature on a sheet is the facilitator's."""
    signed = {"strokes": [[1, 2, 3, 4]], "at": 1}
    karim.phone.write("sign_off", f"{SESSION}.nadia", signed=signed)
    nadia.phone.write("sign_off", f"{SESSION}.nadia", signed=signed)
    assert karim.phone.exchange()["receipts"] == [[1, "held", "not_your_role"]]
    assert nadia.phone.exchange()["receipts"] == [[1, "applied"]]


def test_a_held_operation_with_an_odd_id_does_not_stop_an_erasure(
    house: House, nadia: Person, sophie: Person, benedicte: Person
) -> None:
    """L20."""
    benedicte.phone.make(type="attendance", id="abc", set={"mark": {"status": "present"}})
    benedicte.phone.exchange()
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.syncs()
    erases(sophie, "leo")
    assert not sophie.phone.holds("person", "leo")


def test_the_twin_of_a_number_is_not_kept_if_its_person_was_erased(
    house: House, nadia: Person, sophie: Person
) -> None:
    """L20: a copied phone still has the name."""
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.syncs()
    erases(sophie, "leo")
    nadia.phone.n = 0
    nadia.phone.registers("leo", "Canari", "Martin")
    assert nadia.phone.exchange()["receipts"] == [[1, "erased"]]
    assert "Canari" not in json.dumps(sophie.phone.syncs())


@pytest.mark.parametrize("undo", [False, None])
def test_an_erasure_cannot_be_taken_back(
    house: House, nadia: Person, sophie: Person, undo: bool | None
) -> None:
    """L20: it wins for ever, over whatever is written after it too."""
    erases(sophie, "leo")
    sophie.phone.write("erasure", "leo", done=undo)
    sophie.phone.syncs()
    nadia.phone.registers("leo", "Léo", "Martin")
    assert nadia.phone.exchange()["receipts"] == [[1, "erased"]]


def test_an_erasure_that_was_held_erases_once_it_is_adopted(
    house: House, nadia: Person, sophie: Person
) -> None:
    """L20: and is not set aside again."""
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.make(type="erasure", id="leo", set={"done": True})
    assert nadia.phone.exchange()["receipts"][1] == [2, "held", "not_your_role"]
    for verdict in ("adopt", "aside"):
        sophie.phone.syncs()
        sophie.phone.write("held", f"{nadia.phone.device}-2", verdict=verdict)
        sophie.phone.syncs()
        nadia.phone.syncs()
        assert not nadia.phone.holds("person", "leo")
    nadia.phone.registers("leo", "Léo", "Martin")
    assert nadia.phone.exchange()["receipts"] == [[3, "erased"]]


def test_a_receipt_does_not_betray_a_change_that_may_not_be_seen(
    house: House, nadia: Person, benedicte: Person
) -> None:
    """L17: the volunteer has seen all of the mark that they may see, and replaces it."""
    nadia.phone.marks("leo", "excused", reason="health")
    nadia.phone.syncs()
    benedicte.phone.syncs()
    nadia.phone.marks("leo", "excused", reason="transport")
    nadia.phone.syncs()
    assert benedicte.phone.syncs()["pages"] == []
    benedicte.phone.marks("leo", "present")
    assert benedicte.phone.exchange()["receipts"] == [[1, "applied"]]
