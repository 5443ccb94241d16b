"""Simulated authors: each knows what it was sent and what it wrote, and nothing else.

A step is a handful of small numbers, so hypothesis can shorten a story that went wrong. What an
author covers, lists and has seen is computed from what it holds, as the app does (PROTOCOL.md, 2).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st

from sync.merge import (
    Reading,
    Record,
    counting,
    covers,
    elements,
    read,
    standing,
)
from sync.names import versions_of
from tests.laws.model import Made, name
from tests.sync.readings import Records, in_force, records_of

Id = tuple[str, str]
SESSION: Id = ("session", "prog.acti.2026-11-19.1")
LEO: Id = ("attendance", f"{SESSION[1]}.leo")
ZOE: Id = ("signature", f"{SESSION[1]}.zoe")
PERSON: Id = ("person", "leo")
FIELDS: dict[Id, dict[str, list[Any]]] = {
    SESSION: {"state": ["held", "cancelled", None], "title": ["A", "B"], "minutes": ["x", "y"]},
    LEO: {"mark": [{"status": "present"}, {"status": "absent", "evidence": "signed"}]},
    ZOE: {"signed": [{"signs": "z"}, {"signs": "y"}]},
    PERSON: {"first_name": ["Léo", "Leo"]},
}
IDS = list(FIELDS)
CLOCKS = (1_763_820_000_000, 0, 4_070_908_800_000)  # today, 1970, 2099
Step = tuple[int, int, int, int, int]


def read_all(records: Records) -> dict[tuple[Id, str], Reading]:
    """Every field of which anything is left."""
    found = {
        (id_, field): read(id_[0], field, record, in_force(records, *id_))
        for id_, record in records.items()
        for field in record.fields
    }
    return {key: of for key, of in found.items() if of.standing}


def sent(records: Records) -> Records:
    """What a device holds of this: the standing writes, and nothing of what was undone."""
    held = {}
    for id_, record in records.items():
        if fields := standing(id_[0], record, in_force(records, *id_)):
            held[id_] = Record({key: {w.version: w for w in of} for key, of in fields.items()})
    return held


def on_top(records: Records, waiting: Sequence[Made]) -> Records:
    held = dict(records)
    for id_, record in records_of(waiting).items():
        base = held.get(id_, Record())
        fields: dict[str, Any] = {key: dict(of) for key, of in base.fields.items()}
        for key, of in record.fields.items():
            fields[key] = {**of, **fields.get(key, {})}
        held[id_] = Record(fields, {**base.voids, **record.voids})
    return held


class Phone(NamedTuple):
    """One author's device: what it was sent, of which history, and what it has made since."""

    device: str
    made: int = 0
    base: Mapping[Id, Record] = {}
    known: tuple[Made, ...] = ()  # the history whose standing writes `base` holds
    waiting: tuple[Made, ...] = ()

    @property
    def held(self) -> Records:
        return on_top(dict(self.base), self.waiting)

    def makes(self, id_: Id, clock: int, table: dict[str, Any]) -> "Phone":
        held = self.held
        op = {"n": self.made + 1, "at": CLOCKS[clock % 3] + self.made, "type": id_[0], "id": id_[1]}
        seen = [version for version, _ in in_force(held, *id_)]
        op |= {"seen": seen} if seen else {}
        waiting = frozenset(name(one) for one in self.waiting)
        record, force = held.get(id_, Record()), in_force(held, *id_)
        over = {
            field: covers(id_[0], field, record, force, "decide" in table, waiting)
            for field in table.get("set", {})
        }
        op |= table | {"over": {field: of for field, of in over.items() if of}}
        return self._replace(made=self.made + 1, waiting=(*self.waiting, (self.device, op)))


def validation(held: Records, waiting: frozenset[str]) -> dict[str, Any]:
    lists = versions_of(
        version
        for id_, record in held.items()
        if id_ != PERSON
        for version in counting(id_[0], record, in_force(held, *id_), waiting)
    )
    return {"set": {"validation": {"lists": lists}}}


def deletion(held: Records, id_: Id) -> dict[str, Any]:
    under = [held[one] for one in held if one == id_ or id_ == SESSION != one != PERSON]
    saw = versions_of(v for record in under for of in record.fields.values() for v in of)
    return {"set": {"deleted": True}, "saw": saw}


