"""A year of the five actions: who is enrolled, the sessions, the marks, what was validated.

Before: cast.py and actions.py. After: today.py goes on where this ends. Everything is written by
somebody, on their own phone, at the hour at which they would have.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from server.demo import cast
from server.demo.actions import ACTIONS, GRANTS, SITES, Action, Activity
from server.demo.calendar import meetings
from server.demo.names import MINUTES, TOPICS
from server.demo.phone import Phone

PARIS = ZoneInfo("Europe/Paris")
YEAR, AHEAD = timedelta(days=365), timedelta(days=28)
VALIDATED = timedelta(days=35)  # what is older than this was validated
FORGOTTEN = timedelta(days=18)  # within these, some sessions have no présences yet


@dataclass
class Story:
    """What the demo is told with: its chance, its day, its phones, what has been made so far."""

    rng: Random
    now: datetime
    phones: dict[str, Phone]
    programmes: dict[str, str] = field(default_factory=dict)
    sites: dict[str, str] = field(default_factory=dict)
    activities: dict[str, str] = field(default_factory=dict)
    expected: dict[str, list[cast.Enrolment]] = field(default_factory=dict)
    sessions: dict[str, list[str]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()

    def people_at(self, activity: str, day: date) -> list[cast.Person]:
        """Who is expected at an activity on a day."""
        return [one.person for one in self.expected.get(activity, []) if one.expects(day)]

    def session_id(self, activity: str, day: date) -> str:
        """The name of an activity's first slot that day."""
        return f"{self.activities[activity]}.{day.isoformat()}.1"


def ms(day: date, hour: str, minutes: int = 0) -> int:
    """The instant of a local hour, and some minutes more."""
    moment = datetime.combine(day, time.fromisoformat(hour), PARIS) + timedelta(minutes=minutes)
    return int(moment.timestamp() * 1000)


def set_up(story: Story) -> None:
    """The places, the actions and their activities, as the coordinator wrote them down."""
    sophie = story.phones["sophie"]
    at = ms(story.today - YEAR - timedelta(days=30), "09:30")
    for key, (name, commune, kind) in SITES.items():
        story.sites[key] = cast.random_id(story.rng, 12)
        sophie.write(at, "site", story.sites[key], name=name, commune=commune, kind=kind)
    for action in ACTIONS:
        programme = story.programmes[action.key]
        sophie.write(
            at,
            "programme",
            programme,
            name=action.name,
            purpose=action.purpose,
            entry=action.entry,
        )
        for activity in action.activities:
            _activity(story, action, activity, at)


def _activity(story: Story, action: Action, activity: Activity, at: int) -> None:
    id_ = f"{story.programmes[action.key]}.{cast.random_id(story.rng, 8)}"
    story.activities[activity.key] = id_
    start, end = activity.hours
    fields: dict[str, Any] = {
        "name": activity.name,
        "kind": activity.kind,
        "site": story.sites[activity.site],
        "hours": {"start": start, "end": end},
        "counted": activity.counted,
    }
    if activity.planned:
        fields["planned_per_year"] = activity.planned
    who = [story.phones[name].user for name in _facilitators(action, activity)]
    story.phones["sophie"].write(at, "activity", id_, add={"facilitators": who}, **fields)


def _facilitators(action: Action, activity: Activity) -> tuple[str, ...]:
    if activity.grocery:
        return ("benedicte", "yvette")
    if len(action.workers) == 1 or activity.counted:
        return action.workers
    return (action.workers[len(activity.key) % len(action.workers)],)


def grants(story: Story) -> None:
    """Who reaches what."""
    sophie = story.phones["sophie"]
    at = ms(story.today - YEAR - timedelta(days=29), "10:00")
    for name, programmes in GRANTS.items():
        for key in programmes:
            grant = f"{story.phones[name].user}.{story.programmes[key]}"
            sophie.write(at, "grant", grant, active=True)
    sophie.send()


def register(story: Story) -> None:
    """The people of each action, written down by its workers."""
    taken: set[str] = set()
    first = story.today - YEAR - timedelta(days=20)
    for action in ACTIONS:
        phone = story.phones[action.workers[0]]
        programme = story.programmes[action.key]
        cards = action.people * 2 // 3 if action.key == "cepourmoi" else 0
        homes = cast.households(story.rng, cards, story.today)
        at = ms(first, "10:00")
        for home in homes:
            phone.write(
                at,
                "household",
                home.id,
                programme=programme,
                card_number=home.card,
                size=home.size,
                entitled_until=home.until.isoformat(),
            )
        everyone = cast.people(story.rng, action, taken, homes)
        for person in everyone:
            _person(phone, at, programme, person)
        for one in cast.enrolments(story.rng, action, everyone, first, story.today):
            story.expected.setdefault(one.activity, []).append(one)
            enrolment = f"{story.activities[one.activity]}.{one.person.id}"
            began = ms(one.since, "11:00")
            phone.write(
                began,
                "enrolment",
                enrolment,
                stage="agreed" if one.until else one.stage,
                since=one.since.isoformat(),
            )
            if one.until:
                phone.write(ms(one.until, "11:00"), "enrolment", enrolment, stage="ended")
        phone.send()


