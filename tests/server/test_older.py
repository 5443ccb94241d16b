"""Phones of another version than the server's: heard, and what only they know passes through."""

from tests.house import House
from tests.people import SESSION, Person

LEO = "leo"
MARK = f"{SESSION}.{LEO}"


def test_a_client_that_says_less_than_this_version_asks_hands_over(
    house: House, nadia: Person
) -> None:
    """L23: keys that came later are not needed."""
    nadia.phone.marks(LEO)
    asked = {"protocol": 1, "ops": nadia.phone.waiting}
    assert nadia.phone.post(asked)["receipts"] == [[1, "applied"]]


def test_a_client_that_says_more_than_this_version_knows_hands_over(
    house: House, nadia: Person
) -> None:
    """L23: nor do keys harm that come later still."""
    nadia.phone.marks(LEO)
    told = nadia.phone.exchange(schema=9, moon="full", ops=nadia.phone.waiting)
    assert told["receipts"] == [[1, "applied"]]


def test_unknown_fields_keys_and_values_pass_through(
    house: House, nadia: Person, karim: Person
) -> None:
    """L23: Nadia's phone is newer than the server, Karim's as old as it; nothing of it is lost."""
    nadia.phone.make(
        type="person",
        id=LEO,
        set={"first_name": "Léo", "shoe_size": 41},
        mood="calm",
        **{"in": "prg"},
    )
    nadia.phone.make(
        type="attendance", id=MARK, set={"mark": {"status": "remote", "link": "video"}}
    )
    nadia.phone.syncs()
    assert nadia.phone.receipts == {1: ("applied",), 2: ("applied",)}
    karim.phone.syncs()
    assert karim.phone.sees("person", LEO, "shoe_size") == 41
    assert karim.phone.sees("attendance", MARK, "mark") == {"status": "remote", "link": "video"}

    karim.phone.write("person", LEO, phone="06 39 98 00 00")
    karim.phone.syncs()
    nadia.phone.syncs()
    assert nadia.phone.sees("person", LEO, "shoe_size") == 41
    assert nadia.phone.sees("attendance", MARK, "mark")["status"] == "remote"


def test_unknown_fields_keep_what_two_people_wrote(
    house: House, nadia: Person, karim: Person
) -> None:
    """L9, L23: how they merge is not known yet, so both writes stay for whoever knows."""
    for person, size in ((nadia, 41), (karim, 42)):
        person.phone.write("person", LEO, first_name="Léo", shoe_size=size)
    nadia.phone.syncs()
    karim.phone.syncs()
    values = [leaf.value for leaf in karim.phone.reads("person", LEO, "shoe_size").leaves]
    assert sorted(values) == [41, 42]


def test_an_unknown_type_is_kept_word_for_word_and_holds_up_nothing(
    house: House, nadia: Person, sophie: Person
) -> None:
    """L4, L23: the server does not know it yet; the coordinator sees that something is held."""
    nadia.phone.make(type="outing", id="somewhere", set={"where": "la mer"})
    nadia.phone.marks(LEO)
    text = nadia.phone.waiting[0][0]
    nadia.phone.syncs()
    assert nadia.phone.receipts == {1: ("held", "strange"), 2: ("applied",)}
    sophie.phone.syncs()
    held = f"{nadia.phone.device}-1"
    assert text in sophie.phone.sees("held", held, "operation")
