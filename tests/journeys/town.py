"""A small organisation with a real server, and the cast that works there.

Before: conftest.py opens a town for each story. After: server.py and device.py. What a story is
not about (who is enrolled where) is set up through the protocol, as the coordinator's device would.
"""

import json
import re
import time
from base64 import urlsafe_b64decode
from datetime import datetime
from functools import cached_property
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, BrowserContext, Playwright

from tests import browser as browsers
from tests.journeys.device import Device
from tests.journeys.machine import LAPTOP, PHONE, PIN, TABLET
from tests.journeys.server import Server
from tests.journeys.wire import Wire
from tests.people import Phone

ORGANISATION = "Centre social de Vern"
PROGRAMME = "prgvern0"
ACTIVITY = f"{PROGRAMME}.cuisine0"
WORKSHOP = "Atelier cuisine"
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")


def today() -> str:
    """The date on the wall of the centre."""
    return datetime.now(ZoneInfo("Europe/Paris")).date().isoformat()


class Resident:
    """Somebody of the cast, with the devices that are theirs."""

    def __init__(self, town: "Town", name: str, role: str) -> None:
        self.town = town
        self.name = name
        self.role = role
        self.user = re.sub(r"\W", "", name.lower().replace("é", "e"))

    @cached_property
    def phone(self) -> Device:
        """A phone whose browser is shared with the rest of the town: quick."""
        return self.town.device(self, "téléphone", PHONE)

    @cached_property
    def own_phone(self) -> Device:
        """A phone with a browser and a folder of its own: it can be restarted and killed."""
        return self.town.device(self, "téléphone", PHONE, on_disk=True)

    @cached_property
    def laptop(self) -> Device:
        return self.town.device(self, "ordinateur", LAPTOP)

    @cached_property
    def tablet(self) -> Device:
        return self.town.device(self, "tablette", TABLET, on_disk=True)


