"""Invitations, devices, cookies, and the ways back in. PROTOCOL.md, section 7."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from server.keys import mac
from server.sealing import from_base64
from tests.house import House
from tests.people import Person, Phone, Refused

HOUR = 3_600_000


def ask(
    house: House, path: str, body: dict[str, Any], cookie: str = ""
) -> tuple[int, dict[str, Any], str]:
    """A request of somebody who is not in: status, answer, the cookie that was set."""
    headers = {"content-type": "application/json", "cookie": cookie}
    status, answered, raw = house.request("POST", path, json.dumps(body).encode(), headers)
    return status, json.loads(raw), answered.get("set-cookie", "")


def invites(somebody: Person, whom: Person) -> str:
    """A code for somebody."""
    return str(somebody.phone.post({"user": whom.user}, "/api/invite")["code"])


def enrols(house: House, code: str, **more: Any) -> Phone:
    """A phone made from a code."""
    status, told, cookie = ask(house, "/api/enrol", {"code": code, **more})
    assert status == 200, told
    secret = from_base64(told["secret"])
    return Phone(house, told["device"], told["user"], secret, cookie.partition(";")[0])


def test_an_invitation_becomes_a_device_that_can_work(
    house: House, sophie: Person, nadia: Person
) -> None:
    phone = enrols(house, invites(sophie, nadia), **{"device name": "Téléphone bleu"})
    phone.marks("leo")
    assert phone.syncs()["receipts"] == [[1, "applied"]]
    assert phone.told["me"]["user"] == nadia.user
    sophie.phone.syncs()
    assert sophie.phone.sees("device", phone.device, "name") == "Téléphone bleu"
    assert sophie.phone.sees("device", phone.device, "user") == nadia.user


def test_the_cookie_is_out_of_reach_of_scripts(house: House, sophie: Person, nadia: Person) -> None:
    _, told, cookie = ask(house, "/api/enrol", {"code": invites(sophie, nadia)})
    name, *rest = cookie.split("; ")
    assert name.startswith(f"jalon_{told['device']}=")
    assert {"HttpOnly", "Path=/api", "SameSite=strict"} <= set(rest)
    assert "Secure" not in rest  # plain http, on the loopback


def test_the_code_is_in_the_fragment_of_its_address(sophie: Person, house: House) -> None:
    told = sophie.phone.post({"user": sophie.user}, "/api/invite")
    assert told["url"].endswith(f"/#{told['code']}")


def test_an_invitation_serves_once(house: House, sophie: Person, nadia: Person) -> None:
    code = invites(sophie, nadia)
    enrols(house, code)
    status, told, cookie = ask(house, "/api/enrol", {"code": code})
    assert (status, told["problem"], cookie) == (400, "used_code", "")


def test_an_enrolment_whose_answer_was_lost_can_be_asked_for_again(
    house: House, sophie: Person, nadia: Person
) -> None:
    code = invites(sophie, nadia)
    first = enrols(house, code, attempt="drawn once")
    again = enrols(house, code, attempt="drawn once")
    assert (again.device, again.secret) == (first.device, first.secret)
    house.clock.ms += HOUR
    status, told, _ = ask(house, "/api/enrol", {"code": code, "attempt": "drawn once"})
    assert (status, told["problem"]) == (400, "used_code")


def test_an_invitation_lasts_two_days(house: House, sophie: Person, nadia: Person) -> None:
    code = invites(sophie, nadia)
    house.clock.ms += 48 * HOUR + 1
    status, told, _ = ask(house, "/api/enrol", {"code": code})
    assert (status, told["problem"]) == (400, "late_code")


def test_somebody_withdrawn_meanwhile_does_not_get_in(
    house: House, sophie: Person, nadia: Person
) -> None:
    code = invites(sophie, nadia)
    sophie.phone.syncs()
    sophie.phone.write("user", nadia.user, active=False)
    sophie.phone.syncs()
    status, told, _ = ask(house, "/api/enrol", {"code": code})
    assert (status, told["problem"]) == (403, "withdrawn_user")


def test_who_guesses_waits(house: House, sophie: Person, nadia: Person) -> None:
    """L18: guesses are limited; and somebody else's guesses do not use up an invitation."""
    answers = [ask(house, "/api/enrol", {"code": "0000-0000-0000-0000"})[0] for _ in range(22)]
    assert set(answers[:20]) == {400}
    assert set(answers[20:]) == {429}


