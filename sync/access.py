"""Who may see and write what. PROTOCOL.md, sections 4 and 5 (views).

Twin of access.ts. Before: schema.py says it by field, merge.py what stands. After: the server
admits by `may_write` and sends what `reduced` leaves; the app offers what `may_write` allows.
"""

from collections.abc import Collection, Iterable, Mapping, Set
from operator import attrgetter
from typing import Any

from sync.merge import NONE, Record, Validations, late_among
from sync.operation import Operation, Write, canonical
from sync.schema import ROLES, SCHEMA


def may_write_field(role: str, type_: str, name: str) -> bool:
    """Whether a role may write a field. Fields that this version does not know: the team only."""
    known = SCHEMA.get(type_)
    if known is None or role not in ROLES:
        return False
    one = known.fields.get(name)
    if one is None:
        return role != "volunteer" and role in known.fields["deleted"].write
    return role in one.write


def may_write(role: str, operation: Operation) -> bool:
    """Whether a role may make this operation at all, wherever it is.

    A part of a unit that a role does not see, it cannot write. To undo a decision is to decide:
    the coordinator's.
    """
    if (operation.void or operation.decide) and role != "coordinator":
        return False
    for table in (operation.set, operation.add, operation.remove):
        for name in table:
            if not may_write_field(role, operation.type, name):
                return False
    known = SCHEMA.get(operation.type)
    for name, value in operation.set.items() if known else ():
        one = known.fields.get(name) if known else None
        hidden = one.reduce.get(role) if one and one.reduce else None
        if hidden == "initial":
            return False
        if hidden and isinstance(value, dict) and not value.keys().isdisjoint(hidden):
            return False
    return True


def sees(role: str, organisation: bool) -> dict[str, dict[str, Any]]:
    """What a role sees in the organisation's place or in others: by type and field.

    Each field is "whole", "initial" or the list of parts left out. Roles with the same answer share
    a view.
    """
    found: dict[str, dict[str, Any]] = {}
    for type_, known in SCHEMA.items():
        if (known.lives == "organisation") is organisation:
            fields = {
                name: one.reduce.get(role, "whole")
                for name, one in known.fields.items()
                if role in one.see
            }
            if fields:
                found[type_] = fields
    return found


def reduced(
    seen: Mapping[str, Mapping[str, Any]],
    type_: str,
    standing: Mapping[str, Iterable[Write]],
    history: Mapping[str, Mapping[str, Write]],
    validations: Validations = NONE,
) -> dict[str, list[Write]]:
    """The standing writes of a record as a view shows them, without the fields that it does not.

    `history` holds every write of each field: a write that changes nothing in this view bears the
    name and time of the write whose value it repeats. A field that the schema does not know goes to
    the team's views. A view that is not shown what a validation lists (it would name versions that
    it may not know of) is told by each write that is not late: it bears the validation as seen.
    """
    how_of = seen.get(type_, {})
    blind = validations and not lists_shown(seen)
    known = SCHEMA.get(type_)
    result: dict[str, list[Write]] = {}
    for name, writes in standing.items():
        how = how_of.get(name)
        if how is None and known is not None and name not in known.fields and _team(seen):
            how = "whole"
        if how == "whole" and not blind:
            result[name] = list(writes)
        elif type_ == "session" and name == "validation":
            if how is not None:
                result[name] = [
                    write._replace(value=reduce_value(how, write.value)) for write in writes
                ]
        elif how is not None:
            late = late_among(type_, name, Record(history), validations) if validations else ()
            agreed = {one for one, _ in validations}
            if how == "whole":
                result[name] = [
                    write
                    if write.version in late
                    else write._replace(seen=tuple(sorted({*write.seen, *agreed})))
                    for write in writes
                ]
            elif shown := _reduced_field(how, writes, history[name], late, agreed):
                result[name] = shown
    return result


def lists_shown(seen: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a view shows which versions a validation lists."""
    return bool(seen.get("session", {}).get("validation") == "whole")


def _team(seen: Mapping[str, Mapping[str, Any]]) -> bool:
    return seen.get("person", {}).get("last_name") == "whole"


def _reduced_field(
    how: Any,
    writes: Iterable[Write],
    history: Mapping[str, Write],
    late: Collection[str],
    agreed: Set[str],
) -> list[Write]:
    shown: dict[str, Write] = {}
    counting: set[str] = set()
    for write in writes:
        base = _base(how, write, history)
        if write.version not in late:
            counting.add(base.version)
        over = {_base(how, history[one], history).version for one in base.over if one in history}
        seen = {*base.seen, *(shown[base.version].seen if base.version in shown else ())}
        if write.version not in late:
            seen |= agreed  # whatever a validation lists it under does not show here
        shown[base.version] = Write(
            base.version,
            base.at,
            reduce_value(how, base.value),
            tuple(sorted(over - {base.version})),
            base.decide,
            tuple(sorted(seen)),
        )
    firm = [write for write in shown.values() if write.version in counting and not write.decide]
    covered = {one for write in firm for one in write.over}
    return sorted(
        (write for write in shown.values() if write.version not in covered),
        key=attrgetter("version"),
    )


def _base(how: Any, write: Write, history: Mapping[str, Write]) -> Write:
    """The earliest write that this one repeats in the eyes of a view."""
    passed = {write.version}
    while len(write.over) == 1 and not write.decide:
        before = history.get(write.over[0])
        if before is None or before.decide or before.version in passed:
            break
        if canonical(reduce_value(how, before.value)) != canonical(reduce_value(how, write.value)):
            break
        write = before
        passed.add(write.version)
    return write


def reduce_value(how: Any, value: Any) -> Any:
    """A value as a view shows it: a family name's initial, or a unit without some parts."""
    if value is None or how == "whole":
        return value
    if how == "initial":
        return initial(value) if isinstance(value, str) else None
    if isinstance(value, dict):
        return {part: inner for part, inner in value.items() if part not in how}
    return None


def initial(name: str) -> str:
    """The first letter of a family name, in capitals, with a point; empty stays empty."""
    letters = name.strip()[:1].upper()
    return f"{letters}." if letters else ""
