"""Quarantine: a coordinator adopts what was held, or sets it aside, and may think again (L4)."""

import pytest

from tests.house import House
from tests.people import SESSION, Person

MARK = f"{SESSION}.leo"


@pytest.fixture
def held(house: House, nadia: Person, sophie: Person) -> str:
    """Nadia's mark, made after her grant was withdrawn; Sophie has it before her."""
    nadia.phone.syncs()
    sophie.phone.write("grant", "nadia.prg", active=False)
    sophie.phone.syncs()
    nadia.phone.marks("leo")
    nadia.phone.exchange()
    sophie.phone.syncs()
    return f"{nadia.phone.device}-1"


def test_adopted_work_enters_under_its_author(house: House, sophie: Person, held: str) -> None:
    sophie.phone.write("held", held, verdict="adopt")
    sophie.phone.syncs()
    (leaf,) = sophie.phone.reads("attendance", MARK, "mark").leaves
    assert (leaf.version, leaf.value) == (held, {"status": "present"})


def test_work_set_aside_leaves_again(house: House, sophie: Person, held: str) -> None:
    sophie.phone.write("held", held, verdict="adopt")
    sophie.phone.syncs()
    sophie.phone.write("held", held, verdict="aside")
    sophie.phone.syncs()
    assert not sophie.phone.holds("attendance", MARK)
    sophie.phone.write("held", held, verdict="adopt")
    sophie.phone.syncs()
    assert sophie.phone.sees("attendance", MARK, "mark") == {"status": "present"}


def test_a_voided_verdict_takes_it_out(house: House, sophie: Person, held: str) -> None:
    n = sophie.phone.write("held", held, decide=True, verdict="adopt")
    sophie.phone.syncs()
    sophie.phone.make(type="held", id=held, void=[f"{sophie.phone.device}-{n}"])
    sophie.phone.syncs()
    assert not sophie.phone.holds("attendance", MARK)


def test_what_two_undid_stays_undone_when_one_is_set_aside(
    house: House, nadia: Person, sophie: Person, held: str
) -> None:
    """L7: the state is what the set of admitted operations says."""
    n = sophie.phone.write("attendance", MARK, decide=True, mark={"status": "absent"})
    sophie.phone.syncs()
    decision = [f"{sophie.phone.device}-{n}"]
    nadia.phone.make(type="attendance", id=MARK, void=decision)
    assert nadia.phone.exchange()["receipts"] == [[2, "held", "not_your_role"]]
    for verdict, shown in (("adopt", None), ("aside", {"status": "absent"}), ("adopt", None)):
        sophie.phone.write("held", f"{nadia.phone.device}-2", verdict=verdict)
        sophie.phone.syncs()
        assert sophie.phone.sees("attendance", MARK, "mark") == shown
    sophie.phone.make(type="attendance", id=MARK, void=decision)
    sophie.phone.write("held", f"{nadia.phone.device}-2", verdict="aside")
    sophie.phone.syncs()
    assert not sophie.phone.holds("attendance", MARK)


def test_only_coordinators_decide(house: House, karim: Person, sophie: Person, held: str) -> None:
    karim.phone.write("held", held, verdict="adopt")
    assert karim.phone.exchange()["receipts"] == [[1, "held", "not_your_role"]]


def test_what_does_not_fit_is_not_forced_in(house: House, karim: Person, sophie: Person) -> None:
    karim.phone.make(type="attendance", id=MARK, set={"mark": "yes"})
    karim.phone.exchange()
    sophie.phone.syncs()
    sophie.phone.write("held", f"{karim.phone.device}-1", verdict="adopt")
    sophie.phone.syncs()
    assert not sophie.phone.holds("attendance", MARK)


def test_adopting_brings_no_right_that_a_coordinator_lacks(
    house: House, karim: Person, sophie: Person
) -> None:
    karim.phone.make(type="device", id=karim.phone.device, set={"user": "sophie"})
    karim.phone.exchange()
    sophie.phone.syncs()
    sophie.phone.write("held", f"{karim.phone.device}-1", verdict="adopt")
    sophie.phone.syncs()
    assert sophie.phone.sees("device", karim.phone.device, "user") == "karim"
