"""Operations come in once, whoever brings them, and every one gets its receipt. PROTOCOL.md, 4 and
5.
"""

import json
import logging
import threading
from typing import Any

import pytest

from server.keys import device_secret, mac
from server.push import Batch, open_items
from sync.merge import apply
from sync.operation import parse
from tests.house import House
from tests.people import SESSION, Person, Refused

MARK = "attendance"


def test_a_replay_gets_its_first_receipt_and_wakes_nobody(
    house: House, nadia: Person, karim: Person
) -> None:
    """L2, L3: an answer was lost, everything is sent again."""
    nadia.phone.marks("leo")
    lost = list(nadia.phone.waiting)
    first = nadia.phone.syncs()
    karim.phone.syncs()
    nadia.phone.waiting = lost
    assert nadia.phone.exchange()["receipts"] == first["receipts"]
    assert karim.phone.exchange()["pages"] == []


def test_the_same_request_twice_at_one_instant_gives_one_result(
    house: House, nadia: Person, karim: Person
) -> None:
    """L2: two identical requests slip past no check."""
    for person in ("ana", "bob", "leo"):
        nadia.phone.marks(person)
    asked = {"protocol": 1, "ops": nadia.phone.waiting, "last": 3}
    told: list[dict[str, Any]] = []
    both = [threading.Thread(target=lambda: told.append(nadia.phone.post(asked))) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert told[0]["receipts"] == told[1]["receipts"] == [[n, "applied"] for n in (1, 2, 3)]
    karim.phone.syncs()
    assert len(karim.phone.reads(MARK, f"{SESSION}.leo", "mark").leaves) == 1


def test_numbers_arrive_in_any_order_through_any_carrier(house: House, nadia: Person) -> None:
    """L7: what a colleague carries home is the author's all the same."""
    for person in ("ana", "bob", "leo"):
        nadia.phone.marks(person)
    items, refused = open_items(house.app.state.key, 1, nadia.phone.device, nadia.phone.waiting)
    assert refused == []
    house.do(1, Batch([items[2], items[0]], carrier="karim001"))
    assert nadia.phone.exchange()["receipts"] == [[n, "applied"] for n in (1, 2, 3)]
    assert nadia.phone.told["received"] == [[1, 3]]


def test_a_copied_phone_is_told_who_it_is_now(house: House, nadia: Person, sophie: Person) -> None:
    """L4: the same number with other content is kept, and its device becomes another one."""
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    nadia.phone.n = 0
    nadia.phone.marks("ana", "absent")
    told = nadia.phone.exchange()
    assert told["receipts"] == [[1, "held", "twin"]]
    assert told["identity"]["device"] != nadia.phone.device
    assert told["identity"]["user"] == "nadia"
    sophie.phone.syncs()
    (held,) = [id_ for type_, id_ in sophie.phone.known() if type_ == "held"]
    assert sophie.phone.sees("held", held, "reason") == "twin"


def test_what_a_copied_phone_became_is_withdrawn_with_it(
    house: House, nadia: Person, sophie: Person
) -> None:
    """L16, L25: whoever stole a phone mints no spare ones, in however many steps."""
    stolen, spare = nadia.phone, nadia.phone
    for _ in range(2):
        for person in ("leo", "ana"):
            spare.n = 0
            spare.marks(person)
            told = spare.exchange()
        spare = house.known(told["identity"]["device"], "nadia")
    sophie.phone.syncs()
    assert sophie.phone.sees("device", spare.device, "copy_of") not in (None, stolen.device)
    assert "wipe" not in spare.exchange()
    n = sophie.phone.write("device", stolen.device, decide=True, revoked=True)
    sophie.phone.syncs()
    assert spare.exchange()["wipe"] is True
    spare.marks("zoe")
    assert spare.exchange()["receipts"] == [[1, "held", "revoked"]]
    sophie.phone.make(type="device", id=stolen.device, void=[f"{sophie.phone.device}-{n}"])
    sophie.phone.syncs()
    assert "wipe" not in spare.exchange()


def test_a_twin_sent_again_is_held_once(house: House, nadia: Person, sophie: Person) -> None:
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    nadia.phone.n = 0
    nadia.phone.marks("ana", "absent")
    copy = list(nadia.phone.waiting)
    for _ in range(2):
        nadia.phone.waiting = list(copy)
        nadia.phone.exchange()
    sophie.phone.syncs()
    assert len([type_ for type_, _ in sophie.phone.known() if type_ == "held"]) == 1


def test_a_twin_that_is_adopted_enters_beside_the_first(
    house: House, nadia: Person, sophie: Person
) -> None:
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    nadia.phone.n = 0
    nadia.phone.marks("ana", "absent")
    nadia.phone.exchange()
    sophie.phone.syncs()
    (held,) = [id_ for type_, id_ in sophie.phone.known() if type_ == "held"]
    sophie.phone.write("held", held, verdict="adopt")
    sophie.phone.syncs()
    assert sophie.phone.sees(MARK, f"{SESSION}.ana", "mark") == {"status": "absent"}
    assert sophie.phone.sees(MARK, f"{SESSION}.leo", "mark") == {"status": "present"}


def test_a_forged_proof_changes_nothing_and_holds_up_nobody(house: House, nadia: Person) -> None:
    """L4: what has no known author is refused by name; the rest of the queue goes through."""
    nadia.phone.marks("leo")
    nadia.phone.marks("ana")
    (text, _), good = nadia.phone.waiting
    nadia.phone.waiting = [(text, "A" * 22), good]
    told = nadia.phone.exchange()
    assert told["receipts"] == [[2, "applied"]]
    assert told["refused"][0][:2] == [0, "wrong_proof"]
    assert told["received"] == [[2, 2]]


@pytest.mark.parametrize("text", ["{", "[]", '{"n":1}', '{"n":1.5,"at":1,"type":"a","id":"b"}'])
def test_what_is_no_operation_is_refused(house: House, nadia: Person, text: str) -> None:
    nadia.phone.waiting = [(text, mac(nadia.phone.secret, text))]
    with pytest.raises(Refused, match="400 not_ours"):
        nadia.phone.post({"protocol": 1, "ops": nadia.phone.waiting})
    assert nadia.phone.post({"protocol": 1, "last": 1}).get("received") == []


def test_a_device_cannot_speak_for_another(house: House, nadia: Person, karim: Person) -> None:
    karim.phone.marks("leo")
    nadia.phone.waiting = karim.phone.waiting
    with pytest.raises(Refused, match="400 wrong_proof"):
        nadia.phone.exchange()


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        ({"type": MARK, "id": "other.act.2026-11-19.1.leo", "set": {"mark": {}}}, "not_yours"),
        ({"type": "user", "id": "nadia", "set": {"role": "coordinator"}}, "not_your_role"),
        ({"type": "rocket", "id": "one", "set": {"fuel": 3}}, "strange"),
        ({"type": MARK, "id": f"{SESSION}.leo", "set": {"mark": 5}}, "strange"),
        ({"type": MARK, "id": "nowhere", "set": {"mark": {}}}, "strange"),
        ({"type": "person", "id": "leo", "set": {"note": "…"}, "in": "other"}, "not_yours"),
        ({"type": "held", "id": "a-1", "set": {"operation": "{}"}}, "not_your_role"),
    ],
)
def test_what_may_not_enter_is_held_with_its_reason(
    house: House, nadia: Person, sophie: Person, made: dict[str, Any], reason: str
) -> None:
    """L4: refused is not lost, and what follows is not held up."""
    nadia.phone.make(**made)
    nadia.phone.marks("bob")
    assert nadia.phone.exchange()["receipts"] == [[1, "held", reason], [2, "applied"]]
    sophie.phone.syncs()
    held = f"{nadia.phone.device}-1"
    assert sophie.phone.sees("held", held, "reason") == reason
    assert parse(sophie.phone.sees("held", held, "operation")).type == made["type"]
    nadia.phone.syncs()
    assert not nadia.phone.holds("held", held)


