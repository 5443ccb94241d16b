"""Devices: made from an invitation, known by a cookie or by their secret, counted, never revived.

Before: invitations.py takes the code. After: cookies.py gives the proof; gate.py answers.
What a device is for everyone is a record `device`, written by the server; what only the server must
know of it (numbers received, when it was heard) is a row of the table `device`.
"""

import secrets
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from server import invitations
from server.database import Database
from server.keys import device_secret, proves
from server.problems import Problem
from server.rights import Caller
from server.sealing import server_key, to_base64
from server.work import Work

SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"
LONGEST_NAME = 60


@dataclass(frozen=True)
class Enrol:
    """Turn an invitation into a device: one transaction, all of it or nothing."""

    key: bytes
    code: str
    attempt: str
    name: str

    def __call__(self, work: Work) -> Caller:
        """The new device, or the one that this same attempt made before."""
        fresh = fresh_name()
        taken = invitations.use(work, self.key, self.code, self.attempt, fresh)
        if not work.rights.role(taken.user):
            raise Problem("withdrawn_user")
        if taken.device == fresh:
            make(work, fresh, taken.user, self.name)
        return Caller(work.organisation, taken.device, taken.user)


def fresh_name() -> str:
    """A name that no device has: the database refuses the one in 2^41 that was given before."""
    return "".join(secrets.choice(SIGNS) for _ in range(8))


def make(work: Work, device: str, user: str, name: str, copy_of: str = "") -> None:
    """A device of this user, as everyone sees it and as only the server needs it."""
    fields = {"user": user, "name": name.strip()[:LONGEST_NAME], "copy_of": copy_of}
    work.write("device", device, {key: value for key, value in fields.items() if value})
    add_row(work, device, user)


def add_row(work: Work, device: str, user: str) -> None:
    """What the server keeps of a device beside its record."""
    work.database.run(
        work.connection,
        'INSERT INTO device (organisation_id, device, "user", received, announced, created_at)'
        " VALUES (?, ?, ?, '[]', 0, ?)",
        (work.organisation, device, user, work.now),
    )


def welcome(key: bytes, caller: Caller, role: str) -> dict[str, Any]:
    """What a new device is told, once: PROTOCOL.md, section 7."""
    return {
        "jalon": 1,
        "device": caller.device,
        "secret": to_base64(device_secret(key, caller.organisation, caller.device)),
        "server_key": server_key(key),
        "organisation": caller.organisation,
        "user": caller.user,
        "role": role,
    }


def known(db: Database, connection: Connection, device: str) -> Caller | None:
    """A device, wherever it belongs."""
    rows = db.rows(
        connection, 'SELECT organisation_id, "user" FROM device WHERE device = ?', (device,)
    )
    return Caller(rows[0][0], device, rows[0][1]) if rows else None


def reconnects(key: bytes, caller: Caller, at: int, mac: str) -> bool:
    """Whether somebody who holds the device's secret asks for a new cookie."""
    secret = device_secret(key, caller.organisation, caller.device)
    return proves(secret, f"reconnect {caller.device} {at}", mac)


@dataclass(frozen=True)
class Count:
    """How much of a device's work came home. What it made after it was last heard, nobody knows."""

    device: str
    user: str
    announced: int
    missing: int
    heard: int | None
    lost: int | None


def counts(db: Database, connection: Connection, organisation: int) -> list[Count]:
    """Every device with what the server knows to be missing."""
    rows = db.rows(
        connection,
        'SELECT device, "user", received, announced, seen_at, lost_at FROM device'
        " WHERE organisation_id = ? ORDER BY device",
        (organisation,),
    )
    return [
        Count(device, user, announced, _missing(received, announced), heard, lost)
        for device, user, received, announced, heard, lost in rows
    ]


def _missing(received: str, announced: int) -> int:
    ranges = msgspec.json.decode(received, type=list[tuple[int, int]])
    came = sum(min(last, announced) - first + 1 for first, last in ranges if first <= announced)
    return announced - came


def mark_lost(work: Work, device: str) -> Count | None:
    """Note that a device's storage was found empty, and tell what never came (L5)."""
    work.database.run(
        work.connection,
        "UPDATE device SET lost_at = ? WHERE organisation_id = ? AND device = ?",
        (work.now, work.organisation, device),
    )
    found = counts(work.database, work.connection, work.organisation)
    return next((one for one in found if one.device == device), None)
