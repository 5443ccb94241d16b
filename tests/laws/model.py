"""The sentences of PROTOCOL.md, section 3, written down as plainly as they are said there.

Slow, and shares no line with merge.py: what the twins compute is held against this. An operation is
a pair (device, table), the table as it was parsed from its text; a history is a list of such pairs.
"""

from typing import Any

from sync.schema import SCHEMA

Made = tuple[str, dict[str, Any]]
Table = dict[str, Any]


def name(made: Made) -> str:
    return f"{made[0]}-{made[1]['n']}"


def writes(history: list[Made], record: tuple[str, str], field: str) -> dict[str, Table]:
    """The set of writes of one field, by version; a repetition adds nothing."""
    found = {}
    for made in history:
        op = made[1]
        if same(op, record):
            one = {"at": op["at"], "over": set(op.get("over", {}).get(field, ())) - {name(made)}}
            one |= {"decide": op.get("decide", False), "seen": set(op.get("seen", ()))}
            if field in op.get("set", {}):
                one["value"] = op["set"][field]
                if field == "deleted":
                    one["value"] = {"saw": op.get("saw", {})} if one["value"] is True else None
                if field == "validation":
                    one["decide"] = False
                found[name(made)] = one
            bits = {key: op[key][field] for key in ("add", "remove") if field in op.get(key, {})}
            if bits:
                found[name(made)] = one | {"value": bits, "over": set()}
    return found


def rule(record: tuple[str, str], field: str) -> str:
    known = SCHEMA[record[0]].fields.get(field)
    return known.merge if known else "last"


def in_set(versions: dict[str, Any], version: str) -> bool:
    device, n = version.rsplit("-", 1)
    return any(first <= int(n) <= last for first, last in versions.get(device, ()))


def covered(by: set[str], all_: dict[str, Table], merge: str) -> set[str]:
    """What these writes cover: what they name; in a set, additions that they wholly removed."""
    if merge != "set":
        return {one for write in by for one in all_[write]["over"]}
    gone = set()
    for addition, write in all_.items():
        elements = write["value"].get("add", ())
        named = [
            element
            for element in elements
            if any(addition in all_[y]["value"].get("remove", {}).get(element, ()) for y in by)
        ]
        if not write["value"].get("remove") and len(named) == len(elements):
            gone.add(addition)
    return gone


def read(history: list[Made], record: tuple[str, str], field: str) -> Table:
    """One field of a record after a history, whatever its order."""
    merge = rule(record, field)
    voided = {one for _, op in history if same(op, record) for one in op.get("void", ())}
    all_ = writes(history, record, field)
    live = {one: w for one, w in all_.items() if not (w["decide"] and one in voided)}
    ordinary = {one for one in live if not live[one]["decide"]}

    late = set()
    for validation, lists in validations(history, record, field).items():
        listed = {one for one in live if in_set(lists, one)}
        for _ in live:
            listed |= covered(listed & ordinary, live, merge) & live.keys()
        late |= {one for one in live if one not in listed and validation not in live[one]["seen"]}

    counting = live.keys() - late
    leaves = counting - covered(counting, live, merge)
    proposals = late - covered(counting, live, merge) - covered(late, live, merge)
    standing = live.keys() - covered(counting & ordinary, live, merge)
    values = [all_[one]["value"] for one in leaves]
    ordered = strongest_first(leaves, all_, record, field)
    return {
        "leaves": ordered,
        "proposals": strongest_first(proposals, all_, record, field),
        "open": merge in ("review", "once") and any(not same_value(v, values[0]) for v in values),
        "standing": sorted(standing),
        "shown": all_[ordered[0]]["value"] if ordered else None,
    }


def same(op: Table, record: tuple[str, str]) -> bool:
    return (op["type"], op["id"]) == record


def same_value(a: Any, b: Any) -> bool:
    return type(a) is type(b) and a == b


def validations(history: list[Made], record: tuple[str, str], field: str) -> dict[str, Any]:
    """In force over a field: the leaves of its session's `validation` that are not null."""
    if SCHEMA[record[0]].lives != "session" or field == "validation":
        return {}
    session = ("session", ".".join(record[1].split(".")[:4]))
    reading = read(history, session, "validation")
    all_ = writes(history, session, "validation")
    return {one: all_[one]["value"]["lists"] for one in reading["leaves"] if all_[one]["value"]}


def strongest_first(
    versions: set[str], all_: dict[str, Table], record: tuple[str, str], field: str
) -> list[str]:
    """Best by (decision, rank, at, version); for `once` the first one before later ones."""
    known = SCHEMA[record[0]].fields.get(field)

    def rank(value: Any) -> int:
        ranks = known.rank if known else ()
        pairs = [(ranks, value)]
        if isinstance(ranks, dict):
            pairs = [(order, (value or {}).get(part)) for part, order in ranks.items()]
        return sum(
            place
            for order, of in pairs
            for place, one in enumerate(order, 1)
            if same_value(one, of)
        )

    early_first = sorted(versions, key=lambda one: (all_[one]["at"], one))
    in_time = early_first if rule(record, field) == "once" else early_first[::-1]
    return sorted(
        in_time, key=lambda one: (all_[one]["decide"], rank(all_[one]["value"])), reverse=True
    )
