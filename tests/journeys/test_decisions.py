"""What waits for a person: each kind is found in "À vérifier", decided, and can be undone later."""

from tests.journeys.device import Device
from tests.journeys.town import ACTIVITY, WORKSHOP, Town
from tests.people import Phone


def two_entries(town: Town, *names: str) -> list[str]:
    """People of the workshop, and the coordinator's laptop among them."""
    people = [town.opens_its_doors().expects(name) for name in names]
    town.desk.syncs()
    return people


def says(desk: Phone, pair: tuple[str, str], verdict: str) -> None:
    desk.write("union", "+".join(sorted(pair)), verdict=verdict, programme=ACTIVITY[:8])


def looks(town: Town) -> Device:
    """The coordinator opens the list of what is to be checked, anew."""
    laptop = town.sophie.laptop
    laptop.enrols()
    laptop.goes_to("À vérifier")
    return laptop


def test_one_human_noted_twice_is_one_question(town: Town) -> None:
    """L9, L14: both entries bear a mark, and they contradict; one answer settles both."""
    one, other = two_entries(town, "Léonie Martin", "Léonie Martain")
    desk = town.desk
    desk.marks(one, "present", session=town.session)
    desk.marks(other, "absent", session=town.session)
    says(desk, (one, other), "same")
    desk.syncs()
    laptop = looks(town)
    laptop.reads("Présence de Léonie M.")
    laptop.taps("Choisir « présence »")
    laptop.reads("Rien à vérifier")
    laptop.has_sent_everything()
    desk.syncs()
    marks = [f"{town.session}.{person}" for person in (one, other)]
    assert [desk.sees("attendance", id_, "mark")["status"] for id_ in marks] == ["present"] * 2
    laptop.taps("Décisions récentes", "link")
    laptop.undoes_the_latest()
    laptop.goes_to("À vérifier")
    laptop.reads("Présence de Léonie M.")


def test_contradictory_unions_are_shown_and_taken_apart(town: Town) -> None:
    """L14: A is B, B is C, and yet A is not C; found, decided, undone after a restart."""
    people = two_entries(town, "Awa Ba", "Aya Baa", "Awah Baah")
    first, second, third = sorted(people)
    for pair, verdict in (
        ((first, second), "same"),
        ((second, third), "same"),
        ((first, third), "different"),
    ):
        says(town.desk, pair, verdict)
    town.desk.syncs()
    laptop = looks(town)
    laptop.reads("Des fiches qui se contredisent")
    laptop.page.get_by_role("button", name="Séparer ces deux fiches").first.click()
    laptop.reads("Rien à vérifier")
    laptop.has_sent_everything()
    laptop.restarts()
    laptop.unlocks()
    laptop.goes_to("À vérifier")
    laptop.taps("Décisions récentes", "link")
    laptop.reads("deux personnes")
    laptop.undoes_the_latest()
    laptop.goes_to("À vérifier")
    laptop.reads("Des fiches qui se contredisent")


def test_united_entries_are_separated_from_the_person_long_after(town: Town) -> None:
    """L14: nothing was rewritten, so it can be taken back at any time."""
    one, other = two_entries(town, "Léonie Martin", "Léonie Martain")
    says(town.desk, (one, other), "same")
    town.desk.syncs()
    laptop = town.sophie.laptop
    laptop.enrols()
    laptop.opens(WORKSHOP)
    laptop.has_lines("Léonie M.")
    laptop.goes_to("Personnes")
    laptop.opens_person("Léonie Martin")
    laptop.taps("Voir les fiches", "link")
    laptop.taps("Séparer ces deux fiches")
    laptop.is_told("fiches séparées")
    laptop.opens(WORKSHOP)
    laptop.has_lines("Léonie M.", "Léonie M.")
    laptop.has_nothing_to_check()


def test_an_edit_on_something_deleted_is_kept_or_let_go(town: Town) -> None:
    """L13: back in sight with a question; deleted again, and brought back from the decisions."""
    (awa,) = two_entries(town, "Awa Benali")
    desk = town.desk
    desk.marks(awa, session=town.session)
    desk.make(
        type="attendance",
        id=f"{town.session}.{awa}",
        set={"deleted": True},
        saw={},
    )
    desk.syncs()
    laptop = looks(town)
    laptop.reads("Modifié après une suppression")
    laptop.taps("Supprimer quand même")
    laptop.reads("Rien à vérifier")
    laptop.taps("Décisions récentes", "link")
    laptop.reads("supprimé")
    laptop.undoes_the_latest()
    laptop.goes_to("À vérifier")
    laptop.taps("Garder")
    laptop.reads("Rien à vérifier")
    laptop.opens(WORKSHOP)
    laptop.sees("Awa B.", "Présence")


def test_minutes_that_come_after_the_validation_are_proposed(town: Town) -> None:
    """L12: what was validated stands; the coordinator takes both texts."""
    two_entries(town, "Awa Benali")
    desk = town.desk
    desk.write("session", town.session, state="held", minutes="Soupe de courge.")
    desk.syncs()
    desk.validates(town.session)
    desk.make(type="session", id=town.session, set={"minutes": "Tarte aux pommes."})
    desk.syncs()
    laptop = looks(town)
    laptop.reads("Note arrivée après validation")
    laptop.reads("Tarte aux pommes.")
    laptop.taps("Garder les deux textes")
    laptop.reads("Rien à vérifier")
    laptop.visits(town.session, WORKSHOP)
    laptop.shows("Notes")
    laptop.reads("Soupe de courge.")
    laptop.reads("Tarte aux pommes.")


def test_somebody_whose_access_is_withdrawn_hands_over_and_is_emptied(town: Town) -> None:
    """L5, L16: their work waits for the coordinator; access given back needs a new invitation."""
    town.opens_its_doors("Awa Benali")
    phone, laptop = town.nadia.phone, town.sophie.laptop
    laptop.enrols()
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.")
    laptop.opens_colleague(town.nadia.name)
    laptop.taps("Retirer l’accès")
    laptop.is_told("accès retiré")
    laptop.has_sent_everything()
    phone.comes_back()
    phone.reads("Bienvenue")
    laptop.decides("Adopter")
    laptop.opens(WORKSHOP)
    laptop.sees("Awa B.", "Présence")
