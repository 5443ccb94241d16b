"""Operations come in: who made them, whether they are new, whether they may enter, and what the
receipt says.

Before: exchange.py (or a parcel) brings texts with their proofs. After: work.py applies them to
records, held.py keeps what may not enter. PROTOCOL.md, section 4. Admission is decided once, here,
and logged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from server import held, witness
from server.erasure import erase, erased
from server.feed import view_of
from server.foretold import foretold
from server.keys import device_secret, proves
from server.places import REFERENCES
from server.problems import Problem
from server.records import EMPTY, Entry, Key
from server.work import Numbers, Work
from sync.access import may_write, reduced
from sync.merge import Record, read
from sync.names import named_by, session_of, version
from sync.operation import Operation, Undecodable, parse, strange
from sync.schema import SCHEMA

Receipt = tuple[int, str] | tuple[int, str, str]


class Item(NamedTuple):
    """One operation as it came, its author proven."""

    device: str
    text: str
    mac: str
    operation: Operation
    odd: bool  # it does not fit the schema
    names: list[Key]  # the people whom its id names


@dataclass
class Answer:
    """What a batch is answered, once it is committed."""

    receipts: dict[str, list[Receipt]] = field(default_factory=dict)  # by device
    twins: set[str] = field(default_factory=set)  # devices that turned out to be two

    def add(self, other: "Answer") -> None:
        """Take in the answer to another part of the same batch."""
        for device, receipts in other.receipts.items():
            self.receipts.setdefault(device, []).extend(receipts)
        self.twins |= other.twins


def open_items(
    key: bytes, organisation: int, device: str, pairs: Iterable[Sequence[Any]]
) -> tuple[list[Item], list[tuple[int, str]]]:
    """What texts with proofs hold; besides, the positions of those that nobody can keep, and
    why.
    """
    secret = device_secret(key, organisation, device)
    items: list[Item] = []
    refused: list[tuple[int, str]] = []
    for position, (text, proof) in enumerate(pairs):
        if not proves(secret, text, proof):
            refused.append((position, "wrong_proof"))
            continue
        try:
            operation = parse(text)
            odd = strange(operation) is not None
            names = [] if odd else named_by(operation.type, operation.id)
            items.append(Item(device, text, proof, operation, odd, names))
        except Undecodable:
            refused.append((position, "not_ours"))
    return items, refused


@dataclass
class Batch:
    """Operations that came in one request. `carrier` is the device that brought them, if it is
    known.
    """

    items: list[Item]
    carrier: str | None = None
    announced: int = 0  # the highest number that the carrier says it has made

    @property
    def devices(self) -> set[str]:
        """The devices whose rows the transaction must hold."""
        authors = {item.device for item in self.items}
        return authors | {self.carrier} if self.carrier else authors

    def keys(self, work: Work) -> Iterable[Key]:
        """The records that the batch will touch: read at once, before anything is decided."""
        named, place = work.memory.named, str.partition
        for item in self.items:
            operation = item.operation
            if item.odd:
                continue
            yield operation.type, operation.id
            session = session_of(operation.type, operation.id)
            if session:
                yield "session", session
            for key in item.names:
                if (place(operation.id, ".")[0], key) not in named:
                    yield key

    def __call__(self, work: Work) -> Answer:
        """Admit or hold each operation."""
        if not {item.device for item in self.items} <= work.devices.keys():
            # A backup from before this device was made, and no journal: nothing is taken from it.
            raise Problem("reconnect")
        answer = Answer()
        for item in self.items:
            numbers = work.devices[item.device]
            receipt = receive(work, item, numbers, self.carrier)
            answer.receipts.setdefault(item.device, []).append(receipt)
            if receipt[2:] == ("twin",):
                answer.twins.add(item.device)
        if self.carrier in work.devices:
            numbers = work.devices[self.carrier]
            numbers.announced = max(numbers.announced, self.announced)
        return answer

    def halves(self) -> list["Batch"]:
        """Two smaller batches, to find the operation that breaks this one."""
        middle = len(self.items) // 2
        first = Batch(self.items[:middle], self.carrier, self.announced)
        return [first, Batch(self.items[middle:], self.carrier, self.announced)]

    def hold(self, work: Work) -> Answer:
        """The last resort for one operation that cannot even be applied: it is kept for a human
        (L4).
        """
        item = self.items[0]
        numbers = work.devices[item.device]
        numbers.fresh.add(item.operation.n)
        receipt = held.hold(work, item, "strange", numbers.user, self.carrier)
        return Answer({item.device: [receipt]})


def receive(work: Work, item: Item, numbers: Numbers, carrier: str | None) -> Receipt:
    """One operation's receipt. A number that was received before gets its first one again."""
    n = item.operation.n
    brought_by = None if carrier == item.device else carrier
    if numbers.has(n):
        mac, outcome, reason = _first(work, item.device, n)
        if mac == item.mac:
            return (n, outcome, reason) if reason else (n, outcome)
        if erased(work, item.operation):
            return (n, "erased")
        return held.hold_twin(work, item, numbers.user, brought_by)
    numbers.fresh.add(n)
    if erased(work, item.operation):
        work.keep(item.device, n, "", item.mac, "erased", None, brought_by)
        return (n, "erased")
    reason = refusal(work, item, numbers)
    if reason:
        return held.hold(work, item, reason, numbers.user, brought_by)
    entry = work.apply(item.device, item.operation)
    outcome = outcome_of(work, entry, item, work.rights.role(numbers.user))
    work.keep(item.device, n, item.text, item.mac, outcome, None, brought_by)
    if work.restored:
        witness.came_itself(work, item.device, item.operation)
    if entry.type == "held":
        held.settle(work, entry)
    elif entry.type == "erasure" and entry.id in work.rights.erased:
        erase(work, entry.id)
    return (n, outcome)


