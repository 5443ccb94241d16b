"""The journal of rights, beside the backup (L25)."""

from pathlib import Path

from server.journal import Journal, Line
from tests.house import House
from tests.people import Person

LINE = Line(1, "nadia001", 7, '{"n":7}', "proof")


def test_what_is_appended_is_read_in_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.append([LINE, LINE._replace(n=8)])
    journal.note("restored", at=5)
    journal.append([LINE._replace(n=9)])
    assert [line.n for line in journal.lines()] == [7, 8, 9]


def test_half_a_line_costs_only_itself(tmp_path: Path) -> None:
    """A power cut while writing: the commit that it belonged to never was."""
    journal = Journal(tmp_path / "journal")
    journal.append([LINE])
    with open(journal.path, "a") as file:
        file.write('{"kind": "operation", "organ')
    journal.append([LINE._replace(n=8)])
    assert [line.n for line in journal.lines()] == [7, 8]


def test_only_rights_are_in_the_journal(house: House, sophie: Person, nadia: Person) -> None:
    """L17: nothing of the people who come."""
    nadia.phone.registers("leo", "Léopold-Canari", "Martin")
    nadia.phone.marks("leo")
    nadia.phone.syncs()
    sophie.phone.syncs()
    sophie.phone.write("grant", f"{nadia.user}.prg", active=False)
    sophie.phone.syncs()
    path = house.settings.journal_path
    lines = list(Journal(path).lines())
    assert lines[-1].text.count('"grant"') == 1
    assert "leo" not in path.read_text("utf-8").lower()


def test_a_right_that_was_held_is_in_the_journal_once_it_is_adopted(
    house: House, sophie: Person, nadia: Person
) -> None:
    """L25: Nadia's wish was not hers to make; Sophie adopts it."""
    nadia.phone.syncs()
    nadia.phone.write("grant", f"{nadia.user}.prg", active=False)
    nadia.phone.syncs()
    before = len(list(Journal(house.settings.journal_path).lines()))
    sophie.phone.syncs()
    sophie.phone.write("held", f"{nadia.phone.device}-1", verdict="adopt")
    sophie.phone.syncs()
    [line] = list(Journal(house.settings.journal_path).lines())[before:]
    assert (line.device, line.n) == (nadia.phone.device, 1)
