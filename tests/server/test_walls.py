"""No request crosses from one organisation to another, whatever its parameters (L19)."""

import pytest

from server.cookies import proof
from server.rights import Caller
from server.tables import metadata
from tests.house import House
from tests.people import SESSION, Person, Refused


def test_every_key_begins_with_the_organisation() -> None:
    for table in metadata.sorted_tables:
        assert next(iter(table.primary_key)).name == "organisation_id", table.name


def test_the_same_ids_live_side_by_side(house: House, nadia: Person, impostor: Person) -> None:
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    impostor.phone.syncs()
    assert not impostor.phone.holds("person", "leo")
    impostor.phone.write("programme", "prg", name="Ailleurs")
    impostor.phone.registers("leo", "Autre", "Personne")
    impostor.phone.marks("leo", "absent")
    impostor.phone.syncs()
    nadia.phone.syncs()
    assert nadia.phone.sees("person", "leo", "first_name") == "Léo"
    assert not nadia.phone.reads("attendance", f"{SESSION}.leo", "mark").open
    assert impostor.phone.sees("person", "leo", "first_name") == "Autre"


def test_an_impostor_cannot_use_a_name_from_here(
    house: House, nadia: Person, impostor: Person
) -> None:
    """A header that names somebody else's device, with one's own cookie, or somebody's name
    in it.
    """
    own = impostor.phone.cookie
    impostor.phone.device, mine = nadia.phone.device, impostor.phone.device
    for cookie in (own, own.replace(mine, nadia.phone.device)):
        impostor.phone.cookie = cookie
        with pytest.raises(Refused, match="401 reconnect"):
            impostor.phone.exchange()


def test_a_device_of_another_organisation_is_nobody_here(
    house: House, nadia: Person, impostor: Person
) -> None:
    """Even a cookie that the server itself would sign opens nothing that is not its own."""
    caller = Caller(1, impostor.phone.device, impostor.phone.user)
    signed = proof(house.app.state.key, caller)
    impostor.phone.cookie = f"jalon_{impostor.phone.device}={signed}"
    told = impostor.phone.post({"protocol": 1, "places": {}})
    assert told["pages"] == [] and told["wipe"] is True


def test_operations_are_proven_by_secrets_of_their_organisation(
    house: House, nadia: Person, impostor: Person
) -> None:
    nadia.phone.marks("leo")
    impostor.phone.waiting = nadia.phone.waiting
    with pytest.raises(Refused, match="400 wrong_proof"):
        impostor.phone.exchange()
