"""Live notices: somebody is told that something changed in what they see, and nothing more."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPResponse

from server.live import MOST_LINES
from tests.house import House
from tests.people import SESSION, Person


class Ear:
    """An open stream of notices."""

    def __init__(self, answer: HTTPResponse) -> None:
        self.answer = answer

    def hears(self) -> str:
        """The next event, or the empty text when the stream has ended."""
        while line := self.answer.readline().decode():
            if line.startswith("data:"):
                return line.strip()
        return ""


@contextmanager
def listening(person: Person) -> Iterator[Ear]:
    """Listen as a page does."""
    phone = person.phone
    connection = HTTPConnection("127.0.0.1", phone.house.port, timeout=10)
    connection.request("GET", "/api/live", headers=phone.headers)
    answer = connection.getresponse()
    assert answer.status == 200 and answer.getheader("content-type", "").startswith("text/event-")
    assert answer.readline() == b"retry: 5000\n"
    try:
        yield Ear(answer)
    finally:
        answer.close()
        connection.close()


def test_a_change_is_told_to_who_sees_it(house: House, nadia: Person, karim: Person) -> None:
    karim.phone.syncs()
    with listening(karim) as ear:
        nadia.phone.marks("leo")
        nadia.phone.syncs()
        assert ear.hears() == "data: {}"
        karim.phone.syncs()
        assert karim.phone.holds("attendance", f"{SESSION}.leo")


def test_what_is_hidden_is_not_betrayed_by_a_notice(
    house: House, nadia: Person, benedicte: Person
) -> None:
    """L17: only the visible change that follows wakes the volunteer."""
    nadia.phone.registers("leo", "Léo", "Martin")
    nadia.phone.syncs()
    benedicte.phone.syncs()
    with listening(benedicte) as ear:
        nadia.phone.write("person", "leo", note="…")
        nadia.phone.syncs()
        hidden = nadia.phone.point
        nadia.phone.write("person", "leo", first_name="Léon")
        nadia.phone.syncs()
        assert ear.hears() == "data: {}"
        benedicte.phone.syncs()
        assert hidden is not None and benedicte.phone.point[0] > hidden[0]  # type: ignore[index]
        assert benedicte.phone.sees("person", "leo", "first_name") == "Léon"


def test_who_only_listens_is_told(house: House, nadia: Person, karim: Person) -> None:
    """After a restart of the server pages listen again, before they ask for anything."""
    with listening(karim) as ear:
        nadia.phone.marks("leo")
        nadia.phone.post({"protocol": 1, "ops": nadia.phone.waiting})
        assert ear.hears() == "data: {}"


def test_a_device_has_a_few_lines_and_no_more(house: House, nadia: Person, karim: Person) -> None:
    """L24: the oldest ends; the others, and those of other devices, still hear."""
    with ExitStack() as lines:
        other = lines.enter_context(listening(nadia))
        ears = [lines.enter_context(listening(karim)) for _ in range(MOST_LINES + 2)]
        assert [ear.hears() for ear in ears[:2]] == ["", ""]
        nadia.phone.marks("leo")
        nadia.phone.syncs()
        assert {ear.hears() for ear in (other, *ears[2:])} == {"data: {}"}


def test_a_withdrawn_device_hears_of_its_withdrawal_alone(
    house: House, nadia: Person, karim: Person, sophie: Person
) -> None:
    """L16."""
    with listening(karim) as ear:
        sophie.phone.write("device", karim.phone.device, revoked=True)
        sophie.phone.syncs()
        assert ear.hears() == "data: {}"
        nadia.phone.marks("leo")
        nadia.phone.syncs()
        house.app.state.hub.close()
        assert ear.hears() == ""


def test_a_right_that_is_given_is_told(house: House, nadia: Person, sophie: Person) -> None:
    nadia.phone.syncs()
    with listening(nadia) as ear:
        sophie.phone.write("grant", "nadia.new", active=True)
        sophie.phone.syncs()
        assert ear.hears() == "data: {}"


def test_a_server_that_stops_ends_its_streams(closed_house: House, nadia: Person) -> None:
    """Otherwise a stop would wait for every open page."""
    heard: list[str] = []
    ready = threading.Event()

    def listen() -> None:
        with listening(nadia) as ear:
            ready.set()
            heard.append(ear.hears())

    with closed_house.open():
        one = threading.Thread(target=listen)
        one.start()
        assert ready.wait(10)
    one.join(10)
    assert heard == [""]