def _person(phone: Phone, at: int, programme: str, person: cast.Person) -> None:
    fields: dict[str, Any] = {
        "first_name": person.first_name,
        "last_name": person.last_name,
        "birth_year": person.birth_year,
    }
    if person.phone:
        fields["phone"] = person.phone
    if person.household:
        fields["household"] = person.household.id
    phone.write(at, "person", person.id, programme=programme, **fields)


def play(story: Story) -> None:
    """The sessions of a year and of the weeks to come.

    Planned, handed over, held, handed over, validated: nobody covers what they cannot have seen.
    """
    days = [
        (action, activity, day)
        for action in ACTIONS
        for activity in action.activities
        for day in meetings(
            activity.rhythm,
            activity.weekday,
            story.today - YEAR,
            story.today + AHEAD,
            activity.in_holidays,
        )
        if day != story.today
    ]
    sophie = story.phones["sophie"]
    for _, activity, day in days:
        plan(story, activity, day, activity.hours)
    sophie.send()
    for action, activity, day in days:
        if day < story.today:
            _session(story, action, activity, day)
    for phone in story.phones.values():
        phone.send()
    for _, activity, day in days:
        if day < story.today - VALIDATED:
            sophie.validate(
                ms(day + timedelta(days=20), "09:00"), story.session_id(activity.key, day)
            )
    sophie.send()


def plan(story: Story, activity: Activity, day: date, hours: tuple[str, str]) -> str:
    """A session, as the coordinator planned it."""
    session = story.session_id(activity.key, day)
    story.phones["sophie"].write(
        min(ms(day - timedelta(days=21), "17:00"), ms(story.today, "00:01")),
        "session",
        session,
        state="planned",
        when={"date": day.isoformat(), "start": hours[0], "end": hours[1]},
        site=story.sites[activity.site],
    )
    story.sessions.setdefault(activity.key, []).append(session)
    return session


def _session(story: Story, action: Action, activity: Activity, day: date) -> None:
    session = story.session_id(activity.key, day)
    rng = story.rng
    names = _facilitators(action, activity)
    phone = story.phones[names[story.sessions[activity.key].index(session) % len(names)]]
    start, end = activity.hours
    fate = rng.random()
    if fate < 0.03:
        told: dict[str, Any] = {} if activity.grocery else {"reason": "Salle indisponible"}
        phone.write(ms(day, start, -90), "session", session, state="cancelled", **told)
    elif fate < 0.04:
        phone.write(ms(day, start, 40), "session", session, state="nobody_came")
    elif day < story.today - FORGOTTEN or fate < 0.75:
        _held(story, phone, activity, session, day, (start, end))


def _held(
    story: Story, phone: Phone, activity: Activity, session: str, day: date, hours: tuple[str, str]
) -> None:
    rng = story.rng
    start, end = hours
    for i, person in enumerate(story.people_at(activity.key, day)):
        mark = a_mark(rng, person, start, end, activity.grocery)
        phone.write(ms(day, start, 10 + i % 5), "attendance", f"{session}.{person.id}", mark=mark)
    if activity.counted:
        for name in ("luc", "claire"):
            teller = story.phones[name]
            tally = f"{session}.{teller.device}"
            teller.write(ms(day, start, 30), "headcount", tally, count=rng.randint(31, 58))
    noted: dict[str, Any] = {"state": "held"}
    if rng.random() < 0.3 and not activity.grocery:
        noted["title"] = rng.choice(TOPICS)
    if rng.random() < 0.4 and not activity.grocery:
        noted["minutes"] = rng.choice(MINUTES)
    phone.write(ms(day, end, 5), "session", session, **noted)


def a_mark(rng: Random, person: cast.Person, start: str, end: str, plain: bool) -> dict[str, str]:
    """How somebody was noted, by how often they come. `plain` is what a volunteer may write."""
    chance = rng.randint(1, 100)
    if chance <= person.zeal:
        return {"status": "present"}
    if chance <= person.zeal + 4:
        return {"status": "late", "arrival": f"{start[:3]}{rng.choice(('40', '45', '50'))}"}
    if chance <= person.zeal + 6:
        return {"status": "left_early", "departure": f"{int(end[:2]) - 1:02d}:30"}
    if chance <= person.zeal + 16:
        reasons = ("health", "childcare", "transport", "appointment", "work_or_training")
        return {"status": "excused"} | ({} if plain else {"reason": rng.choice(reasons)})
    return {"status": "absent"}
