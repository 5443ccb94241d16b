"""The rounds: each begins on a fresh copy of the same store, plays its load and reads the meters.

Before: town.py and load.py. After: table.py takes the medians. Every answer is looked at once the
clock has stopped: a round in which something was not received, or came twice, is no round.
"""

import json
import shutil
import statistics
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import serving
from bench.load import Clients, Played
from bench.serving import TICKS, Process
from bench.town import BATCH, Device, Town

MARK = "attendance"


@dataclass
class Measure:
    """One round of one thing."""

    things: int
    seconds: float
    cpu: float  # seconds of the server's processor
    bytes: float = 0  # on the wire, each
    wait: float = 0  # ms until the answer, median
    memory: float = 0  # MB of the server

    @property
    def rate(self) -> float:
        """Things a second."""
        return self.things / self.seconds

    @property
    def ms(self) -> float:
        """Server CPU, ms per 1,000 things."""
        return self.cpu * 1_000_000 / self.things


@dataclass
class Sizes:
    """How much is played; toys for the tests."""

    devices: int = 50
    marks: int = 200
    readers: int = 10
    asks: int = 200


@dataclass
class Stage:
    """A prepared store with its requests: every round begins here."""

    folder: Path
    pushes: list[list[bytes]]  # by connection
    sophie: list[Device]  # devices of the coordinator that hold nothing
    warm: list[bytes]
    twenty: list[bytes]  # one request with twenty marks
    sizes: Sizes

    @property
    def operations(self) -> int:
        """How many operations are pushed."""
        return self.sizes.devices * self.sizes.marks


def prepare(folder: Path, sizes: Sizes, database: str = "", before: int = 0) -> Stage:
    """An organisation with its people, `before` marks, and what its devices are about to say."""
    town = Town(folder, database)
    town.fill(before)
    workers = town.workers(sizes.devices)
    pushes = []
    for device in workers:
        ops = town.marks(device, sizes.marks)
        pushes.append([device.request(ops[i : i + BATCH]) for i in range(0, sizes.marks, BATCH)])
    sophie = [town.device(town.coordinator) for _ in range(sizes.readers)]
    first, second = town.workers(2)
    warm = [first.request(town.marks(first, BATCH)), first.request(places={})]
    twenty = [second.request(town.marks(second, 20))]
    town.close()
    return Stage(folder, pushes, sophie, warm, twenty, sizes)


def fresh(stage: Stage, work: Path) -> Path:
    """A copy of the stage's store, for one round."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(stage.folder, work)
    return work


def metered(server: Process, clients: Clients, plays: list[list[bytes]]) -> tuple[Played, float]:
    """Play, and read the server's meter before and after."""
    before = server.cpu
    played = clients.play(server.port, plays)
    return played, max(server.cpu - before, 1 / TICKS)


