"""An operation: made once at the tap, as a text that never changes. PROTOCOL.md, section 2.

Twin of operation.ts. Before: schema.py and names.py. After: merge.py takes its writes.
"""

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from sync.names import VersionSet, fits, version
from sync.schema import SCHEMA, Field, RecordType

LARGEST = 2**53 - 1
LONGEST_TEXT = 2_000
LONGEST_LONG_TEXT = 400_000  # what many people wrote into one text: 20,000 are typed at most
MOST_POINTS = 20_000
MOST_VERSIONS = 2_000
MOST_FIELDS = 200
_is_version = re.compile(r"[0-9a-z]{1,20}-[1-9][0-9]{0,15}").fullmatch


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


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Operation(NamedTuple):
    """One change to one record. `at` is ms since 1970, `offset` ms."""

    n: int
    at: int
    type: str
    id: str
    offset: int = 0
    set: Mapping[str, Any] = _NOTHING
    over: Mapping[str, tuple[str, ...]] = _NOTHING
    add: Mapping[str, list[str]] = _NOTHING
    remove: Mapping[str, Mapping[str, list[str]]] = _NOTHING
    decide: bool = False
    void: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    saw: VersionSet | None = None
    programme: str = ""


# Made once: each json.dumps or json.loads with options of its own makes a coder anew.
_sorted = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
_as_is = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def canonical(value: Any) -> str:
    """JSON with keys sorted by code unit and no spaces: the same text in both languages."""
    text = _sorted(value)
    if text.isascii() or max(text) < "\ud800":
        return text
    # Python sorts by code point; beyond the surrogates that is not the order of code units.
    return _as_is(_by_code_unit(value))


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
    if len(digits) > 15 and (len(digits) > 17 or abs(int(digits)) > LARGEST):
        raise ValueError("number too large")
    return int(digits)


_decode: Callable[[str], Any] = json.JSONDecoder(
    parse_float=_no_number, parse_constant=_no_number
).decode
_decode_long: Callable[[str], Any] = json.JSONDecoder(
    parse_float=_no_number, parse_constant=_no_number, parse_int=_whole_number
).decode
_long_number = re.compile(r"[0-9]{16}").search


def _integer(value: Any, least: int, most: int = LARGEST) -> bool:
    return type(value) is int and least <= value <= most


def _versions(value: Any) -> bool:
    if not isinstance(value, list) or len(value) > MOST_VERSIONS:
        return False
    for one in value:  # noqa: SIM110 - a plain loop: this stands on the way of every operation
        if not isinstance(one, str) or not _is_version(one):
            return False
    return True


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
    return isinstance(value, dict) and len(value) <= MOST_FIELDS


def _lists_of_versions(value: Any) -> bool:
    if not _table(value):
        return False
    for one in value.values():  # noqa: SIM110
        if not _versions(one):
            return False
    return True


def _added(value: Any) -> bool:
    return _table(value) and all(
        isinstance(one, list) and all(isinstance(element, str) for element in one)
        for one in value.values()
    )


def _removed(value: Any) -> bool:
    return _table(value) and all(_lists_of_versions(one) for one in value.values())


def _text(value: Any, longest: int) -> bool:
    return isinstance(value, str) and 0 < len(value) <= longest


_SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "offset": lambda value: type(value) is int,
    "set": _table,
    "over": _lists_of_versions,
    "add": _added,
    "remove": _removed,
    "decide": lambda value: isinstance(value, bool),
    "void": _versions,
    "seen": _versions,
    "saw": _version_set,
    "in": lambda value: isinstance(value, str) and len(value) <= 40,
}
_WRITING = {"set", "add", "remove", "void"}


def parse(text: str) -> Operation:
    """The operation that a text holds. Raises Undecodable when it holds none.

    Keys that this version does not know are ignored here; the text itself is kept as it came.
    """
    try:
        # To be asked about every number takes longer than to look for a long one.
        table = _decode_long(text) if _long_number(text) else _decode(text)
        if not text.isascii():
            text.encode("utf-8")
        if "\\u" in text:  # half a surrogate pair, escaped, has no UTF-8 either
            canonical(table).encode("utf-8")
        n, at, type_, id_ = table["n"], table["at"], table["type"], table["id"]
    except (ValueError, RecursionError) as error:
        raise Undecodable("not JSON") from error
    except (KeyError, TypeError) as error:
        raise Undecodable("not a table with n, at, type and id") from error
    if type(n) is not int or n < 1 or type(at) is not int:  # any clock is believed
        raise Undecodable("odd n or at")
    if not _text(type_, 40) or not _text(id_, 200):
        raise Undecodable("odd type or id")
    for key, value in table.items():
        if key in _SHAPES and not _SHAPES[key](value):
            raise Undecodable(f"odd {key}")
    if _WRITING.isdisjoint(table):
        raise Undecodable("nothing is written")
    get = table.get
    return Operation(
        n,
        at,
        type_,
        id_,
        get("offset", 0),
        get("set", _NOTHING),
        {name: tuple(of) for name, of in table["over"].items()} if "over" in table else _NOTHING,
        get("add", _NOTHING),
        get("remove", _NOTHING),
        get("decide", False),
        tuple(get("void", ())),
        tuple(get("seen", ())),
        get("saw"),
        get("in", ""),
    )


def writes(device: str, operation: Operation) -> dict[str, Write]:
    """What an operation writes, by field. Bits of a set field travel as one value."""
    name = version(device, operation.n)
    _, at, _, _, _, values, over, add, remove, decide, _, seen, saw, _ = operation
    made: dict[str, Write] = {}
    for one, value in values.items():
        if one == "deleted":
            value = {"saw": saw or {}} if value is True else None
        # A validation is undone by writing null over it, never as a decision is.
        settles = decide and one != "validation"
        made[one] = Write(name, at, value, over.get(one, ()), settles, seen)
    for one in [*add, *(key for key in remove if key not in add)] if add or remove else ():
        value = {}
        if one in add:
            value["add"] = list(add[one])
        if one in remove:
            value["remove"] = {key: list(of) for key, of in remove[one].items()}
        made[one] = Write(name, at, value, (), decide, seen)
    if over:  # nothing covers itself
        for one, write in made.items():
            if name in write.over:
                made[one] = write._replace(over=tuple(of for of in write.over if of != name))
    return made


def strange(operation: Operation) -> str | None:
    """The field (or `id`, `type`, `in`) whose value does not fit the schema, or None when all fit.

    Unknown fields and unknown enumeration values fit: they pass through. Unknown types do not.
    """
    known = SCHEMA.get(operation.type)
    if known is None:
        return "type"
    if not fits(operation.type, operation.id):
        return "id"
    if operation.programme and not fits("programme", operation.programme):
        return "in"
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
