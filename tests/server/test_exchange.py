"""The round trip: receipts, pages, digests. PROTOCOL.md, section 5."""

import pytest

from tests.house import House
from tests.people import SESSION, Person, Refused


def test_what_one_writes_the_other_reads(house: House, nadia: Person, karim: Person) -> None:
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.marks("leo")
    assert nadia.phone.syncs()["receipts"] == [[1, "applied"], [2, "applied"]]
    karim.phone.syncs()
    assert karim.phone.sees("person", "leo", "first_name") == "Léo"
    assert karim.phone.sees("attendance", f"{SESSION}.leo", "mark") == {"status": "present"}


def test_idle_exchange_is_small(house: House, nadia: Person) -> None:
    """L22: with nothing to say, one round trip of under 2 kB."""
    nadia.phone.syncs()
    told = nadia.phone.syncs()
    assert (told["pages"], told["receipts"], told["more"]) == ([], [], False)
    assert len(str(told)) < 2000


def test_a_forged_cookie_is_told_to_reconnect(house: House, nadia: Person) -> None:
    nadia.phone.cookie = nadia.phone.cookie[:-2] + "xx"
    with pytest.raises(Refused, match="401 reconnect"):
        nadia.phone.exchange()
