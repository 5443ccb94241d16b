"""Pages: everything that is a caller's, nothing else, nothing skipped. PROTOCOL.md, section 5."""

import threading

import pytest

from server import pull
from tests.house import House
from tests.people import SESSION, Person

DAY = 86_400_000


def test_pages_are_cut_by_bytes_and_end_complete(
    house: House, nadia: Person, karim: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """L15: no page ends early, however small pages are."""
    monkeypatch.setattr(pull, "BUDGET", 1_000)
    for number in range(60):
        nadia.phone.marks(f"p{number}", session=f"prg.act.2026-1{number % 3}-19.1")
    nadia.phone.syncs()
    rounds = 0
    while karim.phone.exchange()["more"]:
        rounds += 1
    assert rounds > 3
    assert list(karim.phone.check()) == karim.phone.told["check"]
    assert len([one for one in karim.phone.known() if one[0] == "attendance"]) == 60


def test_the_organisation_comes_first_then_programmes_then_the_nearest_quarters(
    house: House, nadia: Person, karim: Person
) -> None:
    for day in ("2027-02-01", "2026-11-19", "2026-08-01", "2026-02-01"):
        nadia.phone.marks("leo", session=f"prg.act.{day}.1")
    nadia.phone.syncs()
    order = [page[0] for page in karim.phone.exchange()["pages"]]
    assert order == ["org", "prg", "prg/2026-4", "prg/2026-3", "prg/2026-1", "prg/2027-1"]


def test_what_is_committed_while_somebody_reads_is_not_skipped(
    house: House, nadia: Person, karim: Person, sophie: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """L15: two write at once, a third reads all along."""
    monkeypatch.setattr(pull, "BUDGET", 1_500)
    house.app.state.pace.each_minute = 100_000  # the reader asks as often as a slow disk lets it

    def work(one: Person) -> None:
        for number in range(40):
            one.phone.marks(f"{one.user}{number}")
            if number % 4 == 0:
                one.phone.exchange()
        one.phone.syncs()

    both = [threading.Thread(target=work, args=(one,)) for one in (nadia, karim)]
    for one in both:
        one.start()
    while any(one.is_alive() for one in both):
        sophie.phone.exchange()
    for one in both:
        one.join()
    sophie.phone.syncs()
    assert len([key for key in sophie.phone.known() if key[0] == "attendance"]) == 80


def test_a_right_that_is_gained_fills_and_one_withdrawn_empties(
    house: House, nadia: Person, sophie: Person
) -> None:
    """L16."""
    sophie.phone.write("programme", "new", name="Jardin")
    sophie.phone.marks("leo", session="new.act.2026-11-19.1")
    sophie.phone.syncs()
    nadia.phone.syncs()
    assert not nadia.phone.holds("programme", "new")
    sophie.phone.write("grant", "nadia.new", active=True)
    sophie.phone.syncs()
    nadia.phone.syncs()
    assert nadia.phone.holds("attendance", "new.act.2026-11-19.1.leo")
    sophie.phone.write("grant", "nadia.new", active=False)
    sophie.phone.syncs()
    assert nadia.phone.syncs()["drop"] == ["new", "new/2026-4"]
    assert not nadia.phone.holds("programme", "new")


def test_a_narrowed_role_replaces_what_was_held(
    house: House, nadia: Person, sophie: Person
) -> None:
    """L16, L17: the view is another one, so every place is sent anew."""
    nadia.phone.registers("leo", "Léo", "Martin", phone="06 00 00 00 00")
    nadia.phone.syncs()
    sophie.phone.syncs()
    sophie.phone.write("user", "nadia", role="volunteer")
    sophie.phone.syncs()
    nadia.phone.syncs()
    assert nadia.phone.sees("person", "leo", "last_name") == "M."
    assert nadia.phone.sees("person", "leo", "phone") is None


def test_quarters_that_ended_long_ago_are_no_part_of_a_share(
    house: House, nadia: Person, karim: Person
) -> None:
    """13 months after their end."""
    nadia.phone.marks("leo", session="prg.act.2025-09-30.1")
    nadia.phone.marks("leo", session="prg.act.2025-10-01.1")
    nadia.phone.syncs()
    karim.phone.syncs()
    assert set(karim.phone.places) == {"org", "prg", "prg/2025-4"}
    house.clock.ms += 130 * DAY
    assert karim.phone.syncs()["drop"] == ["prg/2025-4"]


def test_a_record_that_left_is_told_to_who_held_it(
    house: House, nadia: Person, sophie: Person
) -> None:
    sophie.phone.write("grant", "nadia.prg", active=False)
    sophie.phone.syncs()
    nadia.phone.marks("leo")
    nadia.phone.exchange()
    sophie.phone.syncs()
    for verdict in ("adopt", "aside"):
        sophie.phone.write("held", f"{nadia.phone.device}-1", verdict=verdict)
        sophie.phone.syncs()
        assert sophie.phone.holds("attendance", f"{SESSION}.leo") is (verdict == "adopt")


def test_a_digest_that_differs_is_mended_place_by_place(
    house: House, nadia: Person, karim: Person
) -> None:
    """L15: the device asks for detail, and starts the place that differs again at 0."""
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    karim.phone.syncs()
    karim.phone.places["prg/2026-4"].clear()
    told = karim.phone.exchange(detail=True)
    assert list(karim.phone.check()) != told["check"]
    assert told["checks"]["prg/2026-4"][0] == 1
    view, _ = karim.phone.cursor["prg/2026-4"]
    karim.phone.cursor["prg/2026-4"] = (view, 0)
    karim.phone.syncs()
    assert karim.phone.holds("attendance", f"{SESSION}.leo")


def test_a_bare_handing_over_brings_no_pages(house: House, nadia: Person) -> None:
    """A worker without the keys, or a colleague's phone, hands over and asks for nothing."""
    nadia.phone.marks("leo")
    told = nadia.phone.post({"protocol": 1, "ops": nadia.phone.waiting, "last": 1})
    assert told["receipts"] == [[1, "applied"]]
    assert told["pages"] == [] and "check" not in told


def test_twenty_changes_read_no_more_rows_as_history_grows(house: House, nadia: Person) -> None:
    """L22: what is asked of the database does not depend on what lies in it."""
    statements: list[str] = []
    database = house.app.state.database
    real = database.rows

    def counted(connection: object, text: str, values: object = ()) -> object:
        found = real(connection, text, values)
        statements.append(f"{text} {len(found)}")
        return found

    database.rows = counted
    seen: list[list[str]] = []
    nadia.phone.marks("first")
    nadia.phone.syncs()
    for round_ in range(3):
        for number in range(100 * round_):
            nadia.phone.marks(f"r{round_}p{number}")
        nadia.phone.syncs()
        for number in range(20):
            nadia.phone.marks(f"last{round_}{number}")
        nadia.phone.post({"protocol": 1, "ops": nadia.phone.waiting, "last": 1})
        statements.clear()
        nadia.phone.waiting = []
        nadia.phone.exchange()
        seen.append(list(statements))
    assert seen[0] == seen[1] == seen[2]
