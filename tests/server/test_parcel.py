"""Work that anybody may carry, and only the server can read. PROTOCOL.md, section 6."""

import json
import secrets
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from server.sealing import OUTBOX, SUITE, from_base64, outbox_key, server_key, to_base64
from tests.house import House
from tests.people import Person, Phone

JSON = {"content-type": "application/json"}


def sealed(house: House, phone: Phone, *ops: tuple[str, str]) -> dict[str, Any]:
    """What a phone gives to carry: what waits, or these operations."""
    outbox = AESGCM.generate_key(256)
    wrapped = SUITE.encrypt(outbox, outbox_key(house.app.state.key).public_key(), info=OUTBOX)
    items = []
    for n, op in enumerate(ops or phone.waiting, 1):
        iv = secrets.token_bytes(12)
        item = AESGCM(outbox).encrypt(iv, json.dumps(op).encode(), None)
        items.append(["one", n, to_base64(iv + item)])
    keys = [["one", to_base64(wrapped)]]
    return {"jalon": "parcel", "device": phone.device, "keys": keys, "items": items}


def hands_over(house: House, parcel: Any) -> tuple[int, dict[str, Any]]:
    """Somebody without any proof brings a parcel."""
    status, _, raw = house.request("POST", "/api/parcel", json.dumps(parcel).encode(), JSON)
    return status, json.loads(raw)


def test_a_colleague_brings_what_waits(house: House, nadia: Person, karim: Person) -> None:
    """L5: the phone itself may never come back."""
    nadia.phone.marks("leo")
    nadia.phone.marks("awa")
    told = hands_over(house, sealed(house, nadia.phone))
    assert told == (200, {"jalon": 1, "handed": 2})
    karim.phone.syncs()
    assert karim.phone.sees("attendance", "prg.act.2026-11-19.1.leo", "mark")["status"] == "present"


def test_the_author_gets_the_receipts_that_the_carrier_did_not(house: House, nadia: Person) -> None:
    """L3: brought by two, received once."""
    nadia.phone.marks("leo")
    parcel = sealed(house, nadia.phone)
    hands_over(house, parcel)
    assert hands_over(house, parcel) == (200, {"jalon": 1, "handed": 1})
    assert nadia.phone.syncs()["receipts"] == [[1, "applied"]]


def test_a_parcel_comes_in_any_order(house: House, nadia: Person, karim: Person) -> None:
    """L7: two carriers, the later numbers first."""
    for person in ("leo", "awa", "ida"):
        nadia.phone.marks(person)
    first, *rest = nadia.phone.waiting
    hands_over(house, sealed(house, nadia.phone, *reversed(rest)))
    hands_over(house, sealed(house, nadia.phone, first))
    assert nadia.phone.syncs()["received"] == [[1, 3]]


def test_nothing_of_a_parcel_can_be_read_by_who_carries_it(house: House, nadia: Person) -> None:
    """L18: not even which record it is about."""
    nadia.phone.registers("leo", "Léopold-Canari", "Martin")
    text = json.dumps(sealed(house, nadia.phone))
    assert "Canari" not in text
    assert "leo" not in text
    assert "person" not in text


def test_a_parcel_cannot_be_forged(house: House, nadia: Person, karim: Person) -> None:
    """L18: Karim seals words of his own as Nadia's; without her secret they are nobody's."""
    karim.phone.marks("leo")
    forged = sealed(house, nadia.phone, *karim.phone.waiting)
    status, told = hands_over(house, forged)
    assert (status, told["problem"]) == (400, "damaged_parcel")
    karim.phone.waiting = []
    karim.phone.syncs()
    assert not karim.phone.holds("attendance", "prg.act.2026-11-19.1.leo")


def test_one_damaged_entry_does_not_hold_up_the_others(house: House, nadia: Person) -> None:
    """L4: and the damaged one is still where it was made."""
    nadia.phone.marks("leo")
    nadia.phone.marks("awa")
    parcel = sealed(house, nadia.phone)
    parcel["items"][0][2] = parcel["items"][0][2][:-4] + "AAAA"
    assert hands_over(house, parcel) == (200, {"jalon": 1, "handed": 1})
    assert nadia.phone.syncs()["receipts"] == [[1, "applied"], [2, "applied"]]


def test_a_revoked_devices_work_is_kept(house: House, sophie: Person, nadia: Person) -> None:
    """L5: carried home after its right was withdrawn, it waits for a decision."""
    nadia.phone.marks("leo")
    sophie.phone.syncs()
    sophie.phone.write("device", nadia.phone.device, revoked=True)
    sophie.phone.syncs()
    assert hands_over(house, sealed(house, nadia.phone))[0] == 200
    sophie.phone.syncs()
    assert sophie.phone.sees("held", f"{nadia.phone.device}-1", "reason") == "revoked"


def test_a_parcel_belongs_to_its_devices_organisation(
    house: House, nadia: Person, impostor: Person
) -> None:
    """L19: whoever carries it, and whatever cookie they bear."""
    nadia.phone.marks("leo")
    body = json.dumps(sealed(house, nadia.phone)).encode()
    headers = {**impostor.phone.headers, "content-encoding": "identity"}
    assert house.request("POST", "/api/parcel", body, headers)[0] == 200
    impostor.phone.syncs()
    assert not impostor.phone.holds("attendance", "prg.act.2026-11-19.1.leo")
    assert nadia.phone.syncs()["receipts"] == [[1, "applied"]]


def test_devices_get_the_key_that_parcels_are_sealed_to(house: House) -> None:
    assert len(from_base64(server_key(house.app.state.key))) == 65


@pytest.mark.parametrize(
    "parcel",
    [
        {},
        [],
        {"jalon": "parcel"},
        {"jalon": "colis", "device": "abcdefgh", "keys": [], "items": []},
        {"jalon": "parcel", "device": "../../etc", "keys": [], "items": []},
        {"jalon": "parcel", "device": "abcdefgh", "keys": [["one"]], "items": []},
        {"jalon": "parcel", "device": "abcdefgh", "keys": [], "items": [["one", 1, "AAAA"]] * 6000},
    ],
)
def test_what_is_no_parcel_is_said_to_be_none(house: House, parcel: Any) -> None:
    status, told = hands_over(house, parcel)
    assert (status, told["problem"]) == (400, "not_a_parcel")


def test_a_parcel_sealed_to_another_server_cannot_be_read(house: House, nadia: Person) -> None:
    nadia.phone.marks("leo")
    parcel = sealed(house, nadia.phone)
    parcel["keys"] = [["one", to_base64(secrets.token_bytes(113))]]
    assert hands_over(house, parcel)[1]["problem"] == "damaged_parcel"


def test_the_parcel_of_an_unknown_device_is_refused(house: House, nadia: Person) -> None:
    nadia.phone.marks("leo")
    parcel = sealed(house, nadia.phone) | {"device": "nowhere1"}
    assert hands_over(house, parcel)[1]["problem"] == "foreign_parcel"