def floor(work: Path, clients: Clients, stage: Stage) -> tuple[Measure, Measure]:
    """The same marks into one table, and out of it again."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    pushes = [[_as_floor(one) for one in each] for each in stage.pushes]
    with serving.floor(work) as server:
        clients.play(server.port, [[_as_floor(stage.warm[0])], [_get(0)]])
        played, cpu = metered(server, clients, pushes)
        push = Measure(stage.operations, played.seconds, cpu)
        gets = [_get(since) for since in range(0, stage.operations, 2_000)]
        played, cpu = metered(server, clients, [gets] * stage.sizes.readers)
        rows = [len(json.loads(_body(one))) for each in played.answers for one in each]
        size = sum(len(body) for each in played.answers for _, body in each)
        pull = Measure(sum(rows), played.seconds, cpu, size / sum(rows))
    return push, pull


def push(server: Process, clients: Clients, stage: Stage) -> Measure:
    """Every mark through the exchange; each has its receipt."""
    clients.play(server.port, [stage.warm])
    played, cpu = metered(server, clients, stage.pushes)
    receipts = [
        one for each in played.answers for answer in each for one in told(answer)["receipts"]
    ]
    if [one for one in receipts if one[1] != "applied"] or len(receipts) != stage.operations:
        raise RuntimeError("not everything was received")
    return Measure(stage.operations, played.seconds, cpu, memory=server.memory)


def pull(server: Process, clients: Clients, stage: Stage) -> Measure:
    """New devices of the coordinator take everything there is."""
    first, others = stage.sophie[0], stage.sophie[1:]
    asked, rows = _asked_for_all(server, clients, first)
    plays = [[one.request(**each) for each in asked] for one in others]
    played, cpu = metered(server, clients, plays)
    size = sum(len(body) for each in played.answers for _, body in each)
    things = rows * len(others)
    return Measure(things, played.seconds, cpu, size / things)


def replay(server: Process, clients: Clients, stage: Stage) -> int:
    """Everything once more. How many rows somebody who held everything has to pull: none (L3)."""
    reader = stage.sophie[0]
    cursor = whole_cursor(server, clients, reader)
    played = clients.play(server.port, stage.pushes)
    receipts = [
        one for each in played.answers for answer in each for one in told(answer)["receipts"]
    ]
    if {one[1] for one in receipts} != {"applied"} or len(receipts) != stage.operations:
        raise RuntimeError("a replay got other receipts")
    found = told(clients.play(server.port, [[reader.request(**cursor)]]).answers[0][0])
    return sum(len(page[3]) for page in found["pages"])


@dataclass
class Asking:
    """What one device asks of a store: twenty changes, or nothing at all."""

    server: Process
    changes: bytes
    idle: bytes


def asking(server: Process, clients: Clients, stage: Stage) -> Asking:
    """A server that has worked, and a device that holds everything but the last twenty marks."""
    reader = stage.sophie[0]
    clients.play(server.port, stage.pushes)
    cursor = whole_cursor(server, clients, reader)
    clients.play(server.port, [stage.twenty])
    request = reader.request(**cursor)
    (answer,) = clients.play(server.port, [[request]]).answers[0]
    found = told(answer)
    if sum(1 for page in found["pages"] for row in page[3] if row[0] == MARK) != 20:
        raise RuntimeError("not the twenty changes")
    places = cursor["places"] | {page[0]: page[1:3] for page in found["pages"]}
    return Asking(server, request, reader.request(places=places, point=found["point"]))


def ask(clients: Clients, asked: Asking, request: bytes, times: int) -> Measure:
    """The same question again and again."""
    played, cpu = metered(asked.server, clients, [[request] * times])
    head, body = played.answers[0][-1]
    size = len(request) + len(head) + len(body)
    waits = statistics.median(played.waits)
    return Measure(times, played.seconds, cpu, size, waits, asked.server.memory)


def told(answer: tuple[bytes, bytes]) -> dict[str, Any]:
    """What an answer says."""
    found: dict[str, Any] = json.loads(_body(answer))
    if found.get("jalon", 1) != 1 or "refused" in found:
        raise RuntimeError(str(found)[:300])
    return found


def whole_cursor(server: Process, clients: Clients, device: Device) -> dict[str, Any]:
    """What a device asks once it holds everything."""
    return _asked_for_all(server, clients, device)[0][-1]


def _asked_for_all(
    server: Process, clients: Clients, device: Device
) -> tuple[list[dict[str, Any]], int]:
    """All that a new device asks until it holds everything, and how many rows it got."""
    asked: list[dict[str, Any]] = []
    places: dict[str, Any] = {}
    point, rows, more = None, 0, True
    while more:
        asked.append({"places": dict(places)} | ({"point": point} if point else {}))
        found = told(clients.play(server.port, [[device.request(**asked[-1])]]).answers[0][0])
        for place, view, upto, page in found["pages"]:
            places[place] = [view, upto]
            rows += len(page)
        point, more = found["point"], found["more"]
    return [*asked, {"places": places, "point": point}], rows


def _body(answer: tuple[bytes, bytes]) -> bytes:
    head, body = answer
    return zlib.decompress(body, wbits=31) if b"content-encoding: gzip" in head.lower() else body


def _as_floor(request: bytes) -> bytes:
    """The same packed body, to the floor."""
    return request.replace(b"POST /api/exchange ", b"POST /push ", 1)


def _get(since: int) -> bytes:
    return f"GET /pull?since={since} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
