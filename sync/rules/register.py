"""Who is expected at a session, and what was noted of whom: the lines of its register.

Twin of register.ts. Before: merge.py reads the marks, same_person.py says who is one human. After:
the register on screen and on paper, reports.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from sync.merge import Reading, strongest_first
from sync.operation import Write, canonical

EXPECTED = ("trial", "agreed")
PRESENT = ("present", "late", "left_early")
ABSENT = ("excused", "absent")


class Enrolment(NamedTuple):
    """An enrolment in sight, with its shown values."""

    id: str
    stage: str | None
    since: str | None = None


class Line(NamedTuple):
    """One human in a register."""

    person: str  # the entry that is kept
    stage: str | None  # of their enrolment, if they are expected
    mark: Mapping[str, Any] | None  # what shows for now
    disputed: bool
    proposed: bool


class Count(NamedTuple):
    """A register in figures: humans, each once."""

    present: int
    absent: int
    not_noted: int


def register(
    session: str,
    enrolments: Iterable[Enrolment],
    marks: Iterable[tuple[str, Reading]],
    classes: Mapping[str, Sequence[str]],
) -> list[Line]:
    """Everybody expected or noted, by id. `marks` are those in sight: id, reading of `mark`."""
    activity, date = ".".join(session.split(".")[:2]), session.split(".")[2]
    stages: dict[str, str] = {}
    for enrolment in sorted(enrolments, key=attrgetter("id")):
        *of, person = enrolment.id.split(".")
        begun = not enrolment.since or enrolment.since <= date
        if ".".join(of) == activity and enrolment.stage in EXPECTED and begun:
            stages[_kept(person, classes)] = str(enrolment.stage)
    noted: dict[str, list[Reading]] = {}
    for id_, reading in marks:
        of_session, _, person = id_.rpartition(".")
        if of_session == session:
            noted.setdefault(_kept(person, classes), []).append(reading)
    return [
        _line(person, stages.get(person), noted.get(person, ()))
        for person in sorted({*stages, *noted})
    ]


def count(lines: Iterable[Line]) -> Count:
    """How many came, how many did not, and of how many nothing is known."""
    present = absent = not_noted = 0
    for line in lines:
        status = (line.mark or {}).get("status")
        present += status in PRESENT
        absent += status in ABSENT
        not_noted += status not in PRESENT + ABSENT
    return Count(present, absent, not_noted)


def headcount(tallies: Iterable[int | None]) -> int:
    """A meeting's head count: what each device counted, together."""
    return sum(tally or 0 for tally in tallies)


def _kept(person: str, classes: Mapping[str, Sequence[str]]) -> str:
    return classes[person][0] if person in classes else person


def _line(person: str, stage: str | None, readings: Sequence[Reading]) -> Line:
    leaves = strongest_first(
        "attendance", "mark", [leaf for reading in readings for leaf in reading.leaves]
    )
    # Of a human with two entries, the entry of which nothing was noted contradicts nothing.
    said = [leaf for leaf in leaves if _says(leaf)] if len(readings) > 1 else leaves
    shown = (said or leaves)[:1]
    return Line(
        person,
        stage,
        shown[0].value if shown else None,
        len({canonical(leaf.value) for leaf in said}) > 1,
        any(reading.proposals for reading in readings),
    )


def _says(leaf: Write) -> bool:
    return (leaf.value or {}).get("status") not in (None, "unknown")
