"""The main job: noted without network, true for everybody once it is back."""

import pytest

from tests.journeys.town import WORKSHOP, Town


@pytest.mark.engines
def test_a_register_taken_without_network_reaches_the_coordinator_live(town: Town) -> None:
    """L1, L3, L21: enrolled once, then no network, a restart, and all the work of an afternoon."""
    town.opens_its_doors("Awa Benali", "Moussa Keita", "Ghislaine Petit")
    phone, laptop = town.nadia.own_phone, town.sophie.laptop
    laptop.enrols()
    laptop.opens(WORKSHOP)
    phone.enrols()

    phone.goes_offline()
    phone.restarts()
    phone.unlocks()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.", "Présence")
    phone.marks("Moussa K.", "Absence")
    phone.adds("Léonie")
    phone.sees("Léonie", "Présence")
    phone.notes("Soupe de courge. Awa a montré sa recette.")
    phone.shows("Présences")
    phone.is_told("Pas de réseau. 6 saisies gardées sur cet appareil.")
    laptop.sees("Awa B.", "à noter")

    phone.comes_back()
    phone.has_sent_everything()
    laptop.sees("Awa B.", "Présence")
    laptop.sees("Moussa K.", "Absence")
    laptop.sees("Léonie", "Présence")
    laptop.shows("Notes")
    laptop.reads_minutes("Soupe de courge. Awa a montré sa recette.")
