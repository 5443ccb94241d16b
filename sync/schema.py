"""The record types, read from schema/*.toml.

Before: schema/*.toml, the one home of every type. After: operation.py checks values against it,
merge.py reads its rules, access.py its roles; gen.py writes the same for TypeScript.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

VERSION = 1  # grows when a type or a field is added; a client tells it at each exchange
ROLES = ("coordinator", "worker", "volunteer")
TEAM = ("coordinator", "worker")


@dataclass(frozen=True)
class Field:
    """One field: how its values look, how they merge, and who may see and write them."""

    name: str
    type: str
    merge: str = "last"
    see: tuple[str, ...] = TEAM
    write: tuple[str, ...] = TEAM
    reduce: Mapping[str, Any] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    rank: Any = ()  # values that show before others, the strongest last; of a unit {part: values}
    to: str = ""
    parts: Mapping[str, "Field"] = field(default_factory=dict)
    max: int = 0


@dataclass(frozen=True)
class RecordType:
    """One record type: where its records live, what their ids are made from, and their fields."""

    name: str
    lives: str
    key: tuple[str, ...] = ()
    hangs_on: tuple[str, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)


def _field(name: str, table: Mapping[str, Any]) -> Field:
    parts = {part: _field(part, inner) for part, inner in table.get("parts", {}).items()}
    lists = {key: tuple(table[key]) for key in ("see", "write", "values") if key in table}
    rank = table.get("rank", ())
    return Field(
        name=name,
        type=table["type"],
        merge=table.get("merge", "last"),
        reduce=table.get("reduce", {}),
        rank=rank if isinstance(rank, dict) else tuple(rank),
        to=table.get("to", ""),
        parts=parts,
        max=table.get("max", 0),
        **lists,
    )


def _record_type(name: str, table: Mapping[str, Any]) -> RecordType:
    fields = {key: _field(key, inner) for key, inner in table.items() if isinstance(inner, dict)}
    everyone_who_writes = {role for one in fields.values() for role in one.write}
    everyone_who_sees = {role for one in fields.values() for role in one.see}
    fields["deleted"] = Field(
        name="deleted",
        type="bool",
        see=tuple(role for role in ROLES if role in everyone_who_sees),
        write=tuple(role for role in ROLES if role in everyone_who_writes),
    )
    return RecordType(
        name=name,
        lives=table["lives"],
        key=tuple(table.get("key", ())),
        hangs_on=tuple(table.get("hangs_on", ())),
        fields=fields,
    )


def read_tables() -> dict[str, dict[str, Any]]:
    """All tables of schema/*.toml, by type name, in the order of the files."""
    tables: dict[str, dict[str, Any]] = {}
    folder = resources.files("sync") / "schema"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            tables |= tomllib.loads(file.read_text("utf-8"))
    return tables


@cache
def _load() -> dict[str, RecordType]:
    return {name: _record_type(name, table) for name, table in read_tables().items()}


SCHEMA: Mapping[str, RecordType] = _load()


def merge_rule(type_: str, field_: str) -> str:
    """The merging rule of a field; what this version does not know merges as `last`."""
    known = SCHEMA.get(type_)
    one = known.fields.get(field_) if known else None
    return one.merge if one else "last"
