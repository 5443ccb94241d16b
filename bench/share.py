"""The share of a worker who has been here for a year: a thousand people, ten thousand marks, and
one workshop that meets today.

Before: town.py. After: phone.py enrols a phone for them.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.town import Town
from server import organisations
from server.work import Work

EXPECTED = 15
WORKSHOP = "Atelier du banc"


@dataclass
class Share:
    """What the phone will hold, and how one gets in."""

    folder: Path
    codes: list[str]
    names: list[tuple[str, str]]
    expected: list[str]  # as the register shows them


def prepare(folder: Path, marks: int, invitations: int) -> Share:
    """The organisation, its year, and today's session."""
    town = Town(folder)
    town.fill(marks, held=True)
    desk = town.device(town.coordinator)
    programme = town.programmes[0]
    now = datetime.now(ZoneInfo("Europe/Paris"))
    activity = f"{programme}.atelier0"
    expected = town.people[programme][:EXPECTED]
    when = {"date": now.date().isoformat(), "start": "00:01", "end": "23:59"}
    town.hand_over(
        desk,
        [
            desk.op("activity", activity, name=WORKSHOP),
            desk.op("session", f"{activity}.{when['date']}.1", state="planned", when=when),
            *(desk.op("enrolment", f"{activity}.{one}", stage="agreed") for one in expected),
        ],
    )
    nadia = organisations.add_user(town.writer, town.organisation, "Nadia Belkacem", "worker")

    def grant(work: Work) -> None:
        for one in town.programmes:
            work.write("grant", f"{nadia}.{one}", {"active": True})

    town.writer.perform_now(town.organisation, grant)
    codes = [
        organisations.invite(town.writer, town.key, town.organisation, nadia)[0]
        for _ in range(invitations)
    ]
    town.close()
    shown = [f"{town.names[one][0]} {town.names[one][1][0]}." for one in expected]
    return Share(folder, codes, list(town.names.values()), shown)
