"""The demo: an invented year, played through the protocol, with something to do about it."""

from pathlib import Path

import pytest

from server import demo
from server.database import Database
from server.migrate import migrate
from server.writer import Writer
from tests.house import NOON

KEY = b"d" * 32


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    """A server with the demo in it, made on a Sunday at noon."""
    folder: Path = tmp_path_factory.mktemp("demo")
    database = Database(f"sqlite:///{folder / 'jalon.db'}")
    migrate(database)
    writer = Writer(database, now=lambda: NOON)
    demo.prepare(writer, KEY)
    return writer


def count(writer: Writer, where: str) -> int:
    """How many rows."""
    with writer.database.read() as connection:
        return int(writer.database.rows(connection, f"SELECT count(*) FROM {where}")[0][0])


def test_a_year_of_five_actions_is_there(writer: Writer) -> None:
    assert count(writer, "record WHERE type = 'programme'") == 5
    assert 145 <= count(writer, "record WHERE type = 'person'") <= 160
    assert count(writer, "record WHERE type = 'session'") > 400
    assert count(writer, "record WHERE type = 'attendance'") > 3_000
    assert count(writer, "record WHERE type = 'household'") > 10


def test_everything_in_it_was_handed_over(writer: Writer) -> None:
    """Never inserted: each write of each record is an operation in the log, with its proof."""
    assert count(writer, "log WHERE device <> 'jalonsrv' AND mac = ''") == 0
    assert count(writer, "log") > 6_000


def test_there_is_something_to_decide(writer: Writer) -> None:
    """Contradictions, late work, and a refusal, as they come about in the field."""
    assert count(writer, "log WHERE outcome = 'review'") >= 3
    assert count(writer, "log WHERE outcome = 'proposed'") >= 1
    assert count(writer, "log WHERE outcome = 'held' AND reason = 'not_yours'") == 3
    assert count(writer, "log WHERE outcome = 'held' AND reason <> 'not_yours'") == 0


def test_there_is_something_now_whatever_the_day(writer: Writer) -> None:
    today = "'%.2026-11-22.1'"
    assert count(writer, f"record WHERE type = 'session' AND id LIKE {today}") == 4
    now = """'%"start":"12:00"%'"""
    assert count(writer, f"record WHERE type = 'session' AND id LIKE {today} AND state LIKE {now}")


def test_somebody_is_there_twice(writer: Writer) -> None:
    assert count(writer, """record WHERE type = 'person' AND state LIKE '%"Awa"%Traor%'""") == 2


def test_a_second_time_only_the_ways_in_are_new(writer: Writer) -> None:
    before = count(writer, "record")
    first, second = demo.prepare(writer, KEY), demo.prepare(writer, KEY)
    assert [name for name, _, _ in first] == ["Sophie Marchand", "Nadia Belkacem", "Bénédicte Roux"]
    assert not {code for *_, code in first} & {code for *_, code in second}
    assert count(writer, "record") == before
    assert count(writer, "organisation") == 1
