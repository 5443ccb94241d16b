"""Names that say where a record lives, versions, and sets of versions. PROTOCOL.md, section 1.

Twin of names.ts. Used by everything else in sync/.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sync.schema import SCHEMA

ID_LENGTH = 160
ORGANISATION = "org"  # the place of what belongs to the whole organisation
SERVER = "jalonsrv"  # the device under whose name the server writes
Ranges = list[list[int]]
VersionSet = dict[str, Ranges]


def version(device: str, n: int) -> str:
    """The version that the n-th operation of a device gives to what it writes."""
    return f"{device}-{n}"


def split_version(of: str) -> tuple[str, int]:
    """The device and number of a version."""
    device, _, n = of.rpartition("-")
    return device, int(n)


def session_of(type_: str, id_: str) -> str | None:
    """The session under which a record stands (a session stands under itself), or None."""
    known = SCHEMA.get(type_)
    if known is None or known.lives != "session":
        return None
    return ".".join(id_.split(".")[:4])


@lru_cache(maxsize=2_000)  # the days on which people work are few
def quarter(date: str) -> str:
    """The quarter of a local date, `2026-11-19` → `2026-4`."""
    return f"{date[:4]}-{(int(date[5:7]) + 2) // 3}"


def place_of(type_: str, id_: str) -> str | None:
    """The place that an id names; None for referenced records, which stand where they are named."""
    known = SCHEMA.get(type_)
    if known is None or known.lives == "organisation":
        return ORGANISATION
    parts = id_.split(".")
    match known.lives:
        case "programme":
            return parts[0]
        case "session":
            return f"{parts[0]}/{quarter(parts[2])}"
        case _:
            return None


def programme_of(place: str) -> str | None:
    """The programme of a place, or None for the organisation's own."""
    return None if place == ORGANISATION else place.split("/")[0]


_ONE = r"[0-9a-z_-]{1,40}"
_SESSION = rf"{_ONE}\.{_ONE}\.[0-9]{{4}}-(0[1-9]|1[0-2])-[0-9]{{2}}\.[1-9][0-9]?"
_LENGTHS = {"activity": 2, "enrolment": 3, "grant": 2}


def _form(type_: str) -> re.Pattern[str]:
    if type_ == "union":
        return re.compile(rf"{_ONE}\+{_ONE}")
    if SCHEMA[type_].lives == "session":
        return re.compile(_SESSION if type_ == "session" else rf"{_SESSION}\.{_ONE}")
    return re.compile(r"\.".join([_ONE] * _LENGTHS.get(type_, 1)))


_FORMS = {type_: _form(type_) for type_ in SCHEMA}


def fits(type_: str, id_: str) -> bool:
    """Whether an id has the shape that its type asks for."""
    form = _FORMS.get(type_)
    if form is None or len(id_) > ID_LENGTH or not form.fullmatch(id_):
        return False
    first, _, second = id_.partition("+")
    return type_ != "union" or first < second


def named_by(type_: str, id_: str) -> list[tuple[str, str]]:
    """The referenced records that an id names: the person of a mark, the persons of a union."""
    if type_ == "union":
        return [("person", person) for person in id_.split("+")]
    known = SCHEMA.get(type_)
    if known and known.lives in ("programme", "session") and known.key[-1:] == ("person",):
        return [("person", id_.rpartition(".")[2])]
    return []


def contains(versions: Mapping[str, Ranges], of: str) -> bool:
    """Whether a version set contains a version."""
    device, n = split_version(of)
    return any(first <= n <= last for first, last in versions.get(device, ()))


def ranges_of(numbers: Iterable[int], known: Ranges | None = None) -> Ranges:
    """The ranges that hold these numbers, besides those already known."""
    spans = sorted([*(list(pair) for pair in known or []), *([n, n] for n in numbers)])
    merged: Ranges = []
    for first, last in spans:
        if merged and first <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    return merged


def versions_of(versions: Iterable[str]) -> VersionSet:
    """The version set that holds exactly these versions; devices in order."""
    numbers: dict[str, list[int]] = {}
    for one in versions:
        device, n = split_version(one)
        numbers.setdefault(device, []).append(n)
    return {device: ranges_of(numbers[device]) for device in sorted(numbers)}
