"""Invitations and recovery codes: made by a coordinator, used once, kept only as digests.

Before: codes.py makes what is typed. After: devices.py turns an invitation into a device.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from server import codes
from server.database import Database
from server.problems import Problem

HOUR = 3_600_000
LASTS = 48 * HOUR
ASK_AGAIN = HOUR // 4  # how long an enrolment whose answer was lost can be asked for again


@dataclass(frozen=True)
class Invitation:
    """What a code gives: a device for this user. `device` is set when it was made already."""

    organisation: int
    user: str
    kind: str
    device: str


def make(
    db: Database,
    connection: Connection,
    key: bytes,
    organisation: int,
    user: str,
    by: str,
    now: int,
) -> tuple[str, int]:
    """A code that lets this user in once, and until when."""
    code = codes.make(key)
    _keep(db, connection, organisation, codes.digest(key, code), "invitation", user, by, now)
    return code, now + LASTS


def make_recovery(
    db: Database,
    connection: Connection,
    key: bytes,
    organisation: int,
    user: str,
    by: str,
    now: int,
) -> str:
    """A code to print and lock away. It replaces the one that this user printed before."""
    db.run(
        connection,
        "DELETE FROM invitation WHERE organisation_id = ? AND kind = 'recovery' AND \"user\" = ?"
        " AND used_at IS NULL",
        (organisation, user),
    )
    code = codes.make(key)
    _keep(db, connection, organisation, codes.digest(key, code), "recovery", user, by, now)
    return code


def use(
    db: Database,
    connection: Connection,
    key: bytes,
    typed: str,
    attempt: str,
    device: str,
    now: int,
) -> Invitation:
    """Take an invitation for a device that is about to be made. Of two at once, one wins.

    The same attempt again gets the same device: on a bad network the first answer is lost.
    """
    code = codes.read(key, typed)
    if code is None:
        raise Problem("unknown_code")
    digest = codes.digest(key, code)
    db.run(
        connection,
        "UPDATE invitation SET used_at = ?, device = ?, attempt = ? WHERE digest = ?"
        " AND used_at IS NULL AND (ends_at IS NULL OR ends_at > ?)",
        (now, device, attempt, digest, now),
    )
    found = db.rows(
        connection,
        'SELECT organisation_id, "user", kind, device, attempt, used_at FROM invitation'
        " WHERE digest = ?",
        (digest,),
    )
    if not found:
        raise Problem("unknown_code")
    organisation, user, kind, became, of, used_at = found[0]
    if used_at is None:
        raise Problem("late_code")
    asked_again = bool(attempt) and of == attempt and now - used_at < ASK_AGAIN
    if became != device and not asked_again:
        raise Problem("used_code")
    return Invitation(organisation, user, kind, became)


def _keep(
    db: Database,
    connection: Connection,
    organisation: int,
    digest: str,
    kind: str,
    user: str,
    by: str,
    now: int,
) -> None:
    ends = now + LASTS if kind == "invitation" else None
    db.run(
        connection,
        'INSERT INTO invitation (organisation_id, digest, kind, "user", made_by, made_at, ends_at)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (organisation, digest, kind, user, by, now, ends),
    )
