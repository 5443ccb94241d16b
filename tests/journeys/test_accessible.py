"""Usable by everybody: axe finds nothing on any screen, and a keyboard alone takes a register."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.device import Device
from tests.journeys.town import ACTIVITY, PROGRAMME, WORKSHOP, Town

AXE = Path(__file__).parents[2] / "pwa/node_modules/axe-core/axe.min.js"
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}"""


class Inspector:
    """Looks at one screen after the other, in both colours and both widths, and writes down."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.found: list[str] = []

    def visits(self, *addresses: str) -> None:
        for address in addresses:
            self.device.page.goto(f"{self.device.wire.address}/#/{address}")
            expect(self.device.page.get_by_role("heading", level=1)).to_be_visible()
            self.looks(address)

    def looks(self, name: str) -> None:
        page = self.device.page
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE.read_text())
        for width, height in ((1280, 800), (360, 740)):
            page.set_viewport_size({"width": width, "height": height})
            for colours in ("dark", "light"):
                page.emulate_media(color_scheme=colours, reduced_motion="reduce")
                self.found += [f"{name} {width} {colours}: {one}" for one in page.evaluate(RUN)]


def test_axe_finds_nothing_on_the_screens_of_the_field(town: Town) -> None:
    person = town.opens_its_doors("Moussa Keita").expects("Awa Benali", phone="06 39 98 12 34")
    town.desk.write("attendance", f"{town.session}.{person}", mark={"status": "late"})
    phone = town.nadia.phone
    inspector = Inspector(phone)
    phone.opens_the_app()
    phone.reads("Bienvenue")
    inspector.looks("first opening")
    phone.enrols()
    session = f"seance/{town.session}"
    inspector.visits(
        "",
        "ouvrir",
        session,
        f"{session}/notes",
        f"{session}/signatures",
        f"{session}/ajouter",
        f"{session}/horaires",
        "personnes",
        "personnes/nouvelle",
        f"personnes/{person}",
        f"personnes/{person}/modifier",
        "appareil",
        "remise",
    )
    inspector.visits(session)
    phone.taps("Plus pour Awa B.")
    phone.reads("Excusée")
    inspector.looks("sheet")
    phone.taps("Fermer")
    phone.shows("Signatures")
    phone.taps("Faire signer Awa B.")
    phone.reads("Je suis là aujourd’hui")
    inspector.looks("hand-over")
    phone.restarts()
    phone.is_locked()
    inspector.looks("locked")
    phone.taps("Code oublié")
    phone.reads("Personne ne peut retrouver votre code")
    inspector.looks("forgotten")
    assert inspector.found == []
    # It looks, and it sees.
    phone.page.evaluate("() => document.querySelector('main').append(new Image())")
    inspector.looks("a picture without a name")
    assert len(inspector.found) == 4


def test_axe_finds_nothing_on_the_screens_of_the_office(town: Town) -> None:
    person = town.opens_its_doors("Moussa Keita").expects("Awa Benali")
    town.expects("Awa Benali")
    desk = town.desk
    mark = f"{town.session}.{person}"
    desk.write("attendance", mark, mark={"status": "late"})
    desk.make(type="attendance", id=mark, set={"mark": {"status": "absent"}})
    desk.syncs()
    laptop = town.sophie.laptop
    laptop.enrols()
    inspector = Inspector(laptop)
    inspector.visits(
        "vue",
        "a-verifier",
        "seances",
        f"seances/{town.session}",
        "reglages",
        "reglages/structure",
        "reglages/lieu",
        "reglages/action",
        f"reglages/action/{PROGRAMME}",
        f"reglages/nouvel-atelier/{PROGRAMME}",
        f"reglages/atelier/{ACTIVITY}",
        f"reglages/dates/{ACTIVITY}",
        f"reglages/inscrits/{ACTIVITY}",
        "equipe",
        "equipe/nouveau",
        "equipe/secours",
        f"equipe/{town.nadia.user}",
        f"equipe/{town.nadia.user}/invitation",
    )
    laptop.page.set_viewport_size({"width": 1280, "height": 800})
    laptop.goes_to("À vérifier")
    items = laptop.page.get_by_role("list", name=re.compile("à vérifier")).get_by_role("link")
    expect(items.nth(1)).to_be_visible()
    addresses = [item.get_attribute("href") or "" for item in items.all()]
    inspector.visits(*(address.removeprefix("#/") for address in addresses))
    assert inspector.found == []


def test_a_keyboard_alone_takes_a_register(town: Town) -> None:
    """From the lock to the end of the session, without a pointer."""
    town.opens_its_doors("Awa Benali", "Bruno Keita")
    laptop = town.nadia.laptop
    laptop.enrols()
    laptop.restarts()
    laptop.is_locked()
    keys = laptop.page.keyboard

    def reaches(role: str, name: str | re.Pattern[str]) -> None:
        """With the key that goes on to the next, as far as it takes."""
        goal = laptop.page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
        expect(goal).to_be_visible()
        for _ in range(60):
            if goal.evaluate("(one) => one === document.activeElement"):
                return
            keys.press("Tab")
        raise AssertionError(f"the keyboard does not reach {name}")

    reaches("textbox", "Votre code")
    keys.type(laptop.pin)
    keys.press("Enter")
    laptop.is_open()
    reaches("button", "Noter les présences")
    keys.press("Enter")
    laptop.is_in(WORKSHOP)
    reaches("button", re.compile("^Awa B."))
    keys.press("Space")
    laptop.sees("Awa B.", "Présence")
    reaches("button", "Plus pour Bruno K.")
    keys.press("Enter")
    reaches("button", "Excusée")
    keys.press("Space")
    laptop.sees("Bruno K.", "Excusée")
    keys.press("Escape")
    expect(laptop.page.get_by_role("dialog")).to_be_hidden()
    reaches("button", "Terminer")
    laptop.until("séance terminée", lambda: keys.press("Enter"))
    laptop.has_sent_everything()
    assert town.desk_sees("Bruno Keita") == "excused"
