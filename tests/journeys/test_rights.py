"""What is withdrawn while somebody is away: their work is kept, they hold what is theirs."""

from tests.journeys.town import WORKSHOP, Town


def test_work_under_a_withdrawn_programme_is_kept_and_adopted(town: Town) -> None:
    """L4, L5, L16: nothing of it is lost, the phone is emptied, the coordinator takes it in."""
    town.opens_its_doors("Awa Benali", "Moussa Keita")
    phone, laptop = town.nadia.phone, town.sophie.laptop
    laptop.enrols()
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.")

    laptop.opens_colleague(town.nadia.name)
    laptop.unticks("CéPourMoi")
    laptop.has_sent_everything()
    phone.comes_back()
    phone.reads("Cette séance n’est pas sur cet appareil")
    phone.is_told("1 saisie à vérifier")
    phone.goes_to("Cet appareil")
    phone.reads("Vous n’avez plus accès à cette action. Votre saisie est gardée")
    phone.goes_to("Personnes")
    phone.reads("Personne pour l’instant")

    laptop.decides("Adopter")
    laptop.reads("Rien à vérifier")
    laptop.opens(WORKSHOP)
    laptop.sees("Awa B.", "Présence")
    laptop.sees("Moussa K.", "à noter")


def test_a_revoked_device_hands_over_and_is_emptied(town: Town) -> None:
    """L5: first its work comes home, then only this person's store goes."""
    town.opens_its_doors("Awa Benali")
    phone, laptop = town.nadia.phone, town.sophie.laptop
    laptop.enrols()
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.")

    laptop.opens_colleague(town.nadia.name)
    laptop.taps("Retirer cet appareil")
    laptop.reads("Appareil retiré")
    laptop.has_sent_everything()
    phone.comes_back()
    phone.reads("Bienvenue")
    assert phone.databases() == ["jalon"]

    laptop.decides("Adopter")
    laptop.reads("Rien à vérifier")
    laptop.opens(WORKSHOP)
    laptop.sees("Awa B.", "Présence")


def test_a_narrowed_role_sends_its_work_and_then_sees_less(town: Town) -> None:
    """L4, L16, L17: what a volunteer may write counts, the rest is held; family names go."""
    town.opens_its_doors("Awa Benali")
    phone, laptop = town.nadia.phone, town.sophie.laptop
    laptop.enrols()
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.")
    phone.notes("Soupe de courge.")
    phone.shows("Présences")

    laptop.opens_colleague(town.nadia.name)
    laptop.ticks("Bénévolat")
    laptop.has_sent_everything()
    phone.comes_back()
    phone.is_told("1 saisie à vérifier")
    phone.does_not_read("Notes")
    phone.goes_to("Personnes")
    phone.reads("Awa B.")
    phone.does_not_read("Benali")

    laptop.opens(WORKSHOP)
    laptop.sees("Awa B.", "Présence")
    laptop.decides("Adopter")
    laptop.opens(WORKSHOP)
    laptop.shows("Notes")
    laptop.reads_minutes("Soupe de courge.")


def test_a_session_that_ran_out_renews_itself(town: Town) -> None:
    """L5, L21: without its cookie a device proves itself by its secret, and nobody is asked."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.phone
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.")
    phone.context.clear_cookies()
    phone.expects("401")
    phone.comes_back()
    phone.has_sent_everything()
    assert town.desk_sees("Awa Benali") == "present"
