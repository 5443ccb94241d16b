"""An operation: made once at the tap, as a text that never changes. PROTOCOL.md, section 2.

Twin of operation.ts. Before: schema.py and names.py. After: merge.py takes its writes.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sync.names import VersionSet, fits, version
from sync.schema import SCHEMA, Field, RecordType

LARGEST = 2**53 - 1
LONGEST_TEXT = 2_000
LONGEST_LONG_TEXT = 40_000
MOST_POINTS = 20_000
VERSION_FORM = re.compile(r"[0-9a-z]{1,20}-[1-9][0-9]{0,15}", re.ASCII)


class Undecodable(ValueError):
    """The text is not an operation; nothing of it can be kept."""


class Write(NamedTuple):
    """One value written to one field. `over` names the versions that it covers."""

    version: str
    at: int
    value: Any
    over: tuple[str, ...] = ()
    decide: bool = False
    seen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Operation:
    """One change to one record. `at` is ms since 1970, `offset` ms."""

    n: int
    at: int
    type: str
    id: str
    offset: int = 0
    set: Mapping[str, Any] = field(default_factory=dict)
    over: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    add: Mapping[str, list[str]] = field(default_factory=dict)
    remove: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    decide: bool = False
    void: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    saw: VersionSet | None = None
    programme: str = ""


def canonical(value: Any) -> str:
    """JSON with keys sorted by code unit and no spaces: the same text in both languages."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if text.isascii() or max(text) < "\ud800":
        return text
    # Python sorts by code point; beyond the surrogates that is not the order of code units.
    return json.dumps(_by_code_unit(value), ensure_ascii=False, separators=(",", ":"))


