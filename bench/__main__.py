"""`python -m bench`: every benchmark, one table. `--only server`, `--only phone`, `--full`.

Before: `make bench`. After: docs/performance.md keeps the last table and what was tried.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from contextlib import ExitStack, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench import machine, rounds, serving
from bench.load import Clients
from bench.rounds import Measure, Sizes
from bench.table import Table

if TYPE_CHECKING:
    from bench.elsewhere import Elsewhere

STORES = {"10 k": 10_000, "100 k": 100_000}
FULL = {"1 M": 1_000_000}


def main() -> None:
    """Measure what was asked for and print it."""
    asked = _parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="bench", dir=asked.folder) as name:
        folder = Path(name)
        print(
            f"\n{machine.facts(folder)}, {asked.rounds} alternating rounds, medians\n", flush=True
        )
        table, clients = Table(), Clients()
        try:
            if asked.only != "phone":
                server(table, clients, folder, asked.rounds, Sizes(), asked.postgresql)
                records = STORES | (FULL if asked.full else {})
                stores(table, clients, folder, asked.rounds, Sizes(), records)
            if asked.only != "server":
                from bench import phone

                phone.measure(table, folder, asked.rounds)
        finally:
            clients.close()
            print(table, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=("server", "phone"), help="half of it")
    parser.add_argument("--full", action="store_true", help="also with a million records in store")
    parser.add_argument("--rounds", type=int, default=5, help="at least 3 (5)")
    parser.add_argument("--folder", help="where the databases lie: the disk that is measured")
    parser.add_argument(
        "--no-postgresql", dest="postgresql", action="store_false", help="SQLite alone"
    )
    return parser


def server(
    table: Table, clients: Clients, folder: Path, times: int, how: Sizes, postgresql: bool
) -> None:
    """The floor, push, pull and replay, one after the other in every round."""
    stage = rounds.prepare(folder / "stage", how)
    found: dict[str, list[Measure]] = defaultdict(list)
    moved = 0
    with _elsewhere(folder, how) if postgresql else nullcontext() as elsewhere:
        for number in range(times):
            say(f"push and pull, round {number + 1} of {times}")
            pushed, pulled = rounds.floor(folder / "floor", clients, stage)
            found["floor push"].append(pushed)
            found["floor pull"].append(pulled)
            with serving.jalon(rounds.fresh(stage, folder / "run")) as running:
                found["push"].append(rounds.push(running, clients, stage))
                found["pull"].append(rounds.pull(running, clients, stage))
                moved += rounds.replay(running, clients, stage)
            if elsewhere:
                with serving.jalon(elsewhere.stage.folder, elsewhere.fresh()) as running:
                    found["push elsewhere"].append(rounds.push(running, clients, elsewhere.stage))
                    found["pull elsewhere"].append(rounds.pull(running, clients, elsewhere.stage))
    table.throughput(found)
    table.add("rows that a replayed push moves", str(moved), "0", moved == 0)


def stores(
    table: Table, clients: Clients, folder: Path, times: int, how: Sizes, records: Mapping[str, int]
) -> None:
    """The same questions to small and large stores, in turn."""
    few = replace(how, devices=min(10, how.devices), readers=1)
    found: dict[str, dict[str, list[Measure]]] = {"changes": {}, "idle": {}}
    with ExitStack() as servers:
        asked = {}
        for name, count in records.items():
            say(f"a store of {name} records")
            stage = rounds.prepare(folder / name, few, before=count)
            running = servers.enter_context(serving.jalon(stage.folder))
            asked[name] = rounds.asking(running, clients, stage)
        for number in range(times):
            say(f"twenty changes, round {number + 1} of {times}")
            for name, one in asked.items():
                for what, request in (("changes", one.changes), ("idle", one.idle)):
                    measure = rounds.ask(clients, one, request, how.asks)
                    found[what].setdefault(name, []).append(measure)
    table.stores(found["changes"], found["idle"])


def _elsewhere(folder: Path, how: Sizes) -> "Elsewhere":
    # Only where it is wanted: it is a package of developers, and says so when it is imported.
    from bench.elsewhere import Elsewhere

    return Elsewhere(folder, how)


def say(what: str) -> None:
    """Progress, aside from the table."""
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