class Town:
    """The organisation, its server, its people."""

    def __init__(self, playwright: Playwright, browser: Browser, engine: str, folder: Path) -> None:
        self.playwright = playwright
        self.browser = browser
        self.engine = engine
        self.folder = folder
        self.server = Server(folder / "server")
        self.devices: list[Device] = []
        # What no log and no address may ever hold.
        self.secrets: set[str] = {PIN}
        self.sophie = Resident(self, "Sophie Marchand", "coordinator")
        self.nadia = Resident(self, "Nadia Belkacem", "worker")
        self.karim = Resident(self, "Karim Diallo", "worker")
        self.benedicte = Resident(self, "Bénédicte Roux", "volunteer")

    # Its server and its office

    def begins(self) -> str:
        """`jalon init` and `jalon serve`. The code of the first coordinator."""
        said = self.server.runs("init", ORGANISATION, self.sophie.name)
        self.server.start()
        found = CODE.search(said)
        assert found, said
        return self.secret(found[0])

    @cached_property
    def desk(self) -> Phone:
        """The device in the office by which the organisation was set up."""
        told, cookie = self._enrol(self.begins())
        self.sophie.user = told["user"]
        return Phone(
            house=self,  # type: ignore[arg-type]  # it asks for `request`, which is here
            device=told["device"],
            user=told["user"],
            secret=urlsafe_b64decode(told["secret"] + "=="),
            cookie=cookie,
            at=int(time.time() * 1000),
        )

    def opens_its_doors(self, *people: str, meets: bool = True) -> "Town":
        """A workshop that meets today; the team is hired, these people are expected."""
        desk = self.desk
        desk.syncs()
        desk.write("programme", PROGRAMME, name="CéPourMoi", entry="open")
        desk.write("activity", ACTIVITY, name=WORKSHOP)
        if meets:
            desk.write("session", self.session, state="planned", when={"date": today()})
        for one in (self.nadia, self.karim, self.benedicte):
            desk.write("user", one.user, name=one.name, role=one.role, active=True)
            desk.write("grant", f"{one.user}.{PROGRAMME}", active=True)
        for name in people:
            self.expects(name)
        desk.syncs()
        return self

    @property
    def session(self) -> str:
        return f"{ACTIVITY}.{today()}.1"

    def expects(self, name: str, **fields: Any) -> str:
        """Somebody is enrolled in the workshop. Their id."""
        first, _, last = name.partition(" ")
        person = f"p{len(self.secrets):011}"
        self.desk.write(
            "person", person, first_name=first, last_name=last, programme=PROGRAMME, **fields
        )
        self.desk.write("enrolment", f"{ACTIVITY}.{person}", stage="agreed")
        self.secret(name)
        return person

    def all_of(self, kind: str) -> list[str]:
        """The ids of all records of a type that the office has."""
        self.desk.syncs()
        held = self.desk.known()
        return sorted(id_ for type_, id_ in held if type_ == kind)

    def invitation(self, user: str) -> str:
        """A code by which somebody of the team gets in."""
        self.desk.syncs()
        return self.secret(self.desk.post({"user": user}, "/api/invite")["code"])

    def announces(self, device: Device, last: int) -> None:
        """The server hears how many operations a device has made, and gets none of them."""
        answer = device.context.request.post(
            f"{self.server.address}/api/exchange",
            headers={"x-jalon-device": device.number},
            data={"protocol": 1, "schema": 1, "last": last, "ops": []},
        )
        assert answer.ok, answer.text()

    def versions(self, kind: str) -> list[str]:
        """Every write that the server has in records of a type."""
        return [
            version
            for id_ in self.all_of(kind)
            for of in self.desk.record(kind, id_).fields.values()
            for version in of
        ]

    def desk_sees(self, name: str) -> str | None:
        """What the server says of somebody at today's session."""
        self.desk.syncs()
        people = {
            f"{self.desk.sees('person', id_, 'first_name')} "
            f"{self.desk.sees('person', id_, 'last_name')}": id_
            for id_ in self.all_of("person")
        }
        mark = self.desk.sees("attendance", f"{self.session}.{people[name]}", "mark")
        return mark and str(mark["status"])

    def secret(self, word: str) -> str:
        """A word that must reach no log and no address."""
        self.secrets.add(word)
        return word

    def _enrol(self, code: str) -> tuple[dict[str, Any], str]:
        asked = json.dumps({"code": code, "device name": "bureau", "attempt": "bureau"})
        status, headers, body = self.request(
            "POST", "/api/enrol", asked.encode(), {"content-type": "application/json"}
        )
        assert status == 200, body
        return json.loads(body), headers["set-cookie"].split(";")[0]

    def request(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """One request to the server: status, headers, body."""
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    # Its devices

    def device(
        self, owner: Resident, kind: str, size: dict[str, int], on_disk: bool = False
    ) -> Device:
        """One more device for somebody; its browser opens when it is first used."""
        profile = self.folder / f"{owner.user}-{len(self.devices)}" if on_disk else None

        def opens(**options: Any) -> BrowserContext:
            if profile is None:
                return self.browser.new_context(**options)
            return browsers.kind(self.playwright, self.engine).launch_persistent_context(
                profile, **browsers.options(self.engine), **options
            )

        made = Device(
            name=f"{kind} de {owner.name}",
            owner=owner.name,
            size=size,
            wire=Wire(lambda: self.server.port),
            invitation=lambda: self.invitation(owner.user),
            opens=opens,
            profile=profile,
        )
        self.devices.append(made)
        return made

    def publishes_a_new_version(self, device: Device) -> None:
        """Another service worker than the one that this device has, and the device looks."""
        _, _, script = self.request("GET", "/sw.js")
        found = re.search(rb"version:\W([0-9a-f]+)", script)
        assert found
        body = script.replace(found[1], found[1] + b"0")
        head = "HTTP/1.1 200 OK\r\ncontent-type: text/javascript; charset=utf-8\r\n"
        answer = f"{head}cache-control: no-cache\r\ncontent-length: {len(body)}\r\n\r\n"
        device.wire.instead = (b"GET /sw.js", answer.encode() + body)
        device.looks_for_updates()

    # The end of a story

    def pictures(self, folder: Path) -> None:
        """What stood on every screen when the story failed."""
        folder.mkdir(parents=True, exist_ok=True)
        for number, one in enumerate(self.devices):
            if one._page is not None and not one._page.is_closed():
                one._page.screenshot(path=folder / f"{number}.png")

    def closes(self) -> None:
        for one in self.devices:
            one.ends()
        self.server.close()

    def is_in_order(self) -> None:
        """What holds at the end of every story, whatever it was about."""
        for one in self.devices:
            assert not one.unannounced, (one.name, one.unannounced)
            addresses = " ".join(map(unquote, one.asked))
            told = [word for word in self.secrets if word in addresses]
            assert not told, f"an address says {told} (L17)"
        said = [word for word in self.secrets if word in self.server.log]
        assert not said, f"the log says {said} (L17)"
