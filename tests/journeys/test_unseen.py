"""What a role may not see, and what lies on the disk: looked for, after a day of real work."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Error, Route

from server.keys import device_secret
from sync.schema import SCHEMA
from tests.journeys import search
from tests.journeys.town import PROGRAMME, WORKSHOP, Town

TEXTS = ("text", "long_text")


def canaries() -> Iterator[tuple[str, str, str]]:
    """Each text that a volunteer may not see whole: (type, field, a word found nowhere else)."""
    for type_, known in SCHEMA.items():
        for name, one in known.fields.items():
            hidden = "volunteer" not in one.see or "volunteer" in one.reduce
            if hidden and one.type in TEXTS and one.write:
                yield type_, name, f"Zcanari{type_}{name}".replace("_", "")


def test_a_volunteer_holds_nothing_that_is_not_theirs(town: Town) -> None:
    """L16, L17: not on the disk, in a cache, in memory, in an answer; not even after it changed."""
    town.opens_its_doors("Moussa Keita")
    desk = town.desk
    words = {(type_, name): word for type_, name, word in canaries()}
    of: dict[str, dict[str, Any]] = {
        kind: {n: w for (t, n), w in words.items() if t == kind} for kind, _ in words
    }
    home = "foyer0000001"
    person = town.expects("Awa Zcanaripersonlastname", birth_year=1917, household=home)
    desk.write("household", home, card_number="0417", size=3, programme=PROGRAMME)
    ids = {
        "person": person,
        "session": town.session,
        "programme": PROGRAMME,
        "device": desk.device,
    }
    assert of.keys() == ids.keys(), "a type with restricted texts that this story does not know"
    for type_, id_ in ids.items():
        desk.write(type_, id_, **of[type_])
    desk.write(
        "attendance",
        f"{town.session}.{person}",
        mark={"status": "absent", "reason": "health"},
    )
    desk.syncs()

    tablet, answers = town.benedicte.tablet, list[str]()

    def overheard(route: Route) -> None:
        try:
            answer = route.fetch()
        except Error:  # the way was cut under it
            return route.abort()
        answers.append(answer.text())
        route.fulfill(response=answer)

    tablet.context.route("**/api/e*", overheard)
    tablet.enrols()
    tablet.opens(WORKSHOP)
    tablet.reads("carte 0417")
    tablet.sees("Awa Z.", "Absence")
    tablet.marks("Moussa K.")
    tablet.goes_offline()
    tablet.marks("Awa Z.", "Présence")
    for type_, id_ in ids.items():
        again: dict[str, Any] = {name: f"{word} encore" for name, word in of[type_].items()}
        desk.write(type_, id_, **again)
    desk.syncs()
    tablet.comes_back()
    tablet.has_sent_everything()
    tablet.goes_to("Personnes")
    tablet.opens_person("Awa Z.")
    tablet.does_not_read("1917")

    heard = "\n".join(answers)
    unseen = [*words.values(), '"reason":"health"', "1917"]
    assert "0417" in heard and not [word for word in unseen if word in heard]
    texts = list(words.values())
    assert search.in_memory(tablet, [*texts, "Moussa", "0417"]) == {"Moussa", "0417"}
    assert search.in_caches(tablet, [*texts, "Moussa", "Bienvenue"]) == {"Bienvenue"}
    tablet.close()
    assert tablet.profile
    assert search.in_files(tablet.profile, [*texts, "Bénédicte"]) == {"Bénédicte"}


@pytest.mark.engines
def test_the_folder_of_a_phone_yields_no_key_no_name_and_no_draft(town: Town) -> None:
    """L18: killed in the middle of a sentence; what lies on the disk is no use without the code."""
    town.opens_its_doors("Awa Benali", "Ghislaine Petit")
    phone = town.nadia.own_phone
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.")
    phone.adds("Léonie Quesnel")
    draft = "Le brouillon parle de courges. "
    phone.notes(draft * 3)
    phone.keeps_drafts(2 * len(draft))
    assert search.keys_in_clear(phone) == []
    device = phone.number
    phone.is_killed()

    assert phone.profile
    secret = device_secret((town.server.folder / "secret.key").read_bytes(), 1, device)
    words = ["Benali", "Ghislaine", "Léonie", "Quesnel", "courges", WORKSHOP, phone.pin]
    assert search.in_files(phone.profile, [*words, secret, "Nadia Belkacem"]) == {
        "Nadia Belkacem"  # on the lock screen, for everybody to see
    }
    phone.opens_the_app()
    phone.unlocks()
    phone.opens(WORKSHOP)
    phone.sees("Léonie Q.", "Présence")
    phone.shows("Notes")
    phone.reads_minutes(draft)


def test_guesses_are_limited_and_a_locked_phone_shows_nothing(town: Town) -> None:
    """L18: after some wrong codes every guess waits, also after a restart."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.own_phone
    phone.enrols()
    phone.opens(WORKSHOP)
    phone.goes_offline()
    phone.restarts()
    phone.is_locked()
    phone.does_not_read("Awa")
    assert search.in_memory(phone, ["Benali", "Nadia Belkacem"]) == {"Nadia Belkacem"}
    for _ in range(4):
        phone.tries("000001")
        phone.reads("Ce n’est pas ce code. Réessayez.")
    phone.tries("000001")
    phone.reads("Trop d’essais. Réessayez dans")
    phone.restarts()
    phone.reads("Trop d’essais. Réessayez dans")
