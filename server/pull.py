"""What a caller may see and does not have yet: pages of rows that are ready to be sent, and the
check.

Before: exchange.py has the caller and their cursor; work.py has left the rows in the feed. After:
the pages travel as they are; nobody looks inside. Everything is read in one snapshot, so the check
is of the very moment of the pages (L15).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection

from server.feed import view_in
from server.remembered import Remembered
from server.rights import Caller, Rights
from sync.digest import MODULUS
from sync.names import ORGANISATION, programme_of

BUDGET = 256_000  # characters of rows in one answer
AT_ONCE = 1_000
LEASE = 30 * 24 * 3600
MONTHS_KEPT = 13
Cursor = Mapping[
    str, tuple[str, int]
]  # by place: the view, and the number up to which all is there


@dataclass
class Pulled:
    """The part of an answer that was read. `pages` are texts in JSON."""

    me: dict[str, Any]
    point: tuple[int, str]
    received: Any = ()  # ranges of the device's numbers, as stored
    pages: list[str] = field(default_factory=list)
    rows: int = 0
    drop: list[str] = field(default_factory=list)
    more: bool = False
    check: tuple[int, int] | None = None
    checks: dict[str, tuple[int, int]] | None = None
    restored: bool = False
    wipe: bool = False


def pull(
    remembered: Remembered,
    caller: Caller,
    cursor: Cursor | None,
    point: tuple[int, str] | None,
    now: int,
    detail: bool = False,
) -> Pulled:
    """One answer's worth. Without a cursor only who they are and where we stand: a bare handing
    over.
    """
    with remembered.database.read() as connection:
        seq, mark, rights_as_of, streams = remembered.database.rows(
            connection,
            "SELECT seq, mark, rights, streams FROM organisation WHERE organisation_id = ?",
            (caller.organisation,),
        )[0]
        rights = remembered.rights(connection, caller.organisation, rights_as_of)
        memory = remembered.streams(connection, caller.organisation, streams)
        role = rights.role(caller.user)
        programmes = rights.programmes(caller.user, memory.programmes)
        me = {"user": caller.user, "role": role, "programmes": programmes, "lease": LEASE}
        pulled = Pulled(me, (seq, mark))
        for (received,) in remembered.database.rows(
            connection,
            "SELECT received FROM device WHERE organisation_id = ? AND device = ?",
            (caller.organisation, caller.device),
        ):
            pulled.received = msgspec.Raw(received.encode())
        if rights.withdrawn(caller.device, caller.user):
            pulled.wipe = True
            return pulled
        if point and tuple(point) != (seq, mark):
            pulled.restored = not _known(remembered, connection, caller.organisation, point)
        if cursor is None or pulled.restored:
            return pulled
        mine = _share(rights, caller.user, memory.streams, now)
        _read(remembered, connection, caller.organisation, pulled, mine, cursor, detail)
        return pulled


def _known(
    remembered: Remembered, connection: Connection, organisation: int, point: tuple[int, str]
) -> bool:
    """Whether a commit is part of our history. If not, we were restored from before it (L25)."""
    return bool(
        remembered.database.rows(
            connection,
            "SELECT 1 FROM commit_mark WHERE organisation_id = ? AND seq = ? AND mark = ?",
            (organisation, *point),
        )
    )


def _share(
    rights: Rights, user: str, streams: Mapping[tuple[str, str], int], now: int
) -> dict[str, tuple[str, int]]:
    """The places of a user with their view and stream, in the order in which they are wanted."""
    role = rights.role(user)
    today = datetime.fromtimestamp(now / 1000, UTC)
    month = today.year * 12 + today.month - 1
    found = {
        place: (view, stream)
        for (place, view), stream in streams.items()
        if view == view_in(role, place)
        and rights.reaches(user, programme_of(place))
        and _kept(place, month)
    }
    return dict(sorted(found.items(), key=lambda one: _order(one[0], month)))


def _quarter(place: str) -> int | None:
    """The first month of a place's quarter, counted from the year 0; None for places without
    one.
    """
    _, _, quarter = place.partition("/")
    return int(quarter[:4]) * 12 + (int(quarter[5:]) - 1) * 3 if quarter else None


def _kept(place: str, month: int) -> bool:
    first = _quarter(place)
    return first is None or month - (first + 3) < MONTHS_KEPT


def _order(place: str, month: int) -> tuple[int, int, str]:
    first = _quarter(place)
    if first is None:
        return (0 if place == ORGANISATION else 1, 0, place)
    # The current quarter first, then back in time, and what is still to come last.
    return (2, -first, place) if first <= month else (3, first, place)


def _read(
    remembered: Remembered,
    connection: Connection,
    organisation: int,
    pulled: Pulled,
    mine: Mapping[str, tuple[str, int]],
    cursor: Cursor,
    detail: bool,
) -> None:
    states = {
        stream: (last, count, total)
        for stream, last, count, total in remembered.database.rows(
            connection,
            "SELECT stream, last, count, sum FROM stream"
            " WHERE organisation_id = ? AND stream IN [?]",
            (organisation, [stream for _, stream in mine.values()]),
        )
    }
    left = BUDGET
    for place, (view, stream) in mine.items():
        held_view, since = cursor.get(place, ("", 0))
        known = held_view == view
        since = since if known else 0
        if known and since >= states[stream][0]:
            continue
        if left <= 0:
            pulled.more = True
            break
        bodies, upto, complete = _rows(remembered, connection, organisation, stream, since, left)
        left -= sum(map(len, bodies)) + len(bodies)
        upto = pulled.point[0] if complete else upto
        head = msgspec.json.encode([place, view, upto]).decode()
        pulled.pages.append(f"{head[:-1]},[{','.join(bodies)}]]")
        pulled.rows += len(bodies)
        pulled.more = pulled.more or not complete
    pulled.drop = sorted(cursor.keys() - mine.keys())
    if not pulled.more:
        counts = {place: states[stream][1:] for place, (_, stream) in mine.items()}
        pulled.check = (
            sum(count for count, _ in counts.values()),
            sum(total for _, total in counts.values()) % MODULUS,
        )
        pulled.checks = counts if detail else None


def _rows(
    remembered: Remembered,
    connection: Connection,
    organisation: int,
    stream: int,
    since: int,
    budget: int,
) -> tuple[list[str], int, bool]:
    """Rows of a stream after a number, as many as fit; up to which number; whether these are
    all.
    """
    # Who holds nothing of a place need not be told what left it.
    gone = " AND NOT gone" if since == 0 else ""
    bodies: list[str] = []
    while True:
        rows = remembered.database.rows(
            connection,
            "SELECT seq, body FROM feed WHERE organisation_id = ? AND stream = ? AND seq > ?"
            f"{gone} ORDER BY seq LIMIT ?",
            (organisation, stream, since, AT_ONCE),
        )
        for seq, body in rows:
            if budget <= 0:
                return bodies, since, False
            bodies.append(body)
            budget -= len(body) + 1
            since = seq
        if len(rows) < AT_ONCE:
            return bodies, since, True
