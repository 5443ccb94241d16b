"""The benchmarks still run, each at toy size. No time is asserted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import rounds, serving, share
from bench.load import Clients
from bench.rounds import Sizes
from bench.table import Table
from bench.traces import readable_names

TOY = Sizes(devices=2, marks=60, readers=2, asks=3)


@pytest.fixture
def clients() -> Iterator[Clients]:
    made = Clients()
    yield made
    made.close()


def test_push_pull_and_replay_are_measured(tmp_path: Path, clients: Clients) -> None:
    """L3: a replayed push moves nothing."""
    table = Table()
    bench.server(table, clients, tmp_path, 1, TOY, postgresql=True)
    rows = {row[0]: row for row in table.rows}
    assert rows["rows that a replayed push moves"][1] == "0"
    assert "of the CPU" in rows["push"][1]


def test_stores_of_two_sizes_are_asked(tmp_path: Path, clients: Clients) -> None:
    """L22: with nothing to say, under 2 kB both ways."""
    table = Table()
    bench.stores(table, clients, tmp_path, 1, TOY, {"100": 100, "300": 300})
    assert len(table.rows) == 6
    idle = [row for row in table.rows if row[0].startswith("exchange with nothing to say")]
    sizes = [int(row[1].rpartition("CPU, ")[2].removesuffix(" B").replace(",", "")) for row in idle]
    assert max(sizes) <= 2_000


def test_a_round_without_receipts_is_no_round(tmp_path: Path, clients: Clients) -> None:
    stage = rounds.prepare(tmp_path / "stage", TOY)
    stage.pushes[0].pop()
    with (
        serving.jalon(stage.folder) as running,
        pytest.raises(RuntimeError, match="not everything"),
    ):
        rounds.push(running, clients, stage)


def test_names_in_clear_are_found_where_they_stand(tmp_path: Path) -> None:
    given = share.prepare(tmp_path / "share", marks=20, invitations=1)
    known = {one.lower() for names in given.names for one in names}
    assert readable_names([given.folder]) >= known
    wide = tmp_path / "wide"
    wide.mkdir()
    (wide / "file").write_bytes(b"." + given.names[0][0].encode("utf-16-le"))
    assert readable_names([wide]) == {given.names[0][0].lower()}
