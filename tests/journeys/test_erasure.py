"""What is erased on a person's demand is gone everywhere, for ever."""

from tests.journeys.town import WORKSHOP, Town


def test_a_person_erased_on_demand_is_gone_from_every_device(town: Town) -> None:
    """L20: the coordinator asks once; the phone that noted them meanwhile lets go of them too."""
    town.opens_its_doors("Awa Benali", "Moussa Keita")
    phone, laptop = town.nadia.phone, town.sophie.laptop
    phone.enrols()
    laptop.enrols()
    phone.opens(WORKSHOP)
    phone.goes_offline()
    phone.marks("Awa B.")
    laptop.goes_to("Personnes")
    laptop.opens_person("Awa Benali")
    laptop.taps("Effacer cette fiche")
    laptop.taps("Effacer pour toujours")
    laptop.is_told("effacée")
    laptop.goes_to("Personnes")
    laptop.reads("Moussa Keita")
    laptop.does_not_read("Awa Benali")
    phone.comes_back()
    phone.is_in(WORKSHOP)
    phone.has_lines("Moussa K.")
    phone.goes_to("Personnes")
    phone.reads("Moussa Keita")
    phone.does_not_read("Awa Benali")
