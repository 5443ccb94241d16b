"""What a role may not see never reaches it, by no way (L17). Each restricted thing holds its own
canary.
"""

import json
import logging

import pytest

from tests.house import House
from tests.people import SESSION, Person

CANARIES = {
    "last_name": "Quetzalcoatl",
    "phone": "0600111213",
    "email": "canari.email@exemple.fr",
    "note": "canari-de-la-note",
    "minutes": "canari-du-compte-rendu",
    "title": "Atelier",
}


def _work(nadia: Person) -> None:
    secret = {name: CANARIES[name] for name in ("phone", "email", "note")}
    nadia.phone.registers("leo", "Léo", CANARIES["last_name"], birth_year=1971, **secret)
    nadia.phone.marks("leo", "excused", reason="health", arrival="09:00")
    nadia.phone.write("session", SESSION, minutes=CANARIES["minutes"], title=CANARIES["title"])
    signed = {"strokes": [[1, 2, 3, 4]], "at": 1, "signs": "canari-signature", "witness": "nadia"}
    nadia.phone.write("signature", f"{SESSION}.leo", signed=signed)
    nadia.phone.syncs()


def test_restricted_fields_never_reach_the_volunteer(
    house: House, nadia: Person, benedicte: Person
) -> None:
    _work(nadia)
    benedicte.phone.syncs()
    nadia.phone.write("person", "leo", note="canari-de-la-note, encore", phone="0600111299")
    nadia.phone.syncs()
    text = json.dumps(benedicte.phone.told) + json.dumps(benedicte.phone.syncs())
    everything = text + repr(benedicte.phone.places)
    for canary in ("Quetzal", "0600111", "canari", "health", "1971", "signature", "minutes"):
        assert canary not in everything, canary
    assert benedicte.phone.sees("person", "leo", "last_name") == "Q."
    assert benedicte.phone.sees("attendance", f"{SESSION}.leo", "mark") == {
        "status": "excused",
        "arrival": "09:00",
    }


def test_a_change_that_may_not_be_seen_cannot_be_noticed(
    house: House, nadia: Person, benedicte: Person
) -> None:
    _work(nadia)
    benedicte.phone.syncs()
    before = repr(benedicte.phone.places), benedicte.phone.told["check"]
    nadia.phone.marks("leo", "excused", reason="transport", arrival="09:00")
    nadia.phone.write("person", "leo", last_name="Quenouille", note="autre chose")
    nadia.phone.write("session", SESSION, minutes="tout autre chose")
    nadia.phone.syncs()
    told = benedicte.phone.syncs()
    assert told["pages"] == []
    assert (repr(benedicte.phone.places), told["check"]) == before


def test_a_review_about_what_is_hidden_is_not_told(
    house: House, nadia: Person, benedicte: Person
) -> None:
    """Both say excused; only the reason, which a volunteer does not see, makes them differ."""
    benedicte.phone.syncs()
    nadia.phone.marks("leo", "excused", reason="health")
    nadia.phone.syncs()
    benedicte.phone.marks("leo", "excused")
    assert benedicte.phone.exchange()["receipts"] == [[1, "applied"]]


def test_what_may_not_be_seen_cannot_be_written(
    house: House, nadia: Person, benedicte: Person
) -> None:
    benedicte.phone.write("person", "leo", note="…")
    benedicte.phone.write("person", "leo", last_name="Martin")
    benedicte.phone.marks("leo", "excused", reason="health")
    assert [tuple(one[1:]) for one in benedicte.phone.exchange()["receipts"]] == [
        ("held", "not_your_role")
    ] * 3


def test_roles_and_quarantine_are_for_coordinators(
    house: House, nadia: Person, sophie: Person, benedicte: Person
) -> None:
    benedicte.phone.write("person", "leo", note="canari")
    benedicte.phone.syncs()
    for one in (nadia, benedicte):
        one.phone.syncs()
        assert not any(type_ in ("held", "grant") for type_, _ in one.phone.known())
        assert one.phone.sees("user", "sophie", "role") is None
    sophie.phone.syncs()
    assert sophie.phone.sees("user", "nadia", "role") == "worker"


def test_nothing_of_it_reaches_the_logs(
    house: House, nadia: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    _work(nadia)
    nadia.phone.house.request("GET", "/nulle/part?nom=Quetzalcoatl")
    text = " ".join(str(one.__dict__) for one in caplog.records if one.name.startswith("jalon"))
    assert not any(canary in text for canary in CANARIES.values())


def test_a_validation_does_not_name_what_may_not_be_seen(
    house: House, nadia: Person, sophie: Person, benedicte: Person
) -> None:
    """The versions that a validation lists would say that there are minutes and signatures. What
    is agreed and what came late still reads the same (L12).
    """
    _work(nadia)
    sophie.phone.syncs()
    sophie.phone.validates()
    sophie.phone.syncs()
    nadia.phone.marks("ana", "absent")
    nadia.phone.syncs()
    benedicte.phone.syncs()
    validation = benedicte.phone.sees("session", SESSION, "validation")
    assert validation == {}
    assert sophie.phone.sees("session", SESSION, "validation")["lists"]
    agreed = benedicte.phone.reads("attendance", f"{SESSION}.leo", "mark")
    assert agreed.shown["status"] == "excused" and not agreed.proposals
    assert benedicte.phone.sees("session", SESSION, "title") == CANARIES["title"]
    late = benedicte.phone.reads("attendance", f"{SESSION}.ana", "mark")
    assert late.shown is None and len(late.proposals) == 1
