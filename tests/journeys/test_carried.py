"""A phone that will not see a network for long: its work comes home in a colleague's."""

import json

from tests.journeys.town import WORKSHOP, Town


def test_work_comes_home_as_a_sealed_file(town: Town) -> None:
    """L4, L18: anybody may carry it, nobody reads it, and its author is known."""
    town.opens_its_doors("Awa Benali", "Moussa Keita")
    nadia, karim, laptop = town.nadia.phone, town.karim.phone, town.sophie.laptop
    laptop.enrols()
    karim.enrols()
    nadia.enrols()
    nadia.goes_offline()
    nadia.opens(WORKSHOP)
    nadia.marks("Awa B.")
    nadia.marks("Moussa K.", "Absence")
    parcel = nadia.entrusts()
    assert "Awa" not in parcel and "present" not in parcel
    assert json.loads(parcel)

    karim.goes_to("Cet appareil")
    karim.takes(parcel)
    karim.reads("saisies remises")
    laptop.opens(WORKSHOP)
    laptop.sees("Awa B.", "Présence")
    laptop.sees("Moussa K.", "Absence")

    nadia.comes_back()
    nadia.has_sent_everything()
    assert len(town.all_of("attendance")) == 2
    laptop.has_nothing_to_check()


def test_the_page_of_the_server_takes_a_file_from_anybody(town: Town) -> None:
    """L5: also without being in, on any device that reaches the server."""
    town.opens_its_doors("Awa Benali")
    nadia, library = town.nadia.phone, town.karim.laptop
    nadia.enrols()
    nadia.goes_offline()
    nadia.opens(WORKSHOP)
    nadia.marks("Awa B.")
    parcel = nadia.entrusts()
    library.opens_the_app("/#/remise")
    library.takes(parcel)
    library.reads("1 saisie remise au serveur.")
    assert town.desk_sees("Awa Benali") == "present"


def test_work_handed_on_while_the_wifi_is_gone_goes_with_the_next_exchange(town: Town) -> None:
    """L3: what a colleague carries is kept on their phone, sealed, until the server has it."""
    town.opens_its_doors("Awa Benali")
    nadia, karim, laptop = town.nadia.phone, town.karim.phone, town.sophie.laptop
    laptop.enrols()
    laptop.opens(WORKSHOP)
    for phone in (nadia, karim):
        phone.enrols()
        phone.goes_offline()
    nadia.opens(WORKSHOP)
    nadia.marks("Awa B.")
    karim.goes_to("Cet appareil")
    karim.takes(nadia.entrusts())
    karim.reads("Pas de réseau. Le fichier est gardé ici")
    karim.comes_back()
    laptop.sees("Awa B.", "Présence")
