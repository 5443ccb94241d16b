"""The end of a transaction: rows that changed get their numbers, under the organisation's lock.

Before: work.py has changed records in memory. After: records, feed and streams are written; pull.py
reads them. The lock is taken last, so the order of numbers is the order of commits, and others wait
little (L15).
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from server import tables
from server.feed import Row, gone, rows_of
from server.records import EMPTY, Entry
from sync.digest import MODULUS

if TYPE_CHECKING:
    from server.database import Database
    from server.work import Work

MARKS_KEPT = 400 * 86_400_000  # ms: some 13 months, as long as a device holds sessions


def publish(work: Work, changed: list[Entry]) -> None:
    """Write everything down, under the lock: numbers, records, feed, streams, the mark."""
    news = [(entry, *one) for entry in changed for one in _news(work, entry, _shows(work, entry))]
    _lock(work, len(news), [(place, view) for _, place, view, _ in news])
    assert work.point is not None
    seq = work.point[0] - max(len(news), 1)
    feed: list[tuple[Any, ...]] = []
    former: list[tuple[Any, ...]] = []
    moved: dict[int, tuple[int, int, int]] = {}
    for entry, place, view, row in news:
        seq += 1
        stream = work.memory.streams[place, view]
        old = entry.shown.get(stream)
        if old:
            former.append((work.organisation, stream, old[0]))
        body = row.body if row else gone(entry.type, entry.id)
        feed.append((work.organisation, stream, seq, row is None, body))
        entry.shown[stream] = (seq, row.hash, row.check) if row else (seq, -1, 0)
        count, total = moved.get(stream, (0, 0, 0))[1:]
        was = old[1] if old and old[1] >= 0 else None
        count += (row is not None) - (was is not None)
        total += (row.hash if row else 0) - (was or 0)
        moved[stream] = (seq, count, total)
        work.touched.add((place, view))
    _store(work, changed)
    work.database.remove(work.connection, tables.feed, former)
    work.database.put(work.connection, tables.feed, feed)
    work.database.run_each(
        work.connection,
        "UPDATE stream SET last = ?, count = count + ?, sum = (sum + ?) % ?"
        " WHERE organisation_id = ? AND stream = ?",
        [
            (last, count, total % MODULUS, MODULUS, work.organisation, stream)
            for stream, (last, count, total) in sorted(moved.items())
        ],
    )


def _shows(work: Work, entry: Entry) -> dict[str, Row]:
    if entry.record == EMPTY:
        return {}
    validations = work.validations(entry)
    return {row.view: row for row in rows_of(entry.type, entry.id, entry.record, validations)}


def _news(work: Work, entry: Entry, rows: dict[str, Row]) -> list[tuple[str, str, Row | None]]:
    """The rows that are not as they were: (place, view, row), or None where it left."""
    found: list[tuple[str, str, Row | None]] = []
    streams, places = work.memory.streams, work.memory.places
    if not entry.shown.keys() <= work.memory.places.keys():
        # Another process made a stream meanwhile, or a view is no more.
        work.memory.streams_as_of = -1
        work.remembered.streams(work.connection, work.organisation, 0)
        streams, places = work.memory.streams, work.memory.places
        for dropped in entry.shown.keys() - places.keys():
            del entry.shown[dropped]
    for place in entry.places:
        for view, row in rows.items():
            old = entry.shown.get(streams.get((place, view), 0))
            if old is None or old[1:] != (row.hash, row.check):
                found.append((place, view, row))
    for stream, (_, hash_, _) in entry.shown.items():
        place, view = places[stream]
        if hash_ >= 0 and (view not in rows or place not in entry.places):
            found.append((place, view, None))
    return found


def _lock(work: Work, count: int, wanted: list[tuple[str, str]]) -> None:
    """Take the organisation's lock, the numbers, and the streams that are still to be made."""
    mark = secrets.token_hex(8)
    seq, streams = work.rows(
        "UPDATE organisation SET seq = seq + ?, mark = ?, rights = rights + ?"
        " WHERE organisation_id = ? RETURNING seq, streams",
        (max(count, 1), mark, int(work.rights_moved), work.organisation),
    )[0]
    work.point = (seq, mark)
    work.database.put(work.connection, tables.commit, [(work.organisation, seq, mark, work.now)])
    work.remembered.streams(work.connection, work.organisation, streams)
    missing = sorted({one for one in wanted if one not in work.memory.streams})
    if missing:
        _make_streams(work, missing, streams)


def _make_streams(work: Work, missing: list[tuple[str, str]], known: int) -> None:
    rows = []
    for number, (place, view) in enumerate(missing, known + 1):
        rows.append((work.organisation, number, place, view, 0, 0, 0))
        work.memory.streams[place, view] = number
        work.memory.places[number] = (place, view)
    work.memory.streams_as_of = known + len(missing)
    work.database.put(work.connection, tables.stream, rows)
    work.database.run(
        work.connection,
        "UPDATE organisation SET streams = ? WHERE organisation_id = ?",
        (known + len(missing), work.organisation),
    )


def _store(work: Work, entries: list[Entry]) -> None:
    # On PostgreSQL a record that somebody else has just made stops us here; the group is then
    # done again.
    for stored in (True, False):
        rows = [one.columns(work.organisation) for one in entries if one.stored is stored]
        work.database.put(work.connection, tables.record, rows, "replace" if stored else "fail")


def forget_marks(database: Database, now: int) -> None:
    """Let go of marks of long ago: a device that comes back after that begins anew (L25)."""
    with database.write() as connection:
        database.run(connection, "DELETE FROM commit_mark WHERE at < ?", (now - MARKS_KEPT,))
