"""Invitations and recovery codes: made by a coordinator, used once, kept only as digests.

Before: codes.py makes what is typed. After: devices.py turns an invitation into a device.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from server import codes
from server.database import Database
from server.problems import Problem
from server.work import Work

HOUR = 3_600_000
LASTS = 48 * HOUR
ASK_AGAIN = HOUR // 4  # how long an enrolment whose answer was lost can be asked for again


@dataclass(frozen=True)
class Invitation:
    """What a code gave: a device for this user."""

    user: str
    device: str


def make(work: Work, key: bytes, user: str, by: str) -> tuple[str, int]:
    """A code that lets this user in once, and until when."""
    ends = work.now + LASTS
    return _keep(work, key, "invitation", user, by, ends), ends


def make_recovery(work: Work, key: bytes, user: str, by: str) -> str:
    """A code to print and lock away. It replaces the one that this user printed before."""
    _run(
        work,
        "DELETE FROM invitation WHERE organisation_id = ? AND kind = 'recovery' AND \"user\" = ?"
        " AND used_at IS NULL",
        work.organisation,
        user,
    )
    return _keep(work, key, "recovery", user, by, None)


def organisation_of(db: Database, connection: Connection, key: bytes, typed: str) -> int:
    """The organisation that a code lets into. It is the code that says it, never the caller."""
    code = codes.read(key, typed)
    rows = code and db.rows(
        connection,
        "SELECT organisation_id FROM invitation WHERE digest = ?",
        (codes.digest(key, code),),
    )
    if not rows:
        raise Problem("unknown_code")
    return int(rows[0][0])


def use(work: Work, key: bytes, typed: str, attempt: str, device: str) -> Invitation:
    """Take an invitation for a device that is about to be made. Of two at once, one wins.

    The same attempt again gets the same device: on a bad network the first answer is lost.
    """
    digest = codes.digest(key, codes.read(key, typed) or "")
    _run(
        work,
        "UPDATE invitation SET used_at = ?, device = ?, attempt = ? WHERE organisation_id = ?"
        " AND digest = ? AND used_at IS NULL AND (ends_at IS NULL OR ends_at > ?)",
        *(work.now, device, attempt, work.organisation, digest, work.now),
    )
    found = work.rows(
        'SELECT "user", device, attempt, used_at FROM invitation'
        " WHERE organisation_id = ? AND digest = ?",
        (work.organisation, digest),
    )
    if not found:
        raise Problem("unknown_code")
    user, became, of, used_at = found[0]
    if used_at is None:
        raise Problem("late_code")
    asked_again = bool(attempt) and of == attempt and work.now - used_at < ASK_AGAIN
    if became != device and not asked_again:
        raise Problem("used_code")
    return Invitation(user, became)


def _keep(work: Work, key: bytes, kind: str, user: str, by: str, ends: int | None) -> str:
    code = codes.make(key)
    _run(
        work,
        'INSERT INTO invitation (organisation_id, digest, kind, "user", made_by, made_at, ends_at)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        *(work.organisation, codes.digest(key, code), kind, user, by, work.now, ends),
    )
    return code


def _run(work: Work, text: str, *values: Any) -> None:
    work.database.run(work.connection, text, values)
