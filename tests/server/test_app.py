"""What every answer carries, and the paths that are no work: health, files, nothing."""

import json

import pytest

from server.app import POLICY
from server.problems import CATALOGUE
from tests.house import House


@pytest.mark.parametrize("path", ["/", "/api/none", "/healthz", "/seance/prg.act", "/no.js"])
def test_every_answer_carries_the_security_headers(house: House, path: str) -> None:
    _, headers, _ = house.request("GET", path)
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_healthz_says_whether_somebody_writes(house: House) -> None:
    status, _, body = house.request("GET", "/healthz")
    assert (status, json.loads(body)) == (200, {"jalon": 1, "ok": True})


@pytest.mark.parametrize(
    ("method", "path", "status", "problem"),
    [
        ("GET", "/api/none", 404, "nothing_here"),
        ("POST", "/", 405, "wrong_way"),
        ("GET", "/missing.js", 404, "nothing_here"),
        ("GET", "/..%2f..%2fpyproject.toml", 404, "nothing_here"),
        ("POST", "/api/exchange", 401, "reconnect"),
    ],
)
def test_what_is_refused_is_told_in_our_form(
    house: House, method: str, path: str, status: int, problem: str
) -> None:
    """L6: the page of the app is never an answer of the interface."""
    got, _, body = house.request(method, path)
    told = json.loads(body)
    assert (got, told["jalon"], told["problem"]) == (status, 1, problem)


def test_every_sentence_ends_as_one_and_asks_nothing_grandly() -> None:
    for _, sentence in CATALOGUE.values():
        assert sentence.endswith(".") and "euillez" not in sentence and "rreur" not in sentence
