"""Invents the people of the demo: who they are, in which household, enrolled where, since when.

Before: names.py. After: year.py has the workers write them down. Everything comes from the seed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from server.demo.actions import Action
from server.demo.names import FIRST_NAMES, LAST_NAMES

SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"


def random_id(rng: Random, length: int) -> str:
    """An id as a device would draw it, but always the same for a seed."""
    return "".join(rng.choice(SIGNS) for _ in range(length))


@dataclass(frozen=True)
class Household:
    """A household with its card for the épicerie."""

    id: str
    card: str
    size: int
    until: date


@dataclass(frozen=True)
class Person:
    """Somebody invented, with how often they come (`zeal`, of 100)."""

    id: str
    first_name: str
    last_name: str
    birth_year: int
    phone: str
    zeal: int
    household: Household | None


@dataclass(frozen=True)
class Enrolment:
    """A person in an activity. Nobody is expected before `since` or after `until`."""

    person: Person
    activity: str
    since: date
    until: date | None
    stage: str

    def expects(self, day: date) -> bool:
        """Whether the person is expected that day."""
        return self.since <= day and (self.until is None or day <= self.until)


def households(rng: Random, count: int, today: date) -> list[Household]:
    """Households with a card; the entitlement of some has ended."""
    return [
        Household(
            random_id(rng, 12),
            f"{417 + 3 * i:04d}",
            rng.choice((1, 1, 2, 2, 3, 3, 4, 5, 6)),
            today + timedelta(days=rng.randint(-20, 150)),
        )
        for i in range(count)
    ]


def people(rng: Random, action: Action, taken: set[str], homes: list[Household]) -> list[Person]:
    """The people of one action; no two in the demo share a whole name by chance."""
    found: list[Person] = []
    while len(found) < action.people:
        first, last = rng.choice(FIRST_NAMES), rng.choice(LAST_NAMES)
        if f"{first} {last}" in taken:
            continue
        taken.add(f"{first} {last}")
        # 06 39 98 is the range that is kept for invented numbers.
        phone = f"06 39 98 {rng.randint(0, 99):02d} {rng.randint(0, 99):02d}"
        found.append(
            Person(
                random_id(rng, 12),
                first,
                last,
                rng.randint(1956, 2006),
                phone if rng.random() < 0.8 else "",
                rng.choice((55, 70, 80, 85, 90, 95)),
                homes[len(found) % len(homes)] if homes else None,
            )
        )
    return found


def enrolments(
    rng: Random, action: Action, everyone: list[Person], first: date, today: date
) -> list[Enrolment]:
    """Who is in which activity. Cohorts begin together, elsewhere people come and go."""
    found: list[Enrolment] = []
    for activity in action.activities:
        together = action.entry == "cohort"
        for person in rng.sample(everyone, min(activity.share, len(everyone))):
            late = not together and rng.random() < 0.45
            since = first + timedelta(days=rng.randint(0, 330) if late else 0)
            ended = not together and rng.random() < 0.15
            until = min(since + timedelta(days=rng.randint(40, 200)), today) if ended else None
            new = action.entry == "contract" and since > today - timedelta(days=90)
            stage = "ended" if ended else "trial" if new else "agreed"
            found.append(Enrolment(person, activity.key, since, until, stage))
    # Nobody is without an activity.
    known = {one.person.id for one in found}
    open_to_all = [one.key for one in action.activities if one.share]
    found += [
        Enrolment(one, rng.choice(open_to_all), first, None, "agreed")
        for one in everyone
        if one.id not in known
    ]
    return found
