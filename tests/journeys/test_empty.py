"""An organisation of which nothing is there but a code: set up by hand, and used the same day."""

from tests.journeys.town import CODE, Town, today


def test_an_empty_organisation_is_set_up_and_used_the_same_day(town: Town) -> None:
    """L1, L21: place, programme, workshop, dates, people, a colleague, and her first register."""
    code = town.begins()
    laptop, phone = town.sophie.laptop, town.nadia.phone
    laptop.enrols(code)
    laptop.goes_to("Vue d’ensemble")
    laptop.reads("La structure est encore vide")
    laptop.taps("Commencer", "link")

    laptop.taps("Ajouter un lieu", "link")
    laptop.fills("Nom du lieu", "Salle des fêtes")
    laptop.fills("Commune", "Vern")
    laptop.taps("Enregistrer")
    laptop.reads("Lieu « Salle des fêtes » gardé")

    laptop.taps("Ajouter une action", "link")
    laptop.fills("Nom de l’action", "CéPourMoi")
    laptop.taps("Enregistrer")
    laptop.taps("Ajouter un atelier", "link")
    laptop.fills("Nom de l’atelier", "Couture")
    laptop.fills("Début", "00:00")
    laptop.fills("Fin", "23:59")
    laptop.taps("Enregistrer")
    laptop.reads("Atelier « Couture » gardé")

    laptop.page.get_by_role("main").get_by_role("link").filter(has_text="Ajouter des dates").click()
    laptop.fills("Date", today())
    laptop.taps("Mettre dans la liste")
    laptop.taps("Créer 1 séance")
    laptop.reads("1 séance créée")

    laptop.page.get_by_role("main").get_by_role("link").filter(
        has_text="Personnes attendues"
    ).click()
    for name in ("Awa Benali", "Moussa Keita"):
        laptop.page.get_by_label("Chercher ou ajouter une personne", exact=True).fill(name)
        laptop.taps(f"Ajouter « {name} »")
        laptop.reads(f"{name} : sur la liste")

    laptop.goes_to("Équipe")
    laptop.taps("Inviter quelqu’un", "link")
    laptop.fills("Prénom et nom", "Nadia Belkacem")
    laptop.ticks("CéPourMoi")
    laptop.taps("Continuer")
    laptop.reads("À lire avec l’appareil photo")
    found = CODE.search(laptop.page.get_by_role("main").inner_text())
    assert found

    phone.enrols(town.secret(found[0]))
    phone.opens("Couture")
    phone.marks("Awa B.")
    phone.marks_the_others()
    phone.has_sent_everything()
    laptop.goes_to("Vue d’ensemble")
    laptop.reads("2 présences")
