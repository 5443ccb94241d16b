"""A phone, a laptop or a tablet in somebody's hands: the app, used by what is read on its screen.

Before: town.py gives it to a person. After: machine.py, the browser that it runs in.
"""

import contextlib
import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import FilePayload, Locator, TimeoutError, expect

from tests.journeys.machine import Machine

SEALED = 80  # bytes about a draft: its seal, and what it was begun on


class Device(Machine):
    """One device. Its methods are what its owner does and sees."""

    # Getting in

    def enrols(self, code: str | None = None, device: str | None = None) -> None:
        """The first opening: invitation, names, a code of one's own."""
        self.opens_the_app()
        self.enrols_here(code, device)

    def enrols_here(self, code: str | None = None, device: str | None = None) -> None:
        """On the screen that asks for an invitation."""
        page = self.page
        page.get_by_label("Code d’invitation", exact=True).fill(code or self._invitation())
        self.taps("Continuer")
        page.get_by_label("Votre prénom et votre nom", exact=True).fill(self.owner)
        page.get_by_label("Nom de cet appareil", exact=True).fill(device or self.name)
        self.taps("Continuer")
        page.get_by_label("Choisissez un code", exact=True).fill(self.pin)
        self.taps("Choisir ce code")
        page.get_by_label("Le même code, encore une fois", exact=True).fill(self.pin)
        self.taps("Commencer")
        self.is_open()
        self.has_sent_everything()

    def lent_to(self, name: str, invitation: Callable[[], str], pin: str) -> Self:
        """The same device in somebody else's hands."""
        other = copy.copy(self)
        other.owner, other.pin, other._invitation = name, pin, invitation
        return other

    def is_open(self) -> None:
        expect(self.page.get_by_role("navigation", name="Où aller").first).to_be_attached()

    def locks(self) -> None:
        self.goes_to("Aujourd’hui")
        self.taps("Verrouiller")
        self.is_locked()

    def is_locked(self) -> None:
        expect(self.page.get_by_label("Votre code", exact=True)).to_be_visible()

    def unlocks(self, pin: str | None = None) -> None:
        self.tries(pin or self.pin)
        self.is_open()

    def tries(self, pin: str) -> None:
        self.page.get_by_label("Votre code", exact=True).fill(pin)
        self.taps("Déverrouiller")

    # Moving about

    def taps(self, name: str | re.Pattern[str], role: Any = "button") -> None:
        self.page.get_by_role(role, name=name, exact=True).click()

    def goes_to(self, place: str) -> None:
        """A place of the menu, whichever menu this width shows; a session on a phone has none."""
        menu = self.page.get_by_role("navigation", name="Où aller")
        link = menu.get_by_role("link", name=re.compile(f"^{re.escape(place)}"))
        back = self.page.get_by_role("link", name="Retour", exact=True)
        expect(link.or_(back).first).to_be_visible()
        if not link.is_visible():
            back.click()
        link.click()

    def reads(self, text: str) -> None:
        """It stands on the screen, for everybody to read."""
        expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()

    def until(self, text: str, act: Callable[[], None]) -> None:
        """Do it, again if need be: what has just come under the thumb takes no quick tap."""
        told = self.page.get_by_text(text).locator("visible=true").first
        for _ in range(5):
            act()
            with contextlib.suppress(TimeoutError):
                return told.wait_for(timeout=1_000)
        self.reads(text)

    def does_not_read(self, text: str) -> None:
        """It does not; `reads` something that comes with it first."""
        expect(self.page.get_by_text(text).locator("visible=true")).to_have_count(0)

    def is_told(self, text: str | re.Pattern[str]) -> None:
        """A status line says so."""
        line = self.page.get_by_role("status").filter(has_text=text).locator("visible=true")
        expect(line.first).to_be_visible()

    def has_sent_everything(self) -> None:
        self.is_told("Tout est envoyé.")

    # A session

    def opens(self, session: str) -> None:
        """From the screen of the day into a session that goes on now."""
        self.goes_to("Aujourd’hui")
        title = self.page.get_by_role("heading", name=session, exact=True)
        title.locator("xpath=..").get_by_role("button").click()
        self.is_in(session)

    def is_in(self, session: str) -> None:
        expect(self.page.get_by_role("heading", name=session, exact=True, level=1)).to_be_visible()

    def visits(self, session: str, name: str) -> None:
        """A session, by its address: for a phone that believes that it is another day."""
        self.is_open()
        self.page.goto(f"{self.wire.address}/#/seance/{session}")
        self.is_in(name)

    def opens_unplanned(self, workshop: str) -> None:
        """A session that nobody had planned."""
        self.goes_to("Aujourd’hui")
        self.taps("Ouvrir une séance", "link")
        self.taps(re.compile(f"^{workshop}"))
        self.is_in(workshop)

    @property
    def lines(self) -> Locator:
        return self.page.get_by_role("list", name="Présences").get_by_role("listitem")

    def line(self, name: str) -> Locator:
        """Somebody's line in the register."""
        return self.lines.filter(has=self.page.get_by_text(name, exact=True))

    def has_lines(self, *names: str) -> None:
        """These people stand in the register, in this order, and nobody else."""
        expect(self.lines).to_contain_text(list(names))

    def taps_on(self, name: str) -> None:
        self.line(name).get_by_role("button").first.click()

    def marks(self, name: str, status: str = "Présence") -> None:
        """As many taps as it takes."""
        line = self.line(name)
        for _ in range(3):
            if status in line.inner_text():
                break
            before = line.inner_text()
            self.taps_on(name)
            expect(line).not_to_have_text(before, use_inner_text=True)
        self.sees(name, status)

    def sees(self, name: str, status: str) -> None:
        expect(self.line(name)).to_contain_text(status)

    def adds(self, name: str) -> None:
        """ "Ajouter quelqu'un": somebody who is new, or who is found."""
        self.page.get_by_role("link", name="Ajouter quelqu’un", exact=True).click()
        self.page.get_by_label("Chercher une personne", exact=True).fill(name)
        self.taps(f"Ajouter « {name} »")

    def notes(self, text: str) -> None:
        """Types minutes, stroke by stroke, after what is there."""
        self.shows("Notes")
        box = self.page.get_by_label("Ce qui s’est fait", exact=True)
        box.press("ControlOrMeta+End")
        box.press_sequentially(text)

    def marks_the_others(self) -> None:
        self.taps("Les autres sont là")

    def decides(self, choice: str) -> None:
        """In "À vérifier": the detail of the first item stands beside the list."""
        self.goes_to("À vérifier")
        self.taps(choice)

    def undoes(self) -> None:
        self.taps("Annuler")

    def undoes_the_latest(self) -> None:
        """In the list of what was decided."""
        self.page.get_by_role("button", name=re.compile("^Annuler")).first.click()

    def has_nothing_to_check(self) -> None:
        self.goes_to("À vérifier")
        self.reads("Rien à vérifier")

    def shows(self, part: str) -> None:
        """A part of the session: Présences, Notes, Signatures."""
        self.page.get_by_role("navigation", name="Parties de la séance").get_by_role(
            "link", name=part, exact=True
        ).click()

    def rewrites(self, text: str) -> None:
        """The minutes, as they shall be."""
        self.page.get_by_label("Ce qui s’est fait", exact=True).fill(text)

    def reads_minutes(self, *lines: str) -> None:
        box = self.page.get_by_label("Ce qui s’est fait", exact=True)
        for line in lines:
            expect(box).to_have_value(re.compile(re.escape(line)))

    # The office

    def fills(self, field: str, value: str) -> None:
        """A field of a form, by its label."""
        self.page.get_by_label(field, exact=True).fill(value)

    def value_of(self, field: str) -> str:
        return self.page.get_by_label(field, exact=True).input_value()

    def ticks(self, label: str) -> None:
        self.page.get_by_label(re.compile(f"^{label}")).check()

    def unticks(self, label: str) -> None:
        self.page.get_by_label(re.compile(f"^{label}")).uncheck()

    def opens_setting(self, name: str) -> None:
        """A place or a programme, from the settings."""
        self.goes_to("Réglages")
        self.page.get_by_role("main").get_by_role("link", name=re.compile(f"^{name}")).click()

    def opens_colleague(self, name: str) -> None:
        self.goes_to("Équipe")
        self.page.get_by_role("main").get_by_role("link", name=re.compile(f"^{name}")).click()
        expect(self.page.get_by_role("heading", name=name, exact=True, level=1)).to_be_visible()

    # People

    def opens_person(self, name: str) -> None:
        page = self.page
        people = page.get_by_role("main").get_by_role("link")
        people.filter(has=page.get_by_text(name, exact=True)).first.click()
        expect(page.get_by_role("heading", name=name, exact=True, level=1)).to_be_visible()

    def edits_person(self, field: str, value: str) -> None:
        self.taps("Modifier", "link")
        self.fills(field, value)
        self.taps("Enregistrer")

    # This device

    def entrusts(self) -> str:
        """ "Confier à un collègue": the sealed file, as text."""
        self.goes_to("Cet appareil")
        with self.page.expect_download() as caught:
            self.taps("Confier à un collègue")
        return Path(caught.value.path()).read_text()

    def takes(self, parcel: str) -> None:
        """A colleague's file, chosen from the phone."""
        file: FilePayload = {
            "name": "jalon.txt",
            "mimeType": "text/plain",
            "buffer": parcel.encode(),
        }
        self.page.get_by_label(re.compile("Choisir le fichier")).set_input_files(file)

    def keeps_drafts(self, letters: int) -> None:
        """Wait until a draft with so many letters, and what is about them, is on the disk."""
        self.page.wait_for_function(
            """async (least) => {
              for (const { name } of await indexedDB.databases()) {
                const database = await new Promise((done) => {
                  const asked = indexedDB.open(name);
                  asked.onsuccess = () => done(asked.result);
                });
                const rows = !database.objectStoreNames.contains("drafts") ? [] :
                  await new Promise((done) => {
                    const asked = database.transaction("drafts").objectStore("drafts").getAll();
                    asked.onsuccess = () => done(asked.result);
                  });
                database.close();
                if (rows.some((row) => row.byteLength > least)) return true;
              }
              return false;
            }""",
            arg=letters + SEALED,
        )

    @property
    def number(self) -> str:
        """The device's own number, which its store is named after."""
        return self.databases()[-1].removeprefix("jalon-")

    def databases(self) -> list[str]:
        """What this browser keeps for us, by name."""
        names = "async () => (await indexedDB.databases()).map((one) => one.name).sort()"
        found: list[str] = self.page.evaluate(names)
        return found
