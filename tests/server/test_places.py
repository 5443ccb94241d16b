"""Where people, households and unions stand, and who therefore holds them. PROTOCOL.md,
section 1.
"""

import pytest

from tests.house import House
from tests.people import SESSION, Person


@pytest.fixture
def zoe(closed_house: House) -> Person:
    """A worker of another programme."""
    return closed_house.hire("Zoé", "worker", "other")


ELSEWHERE = "other.act.2026-11-19.1"


def test_a_mark_brings_its_person(zoe: Person, house: House, nadia: Person, sophie: Person) -> None:
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.syncs()
    zoe.phone.syncs()
    assert not zoe.phone.holds("person", "leo")
    sophie.phone.marks("leo", session=ELSEWHERE)
    sophie.phone.syncs()
    zoe.phone.syncs()
    assert zoe.phone.sees("person", "leo", "first_name") == "Léo"


def test_nobody_fetches_a_file_by_naming_it(zoe: Person, house: House, nadia: Person) -> None:
    """L16: who kept an id from elsewhere may not bring its person into a programme of their own,
    nor write to it through one (L17).
    """
    nadia.phone.write("household", "home", card_number="C-12")
    nadia.phone.registers("leo", "Léo", "Martin", household="home")
    nadia.phone.syncs()
    zoe.phone.marks("leo", session=ELSEWHERE)
    zoe.phone.make(type="person", id="leo", set={"first_name": "Pris"}, **{"in": "other"})
    zoe.phone.make(
        type="person", id="kim", set={"household": "home", "first_name": "Kim"}, **{"in": "other"}
    )
    told = zoe.phone.syncs()
    assert [one[1:] for one in told["receipts"]] == [["held", "not_yours"]] * 3
    assert not zoe.phone.holds("person", "leo")
    assert not zoe.phone.holds("household", "home")
    nadia.phone.syncs()
    assert nadia.phone.sees("person", "leo", "first_name") == "Léo"


def test_a_mark_may_come_before_its_person(zoe: Person, house: House, nadia: Person) -> None:
    """L15: a child without its parent stops nothing."""
    zoe.phone.marks("leo", session=ELSEWHERE)
    zoe.phone.syncs()
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.syncs()
    zoe.phone.syncs()
    assert zoe.phone.sees("person", "leo", "last_name") == "Martin"


def test_a_person_brings_their_household(
    zoe: Person, house: House, nadia: Person, sophie: Person
) -> None:
    nadia.phone.write("household", "home", card_number="C-12")
    nadia.phone.registers("leo", "Léo", "Martin", household="home")
    nadia.phone.syncs()
    sophie.phone.marks("leo", session=ELSEWHERE)
    sophie.phone.syncs()
    zoe.phone.syncs()
    assert zoe.phone.sees("household", "home", "card_number") == "C-12"


def test_a_household_named_later_follows(
    zoe: Person, house: House, nadia: Person, sophie: Person
) -> None:
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.syncs()
    sophie.phone.marks("leo", session=ELSEWHERE)
    sophie.phone.syncs()
    zoe.phone.syncs()
    nadia.phone.write("household", "home", card_number="C-12")
    nadia.phone.write("person", "leo", household="home")
    nadia.phone.syncs()
    zoe.phone.syncs()
    assert zoe.phone.sees("household", "home", "card_number") == "C-12"


@pytest.mark.parametrize("union_first", [True, False])
def test_a_union_brings_each_into_the_places_of_the_other(
    zoe: Person, house: House, nadia: Person, sophie: Person, union_first: bool
) -> None:
    """L14: whoever knows one of them learns that the two are one, in any order of arrival (L7)."""
    nadia.phone.registers("lea1", "Léa", "Petit")
    nadia.phone.syncs()

    def unite() -> None:
        sophie.phone.write("union", "lea1+lea2", verdict="same")
        sophie.phone.syncs()

    if union_first:
        unite()
    zoe.phone.registers("lea2", "Léa", "Petit", programme="other")
    zoe.phone.syncs()
    if not union_first:
        unite()
    for one in (zoe, nadia):
        one.phone.syncs()
        assert one.phone.sees("union", "lea1+lea2", "verdict") == "same"
        assert one.phone.sees("person", "lea1", "first_name") == "Léa"
        assert one.phone.sees("person", "lea2", "first_name") == "Léa"
    nadia.phone.write("household", "home", size=3)
    nadia.phone.write("person", "lea1", household="home")
    nadia.phone.syncs()
    zoe.phone.syncs()
    assert zoe.phone.sees("household", "home", "size") == 3


def test_people_do_not_end_with_the_quarter(house: House, nadia: Person) -> None:
    nadia.phone.marks("leo")
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.syncs()
    assert ("person", "leo") in nadia.phone.places["prg"]
    assert ("attendance", f"{SESSION}.leo") in nadia.phone.places["prg/2026-4"]
