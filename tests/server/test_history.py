"""Who set what, when, on which device, replacing what (L20), as far as one may see (L17)."""

import json
from typing import Any

import pytest

from tests.house import House
from tests.people import SESSION, Person, Refused

MARK = f"/api/history?type=attendance&id={SESSION}.leo"
LEO = "/api/history?type=person&id=leo"


def changes(somebody: Person, path: str) -> list[dict[str, Any]]:
    """The history of a record, the last change first."""
    found: list[dict[str, Any]] = somebody.phone.get(path)["changes"]
    return found


def test_every_value_says_who_when_where_and_what_it_replaced(
    house: House, nadia: Person, karim: Person, sophie: Person
) -> None:
    """L20."""
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    house.clock.ms += 90_000
    karim.phone.syncs()
    karim.phone.at -= 3_600_000
    over = [f"{nadia.phone.device}-1"]
    mark = {"mark": {"status": "absent"}}
    karim.phone.make(
        type="attendance", id=f"{SESSION}.leo", set=mark, over={"mark": over}, offset=3_600_000
    )
    karim.phone.syncs()
    last, first = changes(sophie, MARK)
    assert first == {
        "version": f"{nadia.phone.device}-1",
        "field": "mark",
        "value": {"status": "present"},
        "at": nadia.phone.at,
        "offset": 0,
        "received": house.clock.ms - 90_000,
        "device": nadia.phone.device,
        "user": nadia.user,
        "over": [],
        "decide": False,
        "undone": False,
        "outcome": "applied",
    }
    assert (last["user"], last["value"], last["over"]) == (karim.user, {"status": "absent"}, over)
    assert (last["at"], last["offset"]) == (karim.phone.at, 3_600_000)
    assert last["received"] == house.clock.ms


def test_a_decision_and_its_undoing_are_told(house: House, nadia: Person, sophie: Person) -> None:
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    sophie.phone.syncs()
    n = sophie.phone.write("attendance", f"{SESSION}.leo", decide=True, mark={"status": "late"})
    sophie.phone.syncs()
    sophie.phone.make(type="attendance", id=f"{SESSION}.leo", void=[f"{sophie.phone.device}-{n}"])
    sophie.phone.syncs()
    [decision] = [one for one in changes(sophie, MARK) if one["decide"]]
    assert decision["undone"] is True


def test_what_was_held_back_is_told_to_coordinators(
    house: House, nadia: Person, benedicte: Person, sophie: Person
) -> None:
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.syncs()
    benedicte.phone.syncs()
    benedicte.phone.write("person", "leo", note="Une note")
    benedicte.phone.syncs()
    [held] = sophie.phone.get(LEO)["held"]
    assert (held["user"], held["reason"], held["verdict"]) == ("benedicte", "not_your_role", None)
    assert nadia.phone.get(LEO)["held"] == []


def test_a_worker_reads_the_history_of_their_programmes_only(
    house: House, closed_house: House, nadia: Person, sophie: Person
) -> None:
    """L17: elsewhere there is nothing, not even a refusal."""
    sophie.phone.write("attendance", "other.act.2026-11-19.1.leo", mark={"status": "present"})
    sophie.phone.syncs()
    for id_ in ("other.act.2026-11-19.1.leo", "prg.act.2026-11-19.1.nobody"):
        with pytest.raises(Refused, match="404 nothing_here"):
            nadia.phone.get(f"/api/history?type=attendance&id={id_}")


def test_a_worker_is_not_told_what_only_coordinators_see(
    house: House, nadia: Person, sophie: Person
) -> None:
    """L17: a colleague's role, the names of devices."""
    seen = changes(nadia, f"/api/history?type=user&id={sophie.user}")
    assert {one["field"] for one in seen} == {"name"}
    seen = changes(nadia, f"/api/history?type=device&id={sophie.phone.device}")
    assert {one["field"] for one in seen} == {"user"}


def test_a_volunteer_reads_no_history(house: House, nadia: Person, benedicte: Person) -> None:
    """L17: what a mark was before may be what they must not know."""
    nadia.phone.marks("leo", "excused", reason="health")
    nadia.phone.syncs()
    with pytest.raises(Refused, match="403 not_yours"):
        benedicte.phone.get(MARK)


def test_history_stops_at_the_wall(house: House, nadia: Person, impostor: Person) -> None:
    """L19."""
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    with pytest.raises(Refused, match="404 nothing_here"):
        impostor.phone.get(MARK)


def test_a_revoked_device_reads_no_history(house: House, nadia: Person, sophie: Person) -> None:
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    sophie.phone.syncs()
    sophie.phone.write("device", nadia.phone.device, revoked=True)
    sophie.phone.syncs()
    with pytest.raises(Refused, match="403 not_yours"):
        nadia.phone.get(MARK)


@pytest.mark.parametrize("path", ["", "?type=attendance", "?type=nothing&id=x", "?id=%00"])
def test_what_is_not_there_has_no_history(house: House, sophie: Person, path: str) -> None:
    status, _, raw = house.request("GET", f"/api/history{path}", headers=sophie.phone.headers)
    assert (status, json.loads(raw)["problem"]) == (404, "nothing_here")