def test_only_a_coordinator_invites(house: House, nadia: Person, benedicte: Person) -> None:
    for person in (nadia, benedicte):
        with pytest.raises(Refused, match="403 not_yours"):
            person.phone.post({"user": nadia.user}, "/api/invite")
        with pytest.raises(Refused, match="403 not_yours"):
            person.phone.post({}, "/api/recovery")


def test_nobody_is_invited_who_is_not_in_the_team(house: House, sophie: Person) -> None:
    with pytest.raises(Refused, match="404 unknown_user"):
        sophie.phone.post({"user": "nobody"}, "/api/invite")


def test_another_organisation_cannot_invite_into_ours(
    house: House, nadia: Person, impostor: Person
) -> None:
    """L19: the organisation is that of the device, whatever is asked."""
    with pytest.raises(Refused, match="404 unknown_user"):
        impostor.phone.post({"user": nadia.user}, "/api/invite")


def test_a_cookie_of_one_device_is_no_proof_for_another(
    house: House, nadia: Person, karim: Person
) -> None:
    """L19: and the header alone is no proof at all."""
    nadia.phone.device = karim.phone.device
    with pytest.raises(Refused, match="401 reconnect"):
        nadia.phone.exchange()
    nadia.phone.cookie = nadia.phone.cookie.replace("jalon_nadia", "jalon_karim")
    with pytest.raises(Refused, match="401 reconnect"):
        nadia.phone.exchange()


def test_a_device_without_its_cookie_comes_back_by_its_secret(house: House, nadia: Person) -> None:
    phone = nadia.phone
    phone.marks("leo")
    phone.cookie = ""
    with pytest.raises(Refused, match="401 reconnect"):
        phone.exchange()
    phone.cookie = reconnects(house, phone)
    assert phone.syncs()["receipts"] == [[1, "applied"]]


def test_an_odd_clock_is_told_the_time(house: House, nadia: Person) -> None:
    """L10: a phone set to 1970 comes back all the same."""
    status, told, _ = ask(house, "/api/reconnect", proof(nadia.phone, 5))
    assert (status, told["again"], told["now"]) == (409, True, house.clock.ms)
    assert reconnects(house, nadia.phone)


def test_a_forged_proof_brings_nobody_back(house: House, nadia: Person, karim: Person) -> None:
    forged = proof(nadia.phone, house.clock.ms) | {"device": karim.phone.device}
    assert ask(house, "/api/reconnect", forged)[0] == 401
    unknown = proof(nadia.phone, house.clock.ms) | {"device": "nowhere1"}
    assert ask(house, "/api/reconnect", unknown)[0] == 401


def test_a_revoked_device_hands_over_and_is_not_revived(
    house: House, sophie: Person, nadia: Person
) -> None:
    """L5: its work is kept for the coordinator; whichever way it comes back, it is told to wipe."""
    phone = nadia.phone
    phone.syncs()
    phone.marks("leo")
    sophie.phone.syncs()
    sophie.phone.write("device", phone.device, revoked=True)
    sophie.phone.syncs()
    phone.cookie = reconnects(house, phone)
    told = phone.exchange()
    assert told["receipts"] == [[1, "held", "revoked"]]
    assert told["wipe"] is True
    assert told["pages"] == []


def test_a_recovery_code_lets_a_sole_coordinator_in_once(house: House, sophie: Person) -> None:
    sophie.phone.post({}, "/api/recovery")
    code = sophie.phone.post({}, "/api/recovery")["code"]
    house.clock.ms += 400 * 24 * HOUR
    phone = enrols(house, code)
    assert phone.user == sophie.user
    assert ask(house, "/api/enrol", {"code": code})[1]["problem"] == "used_code"


