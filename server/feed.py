"""What each view shows of a record: the row as it will be sent, its digest, and whether it changed.

Before: work.py has merged operations into records. After: the rows stand in the table `feed`, ready
to be sent; pull.py joins them without looking inside. Same view, same bytes: a row is made once,
whoever reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple
from zlib import crc32

import msgspec

from sync.access import lists_shown, reduced, sees
from sync.merge import NONE, Record, Validations, read, standing
from sync.names import ORGANISATION
from sync.operation import Write, canonical
from sync.schema import ROLES, SCHEMA, merge_rule
from sync.text import merge_text

Fields = dict[str, list[Write]]
_encode = msgspec.json.Encoder(order="sorted").encode


@dataclass(frozen=True)
class View:
    """What some roles see in one kind of place, named by a hash of just that."""

    name: str
    seen: Mapping[str, Mapping[str, Any]]


class Row(NamedTuple):
    """One record as a view shows it. `check` tells whether the body is another one."""

    view: str
    body: str
    hash: int
    check: int


@cache
def view_of(role: str, organisation: bool) -> View:
    """The view that a role has of the organisation's place, or of a programme's places."""
    seen = sees(role, organisation)
    return View(sha256(canonical(seen).encode()).hexdigest()[:12], seen)


@cache
def views(organisation: bool) -> tuple[View, ...]:
    """The different views of a kind of place."""
    return tuple(
        {view.name: view for view in (view_of(role, organisation) for role in ROLES)}.values()
    )


def view_in(role: str, place: str) -> str:
    """The name of the view that a role has of a place."""
    return view_of(role, place == ORGANISATION).name


def rows_of(type_: str, id_: str, record: Record, validations: Validations = NONE) -> list[Row]:
    """The rows of a record, one for each view that shows something of it."""
    stands = _stands(type_, record, validations)
    texts = _texts(type_, record, validations, stands)
    kind = views(SCHEMA[type_].lives == "organisation")
    made: list[Row] = []
    whole: Row | None = None
    for view in kind:
        blind = validations and not lists_shown(view.seen)
        if not blind and _shows_all(view.seen.get(type_), stands):
            if whole is None:
                whole = _row(view.name, type_, id_, stands, texts)
                made.append(whole)
            else:
                made.append(Row(view.name, whole.body, whole.hash, whole.check))
            continue
        fields = reduced(view.seen, type_, stands, record.fields, validations)
        if fields:
            visible = {name: text for name, text in texts.items() if name in fields}
            made.append(_row(view.name, type_, id_, fields, visible))
    return made


def gone(type_: str, id_: str) -> str:
    """The row of a record that left a view."""
    return f'["{type_}","{id_}",null]'


def _row(view: str, type_: str, id_: str, fields: Fields, texts: Mapping[str, str]) -> Row:
    """A row and its digest, written in one go: both hold the same values."""
    sent: list[str] = []
    counted: list[str] = []
    for name in _sorted(fields):
        pairs = [(write, _json(write.value)) for write in fields[name]]
        key = _json(name)
        sent.append(f"{key}:[{','.join([_write(write, value) for write, value in pairs])}]")
        lines = [f'["{write.version}",{value}]' for write, value in pairs]
        counted.append(f"{key}:[{','.join(lines)}]")
    head = f'["{type_}","{id_}",{{'
    body = f"{head}{','.join(sent)}}}{',' + _json(texts) if texts else ''}]"
    digest = sha256(f"{head}{','.join(counted)}}}]".encode()).digest()
    return Row(view, body, int.from_bytes(digest[:6], "big"), crc32(body.encode()))


def _sorted(names: Mapping[str, Any]) -> list[str]:
    if len(names) == 1:
        return list(names)
    if all(map(str.isascii, names)):
        return sorted(names)
    return sorted(names, key=lambda name: name.encode("utf-16-be"))


def _json(value: Any) -> str:
    """Canonical JSON. Beyond ASCII code points and code units may sort differently: the slow
    way.
    """
    text = _encode(value)
    return text.decode() if text.isascii() else canonical(value)


def _write(write: Write, value: str) -> str:
    """A write, without the empty members at its end."""
    _, at, _, over, decide, seen = write
    head = f'["{write.version}",{at},{value}'
    if not (over or decide or seen):
        return head + "]"
    rest = [over, decide, seen] if seen else [over, decide] if decide else [over]
    return f"{head},{_json(rest)[1:]}"


def _stands(type_: str, record: Record, validations: Validations) -> Fields:
    if not validations and not record.voids:
        # By far the most records: one write a field, and nothing to weigh it against.
        alone: Fields = {}
        for name, of in record.fields.items():
            if len(of) != 1 or merge_rule(type_, name) == "set":
                break
            alone[name] = [*of.values()]
        else:
            return alone
    return standing(type_, record, validations)


def _shows_all(how_of: Mapping[str, Any] | None, stands: Fields) -> bool:
    """Whether a view shows these fields exactly as they stand."""
    if how_of is None:
        return False
    for name, of in stands.items():
        how = how_of.get(name)
        if how == "whole":
            continue
        if not isinstance(how, list):
            return False
        for write in of:
            if write.over or not isinstance(write.value, dict):
                return False
            if not write.value.keys().isdisjoint(how):
                return False
    return bool(stands)


def _texts(
    type_: str, record: Record, validations: Validations, stands: Fields
) -> Mapping[str, str]:
    """The texts that the server derives where several people wrote."""
    found: dict[str, str] = {}
    for name, of in stands.items():
        if len(of) > 1 and merge_rule(type_, name) == "text":
            leaves = read(type_, name, record, validations).leaves
            if len(leaves) > 1:
                found[name] = merge_text(leaves, record.fields[name])
    return found
