"""What is done to an organisation from the command line: it begins, invites, erases somebody.

Before: cli.py and demo/. After: the coordinator's device does everything else.
"""

import secrets

from server import devices, erasure, invitations
from server.work import Work
from server.writer import Writer
from sync.merge import read


def begin(writer: Writer, name: str) -> int:
    """A new organisation with nobody in it."""
    db = writer.database
    with db.write() as connection:
        found = db.rows(connection, "SELECT max(organisation_id) FROM organisation")
        number = (found[0][0] or 0) + 1
        db.run(
            connection,
            "INSERT INTO organisation"
            " (organisation_id, seq, mark, rights, streams, served, created_at)"
            " VALUES (?, 0, '', 0, 0, 0, ?)",
            (number, writer.now()),
        )
    writer.perform_now(
        number, lambda work: work.write("organisation", "organisation", {"name": name})
    )
    return number


def add_user(writer: Writer, organisation: int, name: str, role: str) -> str:
    """Somebody of the team, written by the server: the first one, before there is a device."""
    user = "".join(secrets.choice(devices.SIGNS) for _ in range(12))
    fields = {"name": name, "role": role, "active": True}
    writer.perform_now(organisation, lambda work: work.write("user", user, fields))
    return user


def invite(writer: Writer, key: bytes, organisation: int, user: str) -> tuple[str, int]:
    """A code for somebody of the team, from the command line."""

    def make(work: Work) -> tuple[str, int]:
        if not work.rights.role(user):
            raise LookupError("nobody of that name has access")
        return invitations.make(work, key, user, "")

    return writer.perform_now(organisation, make)


def team(writer: Writer, organisation: int) -> dict[str, str]:
    """Everyone who has access, by id: their names."""
    names: dict[str, str] = {}

    def look(work: Work) -> None:
        ids = [
            row[0]
            for row in work.rows(
                "SELECT id FROM record WHERE organisation_id = ? AND type = 'user'",
                (organisation,),
            )
        ]
        work.load(("user", id_) for id_ in ids)
        for id_ in ids:
            if work.rights.role(id_):
                names[id_] = read("user", "name", work.entry("user", id_).record).shown or ""

    writer.perform_now(organisation, look)
    return names


def name_of(writer: Writer, organisation: int, person: str) -> str:
    """How somebody who comes is called; LookupError if nothing is noted of them."""

    def look(work: Work) -> str:
        record = work.entry("person", person).record
        if not record.fields:
            raise LookupError("no such person")
        shown = (read("person", name, record).shown for name in ("first_name", "last_name"))
        return " ".join(part for part in shown if part)

    return writer.perform_now(organisation, look)


def erase(writer: Writer, organisation: int, person: str) -> None:
    """Erase somebody on their demand, from the command line."""

    def make(work: Work) -> None:
        work.write("erasure", person, {"done": True})
        erasure.erase(work, person)

    writer.perform_now(organisation, make)
