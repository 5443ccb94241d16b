"""A phone older than what others write: it shows what it does not know, and harms nothing."""

from tests.journeys.town import ACTIVITY, WORKSHOP, Town


def test_values_of_a_later_version_show_as_they_are_and_stay(town: Town) -> None:
    """L23: a status, a stage and a kind of place that this version has never heard of."""
    person = town.opens_its_doors().expects("Awa Benali")
    desk = town.desk
    desk.marks(person, "remote", session=town.session, link="video")
    desk.write("enrolment", f"{ACTIVITY}.{person}", stage="waitlisted")
    desk.write("site", "siteboat0001", name="Péniche", kind="boat")
    desk.syncs()
    phone, laptop = town.nadia.phone, town.sophie.laptop
    phone.enrols()
    phone.opens(WORKSHOP)
    phone.sees("Awa B.", "remote")
    phone.goes_to("Personnes")
    phone.opens_person("Awa Benali")
    phone.reads("waitlisted")
    phone.opens(WORKSHOP)
    phone.taps_on("Awa B.")
    phone.sees("Awa B.", "Absence")
    phone.has_sent_everything()

    laptop.enrols()
    laptop.opens_setting("Péniche")
    assert laptop.value_of("Sorte de lieu") == "boat"
    laptop.fills("Commune", "Vern")
    laptop.taps("Enregistrer")
    laptop.has_sent_everything()
    desk.syncs()
    assert desk.sees("attendance", f"{town.session}.{person}", "mark") == {
        "status": "absent",
        "link": "video",
    }
    assert desk.sees("site", "siteboat0001", "commune") == "Vern"
    kinds = desk.record("site", "siteboat0001").fields["kind"]
    assert [write.value for write in kinds.values()] == ["boat"]
