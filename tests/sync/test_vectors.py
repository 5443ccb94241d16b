"""sync/vectors/*.json, read by both languages (twin: vectors.test.ts)."""

import json
from collections.abc import Callable
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from sync import names
from sync.access import may_write, reduced, sees
from sync.digest import line
from sync.merge import Reading, Record, counting, covers
from sync.operation import Operation, Write, canonical, parse, strange
from sync.rules.register import Enrolment, count, headcount, register
from sync.rules.same_person import Human, classes, contradictions, duplicates
from sync.rules.search import matches
from tests.sync.readings import in_force, readings, records_of, sight_of

Case = dict[str, Any]
VECTORS = Path(__file__).parents[2] / "sync" / "vectors"


def load(name: str) -> list[Any]:
    cases = json.loads((VECTORS / f"{name}.json").read_text("utf-8"))
    return [pytest.param(case, id=case["name"]) for case in cases]


def as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def stated(reading: Case) -> Case:
    """A reading with what a vector leaves out: nothing is open, what stands are the leaves."""
    return {"proposals": [], "open": False, "standing": sorted(reading["leaves"])} | reading


def write(wire: list[Any]) -> Write:
    over, decide, seen = (wire[3:] + [[], False, []][len(wire) - 3 :])[:3]
    return Write(wire[0], wire[1], wire[2], tuple(over), decide, tuple(seen))


def operation(case: Case) -> Operation:
    return parse(json.dumps(case["op"]))


@pytest.mark.parametrize("case", load("merge"))
def test_any_order_any_repetition(case: Case) -> None:
    for order in permutations(case["ops"]):
        found = readings([*order, *order])
        for record, fields in case["becomes"].items():
            for field, reading in fields.items():
                assert found[record][field] == stated(reading), case["why"]
        for record, expected in case.get("sight", {}).items():
            assert sight_of(records_of(order), record) == expected, case["why"]


@pytest.mark.parametrize("case", load("covers"))
def test_what_a_write_covers_and_a_validation_lists(case: Case) -> None:
    records, type_, id_ = records_of(case["ops"]), case["type"], case["id"]
    held = records.get((type_, id_), Record()), in_force(records, type_, id_)
    waiting = frozenset(case.get("waiting", ()))
    over = covers(type_, case["field"], *held, case.get("decide", False), waiting)
    assert over == case["over"], case["why"]
    if "lists" in case:
        assert counting(type_, *held, waiting) == case["lists"], case["why"]


@pytest.mark.parametrize("case", load("names"))
def test_names(case: Case) -> None:
    assert as_json(getattr(names, case["call"])(*case["args"])) == case["gives"], case["why"]


@pytest.mark.parametrize("case", load("canonical"))
def test_canonical_text(case: Case) -> None:
    assert canonical(case["value"]) == case["gives"], case["why"]


@pytest.mark.parametrize("case", load("digest"))
def test_digest_lines(case: Case) -> None:
    fields = {name: [write(one) for one in of] for name, of in case["fields"].items()}
    text = line(case["type"], case["id"], fields)
    assert text == case["line"], case["why"]
    assert int.from_bytes(sha256(text.encode()).digest()[:6], "big") == case["hash"]


@pytest.mark.parametrize("case", load("strange"))
def test_values_that_do_not_fit(case: Case) -> None:
    assert strange(operation(case)) == case["gives"], case["why"]


@pytest.mark.parametrize("case", load("access"))
def test_who_may_write(case: Case) -> None:
    assert may_write(case["role"], operation(case)) is case["gives"], case["why"]


@pytest.mark.parametrize("case", load("reduced"))
def test_L17_what_a_role_sees_of_a_field(case: Case) -> None:
    """Python alone: only the server makes views."""
    history = {one[0]: write(one) for one in case["history"]}
    standing = [history[version] for version in case["standing"]]
    field = case["field"]
    shown = reduced(
        sees(case["role"], False),
        case["type"],
        {field: standing},
        {field: history},
        [(version, lists) for version, lists in case.get("validations", ())],
    )
    expected = [write(one) for one in case["gives"]] if case["gives"] else None
    assert shown.get(field) == expected, case["why"]


def _register(session: str, enrolments: Any, marks: Any, unions: Any) -> Any:
    readings_ = [
        (id_, Reading([write(one) for one in leaves], [write(one) for one in late], False, []))
        for id_, leaves, late in marks
    ]
    lines = register(session, [Enrolment(*one) for one in enrolments], readings_, classes(unions))
    return {"lines": lines, "count": count(lines)}


RULES: dict[str, Callable[..., Any]] = {
    "matches": matches,
    "classes": classes,
    "contradictions": contradictions,
    "headcount": headcount,
    "register": _register,
    "duplicates": lambda people, unions: duplicates([Human(*one) for one in people], unions),
}


@pytest.mark.parametrize("case", load("rules"))
def test_rules(case: Case) -> None:
    assert as_json(RULES[case["call"]](*case["args"])) == case["gives"], case["why"]
