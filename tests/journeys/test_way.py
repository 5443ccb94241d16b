"""What happens between the phone and the server, with work on its way."""

import pytest

from tests.journeys.faults import (
    Fault,
    captive_portal,
    lost_answer,
    once,
    proxy_error,
    truncated,
)
from tests.journeys.town import WORKSHOP, Town

BATCH = [f"Awa{letter} Benali" for letter in "abcdefghijklmnopqrst"]


@pytest.mark.parametrize("fault", [lost_answer, truncated], ids=lambda one: one.__name__)
def test_an_answer_that_does_not_arrive_makes_nothing_twice(town: Town, fault: Fault) -> None:
    """L2, L3, L6: the server has it, the phone does not know; it asks and is told the same."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.phone
    phone.enrols()
    phone.opens(WORKSHOP)
    phone.expects("net::ERR_FAILED")
    with phone.meets(once(fault)):
        phone.marks("Awa B.")
        phone.is_told("1 saisie gardée sur cet appareil")
        phone.has_sent_everything()
    assert len(town.versions("attendance")) == 1


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (captive_portal, "Ce réseau demande une connexion dans le navigateur. Tout est gardé"),
        (proxy_error, "1 saisie gardée sur cet appareil"),
    ],
    ids=["captive_portal", "proxy_error"],
)
def test_a_page_is_not_a_receipt(town: Town, fault: Fault, words: str) -> None:
    """L6: what answers is not our server; nothing is let go of, and nothing is said to be sent."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.phone
    phone.enrols()
    phone.opens(WORKSHOP)
    phone.expects("status of 502")
    with phone.meets(fault, "**/api/**"):
        phone.marks("Awa B.")
        phone.is_told(words)
        phone.does_not_read("Tout est envoyé.")
        assert town.versions("attendance") == []
    phone.has_sent_everything()
    assert len(town.versions("attendance")) == 1


def test_a_server_killed_in_the_middle_of_a_batch_has_all_or_nothing_of_it(town: Town) -> None:
    """L2, L3: `kill -9` as the batch arrives, started again; every mark is there, each once."""
    town.opens_its_doors(*BATCH)
    phone = town.nadia.phone
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.marks_the_others()
    phone.reads("20 présences notées")
    phone.wire.then = (b"POST /api/exchange", town.server.is_killed)
    phone.comes_back()
    town.server.has_gone()
    phone.is_told("20 saisies gardées sur cet appareil")
    town.server.start()
    phone.has_sent_everything()
    assert len(town.versions("attendance")) == 20


def test_a_server_that_restarts_is_waited_for(town: Town) -> None:
    """L24: no error, no work lost, and the line of notices comes back by itself."""
    town.opens_its_doors("Awa Benali", "Moussa Keita")
    phone, laptop = town.nadia.phone, town.sophie.laptop
    for device in (phone, laptop):
        device.enrols()
        device.opens(WORKSHOP)
        device.expects("net::ERR_")
    town.server.stops()
    phone.marks("Awa B.")
    phone.is_told("1 saisie gardée sur cet appareil")
    town.server.start()
    phone.has_sent_everything()
    laptop.sees("Awa B.", "Présence")
