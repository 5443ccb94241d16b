"""Writes schema.gen.ts, the schema as TypeScript reads it: `make gen`.

Before: schema/*.toml through schema.py. After: schema.ts. A test holds what stands there fresh.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sync.schema import SCHEMA, TEAM, VERSION, Field

TARGET = Path(__file__).with_name("schema.gen.ts")


def _field(one: Field) -> dict[str, Any]:
    table: dict[str, Any] = {"type": one.type}
    if one.merge != "last":
        table["merge"] = one.merge
    for name in ("see", "write"):
        if getattr(one, name) != TEAM:
            table[name] = list(getattr(one, name))
    for name in ("reduce", "values", "rank", "to", "max"):
        if value := getattr(one, name):
            table[name] = value
    if one.parts:
        table["parts"] = {name: _field(part) for name, part in one.parts.items()}
    return table


def generate() -> str:
    """The text of schema.gen.ts. What has its default is left out: schema.ts fills it in."""
    tables: Mapping[str, Any] = {
        name: {
            "lives": known.lives,
            **({"key": known.key} if known.key else {}),
            **({"hangs_on": known.hangs_on} if known.hangs_on else {}),
            "fields": {field: _field(one) for field, one in known.fields.items()},
        }
        for name, known in SCHEMA.items()
    }
    lines = ",\n".join(f"  {name}: {json.dumps(table)}" for name, table in tables.items())
    return (
        "// Generated from schema/*.toml by `make gen`; edit there.\n"
        f"export const VERSION = {VERSION};\n"
        f"export const TABLES = {{\n{lines},\n}};\n"
    )


if __name__ == "__main__":
    TARGET.write_text(generate(), "utf-8")
