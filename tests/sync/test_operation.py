"""What can be decoded is an operation; what cannot is refused, whatever it is (failure 16, 17)."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.operation import Undecodable, parse, strange, writes

GOOD = {"n": 1, "at": -5, "type": "person", "id": "leo", "set": {"first_name": "Léo"}}


@pytest.mark.parametrize(
    "change",
    [
        {"n": 0},
        {"n": True},
        {"n": "1"},
        {"n": 2**53},
        {"at": None},
        {"at": 2**53},
        {"at": 1.5},
        {"offset": "0"},
        {"type": ""},
        {"type": "x" * 41},
        {"id": 7},
        {"id": "x" * 201},
        {"set": None},
        {"set": ["first_name"]},
        {"set": {str(i): 0 for i in range(201)}},
        {"set": {"birth_year": 1e3}},
        {"over": {"first_name": "k1-1"}},
        {"over": {"first_name": ["k1-0"]}},
        {"over": {"first_name": ["K1-1\n"]}},
        {"over": {"first_name": ["k1-1"] * 2_001}},
        {"add": {"tags": "x"}},
        {"add": {"tags": [1]}},
        {"remove": {"tags": ["k1-1"]}},
        {"remove": {"tags": {"x": ["nothing"]}}},
        {"decide": 1},
        {"void": "k1-1"},
        {"seen": {"k1": [[1, 2]]}},
        {"saw": {"k1": [[2, 1]]}},
        {"saw": {"k1": [[1]]}},
        {"in": None},
    ],
    ids=str,
)
def test_odd_shapes_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(Undecodable):
        parse(json.dumps(GOOD | change))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "{",
        json.dumps(GOOD) + "}",
        json.dumps(GOOD).replace("-5", "NaN"),
        json.dumps(GOOD).replace("L\\u00e9o", "\\ud83d"),
        json.dumps(GOOD).replace("L\\u00e9o", "\ud83d"),
        json.dumps({key: value for key, value in GOOD.items() if key != "set"}),
        json.dumps({key: value for key, value in GOOD.items() if key != "n"}),
        "[" * 100_000,
    ],
    ids=range(12),
)
def test_what_is_no_operation_is_refused(text: str) -> None:
    with pytest.raises(Undecodable):
        parse(text)


def test_L23_unknown_keys_pass() -> None:
    operation = parse(json.dumps(GOOD | {"colour": {"deep": [1]}}))
    assert operation.set == {"first_name": "Léo"}


def test_L4_sizes_of_honest_work_pass() -> None:
    """A long afternoon's minutes, a full drawing, a bulky validation: nothing is too large."""
    minutes = {"minutes": "é" * 400_000}
    lists = {"lists": {f"k{i}": [[j * 2 + 1, j * 2 + 1] for j in range(500)] for i in range(40)}}
    for values in (minutes, {"validation": lists}):
        session = {"type": "session", "id": "prog.acti.2026-11-19.1", "set": values}
        assert strange(parse(json.dumps(GOOD | session))) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.sampled_from(["n", "at", "type", "id", "set", "over", "add", "remove", "void"]), JSON)
def test_nothing_that_decodes_breaks_anything(key: str, value: object) -> None:
    try:
        operation = parse(json.dumps(GOOD | {key: value}))
    except Undecodable:
        return
    strange(operation)
    writes("k1", operation)
