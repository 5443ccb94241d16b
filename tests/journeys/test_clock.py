"""Clocks that are wrong: they decide nothing, and nothing is refused for them."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.town import WORKSHOP, Town

NOW = datetime.now(UTC)
LONG_AGO = datetime(1970, 1, 1, 12, tzinfo=UTC)
NEXT_YEAR = NOW + timedelta(days=365)


@pytest.mark.parametrize("when", [LONG_AGO, NEXT_YEAR], ids=["1970", "next_year"])
def test_a_phone_with_an_odd_clock_harms_nobody(town: Town, when: datetime) -> None:
    """L10: what it notes counts, and what somebody writes who has seen it replaces it."""
    town.opens_its_doors("Awa Benali", "Moussa Keita")
    odd, karim = town.nadia.phone, town.karim.phone
    odd.has_the_clock_at(when)
    for phone in (odd, karim):
        phone.enrols()
        phone.visits(town.session, WORKSHOP)
    odd.marks("Awa B.", "Présence")
    odd.marks("Moussa K.", "Présence")
    odd.has_sent_everything()
    karim.sees("Awa B.", "Présence")
    karim.marks("Awa B.", "Absence")
    odd.sees("Awa B.", "Absence")
    karim.marks("Moussa K.", "Absence")
    odd.sees("Moussa K.", "Absence")
    odd.taps_on("Moussa K.")
    karim.sees("Moussa K.", "à noter")
    odd.has_sent_everything()


def test_a_clock_set_back_between_two_taps_loses_neither(town: Town) -> None:
    """L10: the second tap has seen the first, whatever time it is said to be."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.phone
    phone.enrols()
    phone.visits(town.session, WORKSHOP)
    phone.goes_offline()
    phone.taps_on("Awa B.")
    phone.sees("Awa B.", "Présence")
    phone.has_the_clock_at(NOW - timedelta(days=1))
    phone.taps_on("Awa B.")
    phone.sees("Awa B.", "Absence")
    phone.comes_back()
    phone.has_sent_everything()
    assert town.desk_sees("Awa Benali") == "absent"


def test_a_lease_that_ran_out_asks_for_one_contact_and_keeps_the_work(town: Town) -> None:
    """L5, L21: after thirty days without news the app shows nothing, and loses nothing."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.phone
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.")
    phone.has_the_clock_at(datetime.now() + timedelta(days=31))  # noqa: DTZ005
    phone.restarts()
    phone.tries(phone.pin)
    phone.reads("Il faut un contact avec le serveur")
    phone.does_not_read("Awa")
    phone.comes_back()
    phone.is_open()
    phone.has_sent_everything()
    assert town.desk_sees("Awa Benali") == "present"
