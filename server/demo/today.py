"""Today, and what does not agree: the part of the demo that there is something to do about.

Before: year.py. Every conflict, late work and refusal comes about as it does in the field: somebody
was out of the network, and hands over what they noted without having seen the rest.
"""

from datetime import timedelta
from typing import Any

from server.demo import cast
from server.demo.actions import ACTIONS, Activity
from server.demo.year import Story, ms, plan

BY_KEY: dict[str, Activity] = {one.key: one for action in ACTIONS for one in action.activities}
SIGNATURE = [[1200, 4200, 2100, 2500, 3000, 4600, 3900, 2700], [4300, 3100, 6200, 4100, 8400, 2900]]


def today(story: Story) -> None:
    """Something now, something before and after, whatever hour it is."""
    hour = story.now.hour
    now = _slot(story, "vie", hour)
    _slot(story, "convivial", max(hour - 3, 0))
    _slot(story, "jeudi", min(hour + 2, 21))
    _slot(story, "groupe", min(hour + 3, 21))
    story.phones["sophie"].send()
    _two_registers_of_one_session(story, now)


def _slot(story: Story, key: str, hour: int) -> str:
    end = f"{hour + 2:02d}:00" if hour < 22 else "23:59"
    return plan(story, BY_KEY[key], story.today, (f"{hour:02d}:00", end))


def _two_registers_of_one_session(story: Story, session: str) -> None:
    """Nadia and Karim mark the same people, both without network; they agree on all but two."""
    nadia, karim = story.phones["nadia"], story.phones["karim"]
    people = story.people_at("vie", story.today)[:9]
    at = int(story.now.timestamp() * 1000) - 900_000
    nadia.leave()
    karim.leave()
    for i, person in enumerate(people[:7]):
        mark: dict[str, Any] = {"status": "present"}
        if i == 2:
            mark["evidence"] = "signed"
            signed = {
                "strokes": SIGNATURE,
                "at": at + i * 4000,
                "signs": session,
                "witness": nadia.user,
            }
            nadia.write(at + i * 4000, "signature", f"{session}.{person.id}", signed=signed)
        nadia.write(at + i * 4000, "attendance", f"{session}.{person.id}", mark=mark)
    for i, person in enumerate(people[1:9]):
        absent = person in (people[2], people[4])
        mark = {"status": "absent" if absent else "present"}
        karim.write(at + 60_000 + i * 3000, "attendance", f"{session}.{person.id}", mark=mark)
    nadia.come_home()
    karim.come_home()


def two_minutes_of_one_session(story: Story) -> None:
    """Two people write the minutes of the same session; both texts are kept in one."""
    session = _last_held(story, "emploi")
    nadia, karim = story.phones["nadia"], story.phones["karim"]
    at = int(story.now.timestamp() * 1000) - 7_200_000
    nadia.write(at - 86_400_000, "session", session, minutes="Beaucoup de monde aujourd’hui.")
    nadia.send()
    nadia.leave()
    karim.leave()
    nadia.write(
        at,
        "session",
        session,
        minutes="Beaucoup de monde aujourd’hui.\nTrois rendez-vous pris à France Travail.",
    )
    karim.write(
        at + 60_000,
        "session",
        session,
        minutes="Beaucoup de monde aujourd’hui.\nLe poste informatique du fond est en panne.",
    )
    nadia.come_home()
    karim.come_home()


def late_work(story: Story) -> None:
    """Claire comes home with a correction to a session that was validated meanwhile."""
    claire = story.phones["claire"]
    session = _last_validated(story, "convivial")
    person = story.people_at("convivial", story.today - timedelta(days=40))[0]
    mark = {"status": "excused", "reason": "health"}
    claire.leave()
    claire.write(
        ms(story.today, "00:05") - 3_600_000 * 30, "attendance", f"{session}.{person.id}", mark=mark
    )
    claire.come_home()


def refusals(story: Story) -> None:
    """Luc helped in Objectif for a while; what he noted there after that waits for a decision."""
    sophie, luc = story.phones["sophie"], story.phones["luc"]
    grant = f"{luc.user}.{story.programmes['objectif']}"
    week_ago = int(story.now.timestamp() * 1000) - 7 * 86_400_000
    sophie.write(week_ago - 86_400_000, "grant", grant, active=True)
    sophie.send()
    luc.leave()
    sophie.write(week_ago, "grant", grant, active=False)
    sophie.send()
    session = _last_held(story, "couture")
    for i, person in enumerate(story.people_at("couture", story.today)[:3]):
        luc.write(
            week_ago + 7_200_000 + i * 5000,
            "attendance",
            f"{session}.{person.id}",
            mark={"status": "present"},
        )
    luc.come_home()


def registered_twice(story: Story) -> None:
    """Awa was written down in two actions, by two people who had not seen each other's list."""
    nadia, karim = story.phones["nadia"], story.phones["karim"]
    at = int(story.now.timestamp() * 1000) - 3 * 86_400_000
    for phone, action, activity, last_name, number in (
        (nadia, "objectif", "vie", "Traoré", "06 39 98 41 07"),
        (karim, "cepourmoi", "jeudi", "Traore", "0639984107"),
    ):
        phone.leave()
        id_ = cast.random_id(story.rng, 12)
        phone.write(
            at,
            "person",
            id_,
            programme=story.programmes[action],
            first_name="Awa",
            last_name=last_name,
            birth_year=1991,
            phone=number,
        )
        phone.write(
            at + 9000,
            "enrolment",
            f"{story.activities[activity]}.{id_}",
            stage="agreed",
            since=story.today.isoformat(),
        )
    nadia.come_home()
    karim.come_home()


def changed_by_two(story: Story) -> None:
    """Two people correct the same telephone number, each by what they were told."""
    nadia, karim = story.phones["nadia"], story.phones["karim"]
    person = story.people_at("fle", story.today)[0]
    at = int(story.now.timestamp() * 1000) - 26 * 3_600_000
    nadia.leave()
    karim.leave()
    programme = story.programmes["objectif"]
    nadia.write(at, "person", person.id, programme=programme, phone="06 39 98 12 21")
    karim.write(at + 5_000_000, "person", person.id, programme=programme, phone="06 39 98 12 12")
    nadia.come_home()
    karim.come_home()


def _last_held(story: Story, key: str) -> str:
    """The last past session of an activity."""
    return max(one for one in story.sessions[key] if one.split(".")[2] < story.today.isoformat())


def _last_validated(story: Story, key: str) -> str:
    limit = (story.today - timedelta(days=36)).isoformat()
    return max(one for one in story.sessions[key] if one.split(".")[2] < limit)