def test_a_printed_code_is_replaced_by_the_next(house: House, sophie: Person) -> None:
    first = sophie.phone.post({}, "/api/recovery")["code"]
    sophie.phone.post({}, "/api/recovery")
    assert ask(house, "/api/enrol", {"code": first})[1]["problem"] == "unknown_code"


def test_an_emptied_browser_is_told_what_never_came(
    house: House, sophie: Person, nadia: Person
) -> None:
    """L5: two operations were announced and lost with the storage."""
    phone = nadia.phone
    for person in ("leo", "awa", "ida"):
        phone.marks(person)
    kept = phone.waiting.pop(0)
    lost, phone.waiting = phone.waiting, [kept]
    assert len(lost) == 2
    phone.exchange()
    body = {"code": invites(sophie, nadia), "empty": True}
    _, told, _ = ask(house, "/api/enrol", body, phone.cookie)
    assert told["lost"] == [
        {"device": phone.device, "user": nadia.user, "missing": 2, "heard": house.clock.ms}
    ]
    found = sophie.phone.get("/api/devices")["devices"]
    [row] = [one for one in found if one["device"] == phone.device]
    assert (row["announced"], row["missing"], row["lost"]) == (3, 2, house.clock.ms)


def test_a_browser_that_was_nobody_has_lost_nothing(
    house: House, sophie: Person, nadia: Person
) -> None:
    _, told, _ = ask(house, "/api/enrol", {"code": invites(sophie, nadia), "empty": True})
    assert told["lost"] == []


def test_a_copied_phones_new_identity_comes_with_its_cookie(house: House, nadia: Person) -> None:
    """L5: it can go on at once, without anybody inviting it."""
    phone = nadia.phone
    phone.marks("leo")
    phone.syncs()
    phone.n = 0
    phone.marks("awa", "absent")
    body = json.dumps({"protocol": 1, "last": 1, "ops": phone.waiting}).encode()
    headers = {**phone.headers, "content-encoding": "identity"}
    _, answered, raw = house.request("POST", "/api/exchange", body, headers)
    made = json.loads(raw)["identity"]
    cookie = answered["set-cookie"].partition(";")[0]
    other = Phone(house, made["device"], made["user"], from_base64(made["secret"]), cookie)
    other.marks("awa", "absent")
    assert other.syncs()["receipts"] == [[1, "applied"]]


def test_two_who_type_one_code_at_once_get_one_device(
    house: House, sophie: Person, nadia: Person
) -> None:
    body = {"code": invites(sophie, nadia)}
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(lambda _: ask(house, "/api/enrol", body), range(2)))
    assert sorted(status for status, _, _ in found) == [200, 400]


@pytest.mark.parametrize("path", ["/api/enrol", "/api/reconnect", "/api/invite", "/api/witness"])
def test_what_is_not_a_request_of_ours_changes_nothing(
    house: House, sophie: Person, path: str
) -> None:
    for body in (b"", b"{", b"[]", b'{"code":5}', b"\xff\xfe", b'{"user":' + b"[" * 50_000):
        status, _, raw = house.request(
            "POST", path, body, {**sophie.phone.headers, "content-encoding": "identity"}
        )
        assert status in (400, 401), (path, body[:20])
        assert json.loads(raw)["jalon"] == 1


def proof(phone: Phone, at: int) -> dict[str, Any]:
    """What a device says to get a new cookie."""
    signed = mac(phone.secret, f"reconnect {phone.device} {at}")
    return {"device": phone.device, "at": at, "mac": signed}


def reconnects(house: House, phone: Phone) -> str:
    """The new cookie of a device."""
    status, _, cookie = ask(house, "/api/reconnect", proof(phone, house.clock.ms))
    assert status == 200
    return cookie.partition(";")[0]
