"""Bad input changes nothing and gets a sentence; pressure is told (L24)."""

import asyncio
import gzip
import json
import random
import threading
from pathlib import Path

import pytest

from server.limits import Pace
from server.problems import CATALOGUE, Problem
from tests.house import House
from tests.people import Person, Refused


def _post(person: Person, body: bytes, **headers: str) -> tuple[int, dict[str, object]]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    status, _, answer = person.phone.house.request(
        "POST", "/api/exchange", body, {**person.phone.headers, **named}
    )
    told: dict[str, object] = json.loads(answer)
    assert told["jalon"] == 1
    return status, told


@pytest.mark.parametrize(
    ("body", "status", "problem"),
    [
        (b"not gzip at all", 400, "unreadable"),
        (gzip.compress(b'{"protocol":1}')[:-9], 400, "unreadable"),
        (gzip.compress(b'{"protocol":1}') + b"more", 400, "unreadable"),
        (gzip.compress(b"{"), 400, "not_ours"),
        (gzip.compress(b"[]"), 400, "not_ours"),
        (gzip.compress(b'{"protocol":1,"ops":[1]}'), 400, "not_ours"),
        (gzip.compress(b'{"protocol":1,"places":{"org":["a",1e400]}}'), 400, "not_ours"),
        (gzip.compress(b'{"protocol":1,"last":9007199254740993}'), 400, "not_ours"),
        (gzip.compress(b'{"protocol":1,"ops":[["\xff\xfe","a"]]}'), 400, "not_ours"),
        (gzip.compress(b" " * 9_000_000), 413, "too_large"),
        (random.Random(1).randbytes(1_100_000), 413, "too_large"),
    ],
    ids=range(11),
)
def test_bad_input_is_told_in_french_and_changes_nothing(
    house: House, nadia: Person, body: bytes, status: int, problem: str
) -> None:
    before = nadia.phone.exchange()["point"]
    got, told = _post(nadia, body)
    assert (got, told["problem"], told["sentence"]) == (status, problem, CATALOGUE[problem][1])
    assert nadia.phone.exchange()["point"] == before


def test_ten_megabytes_are_not_even_read(house: House, nadia: Person) -> None:
    got, told = _post(nadia, b"x" * 10_000_000, content_encoding="identity")
    assert (got, told["problem"]) == (413, "too_large")


def test_only_json_of_our_own_pages_is_taken(house: House, nadia: Person) -> None:
    body = gzip.compress(b'{"protocol":1}')
    assert _post(nadia, body, content_type="text/plain")[0] == 415
    assert _post(nadia, body, sec_fetch_site="cross-site")[0] == 403
    assert _post(nadia, body, sec_fetch_site="same-site")[0] == 403
    assert _post(nadia, body, origin="https://ailleurs.example")[0] == 403
    assert _post(nadia, body, origin=f"http://127.0.0.1:{house.port}")[0] == 200
    assert _post(nadia, body, sec_fetch_site="same-origin")[0] == 200


def test_a_device_that_asks_too_often_is_told_when(tmp_path: Path, database: str) -> None:
    house = House(tmp_path, database, pace=3)
    house.found()
    nadia = house.hire("Nadia", "worker")
    with house.open():
        for _ in range(3):
            nadia.phone.exchange()
        with pytest.raises(Refused, match="429 too_often") as refused:
            nadia.phone.exchange()
    assert refused.value.told["later"] >= 1


def test_a_pace_is_regained_with_time() -> None:
    pace = Pace(60)
    for _ in range(60):
        pace.take("nadia", 0.0)
    with pytest.raises(Problem):
        pace.take("nadia", 0.5)
    pace.take("karim", 0.5)
    pace.take("nadia", 2.0)


def test_a_full_queue_answers_later(tmp_path: Path, database: str) -> None:
    """L24: what cannot be taken soon is not taken at all, and nothing of it is done later."""
    house = House(tmp_path, database, waiting=1)
    house.found()
    cast = [house.hire(f"Nadia{number}", "worker", "prg") for number in range(8)]
    busy, go = threading.Event(), threading.Event()
    statuses: list[str] = []

    def work(one: Person) -> None:
        one.phone.marks("leo")
        try:
            one.phone.exchange()
            statuses.append("200")
        except Refused as refused:
            assert refused.told["later"] >= 2
            statuses.append(str(refused.status))

    def block(_: object) -> None:
        busy.set()
        go.wait(10)

    with house.open():
        loop = house.app.state.hub._loop
        blocking = asyncio.run_coroutine_threadsafe(house.app.state.writer.perform(1, block), loop)
        busy.wait(10)
        threads = [threading.Thread(target=work, args=(one,)) for one in cast]
        for thread in threads:
            thread.start()
        until_refused(statuses, 7)
        go.set()
        for thread in threads:
            thread.join()
        blocking.result(10)
        assert sorted(statuses) == ["200"] + ["503"] * 7
        for one in cast:
            assert one.phone.exchange()["received"] == [[1, 1]]


def until_refused(statuses: list[str], count: int) -> None:
    """Wait for so many answers; the test's own time-out ends it otherwise."""
    tick = threading.Event()
    for _ in range(1000):
        if len(statuses) >= count:
            return
        tick.wait(0.01)
    raise AssertionError(statuses)
