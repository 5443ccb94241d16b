"""What people may count on, whoever writes what, in any order: laws L8 to L13, played."""

import random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.laws.model import Made
from tests.laws.play import (
    LEO,
    PERSON,
    SESSION,
    Phone,
    Step,
    exchange,
    history_of,
    stories,
    validation,
    write,
)
from tests.sync.readings import readings, records_of, sight_of

CHANCE = st.randoms(use_true_random=False)
EVERYTHING = 0  # of `exchange`: hands over all, takes all
MARK = f"{LEO[0]} {LEO[1]}"


def synced(phone: Phone, server: list[Made]) -> tuple[Phone, list[Made]]:
    return exchange(phone, server, EVERYTHING)


def field(history: list[Made], id_: tuple[str, str], name: str) -> dict[str, Any]:
    found: dict[str, Any] = readings(history)[" ".join(id_)][name]
    return found


@given(st.permutations([("title", "A"), ("state", "held"), ("minutes", "x")]), CHANCE)
def test_L8_different_fields_never_collide(
    fields: list[tuple[str, str]], chance: random.Random
) -> None:
    phones = [
        Phone(f"k{i}").makes(SESSION, chance.randrange(3), {"set": {name: value}})
        for i, (name, value) in enumerate(fields)
    ]
    history = [made for phone in phones for made in phone.waiting]
    for name, value in fields:
        reading = field(history, SESSION, name)
        assert (reading["shown"], reading["open"]) == (value, False)


@given(st.integers(1, 4), st.integers(1, 4), CHANCE)
def test_L9_each_keeps_one_value_however_often_they_edit(
    often: int, more: int, chance: random.Random
) -> None:
    phones = [Phone("k1"), Phone("k2")]
    for i, edits in enumerate((often, more)):
        for n in range(edits):
            value = {"status": f"{i}-{n}"}
            phones[i] = phones[i].makes(LEO, chance.randrange(3), {"set": {"mark": value}})
    history = [made for phone in phones for made in phone.waiting]
    lost = [one for one in history if one not in (history[often - 1], history[-1])]
    held = set(map(id, chance.sample(lost, len(lost) // 2)))  # some never got in: no ghost either
    reading = field([one for one in history if id(one) not in held], LEO, "mark")
    assert set(reading["leaves"]) == {f"k1-{often}", f"k2-{more}"}
    assert reading["open"]


@given(stories(), st.integers(0, 2))
def test_L10_having_seen_wins_whatever_the_clock(story: list[Step], clock: int) -> None:
    """After all has met, an edit by somebody who was shown one value is what shows."""
    history = history_of(story)
    phone, server = synced(Phone("k9"), history)
    assume(not readings(server).get(MARK, {}).get("mark", {"open": False})["open"])
    phone = phone.makes(LEO, clock, {"set": {"mark": {"status": "excused"}}})
    assert field([*server, *phone.waiting], LEO, "mark")["shown"] == {"status": "excused"}


def test_L11_two_phones_mark_thirty_people_without_conflict() -> None:
    phones = [Phone("k1"), Phone("k2")]
    for i in (0, 1):
        for person in range(30):
            id_ = ("attendance", f"{SESSION[1]}.p{person}")
            phones[i] = phones[i].makes(id_, 0, {"set": {"mark": {"status": "present"}}})
    found = readings([made for phone in phones for made in phone.waiting])
    assert len(found) == 30
    assert all(len(of["mark"]["leaves"]) == 2 for of in found.values())
    assert not any(of["mark"]["open"] for of in found.values())


@given(stories(), stories(), CHANCE)
def test_L12_what_was_validated_shows_whatever_comes_unseen(
    before: list[Step], after: list[Step], chance: random.Random
) -> None:
    """Everything except undoing and reopening, which are the coordinator's own."""
    office, server = synced(Phone("c1"), history_of(before))
    office = office.makes(SESSION, 0, validation(office.held, frozenset()))
    office, server = synced(office, server)
    validated = readings(server)
    phone = Phone("k8")
    for _, what, which, value, clock in after:
        if what not in (1, 2, 3):
            phone = write(phone, what, which, value, clock)
    found = readings(chance.sample([*server, *phone.waiting], len(server) + phone.made))
    for key, fields in validated.items():
        for name, reading in fields.items():
            if key != " ".join(PERSON) and (key, name) != (" ".join(SESSION), "validation"):
                assert found[key][name]["leaves"] == reading["leaves"]


@given(stories(), CHANCE)
def test_L12_a_decision_shows_whatever_comes_unseen(
    story: list[Step], chance: random.Random
) -> None:
    office, server = synced(Phone("c1"), [])
    decided = {"set": {"first_name": "Léonie"}, "decide": True}
    office, server = synced(office.makes(PERSON, 0, decided), server)
    ordinary = [(device, op) for device, op in history_of(story) if "decide" not in op]
    found = readings(chance.sample([*server, *ordinary], len(server) + len(ordinary)))
    assert found[" ".join(PERSON)]["first_name"]["shown"] == "Léonie"


@given(stories(), st.sampled_from([SESSION, PERSON, LEO]), CHANCE)
def test_L13_work_outlives_a_deletion_that_did_not_see_it(
    story: list[Step], deleted: tuple[str, str], chance: random.Random
) -> None:
    """A mark made unseen brings back the session, the person, the mark itself."""
    unhindered = [one for one in history_of(story) if "validation" not in one[1].get("set", {})]
    office, server = synced(Phone("c1"), unhindered)
    which = [SESSION, LEO, None, PERSON].index(deleted)
    office = write(office, 4, which, 0, 0)
    nadia = Phone("k7").makes(LEO, 2, {"set": {"mark": {"status": "late"}}})
    history = [*server, *office.waiting, *nadia.waiting]
    records = records_of(chance.sample(history, len(history)))
    assert sight_of(records, " ".join(deleted)) != "out"


@given(stories())
def test_L13_a_deletion_that_saw_everything_holds(story: list[Step]) -> None:
    unhindered = [one for one in history_of(story) if "validation" not in one[1].get("set", {})]
    office, server = synced(Phone("c1"), unhindered)
    office = write(office, 4, 0, 0, 0)
    assert sight_of(records_of([*server, *office.waiting]), " ".join(SESSION)) == "out"


def test_stories_reach_what_they_are_about() -> None:
    """The search is worth nothing if its stories stay shallow."""
    chance = random.Random(5)
    met: set[str] = set()
    for _ in range(60):
        what = [8, 0, 1, 2, 3, 10, 12, 4, 6, 7]
        story = [
            (chance.randrange(3), chance.choice(what), chance.randrange(8), chance.randrange(12), 0)
            for _ in range(40)
        ]
        server = history_of(story)
        for fields in readings(server).values():
            for reading in fields.values():
                met |= {"open"} if reading["open"] else set()
                met |= {"proposed"} if reading["proposals"] else set()
                met |= {"behind"} if len(reading["standing"]) > len(reading["leaves"]) else set()
        met |= {"void"} if any("void" in op for _, op in server) else set()
    assert met == {"open", "proposed", "behind", "void"}