def _by_code_unit(value: Any) -> Any:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return {key: _by_code_unit(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_by_code_unit(one) for one in value]
    return value


def _no_number(_: str) -> Any:
    raise ValueError("only whole numbers")


def _whole_number(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > LARGEST:
        raise ValueError("number too large")
    return int(digits)


def _integer(value: Any, least: int, most: int = LARGEST) -> bool:
    return type(value) is int and least <= value <= most


def _versions(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= 2_000
        and all(isinstance(one, str) and VERSION_FORM.fullmatch(one) for one in value)
    )


def _version_set(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(ranges, list)
        and all(
            isinstance(pair, list)
            and len(pair) == 2
            and _integer(pair[0], 1)
            and _integer(pair[1], pair[0])
            for pair in ranges
        )
        for ranges in value.values()
    )


def _table(value: Any) -> bool:
    return isinstance(value, dict) and len(value) <= 200


_SHAPES = {
    "n": lambda value: _integer(value, 1),
    "at": lambda value: _integer(value, -LARGEST),
    "offset": lambda value: _integer(value, -LARGEST),
    "type": lambda value: isinstance(value, str) and 0 < len(value) <= 40,
    "id": lambda value: isinstance(value, str) and 0 < len(value) <= 200,
    "set": _table,
    "over": lambda value: _table(value) and all(_versions(one) for one in value.values()),
    "add": lambda value: (
        _table(value)
        and all(
            isinstance(one, list) and all(isinstance(element, str) for element in one)
            for one in value.values()
        )
    ),
    "remove": lambda value: (
        _table(value)
        and all(_table(one) and all(_versions(of) for of in one.values()) for one in value.values())
    ),
    "decide": lambda value: isinstance(value, bool),
    "void": _versions,
    "seen": _versions,
    "saw": _version_set,
    "in": lambda value: isinstance(value, str) and len(value) <= 40,
}


def parse(text: str) -> Operation:
    """The operation that a text holds. Raises Undecodable when it holds none.

    Keys that this version does not know are ignored here; the text itself is kept as it came.
    """
    try:
        text.encode("utf-8")
        table = json.loads(
            text, parse_float=_no_number, parse_constant=_no_number, parse_int=_whole_number
        )
        canonical(table).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise Undecodable("not JSON") from error
    if not isinstance(table, dict):
        raise Undecodable("not a table")
    known = {key: table[key] for key in _SHAPES if key in table}
    if not {"n", "at", "type", "id"} <= known.keys():
        raise Undecodable("n, at, type and id are needed")
    for key, value in known.items():
        if not _SHAPES[key](value):
            raise Undecodable(f"odd {key}")
    if not known.keys() & {"set", "add", "remove", "void"}:
        raise Undecodable("nothing is written")
    return Operation(
        n=known["n"],
        at=known["at"],
        type=known["type"],
        id=known["id"],
        offset=known.get("offset", 0),
        set=known.get("set", {}),
        over={name: tuple(of) for name, of in known.get("over", {}).items()},
        add=known.get("add", {}),
        remove=known.get("remove", {}),
        decide=known.get("decide", False),
        void=tuple(known.get("void", ())),
        seen=tuple(known.get("seen", ())),
        saw=known.get("saw"),
        programme=known.get("in", ""),
    )


def writes(device: str, operation: Operation) -> dict[str, Write]:
    """What an operation writes, by field. Bits of a set field travel as one value."""
    name = version(device, operation.n)
    made: dict[str, Write] = {}

    def covered(one: str) -> tuple[str, ...]:
        return tuple(of for of in operation.over.get(one, ()) if of != name)

    for one, value in operation.set.items():
        if one == "deleted":
            value = {"saw": operation.saw or {}} if value is True else None
        made[one] = Write(name, operation.at, value, covered(one), operation.decide, operation.seen)
    for one in [*operation.add, *(key for key in operation.remove if key not in operation.add)]:
        value = {}
        if one in operation.add:
            value["add"] = list(operation.add[one])
        if one in operation.remove:
            value["remove"] = {key: list(of) for key, of in operation.remove[one].items()}
        made[one] = Write(name, operation.at, value, covered(one), operation.decide, operation.seen)
    return made


def strange(operation: Operation) -> str | None:
    """The field (or `id`, `type`) whose value does not fit the schema, or None when all fit.

    Unknown fields and unknown enumeration values fit: they pass through. Unknown types do not.
    """
    known = SCHEMA.get(operation.type)
    if known is None:
        return "type"
    if not fits(operation.type, operation.id):
        return "id"
    for name, value in operation.set.items():
        one = known.fields.get(name)
        if one and value is not None and (one.merge == "set" or not value_fits(one, value)):
            return name
    return _strange_set(known, operation)


def _strange_set(known: RecordType, operation: Operation) -> str | None:
    for name in [*operation.add, *operation.remove]:
        one = known.fields.get(name)
        if one and one.merge != "set":
            return name
    return None


def value_fits(one: Field, value: Any) -> bool:
    """Whether a value that is not null is one of this field's."""
    match one.type:
        case "text":
            return isinstance(value, str) and len(value) <= (one.max or LONGEST_TEXT)
        case "long_text":
            return isinstance(value, str) and len(value) <= (one.max or LONGEST_LONG_TEXT)
        case "int":
            return _integer(value, 0, one.max or LARGEST)
        case "instant":
            return _integer(value, -LARGEST)
        case "bool":
            return isinstance(value, bool)
        case "date":
            return isinstance(value, str) and bool(
                re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)
            )
        case "time":
            return isinstance(value, str) and bool(
                re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value)
            )
        case "enum" | "ref":
            return isinstance(value, str) and 0 < len(value) <= 160
        case "refs":
            return isinstance(value, list) and all(isinstance(element, str) for element in value)
        case "versions":
            return _version_set(value)
        case "strokes":
            return _strokes(value)
        case "unit":
            return isinstance(value, dict) and all(
                inner is None or part not in one.parts or value_fits(one.parts[part], inner)
                for part, inner in value.items()
            )
        case other:
            raise AssertionError(f"unknown type of field: {other}")


def _strokes(value: Any) -> bool:
    """A drawing: lists of x, y pairs laid flat, integers from 0 to 10000 of the box's width."""
    return (
        isinstance(value, list)
        and all(isinstance(stroke, list) and len(stroke) % 2 == 0 for stroke in value)
        and sum(len(stroke) for stroke in value) <= MOST_POINTS
        and all(_integer(number, -10_000, 20_000) for stroke in value for number in stroke)
    )
