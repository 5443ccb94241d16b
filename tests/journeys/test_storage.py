"""The device's own storage fails: it is full, or the browser emptied it."""

import pytest

from tests.journeys.town import WORKSHOP, Town

EVERYTHING_BUT_COOKIES = "indexeddb,cache_storage,service_workers,local_storage,file_systems"


SMALL = 3_000_000  # bytes: the app and a few people have room in it
# Fills what is left with what cannot be packed. (Chromium remembers for half a minute how much was
# left, so taking the room away under a running app would not be noticed.)
FILL = """async () => {
  const asked = indexedDB.open("filler");
  asked.onupgradeneeded = () => asked.result.createObjectStore("of", { autoIncrement: true });
  const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const put = (size) => new Promise((done) => {
    const transaction = database.transaction("of", "readwrite");
    transaction.objectStore("of").put(crypto.getRandomValues(new Uint8Array(size)));
    transaction.oncomplete = () => done(true);
    transaction.onabort = () => done(false);
  });
  for (let size = 1 << 16; size >= 1 << 9; size >>= 1) while (await put(size));
  database.close();
}"""


def test_a_full_disk_is_said_and_nothing_is_shown_as_kept(town: Town) -> None:
    """L1: the mark does not stay on the screen, and goes in once there is room."""
    town.opens_its_doors("Awa Benali")
    phone = town.nadia.phone
    probe, origin = phone.probe(), {"origin": phone.wire.address}
    probe.send("Storage.overrideQuotaForOrigin", {**origin, "quotaSize": SMALL})
    phone.enrols()
    phone.goes_offline()
    phone.opens(WORKSHOP)
    phone.page.evaluate(FILL)
    phone.taps_on("Awa B.")
    phone.reads("Il n’y a plus de place sur cet appareil. Cette saisie n’est pas encore gardée.")
    phone.sees("Awa B.", "à noter")

    probe.send("Storage.overrideQuotaForOrigin", origin)
    phone.marks("Awa B.")
    phone.is_told("1 saisie gardée sur cet appareil")
    phone.comes_back()
    phone.has_sent_everything()
    assert town.desk_sees("Awa Benali") == "present"


@pytest.mark.parametrize(
    ("announced", "missing"),
    [(True, "1 saisie n’a pas été reçue."), (False, "Nous ne pouvons pas savoir s’il manque")],
    ids=["announced", "unknown"],
)
def test_a_device_that_was_emptied_says_so_and_what_is_missing(
    town: Town, announced: bool, missing: str
) -> None:
    """L5: no copy survives; the server says how many it never got, or that it cannot know."""
    town.opens_its_doors("Awa Benali")
    phone, laptop = town.nadia.phone, town.sophie.laptop
    laptop.enrols()
    phone.enrols()
    phone.opens(WORKSHOP)
    phone.marks("Awa B.")
    phone.has_sent_everything()
    phone.goes_offline()
    phone.marks("Awa B.", "Absence")
    phone.is_told("1 saisie gardée")
    if announced:
        town.announces(phone, last=2)
    phone.probe().send(
        "Storage.clearDataForOrigin",
        {"origin": phone.wire.address, "storageTypes": EVERYTHING_BUT_COOKIES},
    )
    phone.closes_its_tab()
    phone.comes_back()
    phone.opens_the_app()
    phone.reads("Cet appareil a perdu ses données")
    phone.enrols()
    phone.is_told(missing)
    laptop.opens_colleague(town.nadia.name)
    laptop.reads("Ses données ont été effacées par le navigateur.")
