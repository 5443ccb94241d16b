"""The first journey and the storage ones in WebKit, where an iPhone differs from Chromium."""

from collections.abc import Callable

from tests.engines.phone import Phone
from tests.journeys.town import WORKSHOP, Resident, Town

PhoneOf = Callable[[Resident], Phone]
PEOPLE = [f"{name} Benali" for name in ("Awa", "Bruno", "Chloé", "Dina", "Eva", "Fatou", "Gaël")]


def test_a_register_taken_without_network_comes_home(town: Town, phone_of: PhoneOf) -> None:
    """L1, L3, L21: enrolled, no network, a restart, still there, home again."""
    town.opens_its_doors("Awa Benali", "Moussa Keita")
    phone = phone_of(town.nadia)
    phone.enrols(town.invitation(town.nadia.user))
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.taps_on("Awa B.")
    phone.sees("Awa B.", "Présence")
    phone.is_told("1 saisie gardée sur cet appareil")
    phone.restarts()
    phone.unlocks()
    phone.opens(WORKSHOP)
    phone.sees("Awa B.", "Présence")
    phone.taps_on("Moussa K.")
    phone.taps_on("Moussa K.")
    phone.sees("Moussa K.", "Absence")
    phone.comes_back()
    phone.has_sent_everything()
    assert town.desk_sees("Awa Benali") == "present"
    assert town.desk_sees("Moussa Keita") == "absent"


def test_a_phone_that_dies_after_seven_marks_has_seven_marks(town: Town, phone_of: PhoneOf) -> None:
    """L1: `kill -9` once the line says that seven are kept."""
    town.opens_its_doors(*PEOPLE)
    phone = phone_of(town.nadia)
    phone.enrols(town.invitation(town.nadia.user))
    phone.goes_offline()
    phone.opens(WORKSHOP)
    for name in PEOPLE:
        phone.taps_on(f"{name.split()[0]} B.")
    phone.is_told("7 saisies gardées sur cet appareil")
    phone.is_killed()
    phone.opens_the_app()
    phone.unlocks()
    phone.opens(WORKSHOP)
    for name in PEOPLE:
        phone.sees(f"{name.split()[0]} B.", "Présence")
    phone.comes_back()
    phone.has_sent_everything()
    assert len(town.versions("attendance")) == 7


def test_a_browser_that_forgot_says_so(town: Town, phone_of: PhoneOf) -> None:
    """L5: no copy survives; the next enrolment tells what the server knows of it."""
    town.opens_its_doors("Awa Benali")
    phone = phone_of(town.nadia)
    phone.enrols(town.invitation(town.nadia.user))
    phone.browser.quits()
    phone.browser.forgets()
    phone.opens_the_app()
    phone.reads("Cet appareil a perdu ses données")
    phone.enrols(town.invitation(town.nadia.user))
    phone.opens(WORKSHOP)
    phone.sees("Awa B.", "à noter")
