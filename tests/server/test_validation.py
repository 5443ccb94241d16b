"""A decision stands: work that had not seen the validation is a proposal, whichever came first
(L12).
"""

import pytest

from tests.house import House
from tests.people import SESSION, Person

MARK = f"{SESSION}.leo"


@pytest.mark.parametrize("late_first", [True, False])
def test_late_work_is_proposed_whichever_arrives_first(
    house: House, nadia: Person, sophie: Person, late_first: bool
) -> None:
    sophie.phone.marks("ana")
    sophie.phone.syncs()
    sophie.phone.validates()
    nadia.phone.marks("leo", "absent")
    first, second = (nadia, sophie) if late_first else (sophie, nadia)
    first.phone.syncs()
    second.phone.syncs()
    if not late_first:
        assert nadia.phone.receipts[1] == ("proposed",)
    for one in (nadia, sophie):
        one.phone.syncs()
        reading = one.phone.reads("attendance", MARK, "mark")
        assert reading.shown is None
        assert [write.value for write in reading.proposals] == [{"status": "absent"}]


def test_reopening_lets_late_work_count(house: House, nadia: Person, sophie: Person) -> None:
    sophie.phone.validates()
    sophie.phone.syncs()
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    sophie.phone.syncs()
    sophie.phone.write("session", SESSION, validation=None)
    sophie.phone.syncs()
    nadia.phone.syncs()
    for one in (nadia, sophie):
        assert one.phone.sees("attendance", MARK, "mark") == {"status": "present"}


def test_work_that_saw_the_validation_counts(house: House, nadia: Person, sophie: Person) -> None:
    sophie.phone.validates()
    sophie.phone.syncs()
    nadia.phone.syncs()
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    assert nadia.phone.receipts[1] == ("applied",)
    assert nadia.phone.sees("attendance", MARK, "mark") == {"status": "present"}


def test_standing_rows_are_read_anew_under_the_session_alone(
    house: House, nadia: Person, sophie: Person
) -> None:
    """A validation touches what begins with its session's id, and nothing that only looks
    like it.
    """
    other = SESSION[:-1] + "11"
    nadia.phone.marks("leo", "present")
    nadia.phone.marks("leo", "present", session=other)
    nadia.phone.syncs()
    before = dict(sophie.phone.syncs())
    sophie.phone.marks("leo", "absent")
    sophie.phone.validates()
    sophie.phone.syncs()
    assert before["check"] != sophie.phone.told["check"]
    assert sophie.phone.sees("attendance", f"{other}.leo", "mark") == {"status": "present"}