def refusal(work: Work, item: Item, numbers: Numbers) -> str | None:
    """Why an operation may not enter, or None."""
    operation, rights = item.operation, work.rights
    if not item.odd and foretold(work, item.device, operation):
        return "strange"  # before all else: it is adopted otherwise (held.py)
    if rights.withdrawn(item.device, numbers.user):
        return "revoked"
    if item.odd:
        return "strange"
    if not may_write(rights.role(numbers.user), operation):
        return "not_your_role"
    signs = operation.type == "sign_off" and "signed" in operation.set
    if signs and operation.id.rpartition(".")[2] != numbers.user:  # whatever one's role
        return "not_your_role"
    match SCHEMA[operation.type].lives:
        case "organisation":
            reached = rights.reaches(numbers.user, None)
        case "programme" | "session":
            reached = rights.reaches(numbers.user, operation.id.partition(".")[0])
        case _:
            reached = not operation.programme or rights.reaches(numbers.user, operation.programme)
    if not reached or rights.role(numbers.user) == "coordinator":
        return None if reached else "not_yours"
    through = operation.programme or operation.id.partition(".")[0]
    known = all(_known_to(work, numbers.user, through, key) for key in _touched(item))
    return None if known else "not_yours"


def _touched(item: Item) -> Iterable[Key]:
    """The people, households and unions that an operation writes or names."""
    operation = item.operation
    if SCHEMA[operation.type].lives == "referenced":
        yield operation.type, operation.id
    yield from item.names
    for name, to in REFERENCES[operation.type].items():
        if operation.set.get(name):
            yield to, operation.set[name]


def _known_to(work: Work, user: str, programme: str, key: Key) -> bool:
    """Whether a user may name a record: nothing of it is known, or it stands where they reach.

    Naming brings a record into one's own programme, so whoever kept an id from a programme that was
    withdrawn could otherwise fetch the file back with it (L16).
    """
    if (programme, key) in work.memory.named:
        return True
    entry = work.entry(*key)
    return entry.record == EMPTY or any(work.rights.reaches(user, one) for one in entry.named_in)


def outcome_of(work: Work, entry: Entry, item: Item, role: str) -> str:
    """What the author is told: applied, to review, or proposed. Only as far as their role sees
    (L17).
    """
    operation = item.operation
    written = [*operation.set, *operation.add, *operation.remove]
    validations = work.validations(entry)
    alone = all(len(entry.record.fields[name]) == 1 for name in written)
    if alone and not validations:
        return "applied"
    mine = version(item.device, operation.n)
    seen = view_of(role, SCHEMA[entry.type].lives == "organisation").seen.get(entry.type, {})
    outcome = "applied"
    for name in written:
        reading = read(entry.type, name, entry.record, validations)
        if any(write.version == mine for write in reading.proposals):
            return "proposed"
        if reading.open:
            # Read as their view shows it: what they may not see is no disagreement to them.
            shows = {entry.type: {name: seen.get(name, "whole")}}
            stands = {name: reading.standing}
            theirs = reduced(shows, entry.type, stands, entry.record.fields, validations)
            rows = {write.version: write for write in theirs.get(name, ())}
            if read(entry.type, name, Record({name: rows}), validations).open:
                outcome = "review"
    return outcome


def _first(work: Work, device: str, n: int) -> tuple[str, str, str | None]:
    """The proof and the first receipt of a number that was received."""
    if (device, n) in work.log:
        return work.log[device, n][4:7]
    rows = work.rows(
        "SELECT mac, outcome, reason FROM log WHERE organisation_id = ? AND device = ? AND n = ?",
        (work.organisation, device, n),
    )
    return tuple(rows[0])
