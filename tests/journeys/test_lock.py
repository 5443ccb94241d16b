"""A code forgotten, a tablet that changes hands, a new version: each with work that waits."""

import pytest

from tests.journeys.town import WORKSHOP, Town


@pytest.mark.engines
def test_a_forgotten_code_loses_nothing(town: Town) -> None:
    """L5, L18: what waits is handed over sealed; without network nothing is given up."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.phone
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.")
    phone.locks()
    phone.taps("Code oublié")
    phone.reads("1 saisie attend ici. Elle sera envoyée scellée d’abord")
    phone.taps("Envoyer, puis recommencer")
    phone.reads("L’envoi n’a pas abouti. 1 saisie reste gardée ici.")
    phone.comes_back()
    phone.taps("Envoyer, puis recommencer")
    phone.reads("1 saisie envoyée, sous scellés.")
    assert town.desk_sees("Awa Benali") == "present"
    phone.taps("Écrire la nouvelle invitation")
    phone.enrols()
    phone.opens(WORKSHOP)
    phone.sees("Awa B.", "Présence")


@pytest.mark.engines
def test_a_locked_phone_sends_what_waits_when_the_network_returns(town: Town) -> None:
    """L5, L18: nobody has to unlock it for that."""
    town.opens_its_doors("Awa Benali")
    phone, laptop = town.nadia.phone, town.sophie.laptop
    laptop.enrols()
    laptop.opens(WORKSHOP)
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.")
    phone.locks()
    phone.comes_back()
    laptop.sees("Awa B.", "Présence")
    phone.unlocks()
    phone.has_sent_everything()
    assert len(town.versions("attendance")) == 1


def test_another_user_of_the_tablet_leaves_the_first_ones_work_alone(town: Town) -> None:
    """L5: each has a store of their own; switching asks for the other's code and shows nothing."""
    town.opens_its_doors("Awa Benali", "Moussa Keita")
    tablet = town.benedicte.phone
    tablet.enrols()
    tablet.goes_offline()
    tablet.opens(WORKSHOP)
    tablet.marks("Awa B.")
    tablet.locks()
    tablet.comes_back()
    karim = tablet.lent_to(town.karim.name, lambda: town.invitation(town.karim.user), "731904")
    karim.taps("Quelqu’un d’autre sur cet appareil")
    karim.enrols_here()
    karim.opens(WORKSHOP)
    karim.goes_offline()
    karim.marks("Moussa K.")
    karim.locks()
    karim.taps("Bénédicte Roux")
    tablet.reads("Bonjour Bénédicte Roux")
    tablet.tries(karim.pin)
    tablet.reads("Ce n’est pas ce code. Réessayez.")
    tablet.unlocks()
    tablet.comes_back()
    tablet.has_sent_everything()
    tablet.opens(WORKSHOP)
    tablet.sees("Awa B.", "Présence")
    tablet.sees("Moussa K.", "Présence")


@pytest.mark.engines
def test_a_new_version_waits_until_it_is_asked_for(town: Town) -> None:
    """L5, L21: with work that waits and a form half filled; both are there afterwards."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.phone
    phone.enrols()
    phone.is_installed()
    phone.opens(WORKSHOP)
    with phone.meets(lambda route: route.abort()):
        phone.expects("net::ERR_FAILED")
        phone.marks("Awa B.")
        phone.is_told("1 saisie gardée")
        phone.goes_to("Personnes")
        phone.taps("Nouvelle personne", "link")
        phone.fills("Prénom", "Léonie")
        town.publishes_a_new_version(phone)
        assert phone.value_of("Prénom") == "Léonie"
        phone.taps("Retour", "link")
        phone.goes_to("Aujourd’hui")
        phone.reads("Nouvelle version prête.")
        phone.taps("Mettre à jour")
        phone.unlocks()
        phone.goes_to("Personnes")
        phone.taps("Nouvelle personne", "link")
        assert phone.value_of("Prénom") == "Léonie"
        phone.is_told("1 saisie gardée")
    phone.has_sent_everything()
    assert town.desk_sees("Awa Benali") == "present"