def write(phone: Phone, what: int, which: int, value: int, clock: int) -> Phone:
    """One thing that somebody does with a phone in hand."""
    id_ = IDS[which % len(IDS)]
    held = phone.held
    record = held.get(id_, Record())
    field = sorted(FIELDS[id_])[value % len(FIELDS[id_])]
    choices = FIELDS[id_][field]
    change = {"set": {field: choices[(value // 3) % len(choices)]}}
    match what:
        case 0:
            return phone.makes(id_, clock, change | {"decide": True})
        case 1:
            of = [w.version for ws in record.fields.values() for w in ws.values() if w.decide]
            gone = [version for version in sorted(of) if version not in record.undone]
            return phone.makes(id_, clock, {"void": [gone[value % len(gone)]]}) if gone else phone
        case 2:
            return phone.makes(
                SESSION, clock, validation(held, frozenset(name(one) for one in phone.waiting))
            )
        case 3:
            return phone.makes(SESSION, clock, {"set": {"validation": None}})
        case 4:
            return phone.makes(id_, clock, deletion(held, id_))
        case 5:
            return phone.makes(id_, clock, {"set": {"deleted": False}})
        case 6:
            decide = {"decide": True} if which % 2 else {}
            return phone.makes(
                SESSION, clock, {"add": {"facilitators": ["u1", "u2"][value % 3 :]}} | decide
            )
        case 7:
            reading = read(
                "session", "facilitators", held.get(SESSION, Record()), in_force(held, *SESSION)
            )
            known = elements(reading.leaves)
            gone_ = {one: known[one] for one in list(known)[: 1 + value % 2]}
            decide = {"decide": True} if which % 2 else {}
            return phone.makes(SESSION, clock, {"remove": {"facilitators": gone_}} | decide)
        case _:
            return phone.makes(id_, clock, change)


def exchange(phone: Phone, server: list[Made], how: int) -> tuple[Phone, list[Made]]:
    """A round trip hands over, then takes. A colleague carries some, and brings nothing back."""
    own = how % 2 == 0
    carried = [one for i, one in enumerate(phone.waiting) if own or (how >> i % 3) % 3]
    server = [*server, *(one for one in carried if one not in server)]
    if own and how < 8:  # the answer: receipts and pages
        phone = phone._replace(waiting=(), base=sent(records_of(server)), known=tuple(server))
    elif (
        own and how % 3 == 1
    ):  # receipts alone: one's own work is not sent back; 2: the answer is lost
        known = (*phone.known, *phone.waiting)
        phone = phone._replace(waiting=(), base=sent(phone.held), known=known)
    return phone, server


def held_back(phone: Phone, how: int) -> Phone:
    """The server keeps an operation out of the set; its author lets go of it."""
    left = tuple(one for i, one in enumerate(phone.waiting) if i != how % len(phone.waiting))
    return phone._replace(waiting=left)


def play(steps: Iterable[Step]) -> Iterable[tuple[list[Phone], list[Made]]]:
    """The world after each step: the phones, and the operations that the server has admitted."""
    phones = [Phone(device) for device in ("k1", "k2", "k3")]
    server: list[Made] = []
    for who, what, which, value, clock in steps:
        i = who % 3
        if what < 10:
            phones[i] = write(phones[i], what, which, value, clock)
        elif what == 10 and phones[i].waiting and value % 4 == 0:
            phones[i] = held_back(phones[i], which)
        else:
            phones[i], server = exchange(phones[i], server, value)
        yield phones, server


def history_of(story: Iterable[Step]) -> list[Made]:
    """Everything that was made in a story and not held back."""
    phones: list[Phone] = []
    server: list[Made] = []
    for phones, server in play(story):  # noqa: B007
        pass
    return [*server, *(one for phone in phones for one in phone.waiting if one not in server)]


def stories() -> st.SearchStrategy[list[Step]]:
    """Steps about everything; or, to go deep, edits, decisions and validations of one mark."""
    wide = st.tuples(*[st.integers(0, most) for most in (2, 13, 7, 11, 2)])
    what = st.sampled_from([8, 0, 1, 2, 3, 10, 12])
    deep = st.tuples(st.integers(0, 2), what, st.just(1), st.integers(0, 11), st.just(0))
    return st.one_of(st.lists(wide, max_size=30), st.lists(deep, max_size=40))
