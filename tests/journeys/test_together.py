"""Two people who do not see each other work on the same thing; all end with the same truth."""

from tests.journeys.town import WORKSHOP, Town

FIRST = ("Awa", "Bruno", "Chantal", "Djibril", "Estelle", "Farid")
LAST = ("Morel", "Niang", "Olivier", "Petit", "Quesnel")
THIRTY = [f"{first} {last}" for first in FIRST for last in LAST]


def test_two_registers_of_one_session_are_sixty_marks_and_one_question(town: Town) -> None:
    """L9, L11, L12: thirty marks each; the one that differs is decided, and the decision undone."""
    town.opens_its_doors(*THIRTY)
    nadia, karim, laptop = town.nadia.phone, town.karim.phone, town.sophie.laptop
    laptop.enrols()
    for phone in (nadia, karim):
        phone.enrols()
        phone.goes_offline()
        phone.opens(WORKSHOP)
    nadia.marks("Awa M.", "Absence")
    nadia.marks_the_others()
    nadia.reads("29 présences notées")
    karim.marks_the_others()
    karim.reads("30 présences notées")
    nadia.comes_back()
    nadia.has_sent_everything()
    karim.comes_back()
    karim.is_told("1 saisie à vérifier")

    marks = [town.desk.reads("attendance", id_, "mark") for id_ in town.all_of("attendance")]
    assert sum(len(mark.leaves) for mark in marks) == 60
    assert [mark.shown["status"] for mark in marks if mark.open] == ["present"]
    nadia.reads("Karim a aussi noté cette séance. Choisissez.")
    karim.reads("Nadia a aussi noté cette séance. Choisissez.")

    laptop.decides("Choisir « absence »")
    laptop.reads("Rien à vérifier")
    for phone in (nadia, karim):
        phone.sees("Awa M.", "Absence")
        phone.does_not_read("a aussi noté cette séance")
    laptop.undoes()
    for phone in (nadia, karim):
        phone.sees("Awa M.", "Présence")
        phone.reads("a aussi noté cette séance. Choisissez.")


def test_a_session_opened_on_two_phones_is_one(town: Town) -> None:
    """L11: nobody had planned it; both open it without network, and each marks somebody."""
    town.opens_its_doors("Awa Benali", "Moussa Keita", meets=False)
    nadia, karim = town.nadia.phone, town.karim.phone
    for phone, name in ((nadia, "Awa B."), (karim, "Moussa K.")):
        phone.enrols()
        phone.goes_offline()
        phone.opens_unplanned(WORKSHOP)
        phone.marks(name)
    for phone in (nadia, karim):
        phone.comes_back()
        phone.has_sent_everything()
    for phone in (nadia, karim):
        phone.sees("Awa B.", "Présence")
        phone.sees("Moussa K.", "Présence")
    assert town.all_of("session") == [town.session]


def test_the_minutes_of_two_people_are_both_kept(town: Town) -> None:
    """L9: both write without network; then both read both, and so does the coordinator."""
    town.opens_its_doors("Awa Benali")
    nadia, karim, laptop = town.nadia.phone, town.karim.phone, town.sophie.laptop
    laptop.enrols()
    for phone, text in (
        (nadia, "Soupe de courge et pain."),
        (karim, "Sortie au marché prévue jeudi."),
    ):
        phone.enrols()
        phone.goes_offline()
        phone.opens(WORKSHOP)
        phone.notes(text)
        phone.shows("Présences")
    for phone in (nadia, karim):
        phone.comes_back()
        phone.has_sent_everything()
    laptop.opens(WORKSHOP)
    for device in (nadia, karim, laptop):
        device.shows("Notes")
        device.reads_minutes("Soupe de courge et pain.", "Sortie au marché prévue jeudi.")
    laptop.has_nothing_to_check()


def test_one_long_paragraph_edited_by_two_keeps_both_edits(town: Town) -> None:
    """L9: nobody breaks a paragraph into lines on a phone."""
    town.opens_its_doors("Awa Benali")
    first = "Nous avons épluché les courges ensemble et parlé du prix du gaz. "
    whole = first * 8 + "Chacun est reparti avec une part."
    town.desk.write("session", town.session, minutes=whole)
    town.desk.syncs()
    nadia, karim = town.nadia.phone, town.karim.phone
    for phone in (nadia, karim):
        phone.enrols()
        phone.goes_offline()
        phone.opens(WORKSHOP)
        phone.shows("Notes")
    nadia.rewrites(whole.replace("Nous avons", "Avec Awa, nous avons", 1))
    karim.rewrites(whole.replace("une part.", "une part et la recette."))
    for phone in (nadia, karim):
        phone.shows("Présences")
        phone.comes_back()
        phone.has_sent_everything()
    for phone in (nadia, karim):
        phone.shows("Notes")
        phone.reads_minutes("Avec Awa, nous avons épluché", "une part et la recette.")


def test_somebody_registered_twice_is_united_and_separated_again(town: Town) -> None:
    """L14: found, compared, united; nothing is rewritten, so it can be taken back."""
    town.opens_its_doors("Awa Benali")
    nadia, karim, laptop = town.nadia.phone, town.karim.phone, town.sophie.laptop
    laptop.enrols()
    for phone in (nadia, karim):
        phone.enrols()
        phone.goes_offline()
        phone.opens(WORKSHOP)
        phone.adds("Léonie Martin")
        phone.sees("Léonie M.", "Présence")
    for phone in (nadia, karim):
        phone.comes_back()
        phone.has_sent_everything()
    laptop.opens(WORKSHOP)
    laptop.has_lines("Awa B.", "Léonie M.", "Léonie M.")

    laptop.decides("Réunir les deux fiches")
    laptop.reads("Rien à vérifier")
    nadia.has_lines("Awa B.", "Léonie M.")
    laptop.undoes()
    nadia.has_lines("Awa B.", "Léonie M.", "Léonie M.")


def test_what_two_people_change_in_different_fields_is_no_question(town: Town) -> None:
    """L8: a telephone number here, a year of birth there: both are right, silently."""
    person = town.opens_its_doors().expects("Awa Benali")
    town.desk.syncs()
    nadia, karim, laptop = town.nadia.phone, town.karim.phone, town.sophie.laptop
    laptop.enrols()
    for phone, field, value in (
        (nadia, "Téléphone", "06 39 98 12 34"),
        (karim, "Année de naissance", "1984"),
    ):
        phone.enrols()
        phone.goes_offline()
        phone.goes_to("Personnes")
        phone.opens_person("Awa Benali")
        phone.edits_person(field, value)
    for phone in (nadia, karim):
        phone.comes_back()
        phone.has_sent_everything()
    town.desk.syncs()
    assert town.desk.sees("person", person, "phone") == "06 39 98 12 34"
    assert town.desk.sees("person", person, "birth_year") == 1984
    laptop.has_nothing_to_check()
