"""Long text keeps both people's lines: the server derives one text and sends it beside the leaves
(L9).
"""

from tests.house import House
from tests.people import SESSION, Person

KEY = ("session", SESSION)


def test_two_peoples_minutes_become_one_text_for_everybody(
    house: House, nadia: Person, karim: Person, sophie: Person
) -> None:
    nadia.phone.write("session", SESSION, minutes="Accueil.\nCafé.\nFin à midi.")
    nadia.phone.syncs()
    karim.phone.syncs()
    nadia.phone.write("session", SESSION, minutes="Accueil par Nadia.\nCafé.\nFin à midi.")
    karim.phone.write("session", SESSION, minutes="Accueil.\nCafé.\nFin à midi et quart.")
    nadia.phone.syncs()
    assert nadia.phone.texts[KEY] == {}
    karim.phone.syncs()
    for one in (nadia, karim, sophie):
        one.phone.syncs()
        assert one.phone.texts[KEY] == {
            "minutes": "Accueil par Nadia.\nCafé.\nFin à midi et quart."
        }
        assert not one.phone.reads("session", SESSION, "minutes").open


def test_editing_the_derived_text_covers_both(house: House, nadia: Person, karim: Person) -> None:
    nadia.phone.write("session", SESSION, minutes="L’une")
    karim.phone.write("session", SESSION, minutes="L’autre")
    for one in (nadia, karim, nadia):
        one.phone.syncs()
    nadia.phone.write("session", SESSION, minutes="Les deux")
    nadia.phone.syncs()
    karim.phone.syncs()
    assert karim.phone.sees("session", SESSION, "minutes") == "Les deux"
    assert karim.phone.texts[KEY] == {}


def test_a_volunteer_gets_no_derived_text(
    house: House, nadia: Person, karim: Person, benedicte: Person
) -> None:
    """L17."""
    nadia.phone.write("session", SESSION, title="Cuisine", minutes="canari-un")
    karim.phone.write("session", SESSION, minutes="canari-deux")
    for one in (nadia, karim, benedicte):
        one.phone.syncs()
    assert "canari" not in repr(benedicte.phone.told)
    assert benedicte.phone.texts[KEY] == {}


def test_what_many_wrote_can_be_edited(
    house: House, nadia: Person, karim: Person, sophie: Person
) -> None:
    """L4, L9: three texts as long as can be typed make one that is no ground for a refusal."""
    for one, letter in ((nadia, "n"), (karim, "k"), (sophie, "s")):
        one.phone.write("session", SESSION, minutes=letter * 20_000)
    for one in (nadia, karim, sophie, nadia):
        one.phone.syncs()
    merged = nadia.phone.texts[KEY]["minutes"]
    assert len(merged) >= 60_000
    n = nadia.phone.write("session", SESSION, minutes=f"{merged}.")
    nadia.phone.syncs()
    assert nadia.phone.receipts[n] == ("applied",)
