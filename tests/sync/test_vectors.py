"""sync/vectors/*.json, read by both languages (twin: vectors.test.ts): in every order, each twice."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.sync.readings import readings, records_of, sight_of

VECTORS = Path("sync/vectors")


def load(name: str) -> list[Any]:
    cases = json.loads((VECTORS / f"{name}.json").read_text("utf-8"))
    return [pytest.param(case, id=case["name"]) for case in cases]


def stated(reading: dict[str, Any]) -> dict[str, Any]:
    """A reading with what a vector leaves out: nothing open or proposed, and what stands are the leaves."""
    usual = {"proposals": [], "open": False, "standing": sorted(reading["leaves"])}
    return usual | reading


@pytest.mark.parametrize("case", load("merge"))
def test_any_order_any_repetition(case: dict[str, Any]) -> None:
    for order in permutations(case["ops"]):
        found = readings([*order, *order])
        for record, fields in case["becomes"].items():
            for field, reading in fields.items():
                assert found[record][field] == stated(reading), case["why"]
        for record, expected in case.get("sight", {}).items():
            assert sight_of(records_of(order), record) == expected, case["why"]