def test_a_revoked_device_hands_over_and_is_emptied(
    house: House, nadia: Person, sophie: Person
) -> None:
    """L4, L5: its work is kept for the coordinator, then the device lets go of everything."""
    nadia.phone.syncs()
    nadia.phone.marks("leo")
    sophie.phone.write("device", nadia.phone.device, revoked=True)
    sophie.phone.syncs()
    told = nadia.phone.exchange()
    assert told["receipts"] == [[1, "held", "revoked"]]
    assert told["wipe"] is True
    assert told["pages"] == []


def test_a_grant_given_in_the_same_batch_counts_for_what_follows(
    house: House, sophie: Person, nadia: Person
) -> None:
    sophie.phone.write("programme", "new", name="Jardin")
    sophie.phone.write("grant", "nadia.new", active=True)
    sophie.phone.syncs()
    nadia.phone.marks("leo", session="new.act.2026-11-19.1")
    assert nadia.phone.exchange()["receipts"] == [[1, "applied"]]
    sophie.phone.write("grant", "nadia.new", active=False)
    sophie.phone.syncs()
    nadia.phone.marks("ana", session="new.act.2026-11-19.1")
    assert nadia.phone.exchange()["receipts"] == [[2, "held", "not_yours"]]


def test_one_poisonous_operation_among_500_is_held_alone(
    house: House, nadia: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """L4: whatever breaks the server, it never holds up the next one."""

    def poisoned(record: Any, device: str, operation: Any) -> Any:
        if operation.id.endswith(".p250"):
            raise ZeroDivisionError("a secret of p250")
        return apply(record, device, operation)

    monkeypatch.setattr("server.work.apply", poisoned)
    for number in range(500):
        nadia.phone.marks(f"p{number}")
    caplog.set_level(logging.ERROR, "jalon")
    receipts = nadia.phone.exchange()["receipts"]
    assert receipts[250] == [251, "held", "strange"]
    assert [one for one in receipts if one[1] == "applied"] == [
        [n, "applied"] for n in range(1, 501) if n != 251
    ]
    assert nadia.phone.told["received"] == [[1, 500]]
    assert len(caplog.records) == 1


def test_both_authors_of_a_disagreement_are_told(
    house: House, nadia: Person, karim: Person
) -> None:
    """L9: the same field on two phones without network: both values stay."""
    nadia.phone.marks("leo", "present")
    karim.phone.marks("leo", "absent")
    assert nadia.phone.exchange()["receipts"] == [[1, "applied"]]
    assert karim.phone.exchange()["receipts"] == [[1, "review"]]
    nadia.phone.syncs()
    assert nadia.phone.reads(MARK, f"{SESSION}.leo", "mark").open


def test_announced_work_that_never_came_is_known(house: House, nadia: Person) -> None:
    """L5: the server knows the highest number that a device has made."""
    nadia.phone.post({"protocol": 1, "last": 7})
    with house.app.state.database.read() as connection:
        rows = house.app.state.database.rows(
            connection,
            "SELECT announced, received FROM device WHERE organisation_id = ? AND device = ?",
            (1, nadia.phone.device),
        )
    assert tuple(rows[0]) == (7, "[]")


def test_an_operation_is_logged_as_it_came(house: House, nadia: Person) -> None:
    """L20: the very text, when it came, and what its receipt said."""
    nadia.phone.make(type=MARK, id=f"{SESSION}.leo", set={"mark": {"mood": "☀️"}}, later="?")
    ((text, proof),) = nadia.phone.waiting
    nadia.phone.exchange()
    with house.app.state.database.read() as connection:
        rows = house.app.state.database.rows(
            connection, "SELECT text, mac, outcome FROM log WHERE device = ?", (nadia.phone.device,)
        )
    assert [tuple(row) for row in rows] == [(text, proof, "applied")]
    assert json.loads(text)["later"] == "?"


def test_the_secret_of_a_device_is_of_its_organisation() -> None:
    """L19."""
    assert device_secret(b"k", 1, "nadia") != device_secret(b"k", 2, "nadia")
