"""The phone goes out, the tab is closed, a second one is opened: what was shown as kept is kept."""

import pytest
from playwright.sync_api import expect

from tests.journeys.faults import lost_answer
from tests.journeys.town import WORKSHOP, Town

PEOPLE = [f"{name} Benali" for name in ("Awa", "Bruno", "Chloé", "Dina", "Eva", "Fatou", "Gaël")]
OTHERS = [f"{name} Keita" for name in ("Hugo", "Inès", "Jean", "Koffi", "Lila", "Marc", "Nora")]


@pytest.mark.engines
def test_a_phone_that_dies_after_seven_marks_has_seven_marks(town: Town) -> None:
    """L1: the line says seven are kept, and then there is no battery left."""
    town.opens_its_doors(*PEOPLE, *OTHERS)
    phone = town.nadia.own_phone
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    for name in PEOPLE:
        phone.taps_on(f"{name.split()[0]} B.")
    phone.is_told("7 saisies gardées sur cet appareil")
    phone.is_killed()

    phone.opens_the_app()
    phone.unlocks()
    phone.opens(WORKSHOP)
    phone.reads("7 / 14")
    for name in PEOPLE:
        phone.sees(f"{name.split()[0]} B.", "Présence")
    phone.is_told("7 saisies gardées sur cet appareil")
    phone.comes_back()
    phone.has_sent_everything()
    assert len(town.versions("attendance")) == 7


def test_a_phone_that_dies_while_it_sends_sends_once(town: Town) -> None:
    """L2, L3: the server took it, the phone died before it heard so."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.own_phone
    phone.enrols()
    phone.opens(WORKSHOP)
    phone.expects("net::ERR_")
    with phone.meets(lost_answer):
        with phone.page.expect_event("requestfailed", lambda one: "exchange" in one.url):
            phone.marks("Awa B.")
        phone.is_told("1 saisie gardée sur cet appareil")
        assert len(town.versions("attendance")) == 1
        phone.is_killed()
    phone.opens_the_app()
    phone.unlocks()
    phone.has_sent_everything()
    assert len(town.versions("attendance")) == 1


def test_a_tab_closed_while_it_sends_loses_nothing(town: Town) -> None:
    """L5: the request hangs, the tab goes; the next one sends."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.phone
    phone.enrols()
    phone.opens(WORKSHOP)
    with phone.meets(lambda route: None):
        phone.marks("Awa B.")
        phone.is_told("Envoi de 1 saisie")
        phone.closes_its_tab()
    phone.opens_the_app()
    phone.unlocks()
    phone.has_sent_everything()
    assert len(town.versions("attendance")) == 1


@pytest.mark.engines
def test_two_tabs_are_one_device(town: Town) -> None:
    """L2, L24: one queue, one set of numbers; what is noted here shows there, and goes once."""
    town.opens_its_doors("Awa Benali", "Moussa Keita")
    phone = town.nadia.phone
    phone.enrols()
    other = phone.opens_a_second_tab()
    other.unlocks()
    phone.goes_offline()
    for tab in (phone, other):
        tab.opens(WORKSHOP)
    phone.marks("Awa B.")
    other.sees("Awa B.", "Présence")
    other.marks("Moussa K.", "Absence")
    phone.sees("Moussa K.", "Absence")
    for tab in (phone, other):
        tab.is_told("3 saisies gardées sur cet appareil")
    phone.comes_back()
    for tab in (phone, other):
        tab.has_sent_everything()
    assert town.desk_sees("Awa Benali") == "present"
    assert town.desk_sees("Moussa Keita") == "absent"
    assert phone.databases() == other.databases() and len(phone.databases()) == 2


def test_the_second_of_two_quick_taps_falls_on_the_same_person(town: Town) -> None:
    """L1: also in the list of those not noted, from which nobody slips away under a thumb."""
    town.opens_its_doors("Awa Benali", "Bruno Keita", "Chloé Petit")
    phone = town.nadia.phone
    phone.enrols()
    phone.opens(WORKSHOP)
    phone.taps("Pas notés · 3")
    phone.line("Awa B.").get_by_role("button").first.dblclick()
    phone.sees("Awa B.", "Absence")
    phone.has_lines("Awa B.", "Bruno K.", "Chloé P.")
    for name in ("Bruno K.", "Chloé P."):
        phone.sees(name, "à noter")
    phone.has_sent_everything()
    assert town.desk_sees("Awa Benali") == "absent"
    expect(phone.lines).to_have_count(3)


def test_an_app_whose_cache_was_emptied_is_whole_again_after_one_visit(town: Town) -> None:
    """L21: the browser gave up the app's files and kept its worker."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.phone
    phone.enrols()
    phone.is_installed()
    phone.loses_its_cache()
    phone.restarts()
    phone.unlocks()
    phone.has_its_cache()
    phone.goes_offline()
    phone.restarts()
    phone.unlocks()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.")
